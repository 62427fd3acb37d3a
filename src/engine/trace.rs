//! What is there to be looked at after a run?
//!
//! A [`Trace`] holds every value of every node at every step, [`Gradients`] the total derivative of the loss
//! with respect to each of them. Neither changes after it is made.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::error::{EngineError, check_length};
use super::layout::{Dims, Layout, Slot};
use super::params::Params;
use super::plan::Plan;
use crate::cell::NodeId;
use crate::math::Real;

/// Every value of every node.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace<F> {
    pub(super) layout: Arc<Layout>,
    pub(super) values: Vec<F>,
    pub(super) inputs: Vec<F>,
}

/// ∂L/∂(every value of every node), the initial states included.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjoints<F> {
    pub(super) layout: Arc<Layout>,
    pub(super) values: Vec<F>,
}

/// ∂L/∂(every value of every node), ∂L/∂x, ∂L/∂(initial states), ∂L/∂(every parameter).
#[derive(Clone, Debug, PartialEq)]
pub struct Gradients<F> {
    pub(super) adjoints: Adjoints<F>,
    pub(super) inputs: Vec<F>,
    pub(super) params: Params<F>,
}

/// One node's numbers, `[T][H][B]`.
#[derive(Clone, Copy, Debug)]
pub struct Slab<'a, F> {
    data: &'a [F],
    slot: Slot,
    dims: Dims,
}

impl<'a, F: Real> Slab<'a, F> {
    /// The numbers at step t, `[H][B]`.
    pub fn step(&self, t: usize) -> &'a [F] {
        &self.data[self.slot.at(t)]
    }

    /// One number.
    pub fn at(&self, t: usize, unit: usize, row: usize) -> F {
        self.step(t)[unit * self.dims.batch + row]
    }

    /// All numbers, `[T][H][B]`, in one piece.
    pub fn to_vec(&self) -> Vec<F> {
        (0..self.dims.steps).flat_map(|t| self.step(t)).copied().collect()
    }

    /// The same without a copy where they lie in one piece already, as those of states do.
    pub fn in_one_piece(&self) -> Cow<'a, [F]> {
        let all = self.slot.at(0).start..self.slot.at(self.dims.steps - 1).end;
        if all.len() == self.dims.steps * self.dims.width() {
            Cow::Borrowed(&self.data[all])
        } else {
            Cow::Owned(self.to_vec())
        }
    }

    /// T
    pub fn steps(&self) -> usize {
        self.dims.steps
    }

    /// H
    pub fn units(&self) -> usize {
        self.dims.hidden
    }
}

impl<F: Real> Trace<F> {
    /// A trace of a plan whose numbers were computed elsewhere: all slabs as one buffer, and x.
    ///
    /// # Errors
    /// [`EngineError::Length`] where a buffer does not have the plan's size.
    pub fn from_buffers(plan: &Plan, values: Vec<F>, inputs: Vec<F>) -> Result<Self, EngineError> {
        let dims = plan.dims();
        check_length("trace", values.len(), plan.layout.len)?;
        check_length("x", inputs.len(), dims.steps * dims.input * dims.batch)?;
        Ok(Self { layout: Arc::clone(&plan.layout), values, inputs })
    }

    /// The values of the node with this symbol.
    ///
    /// # Errors
    /// [`EngineError::Unknown`] where the cell has no such node.
    pub fn node(&self, symbol: &str) -> Result<Slab<'_, F>, EngineError> {
        Ok(self.slab(find(&self.layout, symbol)?))
    }

    /// The values of a node.
    pub fn slab(&self, node: NodeId) -> Slab<'_, F> {
        Slab { data: &self.values, slot: self.layout.slots[node], dims: self.layout.dims }
    }

    /// A state's value before step t, `[H][B]`; the initial state for t = 0.
    pub fn before(&self, state: NodeId, t: usize) -> &[F] {
        &self.values[self.layout.slots[state].before(t)]
    }

    /// x, `[T][I][B]`.
    pub fn inputs(&self) -> &[F] {
        &self.inputs
    }

    /// Step t of the first sequence alone, repeated over the batch of a plan for one step of the same cell.
    pub(super) fn repeat_step(&self, t: usize, single: &Arc<Layout>) -> Self {
        let copies = single.dims.batch;
        let mut values = vec![F::ZERO; single.len];
        let mut spread = |from: Range<usize>, to: Range<usize>| {
            let units = self.values[from].iter().step_by(self.layout.dims.batch);
            values[to].chunks_exact_mut(copies).zip(units).for_each(|(to, &value)| to.fill(value));
        };
        for (from, to) in self.layout.slots.iter().zip(&single.slots) {
            spread(from.at(t), to.at(0));
        }
        for &state in &self.layout.states {
            spread(self.layout.slots[state].before(t), single.slots[state].before(0));
        }
        Self { layout: Arc::clone(single), values, inputs: Vec::new() }
    }

    /// The sizes.
    pub fn dims(&self) -> Dims {
        self.layout.dims
    }

    /// The symbol of each node.
    pub fn symbols(&self) -> impl Iterator<Item = &'static str> {
        self.layout.symbols.iter().copied()
    }

    /// All slabs as one buffer: what a hash is taken over and what travels between threads.
    pub fn buffer(&self) -> &[F] {
        &self.values
    }

    /// Gives the buffers back for the next run of the same plan.
    pub fn into_buffer(self) -> Vec<F> {
        self.values
    }
}

