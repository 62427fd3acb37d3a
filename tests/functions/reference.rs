//! What is the true value, and how far from it is a computed one?

#![allow(clippy::expect_used)]

use astro_float_num::{BigFloat, Consts, RoundingMode};
use gatescope::math::Real;

/// Bits of the reference's significand: so many more than f64's that the reference's own error does not count.
const PRECISION: usize = 192;
const ROUNDING: RoundingMode = RoundingMode::ToEven;

/// Arbitrary precision functions with their cache of constants.
pub struct Reference {
    constants: Consts,
}

impl Default for Reference {
    fn default() -> Self {
        Self { constants: Consts::new().expect("memory for a few constants") }
    }
}

/// x, exactly; a subnormal x by way of a normal one, because `BigFloat::from_f64` doubles subnormal numbers.
fn big(x: f64) -> BigFloat {
    let scaled = BigFloat::from_f64(x * power_of_two(if x.is_subnormal() { 64 } else { 0 }), PRECISION);
    match scaled.exponent() {
        Some(exponent) if x.is_subnormal() => with_exponent(scaled, exponent - 64),
        _ => scaled,
    }
}

fn with_exponent(mut x: BigFloat, exponent: i32) -> BigFloat {
    x.set_exponent(exponent);
    x
}

/// x ≈ m·2^e as (m in ±[½, 1), e); (0, 0) at 0.
fn parts(x: &BigFloat) -> (f64, i32) {
    let (words, _, sign, exponent, _) = x.as_raw_parts().expect("a finite reference");
    let top = words.last().copied().unwrap_or(0) as f64 / 18_446_744_073_709_551_616.0;
    (if sign.is_negative() { -top } else { top }, exponent)
}

/// 2^e for any e, 0 or ∞ beyond the format.
fn power_of_two(e: i32) -> f64 {
    if e < -1074 {
        0.0
    } else if e < -1022 {
        f64::from_bits(1 << (e + 1074))
    } else if e > 1023 {
        f64::INFINITY
    } else {
        f64::from_bits(((e + 1023) as u64) << 52)
    }
}

/// |y − truth| in units of the last place that f64 has at the truth; ∞ counts as 2^1024 where the truth is below that.
fn ulp_f64(y: f64, truth: &BigFloat) -> f64 {
    if parts(truth).1 > 1024 {
        return if y.is_infinite() { 0.0 } else { f64::INFINITY };
    }
    let y = if y.is_infinite() { with_exponent(big(y.signum()), 1025) } else { big(y) };
    let last_place = parts(truth).1.max(-1021) - 53;
    let (m, e) = parts(&y.sub(truth, PRECISION, ROUNDING));
    m.abs() * power_of_two(e - last_place)
}

/// |y − truth| in units of the last place that f32 has at the truth, which is given in f64; ∞ counts as 2^128.
pub fn ulp_f32(y: f32, truth: f64) -> f64 {
    if truth >= power_of_two(128) {
        return if y.is_infinite() { 0.0 } else { f64::INFINITY };
    }
    let y = if y.is_infinite() { f64::from(y.signum()) * power_of_two(128) } else { f64::from(y) };
    let exponent = ((truth.abs().to_bits() >> 52) as i32 - 1023).max(-126);
    (y - truth).abs() / power_of_two(exponent - 23)
}

impl Reference {
    fn true_exp(&mut self, x: f64) -> BigFloat {
        big(x).exp(PRECISION, ROUNDING, &mut self.constants)
    }

    /// The error of e^x in ulps.
    pub fn exp_error(&mut self, x: f64) -> f64 {
        if x.abs() > 800.0 {
            return if Real::exp(x) == if x > 0.0 { f64::INFINITY } else { 0.0 } { 0.0 } else { f64::INFINITY };
        }
        ulp_f64(Real::exp(x), &self.true_exp(x))
    }

    /// The error of tanh x in ulps.
    pub fn tanh_error(&mut self, x: f64) -> f64 {
        if x.abs() > 800.0 {
            return (Real::tanh(x) - x.signum()).abs() / f64::EPSILON;
        }
        ulp_f64(Real::tanh(x), &big(x).tanh(PRECISION, ROUNDING, &mut self.constants))
    }

    /// The error of σ(x) in ulps.
    pub fn sigmoid_error(&mut self, x: f64) -> f64 {
        if x.abs() > 800.0 {
            return if x.sigmoid() == if x > 0.0 { 1.0 } else { 0.0 } { 0.0 } else { f64::INFINITY };
        }
        let e = self.true_exp(-x);
        ulp_f64(x.sigmoid(), &big(1.0).add(&e, PRECISION, ROUNDING).reciprocal(PRECISION, ROUNDING))
    }

    /// The error of y for ln x in ulps.
    pub fn ln_error(&mut self, x: f64, y: f64) -> f64 {
        ulp_f64(y, &big(x).ln(PRECISION, ROUNDING, &mut self.constants))
    }

    /// The error of y for log₁₀ x in ulps.
    pub fn log10_error(&mut self, x: f64, y: f64) -> f64 {
        ulp_f64(y, &big(x).log10(PRECISION, ROUNDING, &mut self.constants))
    }

    /// The error of y for sin x in ulps.
    pub fn sin_error(&mut self, x: f64, y: f64) -> f64 {
        ulp_f64(y, &big(x).sin(PRECISION, ROUNDING, &mut self.constants))
    }

    /// The error of y for cos x in ulps.
    pub fn cos_error(&mut self, x: f64, y: f64) -> f64 {
        ulp_f64(y, &big(x).cos(PRECISION, ROUNDING, &mut self.constants))
    }
}

/// The largest error seen, and where.
#[derive(Default)]
pub struct Worst {
    pub ulps: f64,
    pub at: f64,
}

impl Worst {
    pub fn see(&mut self, x: f64, ulps: f64) {
        if ulps > self.ulps {
            *self = Self { ulps, at: x };
        }
    }
}
