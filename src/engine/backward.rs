//! How does the gradient travel back through time?
//!
//! The program of a step in reverse, from the last step to the first: when a node's turn comes, all its readers
//! have handed their shares to it, so its adjoint *is* the total derivative ∂L/∂(node at t). Parameter gradients
//! are one product over all steps at the end.

use std::sync::Arc;

use super::edits::Edits;
use super::elementwise::{self as each, Flow};
use super::error::{EngineError, check_length};
use super::layout::Dims;
use super::loss::Seeds;
use super::params::Params;
use super::plan::{Plan, Weights};
use super::program::{Instruction, Multiply};
use super::trace::{Adjoints, Gradients, Trace, input_at, zeroed};
use crate::cell::{Block, NodeId, Op, Source, Term};
use crate::math::{Matrix, Real};

/// Adjoints of overridden values: kept aside, because no gradient may flow through them.
pub(super) type Held<F> = Vec<(usize, F)>;

/// The edges that a pass follows: those that are not cut and, where it is picky, that it asks for.
#[derive(Clone, Copy)]
pub(super) struct Edges<'a> {
    pub edits: &'a Edits,
    pub only: Option<&'a dyn Fn(NodeId, Source) -> bool>,
}

impl Edges<'_> {
    /// Whether the pass follows the edge along which a node reads a source.
    fn follow(self, node: NodeId, source: Source) -> bool {
        !self.edits.is_cut(node, source) && self.only.is_none_or(|only| only(node, source))
    }
}

/// The step that a gradient passes, and with what.
#[derive(Clone, Copy)]
pub(super) struct Passing<'a, F> {
    pub weights: &'a Weights<F>,
    pub trace: &'a Trace<F>,
    pub t: usize,
}

/// A node whose adjoint is complete and is handed on.
struct Reader<'a, 'b, F> {
    plan: &'a Plan,
    node: NodeId,
    t: usize,
    edges: Edges<'a>,
    flow: &'a mut Flow<'b, F>,
}

impl<F: Real> Reader<'_, '_, F> {
    /// Adds a share of the node's adjoint to that of what it reads, if the edge is followed.
    #[inline(always)]
    fn share(&mut self, source: Source, add: impl FnOnce(&[F], &mut [F])) {
        if self.edges.follow(self.node, source) {
            let at = self.plan.layout.slots[self.node].at(self.t);
            let (d, to) = self.flow.pair(at, self.plan.place(source, self.t));
            add(d, to);
        }
    }
}

impl Plan {
    /// Runs the reversed plan from the loss's seeds and keeps every derivative.
    ///
    /// # Errors
    /// [`EngineError::Length`] where seeds or trace do not belong to this plan.
    pub fn backward<F: Real>(
        &self,
        weights: &Weights<F>,
        trace: &Trace<F>,
        seeds: &Seeds<F>,
    ) -> Result<Gradients<F>, EngineError> {
        self.backward_in(Vec::new(), weights, trace, seeds)
    }

    /// Like [`Plan::backward`], in memory that earlier gradients gave back.
    ///
    /// # Errors
    /// [`EngineError::Length`] where seeds or trace do not belong to this plan.
    pub fn backward_in<F: Real>(
        &self,
        buffer: Vec<F>,
        weights: &Weights<F>,
        trace: &Trace<F>,
        seeds: &Seeds<F>,
    ) -> Result<Gradients<F>, EngineError> {
        let (adjoints, held) = self.reverse(buffer, weights, trace, seeds)?;
        let inputs = self.input_adjoints(weights, &adjoints);
        let params = self.param_adjoints(trace, &adjoints);
        Ok(Gradients { adjoints: self.release(adjoints, held), inputs, params })
    }

    /// Like [`Plan::backward_in`] without ∂L/∂x and ∂L/∂(parameters).
    ///
    /// # Errors
    /// [`EngineError::Length`] where seeds or trace do not belong to this plan.
    pub fn adjoints_in<F: Real>(
        &self,
        buffer: Vec<F>,
        weights: &Weights<F>,
        trace: &Trace<F>,
        seeds: &Seeds<F>,
    ) -> Result<Adjoints<F>, EngineError> {
        let (adjoints, held) = self.reverse(buffer, weights, trace, seeds)?;
        Ok(self.release(adjoints, held))
    }

    /// Like [`Plan::backward_in`] without ∂L/∂x: what training needs.
    ///
    /// # Errors
    /// [`EngineError::Length`] where seeds or trace do not belong to this plan.
    pub fn param_gradients_in<F: Real>(
        &self,
        buffer: Vec<F>,
        weights: &Weights<F>,
        trace: &Trace<F>,
        seeds: &Seeds<F>,
    ) -> Result<(Adjoints<F>, Params<F>), EngineError> {
        let (adjoints, held) = self.reverse(buffer, weights, trace, seeds)?;
        let params = self.param_adjoints(trace, &adjoints);
        Ok((self.release(adjoints, held), params))
    }

    fn reverse<F: Real>(
        &self,
        buffer: Vec<F>,
        weights: &Weights<F>,
        trace: &Trace<F>,
        seeds: &Seeds<F>,
    ) -> Result<(Vec<F>, Held<F>), EngineError> {
        check_length("trace", trace.values.len(), self.layout.len)?;
        let mut adjoints = zeroed(buffer, self.layout.len);
        self.plant(seeds, &mut adjoints)?;
        let mut held = Held::new();
        for t in (0..self.dims().steps).rev() {
            self.reverse_step(Passing { weights, trace, t }, &mut adjoints, &mut held);
        }
        Ok((adjoints, held))
    }

