//! How often does a gate stand fully open or closed?
//!
//! A value close to the end of its interval is saturated: its derivative σ′ = y(1 − y) or tanh′ = 1 − y² is close to 0,
//! and so is the gradient that passes it.

use crate::cell::{Graph, Interval, NodeId, Op, Role};
use crate::engine::Trace;

/// Bars of a histogram.
pub const BINS: usize = 20;
/// A value is saturated below the lower or above the upper of these: for σ, and for tanh.
const ENDS_OF_SIGMOID: (f64, f64) = (0.1, 0.9);
const ENDS_OF_TANH: (f64, f64) = (-0.9, 0.9);

/// Where the values of a gate or a candidate lie, over all units, steps and sequences.
#[derive(Clone, Debug, PartialEq)]
pub struct Saturation {
    /// The node.
    pub node: NodeId,
    /// Its interval: (0, 1) for a gate, (−1, 1) for a candidate.
    pub range: (f64, f64),
    /// How many values lie in each of [`BINS`] equal parts of the interval; those outside count in the outermost.
    pub counts: [usize; BINS],
    /// The share of values below 0.1 (gate) or −0.9 (candidate).
    pub low: f64,
    /// The share of values above 0.9.
    pub high: f64,
}

/// The saturation of every gate and candidate with bounds, in the order of computation. A gate that was taken out is no
/// gate, and a candidate without its tanh has no bounds.
pub fn saturation(graph: &Graph, trace: &Trace<f64>) -> Vec<Saturation> {
    let of = |node: NodeId| {
        let is_squashed = matches!(graph.nodes[node].role, Role::Gate | Role::Candidate);
        let values = || trace.slab(node).to_vec();
        match graph.nodes[node].range {
            _ if !is_squashed || graph.nodes[node].op == Op::One => None,
            Interval::Unit => Some(Saturation::of(node, (0.0, 1.0), ENDS_OF_SIGMOID, &values())),
            Interval::Signed => Some(Saturation::of(node, (-1.0, 1.0), ENDS_OF_TANH, &values())),
            Interval::Real => None,
        }
    };
    (0..graph.nodes.len()).filter_map(of).collect()
}

impl Saturation {
    fn of(node: NodeId, range: (f64, f64), ends: (f64, f64), values: &[f64]) -> Self {
        let mut counts = [0; BINS];
        for v in values.iter().filter(|v| !v.is_nan()) {
            // A cast of what lies outside the bins gives the nearest whole number that there is.
            let bin = ((v - range.0) / (range.1 - range.0) * BINS as f64) as usize;
            counts[bin.min(BINS - 1)] += 1;
        }
        let share =
            |is: &dyn Fn(f64) -> bool| values.iter().filter(|v| is(**v)).count() as f64 / values.len().max(1) as f64;
        Self { node, range, counts, low: share(&|v| v < ends.0), high: share(&|v| v > ends.1) }
    }
}
