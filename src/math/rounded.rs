//! What would another number format have computed?
//!
//! [`Rounded`] is a [`Real`] that computes in f64 and rounds every result to a chosen format. For + − × ÷ and √ that
//! gives the very bits of the format's own arithmetic, although it rounds twice:
//!
//! - Where the result has the format's p digits, two roundings equal one if the first keeps at least 2p + 2 digits
//!   (Figueroa 1995, "When Is Double Rounding Innocuous?"). f64 keeps 53; binary32 needs 50, binary16 24, bfloat16 18.
//! - Where it is subnormal in the format, sums and differences are multiples of the smallest number and fit it exactly.
//!   A product of p-digit numbers has 2p ≤ 48 digits and, at no less than 2⁻²⁹⁸, is exact in f64: it is rounded once.
//!   A quotient x/y that is not itself halfway between two numbers of the format is off any such m by
//!   |x − m·y|/|m·y| > 2^(−2p), because x − m·y is a multiple of the last place of x or of m·y; f64's rounding is too
//!   fine to carry it there. A root is never subnormal.
//! - Overflow is decided at a midpoint like any other rounding, and f64 itself never overflows on the way.
//!
//! e^x, tanh x and σ(x) have no bits that a format prescribes: they are f64's (wrong by less than 0.9 ulp of f64),
//! rounded once.

use core::fmt::{Display, Formatter};
use core::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub};

use super::format::Format;
use super::real::{Real, map};

/// A number of a format that is known only when the program runs, so that one compiled engine serves all formats.
///
/// A result takes the format of its operands, and the shorter one where f64 meets another: the constants
/// [`Real::ZERO`] and [`Real::ONE`] are in f64 until they meet something. Both are in every format.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rounded {
    x: f64,
    format: Format,
}

impl Rounded {
    /// The format's number nearest to x.
    pub fn new(x: f64, format: Format) -> Self {
        Self { x: format.round(x), format }
    }

    /// Applies a function of f64 and rounds.
    fn then(self, f: impl Fn(f64) -> f64) -> Self {
        Self::new(f(self.x), self.format)
    }

    /// Applies an operation of f64 and rounds.
    #[inline]
    fn with(self, other: Self, operation: impl Fn(f64, f64) -> f64) -> Self {
        let format = if self.format == Format::F64 { other.format } else { self.format };
        Self::new(operation(self.x, other.x), format)
    }
}

impl Add for Rounded {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(other, |a, b| a + b)
    }
}

impl Sub for Rounded {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.with(other, |a, b| a - b)
    }
}

impl Mul for Rounded {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.with(other, |a, b| a * b)
    }
}

impl Div for Rounded {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self.with(other, |a, b| a / b)
    }
}

impl Neg for Rounded {
    type Output = Self;
    fn neg(self) -> Self {
        Self { x: -self.x, ..self }
    }
}

impl AddAssign for Rounded {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl MulAssign for Rounded {
    fn mul_assign(&mut self, other: Self) {
        *self = *self * other;
    }
}

/// Numbers are compared, not their formats.
impl PartialEq for Rounded {
    fn eq(&self, other: &Self) -> bool {
        self.x == other.x
    }
}

impl PartialOrd for Rounded {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        self.x.partial_cmp(&other.x)
    }
}

impl Display for Rounded {
    fn fmt(&self, f: &mut Formatter<'_>) -> core::fmt::Result {
        Display::fmt(&self.x, f)
    }
}

impl Real for Rounded {
    const ZERO: Self = Self { x: 0.0, format: Format::F64 };
    const ONE: Self = Self { x: 1.0, format: Format::F64 };

    fn from_f64(x: f64) -> Self {
        Self { x, format: Format::F64 }
    }
    fn like(self, x: f64) -> Self {
        Self::new(x, self.format)
    }
    fn to_f64(self) -> f64 {
        self.x
    }
    fn abs(self) -> Self {
        Self { x: self.x.abs(), ..self }
    }
    fn sqrt(self) -> Self {
        self.then(f64::sqrt)
    }
    fn max(self, other: Self) -> Self {
        if self > other || self.is_nan() { self } else { other }
    }
    fn is_finite(self) -> bool {
        self.x.is_finite()
    }
    fn is_nan(self) -> bool {
        self.x.is_nan()
    }
    fn exp(self) -> Self {
        self.then(Real::exp)
    }
    fn tanh(self) -> Self {
        self.then(Real::tanh)
    }
    fn sigmoid(self) -> Self {
        self.then(Real::sigmoid)
    }
    fn exp_slice(x: &[Self], out: &mut [Self]) {
        map(x, out, Real::exp);
    }
    fn tanh_slice(x: &[Self], out: &mut [Self]) {
        map(x, out, Real::tanh);
    }
    fn sigmoid_slice(x: &[Self], out: &mut [Self]) {
        map(x, out, Real::sigmoid);
    }
}
