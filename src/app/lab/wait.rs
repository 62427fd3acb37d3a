//! How far is an answer, how is it stopped, and how is it asked for again? The same box wherever one waits.

use super::super::frame::Frame;
use super::super::message::{Analysis, Msg};
use super::super::parts::{element, sends, written};
use super::super::state::Question;
use super::analyse::{ALWAYS_APART, work};
use crate::words::Words;
use yew::{AttrValue, Html, MouseEvent, html};

/// Multiply–adds beyond which an answer takes more than a few seconds on a slow machine.
const LONG: u64 = 1_000_000_000;

/// How an answer stands that is not there.
enum Standing<'a> {
    Running,
    Stopped,
    Failed(&'a str),
}

impl<'a> Standing<'a> {
    fn of(question: &'a Question) -> Self {
        match &question.failed {
            Some(reason) => Self::Failed(reason),
            None if question.stopped => Self::Stopped,
            None => Self::Running,
        }
    }

    fn told(&self, name: &str, words: &Words) -> String {
        match self {
            Self::Running => words.text_with("lab-waiting", &[("name", name.into())]),
            Self::Stopped => words.text_with("lab-was-stopped", &[("name", name.into())]),
            Self::Failed("") => words.text("proof-cases-missing"),
            Self::Failed(reason) => words.text_with("lab-stopped", &[("message", (*reason).into())]),
        }
    }
}

/// What an answer is called, and what of it is counted.
const fn names(which: Analysis) -> (&'static str, &'static str) {
    match which {
        Analysis::Map => ("lab-map", "lab-count-pairs"),
        Analysis::Jacobian => ("lab-jacobian", "lab-count-steps"),
        Analysis::Start => ("lab-start", "lab-count-steps"),
        Analysis::Conventions => ("lab-conventions", "lab-count-steps"),
        Analysis::Reference => ("proof-cases", "lab-count-cases"),
        Analysis::Check | Analysis::Paths | Analysis::Training | Analysis::Weights => {
            ("proof-gradients", "lab-count-steps")
        }
    }
}

/// `.wait`: what is computed, how much of it is done, and one button, which keeps its place whatever happens.
pub(super) fn wait(frame: &Frame<'_>, which: Analysis) -> Html {
    let (words, question) = (&frame.look.words, frame.state.question(which));
    let ((name, counted), standing) = (names(which), Standing::of(question));
    let name = words.text(name);
    let (key, msg) = match standing {
        Standing::Running => ("lab-stop", Msg::Stop(which)),
        Standing::Stopped | Standing::Failed(_) => ("lab-again", Msg::Ask(which)),
    };
    let class = if matches!(standing, Standing::Failed(_)) { "is-wrong" } else { "" };
    let act = sends::<MouseEvent>(&frame.send, msg);
    let is_long =
        frame.state.shown.as_ref().is_some_and(|shown| (LONG..ALWAYS_APART).contains(&work(which, &shown.comparison)));
    html! {
        <section class="wait" aria-label={name.clone()}>
            <p role="status" {class}>{ standing.told(&name, words) }</p>
            <div class="wait-row">
                { bar(question, name) }
                { written("span", "wait-count", count(question.done, counted, words)) }
                <button type="button" class="button is-choice" onclick={act}>{ words.text(key) }</button>
            </div>
            if is_long { { written("p", "note", words.text("lab-long")) } }
        </section>
    }
}

/// A bar without a place until the first news.
fn bar(question: &Question, name: String) -> Html {
    let (done, of) = question.done;
    if of == 0 {
        return element("progress", &["aria-label"], vec![name.into()], Vec::new());
    }
    let values = [name, done.to_string(), of.to_string()].map(AttrValue::from).to_vec();
    element("progress", &["aria-label", "value", "max"], values, Vec::new())
}

/// `36 of 600 steps, all cells together`
fn count((done, of): (usize, usize), counted: &str, words: &Words) -> String {
    if of == 0 {
        return words.text("lab-begins");
    }
    let args = [("done", words.count(done).into()), ("of", words.count(of).into())];
    words.text_with(counted, &args)
}
