//! What stands in one column? A cell, settings of its own where it has some, and what is changed inside it.
//!
//! `lstm`, `gru.reset-before`, `lstm.no-f`; with settings of its own `lstm:fb=0:init=orthogonal`, so that the same cell
//! may stand twice with different settings.

use super::choice::{Bias, Choice, Precision, Start};
use super::{Change, Given, Report, ReportKind, Scene, limits};
use crate::cell::Variant;
use crate::task::decimal;
use std::ops::RangeInclusive;

/// One column of the comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The cell.
    pub variant: Variant,
    /// Settings in place of the scene's.
    pub own: Own,
    /// What is changed inside the running cell, in the order in which it was done.
    pub changes: Vec<Change>,
    /// Numbers in place of drawn ones; a link does not carry them.
    pub given: Option<Given>,
}

/// Settings of one column; where there is none, the scene's holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Own {
    /// The factor on the recurrent weights: `g`.
    pub recurrent_scale: Option<f64>,
    /// The bias of the gate that keeps: `fb`.
    pub keep_bias: Option<f64>,
    /// How that gate's bias is drawn: `bias`.
    pub bias: Option<Bias>,
    /// How the weights are drawn: `init`.
    pub start: Option<Start>,
    /// In which number format it runs: `prec`.
    pub precision: Option<Precision>,
}

/// The settings that hold for a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// The factor on the recurrent weights.
    pub recurrent_scale: f64,
    /// The bias of the gate that keeps.
    pub keep_bias: f64,
    /// How that gate's bias is drawn.
    pub bias: Bias,
    /// How the weights are drawn.
    pub start: Start,
    /// In which number format it runs.
    pub precision: Precision,
}

impl From<Variant> for Column {
    fn from(variant: Variant) -> Self {
        Self { variant, own: Own::default(), changes: Vec::new(), given: None }
    }
}

impl Column {
    /// Reads `kind.flag:key=value`, with what was out of range; `None` where the cell, a key or a value is unknown.
    pub(super) fn parse(text: &str) -> Option<(Self, Vec<Report>)> {
        let mut parts = text.split(':');
        let mut column = Self::from(Variant::parse(parts.next()?)?);
        let mut reports = Vec::new();
        for part in parts {
            let (key, value) = part.split_once('=')?;
            reports.extend(column.own.read(key, value)?);
        }
        Some((column, reports))
    }

    /// Whether anything inside the cell is changed or taken out.
    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty() || !self.variant.ablations.is_empty()
    }

    /// The same column with the cell as it was: nothing changed, nothing taken out.
    pub fn unchanged(&self) -> Self {
        Self { variant: self.variant.whole(), changes: Vec::new(), ..self.clone() }
    }
}

impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.variant)?;
        self.own.pairs().iter().try_for_each(|(key, value)| write!(f, ":{key}={value}"))
    }
}

impl Own {
    /// Whether every setting is the scene's.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Keys and values, in a fixed order.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let numbers = [("g", self.recurrent_scale), ("fb", self.keep_bias)];
        let choices = [
            ("bias", self.bias.map(Bias::id)),
            ("init", self.start.map(Start::id)),
            ("prec", self.precision.map(Precision::id)),
        ];
        let numbers = numbers.into_iter().filter_map(|(key, value)| Some((key, decimal::write(value?))));
        numbers.chain(choices.into_iter().filter_map(|(key, id)| Some((key, id?.to_owned())))).collect()
    }

    fn read(&mut self, key: &str, value: &str) -> Option<Option<Report>> {
        match key {
            "g" => return number(key, value, limits::RECURRENT_SCALE, &mut self.recurrent_scale),
            "fb" => return number(key, value, limits::KEEP_BIAS, &mut self.keep_bias),
            "bias" => self.bias = Some(Bias::find(value)?),
            "init" => self.start = Some(Start::find(value)?),
            "prec" => self.precision = Some(Precision::find(value)?),
            _ => return None,
        }
        Some(None)
    }

    /// Moves every number into its range.
    pub(super) fn check(&mut self) -> Vec<Report> {
        let numbers =
            [("g", limits::RECURRENT_SCALE, &mut self.recurrent_scale), ("fb", limits::KEEP_BIAS, &mut self.keep_bias)];
        let check = |(key, range, place): (&str, RangeInclusive<f64>, &mut Option<f64>)| {
            let given = (*place)?;
            nearest(key, &decimal::write(given), given, range, place)
        };
        numbers.into_iter().filter_map(check).collect()
    }
}

fn number(key: &str, text: &str, range: RangeInclusive<f64>, place: &mut Option<f64>) -> Option<Option<Report>> {
    let given = decimal::read(text, decimal::Mark::Point)?;
    Some(nearest(key, text, given, range, place))
}

/// Puts the nearest allowed number in its place, and says so where it is another.
fn nearest(key: &str, text: &str, given: f64, range: RangeInclusive<f64>, place: &mut Option<f64>) -> Option<Report> {
    let used = if given.is_nan() { *range.start() } else { given.clamp(*range.start(), *range.end()) } + 0.0;
    *place = Some(used);
    let allowed = || format!("{}…{}", decimal::write(*range.start()), decimal::write(*range.end()));
    (used != given).then(|| Report::new(ReportKind::OutOfRange, key, text, allowed(), &decimal::write(used)))
}

impl Scene {
    /// The settings that hold for a column: its own, else the scene's.
    pub fn settings(&self, column: &Column) -> Settings {
        let Own { recurrent_scale, keep_bias, bias, start, precision } = column.own;
        Settings {
            recurrent_scale: recurrent_scale.unwrap_or(self.recurrent_scale),
            keep_bias: keep_bias.unwrap_or(self.keep_bias),
            // A bias of its own is a number, whatever the other columns draw.
            bias: bias.unwrap_or(if keep_bias.is_some() { Bias::Constant } else { self.bias }),
            start: start.unwrap_or(self.start),
            precision: precision.unwrap_or(self.precision),
        }
    }
}
