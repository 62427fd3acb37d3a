//! Which numbers can the engine compute with?
//!
//! f64 for what is shown, f32 for training, [`Rounded`](super::Rounded) to show what shorter formats would do: the same
//! code over [`Real`]. Its e^x, tanh x and σ(x) are wrong by less than 0.9 ulp (units in the last place) everywhere,
//! subnormal results included, and need no table and no branch, so that the slice versions become vector code. They rise
//! as the functions do, but for one last bit where the functions are flat.

use core::fmt::{Debug, Display};
use core::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub};

use super::{exp, sigmoid, tanh};

/// A real number in floating point, with functions that give the same bits on every machine.
pub trait Real:
    Copy
    + Default
    + PartialOrd
    + Debug
    + Display
    + Send
    + Sync
    + 'static
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + MulAssign
    + nalgebra::Scalar
{
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// What may count as 0 where gradients are used and not looked at: far enough above the subnormal numbers that what is
    /// computed with it stays out of them. 0 where every number is looked at.
    const NEGLIGIBLE: Self = Self::ZERO;

    /// The nearest number of this format, ties to even.
    fn from_f64(x: f64) -> Self;
    /// The nearest number of the format that this number has; formats that are types have but one.
    fn like(self, x: f64) -> Self {
        Self::from_f64(x)
    }
    /// The same number in f64, exactly.
    fn to_f64(self) -> f64;
    /// |x|.
    fn abs(self) -> Self;
    /// √x, correctly rounded; NaN below 0.
    fn sqrt(self) -> Self;
    /// The larger of two numbers; NaN where either is NaN, so that a norm never hides one.
    fn max(self, other: Self) -> Self;
    /// Whether x is neither infinite nor NaN.
    fn is_finite(self) -> bool;
    /// Whether x is NaN.
    fn is_nan(self) -> bool;

    /// e^x.
    fn exp(self) -> Self;
    /// tanh x.
    fn tanh(self) -> Self;
    /// The logistic function σ(x) = 1 / (1 + e^(−x)).
    fn sigmoid(self) -> Self;

    /// out = e^x element by element, the bits of [`Real::exp`]; the slices have the same length.
    fn exp_slice(x: &[Self], out: &mut [Self]);
    /// out = tanh x element by element, the bits of [`Real::tanh`]; the slices have the same length.
    fn tanh_slice(x: &[Self], out: &mut [Self]);
    /// out = σ(x) element by element, the bits of [`Real::sigmoid`]; the slices have the same length.
    fn sigmoid_slice(x: &[Self], out: &mut [Self]);
}

/// out = f(x) element by element.
#[inline(always)]
pub(super) fn map<R: Copy>(x: &[R], out: &mut [R], f: impl Fn(R) -> R) {
    debug_assert_eq!(x.len(), out.len());
    for (y, &x) in out.iter_mut().zip(x) {
        *y = f(x);
    }
}

macro_rules! real {
    ($float:ty, negligible: $negligible:expr) => {
        impl Real for $float {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            const NEGLIGIBLE: Self = $negligible;

            #[inline]
            fn from_f64(x: f64) -> Self {
                x as $float
            }
            #[inline]
            fn to_f64(self) -> f64 {
                self as f64
            }
            #[inline]
            fn abs(self) -> Self {
                <$float>::abs(self)
            }
            #[inline]
            fn sqrt(self) -> Self {
                <$float>::sqrt(self)
            }
            #[inline]
            fn max(self, other: Self) -> Self {
                if self > other || self.is_nan() { self } else { other }
            }
            #[inline]
            fn is_finite(self) -> bool {
                <$float>::is_finite(self)
            }
            #[inline]
            fn is_nan(self) -> bool {
                <$float>::is_nan(self)
            }
            #[inline]
            fn exp(self) -> Self {
                exp::exp(self)
            }
            #[inline]
            fn tanh(self) -> Self {
                tanh::tanh(self)
            }
            #[inline]
            fn sigmoid(self) -> Self {
                sigmoid::sigmoid(self)
            }
            fn exp_slice(x: &[Self], out: &mut [Self]) {
                map(x, out, exp::exp);
            }
            fn tanh_slice(x: &[Self], out: &mut [Self]) {
                map(x, out, tanh::tanh);
            }
            fn sigmoid_slice(x: &[Self], out: &mut [Self]) {
                map(x, out, sigmoid::sigmoid);
            }
        }
    };
}

// 2⁻¹⁰⁰
real!(f32, negligible: f32::from_bits(27 << 23));
real!(f64, negligible: 0.0);
