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
