//! Where does each node's value lie in memory?
//!
//! One buffer holds all slabs. Nodes that are linear in x or h lie next to each other in one stack
//! `[time][row][batch]`, so that all gates of a step are one matrix product; a state's slab begins with the
//! initial state, so that "the step before" is always one stride back.

use std::ops::Range;

use super::error::EngineError;
use crate::cell::{Graph, NodeId, Op, Source, Term};

/// The sizes of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dims {
    /// T, the length of the sequence.
    pub steps: usize,
    /// I, numbers that enter at each step.
    pub input: usize,
    /// H, units.
    pub hidden: usize,
    /// B, sequences that run together.
    pub batch: usize,
}

impl Dims {
    /// No size may exceed this; products of sizes are checked beyond it.
    pub(super) const MOST: usize = 1 << 20;
    /// No run may hold more numbers than this.
    const MOST_NUMBERS: usize = 1 << 28;

    /// The sizes, checked: each within bounds, and all slabs of `nodes` nodes together too.
    pub(super) fn checked(self, nodes: usize) -> Result<Self, EngineError> {
        let sizes = [("T", self.steps), ("I", self.input), ("H", self.hidden), ("B", self.batch)];
        for (what, got) in sizes {
            if got == 0 || got > Self::MOST {
                return Err(EngineError::Size { what, got, most: Self::MOST });
            }
        }
        let widest = self.input.max(self.hidden).saturating_mul(self.batch);
        let got = widest.saturating_mul(self.steps + 1).saturating_mul(nodes + 1);
        let most = Self::MOST_NUMBERS;
        let weights = self.input.max(self.hidden).saturating_mul(self.hidden).saturating_mul(nodes);
        if weights > most {
            return Err(EngineError::Size { what: "H·max(I, H) over all nodes", got: weights, most });
        }
        if got > most { Err(EngineError::Size { what: "T·H·B over all nodes", got, most }) } else { Ok(self) }
    }

    /// H·B: numbers of one node at one step.
    pub fn width(&self) -> usize {
        self.hidden * self.batch
    }
}

/// The place of a node's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    start: usize,
    stride: usize,
    width: usize,
    stacked: bool,
}

impl Slot {
    /// Where the values at step t lie.
    pub fn at(&self, t: usize) -> Range<usize> {
        let start = self.start + t * self.stride;
        start..start + self.width
    }

    /// Where a state's values at step t−1 lie; for t = 0 the initial state.
    pub fn before(&self, t: usize) -> Range<usize> {
        let start = self.start + t * self.stride - self.stride;
        start..start + self.width
    }

    /// Whether the node lies in the stack of linear nodes.
    pub(super) fn is_stacked(&self) -> bool {
        self.stacked
    }
}

/// The places of all nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The sizes of the run.
    pub dims: Dims,
    /// Symbol of each node.
    pub symbols: Vec<&'static str>,
    /// Place of each node.
    pub slots: Vec<Slot>,
    /// The nodes that are handed on, the hidden state first.
    pub states: Vec<NodeId>,
    /// The linear nodes in the order of their rows in the stack.
    pub stack: Vec<NodeId>,
    /// Numbers in the whole buffer.
    pub len: usize,
}

impl Layout {
    /// Places the nodes of a graph.
    pub fn new(graph: &Graph, dims: Dims) -> Self {
        let (width, stack) = (dims.width(), stack_order(graph));
        let mut end = dims.steps * stack.len() * width;
        let place = |node: NodeId| {
            if let Some(row) = stack.iter().position(|&n| n == node) {
                return Slot { start: row * width, stride: stack.len() * width, width, stacked: true };
            }
            let lead = if graph.states.contains(&node) { width } else { 0 };
            let slot = Slot { start: end + lead, stride: width, width, stacked: false };
            end += lead + dims.steps * width;
            slot
        };
        let slots = (0..graph.nodes.len()).map(place).collect();
        let symbols = graph.nodes.iter().map(|n| n.symbol).collect();
        Self { dims, symbols, slots, states: graph.states.clone(), stack, len: end }
    }

    /// The node with this symbol.
    pub fn find(&self, symbol: &str) -> Option<NodeId> {
        self.symbols.iter().position(|s| *s == symbol)
    }

    /// Where the stack's rows of `count` nodes from row node `first` on lie at step t.
    pub fn stack_rows(&self, first: usize, count: usize, t: usize) -> Range<usize> {
        let width = self.dims.width();
        let start = t * self.stack.len() * width + first * width;
        start..start + count * width
    }
}

/// Whether a node is linear in something: such nodes are stacked.
pub(super) fn is_linear(op: &Op) -> bool {
    matches!(op, Op::Sum(terms) if terms.iter().any(|t| matches!(t, Term::Dense(..) | Term::Bias(_))))
}

/// Whether a node has a matrix product with this source.
pub(super) fn multiplies(op: &Op, source: Source) -> bool {
    matches!(op, Op::Sum(terms) if terms.iter().any(|t| matches!(t, Term::Dense(_, s) if *s == source)))
}

/// Rows that read only x come first, then those that read x and h, then those that read only h: so the
/// products with x and with h are each one contiguous block.
fn stack_order(graph: &Graph) -> Vec<NodeId> {
    let hidden = Source::Previous(graph.hidden());
    let rank = move |node: &NodeId| {
        let op = &graph.nodes[*node].op;
        match (multiplies(op, Source::Input), multiplies(op, hidden)) {
            (true, false) => 0,
            (true, true) => 1,
            (false, true) => 2,
            (false, false) => 3,
        }
    };
    let linear =
        |rank_wanted| (0..graph.nodes.len()).filter(move |k| is_linear(&graph.nodes[*k].op) && rank(k) == rank_wanted);
    (0..4).flat_map(linear).collect()
}
