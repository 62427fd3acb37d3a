//! How is a number inside a cell held, and along which curve? Buttons that hold it, and a row for each change that can
//! be moved: value, units, steps, or a curve drawn by hand.

use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{Draw, Own, Sign, on, sends, sign_button, typed, written};
use super::super::rail::{Pad, PadTarget};
use crate::cell::{Graph, Interval, NodeId};
use crate::engine::Level;
use crate::scene::{Change, Column, Span, limits};
use crate::task::decimal;
use crate::words::Value;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, InputEvent, html};

/// The steps of a value's slider between its ends.
const SLIDER: f64 = 100.0;

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
    /// Where messages go.
    pub send: Callback<Msg>,
}

impl Draw for Hold {
    fn draw(&self, own: &Own) -> Html {
        let graph = self.chosen.variant.graph();
        let rows = self.chosen.changes.iter().enumerate().filter(|(_, change)| change.node(&graph) == Some(self.node));
        html! {
            <section class="hold" aria-label={self.look.say("hold-title")}>
                { written("h3", "", self.look.say("hold-title")) }
                { self.buttons(&graph) }
                { for rows.map(|(place, change)| self.row(&graph, place, change, own)) }
            </section>
        }
    }
}

/// A field of a row whose text is wrong, as a bit of the piece's own choice.
const fn bit(place: usize, field: usize) -> usize {
    1 << ((2 * place + field) % usize::BITS as usize)
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
        let button = |text: String, act: Callback<yew::MouseEvent>| {
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

    fn row(&self, graph: &Graph, place: usize, change: &Change, own: &Own) -> Html {
        let Change::Clamp { units, steps, level, .. } = change else { return Html::default() };
        let text = change.text(graph);
        let name = self.look.words.text_with("change-remove", &[("change", text.as_str().into())]);
        let remove = sends(&self.send, Msg::RemoveChange(self.column, place));
        let spans = units.iter().map(Span::to_string).collect::<Vec<_>>().join(",");
        let when = steps.map(|span| span.to_string()).unwrap_or_default();
        let of_units = move |change: &Change, text: &str| with_units(change, text);
        let of_steps = move |change: &Change, text: &str| with_steps(change, text);
        html! {
            <fieldset class="hold-row" key={place}>
                <legend>{ text }{ sign_button("button", Sign::Close, name, false, remove) }</legend>
                { self.level(graph, place, change, level) }
                <div class="hold-where">
                    { self.field(place, change, ("hold-units", spans), own, 0, of_units) }
                    { self.field(place, change, ("hold-steps", when), own, 1, of_steps) }
                </div>
            </fieldset>
        }
    }

    /// A slider and a field for one value, a pad for a curve.
    fn level(&self, graph: &Graph, place: usize, change: &Change, level: &Level) -> Html {
        match level {
            Level::Curve(values) => {
                let target = PadTarget::Change(self.column, place, change.clone());
                let pad =
                    Pad { look: self.look.clone(), values: values.as_slice().into(), target, send: self.send.clone() };
                super::super::parts::piece(&format!("pad-{place}"), pad)
            }
            Level::Constant(value) => self.value_field(graph, place, change, *value),
        }
    }

    fn value_field(&self, graph: &Graph, place: usize, change: &Change, value: f64) -> Html {
        let (low, high) = match graph.nodes[self.node].range {
            Interval::Unit => (0.0, 1.0),
            Interval::Signed => (-1.0, 1.0),
            Interval::Real => (-4.0, 4.0),
        };
        let (column, moved) = (self.column, change.clone());
        let slide = on(&self.send, move |event: InputEvent| {
            let k: f64 = typed(&event)?.parse().ok()?;
            Some(Msg::SetChange(column, place, with_level(&moved, low + (high - low) * k / SLIDER)))
        });
        let typed_in = change.clone();
        let type_in = on(&self.send, move |event: InputEvent| {
            let value = decimal::read(typed(&event)?.trim(), decimal::Mark::PointOrComma)?;
            let within = value.abs() <= limits::LEVEL_MAX;
            within.then(|| Msg::SetChange(column, place, with_level(&typed_in, value)))
        });
        let settle = sends(&self.send, Msg::Settle);
        let name = AttrValue::from(self.look.say("hold-value"));
        let at = (SLIDER * (value - low) / (high - low)).clamp(0.0, SLIDER).round();
        html! {
            <div class="row">
                <input class="slider grow" type="range" min="0" max={SLIDER.to_string()} value={at.to_string()} aria-label={&name}
                    aria-valuetext={self.look.words.number(value, 3)} oninput={slide} onchange={settle} />
                <input class="input is-short" inputmode="decimal" autocomplete="off" aria-label={&name} value={decimal::write(value)} oninput={type_in} />
            </div>
        }
    }

    /// A text field for units or steps; what cannot be read is said below and changes nothing.
    fn field(
        &self,
        place: usize,
        change: &Change,
        (key, text): (&'static str, String),
        own: &Own,
        field: usize,
        with: impl Fn(&Change, &str) -> Option<Change> + 'static,
    ) -> Html {
        let (bits, bit) = (own.choice.unwrap_or(0), bit(place, field));
        let wrong = bits & bit != 0;
        let (change, column, choose, send) = (change.clone(), self.column, own.choose.clone(), self.send.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            let changed = typed(&event).and_then(|text| with(&change, text.trim()));
            choose.emit(Some(if changed.is_some() { bits & !bit } else { bits | bit }));
            changed.into_iter().for_each(|changed| send.emit(Msg::SetChange(column, place, changed)));
        });
        let settle = sends::<yew::Event>(&self.send, Msg::Settle);
        let note = format!("{key}-{place}-note");
        html! {
            <label>
                <span>{ self.look.say(key) }</span>
                <input class="input" autocomplete="off" placeholder={self.look.say("hold-all")} value={text} {oninput} onchange={settle}
                    aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| note.clone())} />
                if wrong { <span class="note is-wrong" id={note} role="alert">{ self.look.say("hold-wrong") }</span> }
            </label>
        }
    }
}

