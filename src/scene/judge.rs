//! What does a column answer, what is the loss of its answers, and where does the gradient start?
//!
//! Without a readout of its own a column answers y_t = w·h_t, w the fixed random direction that all columns share. With one
//! (see [`super::Given`]) it answers y_t = V·h_t + d: the number itself, or classes, of which the picture shows the mean
//! place Σ_k p_k · place(k) under their softmax p; the losses are then those it was trained by, summed over the wanted
//! answers: (y − ŷ)², or −ln p of the wanted class. The loss w·h_T takes V's first row, at length 1, for w.

use super::{Comparison, Loss, Run};
use crate::cell::NodeId;
use crate::engine::{Seeds, Slab, Trace};
use crate::math::{Real, ln};
use crate::task::Sample;
use crate::train::Head;

/// How a column answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Readout {
    /// w, `[H]`, of length 1.
    direction: Vec<f64>,
    head: Option<Head<f64>>,
}

/// What makes a loss of a pass over the sequence: readout, wanted answers and kind of loss.
#[derive(Clone, Debug, PartialEq)]
pub struct Judge {
    sample: Sample,
    readout: Readout,
    loss: Loss,
}

impl Comparison {
    /// What judges passes of one's own as it does a column's.
    pub fn judge(&self, run: &Run) -> Judge {
        Judge { sample: self.sample.clone(), readout: run.readout.clone(), loss: self.loss }
    }

    /// ∂L/∂y_t of a column, `[T]`, NaN where the loss does not go by way of the one number that is shown; empty where there
    /// is no such column.
    pub fn output_adjoints(&self, column: usize) -> Vec<f64> {
        let of = |run: &Run| run.readout.output_adjoints(self.loss, &self.sample, &run.output);
        self.columns.get(column).map(of).unwrap_or_default()
    }

    /// Where the gradient of a column starts; nothing where there is no such column.
    pub fn seeds(&self, column: usize) -> Seeds<f64> {
        let of = |run: &Run| run.readout.seeds(self.loss, &self.sample, &run.trace, run.plan.graph().hidden());
        self.columns.get(column).map_or_else(Seeds::new, of)
    }
}

impl Judge {
    /// L of a pass whose hidden state is this node.
    pub fn loss(&self, trace: &Trace<f64>, hidden: NodeId) -> f64 {
        self.readout.loss(self.loss, &self.sample, trace, hidden)
    }

    /// Where the gradient of that loss starts.
    pub fn seeds(&self, trace: &Trace<f64>, hidden: NodeId) -> Seeds<f64> {
        self.readout.seeds(self.loss, &self.sample, trace, hidden)
    }
}

impl Readout {
    /// y_t = w·h_t.
    pub(super) const fn fixed(direction: Vec<f64>) -> Self {
        Self { direction, head: None }
    }

    /// y_t = V·h_t + d, where it answers as much as the sequence asks; else the fixed direction.
    pub(super) fn trained(head: Head<f64>, sample: &Sample, fixed: Vec<f64>) -> Self {
        if head.bias.len() != sample.classes.as_ref().map_or(1, |classes| classes.count) {
            return Self::fixed(fixed);
        }
        let row = head.weight.get(..fixed.len()).unwrap_or_default();
        let length = dot(row, row).sqrt();
        let direction = if length > 0.0 { row.iter().map(|v| v / length).collect() } else { fixed };
        Self { direction, head: Some(head) }
    }

    /// w, `[H]`, of length 1: the loss of the last step is w·h_T.
    pub fn direction(&self) -> &[f64] {
        &self.direction
    }

    /// V and d, where the column has a readout of its own.
    pub const fn head(&self) -> Option<&Head<f64>> {
        self.head.as_ref()
    }

    /// What the picture shows of the answers, `[T]`.
    pub(super) fn outputs(&self, trace: &Trace<f64>, hidden: NodeId) -> Vec<f64> {
        let h = trace.slab(hidden);
        (0..h.steps()).map(|t| self.output(h.step(t))).collect()
    }

    fn output(&self, h: &[f64]) -> f64 {
        match &self.head {
            None => dot(h, &self.direction),
            Some(head) if head.bias.len() == 1 => answer(head, h)[0],
            Some(head) => {
                let shares = softmax(&answer(head, h));
                let last = (shares.len() - 1) as f64;
                shares.iter().zip(0..).fold(0.0, |sum, (p, k)| sum + p * (2.0 * f64::from(k) - last) / last)
            }
        }
    }

