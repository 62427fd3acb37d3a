//! How is a number inside a cell held, and along which curve? Buttons that hold it, and a row for each change that can
//! be moved: value, units, steps, or a curve drawn by hand.

use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{Draw, Own, Sign, piece, sends, sign_button, written};
use super::super::rail::{Pad, PadTarget};
use super::dial::Dial;
use super::draft::{Part, in_words, with_steps, with_units};
use super::inspector::typeset;
use crate::cell::{Graph, NodeId};
use crate::engine::Level;
use crate::scene::{Change, Column, Span, limits};
use crate::task::decimal;
use crate::words::Value;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

/// What is held of one node of a column.
#[derive(PartialEq)]
pub struct Hold {
    /// Words.
    pub look: Look,
    /// The column's number, from 0.
    pub column: usize,
    /// The column.
    pub chosen: Rc<Column>,
    /// The node.
    pub node: NodeId,
    /// The unit that is looked at, from 0.
    pub unit: usize,
    /// The step that is looked at, from 0.
    pub step: usize,
    /// The value there.
    pub value: f64,
    /// T
    pub steps: usize,
    /// H
    pub hidden: usize,
    /// Where messages go.
    pub send: Callback<Msg>,
}

impl Draw for Hold {
    fn draw(&self, _: &Own) -> Html {
        let graph = self.chosen.variant.graph();
        let rows = self.chosen.changes.iter().enumerate().filter(|(_, change)| change.node(&graph) == Some(self.node));
        html! {
            <section class="hold" aria-label={self.look.say("hold-title")}>
                { written("h3", "", self.look.say("hold-title")) }
                { self.buttons(&graph) }
                { for rows.map(|(place, change)| self.row(&graph, place, change)) }
            </section>
        }
    }
}

impl Hold {
    fn symbol(&self, graph: &Graph) -> &'static str {
        graph.nodes[self.node].symbol
    }

    /// Holds the node for all units at all steps; the rows narrow it down.
    fn buttons(&self, graph: &Graph) -> Html {
        let node = self.symbol(graph);
        let levels = [("hold-zero", 0.0), ("hold-one", 1.0), ("hold-here", self.value)];
        let add = |level: Level| {
            let change = Change::Clamp { node, units: Vec::new(), steps: None, level };
            sends(&self.send, Msg::AddChange(self.column, change))
        };
        let button = |text: String, act: Callback<MouseEvent>| {
            html! { <button type="button" class="button is-choice" onclick={act}>{ text }</button> }
        };
        let held = levels.into_iter().filter(|(_, level)| level.is_finite()).map(|(key, level)| {
            let args: [(&str, Value<'_>); 1] = [("value", self.look.words.number(level, 3).into())];
            button(self.look.words.text_with(key, &args), add(Level::Constant(level)))
        });
        let curve = Level::Curve(vec![self.value; self.steps.clamp(2, *limits::STEPS.end())]);
        html! {
            <div class="hold-buttons">
                { for held }
                if self.value.is_finite() && self.steps > 1 { { button(self.look.say("hold-curve"), add(curve)) } }
            </div>
        }
    }

    fn row(&self, graph: &Graph, place: usize, change: &Change) -> Html {
        let name = self.look.words.text_with("change-remove", &[("change", change.text(graph).into())]);
        let remove = sends(&self.send, Msg::RemoveChange(self.column, place));
        let id = format!("hold-{}-{place}", self.symbol(graph));
        let dial = Dial { look: &self.look, send: &self.send, column: self.column, place: Some(place), id: id.clone() };
        html! {
            <fieldset class="hold-row" key={id}>
                <legend>{ self.said(graph, change) }{ sign_button("button", Sign::Close, name, false, remove) }</legend>
                { self.level(graph, &dial, place, change) }
                <div class="hold-where">
                    <div>{ dial.field("hold-units", change, Part::Units(self.hidden), true) }{ self.units(place, change) }</div>
                    <div>{ dial.field("hold-steps", change, Part::Steps(self.steps), true) }{ self.at_steps(place, change) }</div>
                </div>
            </fieldset>
        }
    }

    /// The node, and at which value.
    fn said(&self, graph: &Graph, change: &Change) -> Html {
        let at = match change {
            Change::Clamp { level: Level::Constant(value), .. } => {
                format!(" = {}", in_words(&decimal::write(*value), &self.look.words))
            }
            _ => format!(" {}", self.look.say("hold-curve")),
        };
        html! { <span>{ typeset(self.symbol(graph)) }{ at }</span> }
    }

    /// A slider and a field for one value, a pad for a curve.
    fn level(&self, graph: &Graph, dial: &Dial<'_>, place: usize, change: &Change) -> Html {
        let Change::Clamp { level: Level::Curve(values), .. } = change else {
            return dial.held(change, graph.nodes[self.node].range);
        };
        let target = PadTarget::Change(self.column, place, change.clone());
        let pad = Pad { look: self.look.clone(), values: values.as_slice().into(), target, send: self.send.clone() };
        piece(&format!("pad-{place}"), pad)
    }

    /// The unit that is looked at alone, or all.
    fn units(&self, place: usize, change: &Change) -> Html {
        let this = vec![Span { from: self.unit, to: self.unit }];
        let choices =
            [("hold-this-unit", with_units(change, this)), ("hold-all-units", with_units(change, Vec::new()))];
        self.choices(place, change, choices)
    }

    /// The step that is looked at alone, or all.
    fn at_steps(&self, place: usize, change: &Change) -> Html {
        let this = Some(Span { from: self.step, to: self.step });
        self.choices(
            place,
            change,
            [("hold-this-step", with_steps(change, this)), ("hold-all-steps", with_steps(change, None))],
        )
    }

    /// Buttons that make the change another one; the one that holds is pressed.
    fn choices(&self, place: usize, change: &Change, choices: [(&'static str, Option<Change>); 2]) -> Html {
        let button = |(key, to): (&'static str, Option<Change>)| {
            let to = to?;
            let holds = (to == *change).to_string();
            let choose = sends::<MouseEvent>(&self.send, Msg::SetChange(self.column, place, to));
            Some(
                html! { <button type="button" class="button is-choice" aria-pressed={holds} onclick={choose}>{ self.look.say(key) }</button> },
            )
        };
        html! { <span class="hold-choices">{ for choices.into_iter().filter_map(button) }</span> }
    }
}
