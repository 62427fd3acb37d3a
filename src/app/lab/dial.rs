//! How is the value of a change set? By a slider within the values that are common, by a field for every other.

use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{on, piece, sends, typed};
use super::draft::{Part, with_value};
use super::field::Field;
use crate::cell::Interval;
use crate::engine::Level;
use crate::scene::{Change, limits};
use yew::{AttrValue, Callback, Html, InputEvent, html};

/// The steps of a slider between its ends.
const STEPS: f64 = 200.0;
/// How far a weight's slider reaches at least.
const REACH: f64 = 2.0;

/// Slider and fields of one change.
pub struct Dial<'a> {
    /// Words.
    pub look: &'a Look,
    /// Where messages go.
    pub send: &'a Callback<Msg>,
    /// The column's number, from 0.
    pub column: usize,
    /// Where the change is in the column's list; none where it would be a new one.
    pub place: Option<usize>,
    /// What the ids of its fields begin with.
    pub id: String,
}

impl Dial<'_> {
    /// A field for a part of the change.
    pub fn field(&self, key: &'static str, change: &Change, part: Part, labelled: bool) -> Html {
        let id = format!("{}-{key}", self.id);
        let field = Field {
            look: self.look.clone(),
            id: id.clone(),
            name: self.look.say(key),
            labelled,
            column: self.column,
            place: self.place,
            change: change.clone(),
            part,
            send: self.send.clone(),
        };
        piece(&id, field)
    }

    /// Slider and field of a weight.
    pub fn weight(&self, change: &Change) -> Html {
        let value = value_of(change);
        let mut reach = REACH;
        while reach < value.abs() && reach < limits::LEVEL_MAX {
            reach *= 10.0;
        }
        self.view(change, (-reach, reach))
    }

    /// Slider and field of a node's value.
    pub fn held(&self, change: &Change, range: Interval) -> Html {
        let ends = match range {
            Interval::Unit => (0.0, 1.0),
            Interval::Signed => (-1.0, 1.0),
            Interval::Real => (-4.0, 4.0),
        };
        self.view(change, ends)
    }

    fn view(&self, change: &Change, (low, high): (f64, f64)) -> Html {
        let value = value_of(change);
        let (column, place, moved) = (self.column, self.place, change.clone());
        let slide = on(self.send, move |event: InputEvent| {
            let change = with_value(&moved, at((low, high), typed(&event)?.parse().ok()?));
            Some(match place {
                Some(place) => Msg::SetChange(column, place, change),
                None => Msg::AddChange(column, change),
            })
        });
        let settle = sends::<yew::Event>(self.send, Msg::Settle);
        let name = AttrValue::from(self.look.say("hold-value"));
        let along = (STEPS * (value - low) / (high - low)).clamp(0.0, STEPS).round();
        html! {
            <div class="dial">
                <input class="slider" type="range" min="0" max={STEPS.to_string()} value={along.to_string()} aria-label={&name}
                    aria-valuetext={self.look.words.number(value, 3)} oninput={slide} onchange={settle} />
                { self.field("hold-value", change, Part::Value, false) }
            </div>
        }
    }
}

/// The value of a weight, or that at which a node is held; a curve has none.
fn value_of(change: &Change) -> f64 {
    match change {
        Change::Weight { value, .. } | Change::Clamp { level: Level::Constant(value), .. } => *value,
        Change::Clamp { .. } => 0.0,
    }
}

/// The round number at a place of the slider.
fn at((low, high): (f64, f64), place: f64) -> f64 {
    let parts = STEPS / (high - low);
    (low * parts + place) / parts + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slider_gives_round_numbers() {
        assert_eq!(at((-2.0, 2.0), 57.0), -0.86);
        assert_eq!(at((-2.0, 2.0), 100.0).to_bits(), 0.0_f64.to_bits());
        assert_eq!([0.0, 60.0, 200.0].map(|place| at((0.0, 1.0), place)), [0.0, 0.3, 1.0]);
        assert_eq!(at((-4.0, 4.0), 103.0), 0.12);
    }
}
