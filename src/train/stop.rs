//! Where did training end in ∞ or NaN?

use crate::engine::{Adjoints, Trace};
use crate::math::Real;

/// What is no longer a finite number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The value of the node with this symbol.
    Value(&'static str),
    /// The loss itself.
    Loss,
    /// ∂L/∂(the node with this symbol).
    Adjoint(&'static str),
    /// ∂L/∂(this tensor), summed over steps and batch.
    Gradient(&'static str),
    /// This tensor, had it been updated.
    Parameter(&'static str),
    /// What the optimiser remembers.
    Moments,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Value(symbol) => write!(f, "{symbol}"),
            Self::Loss => write!(f, "the loss"),
            Self::Adjoint(symbol) => write!(f, "the gradient of {symbol}"),
            Self::Gradient(tensor) => write!(f, "the gradient of {tensor}"),
            Self::Parameter(tensor) => write!(f, "{tensor}"),
            Self::Moments => write!(f, "what the optimiser remembers"),
        }
    }
}

/// The first number that is not finite, in the order of computation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trouble {
    /// The step of the pass, from 0; `None` for what belongs to no step.
    pub step: Option<usize>,
    /// What it is.
    pub place: Place,
    /// ∞ or NaN.
    pub value: f64,
}

/// Training that has ended: the parameters are those before the update.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// The update that was not made, from 0.
    pub update: u64,
    /// Where it ended; steps count from the sequence's first.
    pub trouble: Trouble,
}

impl std::fmt::Display for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Trouble { step, place, value } = self.trouble;
        write!(f, "update {}: {place} is {value}", self.update + 1)?;
        step.map_or(Ok(()), |t| write!(f, " at step {}", t + 1))?;
        f.write_str("; lower the learning rate or clip the gradient")
    }
}

impl Trouble {
    /// The first value that is not finite, steps forward.
    pub(super) fn in_trace<F: Real>(trace: &Trace<F>) -> Option<Self> {
        (0..trace.dims().steps).find_map(|t| {
            let odd = |(node, symbol)| Some((Place::Value(symbol), not_finite(trace.slab(node).step(t))?));
            Self::at(t, trace.symbols().enumerate().find_map(odd))
        })
    }

    /// The loss, where it is not finite.
    pub(super) fn in_loss<F: Real>(loss: F) -> Option<Self> {
        (!loss.is_finite()).then(|| Self { step: None, place: Place::Loss, value: loss.to_f64() })
    }

    /// The first adjoint that is not finite, steps and nodes backward.
    pub(super) fn in_adjoints<F: Real>(trace: &Trace<F>, adjoints: &Adjoints<F>) -> Option<Self> {
        let symbols: Vec<_> = trace.symbols().enumerate().collect();
        (0..trace.dims().steps).rev().find_map(|t| {
            let odd = |&(node, symbol): &_| Some((Place::Adjoint(symbol), not_finite(adjoints.slab(node).step(t))?));
            Self::at(t, symbols.iter().rev().find_map(odd))
        })
    }

    fn at(t: usize, found: Option<(Place, f64)>) -> Option<Self> {
        found.map(|(place, value)| Self { step: Some(t), place, value })
    }
}

fn not_finite<F: Real>(numbers: &[F]) -> Option<f64> {
    numbers.iter().find(|v| !v.is_finite()).map(|v| v.to_f64())
}
