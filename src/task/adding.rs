//! Can a cell pick two numbers out of many and add them? The adding problem (Hochreiter and Schmidhuber 1997,
//! experiment 4): x_t = (u_t, m_t), where the marker m is 1 at one step of each half; wanted at the end: u_{p₁} + u_{p₂}.
//!
//! T + 2 draws: u₀ … u_{T−1}, v₁, v₂; p₁ = ⌊v₁·⌊T/2⌋⌋, p₂ = ⌊T/2⌋ + ⌊v₂·⌈T/2⌉⌉. Values are rounded to f32 and the sum is
//! taken in f32, as the recorded trainings do.

use super::{Channel, Content, Sample, TaskError, TaskKind, check_steps, made};
use crate::math::rng::SplitMix64;

/// The adding problem.
pub const KIND: TaskKind =
    TaskKind { id: "adding", min_steps: 2, example: made, constant_error: Some(constant_error), generate };

/// The mean squared error of always answering 1, the mean of the sum: the variance of two numbers uniform over 0 to 1, 1/6.
pub fn constant_error() -> f64 {
    1.0 / 6.0
}

fn generate(_: &Content, steps: usize, random: &mut SplitMix64) -> Result<Sample, TaskError> {
    check_steps(&KIND, steps)?;
    let values: Vec<f32> = (0..steps).map(|_| random.uniform() as f32).collect();
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