fn with_level(change: &Change, value: f64) -> Change {
    match change.clone() {
        Change::Clamp { node, units, steps, .. } => Change::Clamp { node, units, steps, level: Level::Constant(value) },
        Change::Weight { block, row, column, .. } => Change::Weight { block, row, column, value },
    }
}

/// The change for other units, `2-4,7`; all where nothing is given.
fn with_units(change: &Change, text: &str) -> Option<Change> {
    let Change::Clamp { node, steps, level, .. } = change.clone() else { return None };
    let spans = text.split(',').map(|span| Span::parse(span.trim()));
    let units: Vec<Span> = if text.is_empty() { Vec::new() } else { spans.collect::<Option<_>>()? };
    (units.len() <= limits::SPANS_MAX).then_some(Change::Clamp { node, units, steps, level })
}

/// The change for other steps, `5-20`; all where nothing is given.
fn with_steps(change: &Change, text: &str) -> Option<Change> {
    let Change::Clamp { node, units, level, .. } = change.clone() else { return None };
    let steps = if text.is_empty() { None } else { Some(Span::parse(text)?) };
    Some(Change::Clamp { node, units, steps, level })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held() -> Change {
        Change::Clamp { node: "f", units: Vec::new(), steps: None, level: Level::Constant(0.5) }
    }

    fn text(change: Option<Change>) -> Option<String> {
        let graph = crate::cell::Variant::parse("lstm").unwrap().graph();
        change.map(|change| change.text(&graph))
    }

    #[test]
    fn what_is_typed_narrows_a_change_down() {
        assert_eq!(text(with_units(&held(), "2-4, 7")).as_deref(), Some("f:2-4,7=0.5"));
        assert_eq!(text(with_steps(&held(), "5-20")).as_deref(), Some("f@5-20=0.5"));
        assert_eq!(text(with_units(&held(), "")).as_deref(), Some("f=0.5"));
        assert_eq!(text(Some(with_level(&held(), 0.25))).as_deref(), Some("f=0.25"));
        for wrong in ["0", "x", "3-1", "1,,2", "1-"] {
            assert_eq!(text(with_units(&held(), wrong)), None, "{wrong}");
            assert_eq!(text(with_steps(&held(), wrong)), None, "{wrong}");
        }
    }
}
