//! How to add and divide without losing the last bit?
//!
//! A value is carried as an unevaluated sum high + low, where low holds what rounding took from high
//! (Dekker 1971, "A floating-point technique for extending the available precision").

use super::lane::Lane;

/// An unevaluated sum high + low with |low| at most half a unit in the last place of high.
#[derive(Clone, Copy)]
pub struct Pair<L> {
    pub high: L,
    pub low: L,
}

/// a + b without error, for |a| ≥ |b| or a = 0.
#[inline(always)]
pub fn fast_two_sum<L: Lane>(a: L, b: L) -> Pair<L> {
    let high = a + b;
    let low = (a - high) + b;
    Pair { high, low }
}

/// n / d, wrong by little more than the final rounding; n and d must be far from the subnormal numbers or n ≪ d.
#[inline(always)]
pub fn quotient<L: Lane>(n: Pair<L>, d: Pair<L>) -> L {
    let reciprocal = L::ONE / d.high;
    // Both factors of the products below are half as long as a number, so the first product is exact.
    let q = (n.high * reciprocal).upper_half();
    let d_upper = d.high.upper_half();
    let d_rest = (d.high - d_upper) + d.low;
    let left_over = ((n.high - q * d_upper) - q * d_rest) + n.low;
    q + left_over * reciprocal
}
