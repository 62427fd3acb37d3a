//! What does an answer cost that remembers nothing of what is to be remembered?
//!
//! Apart from the registry, because only training asks: the page's first load does without it.

use super::{Content, Sample, Sequence, adding, anbn, copy, latch, order, reber, reber_stream, recall, sine};
use crate::math::ln;
use crate::math::rng::SplitMix64;

/// A task, and the loss in its own score over sequences of so many steps.
type Known = (&'static str, fn(usize) -> f64);

/// The losses that are known in closed form.
const KNOWN: &[Known] = &[
    ("recall", |_| recall::chance_cross_entropy()),
    ("latch", |_| latch::chance_cross_entropy()),
    ("adding", |_| adding::constant_error()),
    ("adding_signed", |_| adding::signed_constant_error()),
    ("order", |_| order::chance_cross_entropy(2)),
    ("order3", |_| order::chance_cross_entropy(3)),
    ("copy", copy::memoryless_cross_entropy),
    ("reber", reber::forgetful_cross_entropy),
    ("reber_stream", |_| reber_stream::forgetful_cross_entropy()),
    ("anbn", anbn::constant_cross_entropy),
    ("sine", |_| sine::constant_error()),
];

/// The losses that remain to who remembers everything, where they are not 0.
const LEAST: &[Known] = &[
    ("reber", |steps| reber::forgetful_cross_entropy(steps) - ln(2.0) / (steps as f64 - 1.0)),
    ("reber_stream", |_| reber_stream::least_cross_entropy()),
];

/// How far from the best loss to that of an answer without memory a solved task may be.
const SOLVED: f64 = 0.1;

impl Sequence {
    /// The mean loss, in the task's own score, of an answer that remembers nothing, where it is known in closed form; for a
    /// sequence of one's own, of the best constant answer to it.
    pub fn baseline(&self, steps: usize) -> Option<f64> {
        let loss = match self.content() {
            Content::Made => KNOWN.iter().find(|(id, _)| *id == self.task().id).map(|(_, of)| of(self.length(steps))),
            _ => self.sample(steps, &mut SplitMix64::new(0)).ok().map(|sample| constant_loss(&sample)),
        };
        loss.filter(|loss| loss.is_finite())
    }

    /// The mean loss below which the task counts as solved: nine tenths of the way from an answer that remembers nothing to
    /// the best one that there is.
    pub fn solved(&self, steps: usize) -> Option<f64> {
        let least = LEAST.iter().find(|(id, _)| *id == self.task().id && self.content() == &Content::Made);
        let least = least.map_or(0.0, |(_, of)| of(self.length(steps)));
        self.baseline(steps).map(|baseline| least + SOLVED * (baseline - least))
    }
}

/// The entropy of the wanted classes in nats, or the variance of the wanted numbers.
fn constant_loss(sample: &Sample) -> f64 {
    let Some(classes) = &sample.classes else {
        let wanted: Vec<f64> = sample.targets.iter().flatten().copied().collect();
        let mean = |numbers: &[f64]| numbers.iter().sum::<f64>() / numbers.len() as f64;
        let middle = mean(&wanted);
        return mean(&wanted.iter().map(|y| (y - middle) * (y - middle)).collect::<Vec<_>>());
    };
    let wanted: Vec<usize> = classes.wanted.iter().flatten().copied().collect();
    let share = |k: usize| wanted.iter().filter(|&&w| w == k).count() as f64 / wanted.len() as f64;
    let shares = (0..classes.count).map(share).filter(|p| *p > 0.0);
    shares.fold(0.0, |sum, p| sum - p * ln(p))
}
