//! How does the gradient travel back through time?
//!
//! The program of a step in reverse, from the last step to the first: when a node's turn comes, all its readers
//! have handed their shares to it, so its adjoint *is* the total derivative ∂L/∂(node at t). Parameter gradients
//! are one product over all steps at the end.

use std::sync::Arc;

use super::elementwise as each;
use super::error::{EngineError, check_length};
use super::loss::Seeds;
use super::plan::{Plan, Weights};
use super::program::{Instruction, Multiply};
use super::trace::{Adjoints, Gradients, Trace, input_at, zeroed};
use crate::cell::{Factor, NodeId, Op, Source, Term};
use crate::math::Real;

/// Adjoints of overridden values: kept aside, because no gradient may flow through them.
type Held<F> = Vec<(usize, F)>;

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
            self.reverse_step(weights, trace, t, &mut adjoints, &mut held);
        }
        Ok((adjoints, held))
    }

    fn release<F: Real>(&self, mut values: Vec<F>, held: Held<F>) -> Adjoints<F> {
        // Where overrides overlap, the first to be held took the adjoint and left 0 to the others.
        for (k, adjoint) in held.into_iter().rev() {
            values[k] = adjoint;
        }
        Adjoints { layout: Arc::clone(&self.layout), values }
    }

    fn plant<F: Real>(&self, seeds: &Seeds<F>, adjoints: &mut [F]) -> Result<(), EngineError> {
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

    fn reverse_step<F: Real>(
        &self,
        weights: &Weights<F>,
        trace: &Trace<F>,
        t: usize,
        adjoints: &mut [F],
        held: &mut Held<F>,
    ) {
        for instruction in self.program.step.iter().rev() {
            match *instruction {
                Instruction::Multiply(k) => self.reverse_multiply(weights, k, t, adjoints),
                Instruction::Node(node) => {
                    self.hold(node, t, adjoints, held);
                    self.reverse_node(weights, trace, node, t, adjoints);
                }
            }
        }
    }

    fn hold<F: Real>(&self, node: NodeId, t: usize, adjoints: &mut [F], held: &mut Held<F>) {
        for o in self.edits.acting(node, t) {
            for k in self.overridden(o, t) {
                held.push((k, adjoints[k]));
                adjoints[k] = F::ZERO;
            }
        }
    }

    fn reverse_multiply<F: Real>(&self, weights: &Weights<F>, k: usize, t: usize, adjoints: &mut [F]) {
        let product = &self.program.products[k];
        let matrix = &weights.matrices[k];
        let batch = self.dims().batch;
        let rows = self.layout.stack_rows(product.first_row, product.members.len(), t);
        let source = self.place(product.source, t);
        if self.has_cut(product) {
            let d = self.without_cuts(product, &adjoints[rows]);
            matrix.transposed_multiply_add(&d, batch, &mut adjoints[source]);
        } else {
            let (d, source) = each::split(adjoints, rows, source);
            matrix.transposed_multiply_add(d, batch, source);
        }
    }

    fn has_cut(&self, product: &Multiply) -> bool {
        product.members.iter().any(|(node, _)| self.edits.is_cut(*node, product.source))
    }

    fn without_cuts<F: Real>(&self, product: &Multiply, d: &[F]) -> Vec<F> {
        let mut d = d.to_vec();
        for ((node, _), d) in product.members.iter().zip(d.chunks_exact_mut(self.dims().width())) {
            if self.edits.is_cut(*node, product.source) {
                d.fill(F::ZERO);
            }
        }
        d
    }

    fn reverse_node<F: Real>(
        &self,
        weights: &Weights<F>,
        trace: &Trace<F>,
        node: NodeId,
        t: usize,
        adjoints: &mut [F],
    ) {
        let d = self.layout.slots[node].at(t);
        let flows = |s: Source| !self.edits.is_cut(node, s);
        match &self.graph.nodes[node].op {
            Op::Sum(terms) => terms.iter().for_each(|term| match *term {
                Term::Value(s) if flows(s) => each::add(adjoints, d.clone(), self.place(s, t)),
                Term::Diagonal(block, s) if flows(s) => {
                    let p = weights.params.block(block);
                    each::add_scaled(adjoints, p, self.dims().batch, d.clone(), self.place(s, t));
                }
                _ => {}
            }),
            Op::Sigmoid(s) if flows(*s) => {
                each::add_sigmoid_adjoint(adjoints, d.clone(), self.place(*s, t), &trace.values[d]);
            }
            Op::Tanh(s) if flows(*s) => {
                each::add_tanh_adjoint(adjoints, d.clone(), self.place(*s, t), &trace.values[d]);
            }
            Op::Product(a, b) => {
                let mut share = |to: Factor, other: Factor| {
                    if flows(to.source()) {
                        let other = (other, &trace.values[self.place(other.source(), t)]);
                        each::add_product_adjoint(adjoints, d.clone(), self.place(to.source(), t), to, other);
                    }
                };
                share(*a, *b);
                share(*b, *a);
            }
            Op::Sigmoid(_) | Op::Tanh(_) => {}
        }
    }

    fn input_adjoints<F: Real>(&self, weights: &Weights<F>, adjoints: &[F]) -> Vec<F> {
        let dims = self.dims();
        let mut inputs = vec![F::ZERO; dims.steps * dims.input * dims.batch];
        for (product, matrix) in self.program.products.iter().zip(&weights.matrices) {
            for t in (0..dims.steps).filter(|_| product.source == Source::Input) {
                let d = &adjoints[self.layout.stack_rows(product.first_row, product.members.len(), t)];
                let x = &mut inputs[input_at(dims, t)];
                if self.has_cut(product) {
                    matrix.transposed_multiply_add(&self.without_cuts(product, d), dims.batch, x);
                } else {
                    matrix.transposed_multiply_add(d, dims.batch, x);
                }
            }
        }
        inputs
    }
}
