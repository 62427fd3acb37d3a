//! What is e^x, to the last bit, on every machine?
//!
//! e^x = 2^k · e^r with k = round(x / ln 2) and r = x − k·ln 2 (Cody & Waite 1980, "Software Manual for the Elementary Functions").
//! Largest error measured: 0.76 ulp in f64 (1.2 million arguments, arbitrary precision), 0.78 ulp in f32 (all of them), both where the
//! result is subnormal.

use super::compensated::fast_two_sum;
use super::lane::Lane;

/// x = k·ln 2 + r and e^r = 1 + r + tail, with k still in the rounder's low bits.
#[derive(Clone, Copy)]
pub struct Reduced<L> {
    /// r, |r| ≤ ln 2 / 2, rounded.
    pub r: L,
    /// e^r − 1 − r, with what rounding r lost.
    pub tail: L,
    /// k + [`Lane::ROUNDER`], from which 2^k is made.
    pub rounded: L,
}

/// Reduces x between [`Lane::EXP_MIN`] and [`Lane::EXP_MAX`]; NaN stays NaN in `r` and `tail`.
#[inline(always)]
pub fn reduce<L: Lane>(x: L) -> Reduced<L> {
    let rounded = x * L::LOG2_E + L::ROUNDER;
    let k = rounded - L::ROUNDER;
    let upper = x - k * L::LN2_HIGH;
    let lower = k * L::LN2_LOW;
    let r = upper - lower;
    let lost = (upper - r) - lower;
    Reduced { r, tail: lost + r * r * L::remainder(r), rounded }
}

/// e^x: 0 below the smallest subnormal, ∞ above the largest number, 1 at 0; NaN gives the same NaN.
#[inline(always)]
pub fn exp<L: Lane>(x: L) -> L {
    let above = if x > L::EXP_MAX { L::EXP_MAX } else { x };
    let inside = if above < L::EXP_MIN { L::EXP_MIN } else { above };
    let Reduced { r, tail, rounded } = reduce(inside);
    let sum = fast_two_sum(L::ONE, r);
    let (half_power, other_half) = L::power_of_two_in_halves(rounded);
    (sum.high + (sum.low + tail)) * half_power * other_half
}
