//! How is a number chosen? By dragging along the values of a scale; by arrow keys in the finest steps.

use super::super::message::Msg;
use super::input::{sends, typed};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Html, InputEvent, KeyboardEvent, TargetCast, classes, html};

/// The values along a slider, rising, and the step of the arrow keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The values, from left to right.
    pub values: Rc<[f64]>,
    /// What one arrow key adds.
    pub step: f64,
}

impl Scale {
    /// Whole numbers from the first end on; each stretch reaches to its end in its step.
    pub fn whole(from: usize, stretches: &[(usize, usize)]) -> Self {
        let mut values = vec![from];
        for &(end, step) in stretches {
            let start = values.last().copied().unwrap_or(from);
            values.extend((start..=end).step_by(step.max(1)).skip(1));
        }
        Self { values: values.into_iter().map(|v| v as f64).collect(), step: 1.0 }
    }

    /// Numbers from −`below`/`parts` to `above`/`parts` in steps of 1/`parts`, each the double nearest to its decimal.
    pub fn parts(below: usize, above: usize, parts: usize) -> Self {
        let value = |k: usize| (k as f64 - below as f64) / parts as f64;
        Self { values: (0..=below + above).map(value).collect(), step: 1.0 / parts as f64 }
    }

    /// The place of the value nearest to this one.
    pub fn place(&self, value: f64) -> usize {
        let above = self.values.partition_point(|v| *v < value);
        let last = self.values.len().saturating_sub(1);
        let (low, high) = (above.saturating_sub(1), above.min(last));
        let distance = |k: usize| (self.values[k] - value).abs();
        if distance(low) < distance(high) { low } else { high }
    }

    /// The value at a place.
    pub fn at(&self, place: usize) -> Option<f64> {
        self.values.get(place).copied()
    }

    /// One step up or down on the decimal grid of the steps, within the ends.
    pub fn beside(&self, value: f64, up: bool) -> f64 {
        let per_unit = (1.0 / self.step).round();
        let k = (value * per_unit).round() + if up { 1.0 } else { -1.0 };
        let (first, last) = (self.values.first().copied(), self.values.last().copied());
        (k / per_unit).clamp(first.unwrap_or(value), last.unwrap_or(value))
    }
}

/// A slider.
#[derive(Clone, Debug)]
pub struct Slider {
    /// Its id in the page.
    pub id: AttrValue,
    /// Its name.
    pub name: String,
    /// The symbol behind the name; empty where there is none.
    pub symbol: &'static str,
    /// The value in words.
    pub text: String,
    /// What it does.
    pub help: String,
    /// The value.
    pub value: f64,
    /// The values along it.
    pub scale: Scale,
    /// Whether it cannot be moved.
    pub off: bool,
}

impl Slider {
    /// `.field` with name, value and slider, which sends the message of each new value.
    pub fn view(self, send: &Callback<Msg>, message: impl Fn(f64) -> Msg + 'static) -> Html {
        let input = send.reform(message);
        let last = self.scale.values.len().saturating_sub(1).to_string();
        let place = self.scale.place(self.value).to_string();
        let text = AttrValue::from(self.text.clone());
        html! {
            <div class={classes!("field", self.off.then_some("is-off"))} title={self.help.clone()}>
                <label for={&self.id}>
                    { &self.name }
                    if !self.symbol.is_empty() { { " " }{ super::symbol(self.symbol, "") } }
                </label>
                <output for={&self.id}>{ &text }</output>
                <input id={&self.id} class="slider" type="range" min="0" max={last} value={place} aria-valuetext={&text}
                    disabled={self.off} oninput={dragged(&self, &input)} onchange={sends(send, Msg::Settle)}
                    onkeydown={pressed(&self, &input)} />
            </div>
        }
    }
}

fn dragged(slider: &Slider, input: &Callback<f64>) -> Callback<InputEvent> {
    let (scale, input) = (slider.scale.clone(), input.clone());
    Callback::from(move |event: InputEvent| {
        let place = typed(&event).and_then(|text| text.parse::<usize>().ok());
        if let Some(value) = place.and_then(|place| scale.at(place)) {
            input.emit(value);
        }
    })
}

/// Arrow keys move in the finest steps, also between the values of the scale.
fn pressed(slider: &Slider, input: &Callback<f64>) -> Callback<KeyboardEvent> {
    let (scale, input, value) = (slider.scale.clone(), input.clone(), slider.value);
    Callback::from(move |event: KeyboardEvent| {
        let up = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => true,
            "ArrowLeft" | "ArrowDown" => false,
            _ => return,
        };
        let off = event.target_dyn_into::<HtmlInputElement>().is_none_or(|slider| slider.disabled());
        if !off && !event.ctrl_key() && !event.alt_key() && !event.meta_key() {
            event.prevent_default();
            input.emit(scale.beside(value, up));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_a_scale_has_its_place() {
        let scale = Scale::whole(1, &[(50, 1), (100, 2), (200, 5), (500, 10)]);
        assert_eq!((scale.at(0), scale.values.last().copied()), (Some(1.0), Some(500.0)));
        assert!(scale.values.windows(2).all(|pair| pair[0] < pair[1]));
        (0..scale.values.len()).for_each(|k| assert_eq!(scale.place(scale.values[k]), k));
        assert_eq!(scale.at(scale.place(123.0)), Some(125.0));
        assert_eq!(scale.beside(123.0, true), 124.0);
        assert_eq!((scale.beside(500.0, true), scale.beside(1.0, false)), (500.0, 1.0));
    }

    #[test]
    fn parts_are_the_nearest_doubles() {
        let scale = Scale::parts(100, 100, 10);
        assert_eq!((scale.at(0), scale.at(130), scale.values.len()), (Some(-10.0), Some(3.0), 201));
        assert_eq!(scale.at(101), Some(0.1));
        assert_eq!(scale.beside(0.30000000000000004, true), 0.4);
    }
}
