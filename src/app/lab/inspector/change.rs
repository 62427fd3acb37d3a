//! What if the number were another one? A value is held, a weight is set.

use super::super::super::message::Msg;
use super::super::super::parts::{piece, sends, written};
use super::super::dial::Dial;
use super::super::hold::Hold;
use super::rows::Rows;
use crate::cell::Block;
use crate::insight::explain::Place;
use crate::scene::{Change, Column, Run};
use std::rc::Rc;
use yew::{Html, MouseEvent, html};

impl Rows<'_> {
    /// How the number is changed; nothing for what cannot be.
    pub(super) fn change(&self, run: &Run, chosen: &Column, place: Place, value: f64) -> Html {
        match place {
            Place::Value { node, t, unit } => {
                let dims = run.plan.dims();
                let hold = Hold {
                    look: self.look.clone(),
                    column: self.column,
                    chosen: Rc::new(chosen.clone()),
                    node,
                    unit,
                    step: t,
                    value,
                    steps: dims.steps,
                    hidden: dims.hidden,
                    send: self.send.clone(),
                };
                piece("hold", hold)
            }
            Place::Weight { block, row, column } => self.weight(chosen, (block, row, column), value),
            Place::Before { .. } | Place::Input { .. } => Html::default(),
        }
    }

    /// A slider and a field for the weight's value, and the way back to what was drawn.
    fn weight(&self, chosen: &Column, (block, row, column): (Block, usize, usize), value: f64) -> Html {
        let is_it = |change: &Change| matches!(change, Change::Weight { block: b, row: r, column: c, .. } if (*b, *r, *c) == (block, row, column));
        let place = chosen.changes.iter().position(is_it);
        let known = place.and_then(|place| chosen.changes.get(place));
        let change = known.cloned().unwrap_or(Change::Weight { block, row, column, value });
        let dial = Dial {
            look: self.look,
            send: self.send,
            column: self.column,
            place,
            // Another weight is another field.
            id: format!("weight-{}-{row}-{column}", self.graph.block(block)),
        };
        html! {
            <section class="hold">
                { written("h3", "", self.look.say("inspector-set-weight")) }
                { dial.weight(&change) }
                { written("p", "note", self.look.say("inspector-set-help")) }
                if let Some(at) = place {
                    { self.button("inspector-drawn", sends::<MouseEvent>(self.send, Msg::RemoveChange(self.column, at))) }
                }
            </section>
        }
    }
}
