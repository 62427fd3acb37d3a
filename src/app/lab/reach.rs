//! What do several cells' magnitudes over time say? Their curves, what was measured on them, and how a share is written.

use super::super::state::Shown;
use crate::chart::{Curve, CurveFacts};
use crate::math::pow10;
use crate::words::Words;

/// One curve for each column, in its family's hue.
pub(super) fn curves(shown: &Shown, names: &[String], log10: impl Fn(usize) -> Vec<f64>) -> Vec<Curve> {
    let columns = &shown.comparison.columns;
    let curve = |(k, name): (usize, &String)| {
        let family = columns[k].variant.kind.family;
        let ordinal = columns[..k].iter().filter(|run| run.variant.kind.family == family).count();
        Curve::new(name.clone(), family, ordinal, &log10(k))
    };
    names.iter().enumerate().map(curve).collect()
}

/// What was measured on a list of log₁₀ magnitudes; `None` where there are none.
pub(super) fn facts<'a>(name: &'a str, log10: &[f64]) -> Option<CurveFacts<'a>> {
    let (first, last) = (*log10.first()?, *log10.last()?);
    let finite = |x: &&f64| x.is_finite();
    let ends = |(low, high): (f64, f64), x: &f64| (low.min(*x), high.max(*x));
    let range = log10.iter().filter(finite).fold((f64::INFINITY, f64::NEG_INFINITY), ends);
    let not_finite = log10.iter().filter(|x| x.is_nan() || **x == f64::INFINITY).count();
    let range = if range.0 > range.1 { (f64::NEG_INFINITY, f64::NEG_INFINITY) } else { range };
    Some(CurveFacts { name, ends: (first, last), range, not_finite })
}

/// The facts of a curve that is drawn.
pub(super) fn curve_facts(curve: &Curve) -> Option<CurveFacts<'_>> {
    let log10: Vec<f64> = curve.log10.iter().map(|x| x.unwrap_or(f64::NAN)).collect();
    facts(&curve.label, &log10)
}

/// A magnitude in as plain digits as can be: 0.31, 4.0 × 10⁻⁷, also where f64 ends.
pub(super) fn magnitude(log10: f64, words: &Words) -> String {
    let plain = (-4.0..5.0).contains(&log10);
    if plain { words.number(pow10(log10), 2) } else { words.from_log10(log10, 2) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn what_is_not_finite_is_counted_and_left_out_of_the_range() {
        let facts = facts("x", &[f64::NEG_INFINITY, -3.0, f64::NAN, 1.0]).unwrap();
        assert_eq!((facts.ends, facts.range, facts.not_finite), ((f64::NEG_INFINITY, 1.0), (-3.0, 1.0), 1));
        assert_eq!(super::facts("x", &[]), None);
        let zero = super::facts("x", &[f64::NEG_INFINITY]).unwrap();
        assert_eq!(zero.range, (f64::NEG_INFINITY, f64::NEG_INFINITY), "nothing but zeros");
    }

    #[test]
    fn a_share_is_plain_where_it_can_be() {
        let words = Words::new(Locale::En);
        assert_eq!(magnitude(0.0, &words), "1.0");
        assert_eq!(magnitude(-400.0, &words), "1.0 × 10⁻⁴⁰⁰");
        assert_eq!(magnitude(f64::NEG_INFINITY, &words), "0");
    }
}
