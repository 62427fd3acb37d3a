//! Which numbers does a comparison have, under which names and in which order do they leave, and how are they written?

use crate::cell::{Graph, NodeId};
use crate::engine::Dims;
use crate::scene::{Comparison, Run};
use std::ops::Deref;

/// A named piece of a column: values with derivatives, step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// x, `[T][I]`
    Input,
    /// A state before the first step, `[1][H]`
    Initial(NodeId),
    /// A node, `[T][H]`
    Node(NodeId),
    /// y, `[T][1]`
    Output,
}

/// A comparison with what is derived from it for writing. `C` is a reference or a shared pointer.
#[derive(Clone, Debug)]
pub(super) struct Numbers<C> {
    pub comparison: C,
    /// ∂L/∂y_t of each column.
    output_adjoints: Vec<Vec<f64>>,
}

impl Piece {
    /// The pieces of a cell in the order in which they leave.
    pub(super) fn all(graph: &Graph) -> Vec<Self> {
        let initial = graph.states.iter().map(|&state| Self::Initial(state));
        let nodes = (0..graph.nodes.len()).map(Self::Node);
        std::iter::once(Self::Input).chain(initial).chain(nodes).chain([Self::Output]).collect()
    }

    /// The symbol under which a piece leaves.
    pub(super) fn symbol(self, graph: &Graph) -> &'static str {
        match self {
            Self::Input => "x",
            Self::Initial(node) | Self::Node(node) => graph.nodes[node].symbol,
            Self::Output => "y",
        }
    }

    /// Steps and numbers at each.
    pub(super) const fn shape(self, dims: Dims) -> [usize; 2] {
        match self {
            Self::Input => [dims.steps, dims.input],
            Self::Initial(_) => [1, dims.hidden],
            Self::Node(_) => [dims.steps, dims.hidden],
            Self::Output => [dims.steps, 1],
        }
    }
}

impl<C: Deref<Target = Comparison>> Numbers<C> {
    pub(super) fn new(comparison: C) -> Self {
        let output_adjoints = (0..comparison.columns.len()).map(|k| comparison.output_adjoints(k)).collect();
        Self { comparison, output_adjoints }
    }

    pub(super) fn run(&self, column: usize) -> &Run {
        &self.comparison.columns[column]
    }

    pub(super) fn shape(&self, column: usize, piece: Piece) -> [usize; 2] {
        piece.shape(self.run(column).plan.dims())
    }

    /// Values and derivatives at the t-th step of a piece.
    pub(super) fn at(&self, column: usize, piece: Piece, t: usize) -> [&[f64]; 2] {
        let run = self.run(column);
        let width = self.shape(column, piece)[1];
        let step = |all| step(all, t, width);
        match piece {
            Piece::Input => [step(run.trace.inputs()), step(run.gradients.inputs())],
            Piece::Initial(state) => [run.trace.before(state, 0), run.gradients.initial(state)],
            Piece::Node(node) => [run.trace.slab(node).step(t), run.gradients.slab(node).step(t)],
            Piece::Output => [step(&run.output), step(&self.output_adjoints[column])],
        }
    }

    /// All values, or all derivatives, of a piece.
    pub(super) fn all(&self, column: usize, piece: Piece, derivative: bool) -> impl Iterator<Item = f64> {
        let steps = 0..self.shape(column, piece)[0];
        steps.flat_map(move |t| self.at(column, piece, t)[usize::from(derivative)].iter().copied())
    }
}

fn step(all: &[f64], t: usize, width: usize) -> &[f64] {
    all.get(t * width..(t + 1) * width).unwrap_or(&[])
}

/// How ∞, −∞ and NaN are spelled.
pub(super) type Specials = [&'static str; 3];

/// Writes the shortest decimal that reads as the same double: `0.5`, `-0.0`, `1e-7`.
pub(super) fn push(out: &mut String, number: f64, specials: Specials) {
    if number.is_finite() {
        out.push_str(zmij::Buffer::new().format_finite(number));
    } else {
        let [infinity, minus_infinity, nan] = specials;
        out.push_str(match number {
            f64::INFINITY => infinity,
            f64::NEG_INFINITY => minus_infinity,
            _ => nan,
        });
    }
}