    pub(super) fn release<F: Real>(&self, mut values: Vec<F>, held: Held<F>) -> Adjoints<F> {
        // Where overrides overlap, the first to be held took the adjoint and left 0 to the others.
        for (k, adjoint) in held.into_iter().rev() {
            values[k] = adjoint;
        }
        Adjoints { layout: Arc::clone(&self.layout), values }
    }

    pub(super) fn plant<F: Real>(&self, seeds: &Seeds<F>, adjoints: &mut [F]) -> Result<(), EngineError> {
        let dims = self.dims();
        for (node, seed) in &seeds.slabs {
            check_length("seeds", seed.len(), dims.steps * dims.width())?;
            for (t, seed) in seed.chunks_exact(dims.width()).enumerate() {
                for (adjoint, &seed) in adjoints[self.layout.slots[*node].at(t)].iter_mut().zip(seed) {
                    *adjoint += seed;
                }
            }
        }
        Ok(())
    }

    fn reverse_step<F: Real>(&self, passing: Passing<'_, F>, adjoints: &mut Vec<F>, held: &mut Held<F>) {
        let edges = Edges { edits: &self.edits, only: None };
        self.drop_negligible(passing.t, adjoints);
        self.clip(passing.t, std::slice::from_mut(adjoints));
        for instruction in self.program.step.iter().rev() {
            if let Instruction::Node(node) = *instruction {
                self.hold(node, passing.t, adjoints, held);
            }
            self.reverse_instruction(passing, *instruction, edges, &mut Flow::Within(adjoints));
        }
    }

    /// Hands the shares of what an instruction computed to its operands, along the edges that are followed.
    pub(super) fn reverse_instruction<F: Real>(
        &self,
        passing: Passing<'_, F>,
        instruction: Instruction,
        edges: Edges<'_>,
        flow: &mut Flow<'_, F>,
    ) {
        match instruction {
            Instruction::Multiply(k) => self.reverse_multiply(passing, k, edges, flow),
            Instruction::Node(node) => self.reverse_node(passing, node, edges, flow),
        }
    }

    pub(super) fn hold<F: Real>(&self, node: NodeId, t: usize, adjoints: &mut [F], held: &mut Held<F>) {
        for o in self.edits.acting(node, t) {
            for k in self.overridden(o, t) {
                held.push((k, adjoints[k]));
                adjoints[k] = F::ZERO;
            }
        }
    }

    fn reverse_multiply<F: Real>(
        &self,
        Passing { weights, t, .. }: Passing<'_, F>,
        k: usize,
        edges: Edges<'_>,
        flow: &mut Flow<'_, F>,
    ) {
        let product = &self.program.products[k];
        let rows = self.layout.stack_rows(product.first_row, product.members.len(), t);
        let (d, source) = flow.pair(rows, self.place(product.source, t));
        self.multiply_back(product, &weights.matrices[k], edges, d, source);
    }

    /// `to += Mᵀ·d` over the rows whose edges are followed.
    fn multiply_back<F: Real>(&self, product: &Multiply, matrix: &Matrix<F>, edges: Edges<'_>, d: &[F], to: &mut [F]) {
        let Dims { batch, .. } = self.dims();
        let follows = |(node, _): &&(NodeId, Block)| edges.follow(*node, product.source);
        let followed = product.members.iter().filter(follows).count();
        if followed == product.members.len() {
            matrix.transposed_multiply_add(d, batch, to);
        } else if followed > 0 {
            let mut d = d.to_vec();
            for (member, d) in product.members.iter().zip(d.chunks_exact_mut(self.dims().width())) {
                if !follows(&member) {
                    d.fill(F::ZERO);
                }
            }
            matrix.transposed_multiply_add(&d, batch, to);
        }
    }

    fn reverse_node<F: Real>(
        &self,
        Passing { weights, trace, t }: Passing<'_, F>,
        node: NodeId,
        edges: Edges<'_>,
        flow: &mut Flow<'_, F>,
    ) {
        let y = &trace.values[self.layout.slots[node].at(t)];
        let mut reader = Reader { plan: self, node, t, edges, flow };
        match &self.graph.nodes[node].op {
            Op::Sum(terms) => terms.iter().for_each(|term| match *term {
                Term::Value(s) => reader.share(s, each::add),
                Term::Diagonal(block, s) => {
                    let p = weights.params.block(block);
                    reader.share(s, |d, to| each::add_scaled(p, self.dims().batch, d, to));
                }
                Term::Dense(..) | Term::Bias(_) => {}
            }),
            Op::Sigmoid(s) => reader.share(*s, |d, to| each::add_sigmoid_adjoint(y, d, to)),
            Op::Tanh(s) => reader.share(*s, |d, to| each::add_tanh_adjoint(y, d, to)),
            Op::Product(a, b) => {
                for (factor, other) in [(*a, *b), (*b, *a)] {
                    let v = &trace.values[self.place(other.source(), t)];
                    reader.share(factor.source(), |d, to| each::add_product_adjoint(factor, (other, v), d, to));
                }
            }
            Op::Complement(s) => reader.share(*s, each::subtract),
            Op::One => {}
        }
    }

    fn input_adjoints<F: Real>(&self, weights: &Weights<F>, adjoints: &[F]) -> Vec<F> {
        let dims = self.dims();
        let mut inputs = vec![F::ZERO; dims.steps * dims.input * dims.batch];
        let edges = Edges { edits: &self.edits, only: None };
        for (product, matrix) in self.program.products.iter().zip(&weights.matrices) {
            for t in (0..dims.steps).filter(|_| product.source == Source::Input) {
                let d = &adjoints[self.layout.stack_rows(product.first_row, product.members.len(), t)];
                self.multiply_back(product, matrix, edges, d, &mut inputs[input_at(dims, t)]);
            }
        }
        inputs
    }
}
