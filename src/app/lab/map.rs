//! Which loss reaches which step? A triangle for each cell, and the horizon of the loss whose row is chosen.

use super::super::frame::Frame;
use super::super::look::Look;
use super::super::message::{Analysis, Packed};
use super::super::parts::{Draw, Own, piece, settle, typed, written};
use super::super::stage::column_names;
use super::super::state::Shown;
use super::charts::{Chart, Picture};
use super::maths::maths;
use super::reach::{curves, magnitude};
use super::rows::Rows;
use super::wait::wait;
use crate::chart::{CurveChart, TriangleFacts, triangle_text};
use crate::insight::steps_until;
use crate::words::{Value, Words};
use std::rc::Rc;
use web_sys::Element;
use yew::{Html, InputEvent, html};

/// The faint end of the colours lies at most so many decades below the strong end.
const DECADES: f64 = 12.0;

/// The page on which loss reaches which step.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let body = match frame.state.question(Analysis::Map).about(shown) {
        Some(packed) => piece("map", Map { shown: shown.clone(), look: frame.look.clone(), packed: Rc::clone(packed) }),
        None => wait(frame, Analysis::Map),
    };
    html! { <>{ written("p", "soft", frame.look.say("map-read")) }{ body }</> }
}

/// The triangles, and the horizon of one loss.
#[derive(PartialEq)]
struct Map {
    shown: Shown,
    look: Look,
    packed: Rc<Packed>,
}

/// The colours' limits as log₁₀, and whether there are smaller magnitudes than the faint end.
type Limits = (f64, f64, bool);

impl Map {
    /// Row s of a column: log₁₀ ‖∂L_s/∂h_t‖ for t ≤ s.
    fn row(&self, k: usize, s: usize) -> &[f64] {
        self.packed.numbers.get(k * self.shown.steps() + s).map(Vec::as_slice).unwrap_or_default()
    }

    fn limits(&self) -> Limits {
        let finite = self.packed.numbers.iter().flatten().copied().filter(|x| x.is_finite());
        let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), x| (l.min(x), h.max(x)));
        let top = if high.is_finite() { high.ceil() } else { 0.0 };
        let bottom = low.floor().clamp(top - DECADES, top - 1.0);
        (bottom, top, low < bottom)
    }

    fn triangle(&self, k: usize, name: &str, limits: Limits, rows: Rows) -> Html {
        let steps = self.shown.steps();
        let log10: Vec<f64> = (0..steps).flat_map(|s| self.row(k, s)).copied().collect();
        let title = format!("{name}: {}", self.look.say("map-axis"));
        let text = triangle_text(&triangle_facts(&title, steps, &log10), &self.look.words);
        let picture = Picture::Triangle { steps, log10, low: limits.0, high: limits.1 };
        let chart = Chart { look: self.look.clone(), title: name.to_owned(), text, picture, rows: Some(rows) };
        piece(&format!("triangle-{k}"), chart)
    }

    /// One loss's reach in every cell, and one sentence for each.
    fn horizon(&self, s: usize, names: &[String]) -> Html {
        let words = &self.look.words;
        let sentences: Vec<String> =
            names.iter().enumerate().map(|(k, name)| sentence(name, self.row(k, s), words)).collect();
        let chart = CurveChart {
            axis: words.text("map-axis"),
            curves: curves(&self.shown, names, |k| self.row(k, s).to_vec()),
            steps: self.shown.steps(),
            counted: None,
        };
        let title = words.text_with("map-row", &[("loss", (s + 1).into())]);
        let text = format!("{title}. {}", sentences.join(" "));
        let chart = Chart { look: self.look.clone(), title, text, picture: Picture::Curves(chart), rows: None };
        html! {
            <div class="lab-beside">
                { piece("horizon", chart) }
                <ul class="lab-findings" aria-live="polite">{ for sentences.into_iter().map(|text| written("li", "", text)) }</ul>
            </div>
        }
    }

    /// The slider of the loss: the same choice by keyboard.
    fn slider(&self, s: usize, own: &Own) -> Html {
        let last = self.shown.steps().saturating_sub(1);
        let kept = Rc::clone(&own.step);
        let choose = own.choose.reform(move |event: InputEvent| {
            let step = typed(&event).and_then(|text| text.parse::<usize>().ok()).map(|step| step.saturating_sub(1));
            kept.set(step);
            step
        });
        html! {
            <label class="lab-slider"><span>{ self.look.say("map-choose") }</span>
                <input class="slider" type="range" min="1" max={(last + 1).to_string()} value={(s + 1).to_string()} oninput={choose} />
                <output>{ self.look.words.count(s + 1) }</output></label>
        }
    }

    /// What the colours mean, for all triangles at once.
    fn legend(&self, (low, high, is_cut): Limits) -> Html {
        let words = &self.look.words;
        let end = words.power_of_ten(low as i32);
        let low = if is_cut { format!("≤ {end}") } else { end };
        html! {
            <p class="lab-legend">
                <span class="math">{ maths(&words.text("map-axis")) }</span>
                { written("span", "", low) }
                <i class="ramp-magnitude" aria-hidden="true" />
                { written("span", "", words.power_of_ten(high as i32)) }
                { written("span", "soft", words.text("map-shared")) }
            </p>
        }
    }
}

