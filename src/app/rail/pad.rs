//! How is a sequence drawn? With the pointer, one bar for each step, or with the keys: ← → choose a bar, ↑ ↓ change it.

use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{Draw, Own, sends, symbol};
use crate::engine::Level;
use crate::scene::Change;
use crate::words::Value;
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Html, KeyboardEvent, PointerEvent, html};

/// Heights that can be drawn, from the middle to the edge.
const LEVELS: f64 = 20.0;

/// Whose numbers are drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum PadTarget {
    /// The sequence's.
    Sequence,
    /// Those along which a change holds a value: the column, its place in the list, the change.
    Change(usize, usize, Change),
}

impl PadTarget {
    /// The symbol of what is drawn.
    fn symbol(&self) -> &'static str {
        match self {
            Self::Change(_, _, Change::Clamp { node, .. }) => node,
            Self::Sequence | Self::Change(..) => "x",
        }
    }

    /// The key of what is done.
    fn name(&self) -> &'static str {
        if matches!(self, Self::Sequence) { "rail-draw" } else { "hold-draw" }
    }

    /// One number became another.
    fn draw(&self, index: usize, value: f64) -> Msg {
        match self {
            Self::Sequence => Msg::DrawNumber { index, value },
            Self::Change(column, place, change) => Msg::SetChange(*column, *place, with_point(change, index, value)),
        }
    }
}

fn with_point(change: &Change, index: usize, value: f64) -> Change {
    let mut change = change.clone();
    if let Change::Clamp { level: Level::Curve(values), .. } = &mut change
        && let Some(point) = values.get_mut(index)
    {
        *point = value;
    }
    change
}

/// What is drawn on.
#[derive(PartialEq)]
pub struct Pad {
    /// Words.
    pub look: Look,
    /// The numbers.
    pub values: Rc<[f64]>,
    /// Whose they are.
    pub target: PadTarget,
    /// Where messages go.
    pub send: Callback<Msg>,
}

impl Draw for Pad {
    fn draw(&self, own: &Own) -> Html {
        pad(self, own)
    }
}

