//! How long does a bias alone make a gate remember?
//!
//! With the pre-activation at b, a gate keeps the share f = σ(b) of a state per step: f^T after T steps, half of it
//! after ln ½ / ln f steps. What the input and the hidden state add to the pre-activation moves it from there.

use crate::math::{Real, ln, log10};

/// What a gate keeps whose pre-activation is constant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retention {
    /// f = σ(b)
    pub share: f64,
    /// ln ½ / ln f, in steps; ∞ where f rounds to 1.
    pub half_life: f64,
}

impl Retention {
    /// The retention at a pre-activation b; a gate that replaces (z of other conventions, f of the minimal gated unit)
    /// keeps at −b.
    pub fn of(b: f64) -> Self {
        let share = b.sigmoid();
        let half_life = if share == 1.0 { f64::INFINITY } else { -std::f64::consts::LN_2 / ln(share) };
        Self { share, half_life }
    }

    /// log₁₀ f^T: orders of magnitude that are left after T steps.
    pub fn log10_after(&self, steps: usize) -> f64 {
        if steps == 0 { 0.0 } else { steps as f64 * log10(self.share) }
    }
}
