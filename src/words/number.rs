//! How is a number written so that it never misleads?
//!
//! A nonzero value never shows as 0, digits are rounded correctly (Rust's formatting is exact), and what is too
//! large or too small for plain digits is written `m × 10ᵏ` with 1 ≤ |m| < 10.

use super::Locale;
use crate::math::pow10;

const MINUS: char = '\u{2212}';
const NARROW_SPACE: char = '\u{202f}';

/// Writes numbers for one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The language, which decides the decimal mark.
    pub locale: Locale,
}

impl Numbers {
    /// `significant` digits; plain where 10⁻⁴ ≤ |x| < 10⁵, else as a power of ten. Zero is `0`.
    pub fn significant(self, x: f64, significant: usize) -> Option<String> {
        if let Some(special) = special(x) {
            return special;
        }
        let digits = significant.max(1);
        let (mantissa, exponent) = rounded(x, digits);
        if !(-4..5).contains(&exponent) {
            return Some(self.with_power(&mantissa, exponent));
        }
        let decimals = usize::try_from(digits as i32 - 1 - exponent).unwrap_or(0);
        Some(self.plain(&format!("{x:.decimals$}")))
    }

    /// `decimals` digits after the mark, or a power of ten where those would all be zero.
    pub fn fixed(self, x: f64, decimals: usize) -> Option<String> {
        if let Some(special) = special(x) {
            return if x == 0.0 { Some(self.plain(&format!("{:.decimals$}", 0.0))) } else { special };
        }
        let text = format!("{x:.decimals$}");
        let vanished = text.bytes().all(|b| matches!(b, b'-' | b'0' | b'.'));
        if vanished || x.abs() >= 1e5 { Some(self.scientific_finite(x, 2)) } else { Some(self.plain(&text)) }
    }

    /// `m × 10ᵏ` with `significant` digits; zero is `0`.
    pub fn scientific(self, x: f64, significant: usize) -> Option<String> {
        special(x).unwrap_or_else(|| Some(self.scientific_finite(x, significant)))
    }

    /// 10^`log10` as `m × 10ᵏ`, also where that number is beyond f64's range; −∞ is `0`.
    pub fn from_log10(self, log10: f64, significant: usize) -> Option<String> {
        if !log10.is_finite() {
            return special(if log10 == f64::NEG_INFINITY { 0.0 } else { log10 }).flatten();
        }
        let whole = log10.floor();
        let (mantissa, carried) = rounded(pow10(log10 - whole), significant.max(1));
        Some(self.with_power(&mantissa, whole as i32 + carried))
    }

    /// A whole number, in groups of three from five digits on (ISO 80000-1: a thin space in every language).
    pub fn count(self, n: u64) -> String {
        grouped(&n.to_string())
    }

    /// `10ᵏ`
    pub fn power_of_ten(self, exponent: i32) -> String {
        format!("10{}", superscript(exponent))
    }

    fn scientific_finite(self, x: f64, significant: usize) -> String {
        let (mantissa, exponent) = rounded(x, significant.max(1));
        self.with_power(&mantissa, exponent)
    }

    fn with_power(self, mantissa: &str, exponent: i32) -> String {
        format!("{} × 10{}", self.plain(mantissa), superscript(exponent))
    }

    fn plain(self, ascii: &str) -> String {
        let (sign, digits) = ascii.strip_prefix('-').map_or(("", ascii), |rest| ("-", rest));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mut out = String::with_capacity(ascii.len() + 4);
        out.extend((!sign.is_empty()).then_some(MINUS));
        out.push_str(&grouped(whole));
        if !decimals.is_empty() {
            out.push(self.locale.decimal_mark());
            out.push_str(decimals);
        }
        out
    }
}

/// What has no digits: `Some(None)` is not a number, whose word is the caller's.
fn special(x: f64) -> Option<Option<String>> {
    match x {
        x if x.is_nan() => Some(None),
        f64::INFINITY => Some(Some("∞".to_owned())),
        f64::NEG_INFINITY => Some(Some(format!("{MINUS}∞"))),
        0.0 => Some(Some("0".to_owned())),
        _ => None,
    }
}

