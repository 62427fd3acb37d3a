//! What do charts on a logarithmic scale say to those who cannot see them?
//!
//! Magnitudes are given as log₁₀, because f64 cannot hold all of them.

use super::{Table, with_not_finite};
use crate::chart::{ReachMap, Triangle};
use crate::words::Words;

/// Digits of a magnitude in a sentence, and in a table.
const DIGITS: (usize, usize) = (3, 4);

/// What was measured on one curve, as log₁₀; −∞ is exactly zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurveFacts<'a> {
    /// Its name.
    pub name: &'a str,
    /// The first and the last magnitude.
    pub ends: (f64, f64),
    /// The smallest and the largest finite magnitude.
    pub range: (f64, f64),
    /// Magnitudes that are not finite.
    pub not_finite: usize,
}

/// What was measured on a triangle of magnitudes, as log₁₀.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TriangleFacts<'a> {
    /// What it shows.
    pub title: &'a str,
    /// T
    pub steps: usize,
    /// The smallest and the largest finite magnitude other than zero.
    pub range: (f64, f64),
    /// Loss step and state step of the largest, 0-based.
    pub highest_at: (usize, usize),
    /// Magnitudes that are exactly zero.
    pub zeros: usize,
    /// Magnitudes that are not finite.
    pub not_finite: usize,
}

/// What a chart of curves shows, in sentences.
pub fn curves_text(title: &str, steps: usize, curves: &[CurveFacts], words: &Words) -> String {
    if steps == 0 || curves.is_empty() {
        return words.text("alt-empty");
    }
    let number = |x: f64| words.from_log10(x, DIGITS.0);
    let sentence = |curve: &CurveFacts| {
        let args = [
            ("name", curve.name.into()),
            ("first", number(curve.ends.0).into()),
            ("last", number(curve.ends.1).into()),
            ("low", number(curve.range.0).into()),
            ("high", number(curve.range.1).into()),
        ];
        with_not_finite(words.text_with("alt-curve", &args), curve.not_finite, words)
    };
    let sentences: Vec<String> = curves.iter().map(sentence).collect();
    let args = [("title", title.into()), ("steps", steps.into()), ("sentences", sentences.join(" ").into())];
    words.text_with("alt-curves", &args)
}

/// What a triangle shows, in sentences.
pub fn triangle_text(facts: &TriangleFacts, words: &Words) -> String {
    if facts.steps == 0 {
        return words.text("alt-empty");
    }
    let pairs = facts.steps * (facts.steps + 1) / 2;
    if facts.zeros == pairs {
        return format!("{}: {}", facts.title, words.text("alt-all-zero"));
    }
    let (loss, state) = facts.highest_at;
    let args = [
        ("title", facts.title.into()),
        ("steps", facts.steps.into()),
        ("low", words.from_log10(facts.range.0, DIGITS.0).into()),
        ("high", words.from_log10(facts.range.1, DIGITS.0).into()),
        ("loss", (loss + 1).into()),
        ("state", (state + 1).into()),
    ];
    let zeros = match facts.zeros {
        0 => String::new(),
        n => format!(" {}", words.text_with("alt-zeros", &[("count", n.into())])),
    };
    with_not_finite(words.text_with("alt-triangle", &args) + &zeros, facts.not_finite, words)
}

/// A table with a row for each step: log₁₀ of `log10(column, step)` for every named column, written as the magnitude.
pub fn log_table(
    title: &str,
    columns: Vec<String>,
    steps: usize,
    log10: impl Fn(usize, usize) -> f64,
    words: &Words,
) -> Table {
    let row = |t: usize| {
        let values = (0..columns.len()).map(|k| words.from_log10(log10(k, t), DIGITS.1));
        std::iter::once(words.count(t + 1)).chain(values).collect()
    };
    let rows = (0..steps).map(row).collect();
    let caption = words.text_with("table-caption", &[("title", title.into())]);
    Table { caption, header: std::iter::once(words.text("table-step")).chain(columns).collect(), rows }
}

/// The table twin of a triangle: a row for each loss step and a column for each state step, up to `most` of both; where
/// there are more, one in so many, and the caption says so.
pub fn triangle_table(title: &str, triangle: Triangle, most: usize, words: &Words) -> Table {
    let every = triangle.steps().div_ceil(most.max(1)).max(1);
    // Counted from the last step, from which the gradient comes.
    let first = triangle.steps().saturating_sub(1) % every;
    let kept: Vec<usize> = (first..triangle.steps()).step_by(every).collect();
    let number = |s: usize, t: usize| triangle.at(s, t).map(|x| words.from_log10(x, DIGITS.0)).unwrap_or_default();
    let row = |&s: &usize| {
        let values = kept.iter().map(move |&t| number(s, t));
        std::iter::once(words.count(s + 1)).chain(values).collect()
    };
    let title_arg = ("title", title.into());
    let caption = match every {
        1 => words.text_with("table-caption", &[title_arg]),
        n => words.text_with("table-caption-every", &[title_arg, ("every", n.into())]),
    };
    let states = kept.iter().map(|&t| words.count(t + 1));
    Table {
        caption,
        header: std::iter::once(words.text("table-loss-state")).chain(states).collect(),
        rows: kept.iter().map(row).collect(),
    }
}

/// The table twin of a training's map: a row for each moment and a column for each step, up to `most` of both.
pub fn reach_map_table(title: &str, map: &ReachMap, most: usize, words: &Words) -> Table {
    let every = |count: usize| count.div_ceil(most.max(1)).max(1);
    let steps: Vec<usize> = (0..map.steps).step_by(every(map.steps)).collect();
    let row = |(k, row): (usize, &Vec<f64>)| {
        let number = |&t: &usize| row.get(t).map(|x| words.from_log10(*x, DIGITS.0)).unwrap_or_default();
        std::iter::once(words.count(k * map.every)).chain(steps.iter().map(number)).collect()
    };
    let header = steps.iter().map(|t| words.count(t + 1));
    Table {
        caption: words.text_with("table-caption", &[("title", title.into())]),
        header: std::iter::once(words.text("table-update-step")).chain(header).collect(),
        rows: map.rows.iter().enumerate().step_by(every(map.rows.len())).map(row).collect(),
    }
}
