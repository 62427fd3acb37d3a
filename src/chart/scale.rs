//! Which level of a colour map does a number take?
//!
//! `Unit`: u = v. `Symmetric`: u = ½ + ½ v/max. `Log10`: u = (log₁₀|v| − min) / (max − min). Columns share a scale,
//! so a scale is given by its limits, never by the data of one picture.

use super::palette::level;

/// How numbers map to [0, 1].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// [0, 1] as it is.
    Unit,
    /// [−max, max], with 0 in the middle.
    Symmetric {
        /// The magnitude at both ends.
        max: f64,
    },
    /// Magnitudes from 10^min to 10^max.
    Log10 {
        /// log₁₀ at the faint end.
        min: f64,
        /// log₁₀ at the strong end.
        max: f64,
    },
}

/// What a pixel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// An index into the colour map.
    Of(usize),
    /// Exactly zero, where the scale has no place for it.
    Zero,
    Infinite,
    NotANumber,
}

impl Scale {
    /// The place of a number on the scale, in [0, 1]; beyond the limits, the nearest end.
    pub fn position(self, value: f64) -> f64 {
        let u = match self {
            Self::Unit => value,
            Self::Symmetric { max } if max > 0.0 => 0.5 + 0.5 * (value / max),
            Self::Symmetric { .. } => 0.5,
            Self::Log10 { min, max } if max > min => (rough_log10(value.abs()) - min) / (max - min),
            Self::Log10 { .. } => 1.0,
        };
        u.clamp(0.0, 1.0)
    }

    pub(super) fn level(self, value: f64) -> Level {
        if !value.is_finite() {
            return if value.is_nan() { Level::NotANumber } else { Level::Infinite };
        }
        match self {
            Self::Log10 { .. } if value == 0.0 => Level::Zero,
            _ => Level::Of(level(self.position(value))),
        }
    }
}

/// log₁₀ of a positive number, to 4·10⁻⁵: a thousandth of a colour's step, at a tenth of the exact one's cost.
///
/// `log₂ x = e + log₂ m` with m in [√½, √2); `log₂ m = 2/ln 2 · (s + s³/3 + s⁵/5)` with s = (m−1)/(m+1).
fn rough_log10(x: f64) -> f64 {
    const LOG10_OF_2: f64 = std::f64::consts::LOG10_2;
    const SUBNORMAL: f64 = 18_014_398_509_481_984.0;
    let (x, shift) = if x < f64::MIN_POSITIVE { (x * SUBNORMAL, 54.0) } else { (x, 0.0) };
    let bits = x.to_bits();
    let mut e = f64::from((bits >> 52) as u32) - 1023.0 - shift;
    let mut m = f64::from_bits((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
    if m > std::f64::consts::SQRT_2 {
        m *= 0.5;
        e += 1.0;
    }
    let s = (m - 1.0) / (m + 1.0);
    let s2 = s * s;
    LOG10_OF_2 * (e + 2.0 * std::f64::consts::LOG2_E * s * (1.0 + s2 * (1.0 / 3.0 + s2 * 0.2)))
}

#[cfg(test)]
mod tests {
    use super::rough_log10;

    #[test]
    fn rough_log10_is_close_over_the_whole_range() {
        for k in -3230..3080 {
            let x = libm::exp10(f64::from(k) * 0.1);
            assert!((rough_log10(x) - libm::log10(x)).abs() < 4e-5, "{x:e}");
        }
    }
}
