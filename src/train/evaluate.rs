//! How good is a network on sequences that it was not trained on?

use super::batch::Batch;
use super::error::TrainError;
use super::pass::{Course, Scratch};
use super::settings::Settings;
use super::trainer::Trainer;
use crate::math::Real;
use crate::math::rng::SplitMix64;

/// What came of fresh sequences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation {
    /// The mean loss over the wanted answers.
    pub loss: f64,
    /// The share of them that were right: the class with the largest number, or a number less than 0.04 away.
    pub correct: f64,
    /// How many there were.
    pub wanted: usize,
}

impl<F: Real> Trainer<F> {
    /// Tries the network on at least `samples` sequences of `steps` steps (another length than it was trained on, if so
    /// wanted), drawn from this stream. Nothing of the training changes.
    ///
    /// # Errors
    /// A length that the task or the memory cannot have.
    pub fn evaluate(&self, samples: usize, steps: usize, random: &mut SplitMix64) -> Result<Evaluation, TrainError> {
        let settings =
            Settings { steps, window: self.settings().window.map(|w| w.min(steps)), ..self.settings().clone() };
        let (mut loss, mut correct, mut wanted) = (0.0, 0, 0);
        let (length, rows) = (settings.length(), settings.batch);
        let mut scratch = Scratch::default();
        for _ in 0..samples.div_ceil(rows.max(1)) {
            let batch = Batch::draw(&settings.sequence, (length, rows), settings.score, random)?;
            settings.check(batch.input())?;
            let (mut at, mut carried) = (0, Vec::new());
            while at < length {
                let window = at..(at + settings.span()).min(length);
                let plan = settings.plan(batch.input(), window.len())?;
                let course =
                    Course { plan: &plan, network: self.network(), batch: &batch, steps: &window, carried: &carried };
                let (sum, right, states) = course.look(&mut scratch)?;
                loss += sum.to_f64();
                correct += right;
                wanted += batch.wanted(window.clone());
                (at, carried) = (window.end, states);
            }
        }
        let share = 1.0 / wanted.max(1) as f64;
        Ok(Evaluation { loss: loss * share, correct: correct as f64 * share, wanted })
    }
}
