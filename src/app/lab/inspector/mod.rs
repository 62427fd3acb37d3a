//! Where does a number come from, what does it move, and what if it were another one?
//!
//! The panel at the right: the number, its arithmetic forward and backward with every term, largest first, each a link
//! to the number that it comes from, and how to change it. All of it is [`explain`](crate::insight::explain)'s.

mod backward;
mod change;
mod curve;
mod forward;
mod rows;

use super::super::frame::Frame;
use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{Draw, Own, Sign, hue, piece, sends, sign_button, written};
use super::super::stage::column_names;
use super::super::state::Shown;
use crate::engine::Seeds;
use crate::insight::explain::{Arithmetic, Place};
use crate::scene::Run;
use crate::words::Value;
use rows::Rows;
use yew::{Callback, Html, MouseEvent, classes, html};

/// What the panel shows.
#[derive(PartialEq)]
struct Panel {
    shown: Shown,
    look: Look,
    /// `column:place`, as the link has it.
    inspected: String,
    /// Whether there is a way back, and forward again.
    way: (bool, bool),
    send: Callback<Msg>,
}

/// The panel of the number that is looked into.
pub fn inspector(frame: &Frame<'_>) -> Html {
    let state = frame.state;
    let (Some(shown), Some(inspected)) = (&state.shown, &state.scene.view.inspected) else { return Html::default() };
    let panel = Panel {
        shown: shown.clone(),
        look: frame.look.clone(),
        inspected: inspected.clone(),
        way: (!state.trail.past.is_empty(), !state.trail.future.is_empty()),
        send: frame.send.clone(),
    };
    piece("inspector", panel)
}

impl Draw for Panel {
    fn draw(&self, own: &Own) -> Html {
        html! { <>{ self.head() }{ self.body(own) }</> }
    }
}

/// The column and the place that a link names.
fn find<'a>(inspected: &str, shown: &'a Shown) -> Option<(usize, &'a Run, Place)> {
    let (column, place) = inspected.split_once(':')?;
    let k = column.parse::<usize>().ok()?.checked_sub(1)?;
    let run = shown.comparison.columns.get(k)?;
    Some((k, run, Place::parse(place, &run.plan)?))
}

impl Panel {
    fn head(&self) -> Html {
        let button = |sign, key: &str, msg: Msg, off| {
            sign_button("button", sign, self.look.say(key), off, sends(&self.send, msg))
        };
        html! {
            <header class="inspector-head">
                { written("h2", "", self.look.say("inspector-title")) }
                { button(Sign::Undo, "inspector-back", Msg::Retrace(false), !self.way.0) }
                { button(Sign::Redo, "inspector-forward", Msg::Retrace(true), !self.way.1) }
                { button(Sign::Close, "inspector-close", Msg::Inspect(None), false) }
            </header>
        }
    }

    fn body(&self, own: &Own) -> Html {
        let Some((k, run, place)) = find(&self.inspected, &self.shown) else { return self.missing() };
        let seeds: Seeds<f64> = self.shown.comparison.seeds(k);
        let arithmetic = Arithmetic {
            plan: &run.plan,
            params: &run.params,
            trace: &run.trace,
            gradients: &run.gradients,
            seeds: &seeds,
            format: run.precision,
        };
        let (Some(made), Some(moved)) = (arithmetic.forward(place), arithmetic.backward(place)) else {
            return self.missing();
        };
        let rows = Rows { look: &self.look, send: &self.send, graph: run.plan.graph(), column: k, own };
        html! {
            <>
                { self.name(&rows, run, place, made.value) }
                { self.steppers(&rows, run, place) }
                { rows.forward(place, &made) }
                { rows.backward(&moved) }
                { rows.change(&self.shown, run, place, made.value) }
            </>
        }
    }

    /// The number's symbol, its term and its value.
    fn name(&self, rows: &Rows<'_>, run: &Run, place: Place, value: f64) -> Html {
        let names = column_names(&self.shown.comparison, &self.look.words);
        let cell = names.get(rows.column).cloned().unwrap_or_default();
        let term = rows.term(place, &self.look.words);
        html! {
            <div class={classes!("inspector-name", hue(&run.variant))}>
                <p><strong class="math">{ rows.symbol(place) }</strong>{ " = " }<output>{ rows.number(value) }</output></p>
                { written("p", "soft", format!("{cell}: {term}")) }
                { rows.digits() }
            </div>
        }
    }

    /// The neighbours: the unit before and after, the step before and after.
    fn steppers(&self, rows: &Rows<'_>, run: &Run, place: Place) -> Html {
        let beside = rows::neighbours(place, run.plan.dims());
        let button = |(key, to): (&str, Option<Place>)| {
            let act = to.map(|to| rows.open(to));
            html! { <button type="button" class="button is-choice" disabled={act.is_none()} onclick={act.unwrap_or_default()}>{ self.look.say(key) }</button> }
        };
        html! { <p class="inspector-steps">{ for beside.into_iter().map(button) }</p> }
    }

    /// The place is not in this run: what it said, and where to begin instead.
    fn missing(&self) -> Html {
        let args: [(&str, Value<'_>); 1] = [("place", self.inspected.as_str().into())];
        let instead = self.shown.comparison.columns.first().map(|run| {
            let symbol = run.plan.graph().nodes[run.plan.graph().hidden()].symbol;
            format!("1:{symbol}[1]@1")
        });
        let open = |place: String| sends::<MouseEvent>(&self.send, Msg::Inspect(Some(place)));
        html! {
            <>
                <p class="note is-wrong" role="alert">{ self.look.words.text_with("inspector-missing", &args) }</p>
                if let Some(place) = instead {
                    <button type="button" class="button is-choice" onclick={open(place.clone())}>{ place }</button>
                }
            </>
        }
    }
}
