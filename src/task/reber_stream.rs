//! Can a cell clear its memory by itself? The continual Reber stream (Gers, Schmidhuber, Cummins 2000, "Learning to
//! Forget"): strings of the embedded Reber grammar, one after the other without a pause; wanted at each step: the next
//! symbol.
//!
//! Draws as in [`super::reber`], each choice free, so that strings differ in length: 12 symbols on average. Expect an LSTM
//! without its forget gate to fail in the long run: nothing resets its cell state, which grows without bound.

use super::{Content, Sample, TaskError, TaskKind, check_steps, reber};
use crate::math::ln;
use crate::math::rng::SplitMix64;

/// The continual Reber stream.
pub const KIND: TaskKind = TaskKind { id: "reber_stream", min_steps: 1, generate, ..reber::KIND };

/// The mean cross-entropy of who knows the grammar but has forgotten the second symbol when it returns, in nats over a
/// long stream: a string has 12 symbols and 8 choices between two on average, 8 ln 2 / 12. The states of the inner string
/// are passed 1, 1, 2, 1 and 1 times on average.
pub fn forgetful_cross_entropy() -> f64 {
    8.0 * ln(2.0) / 12.0
}

/// The same of who remembers it: 7 ln 2 / 12. No predictor does better.
pub fn least_cross_entropy() -> f64 {
    7.0 * ln(2.0) / 12.0
}

fn generate(_: &Content, steps: usize, random: &mut SplitMix64) -> Result<Sample, TaskError> {
    check_steps(&KIND, steps)?;
    let mut symbols = Vec::new();
    while symbols.len() <= steps {
        symbols.extend(reber::string(None, random));
    }
    Ok(reber::next_symbol(&symbols, steps))
}
