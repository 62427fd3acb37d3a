//! What is the derivative of a function that can only be computed?
//!
//! Central differences `D(s) = (L(s) − L(−s)) / 2s`, extrapolated twice (Richardson 1911):
//! `R(s) = (64·D(s/4) − 20·D(s/2) + D(s)) / 45` is off by a term of order s⁶. Large distances bend, small ones drown in
//! rounding, which a wild function enlarges; so distances are halved until two orders of extrapolation and two distances
//! agree best (after Ridders 1982).

use crate::engine::EngineError;

/// The outermost distance of the differences.
const FARTHEST: f64 = 1.0 / 64.0;
/// How many times it is halved at most.
const HALVINGS: usize = 11;

/// A derivative with what its quotients leave open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Derivative {
    /// The extrapolated quotient.
    pub value: f64,
    /// How far orders of extrapolation and distances are apart, and what rounding of L may do.
    pub uncertainty: f64,
}

/// The derivative of `f` at 0; stops where the uncertainty is below `settled`.
pub(super) fn of(mut f: impl FnMut(f64) -> Result<f64, EngineError>, settled: f64) -> Result<Derivative, EngineError> {
    let mut best = Derivative { value: f64::NAN, uncertainty: f64::INFINITY };
    let mut before = f64::NAN;
    let (mut quotients, mut s, mut largest) = (Vec::new(), FARTHEST, 0.0_f64);
    for _ in 0..=HALVINGS {
        let (ahead, behind) = (f(s)?, f(-s)?);
        largest = largest.max(ahead.abs()).max(behind.abs());
        quotients.push((ahead - behind) / (2.0 * s));
        if let [.., coarse, middle, fine] = quotients[..] {
            let found = extrapolated([coarse, middle, fine], before, 2.0 * f64::EPSILON * largest / s);
            best = if found.uncertainty < best.uncertainty { found } else { best };
            before = found.value;
        }
        if best.uncertainty <= settled {
            break;
        }
        s *= 0.5;
    }
    Ok(best)
}

/// Without a value at twice the distance nothing is certain: `before` is NaN, and so is the uncertainty.
fn extrapolated([coarse, middle, fine]: [f64; 3], before: f64, rounding: f64) -> Derivative {
    let value = (64.0 * fine - 20.0 * middle + coarse) / 45.0;
    let once = (4.0 * fine - middle) / 3.0;
    Derivative { value, uncertainty: (value - once).abs() + (value - before).abs() + rounding }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Real;

    #[test]
    fn a_derivative_is_found_where_the_function_bends_little_or_much() {
        for (rate, settled) in [(1.0, 1e-12), (30.0, 1e-10), (300.0, 1e-8)] {
            let found = of(|s| Ok(Real::tanh(rate * (s + 0.1 / rate))), settled).unwrap();
            let slope = rate * (1.0 - Real::tanh(0.1_f64) * Real::tanh(0.1_f64));
            assert!((found.value - slope).abs() <= found.uncertainty, "{rate}: {found:?} {slope}");
            assert!(found.uncertainty <= 1e-9 * rate, "{rate}: {found:?}");
        }
    }

    #[test]
    fn what_has_no_derivative_is_not_given_one() {
        let jump = of(|s| Ok(if s > 0.0 { 1.0 } else { 0.0 }), 1e-9).unwrap();
        assert!(jump.uncertainty > 1.0, "{jump:?}");
        assert!(of(|_| Ok(f64::INFINITY), 1e-9).unwrap().value.is_nan());
    }
}
