//! What does a chart say to those who cannot see it?
//!
//! A sentence from numbers that were measured elsewhere, and a table of the numbers themselves.

mod logarithmic;

use crate::insight::{Decay, Trend};
use crate::words::{Value, Words};
pub use logarithmic::{
    CurveFacts, TriangleFacts, curves_text, log_table, reach_map_table, triangle_table, triangle_text,
};

/// What was measured on a heat map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeatMapFacts<'a> {
    /// What it shows: "forget gate f".
    pub title: &'a str,
    /// Rows.
    pub units: usize,
    /// Columns.
    pub steps: usize,
    /// The smallest finite value.
    pub low: f64,
    /// The largest finite value.
    pub high: f64,
    /// Unit and step of the largest value, 0-based.
    pub highest_at: (usize, usize),
    /// Values that are not finite.
    pub not_finite: usize,
}

/// Which way a line of numbers goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It never falls.
    Rises,
    /// It never rises.
    Falls,
    /// It stays the same.
    Level,
    /// It does both.
    Varies,
}

/// What was measured on a line chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineFacts<'a> {
    /// What it shows.
    pub title: &'a str,
    /// Time steps.
    pub steps: usize,
    /// The values at the first and the last step.
    pub ends: (f64, f64),
    /// The smallest and the largest finite value.
    pub range: (f64, f64),
    /// The step of the largest value, 0-based.
    pub highest_at: usize,
    /// Which way it goes.
    pub turn: Turn,
    /// Values that are not finite.
    pub not_finite: usize,
}

/// The table twin of a chart; numbers are written in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it holds.
    pub caption: String,
    /// A heading for each column, the step's first.
    pub header: Vec<String>,
    /// One row for each step.
    pub rows: Vec<Vec<String>>,
}

/// What a heat map shows, in sentences.
pub fn heat_map_text(facts: &HeatMapFacts, words: &Words) -> String {
    if facts.units == 0 || facts.steps == 0 {
        return words.text("alt-empty");
    }
    if facts.not_finite == 0 && facts.low == 0.0 && facts.high == 0.0 {
        return format!("{}: {}", facts.title, words.text("alt-all-zero"));
    }
    let (unit, step) = facts.highest_at;
    let args = [
        ("title", facts.title.into()),
        ("units", facts.units.into()),
        ("steps", facts.steps.into()),
        ("low", facts.low.into()),
        ("high", facts.high.into()),
        ("unit", (unit + 1).into()),
        ("step", (step + 1).into()),
    ];
    with_not_finite(words.text_with("alt-heat-map", &args), facts.not_finite, words)
}

/// What a line chart shows, in sentences.
pub fn line_text(facts: &LineFacts, words: &Words) -> String {
    if facts.steps == 0 {
        return words.text("alt-empty");
    }
    let args = [
        ("title", facts.title.into()),
        ("steps", facts.steps.into()),
        ("first", facts.ends.0.into()),
        ("last", facts.ends.1.into()),
        ("low", facts.range.0.into()),
        ("high", facts.range.1.into()),
        ("step", (facts.highest_at + 1).into()),
    ];
    let turn = match facts.turn {
        Turn::Rises => words.text("alt-trend-rises"),
        Turn::Falls => words.text("alt-trend-falls"),
        Turn::Level => words.text("alt-trend-level"),
        Turn::Varies => words.text("alt-trend-varies"),
    };
    with_not_finite(format!("{} {turn}", words.text_with("alt-line", &args)), facts.not_finite, words)
}

fn with_not_finite(text: String, count: usize, words: &Words) -> String {
    match count {
        0 => text,
        n => format!("{text} {}", words.text_with("alt-not-finite", &[("count", n.into())])),
    }
}

