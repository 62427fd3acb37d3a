//! What do the functions need to know about a number's format, so that each is written once for f32 and f64?
//!
//! The reduction is x = k·ln 2 + r with |r| ≤ ln 2 / 2, and e^r = 1 + r + r²·Q(r) with Q a minimax polynomial.
//! Everything here is branch-free and made of + − × ÷ and bit operations, so that loops over slices become vector code
//! and give the same bits on every machine.

use core::ops::{Add, Div, Mul, Neg, Sub};

/// One lane of a vector: a binary floating-point format with the constants of its argument reduction.
pub trait Lane:
    Copy
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    const ZERO: Self;
    const ONE: Self;
    const TWO: Self;
    /// 1.5·2^p with p the stored significand bits: adding it rounds to an integer and leaves that integer in the low bits.
    const ROUNDER: Self;
    /// log₂ e.
    const LOG2_E: Self;
    /// ln 2 with so many trailing zero bits that k·LN2_HIGH is exact for every k.
    const LN2_HIGH: Self;
    /// ln 2 − LN2_HIGH.
    const LN2_LOW: Self;
    /// Above this x, e^x rounds to ∞.
    const EXP_MAX: Self;
    /// Below this x, e^x rounds to 0.
    const EXP_MIN: Self;
    /// Above this x, tanh x rounds to 1.
    const TANH_MAX: Self;

    /// |x|.
    fn magnitude(self) -> Self;
    /// |x| with the sign of `sign`.
    fn with_sign(self, sign: Self) -> Self;
    /// The upper half of the significand: the product of two such numbers is exact.
    fn upper_half(self) -> Self;
    /// 2^k, from k + ROUNDER, where it is a normal number.
    fn power_of_two(rounded: Self) -> Self;
    /// 2^k, from k + ROUNDER, as two factors that are normal numbers where their product is subnormal or above the largest number.
    fn power_of_two_in_halves(rounded: Self) -> (Self, Self);
    /// Q(r) = (e^r − 1 − r) / r² for |r| ≤ ln 2 / 2.
    fn remainder(r: Self) -> Self;
}

/// c₀ + c₁·x + … by pairs and pairs of pairs (Estrin 1960): a quarter of the waiting of Horner's order.
#[inline(always)]
fn estrin4<L: Lane>([c0, c1, c2, c3]: [L; 4], x: L, x2: L) -> L {
    (c0 + c1 * x) + (c2 + c3 * x) * x2
}

/// The parts of [`Lane`] that differ only in widths and names.
macro_rules! lane_bits {
    ($float:ident, $bits:ident, stored: $stored:expr, bias: $bias:expr) => {
        const ZERO: Self = 0.0;
        const ONE: Self = 1.0;
        const TWO: Self = 2.0;
        const ROUNDER: Self = 1.5 * ((1 as $bits) << $stored) as $float;
        const LOG2_E: Self = core::$float::consts::LOG2_E;

        #[inline(always)]
        fn magnitude(self) -> Self {
            self.abs()
        }

        #[inline(always)]
        fn with_sign(self, sign: Self) -> Self {
            self.copysign(sign)
        }

        #[inline(always)]
        fn upper_half(self) -> Self {
            Self::from_bits(self.to_bits() & (<$bits>::MAX << ($stored / 2 + 1)))
        }

        #[inline(always)]
        fn power_of_two(rounded: Self) -> Self {
            const OFFSET: $bits = ($bias as $bits).wrapping_sub(<$float as Lane>::ROUNDER.to_bits());
            Self::from_bits(rounded.to_bits().wrapping_add(OFFSET) << $stored)
        }

        #[inline(always)]
        fn power_of_two_in_halves(rounded: Self) -> (Self, Self) {
            const OFFSET: $bits = (2 * $bias as $bits).wrapping_sub(<$float as Lane>::ROUNDER.to_bits());
            let both = rounded.to_bits().wrapping_add(OFFSET);
            let first = both >> 1;
            let second = both - first;
            (Self::from_bits(first << $stored), Self::from_bits(second << $stored))
        }
    };
}

impl Lane for f64 {
    lane_bits!(f64, u64, stored: 52, bias: 1023);
    const LN2_HIGH: Self = f64::from_bits(0x3FE6_2E42_FEE0_0000);
    const LN2_LOW: Self = f64::from_bits(0x3DEA_39EF_3579_3C76);
    const EXP_MAX: Self = 710.0;
    const EXP_MIN: Self = -746.0;
    const TANH_MAX: Self = 20.0;

    #[inline(always)]
    fn remainder(r: Self) -> Self {
        let r2 = r * r;
        let r4 = r2 * r2;
        let low = estrin4([0.5, 0.166_666_666_666_666_74, 0.041_666_666_666_666_7, 0.008_333_333_333_322_82], r, r2);
        let middle = estrin4(
            [
                0.001_388_888_888_886_897_3,
                0.000_198_412_698_833_600_77,
                2.480_158_735_709_697_2e-5,
                2.755_724_680_423_944_5e-6,
            ],
            r,
            r2,
        );
        let high = (2.755_724_528_019_674e-7 + 2.510_818_557_774_376_4e-8 * r) + 2.092_376_201_925_432_6e-9 * r2;
        low + (middle + high * r4) * r4
    }
}

impl Lane for f32 {
    lane_bits!(f32, u32, stored: 23, bias: 127);
    const LN2_HIGH: Self = f32::from_bits(0x3F31_7200);
    const LN2_LOW: Self = f32::from_bits(0x35BF_BE8E);
    const EXP_MAX: Self = 89.0;
    const EXP_MIN: Self = -104.0;
    const TANH_MAX: Self = 10.0;

    #[inline(always)]
    fn remainder(r: Self) -> Self {
        let r2 = r * r;
        let low = estrin4([0.5, 0.166_666_67, 0.041_666_38, 0.008_333_278], r, r2);
        let high = 0.001_393_941_5 + 0.000_199_117_71 * r;
        low + high * (r2 * r2)
    }
}
