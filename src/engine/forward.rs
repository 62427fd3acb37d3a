//! How does a sequence run through a cell?
//!
//! Biases and the input's part of several steps first (they wait for nothing), then step by step what depends on
//! the step before.

use super::edits::Override;
use super::elementwise as each;
use super::error::EngineError;
use super::layout::Dims;
use super::plan::{Inputs, Plan, Weights};
use super::program::Instruction;
use super::trace::{Trace, input_at, zeroed};
use crate::cell::{Factor, NodeId, Op, Source, Term};
use crate::math::Real;
use std::ops::Range;
use std::sync::Arc;

/// Steps whose input's part is computed together: so many that their rows stay in the nearest memory until they are used.
const AT_ONCE: usize = 16;

impl Plan {
    /// Runs a sequence and keeps every value.
    ///
    /// # Errors
    /// [`EngineError::Length`] where the inputs do not fit the plan's sizes.
    pub fn forward<F: Real>(&self, weights: &Weights<F>, inputs: &Inputs<'_, F>) -> Result<Trace<F>, EngineError> {
        self.forward_in(Vec::new(), weights, inputs)
    }

    /// Like [`Plan::forward`], in memory that an earlier trace gave back.
    ///
    /// # Errors
    /// [`EngineError::Length`] where the inputs do not fit the plan's sizes.
    pub fn forward_in<F: Real>(
        &self,
        buffer: Vec<F>,
        weights: &Weights<F>,
        inputs: &Inputs<'_, F>,
    ) -> Result<Trace<F>, EngineError> {
        self.check_inputs(inputs)?;
        // Every value is computed before it is read, but for the states before the first step.
        let mut values = if buffer.capacity() < self.layout.len { zeroed(buffer, self.layout.len) } else { buffer };
        values.resize(self.layout.len, F::ZERO);
        for (k, &node) in self.graph.states.iter().enumerate() {
            let place = &mut values[self.layout.slots[node].before(0)];
            match inputs.initial.get(k) {
                Some(state) => place.copy_from_slice(state),
                None => place.fill(F::ZERO),
            }
        }
        let steps = self.dims().steps;
        for first in (0..steps).step_by(AT_ONCE) {
            let block = first..steps.min(first + AT_ONCE);
            self.begin(weights, inputs.x, block.clone(), &mut values);
            block.for_each(|t| self.run_step(weights, t, &mut values));
        }
        Ok(Trace { layout: Arc::clone(&self.layout), values, inputs: inputs.x.to_vec() })
    }

    /// Every stacked row of these steps begins as its bias plus the input's part.
    fn begin<F: Real>(&self, weights: &Weights<F>, x: &[F], steps: Range<usize>, values: &mut [F]) {
        let dims = self.dims();
        let at = |t| self.layout.stack_rows(0, self.layout.stack.len(), t);
        let (start, stride) = (at(steps.start).start, at(0).len());
        if stride == 0 {
            return;
        }
        for rows in values[start..at(steps.end).start].chunks_exact_mut(stride) {
            if dims.batch == 1 {
                rows.copy_from_slice(&weights.bias);
                continue;
            }
            for (row, &bias) in rows.chunks_exact_mut(dims.batch).zip(&weights.bias) {
                row.fill(bias);
            }
        }
        let x = &x[input_at(dims, steps.start).start..input_at(dims, steps.end).start];
        for (product, matrix) in self.program.products.iter().zip(&weights.matrices) {
            if product.source == Source::Input {
                let rows = |t| self.layout.stack_rows(product.first_row, product.members.len(), t);
                let out = &mut values[rows(steps.start).start..rows(steps.end - 1).end];
                matrix.multiply_add_each(x, dims.batch, out, stride);
            }
        }
    }

    fn run_step<F: Real>(&self, weights: &Weights<F>, t: usize, values: &mut [F]) {
        for instruction in &self.program.step {
            match *instruction {
                Instruction::Multiply(k) => self.multiply(weights, k, t, values),
                Instruction::Node(node) => {
                    self.compute(weights, node, t, values);
                    for o in self.edits.acting(node, t) {
                        self.replace(weights, o, t, values);
                    }
                }
            }
        }
    }

    fn multiply<F: Real>(&self, weights: &Weights<F>, k: usize, t: usize, values: &mut [F]) {
        let product = &self.program.products[k];
        let rows = self.layout.stack_rows(product.first_row, product.members.len(), t);
        let (source, rows) = each::split(values, self.place(product.source, t), rows);
        weights.matrices[k].multiply_add(source, self.dims().batch, rows);
    }

    fn compute<F: Real>(&self, weights: &Weights<F>, node: NodeId, t: usize, values: &mut [F]) {
        let out = self.layout.slots[node].at(t);
        match &self.graph.nodes[node].op {
            Op::Sum(terms) => self.compute_sum(weights, node, terms, t, values),
            Op::Sigmoid(s) => {
                let (x, y) = each::split(values, self.place(*s, t), out);
                F::sigmoid_slice(x, y);
            }
            Op::Tanh(s) => {
                let (x, y) = each::split(values, self.place(*s, t), out);
                F::tanh_slice(x, y);
            }
            Op::Complement(s) => {
                let (x, y) = each::split(values, self.place(*s, t), out);
                each::assign_factor(Factor::Complement(*s), x, y);
            }
            Op::One => values[out].fill(F::ONE),
            Op::Product(a, b) => {
                let (x, y) = each::split(values, self.place(a.source(), t), out.clone());
                each::assign_factor(*a, x, y);
                let (x, y) = each::split(values, self.place(b.source(), t), out);
                each::multiply_factor(*b, x, y);
            }
        }
    }

    /// A stacked sum already holds its biases and matrix products; any other begins with its first value.
    fn compute_sum<F: Real>(&self, weights: &Weights<F>, node: NodeId, terms: &[Term], t: usize, values: &mut [F]) {
        let slot = self.layout.slots[node];
        let mut begun = slot.is_stacked();
        for term in terms {
            match *term {
                Term::Dense(..) | Term::Bias(_) => {}
                Term::Diagonal(block, s) => {
                    let (x, y) = each::split(values, self.place(s, t), slot.at(t));
                    each::add_scaled(weights.params.block(block), self.dims().batch, x, y);
                }
                Term::Value(s) => {
                    let (x, y) = each::split(values, self.place(s, t), slot.at(t));
                    if begun { each::add(x, y) } else { each::assign(x, y) }
                }
            }
            begun = true;
        }
    }

    fn replace<F: Real>(&self, weights: &Weights<F>, o: &Override, t: usize, values: &mut [F]) {
        values[self.overridden(o, t)].fill(weights.number(o.level.at(t - o.steps.start)));
    }

    pub(super) fn overridden(&self, o: &Override, t: usize) -> Range<usize> {
        let Dims { batch, .. } = self.dims();
        let start = self.layout.slots[o.node].at(t).start;
        start + o.units.start * batch..start + o.units.end * batch
    }

    /// Where an operand's values lie; never asked for the input, which enters only through matrices.
    pub(super) fn place(&self, source: Source, t: usize) -> Range<usize> {
        match source {
            Source::Input => 0..0,
            Source::Previous(node) => self.layout.slots[node].before(t),
            Source::Node(node) => self.layout.slots[node].at(t),
        }
    }
}
