//! Does a cell keep what a grammar will ask for much later? The embedded Reber grammar (Hochreiter and Schmidhuber 1997,
//! experiment 1): B, then T or P, then a whole string of Reber's grammar, then the same T or P again, then E; wanted at
//! each step: the next symbol.
//!
//! Every symbol of the inner string is one of two with equal chance, one draw where both still lead to its end in the
//! steps that are left: so that a sequence has the length that was asked for. Expect every cell to learn the inner string
//! soon, and the returning symbol last: it alone needs memory.

use super::sample::one_hot;
use super::{Classes, Content, Sample, Score, TaskError, TaskKind, check_steps, made};
use crate::math::ln;
use crate::math::rng::SplitMix64;

pub(super) const NAMES: [&str; 7] = ["B", "T", "P", "S", "X", "V", "E"];
const B: usize = 0;
const T: usize = 1;
const P: usize = 2;
const S: usize = 3;
const X: usize = 4;
const V: usize = 5;
const E: usize = 6;

/// Reber's grammar after its B: from each state two symbols lead on, each to a state; its E stands at [`DONE`].
const ARROWS: [[(usize, usize); 2]; 5] =
    [[(T, 1), (P, 2)], [(S, 1), (X, 3)], [(T, 2), (V, 4)], [(X, 2), (S, DONE)], [(P, 3), (V, DONE)]];
const DONE: usize = 5;
/// B, T or P, and B before the choices of the inner string; E, T or P, and E after them.
const AROUND: usize = 6;

/// The embedded Reber grammar.
pub const KIND: TaskKind =
    TaskKind { id: "reber", min_steps: AROUND + 3, example: made, score: Score::CrossEntropy, generate };

/// The mean cross-entropy of who knows the grammar and the length, but not the second symbol when it returns, in nats:
/// ln 2 for each step at which two symbols may follow, the second and the returning one among them.
pub fn forgetful_cross_entropy(steps: usize) -> f64 {
    let moves = steps.saturating_sub(AROUND);
    let mut chance = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let mut choices = 2.0;
    for left in (1..=moves).rev() {
        let mut next = [0.0; 6];
        for (arrows, p) in ARROWS.iter().zip(chance) {
            let open = arrows.iter().filter(|(_, to)| reaches(*to, left - 1));
            let share = p / open.clone().count().max(1) as f64;
            choices += 2.0 * (p - share);
            open.for_each(|(_, to)| next[*to] += share);
        }
        chance = next;
    }
    choices * ln(2.0) / (steps as f64 - 1.0)
}

/// Whether the inner string's end can be reached from a state in exactly so many moves.
fn reaches(state: usize, moves: usize) -> bool {
    match state {
        DONE => moves == 0,
        // States with a loop can wait as long as needed.
        0 => moves >= 3,
        1 | 2 => moves >= 2,
        3 => moves == 1 || moves >= 3,
        _ => moves == 1 || moves == 2 || moves >= 4,
    }
}

/// One string of the embedded grammar: of so many moves inside, or of as many as chance makes.
pub(super) fn string(moves: Option<usize>, random: &mut SplitMix64) -> Vec<usize> {
    let outer = [T, P][random.below(2)];
    let mut symbols = vec![B, outer, B];
    let (mut state, mut left) = (0, moves);
    while state != DONE {
        left = left.map(|n| n - 1);
        let open = |(_, to): &(usize, usize)| left.is_none_or(|left| reaches(*to, left));
        let (symbol, to) = match ARROWS[state] {
            [one, other] if open(&one) && open(&other) => [one, other][random.below(2)],
            [one, other] => {
                if open(&one) {
                    one
                } else {
                    other
                }
            }
        };
        symbols.push(symbol);
        state = to;
    }
    symbols.extend([E, outer, E]);
    symbols
}

fn generate(_: &Content, steps: usize, random: &mut SplitMix64) -> Result<Sample, TaskError> {
    check_steps(&KIND, steps)?;
    Ok(next_symbol(&string(Some(steps - AROUND), random), steps))
}

/// The first `steps` symbols; wanted at each: the one after it, where there is one.
pub(super) fn next_symbol(symbols: &[usize], steps: usize) -> Sample {
    let wanted = (1..=steps).map(|t| symbols.get(t).copied()).collect();
    one_hot(&symbols[..steps], &NAMES, Classes { count: NAMES.len(), wanted })
}
