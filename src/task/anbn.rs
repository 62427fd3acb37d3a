//! Can a cell count? aⁿbⁿ (Gers and Schmidhuber 2001): n times a, then n times b, then the end; wanted at each b: is it
//! followed by another b or by the end?
//!
//! n = 1 + ⌊N u⌋ of one draw, N = ⌊(T − 1)/2⌋; after the end comes nothing but end signs. Expect an LSTM's cell state to
//! climb along the a's and to descend along the b's, visibly.

use super::sample::one_hot;
use super::{Classes, Content, Sample, Score, TaskError, TaskKind, check_steps, made};
use crate::math::ln;
use crate::math::rng::SplitMix64;

const NAMES: [&str; 3] = ["a", "b", "■"];
const END: usize = 2;

/// Counting.
pub const KIND: TaskKind = TaskKind { id: "anbn", min_steps: 3, example: made, score: Score::CrossEntropy, generate };

/// The largest n of a sequence of so many steps.
pub fn longest(steps: usize) -> usize {
    steps.saturating_sub(1) / 2
}

/// The mean cross-entropy of the best constant answer, in nats: of 1 + … + N = N(N + 1)/2 b's, N are followed by the end,
/// a share of q = 2/(N + 1): −q ln q − (1 − q) ln(1 − q).
pub fn constant_cross_entropy(steps: usize) -> f64 {
    let q = 2.0 / (longest(steps) as f64 + 1.0);
    let part = |p: f64| if p > 0.0 { -p * ln(p) } else { 0.0 };
    part(q) + part(1.0 - q)
}

fn generate(_: &Content, steps: usize, random: &mut SplitMix64) -> Result<Sample, TaskError> {
    check_steps(&KIND, steps)?;
    let n = 1 + random.below(longest(steps));
    let places: Vec<usize> = (0..steps).map(|t| (t / n).min(END)).collect();
    let last = 2 * n - 1;
    let wanted = (0..steps).map(|t| (n..=last).contains(&t).then_some(usize::from(t == last))).collect();
    Ok(one_hot(&places, &NAMES, Classes { count: 2, wanted }))
}
