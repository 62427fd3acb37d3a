//! Does a cell follow a rhythm? A sine wave, x_t = sin(2πt / 20) with t from 0; wanted at each step: the next value.
//! Expect every cell to learn it soon: two numbers that turn around each other are enough.

use super::sample::scalar;
use super::{Content, Sample, Score, TaskError, TaskKind, check_steps, made};
use crate::math::rng::SplitMix64;

/// The wave's period in steps.
pub const PERIOD: usize = 20;

/// The sine wave.
pub const KIND: TaskKind = TaskKind { id: "sine", min_steps: 1, example: made, score: Score::SquaredError, generate };

/// The squared error of always answering 0, over whole periods: the mean of sin², 1/2.
pub fn constant_error() -> f64 {
    0.5
}

fn generate(_: &Content, steps: usize, _: &mut SplitMix64) -> Result<Sample, TaskError> {
    check_steps(&KIND, steps)?;
    let values: Vec<f64> = (0..steps).map(wave).collect();
    Ok(scalar(&values, Some(wave(steps))))
}

/// The wave at step t; whole periods are taken off first, so that it repeats bit for bit.
fn wave(t: usize) -> f64 {
    crate::math::sin(std::f64::consts::TAU * (t % PERIOD) as f64 / PERIOD as f64)
}
