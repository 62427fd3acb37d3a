//! How do frameworks and papers write the same cell, term by term, and do the same numbers come out?

use super::super::frame::Frame;
use super::super::parts::{element, hue, written};
use super::super::stage::column_names;
use crate::scene::{Comparison, Run};
use crate::weights::{Line, Piece, Relation, Translation};
use crate::words::{Value, Words};
use yew::virtual_dom::VText;
use yew::{Html, classes, html};

/// Every column's cell beside every convention that has it.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let words = &frame.look.words;
    let names = column_names(&shown.comparison, words);
    let mut seen: Vec<String> = Vec::new();
    let fresh = |run: &&Run| {
        let name = run.variant.to_string();
        let new = !seen.contains(&name);
        seen.push(name);
        new
    };
    let told: Vec<Html> = shown
        .comparison
        .columns
        .iter()
        .filter(fresh)
        .map(|run| {
            let k = shown.comparison.columns.iter().position(|other| std::ptr::eq(other, run)).unwrap_or(0);
            cell(&shown.comparison, run, names.get(k).map_or("", String::as_str), words)
        })
        .collect();
    html! { <>{ written("p", "soft", words.text("conventions-read")) }{ for told }</> }
}

fn cell(comparison: &Comparison, run: &Run, name: &str, words: &Words) -> Html {
    let all = Translation::all(&run.variant);
    html! {
        <section class={classes!("convention-cell", hue(&run.variant))}>
            <h3>{ name.to_owned() }</h3>
            if all.is_empty() { { written("p", "note", words.text("conventions-none")) } }
            { for all.iter().map(|translation| one(comparison, run, translation, words)) }
        </section>
    }
}

fn one(comparison: &Comparison, run: &Run, translation: &Translation, words: &Words) -> Html {
    let verdict = match &translation.relation {
        Relation::Equivalent => match translation.compare(&run.params, &comparison.sample) {
            Ok(error) => {
                let args: [(&str, Value<'_>); 1] = [("error", words.number(error, 2).into())];
                words.text_with("conventions-equal", &args)
            }
            Err(error) => words.text_with("conventions-failed", &[("message", error.to_string().into())]),
        },
        Relation::Different(why) => words.text_with("conventions-different", &[("nodes", why.join(", ").into())]),
    };
    let biases: [(&str, Value<'_>); 1] = [("count", translation.biases.into())];
    html! {
        <details class="convention">
            <summary><strong>{ words.text(&format!("convention-{}", translation.id)) }</strong>{ " — " }{ verdict }</summary>
            <table class="table equations">
                <thead><tr><th scope="col">{ words.text("conventions-ours") }</th><th scope="col">{ words.text("conventions-theirs") }</th></tr></thead>
                <tbody>{ for translation.lines.iter().map(line) }</tbody>
            </table>
            { written("p", "note", words.text_with("conventions-biases", &biases)) }
            if !translation.tensors.is_empty() {
                <p class="note">{ words.text("conventions-stored") }{ " " }{ stored(translation) }</p>
            }
        </details>
    }
}

fn stored(translation: &Translation) -> String {
    let of = |(name, gates): &(String, Vec<&'static str>)| format!("{name}: {}", gates.join(" "));
    translation.tensors.iter().map(of).collect::<Vec<_>>().join("; ")
}

fn line(line: &Line) -> Html {
    html! { <tr><td class="math">{ pieces(&line.ours) }</td><td class="math">{ pieces(&line.theirs) }</td></tr> }
}

/// What differs is marked, and told by the mark's own element.
fn pieces(pieces: &[Piece]) -> Html {
    let text = |piece: &Piece| Html::from(VText::new(piece.text.clone()));
    let one =
        |piece: &Piece| if piece.differs { element("mark", &[], Vec::new(), vec![text(piece)]) } else { text(piece) };
    pieces.iter().map(one).collect()
}
