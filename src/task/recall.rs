//! Can a cell hold what it saw at the first step? Delayed recall (Bengio, Simard, Frasconi 1994; Hochreiter and
//! Schmidhuber 1997): one of eight symbols, then blanks, then the cue at which the symbol is to be answered.
//!
//! Expect gated cells to hold it over as many steps as their gates are biased to keep; the tanh RNN stays at chance.
//!
//! x₁ = one-hot(s), x₂ … x_{T−1} = blank, x_T = cue, with s = ⌊8u⌋ of one draw; wanted at the cue: y_T = 2s/7 − 1.

use super::sample::{Classes, one_hot};
use super::{Content, Sample, Score, TaskError, TaskKind, check_steps, made};
use crate::math::rng::SplitMix64;

/// How many symbols there are to recall.
pub const SYMBOLS: usize = 8;

const BLANK: usize = SYMBOLS;
const CUE: usize = SYMBOLS + 1;
pub(super) const NAMES: [&str; SYMBOLS + 2] = ["A", "B", "C", "D", "E", "F", "G", "H", "·", "?"];

/// Delayed recall.
pub const KIND: TaskKind = TaskKind { id: "recall", min_steps: 2, example: made, score: Score::CrossEntropy, generate };

/// The squared error of always answering 0: the mean of (2s/7 − 1)² over the eight symbols, 3/7.
pub fn constant_error() -> f64 {
    3.0 / 7.0
}

/// The cross-entropy of guessing among the eight symbols, in nats: ln 8.
pub fn chance_cross_entropy() -> f64 {
    crate::math::ln(SYMBOLS as f64)
}

fn generate(_: &Content, steps: usize, random: &mut SplitMix64) -> Result<Sample, TaskError> {
    check_steps(&KIND, steps)?;
    let symbol = random.below(SYMBOLS);
    let mut places = vec![BLANK; steps];
    let mut wanted = vec![None; steps];
    places[0] = symbol;
    places[steps - 1] = CUE;
    wanted[steps - 1] = Some(symbol);
    Ok(one_hot(&places, &NAMES, Classes { count: SYMBOLS, wanted }))
}
