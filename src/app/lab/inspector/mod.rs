//! Where does a number come from, what does it move, and what if it were another one?
//!
//! The panel at the right: the number, its arithmetic forward and backward with every term, largest first, each a link
//! to the number that it comes from, and how to change it. All of it is [`explain`](crate::insight::explain)'s.

mod backward;
mod change;
mod curve;
mod forward;
mod head;
mod missing;
mod name;
mod rows;
mod way;

use super::super::frame::Frame;
use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{Draw, Own, on, piece};
use super::super::state::Shown;
use crate::engine::Seeds;
use crate::insight::explain::Arithmetic;
use crate::scene::Column;
use missing::{Nowhere, find};
pub use name::typeset;
use rows::Rows;
use std::rc::Rc;
use way::Way;
use yew::{Callback, Html, KeyboardEvent, html};

/// What the panel shows.
#[derive(PartialEq)]
struct Panel {
    shown: Shown,
    look: Look,
    /// `column:place`, as the link has it.
    inspected: String,
    /// The columns as they are chosen now; the results may be older.
    columns: Rc<[Column]>,
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
        columns: state.scene.columns.as_slice().into(),
        way: (!state.trail.past.is_empty(), !state.trail.future.is_empty()),
        send: frame.send.clone(),
    };
    piece("inspector", panel)
}

impl Draw for Panel {
    fn draw(&self, own: &Own) -> Html {
        if own.kept::<Way>().is_none() {
            own.keep(Way::default());
        }
        // In a field, keys are text and the page leaves them alone.
        let escape = on(&self.send, |event: KeyboardEvent| {
            (event.key() == "Escape" && !event.is_composing()).then(|| {
                event.prevent_default();
                event.stop_propagation();
                Msg::Inspect(None)
            })
        });
        html! { <div class="inspector-body" onkeydown={escape}>{ self.head() }{ self.body(own) }</div> }
    }

    fn drawn(&self, own: &Own) {
        if let Some(way) = own.kept::<Way>() {
            way.follow(&self.inspected);
        }
    }
}

impl Panel {
    fn body(&self, own: &Own) -> Html {
        let (k, run, place) = match find(&self.inspected, &self.shown) {
            Ok(found) => found,
            Err(nowhere) => return self.missing(&nowhere),
        };
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
            return self.missing(&Nowhere::Unreadable);
        };
        let rows = Rows { look: &self.look, send: &self.send, graph: run.plan.graph(), column: k, own };
        let chosen = self.columns.get(k).filter(|column| column.variant == run.variant).unwrap_or(&run.column);
        html! {
            <>
                { self.name(&rows, run, place, made.value) }
                { rows.forward(place, &made) }
                { rows.backward(place, &moved) }
                { rows.change(run, chosen, place, made.value) }
            </>
        }
    }
}