impl<F: Real> Adjoints<F> {
    /// ∂L/∂(a node), the total derivative over all paths.
    pub fn slab(&self, node: NodeId) -> Slab<'_, F> {
        Slab { data: &self.values, slot: self.layout.slots[node], dims: self.layout.dims }
    }

    /// ∂L/∂(a state before step t), the total derivative over all paths, `[H][B]`; for t = 0 the initial state's.
    pub fn before(&self, state: NodeId, t: usize) -> &[F] {
        &self.values[self.layout.slots[state].before(t)]
    }

    /// Gives the buffer back for the next run of the same plan.
    pub fn into_buffer(self) -> Vec<F> {
        self.values
    }
}

impl<F: Real> Gradients<F> {
    /// Gradients of a plan whose numbers were computed elsewhere: all slabs as one buffer, then ∂L/∂x followed by
    /// ∂L/∂(parameters).
    ///
    /// # Errors
    /// [`EngineError::Length`] where a buffer does not have the plan's size.
    pub fn from_buffers(plan: &Plan, adjoints: Vec<F>, mut rest: Vec<F>) -> Result<Self, EngineError> {
        let dims = plan.dims();
        let mut params = Params::zeros(&plan.graph, dims.input, dims.hidden);
        let inputs = dims.steps * dims.input * dims.batch;
        check_length("adjoints", adjoints.len(), plan.layout.len)?;
        check_length("derivatives of x and parameters", rest.len(), inputs + params.count())?;
        let mut numbers = rest.drain(inputs..);
        params = Params::fill(&plan.graph, dims.input, dims.hidden, || numbers.next().unwrap_or(F::ZERO));
        drop(numbers);
        let adjoints = Adjoints { layout: Arc::clone(&plan.layout), values: adjoints };
        Ok(Self { adjoints, inputs: rest, params })
    }

    /// ∂L/∂(the node with this symbol).
    ///
    /// # Errors
    /// [`EngineError::Unknown`] where the cell has no such node.
    pub fn node(&self, symbol: &str) -> Result<Slab<'_, F>, EngineError> {
        Ok(self.slab(find(&self.adjoints.layout, symbol)?))
    }

    /// ∂L/∂(a node), the total derivative over all paths.
    pub fn slab(&self, node: NodeId) -> Slab<'_, F> {
        self.adjoints.slab(node)
    }

    /// ∂L/∂(a state's initial value), `[H][B]`.
    pub fn initial(&self, state: NodeId) -> &[F] {
        self.adjoints.before(state, 0)
    }

    /// ∂L/∂x, `[T][I][B]`.
    pub fn inputs(&self) -> &[F] {
        &self.inputs
    }

    /// ∂L/∂(parameters), summed over steps and batch.
    pub fn params(&self) -> &Params<F> {
        &self.params
    }

    /// All slabs as one buffer.
    pub fn buffer(&self) -> &[F] {
        &self.adjoints.values
    }

    /// Gives the buffer back for the next run of the same plan.
    pub fn into_buffer(self) -> Vec<F> {
        self.adjoints.into_buffer()
    }
}

fn find(layout: &Layout, symbol: &str) -> Result<NodeId, EngineError> {
    let unknown = || EngineError::Unknown {
        what: "node",
        symbol: symbol.chars().take(40).collect(),
        known: layout.symbols.join(", "),
    };
    layout.find(symbol).ok_or_else(unknown)
}

/// A buffer of `len` zeros, from old memory where there is some.
pub(super) fn zeroed<F: Real>(mut old: Vec<F>, len: usize) -> Vec<F> {
    if old.capacity() < len {
        // New memory often is zero already.
        return vec![F::ZERO; len];
    }
    old.clear();
    old.resize(len, F::ZERO);
    old
}

/// The part of `[T][I][B]` that belongs to step t.
pub(super) fn input_at(dims: Dims, t: usize) -> Range<usize> {
    let width = dims.input * dims.batch;
    t * width..(t + 1) * width
}
