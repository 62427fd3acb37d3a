//! Which moments of a training can one go back to?

use super::snapshot::Snapshot;
use super::trainer::Trainer;
use crate::math::Real;

/// Snapshots at even distances: when there would be too many, every second one is dropped and the distance doubles.
#[derive(Clone, Debug, PartialEq)]
pub struct History<F> {
    every: u64,
    most: usize,
    kept: Vec<Snapshot<F>>,
}

impl<F: Real> History<F> {
    /// At most `most` snapshots (2 at least), at first one each `every` updates (1 at least).
    pub fn new(every: u64, most: usize) -> Self {
        Self { every: every.max(1), most: most.max(2), kept: Vec::new() }
    }

    /// Keeps a snapshot where one is due; true where it did.
    pub fn offer(&mut self, trainer: &Trainer<F>) -> bool {
        let update = trainer.updates();
        let known = self.kept.last().is_some_and(|last| last.update >= update);
        if known || !update.is_multiple_of(self.every) {
            return false;
        }
        if self.kept.len() == self.most {
            self.every *= 2;
            self.kept.retain(|snapshot| snapshot.update.is_multiple_of(self.every));
            if !update.is_multiple_of(self.every) {
                return false;
            }
        }
        self.kept.push(trainer.snapshot());
        true
    }

    /// The snapshots, in order.
    pub fn snapshots(&self) -> &[Snapshot<F>] {
        &self.kept
    }

    /// The last snapshot at or before an update.
    pub fn before(&self, update: u64) -> Option<&Snapshot<F>> {
        self.kept.iter().rev().find(|snapshot| snapshot.update <= update)
    }
}
