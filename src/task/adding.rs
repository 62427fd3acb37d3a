//! Can a cell pick two numbers out of many and add them? The adding problem (Hochreiter and Schmidhuber 1997,
//! experiment 4): x_t = (u_t, m_t), where the marker m is 1 at one step of each half; wanted at the end: u_{p₁} + u_{p₂}.
//!
//! Expect LSTM and GRU to go below the constant answer's error; the tanh RNN stays on it at T = 100.
//!
//! T + 2 draws: u₀ … u_{T−1}, v₁, v₂; p₁ = ⌊v₁·⌊T/2⌋⌋, p₂ = ⌊T/2⌋ + ⌊v₂·⌈T/2⌉⌉. Values are rounded to f32 and the sum is
//! taken in f32, as the recorded trainings do.

use super::{Channel, Sample, Score, TaskError, TaskKind, check_steps, made};
use crate::math::rng::SplitMix64;

/// The adding problem.
pub const KIND: TaskKind = TaskKind {
    id: "adding",
    min_steps: 2,
    example: made,
    score: Score::SquaredError,
    generate: |_, steps, random| generate(&KIND, |u| u, steps, random),
};

/// The adding problem with values from −1 to 1, 2u − 1 of the same draws, as in 1997.
pub const SIGNED: TaskKind = TaskKind {
    id: "adding_signed",
    generate: |_, steps, random| generate(&SIGNED, |u| 2.0 * u - 1.0, steps, random),
    ..KIND
};

/// The mean squared error of always answering 1, the mean of the sum: the variance of two numbers uniform over 0 to 1, 1/6.
pub fn constant_error() -> f64 {
    1.0 / 6.0
}

/// The mean squared error of always answering 0, with values from −1 to 1: 2/3.
pub fn signed_constant_error() -> f64 {
    2.0 / 3.0
}

fn generate(
    kind: &TaskKind,
    value: fn(f64) -> f64,
    steps: usize,
    random: &mut SplitMix64,
) -> Result<Sample, TaskError> {
    check_steps(kind, steps)?;
    let values: Vec<f32> = (0..steps).map(|_| value(random.uniform()) as f32).collect();
    let half = steps / 2;
    let marked = [random.below(half), half + random.below(steps - half)];
    let pair = |(t, &value): (usize, &f32)| [f64::from(value), if marked.contains(&t) { 1.0 } else { 0.0 }];
    let mut targets = vec![None; steps];
    targets[steps - 1] = Some(f64::from(values[marked[0]] + values[marked[1]]));
    Ok(Sample {
        steps,
        input: 2,
        inputs: values.iter().enumerate().flat_map(pair).collect(),
        targets,
        classes: None,
        labels: (0..steps).map(|t| if marked.contains(&t) { "●".to_owned() } else { String::new() }).collect(),
        channels: vec![Channel::Term("input-value"), Channel::Term("input-marker")],
    })
}
