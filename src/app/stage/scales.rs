//! Which scales do all columns share?
//!
//! Gates have [0, 1] and squashed values [−1, 1] by themselves; the rest is measured over all columns, so that equal
//! colours are equal numbers wherever they stand.

use crate::cell::{Interval, NodeId};
use crate::chart::Scale;
use crate::scene::{Comparison, Run};

/// A faint end further below the strong end than this would make everything look alike.
const MOST_DECADES: f64 = 12.0;
const FEWEST_DECADES: f64 = 4.0;

/// The limits of everything that has none by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scales {
    /// The largest |state| of those whose range is open; 1 at least.
    pub state: f64,
    /// log₁₀ at the ends of the gradients' scale.
    pub gradient: (f64, f64),
    /// Whether gradients are smaller than the faint end.
    pub clipped: bool,
    /// The largest |x|.
    pub input: f64,
    /// Whether some x is below 0.
    pub signed_input: bool,
    /// The largest of |y| and |wanted|.
    pub output: f64,
}

impl Scales {
    pub(super) fn of(comparison: &Comparison) -> Self {
        let open = comparison.columns.iter().flat_map(open_states);
        let (gradient, clipped) = gradient(comparison);
        let outputs = comparison.columns.iter().flat_map(|run| run.output.iter().copied());
        let wanted = comparison.sample.targets.iter().flatten().copied();
        let inputs = &comparison.sample.inputs;
        Self {
            state: rounded_up(most(open).max(1.0)),
            gradient,
            clipped,
            input: most(inputs.iter().copied()),
            signed_input: inputs.iter().any(|x| *x < 0.0),
            output: most(outputs.chain(wanted)),
        }
    }

    /// The scale of a range.
    pub(super) fn of_range(&self, range: Interval) -> Scale {
        match range {
            Interval::Unit => Scale::Unit,
            Interval::Signed => Scale::Symmetric { max: 1.0 },
            Interval::Real => Scale::Symmetric { max: self.state },
        }
    }

    /// The scale of all gradients.
    pub(super) fn of_gradients(&self) -> Scale {
        Scale::Log10 { min: self.gradient.0, max: self.gradient.1 }
    }
}

fn open_states(run: &Run) -> impl Iterator<Item = f64> + '_ {
    let graph = run.plan.graph();
    let open = |k: &&NodeId| graph.nodes[**k].range == Interval::Real;
    graph.states.iter().filter(open).flat_map(|&state| run.trace.slab(state).to_vec())
}

/// The largest finite magnitude.
fn most(values: impl Iterator<Item = f64>) -> f64 {
    values.map(f64::abs).filter(|v| v.is_finite()).fold(0.0, f64::max)
}

/// Whole decades around the norms.
fn gradient(comparison: &Comparison) -> ((f64, f64), bool) {
    let norms = || comparison.columns.iter().flat_map(|run| &run.reach).flat_map(|reach| &reach.log10);
    let finite = norms().copied().filter(|x| x.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), x| (l.min(x), h.max(x)));
    if low > high {
        return ((-FEWEST_DECADES, 0.0), false);
    }
    let top = high.ceil();
    // One decade below the smallest norm: single units lie below it.
    let bottom = (low.floor() - 1.0).clamp(top - MOST_DECADES, top - FEWEST_DECADES);
    ((bottom, top), low < bottom)
}

/// The next number with two digits.
fn rounded_up(x: f64) -> f64 {
    let unit = crate::math::pow10(crate::math::log10(x).floor() - 1.0);
    (x / unit).ceil() * unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Scene, run};

    #[test]
    fn limits_hold_everything_and_are_round() {
        let comparison = run(&Scene::default()).unwrap();
        let scales = Scales::of(&comparison);
        assert!(scales.state >= most(comparison.columns.iter().flat_map(open_states)));
        assert_eq!(rounded_up(1.0), 1.0);
        assert!((rounded_up(2.31) - 2.4).abs() < 1e-12);
        let (low, high) = scales.gradient;
        assert!(low < high && high - low <= MOST_DECADES && low.fract() == 0.0 && high.fract() == 0.0);
        assert!(comparison.columns.iter().flat_map(|c| &c.reach[0].log10).all(|x| *x <= high));
    }
}
