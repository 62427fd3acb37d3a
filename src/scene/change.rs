//! What is changed inside a running cell? A value held for some units and steps, or a single weight.
//!
//! In links, key `do`, one entry after the other with `;`, each beginning with its column from 1:
//! `1:f=0` holds the forget gate at 0; `1:f:2-4,7@5-20=0.5` only for units 2 to 4 and 7 and from step 5 to 20;
//! `1:c@5-8=0.1/0.2/0.3/0.4` along a curve; `1:U_f:3,2=0.5` sets the weight in row 3 and column 2.

use super::limits;
use crate::cell::{Block, Graph, NodeId, Tensor};
use crate::engine::{Edits, Level, Override, Params};
use crate::task::decimal;
use std::fmt::{Display, Formatter, Result as Written};

/// Units or steps from one to another, from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: usize,
    /// The last.
    pub to: usize,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A node's value replaced after it is computed.
    Clamp {
        /// The node's symbol.
        node: &'static str,
        /// Which units; none stands for all.
        units: Vec<Span>,
        /// Which steps; `None` stands for all.
        steps: Option<Span>,
        /// By what; a curve has one number for each step.
        level: Level,
    },
    /// One parameter replaced before the run.
    Weight {
        /// Its block.
        block: Block,
        /// Its row in the block, from 0: the unit that it feeds.
        row: usize,
        /// Its column, from 0: the number that it multiplies; 0 for a bias.
        column: usize,
        /// Its value.
        value: f64,
    },
}

impl Change {
    /// Reads a change without its column; `None` where it makes no sense for this graph.
    pub fn parse(text: &str, graph: &Graph) -> Option<Self> {
        let (place, level) = text.split_once('=')?;
        let (place, steps) = place.split_once('@').map_or((place, None), |(place, steps)| (place, Some(steps)));
        let (name, units) = place.split_once(':').map_or((place, None), |(name, units)| (name, Some(units)));
        if let Some(block) = graph.parameter_blocks().find(|&block| graph.block(block) == name) {
            return if steps.is_none() { weight(block, units?, level) } else { None };
        }
        let node = graph.nodes[graph.find(name)?].symbol;
        let units = units.map_or(Some(Vec::new()), |list| list.split(',').map(Span::parse).collect())?;
        let steps = steps.map_or(Some(None), |steps| Span::parse(steps).map(Some))?;
        let values: Vec<f64> = level.split('/').map(read_level).collect::<Option<_>>()?;
        let level = match values.as_slice() {
            [value] => Level::Constant(*value),
            _ => Level::Curve(values.clone()),
        };
        let fits = units.len() <= limits::SPANS_MAX && values.len() <= *limits::STEPS.end();
        fits.then_some(Self::Clamp { node, units, steps, level })
    }

    /// Whether a graph has what is changed.
    pub fn fits(&self, graph: &Graph) -> bool {
        match self {
            Self::Clamp { node, .. } => graph.find(node).is_some(),
            Self::Weight { block, .. } => graph.parameter_blocks().any(|b| b == *block),
        }
    }

    /// How the change is written without its column, named by the graph.
    pub fn text(&self, graph: &Graph) -> String {
        Text { change: self, graph }.to_string()
    }

    /// The node that is held.
    pub fn node(&self, graph: &Graph) -> Option<NodeId> {
        match self {
            Self::Clamp { node, .. } => graph.find(node),
            Self::Weight { .. } => None,
        }
    }

    /// The overrides of an engine's plan; none for a weight.
    fn overrides(&self, graph: &Graph) -> Vec<Override> {
        let Self::Clamp { node, units, steps, level } = self else { return Vec::new() };
        let Some(node) = graph.find(node) else { return Vec::new() };
        let steps = steps.map_or(0..usize::MAX, |span| span.range());
        let all = [Span { from: 0, to: usize::MAX - 1 }];
        let units = if units.is_empty() { all.as_slice() } else { units };
        units
            .iter()
            .map(|span| Override { node, units: span.range(), steps: steps.clone(), level: level.clone() })
            .collect()
    }

    /// Changes a weight; one beyond the sizes changes nothing.
    pub(super) fn set(&self, params: &mut Params<f64>) {
        let Self::Weight { block, row, column, value } = *self else { return };
        let columns = block.tensor.columns(params.input, params.hidden);
        if row < params.hidden
            && column < columns
            && let Some(place) = params.block_mut(block).get_mut(row * columns + column)
        {
            *place = value;
        }
    }
}

/// What the engine is told of the changes.
pub(super) fn edits(changes: &[Change], graph: &Graph, clip: Option<f64>) -> Edits {
    let overrides = changes.iter().flat_map(|change| change.overrides(graph)).collect();
    Edits { overrides, cuts: Vec::new(), clip }
}

fn weight(block: Block, place: &str, value: &str) -> Option<Change> {
    let mut numbers = place.split(',');
    let row = index(numbers.next()?)?;
    let is_matrix = matches!(block.tensor, Tensor::WeightIh | Tensor::WeightHh);
    let column = if is_matrix { index(numbers.next()?)? } else { 0 };
    let value = read_level(value)?;
    numbers.next().is_none().then_some(Change::Weight { block, row, column, value })
}

/// A number that a value may be held at.
fn read_level(text: &str) -> Option<f64> {
    decimal::read(text, decimal::Mark::Point).filter(|value| value.abs() <= limits::LEVEL_MAX)
}

/// From 1 in a link, from 0 here.
fn index(text: &str) -> Option<usize> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse::<usize>().ok().filter(|_| digits)?.checked_sub(1)
}

impl Span {
    /// Reads `3` or `2-4`, counted from 1.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let span = Self { from: index(from)?, to: index(to)? };
        (span.from <= span.to).then_some(span)
    }

    /// As a range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.from..self.to.saturating_add(1)
    }
}

impl Display for Span {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self.from == self.to {
            true => write!(f, "{}", self.from + 1),
            false => write!(f, "{}-{}", self.from + 1, self.to + 1),
        }
    }
}

struct Text<'a> {
    change: &'a Change,
    graph: &'a Graph,
}

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        match self.change {
            Change::Clamp { node, units, steps, level } => {
                f.write_str(node)?;
                units.iter().enumerate().try_for_each(|(k, span)| {
                    f.write_str(if k == 0 { ":" } else { "," })?;
                    span.fmt(f)
                })?;
                steps.map_or(Ok(()), |span| write!(f, "@{span}"))?;
                write!(f, "={}", level_text(level))
            }
            Change::Weight { block, row, column, value } => {
                write!(f, "{}:{}", self.graph.block(*block), row + 1)?;
                if matches!(block.tensor, Tensor::WeightIh | Tensor::WeightHh) {
                    write!(f, ",{}", column + 1)?;
                }
                write!(f, "={}", decimal::write(*value))
            }
        }
    }
}

fn level_text(level: &Level) -> String {
    match level {
        Level::Constant(value) => decimal::write(*value),
        Level::Curve(values) => values.iter().map(|v| decimal::write(*v)).collect::<Vec<_>>().join("/"),
    }
}
