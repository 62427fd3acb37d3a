//! What if the number were another one? A value is held, a weight is set.

use super::super::super::message::Msg;
use super::super::super::parts::{on, piece, sends, typed, written};
use super::super::super::state::Shown;
use super::super::hold::Hold;
use super::rows::Rows;
use crate::cell::Block;
use crate::insight::explain::Place;
use crate::scene::{Change, Run, limits};
use crate::task::decimal;
use std::rc::Rc;
use yew::{Html, InputEvent, MouseEvent, html};

impl Rows<'_> {
    /// How the number is changed; nothing for what cannot be.
    pub(super) fn change(&self, shown: &Shown, run: &Run, place: Place, value: f64) -> Html {
        match place {
            Place::Value { node, t, unit } => {
                let hold = Hold {
                    look: self.look.clone(),
                    column: self.column,
                    chosen: Rc::new(run.column.clone()),
                    node,
                    unit,
                    step: t,
                    value,
                    steps: shown.steps(),
                    send: self.send.clone(),
                };
                piece("hold", hold)
            }
            Place::Weight { block, row, column } => self.weight(run, (block, row, column), value),
            Place::Before { .. } | Place::Input { .. } => Html::default(),
        }
    }

    /// A field for the weight's value, and the way back to what was drawn.
    fn weight(&self, run: &Run, (block, row, column): (Block, usize, usize), value: f64) -> Html {
        let known = run.column.changes.iter().position(
            |change| matches!(change, Change::Weight { block: b, row: r, column: c, .. } if (*b, *r, *c) == (block, row, column)),
        );
        let k = self.column;
        let set = on(self.send, move |event: InputEvent| {
            let value = decimal::read(typed(&event)?.trim(), decimal::Mark::PointOrComma)?;
            let change = Change::Weight { block, row, column, value };
            let set =
                known.map_or_else(|| Msg::AddChange(k, change.clone()), |at| Msg::SetChange(k, at, change.clone()));
            (value.abs() <= limits::LEVEL_MAX).then_some(set)
        });
        let settle = sends::<yew::Event>(self.send, Msg::Settle);
        html! {
            <section class="hold">
                { written("h3", "", self.look.say("inspector-set-weight")) }
                <label class="row"><span class="grow">{ self.look.say("hold-value") }</span>
                    <input class="input is-weight" inputmode="decimal" autocomplete="off" value={decimal::write(value)} oninput={set} onchange={settle} />
                </label>
                { written("p", "note", self.look.say("inspector-set-help")) }
                if let Some(at) = known {
                    { self.button("inspector-drawn", sends::<MouseEvent>(self.send, Msg::RemoveChange(k, at))) }
                }
            </section>
        }
    }
}
