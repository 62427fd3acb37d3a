//! What has to be kept to go on later as if nothing had happened?

use super::error::TrainError;
use super::optimiser::Moments;
use super::trainer::Trainer;
use crate::math::Real;
use crate::math::rng::SplitMix64;

/// A training between two updates.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot<F> {
    /// The updates made so far.
    pub update: u64,
    /// Every trained number, in the order of [`super::Network::numbers`].
    pub numbers: Vec<F>,
    pub(super) moments: Moments<F>,
    /// The data's stream before the batch that is being used.
    pub(super) stream: SplitMix64,
    /// The next step of that batch.
    pub(super) at: usize,
    /// The states before that step.
    pub(super) carried: Vec<Vec<F>>,
}

impl<F: Real> Snapshot<F> {
    /// How many numbers it holds.
    pub fn size(&self) -> usize {
        3 * self.numbers.len() + self.carried.iter().map(Vec::len).sum::<usize>()
    }
}

impl<F: Real> Trainer<F> {
    /// Everything that is needed to go on from here.
    pub fn snapshot(&self) -> Snapshot<F> {
        Snapshot {
            update: self.updates(),
            numbers: self.network().numbers(),
            moments: self.learner.moments.clone(),
            stream: self.streams[0],
            at: self.at,
            carried: self.carried.clone(),
        }
    }

    /// Goes back, or forward, to a snapshot of a training with the same settings.
    ///
    /// # Errors
    /// A snapshot of another network.
    pub fn restore(&mut self, snapshot: &Snapshot<F>) -> Result<(), TrainError> {
        self.learner.network.set_numbers(&snapshot.numbers)?;
        self.learner.moments = snapshot.moments.clone();
        self.streams[0] = snapshot.stream;
        self.draw()?;
        (self.learner.updates, self.at) = (snapshot.update, snapshot.at);
        self.carried = snapshot.carried.clone();
        self.learner.stopped = None;
        Ok(())
    }
}
