//! Is it true, for the scene on screen? Numeric against analytic gradients; what is exact and what is illustrative.

use super::super::frame::Frame;
use super::super::message::{Analysis, Msg, Packed};
use super::super::parts::{sends, written};
use super::super::stage::column_names;
use super::super::state::Question;
use super::reference;
use super::wait::wait;
use crate::words::{Value, Words};
use yew::{Html, MouseEvent, html};

/// What can be checked here, and what was.
pub fn page(frame: &Frame<'_>) -> Html {
    let words = &frame.look.words;
    html! {
        <>
            <h3>{ words.text("proof-gradients") }</h3>
            { written("p", "", words.text("proof-gradients-about")) }
            { ask(frame, Analysis::Check, "proof-check") }
            { outcomes(frame, frame.state.question(Analysis::Check)) }
            <h3>{ words.text("proof-cases") }</h3>
            { written("p", "", words.text("proof-cases-about")) }
            { ask(frame, Analysis::Reference, "proof-cases-run") }
            { reference::outcomes(frame) }
            <h3>{ words.text("proof-exact-title") }</h3>
            { for ["proof-exact", "proof-same-bits", "proof-references", "proof-illustrative"].iter().map(|key| written("p", "", words.text(key))) }
        </>
    }
}

/// The button that asks, and while it is answered how far that is.
fn ask(frame: &Frame<'_>, which: Analysis, key: &str) -> Html {
    let words = &frame.look.words;
    let question = frame.state.question(which);
    let start = sends::<MouseEvent>(&frame.send, Msg::Ask(which));
    let is_open = question.is_running() || question.stopped || question.failed.is_some();
    html! {
        <>
            <button type="button" class="button is-choice" onclick={start} disabled={question.is_running()}>{ words.text(key) }</button>
            if is_open { { wait(frame, which) } }
        </>
    }
}

/// One line for each column: `[checked, all, agree, unresolved, worst error]` and the worst one's place.
fn outcomes(frame: &Frame<'_>, question: &Question) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let Some(packed) = question.about(shown) else { return Html::default() };
    let names = column_names(&shown.comparison, &frame.look.words);
    let line =
        |(k, name): (usize, &String)| told(packed, k, name, &frame.look.words).map(|text| written("li", "", text));
    html! { <ul class="proofs" role="status">{ for names.iter().enumerate().filter_map(line) }</ul> }
}

fn told(packed: &Packed, k: usize, name: &str, words: &Words) -> Option<String> {
    let [checked, all, agree, unresolved, worst] = packed.numbers.get(k)?.as_slice() else { return None };
    let count = |n: &f64| words.count(*n as usize);
    let args: [(&str, Value<'_>); 7] = [
        ("cell", name.into()),
        ("checked", count(checked).into()),
        ("all", count(all).into()),
        ("agree", count(agree).into()),
        ("unresolved", count(unresolved).into()),
        ("error", words.scientific(*worst, 2).into()),
        ("place", packed.texts.get(k)?.as_str().into()),
    ];
    Some(words.text_with(if agree + unresolved == *checked { "proof-passes" } else { "proof-fails" }, &args))
}
