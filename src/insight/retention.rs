//! How long does a gate remember, by its bias alone or by the values that it took?
//!
//! With the pre-activation at b, a gate keeps the share f = σ(b) of a state per step: f^T after T steps, half of it
//! after ln ½ / ln f steps. What the input and the hidden state add to the pre-activation moves it from there.

use crate::cell::{Factor, Graph, NodeId, Source};
use crate::engine::Trace;
use crate::math::{Real, ln, log10};

/// What a gate keeps whose pre-activation is constant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retention {
    /// f = σ(b)
    pub share: f64,
    /// ln ½ / ln f, in steps; ∞ where f rounds to 1.
    pub half_life: f64,
}

impl Retention {
    /// The retention at a pre-activation b; a gate that replaces (z of other conventions, f of the minimal gated unit)
    /// keeps at −b.
    pub fn of(b: f64) -> Self {
        Self::of_share(b.sigmoid())
    }

    /// The retention of a gate that keeps this share at every step.
    pub fn of_share(share: f64) -> Self {
        let half_life = if share == 1.0 { f64::INFINITY } else { -std::f64::consts::LN_2 / ln(share) };
        Self { share, half_life }
    }

    /// log₁₀ f^T: orders of magnitude that are left after T steps.
    pub fn log10_after(&self, steps: usize) -> f64 {
        if steps == 0 { 0.0 } else { steps as f64 * log10(self.share) }
    }
}

/// The share of a state that a run kept per step, over all steps and sequences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kept {
    /// The state.
    pub state: NodeId,
    /// The node that scales it.
    pub gate: NodeId,
    /// Whether the share is 1 − the node.
    pub is_complement: bool,
    /// The mean over all units.
    pub mean: f64,
    /// The means of the units that keep least and most.
    pub units: (f64, f64),
}

impl Kept {
    /// Of the first state that keeps a share of itself; `None` where no state does.
    pub fn of(graph: &Graph, trace: &Trace<f64>) -> Option<Self> {
        let (state, factor) = graph.states.iter().find_map(|&state| Some((state, graph.kept(state)?.gate)))?;
        let Source::Node(gate) = factor.source() else { return None };
        let is_complement = matches!(factor, Factor::Complement(_));
        let (dims, slab) = (trace.dims(), trace.slab(gate));
        let share = |v: &f64| if is_complement { 1.0 - v } else { *v };
        let mut sums = vec![0.0; dims.hidden];
        for t in 0..dims.steps {
            for (unit, values) in sums.iter_mut().zip(slab.step(t).chunks(dims.batch.max(1))) {
                *unit += values.iter().map(share).sum::<f64>();
            }
        }
        let each = (dims.steps * dims.batch).max(1) as f64;
        let means = || sums.iter().map(|sum| sum / each);
        let ends = means().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
        let mean = means().sum::<f64>() / dims.hidden.max(1) as f64;
        Some(Self { state, gate, is_complement, mean, units: ends })
    }
}
