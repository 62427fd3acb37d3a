//! Can a cell write down ten symbols and read them back? Copy memory (after Hochreiter and Schmidhuber 1997; Arjovsky,
//! Shah, Bengio 2016): ten symbols out of eight, T blanks of which the last is the cue, ten more blanks; wanted: blanks,
//! and at the last ten steps the ten symbols in their order.
//!
//! Ten draws, one for each symbol: ⌊8u⌋. The sequence has T + 20 steps. Expect the plain LSTM to stay near the memoryless
//! line for T ≥ 100: it answers blank and guesses the ten.

use super::recall::SYMBOLS;
use super::sample::one_hot;
use super::{Classes, Content, Sample, Score, TaskError, TaskKind, check_steps, made};
use crate::math::ln;
use crate::math::rng::SplitMix64;

/// How many symbols are to be copied.
const COPIED: usize = 10;
const BLANK: usize = SYMBOLS;
const CUE: usize = SYMBOLS + 1;

/// Copy memory.
pub const KIND: TaskKind =
    TaskKind { id: "copy", min_steps: 2 * COPIED + 1, example: made, score: Score::CrossEntropy, generate };

/// The mean cross-entropy of answering blank and guessing the ten symbols, in nats: 10 ln 8 / (T + 20), over all
/// `steps` = T + 20.
pub fn memoryless_cross_entropy(steps: usize) -> f64 {
    COPIED as f64 * ln(SYMBOLS as f64) / steps as f64
}

fn generate(_: &Content, steps: usize, random: &mut SplitMix64) -> Result<Sample, TaskError> {
    check_steps(&KIND, steps)?;
    let mut places = vec![BLANK; steps];
    let mut wanted = vec![Some(BLANK); steps];
    for t in 0..COPIED {
        let symbol = random.below(SYMBOLS);
        places[t] = symbol;
        wanted[steps - COPIED + t] = Some(symbol);
    }
    places[steps - COPIED - 1] = CUE;
    Ok(one_hot(&places, &super::recall::NAMES, Classes { count: SYMBOLS + 1, wanted }))
}
