//! How much of a gradient came along the state itself, and how much through the gates?
//!
//! The parts of [`Plan::split`](crate::engine::Plan::split), measured step by step; and the product of the gates,
//! `(∂L/∂s_T) ⊙ ∏_{k>t} gate_k`, which textbooks give for the whole gradient: it is the part that came along the state
//! alone, where the loss looks at the last step only.

use super::magnitude::{Magnitude, exponent_of_largest};
use crate::cell::{Factor, Graph, NodeId, Source};
use crate::engine::{Adjoints, Split, Trace};
use crate::math::scale_by_power;

/// The path on which a part of a gradient came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Along the state alone, through no gate: the state's old value kept, step after step.
    Alone,
    /// Through gates, candidates and hidden state at least once.
    ThroughGates,
    /// From a state that keeps nothing of itself once through the gates, then along the other state alone.
    OnceThenAlone,
    /// Through the gates more than once.
    Rest,
}

/// One part of the gradient that reaches a state.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The path on which it came.
    pub route: Route,
    /// ‖part of ∂L/∂state_t‖₂ over units and batch, `[T]`.
    pub norms: Vec<Magnitude>,
    /// log₁₀ of the same, −∞ for 0.
    pub log10: Vec<f64>,
}

/// The two parts of the gradient that reaches a state; as vectors they add up to it at every step.
#[derive(Clone, Debug, PartialEq)]
pub struct StatePaths {
    /// The state.
    pub state: NodeId,
    /// For a state that keeps a share of itself [`Route::Alone`] and [`Route::ThroughGates`], for any other
    /// [`Route::OnceThenAlone`] and [`Route::Rest`].
    pub parts: [Part; 2],
}

/// The parts of every state's gradient, the hidden state first.
pub fn paths(graph: &Graph, split: &Split<f64>) -> Vec<StatePaths> {
    let Split { alone, first, rest } = split;
    let of_state = |&state: &NodeId| {
        let parts = match graph.kept(state) {
            Some(_) => {
                [Part::new(Route::Alone, state, &[alone]), Part::new(Route::ThroughGates, state, &[first, rest])]
            }
            None => [Part::new(Route::OnceThenAlone, state, &[alone, first]), Part::new(Route::Rest, state, &[rest])],
        };
        StatePaths { state, parts }
    };
    graph.states.iter().map(of_state).collect()
}

impl Part {
    fn new(route: Route, state: NodeId, summands: &[&Adjoints<f64>]) -> Self {
        let slabs: Vec<_> = summands.iter().map(|adjoints| adjoints.slab(state)).collect();
        let steps = slabs.first().map_or(0, |slab| slab.steps());
        let norm = |t| {
            let width = slabs.first().map_or(0, |slab| slab.step(t).len());
            let sum = |k: usize| slabs.iter().fold(0.0, |sum, slab| sum + slab.step(t)[k]);
            Magnitude::norm((0..width).map(sum), 0)
        };
        let norms: Vec<Magnitude> = (0..steps).map(norm).collect();
        let log10 = norms.iter().map(Magnitude::log10).collect();
        Self { route, norms, log10 }
    }
}

/// ‖(∂L/∂s_T) ⊙ ∏_{k>t} gate_k‖₂ at each step t, `[T]`, from the values alone; `None` for a state that keeps nothing of
/// itself. `last` is ∂L/∂s_T, `[H][B]`.
pub fn product_of_gates(graph: &Graph, trace: &Trace<f64>, state: NodeId, last: &[f64]) -> Option<Vec<Magnitude>> {
    let gate = graph.kept(state)?.gate;
    let (mut product, mut exponent) = (last.to_vec(), 0);
    let mut norms = Vec::with_capacity(trace.dims().steps);
    for t in (0..trace.dims().steps).rev() {
        norms.push(Magnitude::norm(product.iter().copied(), exponent));
        let shift = exponent_of_largest(product.iter().copied());
        exponent += shift;
        for (product, gate) in product.iter_mut().zip(factor_at(trace, gate, t)) {
            *product = scale_by_power(*product, -shift) * gate;
        }
    }
    norms.reverse();
    Some(norms)
}

/// A factor's values at step t, `[H][B]`.
fn factor_at(trace: &Trace<f64>, factor: Factor, t: usize) -> impl Iterator<Item = f64> {
    let values = match factor.source() {
        Source::Node(node) => trace.slab(node).step(t),
        Source::Previous(state) => trace.before(state, t),
        Source::Input => &[],
    };
    let complement = matches!(factor, Factor::Complement(_));
    values.iter().map(move |&v| if complement { 1.0 - v } else { v })
}
