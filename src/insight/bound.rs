//! How large can the gradient of a plain recurrent network be at most?
//!
//! `‖∂h_T/∂h_t‖₂ ≤ (γ · σ_max(U))^(T−t)` with γ the steepest slope of the squashing function: 1 for tanh, ¼ for σ
//! (Pascanu, Mikolov and Bengio 2013, "On the difficulty of training recurrent neural networks"). Below 1 it must
//! vanish; above 1 it may explode, but need not.

use super::singular::{largest_singular_value, square};
use crate::cell::{Block, Graph, Op, Source, Term};
use crate::engine::Params;
use crate::math::log10;

/// The bound of a cell whose only way from one hidden state to the next is one matrix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// γ · σ_max(U): by what a step back can multiply a norm at most.
    pub rate: f64,
}

impl Bound {
    /// `None` for a cell with gates, or with any other path from one step to the next; and where U is not finite.
    pub fn of(graph: &Graph, params: &Params<f64>) -> Option<Self> {
        let (recurrent, steepest) = only_path(graph)?;
        Some(Self { rate: steepest * largest_singular_value(&square(params, recurrent)?)? })
    }

    /// log₁₀ of the bound over so many steps; 0 over none.
    pub fn log10_over(&self, steps: usize) -> f64 {
        if steps == 0 { 0.0 } else { steps as f64 * log10(self.rate) }
    }
}

/// How a bound stands to what was measured, as log₁₀.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looseness {
    /// γ · σ_max(U)
    pub rate: f64,
    /// Whether nothing measured exceeds the bound, but for rounding.
    pub holds: bool,
    /// The largest bound over what was measured.
    pub loosest: f64,
    /// The step of the largest, 0-based.
    pub at: usize,
    /// Steps that were compared.
    pub steps: usize,
}

/// What rounding may add to log₁₀ of a norm.
const ROUNDING: f64 = 1e-9;

impl Looseness {
    /// A bound and what was measured, `[T]`, the last step last, where both are 1; steps without a number or where the
    /// gradient is exactly zero are left out. `None` where there is nothing to compare.
    pub fn of(bound: &[f64], measured: &[f64]) -> Option<Self> {
        let rate = *bound.get(bound.len().checked_sub(2)?)?;
        let above = |(at, (bound, measured)): (usize, (&f64, &f64))| (at, bound - measured);
        let compared: Vec<(usize, f64)> =
            bound.iter().zip(measured).enumerate().map(above).filter(|(_, above)| above.is_finite()).collect();
        let first = *compared.first()?;
        let (at, loosest) = compared.iter().fold(first, |most, one| if one.1 > most.1 { *one } else { most });
        let holds = compared.iter().all(|(_, above)| *above >= -ROUNDING);
        Some(Self { rate, holds, loosest, at, steps: compared.len() })
    }
}

/// U and γ of `h = squash(U h₋₁ + W x + b)`.
fn only_path(graph: &Graph) -> Option<(Block, f64)> {
    let hidden = Source::Previous(graph.hidden());
    let (Source::Node(sum), steepest) = squashing(&graph.nodes[graph.hidden()].op)? else { return None };
    let Op::Sum(terms) = &graph.nodes[sum].op else { return None };
    let plain = |term: &Term| matches!(term, Term::Bias(_) | Term::Dense(_, Source::Input));
    let mut others = terms.iter().filter(|term| !plain(term));
    match (others.next(), others.next()) {
        (Some(Term::Dense(block, source)), None) if *source == hidden => Some((*block, steepest)),
        _ => None,
    }
}

/// What is squashed, and the steepest slope of the function that squashes it.
fn squashing(op: &Op) -> Option<(Source, f64)> {
    match op {
        Op::Tanh(s) => Some((*s, 1.0)),
        Op::Sigmoid(s) => Some((*s, 0.25)),
        Op::Sum(terms) => match terms.as_slice() {
            // A squashing function that was taken out.
            [Term::Value(s)] => Some((*s, 1.0)),
            _ => None,
        },
        _ => None,
    }
}