/// What was measured on a triangle, row after row.
fn triangle_facts<'a>(title: &'a str, steps: usize, log10: &[f64]) -> TriangleFacts<'a> {
    let pairs = (0..steps).flat_map(|s| (0..=s).map(move |t| (s, t)));
    let mut facts = TriangleFacts {
        title,
        steps,
        range: (f64::INFINITY, f64::NEG_INFINITY),
        highest_at: (0, 0),
        zeros: log10.iter().filter(|x| **x == f64::NEG_INFINITY).count(),
        not_finite: log10.iter().filter(|x| x.is_nan() || **x == f64::INFINITY).count(),
    };
    for (pair, &x) in pairs.zip(log10).filter(|(_, x)| x.is_finite()) {
        facts.range.0 = facts.range.0.min(x);
        if x > facts.range.1 {
            (facts.range.1, facts.highest_at) = (x, pair);
        }
    }
    facts
}

/// How far one loss reaches in one cell.
fn sentence(name: &str, row: &[f64], words: &Words) -> String {
    let cell: (&str, Value<'_>) = ("cell", name.into());
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return String::new() };
    if row.iter().any(|x| x.is_nan() || *x == f64::INFINITY) {
        return words.text_with("map-not-finite", &[cell]);
    }
    if row.len() == 1 {
        return words.text_with("map-alone", &[cell]);
    }
    let half = match steps_until(row, 0.5) {
        Some(back) => words.text_with("map-half-gone", &[("back", back.into())]),
        None => words.text("map-half-left"),
    };
    if *first == f64::NEG_INFINITY {
        return words.text_with("map-horizon-zero", &[cell, ("half", half.into())]);
    }
    let share = magnitude(first - last, words);
    words.text_with("map-horizon", &[cell, ("half", half.into()), ("share", share.into())])
}

impl Draw for Map {
    fn draw(&self, own: &Own) -> Html {
        let names = column_names(&self.shown.comparison, &self.look.words);
        let (limits, last) = (self.limits(), self.shown.steps().saturating_sub(1));
        let s = own.choice.unwrap_or(last).min(last);
        let rows = Rows { at: s, kept: Rc::clone(&own.step), choose: own.choose.clone() };
        let triangle = |(k, name): (usize, &String)| self.triangle(k, name, limits, rows.clone());
        html! {
            <div class="lab-map" ref={&own.node}>
                { self.legend(limits) }
                <div class="lab-row">{ for names.iter().enumerate().map(triangle) }</div>
                { self.slider(s, own) }
                { self.horizon(s, &names) }
            </div>
        }
    }

    fn drawn(&self, own: &Own) {
        // The page settles its sliders when it is drawn; this part is drawn by itself.
        own.node.cast::<Element>().iter().for_each(settle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn a_triangle_knows_its_largest_pair() {
        let facts = triangle_facts("x", 3, &[-1.0, -2.0, 0.5, f64::NEG_INFINITY, f64::NAN, -3.0]);
        assert_eq!((facts.range, facts.highest_at), ((-3.0, 0.5), (1, 1)));
        assert_eq!((facts.zeros, facts.not_finite), (1, 1));
    }

    #[test]
    fn every_kind_of_reach_is_told() {
        let mut words = Words::new(Locale::En);
        words = words.and(Locale::En.lab());
        let said = |row: &[f64]| sentence("GRU", row, &words);
        assert!(said(&[-4.0, -0.5, 0.0]).contains("one step back"), "{}", said(&[-4.0, -0.5, 0.0]));
        assert!(said(&[-0.1, 0.0]).contains("0.79"));
        assert!(said(&[f64::NEG_INFINITY, 0.0]).contains("nothing"));
        assert!(said(&[f64::NAN, 0.0]).contains("no longer"));
        assert!(said(&[0.0]).contains("only"));
    }
}
