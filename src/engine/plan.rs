//! What is fixed before a sequence runs?
//!
//! A [`Plan`] is a cell's graph for given sizes: where each value lies, in which order it is computed, and what
//! a person has changed. [`Weights`] are parameters prepared for a plan; [`Inputs`] are what runs through it.

use std::sync::Arc;

use super::edits::{Edits, Override};
use super::error::{EngineError, check_length};
use super::layout::{Dims, Layout};
use super::params::Params;
use super::program::{Multiply, Program};
use super::trace::Trace;
use crate::cell::{Block, Graph, NodeId, Op, Source, Term};
use crate::math::{Matrix, Real};

/// A compiled cell.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) graph: Graph,
    pub(super) layout: Arc<Layout>,
    pub(super) program: Program,
    pub(super) edits: Edits,
    pub(super) drops_negligible: bool,
}

/// Parameters prepared for a plan: one matrix per product, one summed bias per stacked row.
#[derive(Clone, Debug)]
pub struct Weights<F> {
    pub(super) matrices: Vec<Matrix<F>>,
    pub(super) bias: Vec<F>,
    pub(super) params: Params<F>,
}

impl<F: Real> Weights<F> {
    /// A number that a person has set, in the format of the parameters.
    pub(super) fn number(&self, x: f64) -> F {
        self.params.numbers().next().map_or(F::from_f64(x), |parameter| parameter.like(x))
    }
}

/// What runs through a cell.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a, F> {
    /// x, `[T][I][B]`.
    pub x: &'a [F],
    /// The initial states in the order of the graph's states, each `[H][B]`; missing ones are 0.
    pub initial: &'a [&'a [F]],
}

impl Plan {
    /// Compiles a graph for these sizes.
    ///
    /// # Errors
    /// [`EngineError::Size`] for a size out of bounds, [`EngineError::Equation`] for a graph that cannot run.
    pub fn new(graph: &Graph, dims: Dims) -> Result<Self, EngineError> {
        let dims = dims.checked(graph.nodes.len())?;
        let layout = Layout::new(graph, dims);
        let program = Program::new(graph, &layout)?;
        Ok(Self {
            graph: graph.clone(),
            layout: Arc::new(layout),
            program,
            edits: Edits::default(),
            drops_negligible: false,
        })
    }

    /// The same plan with values overridden and edges cut. Units and steps beyond the plan's sizes are left out.
    pub fn with_edits(mut self, mut edits: Edits) -> Self {
        let Dims { steps, hidden, .. } = self.layout.dims;
        for o in &mut edits.overrides {
            o.units.end = o.units.end.min(hidden);
            o.steps.end = o.steps.end.min(steps);
        }
        edits.overrides.retain(|o| o.node < self.graph.nodes.len() && !o.units.is_empty());
        self.edits = edits;
        self
    }

    /// The same plan for gradients that are used and not looked at: a state's adjoint below [`Real::NEGLIGIBLE`] counts as 0.
    /// In f32 a gradient that vanishes would end among the subnormal numbers: with hardly a digit left, never quite at 0, and
    /// many processors multiply them a hundred times slower than others.
    pub fn dropping_negligible(mut self) -> Self {
        self.drops_negligible = true;
        self
    }

    /// The same cell for step t alone, `batch` times at once, with step t of a trace's first sequence repeated for it.
    /// What is overridden or cut at step t stays so. Nothing is clipped: what passes it are derivatives of single
    /// numbers, not the gradient of a loss.
    ///
    /// # Errors
    /// [`EngineError::Size`] where so many copies would not fit, [`EngineError::Length`] where the trace does not belong
    /// to this plan.
    pub(crate) fn single_step<F: Real>(
        &self,
        trace: &Trace<F>,
        t: usize,
        batch: usize,
    ) -> Result<(Self, Trace<F>), EngineError> {
        check_length("trace", trace.values.len(), self.layout.len)?;
        let single = Self::new(&self.graph, Dims { steps: 1, batch, ..self.layout.dims })?;
        let now = |o: &Override| o.steps.contains(&t).then(|| Override { steps: 0..1, ..o.clone() });
        let overrides = self.edits.overrides.iter().filter_map(now).collect();
        let values = trace.repeat_step(t, &single.layout);
        Ok((single.with_edits(Edits { overrides, cuts: self.edits.cuts.clone(), clip: None }), values))
    }

    /// The sizes.
    pub fn dims(&self) -> Dims {
        self.layout.dims
    }

    /// The equations.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// What a person has changed.
    pub fn edits(&self) -> &Edits {
        &self.edits
    }

    /// The terms of a sum in the order in which its value is summed; none for a node that is not a sum.
    pub fn terms_in_order(&self, node: NodeId) -> Vec<Term> {
        self.program.terms_in_order(node, &self.graph.nodes[node].op)
    }

    /// Prepares parameters for this plan.
    ///
    /// # Errors
    /// [`EngineError::Length`] where a tensor does not fit the plan's sizes.
    pub fn pack<F: Real>(&self, params: &Params<F>) -> Result<Weights<F>, EngineError> {
        let Dims { input, hidden, .. } = self.layout.dims;
        for tensor in self.graph.tensors() {
            let want = self.graph.block_count(tensor) * hidden * tensor.columns(input, hidden);
            check_length(tensor.name(), params.tensor(tensor).len(), want)?;
        }
        let matrices = self.program.products.iter().map(|p| stack_blocks(p, params)).collect();
        let bias = self.layout.stack.iter().flat_map(|&node| self.summed_bias(node, params)).collect();
        Ok(Weights { matrices, bias, params: params.clone() })
    }

    fn summed_bias<F: Real>(&self, node: NodeId, params: &Params<F>) -> Vec<F> {
        let mut sum = vec![F::ZERO; self.layout.dims.hidden];
        for block in biases(&self.graph.nodes[node].op) {
            for (sum, &b) in sum.iter_mut().zip(params.block(block)) {
                *sum += b;
            }
        }
        sum
    }

    pub(super) fn check_inputs<F>(&self, inputs: &Inputs<'_, F>) -> Result<(), EngineError> {
        let dims = self.layout.dims;
        check_length("x", inputs.x.len(), dims.steps * dims.input * dims.batch)?;
        for (state, &node) in inputs.initial.iter().zip(&self.graph.states) {
            check_length(&format!("initial {}", self.graph.nodes[node].symbol), state.len(), dims.width())?;
        }
        Ok(())
    }
}

/// The bias blocks of a node.
pub(super) fn biases(op: &Op) -> impl Iterator<Item = Block> + '_ {
    let terms = if let Op::Sum(terms) = op { terms.as_slice() } else { &[] };
    terms.iter().filter_map(|t| if let Term::Bias(block) = t { Some(*block) } else { None })
}

fn stack_blocks<F: Real>(product: &Multiply, params: &Params<F>) -> Matrix<F> {
    let columns = if product.source == Source::Input { params.input } else { params.hidden };
    let data: Vec<F> = product.members.iter().flat_map(|(_, block)| params.block(*block)).copied().collect();
    Matrix::from_rows(product.members.len() * params.hidden, columns, data)
}
