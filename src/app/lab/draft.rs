//! What does a text that is being typed mean for a change? A whole one applies, an unfinished one waits, a bad one is
//! named.

use crate::engine::Level;
use crate::scene::{Change, Span, limits};
use crate::task::decimal::{self, Mark};
use crate::words::Words;

/// What of a change a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its value.
    Value,
    /// Its units, of so many.
    Units(usize),
    /// Its steps, of so many.
    Steps(usize),
}

/// What a text means.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading<T> {
    /// This.
    Whole(T),
    /// It may become something: `-`, `0.`, `1e`, `3-`.
    Unfinished,
    /// It is nothing, whatever follows.
    Bad,
}

impl<T> Reading<T> {
    fn map<U>(self, to: impl FnOnce(T) -> Reading<U>) -> Reading<U> {
        match self {
            Self::Whole(what) => to(what),
            Self::Unfinished => Reading::Unfinished,
            Self::Bad => Reading::Bad,
        }
    }
}

impl Part {
    /// The change with what the text says in place of what it had.
    pub fn read(self, change: &Change, text: &str) -> Reading<Change> {
        let text = text.trim();
        let whole = |change: Option<Change>| change.map_or(Reading::Bad, Reading::Whole);
        match self {
            Self::Value => number(text).map(|value| Reading::Whole(with_value(change, value))),
            Self::Units(_) if text.is_empty() => whole(with_units(change, Vec::new())),
            Self::Units(most) => units(text, most).map(|units| whole(with_units(change, units))),
            Self::Steps(_) if text.is_empty() => whole(with_steps(change, None)),
            Self::Steps(most) => span(text, most).map(|span| whole(with_steps(change, Some(span)))),
        }
    }

    /// The text of what a change has.
    pub fn write(self, change: &Change) -> String {
        match (self, change) {
            (Self::Value, Change::Weight { value, .. } | Change::Clamp { level: Level::Constant(value), .. }) => {
                decimal::write(*value)
            }
            (Self::Units(_), Change::Clamp { units, .. }) => {
                units.iter().map(Span::to_string).collect::<Vec<_>>().join(",")
            }
            (Self::Steps(_), Change::Clamp { steps: Some(steps), .. }) => steps.to_string(),
            _ => String::new(),
        }
    }
}

/// A number of the allowed size. Whole ones end in a digit: `0.` and `1e` wait for one.
fn number(text: &str) -> Reading<f64> {
    let read = |text: &str| decimal::read(text, Mark::PointOrComma);
    match read(text).filter(|_| text.ends_with(|c: char| c.is_ascii_digit())) {
        Some(value) if value.abs() <= limits::LEVEL_MAX => Reading::Whole(value),
        Some(_) => Reading::Bad,
        None if read(&format!("{text}0")).is_some() => Reading::Unfinished,
        None => Reading::Bad,
    }
}

/// `3` or `2-4`, from 1 to the most.
fn span(text: &str, most: usize) -> Reading<Span> {
    let one = |text: &str| Span::parse(text).filter(|span| span.from == span.to && span.to < most);
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    match (one(from), one(to)) {
        _ if text.is_empty() => Reading::Unfinished,
        (Some(_), None) if to.is_empty() => Reading::Unfinished,
        (Some(from), Some(to)) if from.from <= to.to => Reading::Whole(Span { from: from.from, to: to.to }),
        // On the way from 1 to 12.
        (Some(_), Some(to)) if 10 * (to.to + 1) <= most => Reading::Unfinished,
        _ => Reading::Bad,
    }
}

/// `2-4,7`; only the last of them may be unfinished.
fn units(text: &str, most: usize) -> Reading<Vec<Span>> {
    let mut units = Vec::new();
    let mut parts = text.split(',').map(str::trim).peekable();
    while let Some(part) = parts.next() {
        match span(part, most) {
            Reading::Whole(span) if units.len() < limits::SPANS_MAX => units.push(span),
            Reading::Unfinished if parts.peek().is_none() => return Reading::Unfinished,
            _ => return Reading::Bad,
        }
    }
    Reading::Whole(units)
}

/// A number as the reader's language writes it; the shortest that reads as the same.
pub fn in_words(number: &str, words: &Words) -> String {
    number.replace('.', &words.locale().decimal_mark().to_string())
}

/// The change with another value.
pub fn with_value(change: &Change, value: f64) -> Change {
    match change.clone() {
        Change::Clamp { node, units, steps, .. } => Change::Clamp { node, units, steps, level: Level::Constant(value) },
        Change::Weight { block, row, column, .. } => Change::Weight { block, row, column, value },
    }
}

/// The change for other units; all where none is given.
pub fn with_units(change: &Change, units: Vec<Span>) -> Option<Change> {
    let Change::Clamp { node, steps, level, .. } = change.clone() else { return None };
    Some(Change::Clamp { node, units, steps, level })
}

/// The change for other steps; all where none is given.
pub fn with_steps(change: &Change, steps: Option<Span>) -> Option<Change> {
    let Change::Clamp { node, units, level, .. } = change.clone() else { return None };
    Some(Change::Clamp { node, units, steps, level })
}
