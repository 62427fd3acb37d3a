//! How is a single number of a run named?
//!
//! Units, steps, rows and columns count from 1: `f[3]@12` is the forget gate's third unit at step 12, `h[3]@0` the hidden
//! state before the first step, `x[1]@4` an input, `U_f[3,2]` a weight, `b_if[3]` a bias.

use crate::cell::{Block, Graph, NodeId, Source, Tensor};
use crate::engine::Plan;

/// The name of a number; indices count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A node's value.
    Value {
        /// Which node.
        node: NodeId,
        /// At which step.
        t: usize,
        /// Of which unit.
        unit: usize,
    },
    /// A state's value before the first step.
    Before {
        /// Which state's node.
        state: NodeId,
        /// Of which unit.
        unit: usize,
    },
    /// A number of the input.
    Input {
        /// At which step.
        t: usize,
        /// Its place in x.
        k: usize,
    },
    /// A parameter.
    Weight {
        /// Its block.
        block: Block,
        /// Its row in the block: the unit that it feeds.
        row: usize,
        /// Its column: the number that it multiplies; 0 in biases and peepholes, which have but one.
        column: usize,
    },
}

impl Place {
    /// The k-th number of what an equation at step t reads; a state at the step before the first is its initial value.
    pub fn of(source: Source, t: usize, k: usize) -> Self {
        match source {
            Source::Input => Self::Input { t, k },
            Source::Node(node) => Self::Value { node, t, unit: k },
            Source::Previous(state) => match t.checked_sub(1) {
                Some(t) => Self::Value { node: state, t, unit: k },
                None => Self::Before { state, unit: k },
            },
        }
    }

    /// Whether a run of this plan has such a number.
    pub fn is_in(self, plan: &Plan) -> bool {
        let (dims, graph) = (plan.dims(), plan.graph());
        match self {
            Self::Value { node, t, unit } => node < graph.nodes.len() && t < dims.steps && unit < dims.hidden,
            Self::Before { state, unit } => graph.states.contains(&state) && unit < dims.hidden,
            Self::Input { t, k } => t < dims.steps && k < dims.input,
            Self::Weight { block, row, column } => {
                let known = graph.parameter_blocks().any(|b| b == block);
                known && row < dims.hidden && column < block.tensor.columns(dims.input, dims.hidden)
            }
        }
    }

    /// How the number is written, named by the cell's graph.
    ///
    /// ```
    /// use gatescope::cell::{Source, find, Variant};
    /// use gatescope::insight::explain::Place;
    /// let graph = Variant::plain(find("lstm").unwrap()).graph();
    /// let c = Source::Previous(graph.cell_state().unwrap());
    /// assert_eq!(Place::of(c, 12, 2).text(&graph), "c[3]@12");
    /// assert_eq!(Place::of(c, 0, 2).text(&graph), "c[3]@0");
    /// ```
    pub fn text(self, graph: &Graph) -> String {
        let symbol = |node: NodeId| graph.nodes.get(node).map_or("?", |n| n.symbol);
        match self {
            Self::Value { node, t, unit } => format!("{}[{}]@{}", symbol(node), unit + 1, t + 1),
            Self::Before { state, unit } => format!("{}[{}]@0", symbol(state), unit + 1),
            Self::Input { t, k } => format!("x[{}]@{}", k + 1, t + 1),
            Self::Weight { block, row, column } if is_matrix(block) => {
                format!("{}[{},{}]", graph.block(block), row + 1, column + 1)
            }
            Self::Weight { block, row, .. } => format!("{}[{}]", graph.block(block), row + 1),
        }
    }

    /// The number that is written so; `None` where the plan has no such number. Only what [`Place::text`] writes is read.
    pub fn parse(text: &str, plan: &Plan) -> Option<Self> {
        Self::find(text, plan).ok()
    }

