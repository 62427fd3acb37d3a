//! What remains of one push? x₁ = 1, then nothing: x_t = 0; wanted at the end: what entered first, y_T = 1.

use super::sample::scalar;
use super::{Content, Sample, Score, TaskError, TaskKind, check_steps, made};
use crate::math::rng::SplitMix64;

/// The impulse.
pub const KIND: TaskKind =
    TaskKind { id: "impulse", min_steps: 1, example: made, score: Score::SquaredError, generate };

fn generate(_: &Content, steps: usize, _: &mut SplitMix64) -> Result<Sample, TaskError> {
    check_steps(&KIND, steps)?;
    let mut values = vec![0.0; steps];
    values[0] = 1.0;
    let mut targets = vec![None; steps];
    targets[steps - 1] = Some(1.0);
    Ok(Sample { targets, ..scalar(&values, None) })
}
