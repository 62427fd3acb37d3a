//! How is a gradient kept from growing too large?
//!
//! By value, each number cut to ±c; by norm (Pascanu, Mikolov, Bengio 2013), the whole gradient scaled by
//! min(1, c / (‖g‖ + 10⁻⁶)), as PyTorch's `clip_grad_norm_` does.

use crate::insight::Magnitude;
use crate::math::Real;

/// Added to the norm, so that a gradient of 0 divides by something.
const BESIDE_THE_NORM: f64 = 1e-6;

/// How a gradient is clipped before the update.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Clip {
    /// Not at all.
    #[default]
    Off,
    /// Each number to ± this.
    Value(f64),
    /// The norm over all parameters to this.
    Norm(f64),
}

impl Clip {
    /// Clips a gradient whose norm is known; true where that changed it.
    pub fn apply<F: Real>(self, gradient: &mut [F], norm: f64) -> bool {
        match self {
            Self::Off => false,
            Self::Value(most) => {
                let most = F::from_f64(most);
                let outside = |g: &&mut F| g.abs() > most;
                let cut = gradient.iter_mut().filter(outside);
                cut.map(|g| *g = if *g > F::ZERO { most } else { -most }).count() > 0
            }
            Self::Norm(most) => {
                let scale = most / (norm + BESIDE_THE_NORM);
                if scale < 1.0 {
                    let scale = F::from_f64(scale);
                    gradient.iter_mut().for_each(|g| *g *= scale);
                }
                scale < 1.0
            }
        }
    }
}

/// ‖g‖₂ over all numbers, in f64; ∞ or NaN only where a number is.
pub fn norm<F: Real>(gradient: &[F]) -> f64 {
    let numbers = || gradient.iter().map(|g| g.to_f64());
    let squares = numbers().fold(0.0, |sum, g| sum + g * g);
    // Far from the ends of f64 no square is lost; near them the sum is scaled.
    if (1e-250..1e250).contains(&squares) { squares.sqrt() } else { Magnitude::norm(numbers(), 0).value() }
}