    /// The number that is written so.
    ///
    /// # Errors
    /// What the plan does not have, with what it has instead.
    pub fn find(text: &str, plan: &Plan) -> Result<Self, Missing> {
        let (name, rest) = text.split_once('[').ok_or(Missing::Unreadable)?;
        let (index, after) = rest.split_once(']').ok_or(Missing::Unreadable)?;
        let place = match after.strip_prefix('@') {
            Some(step) => value(name, whole(index)?, whole(step)?, plan)?,
            None if after.is_empty() => weight(name, index, plan)?,
            None => return Err(Missing::Unreadable),
        };
        if place.text(plan.graph()) == text { Ok(place) } else { Err(Missing::Unreadable) }
    }
}

/// An index of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// The step.
    Step,
    /// The unit.
    Unit,
    /// The place in x.
    Input,
    /// A weight's row.
    Row,
    /// A weight's column.
    Column,
}

/// Why a text names no number of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It is not written as numbers are.
    Unreadable,
    /// Nothing in the cell is called so.
    Name {
        /// What was given.
        given: String,
        /// What the cell has: its nodes, or its parameters.
        known: Vec<String>,
    },
    /// An index is too small or too large.
    Index {
        /// Which.
        axis: Axis,
        /// What was given, from 1.
        given: usize,
        /// The first and the last that there are, from 1; 0 is the step before the first, which states have.
        allowed: (usize, usize),
    },
}

fn value(name: &str, unit: usize, step: usize, plan: &Plan) -> Result<Place, Missing> {
    let (dims, graph) = (plan.dims(), plan.graph());
    if name == "x" {
        let t = within(Axis::Step, step, (1, dims.steps))? - 1;
        return Ok(Place::Input { t, k: within(Axis::Input, unit, (1, dims.input))? - 1 });
    }
    let node = graph.find(name).ok_or_else(|| {
        let nodes = graph.nodes.iter().map(|node| node.symbol.to_owned());
        Missing::Name { given: name.to_owned(), known: std::iter::once("x".to_owned()).chain(nodes).collect() }
    })?;
    let unit = within(Axis::Unit, unit, (1, dims.hidden))? - 1;
    let first = usize::from(!graph.states.contains(&node));
    Ok(match within(Axis::Step, step, (first, dims.steps))?.checked_sub(1) {
        Some(t) => Place::Value { node, t, unit },
        None => Place::Before { state: node, unit },
    })
}

fn weight(name: &str, index: &str, plan: &Plan) -> Result<Place, Missing> {
    let (dims, graph) = (plan.dims(), plan.graph());
    let block = graph.parameter_blocks().find(|&block| graph.block(block) == name).ok_or_else(|| {
        let known = graph.parameter_blocks().map(|block| graph.block(block)).collect();
        Missing::Name { given: name.to_owned(), known }
    })?;
    if !is_matrix(block) {
        let row = within(Axis::Unit, whole(index)?, (1, dims.hidden))? - 1;
        return Ok(Place::Weight { block, row, column: 0 });
    }
    let (row, column) = index.split_once(',').ok_or(Missing::Unreadable)?;
    let columns = block.tensor.columns(dims.input, dims.hidden);
    let (row, column) = (whole(row)?, whole(column)?);
    let row = within(Axis::Row, row, (1, dims.hidden))? - 1;
    Ok(Place::Weight { block, row, column: within(Axis::Column, column, (1, columns))? - 1 })
}

pub(super) fn is_matrix(block: Block) -> bool {
    matches!(block.tensor, Tensor::WeightIh | Tensor::WeightHh)
}

/// A whole number; one that is too large for the machine is too large for every run.
fn whole(text: &str) -> Result<usize, Missing> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits { Ok(text.parse().unwrap_or(usize::MAX)) } else { Err(Missing::Unreadable) }
}

fn within(axis: Axis, given: usize, allowed: (usize, usize)) -> Result<usize, Missing> {
    let fits = (allowed.0..=allowed.1).contains(&given);
    if fits { Ok(given) } else { Err(Missing::Index { axis, given, allowed }) }
}
