//! What goes in and what comes out? Lines and stems that are as wide as the heat maps.

use super::scales::Scales;
use super::shapes::path;
use crate::app::look::Look;
use crate::app::parts::{Draw, Own};
use crate::app::state::Shown;
use crate::chart::{LineFacts, Turn, line_text};
use crate::task::Sample;
use crate::words::Words;
use std::fmt::Write;
use std::rc::Rc;
use yew::{Html, html};

/// The box of the drawings; a style sheet stretches it.
const SIZE: f64 = 100.0;
/// How far from the middle the largest number reaches.
const REACH: f64 = 44.0;
/// Up to as many wanted answers are drawn as marks, more as a line.
const FEW: usize = 12;

#[derive(PartialEq)]
pub(super) struct Signal {
    pub shown: Shown,
    pub look: Look,
    pub scales: Rc<Scales>,
    /// The column whose answers are drawn; `None` for the input.
    pub column: Option<usize>,
    /// What it shows, in words.
    pub title: String,
}

impl Draw for Signal {
    /// x or y as an SVG.
    fn draw(&self, _: &Own) -> Html {
        match self.column {
            Some(column) => output(self, column),
            None => input(self),
        }
    }
}

fn frame(alt: String, zero: f64, parts: Vec<Html>) -> Html {
    html! {
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={alt}>
            { path("zero", format!("M0 {zero:.1}H100")) }
            { for parts }
        </svg>
    }
}

fn input(props: &Signal) -> Html {
    let sample = &props.shown.comparison.sample;
    let zero = if props.scales.signed_input { 0.5 * SIZE } else { SIZE - 6.0 };
    let reach = if props.scales.signed_input { REACH } else { 2.0 * REACH };
    let place = Place { steps: sample.steps, zero, reach, most: props.scales.input };
    let values = channel(sample, 0);
    let mut stems = String::new();
    for (t, x) in other_than_zero(&values) {
        let _ = write!(stems, "M{:.2} {zero:.1}V{:.1}", place.x(t), place.y(x));
    }
    let marks = if sample.input > 1 { dots(&place, &other_than_zero(&channel(sample, 1))) } else { String::new() };
    let mut parts = vec![path("stem", stems)];
    if !marks.is_empty() {
        parts.push(path("mark", marks));
    }
    frame(alt(props, &values), zero, parts)
}

/// One of the numbers that are read at each step.
fn channel(sample: &Sample, k: usize) -> Vec<f64> {
    sample.inputs.chunks_exact(sample.input.max(1)).filter_map(|at| at.get(k).copied()).collect()
}

fn other_than_zero(values: &[f64]) -> Vec<(usize, f64)> {
    let mut points = Vec::new();
    for (t, x) in values.iter().enumerate() {
        if *x != 0.0 {
            points.push((t, *x));
        }
    }
    points
}

fn output(props: &Signal, column: usize) -> Html {
    let comparison = &props.shown.comparison;
    let values = comparison.columns.get(column).map(|run| run.output.as_slice()).unwrap_or_default();
    let place = Place { steps: comparison.sample.steps, zero: 0.5 * SIZE, reach: REACH, most: props.scales.output };
    let mut wanted = Vec::new();
    for (t, y) in comparison.sample.targets.iter().enumerate() {
        wanted.extend(y.map(|y| (t, y)));
    }
    let points: Vec<_> = values.iter().copied().enumerate().collect();
    let parts = if wanted.len() <= FEW {
        vec![
            path("line", line(&place, &points)),
            path("error", errors(&place, values, &wanted)),
            path("goal", dots(&place, &wanted)),
        ]
    } else {
        vec![path("target", line(&place, &wanted)), path("line", line(&place, &points))]
    };
    frame(alt(props, values), place.zero, parts)
}

/// Where a number stands.
struct Place {
    steps: usize,
    zero: f64,
    reach: f64,
    most: f64,
}

impl Place {
    fn x(&self, t: usize) -> f64 {
        (t as f64 + 0.5) / self.steps.max(1) as f64 * SIZE
    }

    fn y(&self, value: f64) -> f64 {
        let u = if self.most > 0.0 { (value / self.most).clamp(-1.0, 1.0) } else { 0.0 };
        self.zero - u * self.reach
    }
}

/// A line through what is finite.
fn line(place: &Place, points: &[(usize, f64)]) -> String {
    let (mut path, mut before) = (String::new(), None);
    for &(t, value) in points {
        if value.is_finite() {
            let sign = if t > 0 && before == Some(t - 1) { 'L' } else { 'M' };
            let _ = write!(path, "{sign}{:.2} {:.1}", place.x(t), place.y(value));
            before = Some(t);
        }
    }
    if place.steps == 1 { path + "h0.01" } else { path }
}

fn dots(place: &Place, points: &[(usize, f64)]) -> String {
    let mut path = String::new();
    for &(t, value) in points {
        let _ = write!(path, "M{:.2} {:.1}h0.01", place.x(t), place.y(value));
    }
    path
}

fn errors(place: &Place, values: &[f64], wanted: &[(usize, f64)]) -> String {
    let mut path = String::new();
    for &(t, goal) in wanted {
        if let Some(y) = values.get(t).filter(|y| y.is_finite()) {
            let _ = write!(path, "M{:.2} {:.1}V{:.1}", place.x(t), place.y(*y), place.y(goal));
        }
    }
    path
}

fn alt(props: &Signal, values: &[f64]) -> String {
    line_described(&props.title, values, &props.look.words)
}

/// What a line of numbers shows, in a sentence.
pub fn line_described(title: &str, values: &[f64], words: &Words) -> String {
    let finite = || values.iter().copied().filter(|v| v.is_finite());
    let (low, high) = finite().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let facts = LineFacts {
        title,
        steps: values.len(),
        ends: (values.first().copied().unwrap_or(f64::NAN), values.last().copied().unwrap_or(f64::NAN)),
        range: (low, high),
        highest_at: values.iter().position(|v| *v == high).unwrap_or(0),
        turn: turn(values),
        not_finite: values.len() - finite().count(),
    };
    line_text(&facts, words)
}

fn turn(values: &[f64]) -> Turn {
    let rises = values.windows(2).any(|w| w[1] > w[0]);
    let falls = values.windows(2).any(|w| w[1] < w[0]);
    match (rises, falls) {
        (true, true) => Turn::Varies,
        (true, false) => Turn::Rises,
        (false, true) => Turn::Falls,
        (false, false) => Turn::Level,
    }
}
