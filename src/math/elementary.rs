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
