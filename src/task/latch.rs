//! Does a cell hold one bit through noise? The two-sequence problem (Bengio, Simard, Frasconi 1994; Hochreiter and
//! Schmidhuber 1997, experiment 3): the first three inputs are all 1 or all −1, and at the end it is to be said which.
//!
//! x₁ = x₂ = x₃ = ±1 of one draw (1 where u ≥ ½), then noise of mean 0 and variance 0.2; wanted at the end: y_T = x₁.
//! Expect gated cells to learn it from one step to the next. It is easy all the same: weights drawn at random solve it
//! sooner than training does, as the authors of 1997 warn.

use super::sample::scalar;
use super::{Classes, Content, Sample, Score, TaskError, TaskKind, check_steps, made};
use crate::math::ln;
use crate::math::rng::SplitMix64;

/// The steps that say which sequence it is.
const LEAD: usize = 3;
const NOISE_VARIANCE: f64 = 0.2;

/// The two-sequence problem.
pub const KIND: TaskKind =
    TaskKind { id: "latch", min_steps: LEAD, example: made, score: Score::CrossEntropy, generate };

/// The cross-entropy of guessing between the two, in nats: ln 2.
pub fn chance_cross_entropy() -> f64 {
    ln(2.0)
}

fn generate(_: &Content, steps: usize, random: &mut SplitMix64) -> Result<Sample, TaskError> {
    check_steps(&KIND, steps)?;
    let class = random.below(2);
    let mut value = |t| match (t < LEAD, class) {
        (true, 0) => -1.0,
        (true, _) => 1.0,
        (false, _) => NOISE_VARIANCE.sqrt() * random.normal(),
    };
    let values: Vec<f64> = (0..steps).map(&mut value).collect();
    let mut wanted = vec![None; steps];
    wanted[steps - 1] = Some(class);
    let classes = Classes { count: 2, wanted };
    Ok(Sample { targets: classes.places(), classes: Some(classes), ..scalar(&values, None) })
}
