//! Which numbers does a format have, and which of them is nearest to x?
//!
//! A binary format has the numbers ±m·2^q with 0 ≤ m < 2^p and q from a least to a greatest exponent (IEEE 754-2019,
//! section 3.3; bfloat16: binary32's exponents with p = 8). Below the smallest normal number q no longer falls and
//! digits are lost; above the largest number everything is ∞.

/// A binary floating-point format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// IEEE 754 binary64.
    #[default]
    F64,
    /// IEEE 754 binary32.
    F32,
    /// IEEE 754 binary16.
    F16,
    /// bfloat16: binary32's exponents with 8 binary digits.
    Bf16,
}

/// Stored digits of binary64.
const STORED: i32 = 52;
/// What binary64 adds to an exponent that it stores.
const BIAS: i32 = 1023;

impl Format {
    /// Every format, the finest first.
    pub const ALL: [Self; 4] = [Self::F64, Self::F32, Self::F16, Self::Bf16];

    /// p: binary digits of a number, the leading one included.
    pub const fn digits(self) -> i32 {
        match self {
            Self::F64 => 53,
            Self::F32 => 24,
            Self::F16 => 11,
            Self::Bf16 => 8,
        }
    }

    /// The exponents of the smallest normal number and of the largest number.
    const fn exponents(self) -> (i32, i32) {
        match self {
            Self::F64 => (-1022, 1023),
            Self::F32 | Self::Bf16 => (-126, 127),
            Self::F16 => (-14, 15),
        }
    }

    /// The smallest number above 0 with all its digits: 2⁻¹²⁶ of binary32.
    pub const fn smallest_normal(self) -> f64 {
        power_of_two(self.exponents().0)
    }

    /// The smallest number above 0, 2⁻¹⁴⁹ of binary32; half of it and everything below are rounded to 0.
    pub const fn smallest(self) -> f64 {
        power_of_two(self.exponents().0 - (self.digits() - 1))
    }

    /// The largest number, (2 − 2^(1−p))·2^(greatest exponent).
    pub const fn largest(self) -> f64 {
        (2.0 - power_of_two(1 - self.digits())) * power_of_two(self.exponents().1)
    }

    /// The least magnitude that is rounded to ∞: halfway from the largest number to the next that there would be.
    const fn overflow(self) -> f64 {
        (2.0 - power_of_two(-self.digits())) * power_of_two(self.exponents().1)
    }

    /// The format's number nearest to x, of two equally near ones the one with an even last digit; ±0 and NaN stay.
    #[inline]
    pub fn round(self, x: f64) -> f64 {
        let Rounding { overflow, least_exponent, to_anchor } = ROUNDINGS[self as usize];
        let magnitude = x.abs();
        if self == Self::F64 {
            return x;
        }
        if magnitude >= overflow {
            return f64::INFINITY.copysign(x);
        }
        // 2⁵² times the distance of the format's neighbours: whatever is added to it is rounded to such neighbours by
        // binary64 itself. NaN, whatever its exponent says, stays NaN in the sum.
        let exponent = (magnitude.to_bits() >> STORED).max(least_exponent);
        let anchor = f64::from_bits((exponent + to_anchor) << STORED);
        ((magnitude + anchor) - anchor).copysign(x)
    }
}

/// What rounding needs to know of a format, worked out beforehand, in exponents as binary64 stores them.
#[derive(Clone, Copy)]
struct Rounding {
    overflow: f64,
    least_exponent: u64,
    to_anchor: u64,
}

/// In the order of the formats.
const ROUNDINGS: [Rounding; 4] =
    [rounding(Format::F64), rounding(Format::F32), rounding(Format::F16), rounding(Format::Bf16)];

const fn rounding(format: Format) -> Rounding {
    Rounding {
        overflow: format.overflow(),
        least_exponent: (format.exponents().0 + BIAS) as u64,
        to_anchor: (STORED - (format.digits() - 1)) as u64,
    }
}

/// 2^exponent, subnormal ones of binary64 included.
const fn power_of_two(exponent: i32) -> f64 {
    if exponent > -BIAS {
        f64::from_bits(((exponent + BIAS) as u64) << STORED)
    } else {
        f64::from_bits(1 << (exponent + BIAS - 1 + STORED))
    }
}
