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
        let (name, rest) = text.split_once('[')?;
        let (index, after) = rest.split_once(']')?;
        let place = match after.strip_prefix('@') {
            Some(step) => value(name, from_one(index)?, step.parse().ok()?, plan.graph())?,
            None => weight(name, index, plan.graph())?,
        };
        (place.is_in(plan) && place.text(plan.graph()) == text).then_some(place)
    }
}

fn value(name: &str, unit: usize, step: usize, graph: &Graph) -> Option<Place> {
    if name == "x" {
        return Some(Place::Input { t: step.checked_sub(1)?, k: unit });
    }
    let node = graph.find(name)?;
    Some(match step.checked_sub(1) {
        Some(t) => Place::Value { node, t, unit },
        None => Place::Before { state: node, unit },
    })
}

fn weight(name: &str, index: &str, graph: &Graph) -> Option<Place> {
    let block = graph.parameter_blocks().find(|&block| graph.block(block) == name)?;
    let (row, column) = if is_matrix(block) { index.split_once(',')? } else { (index, "1") };
    Some(Place::Weight { block, row: from_one(row)?, column: from_one(column)? })
}

fn is_matrix(block: Block) -> bool {
    matches!(block.tensor, Tensor::WeightIh | Tensor::WeightHh)
}

fn from_one(text: &str) -> Option<usize> {
    text.parse::<usize>().ok()?.checked_sub(1)
}
