//! How large is the gradient that reaches a state at each step, and where did the numbers end?

use crate::cell::NodeId;
use crate::engine::{Gradients, Trace};
use crate::insight::{Magnitude, Trend, norms_per_step};

/// The gradient that reaches a state at each step.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// The state.
    pub state: NodeId,
    /// ‖∂L/∂state_t‖₂, `[T]`.
    pub norms: Vec<Magnitude>,
    /// log₁₀ of the same, −∞ for 0.
    pub log10: Vec<f64>,
    /// How it falls on its way back.
    pub trend: Trend,
}

impl Reach {
    pub(super) fn new(state: NodeId, gradients: &Gradients<f64>) -> Self {
        let norms = norms_per_step(&gradients.slab(state));
        let log10: Vec<f64> = norms.iter().map(Magnitude::log10).collect();
        let trend = Trend::of(&log10);
        Self { state, norms, log10, trend }
    }
}

/// Where the first number that is ∞ or NaN stands: step and node.
pub(super) fn first_broken(trace: &Trace<f64>, nodes: usize) -> Option<(usize, NodeId)> {
    let broken = |t, node| trace.slab(node).step(t).iter().any(|v| !v.is_finite());
    if trace.buffer().iter().all(|v| v.is_finite()) {
        return None;
    }
    let at = |t| (0..nodes).find(|&node| broken(t, node)).map(|node| (t, node));
    (0..trace.dims().steps).find_map(at)
}

/// Where the backward pass first met one, from the last step on.
pub(super) fn first_broken_back(gradients: &Gradients<f64>, nodes: usize, steps: usize) -> Option<(usize, NodeId)> {
    if gradients.buffer().iter().all(|v| v.is_finite()) {
        return None;
    }
    let broken = |t, node| gradients.slab(node).step(t).iter().any(|v| !v.is_finite());
    let at = |t| (0..nodes).rev().find(|&node| broken(t, node)).map(|node| (t, node));
    (0..steps).rev().find_map(at)
}
