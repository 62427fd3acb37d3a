//! Can a cell tell in which order things came? Temporal order (Hochreiter and Schmidhuber 1997, experiments 6a and 6b):
//! among distractors a, b, c, d stand two or three symbols X or Y, far apart; the answer says which came when.
//!
//! E, then T − 2 symbols, then B. The two lie in the second and the sixth tenth of the sequence (6a, four classes); the
//! three begin at 1/10, 33/100 and 66/100 of it, each within a tenth (6b, eight classes). Two draws for each: place, then
//! X or Y; then one draw for each distractor, in order. Expect gated cells to classify all, the tanh RNN to stay at chance.

use super::sample::one_hot;
use super::{Classes, Sample, Score, TaskError, TaskKind, check_steps, made};
use crate::math::ln;
use crate::math::rng::SplitMix64;

const NAMES: [&str; 8] = ["a", "b", "c", "d", "X", "Y", "E", "B"];
const DISTRACTORS: usize = 4;
const X: usize = 4;
const FIRST: usize = 6;
const LAST: usize = 7;
/// Where the relevant symbols may lie, in hundredths of the sequence.
const TWO: [(usize, usize); 2] = [(10, 20), (50, 60)];
const THREE: [(usize, usize); 3] = [(10, 20), (33, 43), (66, 76)];

/// Two symbols, four classes (6a).
pub const KIND: TaskKind = TaskKind {
    id: "order",
    min_steps: 10,
    example: made,
    score: Score::CrossEntropy,
    generate: |_, steps, random| generate(&KIND, &TWO, steps, random),
};

/// Three symbols, eight classes (6b).
pub const OF_THREE: TaskKind =
    TaskKind { id: "order3", generate: |_, steps, random| generate(&OF_THREE, &THREE, steps, random), ..KIND };

/// The cross-entropy of guessing the order of so many symbols, in nats: n ln 2.
pub fn chance_cross_entropy(symbols: usize) -> f64 {
    symbols as f64 * ln(2.0)
}

fn generate(
    kind: &TaskKind,
    spans: &[(usize, usize)],
    steps: usize,
    random: &mut SplitMix64,
) -> Result<Sample, TaskError> {
    check_steps(kind, steps)?;
    let mut places = vec![None; steps];
    let mut class = 0;
    for (from, to) in spans.iter().map(|(from, to)| (from * steps / 100, to * steps / 100)) {
        let place = from + random.below(to - from);
        let symbol = random.below(2);
        places[place] = Some(X + symbol);
        class = 2 * class + symbol;
    }
    (places[0], places[steps - 1]) = (Some(FIRST), Some(LAST));
    let places: Vec<usize> = places.iter().map(|p| p.unwrap_or_else(|| random.below(DISTRACTORS))).collect();
    let mut wanted = vec![None; steps];
    wanted[steps - 1] = Some(class);
    Ok(one_hot(&places, &NAMES, Classes { count: 1 << spans.len(), wanted }))
}
