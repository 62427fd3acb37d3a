//! How large is something that no floating-point number can hold?
//!
//! A magnitude is kept as `significand · 2^exponent`, so that 1e−400 is still a number and a sum of squares
//! neither overflows nor vanishes.

use crate::engine::Slab;
use crate::math::{Real, log10, scale_by_power, split_exponent};

/// A number ≥ 0 with an exponent of its own; 0, ∞ and NaN keep exponent 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Magnitude {
    significand: f64,
    exponent: i32,
}

impl Magnitude {
    /// `significand · 2^exponent`
    pub fn new(significand: f64, exponent: i32) -> Self {
        if significand == 0.0 || !significand.is_finite() {
            return Self { significand, exponent: 0 };
        }
        let (significand, shift) = split_exponent(significand);
        Self { significand, exponent: exponent.saturating_add(shift) }
    }

    /// The Euclidean norm √Σ x² of numbers that stand for `x · 2^exponent`.
    pub fn norm(values: impl Iterator<Item = f64> + Clone, exponent: i32) -> Self {
        let largest = values.clone().fold(0.0, |most: f64, x| if x.is_nan() { x } else { most.max(x.abs()) });
        if largest == 0.0 || !largest.is_finite() || values.clone().any(f64::is_nan) {
            let not_a_number = values.clone().any(f64::is_nan);
            return Self::new(if not_a_number { f64::NAN } else { largest }, 0);
        }
        let (_, scale) = split_exponent(largest);
        let squares = values.map(|x| scale_by_power(x, -scale)).fold(0.0, |sum, x| sum + x * x);
        Self::new(squares.sqrt(), exponent.saturating_add(scale))
    }

    /// The number itself: 0 or ∞ where f64 cannot hold it.
    pub fn value(&self) -> f64 {
        scale_by_power(self.significand, self.exponent)
    }

    /// log₁₀ of the number: −∞ for 0.
    pub fn log10(&self) -> f64 {
        log10(self.significand) + f64::from(self.exponent) * std::f64::consts::LOG10_2
    }
}

/// The exponent e that brings the largest of `x · 2^−e` into [½, 1); 0 where that is 0, ∞ or NaN.
pub(super) fn exponent_of_largest(values: impl Iterator<Item = f64>) -> i32 {
    let (_, exponent) = split_exponent(values.fold(0.0, |most: f64, x| most.max(x.abs())));
    exponent
}

/// `‖slab at t‖₂` for each step, over units and batch.
pub fn norms_per_step<F: Real>(slab: &Slab<'_, F>) -> Vec<Magnitude> {
    let norm = |t| Magnitude::norm(slab.step(t).iter().map(|v| v.to_f64()), 0);
    (0..slab.steps()).map(norm).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_norm_survives_squares_that_would_not() {
        let norm = Magnitude::norm([3e200, 4e200].into_iter(), 0);
        assert!((norm.value() / 5e200 - 1.0).abs() < 1e-15);
        let norm = Magnitude::norm([3e-300, 4e-300].into_iter(), -400);
        assert_eq!(norm.value(), 0.0);
        assert!((norm.log10() - (log10(5.0) - 300.0 - 400.0 * std::f64::consts::LOG10_2)).abs() < 1e-11);
    }

    #[test]
    fn zero_infinity_and_nan_stay_what_they_are() {
        assert_eq!(Magnitude::norm([0.0, 0.0].into_iter(), 7).log10(), f64::NEG_INFINITY);
        assert_eq!(Magnitude::norm([1.0, f64::INFINITY].into_iter(), 0).value(), f64::INFINITY);
        assert!(Magnitude::norm([f64::NAN, 1.0].into_iter(), 0).value().is_nan());
        assert!(Magnitude::norm([1.0, f64::NAN, f64::INFINITY].into_iter(), 0).value().is_nan());
    }
}
