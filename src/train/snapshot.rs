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

    /// Everything in one list of numbers, exactly: sizes and counters first.
    pub fn to_list(&self) -> Vec<f64> {
        let state = self.stream.state();
        let Moments { first, second, powers } = &self.moments;
        let lengths = [self.numbers.len(), first.len(), second.len()];
        let carried = [self.carried.len(), self.carried.first().map_or(0, Vec::len)];
        let head = [self.update as f64, (state >> 32) as f64, (state & 0xFFFF_FFFF) as f64, self.at as f64];
        let sizes = lengths.into_iter().chain(carried).map(|n| n as f64);
        let lists = [&self.numbers, first, second].into_iter().chain(&self.carried).flatten().map(|v| v.to_f64());
        head.into_iter().chain(*powers).chain(sizes).chain(lists).collect()
    }

    /// Reads [`Snapshot::to_list`]; `None` where it is none.
    pub fn from_list(list: &[f64]) -> Option<Self> {
        let (&[update, high, low, at, power1, power2, numbers, first, second, states, width], mut rest) =
            list.split_first_chunk::<11>()?;
        let mut take = |count: f64| {
            let (taken, left) = rest.split_at_checked(count as usize)?;
            rest = left;
            Some(taken.iter().map(|&v| F::from_f64(v)).collect::<Vec<F>>())
        };
        let (numbers, first, second) = (take(numbers)?, take(first)?, take(second)?);
        let carried = (0..states as usize).map(|_| take(width)).collect::<Option<Vec<_>>>()?;
        let stream = SplitMix64::new(((high as u64) << 32) | low as u64);
        let moments = Moments { first, second, powers: [power1, power2] };
        rest.is_empty().then_some(Self { update: update as u64, numbers, moments, stream, at: at as usize, carried })
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
