//! What is the loss of a column's answers, and how does it move with each of them?

use super::{Comparison, Loss};
use crate::cell::NodeId;
use crate::engine::{Seeds, Trace};
use crate::task::Sample;

/// What makes a loss of a pass over the sequence: readout, wanted answers and kind of loss.
#[derive(Clone, Debug, PartialEq)]
pub struct Judge {
    sample: Sample,
    readout: Vec<f64>,
    loss: Loss,
}

impl Comparison {
    /// What judges this comparison's columns, for passes of one's own.
    pub fn judge(&self) -> Judge {
        Judge { sample: self.sample.clone(), readout: self.readout.clone(), loss: self.loss }
    }
}

impl Judge {
    /// L of a pass whose hidden state is this node.
    pub fn loss(&self, trace: &Trace<f64>, hidden: NodeId) -> f64 {
        loss_of(self.loss, &self.sample, &outputs(trace, hidden, &self.readout))
    }

    /// Where the gradient of that loss starts.
    pub fn seeds(&self, trace: &Trace<f64>, hidden: NodeId) -> Seeds<f64> {
        let adjoints = output_adjoints(self.loss, &self.sample, &outputs(trace, hidden, &self.readout));
        seeds(hidden, &adjoints, &self.readout)
    }
}

/// y_t = w·h_t, `[T]`.
pub(super) fn outputs(trace: &Trace<f64>, hidden: NodeId, readout: &[f64]) -> Vec<f64> {
    let h = trace.slab(hidden);
    let dot = |h: &[f64]| h.iter().zip(readout).fold(0.0, |sum, (h, w)| sum + w * h);
    (0..h.steps()).map(|t| dot(h.step(t))).collect()
}

/// ∂L/∂h_t = ∂L/∂y_t · w where y_t = w·h_t.
pub(super) fn seeds(hidden: NodeId, adjoints: &[f64], readout: &[f64]) -> Seeds<f64> {
    Seeds::new().with(hidden, adjoints.iter().flat_map(|&d| readout.iter().map(move |w| d * w)).collect())
}

/// L of the answers y_t, `[T]`.
pub(super) fn loss_of(loss: Loss, sample: &Sample, output: &[f64]) -> f64 {
    if loss == Loss::LastReadout {
        return output.last().copied().unwrap_or(0.0);
    }
    let square = |sum, &(t, wanted): &(usize, f64)| sum + (output[t] - wanted) * (output[t] - wanted);
    scored(loss, sample).iter().fold(0.0, square)
}

/// The steps at which the loss compares, with the answer that is wanted there.
fn scored(loss: Loss, sample: &Sample) -> Vec<(usize, f64)> {
    match loss {
        Loss::LastReadout => Vec::new(),
        Loss::LastSquared => sample.last_target().into_iter().collect(),
        Loss::EverySquared => sample.targets.iter().enumerate().filter_map(|(t, y)| y.map(|y| (t, y))).collect(),
    }
}

/// ∂L/∂y_t, `[T]`.
pub(super) fn output_adjoints(loss: Loss, sample: &Sample, output: &[f64]) -> Vec<f64> {
    let mut adjoints = vec![0.0; output.len()];
    if loss == Loss::LastReadout
        && let Some(last) = adjoints.last_mut()
    {
        *last = 1.0;
    }
    for (t, wanted) in scored(loss, sample) {
        adjoints[t] = 2.0 * (output[t] - wanted);
    }
    adjoints
}
