//! What does each parameter owe to the loss?
//!
//! `∂L/∂W = Σ_t d_t s_tᵀ`, `∂L/∂b = Σ_t d_t`, `∂L/∂p = Σ_t d_t ⊙ s_t` with d the adjoint of the node that reads the
//! source s: one product over all steps, after the gradient has travelled back, t ascending.

use super::params::Params;
use super::plan::{Plan, biases};
use super::program::Multiply;
use super::trace::{Trace, input_at};
use crate::cell::{NodeId, Op, Source, Term};
use crate::math::{Outer, Real, Rows, accumulate_rows};

impl Plan {
    /// ∂L/∂(every parameter), summed over steps and batch.
    pub(super) fn param_adjoints<F: Real>(&self, trace: &Trace<F>, adjoints: &[F]) -> Params<F> {
        let dims = self.dims();
        let mut params = Params::zeros(&self.graph, dims.input, dims.hidden);
        for product in &self.program.products {
            let sum = self.matrix_adjoint(product, trace, adjoints);
            for ((_, block), sum) in product.members.iter().zip(sum.chunks_exact(sum.len() / product.members.len())) {
                params.block_mut(*block).iter_mut().zip(sum).for_each(|(p, &s)| *p += s);
            }
        }
        for (node, slot) in self.layout.slots.iter().enumerate() {
            let Op::Sum(terms) = &self.graph.nodes[node].op else { continue };
            self.bias_adjoints(node, adjoints, &mut params);
            for term in terms {
                let Term::Diagonal(block, s) = *term else { continue };
                for t in 0..dims.steps {
                    let s = &trace.values[self.place(s, t)];
                    add_row_products(params.block_mut(block), &adjoints[slot.at(t)], s, dims.batch);
                }
            }
        }
        params
    }

    /// A node's biases enter its sum alike: what one owes, all do.
    fn bias_adjoints<F: Real>(&self, node: NodeId, adjoints: &[F], params: &mut Params<F>) {
        let dims = self.dims();
        let mut blocks = biases(&self.graph.nodes[node].op).peekable();
        if blocks.peek().is_none() {
            return;
        }
        let mut sum = vec![F::ZERO; dims.hidden];
        for t in 0..dims.steps {
            accumulate_rows(&adjoints[self.layout.slots[node].at(t)], dims.batch, &mut sum);
        }
        blocks.for_each(|block| params.block_mut(block).iter_mut().zip(&sum).for_each(|(p, &s)| *p += s));
    }

    fn matrix_adjoint<F: Real>(&self, product: &Multiply, trace: &Trace<F>, adjoints: &[F]) -> Vec<F> {
        let dims = self.dims();
        let count = product.members.len() * dims.hidden;
        let columns = if product.source == Source::Input { dims.input } else { dims.hidden };
        let mut sum = vec![F::ZERO; count * columns];
        let source = match product.source {
            Source::Input => trace.inputs.as_slice(),
            _ => trace.values.as_slice(),
        };
        let at = |t| match product.source {
            Source::Input => input_at(dims, t),
            other => self.place(other, t),
        };
        let rows = |t| self.layout.stack_rows(product.first_row, product.members.len(), t);
        let mut outer = Outer::new(&mut sum, (count, columns), dims.steps * dims.batch);
        if dims.batch == 1 {
            // Every vector lies one stride after the one before: nothing needs to be gathered.
            let d = Rows { data: adjoints, start: rows(0).start, stride: rows(1).start - rows(0).start, across: 1 };
            let s = Rows { data: source, start: at(0).start, stride: at(1).start - at(0).start, across: 1 };
            outer.add(d, s, dims.steps);
        } else {
            for t in 0..dims.steps {
                let [d, s] = [&adjoints[rows(t)], &source[at(t)]].map(|data| Rows::columns(data, dims.batch));
                outer.add(d, s, dims.batch);
            }
        }
        outer.flush();
        sum
    }
}

/// `out[u] += Σ_b d[u][b]·s[u][b]`
fn add_row_products<F: Real>(out: &mut [F], d: &[F], s: &[F], batch: usize) {
    for ((out, d), s) in out.iter_mut().zip(d.chunks_exact(batch)).zip(s.chunks_exact(batch)) {
        d.iter().zip(s).for_each(|(&d, &s)| *out += d * s);
    }
}