/// `svg.pad`
fn pad(props: &Pad, own: &Own) -> Html {
    let Pad { look, values, send, .. } = props;
    let at = own.choice.unwrap_or(0).min(values.len().saturating_sub(1));
    let value = values.get(at).copied().unwrap_or(0.0);
    let args: [(&str, Value<'_>); 3] =
        [("step", (at + 1).into()), ("steps", values.len().into()), ("value", look.words.number(value, 3).into())];
    let settle = sends::<PointerEvent>(send, Msg::Settle);
    html! {
        <>
            <svg class="pad" ref={&own.node} viewBox="0 0 100 100" preserveAspectRatio="none" tabindex="0" role="slider"
                aria-orientation="vertical" aria-label={look.say(props.target.name())}
                aria-describedby={target_id(&props.target)} aria-valuemin={(-range(values)).to_string()}
                aria-valuemax={range(values).to_string()} aria-valuenow={value.to_string()}
                aria-valuetext={look.words.text_with("rail-draw-value", &args)}
                onpointerdown={pointer(props, own, true)} onpointermove={pointer(props, own, false)}
                onpointerup={settle.clone()} onpointercancel={settle} onkeydown={keys(props, at, &own.choose)}>
                <path class="zero" d="M0 50H100" />
                <path class="bar" d={bars(values, None)} />
                <path class="bar is-chosen" d={bars(values, Some(at))} />
            </svg>
            <p class="note" id={target_id(&props.target)}>
                { symbol(props.target.symbol(), &(at + 1).to_string()) }{ " = " }<strong>{ look.words.number(value, 3) }</strong>
                { ". " }{ look.say("rail-draw-help") }
            </p>
        </>
    }
}

/// The id of the line below the pad.
fn target_id(target: &PadTarget) -> String {
    match target {
        PadTarget::Sequence => "pad-note".to_owned(),
        PadTarget::Change(column, place, _) => format!("pad-note-{column}-{place}"),
    }
}

/// The value at the pad's upper edge: 1, or the 1, 2 or 5 times a power of ten that holds every value.
fn range(values: &[f64]) -> f64 {
    let largest = values.iter().fold(1.0_f64, |max, v| max.max(v.abs()));
    let mut ten = 1.0;
    while 5.0 * ten < largest && ten < 1e6 {
        ten *= 10.0;
    }
    [1.0, 2.0, 5.0].into_iter().map(|step| step * ten).find(|end| *end >= largest).unwrap_or(largest)
}

/// Bars as one path, from the middle line to each value; or one bar alone.
fn bars(values: &[f64], only: Option<usize>) -> String {
    let (width, range) = (100.0 / values.len().max(1) as f64, range(values));
    let bar = |(k, v): (usize, &f64)| {
        // A bar of no height would not be seen where it is the chosen one.
        let height = if *v == 0.0 { 1.5 } else { 46.0 * v / range };
        format!("M{:.3} 50V{:.3}", (k as f64 + 0.5) * width, 50.0 - height)
    };
    let shown = |(k, v): &(usize, &f64)| only.map_or(**v != 0.0, |only| only == *k);
    values.iter().enumerate().filter(shown).map(bar).collect()
}

/// The value nearest to a height, on a grid of [`LEVELS`] from 0 to the edge.
fn level(height: f64, range: f64) -> f64 {
    (height.clamp(-1.0, 1.0) * LEVELS).round() * range / LEVELS + 0.0
}

fn pointer(props: &Pad, own: &Own, presses: bool) -> Callback<PointerEvent> {
    let (node, choose, values, send) =
        (own.node.clone(), own.choose.clone(), Rc::clone(&props.values), props.send.clone());
    let target = props.target.clone();
    Callback::from(move |event: PointerEvent| {
        let Some(pad) = node.cast::<Element>().filter(|_| presses || event.buttons() & 1 == 1) else { return };
        if presses {
            // Without capture the drawing ends at the pad's edge.
            let _ = pad.set_pointer_capture(event.pointer_id());
        }
        let place = pad.get_bounding_client_rect();
        let across = (f64::from(event.client_x()) - place.left()) / place.width().max(1.0);
        let down = (f64::from(event.client_y()) - place.top()) / place.height().max(1.0);
        let last = values.len().saturating_sub(1);
        let index = ((across * values.len() as f64).floor().max(0.0) as usize).min(last);
        choose.emit(Some(index));
        send.emit(target.draw(index, level((0.5 - down) / 0.46, range(&values))));
    })
}

fn keys(props: &Pad, at: usize, choose: &Callback<Option<usize>>) -> Callback<KeyboardEvent> {
    let (choose, values, send) = (choose.clone(), Rc::clone(&props.values), props.send.clone());
    let target = props.target.clone();
    Callback::from(move |event: KeyboardEvent| {
        let last = values.len().saturating_sub(1);
        let (range, value) = (range(&values), values.get(at).copied().unwrap_or(0.0));
        let step = |levels: f64| Some(level(value / range + levels / LEVELS, range));
        let (to, value) = match event.key().as_str() {
            "ArrowLeft" => (at.saturating_sub(1), None),
            "ArrowRight" => ((at + 1).min(last), None),
            "Home" => (0, None),
            "End" => (last, None),
            "ArrowUp" => (at, step(1.0)),
            "ArrowDown" => (at, step(-1.0)),
            "PageUp" => (at, step(5.0)),
            "PageDown" => (at, step(-5.0)),
            "Delete" | "Backspace" | "0" => (at, Some(0.0)),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        choose.emit(Some(to));
        if let Some(value) = value {
            send.emit(target.draw(at, value));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pad_holds_every_value() {
        assert_eq!(range(&[0.2, -0.7]), 1.0);
        assert_eq!(range(&[0.2, -1.7]), 2.0);
        assert_eq!(range(&[1e6]), 1e6);
        assert_eq!(range(&[]), 1.0);
    }

    #[test]
    fn heights_are_round_numbers() {
        assert_eq!(level(0.52, 1.0), 0.5);
        assert_eq!(level(7.0, 2.0), 2.0);
        assert_eq!(level(-0.001, 1.0).to_bits(), 0.0_f64.to_bits());
        assert_eq!(level(0.15 + 0.05, 1.0), 0.2);
    }

    #[test]
    fn only_the_chosen_bar_shows_at_zero() {
        assert_eq!(bars(&[0.0, 1.0], None), "M75.000 50V4.000");
        assert_eq!(bars(&[0.0, 1.0], Some(0)), "M25.000 50V48.500");
    }
}