    /// L of a pass.
    pub(super) fn loss(&self, loss: Loss, sample: &Sample, trace: &Trace<f64>, hidden: NodeId) -> f64 {
        let h = trace.slab(hidden);
        match (loss, &self.head, &sample.classes) {
            (Loss::LastReadout, ..) => last(&h).map_or(0.0, |h| dot(h, &self.direction)),
            (_, Some(head), Some(classes)) => wanted(loss, &classes.wanted)
                .fold(0.0, |sum, (t, class)| sum - ln(softmax(&answer(head, h.step(t)))[class])),
            _ => wanted(loss, &sample.targets).fold(0.0, |sum, (t, y)| {
                let error = self.output(h.step(t)) - y;
                sum + error * error
            }),
        }
    }

    /// ∂L/∂h_t where it does not come by way of later steps.
    pub(super) fn seeds(&self, loss: Loss, sample: &Sample, trace: &Trace<f64>, hidden: NodeId) -> Seeds<f64> {
        let h = trace.slab(hidden);
        let width = self.direction.len();
        let mut seeds = vec![0.0; h.steps() * width];
        let mut add = |t: usize, by: f64, row: &[f64]| {
            seeds.iter_mut().skip(t * width).zip(row).for_each(|(seed, w)| *seed += by * w);
        };
        match (loss, &self.head, &sample.classes) {
            (Loss::LastReadout, ..) => add(h.steps().saturating_sub(1), 1.0, &self.direction),
            (_, Some(head), Some(classes)) => {
                for (t, class) in wanted(loss, &classes.wanted) {
                    let shares = softmax(&answer(head, h.step(t)));
                    for ((k, p), row) in shares.iter().enumerate().zip(head.weight.chunks_exact(width)) {
                        add(t, p - f64::from(u8::from(k == class)), row);
                    }
                }
            }
            (_, head, _) => {
                let row = head.as_ref().map_or(&self.direction, |head| &head.weight);
                wanted(loss, &sample.targets).for_each(|(t, y)| add(t, 2.0 * (self.output(h.step(t)) - y), row));
            }
        }
        Seeds::new().with(hidden, seeds)
    }

    /// ∂L/∂y_t, `[T]`, of the one number y_t that is shown; NaN where the loss takes another way.
    fn output_adjoints(&self, loss: Loss, sample: &Sample, output: &[f64]) -> Vec<f64> {
        let mut adjoints = vec![0.0; output.len()];
        let direct = self.head.as_ref().is_none_or(|head| head.bias.len() == 1);
        match loss {
            _ if !direct => adjoints.fill(f64::NAN),
            Loss::LastReadout => {
                let row = self.head.as_ref().map_or(&self.direction, |head| &head.weight);
                adjoints.last_mut().into_iter().for_each(|last| *last = 1.0 / dot(row, row).sqrt());
            }
            _ => wanted(loss, &sample.targets).for_each(|(t, y)| adjoints[t] = 2.0 * (output[t] - y)),
        }
        adjoints
    }
}

/// The steps at which the loss compares, with what is wanted there.
fn wanted<W: Copy>(loss: Loss, targets: &[Option<W>]) -> impl Iterator<Item = (usize, W)> {
    let all = targets.iter().enumerate().filter_map(|(t, wanted)| wanted.map(|wanted| (t, wanted)));
    let last = all.clone().last().map(|(t, _)| t);
    all.filter(move |(t, _)| match loss {
        Loss::LastReadout => false,
        Loss::LastSquared => Some(*t) == last,
        Loss::EverySquared => true,
    })
}

/// V·h + d, `[O]`.
fn answer(head: &Head<f64>, h: &[f64]) -> Vec<f64> {
    head.weight.chunks_exact(h.len().max(1)).zip(&head.bias).map(|(row, d)| dot(h, row) + d).collect()
}

/// e^{y_k} / Σ e^{y_j}, the largest y taken off first.
fn softmax(y: &[f64]) -> Vec<f64> {
    let most = y.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = y.iter().map(|y| Real::exp(y - most)).collect();
    let sum: f64 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}

fn last<'a>(h: &Slab<'a, f64>) -> Option<&'a [f64]> {
    h.steps().checked_sub(1).map(|t| h.step(t))
}
