//! How do frameworks and papers write the same cell, term by term, and do the same numbers come out?

mod reasons;

use super::maths::maths;
use super::wait::wait;
use crate::app::frame::Frame;
use crate::app::look::Look;
use crate::app::message::{Analysis, Packed};
use crate::app::parts::{Draw, Own, element, hue, piece, written};
use crate::app::state::{Question, Shown};
use crate::cell::Variant;
use crate::weights::{Line, Piece, Relation, Translation};
use crate::words::{Value, Words};
use reasons::{reasons, steps};
use std::rc::Rc;
use yew::{Event, Html, classes, html};

/// Every cell on screen as the chosen convention writes it. What is still being compared is told at the end, so that
/// nothing moves when it is there.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let question = frame.state.question(Analysis::Conventions);
    let packed = question.about(shown).cloned();
    let is_open = packed.is_none() && needs_words(question);
    let conventions = Conventions { shown: shown.clone(), look: frame.look.clone(), packed };
    html! {
        <>
            { written("p", "soft", frame.look.say("conventions-read")) }
            { piece("conventions", conventions) }
            if is_open { { wait(frame, Analysis::Conventions) } }
        </>
    }
}

/// Whether there is something to tell about an answer that is not there.
fn needs_words(question: &Question) -> bool {
    question.is_running() || question.stopped || question.failed.is_some()
}

#[derive(PartialEq)]
struct Conventions {
    shown: Shown,
    look: Look,
    packed: Option<Rc<Packed>>,
}

/// A cell on screen with everyone who writes it, and the column where it stands first.
struct Cell<'a> {
    variant: &'a Variant,
    column: usize,
    all: Vec<Translation>,
}

/// What came out when a translation was run.
enum Outcome {
    Waiting,
    Error(f64),
    Failed(String),
}

impl Conventions {
    /// Each cell once, however many columns show it.
    fn cells(&self) -> Vec<Cell<'_>> {
        let mut cells: Vec<Cell<'_>> = Vec::new();
        for (column, run) in self.shown.comparison.columns.iter().enumerate() {
            if cells.iter().all(|cell| *cell.variant != run.variant) {
                cells.push(Cell { variant: &run.variant, column, all: Translation::all(&run.variant) });
            }
        }
        cells
    }

    fn name(&self, id: &str) -> String {
        self.look.say(&format!("convention-{id}"))
    }

    /// The answer's number or text for the k-th translation of a column.
    fn outcome(&self, column: usize, k: usize) -> Outcome {
        let Some(packed) = &self.packed else { return Outcome::Waiting };
        let error = packed.numbers.get(column).and_then(|list| list.get(k)).copied().unwrap_or(f64::NAN);
        let before: usize = packed.numbers.iter().take(column).map(Vec::len).sum();
        match packed.texts.get(before + k).filter(|text| !text.is_empty()) {
            Some(text) => Outcome::Failed(text.clone()),
            None => Outcome::Error(error),
        }
    }

    /// The conventions to choose from, each with whether it is equal.
    fn choices(&self, ids: &[&'static str], chosen: usize, cells: &[Cell<'_>], own: &Own) -> Html {
        let option = |(k, id): (usize, &&'static str)| {
            let choose = own.choose.reform(move |_: Event| Some(k));
            html! {
                <label class="convention-choice">
                    <input type="radio" name="convention" checked={k == chosen} onchange={choose} />
                    <span>{ self.name(id) }{ written("small", "soft", self.standing(id, cells)) }</span>
                </label>
            }
        };
        html! {
            <fieldset class="lab-choice convention-choices">
                { written("legend", "", self.look.say("conventions-choose")) }
                { for ids.iter().enumerate().map(option) }
            </fieldset>
        }
    }

    /// `LSTM: equal; GRU: different`
    fn standing(&self, id: &str, cells: &[Cell<'_>]) -> String {
        let one = |cell: &Cell<'_>| {
            let translation = cell.all.iter().find(|translation| translation.id == id)?;
            let is_equal = translation.relation == Relation::Equivalent;
            let how = self.look.say(if is_equal { "conventions-is-equal" } else { "conventions-is-different" });
            Some(format!("{}: {how}", self.look.variant(cell.variant)))
        };
        cells.iter().filter_map(one).collect::<Vec<_>>().join("; ")
    }

    fn cell(&self, cell: &Cell<'_>, id: &str) -> Html {
        let found = cell.all.iter().enumerate().find(|(_, translation)| translation.id == id);
        let told = match found {
            Some((k, translation)) => self.beside(translation, &self.outcome(cell.column, k)),
            None => written("p", "", self.look.words.text_with("conventions-none", &[("name", self.name(id).into())])),
        };
        html! { <section class={classes!("convention-cell", hue(cell.variant))}><h3>{ self.look.variant(cell.variant) }</h3>{ told }</section> }
    }

    /// Verdict, equations side by side, and what has to be done with the weights.
    fn beside(&self, translation: &Translation, outcome: &Outcome) -> Html {
        let (look, words) = (&self.look, &self.look.words);
        let same = translation.relation == Relation::Equivalent;
        html! {
            <>
                <p class="verdict"><strong>{ if same { "= " } else { "≠ " } }</strong>{ verdict(translation, outcome, self.shown.steps(), words) }</p>
                if !same { <ul class="convention-list">{ for reasons(look, translation).into_iter().map(|why| written("li", "", why)) }</ul> }
                <table class="table equations">
                    <thead><tr>
                        { written("th", "", words.text("conventions-ours")) }
                        <th><span class="visually-hidden">{ words.text("conventions-relation") }</span></th>
                        { written("th", "", self.name(translation.id)) }
                    </tr></thead>
                    <tbody>{ for translation.lines.iter().map(line) }</tbody>
                </table>
                <h4>{ words.text("conventions-take") }</h4>
                <ul class="convention-list">{ for steps(translation, words).into_iter().map(|step| written("li", "", step)) }</ul>
            </>
        }
    }
}

