//! What is σ(x), to the last bit, on every machine?
//!
//! σ(x) = 1 / (1 + e) for x ≥ 0 and e / (1 + e) for x < 0, with e = e^(−|x|) ≤ 1: the left tail keeps its relative accuracy.

use super::compensated::{Pair, fast_two_sum, quotient};
use super::exp::{Reduced, reduce};
use super::lane::Lane;

/// The logistic function σ(x) = 1 / (1 + e^(−x)): 0 at −∞, ½ at 0, 1 at ∞; NaN gives NaN.
#[inline(always)]
pub fn sigmoid<L: Lane>(x: L) -> L {
    let mirrored = -x.magnitude();
    let inside = if mirrored < L::EXP_MIN { L::EXP_MIN } else { mirrored };
    let Reduced { r, tail, power } = reduce(inside);
    let one_plus_r = fast_two_sum(L::ONE, r);
    let e = fast_two_sum(one_plus_r.high, one_plus_r.low + tail);
    let sum = fast_two_sum(L::ONE, e.high * power.0 * power.1);
    let d = Pair { high: sum.high, low: sum.low + e.low * power.0 * power.1 };

    // The power of two multiplies the quotient, not the numerator, which could be subnormal and have lost its digits.
    let left = x < L::ZERO;
    let n = Pair { high: if left { e.high } else { L::ONE }, low: if left { e.low } else { L::ZERO } };
    let scale = (if left { power.0 } else { L::ONE }, if left { power.1 } else { L::ONE });
    quotient(n, d) * scale.0 * scale.1
}
