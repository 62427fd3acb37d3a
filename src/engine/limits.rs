//! What is done to a state's gradient before it goes on to the step before?

use super::plan::Plan;
use crate::math::Real;

impl Plan {
    /// What has become too small to count takes the gradient no further.
    pub(super) fn drop_negligible<F: Real>(&self, t: usize, adjoints: &mut [F]) {
        if !self.drops_negligible {
            return;
        }
        for &state in &self.graph.states {
            for d in &mut adjoints[self.layout.slots[state].at(t)] {
                *d = if d.abs() < F::NEGLIGIBLE { F::ZERO } else { *d };
            }
        }
    }

    /// Cuts each state's gradient, the sum of its parts, down to the norm that was chosen: `d ← d · min(1, clip/‖d‖)`,
    /// row by row of the batch.
    pub(super) fn clip<F: Real>(&self, t: usize, parts: &mut [Vec<F>]) {
        let Some(clip) = self.edits.clip else { return };
        let batch = self.dims().batch;
        for &state in &self.graph.states {
            let place = self.layout.slots[state].at(t);
            for row in 0..batch {
                let numbers = || place.clone().skip(row).step_by(batch);
                let d = |k: usize| parts.iter().fold(0.0, |sum, part| sum + part[k].to_f64());
                let largest = numbers().fold(0.0, |most: f64, k| most.max(d(k).abs()));
                // The squares of very large or very small numbers would leave the format.
                let square = |k: usize| (d(k) / largest) * (d(k) / largest);
                let norm = largest * numbers().fold(0.0, |sum, k| sum + square(k)).sqrt();
                if norm > clip {
                    let scale = F::from_f64(clip / norm);
                    parts.iter_mut().for_each(|part| numbers().for_each(|k| part[k] *= scale));
                }
            }
        }
    }
}
