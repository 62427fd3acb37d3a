//! How fast does a gradient fall on its way back?
//!
//! A straight line `log₁₀‖∂L/∂h_t‖ = a + s·t` by least squares; going back one step multiplies the norm by
//! `10^−s`. Half of it is gone after `log₁₀ ½ / (−s)` steps.

use crate::math::{log10, pow10};

/// What a sequence of norms does, read from the last step back to the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decay {
    /// By what each step back multiplies the norm, on average (least squares).
    pub factor: f64,
    /// Steps until half is gone (falling) or until it has doubled (growing); `None` where it does neither.
    pub half_life: Option<f64>,
    /// log₁₀ of the last norm of the range over the first: orders of magnitude lost on the way back.
    pub orders: f64,
    /// The steps that were fitted, 0-based and inclusive.
    pub range: (usize, usize),
    /// Root mean square distance from the line, in orders of magnitude: how straight the fall is.
    pub scatter: f64,
}

impl Decay {
    /// Orders of magnitude that the fitted line alone loses over the range; compare with `orders`, end to end.
    pub fn fitted_orders(&self) -> f64 {
        -log10(self.factor) * (self.range.1 - self.range.0) as f64
    }

    /// Whether one rate does not tell the story: line and ends are more than half an order of magnitude apart.
    pub fn is_uneven(&self) -> bool {
        (self.fitted_orders() - self.orders).abs() > 0.5
    }
}

/// What can be said of a sequence of norms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trend {
    /// A line was fitted.
    Fitted(Decay),
    /// No step or only one has a gradient other than 0.
    TooShort,
    /// A norm is ∞ or NaN, first met at this step on the way back.
    NotFinite(usize),
}

/// Norms nearer to 1 than this over a step count as constant.
const LEVEL: f64 = 1e-6;

impl Trend {
    /// Fits the line to `log10_norms[t]`; `−∞` (a norm of 0) is left out, the range ends there.
    pub fn of(log10_norms: &[f64]) -> Self {
        let unusable = |v: &f64| v.is_nan() || *v == f64::INFINITY;
        if let Some(t) = log10_norms.iter().rposition(unusable) {
            return Self::NotFinite(t);
        }
        let Some(last) = log10_norms.iter().rposition(|v| v.is_finite()) else { return Self::TooShort };
        let first = log10_norms[..last].iter().rposition(|v| !v.is_finite()).map_or(0, |t| t + 1);
        if first == last {
            return Self::TooShort;
        }
        Self::Fitted(fit(log10_norms, first, last))
    }
}

/// Steps back from the last until a norm is below a share of the last one for the first time; `None` where none is.
pub fn steps_until(log10_norms: &[f64], share: f64) -> Option<usize> {
    let below = log10_norms.last()? + log10(share);
    log10_norms.iter().rev().position(|x| *x < below)
}

fn fit(y: &[f64], first: usize, last: usize) -> Decay {
    let n = (last - first + 1) as f64;
    let middle = (n - 1.0) / 2.0;
    let points = || y[first..=last].iter().enumerate().map(|(k, &y)| (k as f64 - middle, y));
    let mean = points().fold(0.0, |sum, (_, y)| sum + y) / n;
    let slope = points().fold(0.0, |sum, (x, y)| sum + x * (y - mean)) / points().fold(0.0, |sum, (x, _)| sum + x * x);
    let squares = points().fold(0.0, |sum, (x, y)| {
        let distance = y - mean - slope * x;
        sum + distance * distance
    });
    let level = slope.abs() < LEVEL * std::f64::consts::LOG10_E;
    Decay {
        factor: pow10(-slope),
        half_life: (!level).then(|| std::f64::consts::LOG10_2 / slope.abs()),
        orders: y[last] - y[first],
        range: (first, last),
        scatter: (squares / n).sqrt(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(y: &[f64]) -> Decay {
        match Trend::of(y) {
            Trend::Fitted(decay) => decay,
            other => panic!("no line: {other:?}"),
        }
    }

    #[test]
    fn a_half_per_step_is_a_half_life_of_one() {
        let y: Vec<f64> = (0..41).map(|t| (t - 40) as f64 * std::f64::consts::LOG10_2).collect();
        let decay = fitted(&y);
        assert!((decay.factor - 0.5).abs() < 1e-14);
        assert!((decay.half_life.unwrap() - 1.0).abs() < 1e-14);
        assert!((decay.orders - 40.0 * std::f64::consts::LOG10_2).abs() < 1e-12);
        assert!(decay.scatter < 1e-14);
        assert_eq!(decay.range, (0, 40));
    }

    #[test]
    fn a_forget_gate_at_sigma_of_one_halves_every_2_2_steps() {
        let f = crate::math::log10(crate::math::Real::sigmoid(1.0));
        let y: Vec<f64> = (0..50).map(|t| (t - 49) as f64 * f).collect();
        assert!((fitted(&y).half_life.unwrap() - 2.2).abs() < 0.05);
    }

    #[test]
    fn what_has_vanished_is_left_out_and_said() {
        let mut y = vec![f64::NEG_INFINITY; 5];
        y.extend([-3.0, -2.0, -1.0]);
        assert_eq!(fitted(&y).range, (5, 7));
        assert_eq!(Trend::of(&[f64::NEG_INFINITY; 3]), Trend::TooShort);
        assert_eq!(Trend::of(&[0.0]), Trend::TooShort);
        assert_eq!(Trend::of(&[f64::NAN, f64::INFINITY, 1.0]), Trend::NotFinite(1));
    }

    #[test]
    fn a_fall_at_one_end_is_not_a_steady_fall() {
        let mut y = vec![-2.0; 39];
        y.push(0.0);
        assert!(fitted(&y).is_uneven());
        let straight: Vec<f64> = (0..40).map(|t| 0.3 * f64::from(t)).collect();
        assert!(!fitted(&straight).is_uneven());
        assert!((fitted(&straight).fitted_orders() - 0.3 * 39.0).abs() < 1e-12);
    }

    #[test]
    fn a_share_is_gone_where_it_is_for_the_first_time() {
        let y = [-5.0, 0.2, -1.0, 0.3, 0.0];
        assert_eq!((steps_until(&y, 0.5), steps_until(&y, 0.01)), (Some(2), Some(4)));
        assert_eq!((steps_until(&y, 1e-6), steps_until(&[], 0.5)), (None, None));
        assert_eq!(steps_until(&[f64::NEG_INFINITY, 0.0], 0.5), Some(1));
    }

    #[test]
    fn a_level_line_has_no_half_life() {
        let decay = fitted(&[2.0; 10]);
        assert_eq!((decay.factor, decay.half_life, decay.orders), (1.0, None, 0.0));
    }
}
