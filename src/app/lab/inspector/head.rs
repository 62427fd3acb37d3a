//! Which number is open, and which stand beside it? Its name, its value, and a button for each step along each index.

use super::super::super::message::Msg;
use super::super::super::parts::{Sign, hue, sends, sign_button, written};
use super::super::super::stage::column_names;
use super::rows::Rows;
use super::{Panel, way};
use crate::insight::explain::{Axis, Place};
use crate::scene::Run;
use yew::{AttrValue, Html, classes, html};

impl Panel {
    pub(super) fn head(&self) -> Html {
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

    /// The number's name, its value, the ways to its neighbours, and its term.
    pub(super) fn name(&self, rows: &Rows<'_>, run: &Run, place: Place, value: f64) -> Html {
        let names = column_names(&self.shown.comparison, &self.look.words);
        let cell = names.get(rows.column).cloned().unwrap_or_default();
        let term = rows.term(place, &self.look.words);
        let name = rows.name(place);
        html! {
            <div class={classes!("inspector-name", hue(&run.variant))}>
                <p id={way::NAME} tabindex="-1" aria-live="polite">
                    <strong aria-hidden="true">{ name.set("", &self.look) }</strong>
                    { written("span", "visually-hidden", name.spoken(&self.look.words)) }
                    <span class="value">{ " = " }<output>{ rows.number(value) }</output></span>
                </p>
                <div class="walks">{ for place.axes().iter().map(|axis| self.walk(rows, run, place, *axis)) }</div>
                { written("p", "soft", format!("{cell}: {term}")) }
                { rows.digits() }
            </div>
        }
    }

    /// The number before and the number after along one index.
    fn walk(&self, rows: &Rows<'_>, run: &Run, place: Place, axis: Axis) -> Html {
        let (name, before, after) = walk_words(axis);
        let button = |sign, key: &str, next: bool| {
            let to = place.beside(axis, next, &run.plan);
            let act = to.map(|to| rows.open(to)).unwrap_or_default();
            sign_button("button", sign, self.look.say(key), to.is_none(), act)
        };
        let name = AttrValue::from(self.look.say(name));
        html! {
            <span class="walk" role="group" aria-label={&name}>
                <span aria-hidden="true">{ &name }</span>
                { button(Sign::Back, before, false) }
                { button(Sign::Forward, after, true) }
            </span>
        }
    }
}

/// An index's name, and what its two buttons are called.
const fn walk_words(axis: Axis) -> (&'static str, &'static str, &'static str) {
    match axis {
        Axis::Step => ("inspector-step", "inspector-step-before", "inspector-step-after"),
        Axis::Unit => ("inspector-unit", "inspector-unit-before", "inspector-unit-after"),
        Axis::Input => ("inspector-channel", "inspector-channel-before", "inspector-channel-after"),
        Axis::Row => ("inspector-row", "inspector-row-before", "inspector-row-after"),
        Axis::Column => ("inspector-column", "inspector-column-before", "inspector-column-after"),
    }
}