/// The one measured sentence of a cell; `zeros` of `steps` norms are exactly zero.
pub fn gradient_sentence(cell: &str, trend: &Trend, zeros: usize, steps: usize, words: &Words) -> String {
    let speaker = Speaker { cell, words };
    let sentence = match trend {
        Trend::NotFinite(t) => return speaker.say("gradient-not-finite", &[("step", (t + 1).into())]),
        Trend::TooShort if zeros == steps => return speaker.say("gradient-zero", &[("steps", steps.into())]),
        Trend::TooShort => speaker.say("gradient-too-short", &[]),
        Trend::Fitted(decay) => speaker.fitted(decay),
    };
    if zeros == 0 {
        return sentence;
    }
    let zeros = speaker.say("gradient-partly-zero", &[("zeros", zeros.into()), ("steps", steps.into())]);
    format!("{sentence} {zeros}")
}

/// Speaks of one cell.
struct Speaker<'a> {
    cell: &'a str,
    words: &'a Words,
}

impl Speaker<'_> {
    fn say(&self, key: &str, more: &[(&str, Value)]) -> String {
        let args: Vec<_> = [("cell", self.cell.into())].into_iter().chain(more.iter().cloned()).collect();
        self.words.text_with(key, &args)
    }

    fn fitted(&self, decay: &Decay) -> String {
        let steps = ("steps", (decay.range.1 - decay.range.0).into());
        let Some(half_life) = decay.half_life else { return self.say("gradient-constant", &[steps]) };
        let factor = ("factor", self.words.number(decay.factor, factor_digits(decay.factor)).into());
        let orders = ("orders", self.words.fixed(decay.orders.abs(), 1).into());
        if decay.is_uneven() {
            let uneven = uneven_args(decay, self.words);
            let args: Vec<_> = [factor, steps].into_iter().chain(uneven).collect();
            return self.say("gradient-uneven", &args);
        }
        let life: Value = self.words.number(half_life, 2).into();
        match decay.factor < 1.0 {
            true => self.say("gradient-falls", &[factor, ("half", life), orders, steps]),
            false => self.say("gradient-grows", &[factor, ("double", life), orders, steps]),
        }
    }
}

/// What is said where the fitted line and its ends disagree: how much was lost or gained from end to end, and by the line.
pub fn uneven_args(decay: &Decay, words: &Words) -> [(&'static str, Value<'static>); 4] {
    let way = |orders: f64| Value::from(if orders < 0.0 { "gained" } else { "lost" });
    let size = |orders: f64| Value::from(words.fixed(orders.abs(), 1));
    let (ends, line) = (decay.orders, decay.fitted_orders());
    [("orders", size(ends)), ("way", way(ends)), ("fitted", size(line)), ("line", way(line))]
}

/// Enough digits that a factor near 1 does not show as 1: 0.71, 0.98, 1.0004.
fn factor_digits(factor: f64) -> usize {
    let shown = |x: f64, digits: usize| format!("{x:.*e}", digits - 1);
    (2..9).find(|&digits| shown(factor, digits) != shown(1.0, digits)).unwrap_or(9)
}

/// What the gradient chart shows, from the cells' sentences.
pub fn gradient_text(steps: usize, sentences: &[String], words: &Words) -> String {
    if steps == 0 || sentences.is_empty() {
        return words.text("alt-empty");
    }
    words.text_with("alt-gradient", &[("steps", steps.into()), ("sentences", sentences.join(" ").into())])
}

/// A table with a row for each step: `value(column, step)` for every named column.
pub fn table(
    title: &str,
    columns: Vec<String>,
    steps: usize,
    value: impl Fn(usize, usize) -> f64,
    words: &Words,
) -> Table {
    let row = |t: usize| {
        let values = (0..columns.len()).map(|k| words.number(value(k, t), 4));
        std::iter::once(words.count(t + 1)).chain(values).collect()
    };
    let rows = (0..steps).map(row).collect();
    let caption = words.text_with("table-caption", &[("title", title.into())]);
    Table { caption, header: std::iter::once(words.text("table-step")).chain(columns).collect(), rows }
}
