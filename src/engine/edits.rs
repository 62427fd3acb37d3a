//! What may a person change inside a running cell?
//!
//! An [`Override`] replaces a node's value after it is computed: what is overridden no longer depends on its
//! operands, so no gradient flows through it, while ∂L/∂(the value itself) remains. A [`Cut`] leaves the values
//! alone and removes one edge from the backward pass: the gradient along the remaining paths.

use std::ops::Range;

use crate::cell::{NodeId, Source};

/// What a value is replaced by.
#[derive(Clone, Debug, PartialEq)]
pub enum Level {
    /// The same number at every step.
    Constant(f64),
    /// One number per step of the range; the last one holds if there are too few.
    Curve(Vec<f64>),
}

impl Level {
    /// The number at the k-th step of the range; an empty curve is 0.
    pub fn at(&self, k: usize) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Curve(values) => values.get(k).or(values.last()).copied().unwrap_or(0.0),
        }
    }
}

/// A node's value replaced for a range of units over a range of steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Which node.
    pub node: NodeId,
    /// Which units.
    pub units: Range<usize>,
    /// Which steps.
    pub steps: Range<usize>,
    /// By what.
    pub level: Level,
}

/// An edge of the graph along which no gradient flows: `node` reads `source`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The reader.
    pub node: NodeId,
    /// What it reads.
    pub source: Source,
}

/// Everything that deviates from the plain graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits {
    /// Replaced values.
    pub overrides: Vec<Override>,
    /// Removed edges of the backward pass.
    pub cuts: Vec<Cut>,
    /// The norm to which the gradient of each state is cut down when it arrives at a step, keeping its direction
    /// (Pascanu, Mikolov, Bengio 2013, applied at every step as in Graves 2013). What is clipped is no longer ∂L.
    pub clip: Option<f64>,
}

impl Edits {
    /// Whether the edge from `source` into `node` is cut.
    pub fn is_cut(&self, node: NodeId, source: Source) -> bool {
        self.cuts.iter().any(|cut| cut.node == node && cut.source == source)
    }

    /// The overrides of a node that act at step t.
    pub fn acting(&self, node: NodeId, t: usize) -> impl Iterator<Item = &Override> {
        self.overrides.iter().filter(move |o| o.node == node && o.steps.contains(&t))
    }

    /// What a node's value is replaced by for a unit at step t; where overrides overlap, the last one counts.
    pub fn replaced(&self, node: NodeId, t: usize, unit: usize) -> Option<f64> {
        let last = self.acting(node, t).filter(|o| o.units.contains(&unit)).last();
        last.map(|o| o.level.at(t - o.steps.start))
    }
}
