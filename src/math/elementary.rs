//! What are ln x, log₁₀ x and sin x, the same on every machine?
//!
//! Pure Rust from the `libm` crate (musl's C library), within one unit in the last place; the platform's own differ from machine to machine.

/// The natural logarithm ln x: −∞ at 0, NaN below 0.
#[inline]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The decimal logarithm log₁₀ x: −∞ at 0, NaN below 0.
#[inline]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// sin x, x in radians; NaN at ±∞.
#[inline]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// cos x, x in radians; NaN at ±∞.
#[inline]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// 10ˣ
#[inline]
pub fn pow10(x: f64) -> f64 {
    libm::exp10(x)
}

/// A significand in [½, 1) and the power of two that gives x; (x, 0) for 0, ∞ and NaN.
#[inline]
pub fn split_exponent(x: f64) -> (f64, i32) {
    libm::frexp(x)
}

/// x · 2^exponent: 0 or ∞ where f64 cannot hold it.
#[inline]
pub fn scale_by_power(x: f64, exponent: i32) -> f64 {
    libm::ldexp(x, exponent)
}
