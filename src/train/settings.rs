//! What is trained, on what, and how?

use super::{Clip, Optimiser, Rule, Start, TrainError};
use crate::cell::{Graph, Variant};
use crate::engine::{Dims, Plan};
use crate::task::{Score, Sequence};
use limits::{BATCH_MAX, CLIP, EPSILON, KEEP_BIAS, LEARNING_RATE, NUMBERS_MAX, SHARE};
use std::ops::RangeInclusive;

/// What may settings ask for?
pub mod limits {
    use std::ops::RangeInclusive;

    /// B, the sequences of one update.
    pub const BATCH_MAX: usize = 1024;
    /// η
    pub const LEARNING_RATE: RangeInclusive<f64> = 1e-9..=1e3;
    /// What a gradient may be clipped to.
    pub const CLIP: RangeInclusive<f64> = 1e-9..=1e9;
    /// μ, α, β₁, β₂: shares that are kept; at 1 nothing new would ever count.
    pub const SHARE: RangeInclusive<f64> = 0.0..=0.999_999_999;
    /// ε
    pub const EPSILON: RangeInclusive<f64> = 1e-30..=1.0;
    /// The bias of the gate that keeps.
    pub const KEEP_BIAS: RangeInclusive<f64> = -100.0..=100.0;
    /// The most numbers that forward and backward pass may hold at once: half a GiB in f32.
    pub const NUMBERS_MAX: usize = 1 << 27;
}

/// Everything that decides a training.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The cell.
    pub variant: Variant,
    /// H
    pub hidden: usize,
    /// The task, with its content.
    pub sequence: Sequence,
    /// T, where the content does not say it.
    pub steps: usize,
    /// B, the sequences of one update.
    pub batch: usize,
    /// How many steps the gradient travels back: the states are carried over from one window of a sequence to the next,
    /// with an update after each (truncated backpropagation, Williams and Peng 1990). `None` for whole sequences.
    pub window: Option<usize>,
    /// What an answer is compared by.
    pub score: Score,
    /// How steps are made of gradients.
    pub optimiser: Optimiser,
    /// How gradients are clipped.
    pub clip: Clip,
    /// What the gates' biases start at.
    pub start: Start,
    /// Where the weights' stream begins.
    pub weights_seed: u64,
    /// Where the data's stream begins.
    pub data_seed: u64,
}

impl Settings {
    /// A usual training: H = 32, T = 50, B = 32, whole sequences, Adam with η = 0.001, no clipping, PyTorch's start.
    pub fn new(variant: Variant, sequence: Sequence) -> Self {
        Self {
            variant,
            hidden: 32,
            score: sequence.task().score,
            sequence,
            steps: 50,
            batch: 32,
            window: None,
            optimiser: Optimiser { rule: Rule::ADAM, learning_rate: 0.001 },
            clip: Clip::Off,
            start: Start::Uniform,
            weights_seed: 1,
            data_seed: 2,
        }
    }

    /// T
    pub fn length(&self) -> usize {
        self.sequence.length(self.steps)
    }

    /// The steps of one update.
    pub fn span(&self) -> usize {
        self.window.unwrap_or(self.length())
    }

    /// Whether a training can have these settings; sizes are looked at before anything is allocated.
    ///
    /// # Errors
    /// The first setting that is out of its range.
    pub fn check(&self, input: usize) -> Result<(), TrainError> {
        check_width(self.batch)?;
        if self.span() == 0 || self.span() > self.length() {
            return Err(TrainError::Window { got: self.span(), most: self.length() });
        }
        check_steps(self.optimiser, self.clip)?;
        if let Start::KeepBias(bias) = self.start {
            within("keep-bias", bias, KEEP_BIAS)?;
        }
        let dims = Dims { steps: self.span(), input, hidden: self.hidden, batch: self.batch };
        needed(&self.variant.graph(), dims, self.length())
    }

    /// The compiled cell for so many steps at once.
    pub(super) fn plan(&self, input: usize, steps: usize) -> Result<Plan, TrainError> {
        let dims = Dims { steps, input, hidden: self.hidden, batch: self.batch };
        Ok(Plan::new(&self.variant.graph(), dims)?.dropping_negligible())
    }
}

/// Whether a batch may have so many sequences.
pub(super) fn check_width(rows: usize) -> Result<(), TrainError> {
    if (1..=BATCH_MAX).contains(&rows) { Ok(()) } else { Err(TrainError::Batch { got: rows, most: BATCH_MAX }) }
}

/// Whether steps can be made of gradients that way.
pub(super) fn check_steps(optimiser: Optimiser, clip: Clip) -> Result<(), TrainError> {
    within("learning-rate", optimiser.learning_rate, LEARNING_RATE)?;
    match optimiser.rule {
        Rule::Sgd => {}
        Rule::Momentum { momentum } => within("momentum", momentum, SHARE)?,
        Rule::RmsProp { decay, epsilon } => {
            within("decay", decay, SHARE)?;
            within("epsilon", epsilon, EPSILON)?;
        }
        Rule::Adam { beta1, beta2, epsilon } => {
            within("beta1", beta1, SHARE)?;
            within("beta2", beta2, SHARE)?;
            within("epsilon", epsilon, EPSILON)?;
        }
    }
    match clip {
        Clip::Off => Ok(()),
        Clip::Value(most) | Clip::Norm(most) => within("clip", most, CLIP),
    }
}

/// Whether one update may hold so many numbers, about: every node forward and backward over these steps, the batch of
/// `length` steps, weights and moments.
pub(super) fn needed(graph: &Graph, dims: Dims, length: usize) -> Result<(), TrainError> {
    let Dims { steps, input, hidden, batch } = dims;
    let run = hidden.saturating_mul(2 * (graph.nodes.len() + 1)).saturating_mul(steps.saturating_add(1));
    let data = input.saturating_add(1).saturating_mul(length);
    let weights = hidden.saturating_mul(hidden.saturating_add(input)).saturating_mul(32);
    let got = run.saturating_add(data).saturating_mul(batch).saturating_add(weights);
    if got > NUMBERS_MAX { Err(TrainError::Memory { got, most: NUMBERS_MAX }) } else { Ok(()) }
}

fn within(setting: &'static str, got: f64, range: RangeInclusive<f64>) -> Result<(), TrainError> {
    let (min, max) = range.into_inner();
    if (min..=max).contains(&got) { Ok(()) } else { Err(TrainError::Range { setting, got, min, max }) }
}