impl Draw for Conventions {
    fn draw(&self, own: &Own) -> Html {
        let cells = self.cells();
        let mut ids: Vec<&'static str> = Vec::new();
        for id in cells.iter().flat_map(|cell| cell.all.iter().map(|translation| translation.id)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let chosen = own.choice.unwrap_or(0).min(ids.len().saturating_sub(1));
        let Some(id) = ids.get(chosen) else { return written("p", "", self.look.say("conventions-nobody")) };
        html! {
            <>
                { self.choices(&ids, chosen, &cells, own) }
                <div class="conventions">{ for cells.iter().map(|cell| self.cell(cell, id)) }</div>
            </>
        }
    }
}

fn verdict(translation: &Translation, outcome: &Outcome, steps: usize, words: &Words) -> String {
    let steps: (&str, Value<'_>) = ("steps", steps.into());
    match (&translation.relation, outcome) {
        (Relation::Different(_), _) => words.text("conventions-different"),
        (_, Outcome::Waiting) => words.text("conventions-waiting"),
        (_, Outcome::Failed(message)) => words.text_with("conventions-failed", &[("message", message.as_str().into())]),
        (_, Outcome::Error(0.0)) => words.text_with("conventions-exact", &[steps]),
        (_, Outcome::Error(error)) => {
            words.text_with("conventions-equal", &[steps, ("error", words.number(*error, 2).into())])
        }
    }
}

/// One equation in both forms, with a sign between them.
fn line(line: &Line) -> Html {
    let differs = line.ours.iter().chain(&line.theirs).any(|piece| piece.differs);
    html! {
        <tr>
            <td class="math">{ pieces(&line.ours) }</td>
            <td class="relation">{ if differs { "≠" } else { "=" } }</td>
            <td class="math">{ pieces(&line.theirs) }</td>
        </tr>
    }
}

/// What differs is marked, and told by the mark's own element.
fn pieces(pieces: &[Piece]) -> Html {
    let text = |piece: &Piece| maths(&piece.text);
    let one =
        |piece: &Piece| if piece.differs { element("mark", &[], Vec::new(), vec![text(piece)]) } else { text(piece) };
    pieces.iter().map(one).collect()
}
