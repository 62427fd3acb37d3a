//! What has one training come to so far?

use super::course::LENGTHS;
use crate::app::message::Packed;

/// Updates over which a loss is averaged.
pub(super) const SPAN: usize = 100;
/// Milliseconds that a worker computes before it tells.
const TOLD_EVERY: f64 = 250.0;

/// What came of fresh sequences.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tested {
    /// After so many updates.
    pub update: usize,
    /// The mean loss, for each of [`LENGTHS`]; NaN where the task cannot have that length.
    pub losses: Vec<f64>,
    /// The share of right answers.
    pub correct: Vec<f64>,
    /// Microseconds of a batch's step forward.
    pub forward: f64,
}

/// Where a mean loss was first below the line that counts as solved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Solved {
    /// After so many updates.
    pub update: usize,
    /// After so many milliseconds.
    pub time: f64,
}

/// The training of one column with one seed.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    pub column: usize,
    pub seed: usize,
    /// The mean loss of each update's batch.
    pub losses: Vec<f64>,
    /// The reach after so many updates, over the stage's sequence.
    pub reaches: Vec<(usize, Vec<f64>)>,
    /// Milliseconds that the updates took.
    pub time: f64,
    /// Where it was solved, if it was.
    pub solved: Option<Solved>,
    pub tested: Option<Tested>,
    /// The last snapshot that was sent, as it travels.
    pub snapshot: Vec<f64>,
    /// Milliseconds of training after which it was.
    pub kept: f64,
    /// Where it ended in ∞ or NaN.
    pub stopped: Option<String>,
    /// Why its worker did not answer.
    pub failed: Option<String>,
    /// Whether its worker is asked.
    pub running: bool,
    /// Whether its worker has lost it.
    pub lost: bool,
    /// How many updates are asked for at once.
    pub chunk: u64,
    /// The sum of the last losses.
    sum: f64,
}

impl Track {
    /// Nothing trained yet.
    pub fn new(column: usize, seed: usize) -> Self {
        Self { column, seed, chunk: 4, ..Self::default() }
    }

    /// Updates made.
    pub fn made(&self) -> usize {
        self.losses.len()
    }

    /// The mean loss of the last [`SPAN`] updates.
    pub fn loss(&self) -> Option<f64> {
        let last = &self.losses[self.losses.len().saturating_sub(SPAN)..];
        (!last.is_empty()).then(|| last.iter().sum::<f64>() / last.len() as f64)
    }

    /// Milliseconds of an update.
    pub fn each(&self) -> Option<f64> {
        (self.made() > 0).then(|| self.time / self.made() as f64)
    }

    /// Whether it was tried as it is now.
    pub fn is_tested(&self) -> bool {
        self.tested.as_ref().is_some_and(|tested| tested.update == self.made())
    }

    /// Takes some more updates; the task is solved below this loss.
    pub fn take(&mut self, packed: Packed, line: Option<f64>) {
        let Ok([losses, reach, state, snapshot]) = <[Vec<f64>; 4]>::try_from(packed.numbers) else { return };
        let time = state.get(2).copied().unwrap_or(0.0);
        for (k, loss) in losses.iter().enumerate() {
            self.add(*loss);
            let mean = (self.made() >= SPAN).then(|| self.sum / SPAN as f64);
            if self.solved.is_none() && mean.zip(line).is_some_and(|(mean, line)| mean < line) {
                let time = self.time + time * (k + 1) as f64 / losses.len() as f64;
                self.solved = Some(Solved { update: self.made(), time });
            }
        }
        self.time += time;
        self.lost = false;
        if !losses.is_empty() {
            let each = (time / losses.len() as f64).max(0.01);
            self.chunk = ((TOLD_EVERY / each) as u64).clamp(1, 500);
            self.reaches.push((self.made(), reach));
        }
        if !snapshot.is_empty() {
            (self.snapshot, self.kept) = (snapshot, self.time);
        }
        self.stopped = packed.texts.into_iter().next().filter(|text| !text.is_empty());
    }

    fn add(&mut self, loss: f64) {
        let leaves = self.losses.len().checked_sub(SPAN).map_or(0.0, |k| self.losses[k]);
        self.sum += loss - leaves;
        self.losses.push(loss);
    }

    /// Takes what came of fresh sequences.
    pub fn take_test(&mut self, packed: Packed) {
        let Ok([losses, correct, forward]) = <[Vec<f64>; 3]>::try_from(packed.numbers) else { return };
        if losses.len() == LENGTHS.len() && correct.len() == LENGTHS.len() {
            let forward = forward.first().copied().unwrap_or(f64::NAN);
            self.tested = Some(Tested { update: self.made(), losses, correct, forward });
        }
    }

    /// The last reach that was told at or before an update.
    pub fn reach(&self, update: usize) -> &[f64] {
        let place = self.reaches.partition_point(|(made, _)| *made <= update);
        self.reaches.get(place.saturating_sub(1)).map_or(&[], |(_, reach)| reach)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A training that was told these losses at once, in a millisecond each.
    pub(in super::super) fn track(losses: Vec<f64>, line: Option<f64>) -> Track {
        let mut track = Track::new(0, 0);
        let state = vec![losses.len() as f64, 0.5, losses.len() as f64];
        track.take(Packed { numbers: vec![losses, vec![-1.0, 0.0], state, Vec::new()], texts: Vec::new() }, line);
        track
    }

    #[test]
    fn where_a_cell_gets_it_is_found_over_a_whole_span() {
        let losses = [vec![1.0; 150], vec![0.1; 200]].concat();
        assert_eq!(track(losses.clone(), Some(0.5)).solved, Some(Solved { update: 206, time: 206.0 }));
        assert_eq!(track(losses.clone(), Some(0.05)).solved, None);
        assert_eq!(track(losses.clone(), None).solved, None);
        assert_eq!(track(losses, None).loss().map(|loss| (loss * 1e6).round()), Some(100_000.0));
        assert_eq!(track(vec![0.0; 99], Some(0.5)).solved, None, "one good batch proves nothing");
    }

    #[test]
    fn what_is_told_piece_by_piece_is_what_is_told_at_once() {
        let losses: Vec<f64> = (0..300).map(|k| 1.0 / f64::from(k + 1)).collect();
        let whole = track(losses.clone(), Some(0.01));
        let mut parts = Track::new(0, 0);
        for part in losses.chunks(7) {
            let state = vec![0.0, 0.5, part.len() as f64];
            let packed =
                Packed { numbers: vec![part.to_vec(), vec![0.0], state, vec![3.0]], texts: vec![String::new()] };
            parts.take(packed, Some(0.01));
        }
        assert_eq!((parts.losses.len(), &parts.losses), (300, &whole.losses));
        assert_eq!(parts.solved.map(|s| s.update), whole.solved.map(|s| s.update));
        assert_eq!((parts.reaches.len(), parts.snapshot, parts.stopped), (43, vec![3.0], None));
    }

    #[test]
    fn a_test_counts_until_the_next_update() {
        let mut track = track(vec![1.0; 5], None);
        let numbers = vec![vec![0.5, 0.6, f64::NAN], vec![0.9, 0.8, f64::NAN], vec![3.0]];
        track.take_test(Packed { numbers, texts: Vec::new() });
        assert!(track.is_tested());
        track.add(1.0);
        assert!(!track.is_tested() && track.tested.is_some());
    }
}