/// Mantissa and exponent after rounding, so that 9.96 with two digits is 1.0 × 10¹.
fn rounded(x: f64, significant: usize) -> (String, i32) {
    let text = format!("{x:.*e}", significant - 1);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (mantissa.to_owned(), exponent.parse().unwrap_or(0))
}

fn grouped(digits: &str) -> String {
    let spaced = |k: usize| k > 0 && k.is_multiple_of(3) && digits.len() > 4;
    let mut out = String::with_capacity(digits.len() + 4);
    for (k, digit) in digits.chars().enumerate() {
        out.extend(spaced(digits.len() - k).then_some(NARROW_SPACE).filter(|_| k > 0));
        out.push(digit);
    }
    out
}

fn superscript(exponent: i32) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised = |c: char| c.to_digit(10).map_or('⁻', |d| DIGITS[d as usize]);
    exponent.to_string().chars().map(raised).collect()
}

#[cfg(test)]
mod tests {
    use crate::words::{Locale, Words};

    #[test]
    fn numbers_never_mislead() {
        let (en, it) = (Words::new(Locale::En), Words::new(Locale::It));
        for (x, digits, expect) in [
            (0.0, 3, "0"),
            (-0.0, 3, "0"),
            (0.731, 2, "0.73"),
            (2.0, 2, "2.0"),
            (-1.5, 2, "−1.5"),
            (0.000_421, 2, "0.00042"),
            (4.2e-7, 2, "4.2 × 10⁻⁷"),
            (-4.2e-7, 2, "−4.2 × 10⁻⁷"),
            (9.96, 2, "10"),
            (99_999.6, 3, "1.00 × 10⁵"),
            (12_345.0, 3, "12\u{202f}345"),
            (1234.0, 4, "1234"),
            (5e-324, 2, "4.9 × 10⁻³²⁴"),
            (1e170, 1, "1 × 10¹⁷⁰"),
            (f64::INFINITY, 3, "∞"),
            (f64::NEG_INFINITY, 3, "−∞"),
            (f64::NAN, 3, "not a number"),
        ] {
            assert_eq!(en.number(x, digits), expect, "{x:e}");
        }
        assert_eq!(it.number(4.2e-7, 2), "4,2 × 10⁻⁷");
        assert_eq!(it.number(f64::NAN, 2), "non è un numero");
        assert_eq!(en.fixed(0.5, 3), "0.500");
        assert_eq!(it.fixed(-0.25, 2), "−0,25");
        assert_eq!(en.fixed(0.0, 2), "0.00");
        assert_eq!(en.fixed(0.0004, 3), "4.0 × 10⁻⁴");
        assert_eq!(en.fixed(1e9, 3), "1.0 × 10⁹");
        assert_eq!(en.scientific(0.5, 2), "5.0 × 10⁻¹");
        assert_eq!(en.from_log10(-400.0, 2), "1.0 × 10⁻⁴⁰⁰");
        assert_eq!(en.from_log10(-6.376_750_7, 2), "4.2 × 10⁻⁷");
        assert_eq!(en.from_log10(2.999_999, 2), "1.0 × 10³");
        assert_eq!(en.from_log10(f64::NEG_INFINITY, 2), "0");
        assert_eq!(en.from_log10(f64::INFINITY, 2), "∞");
        assert_eq!(en.power_of_ten(-45), "10⁻⁴⁵");
        assert_eq!(
            (en.count(1234), it.count(10_000), it.count(1_234_567)),
            ("1234".into(), "10\u{202f}000".into(), "1\u{202f}234\u{202f}567".into())
        );
    }

    /// No finite nonzero number, at any number of digits, is written without a nonzero digit.
    #[test]
    fn nothing_shows_as_zero_but_zero() {
        let words = Words::new(Locale::En);
        for exponent in -320..308 {
            for mantissa in [1.0, 4.999, 9.999_999] {
                let x: f64 = format!("{mantissa}e{exponent}").parse().unwrap();
                for text in [words.number(x, 1), words.number(-x, 3), words.fixed(x, 2), words.fixed(-x, 0)] {
                    let mantissa = text.split(" × ").next().unwrap();
                    assert!(mantissa.contains(|c: char| ('1'..='9').contains(&c)), "{x:e} shows as {text}");
                }
            }
        }
    }
}
