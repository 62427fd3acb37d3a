//! What does a cell learn?
//!
//! Parameter tensors under PyTorch's names, row-major, each a stack of one block per gate.

use super::error::{EngineError, check_length};
use crate::cell::{Block, Graph, Tensor};
use crate::math::Real;

/// The parameters of one cell, or their gradients.
#[derive(Clone, Debug, PartialEq)]
pub struct Params<F> {
    /// I
    pub input: usize,
    /// H
    pub hidden: usize,
    tensors: Vec<(Tensor, Vec<F>)>,
}

impl<F: Real> Params<F> {
    /// All parameters 0.
    pub fn zeros(graph: &Graph, input: usize, hidden: usize) -> Self {
        let zeros = |t: Tensor| (t, vec![F::ZERO; graph.block_count(t) * hidden * t.columns(input, hidden)]);
        Self { input, hidden, tensors: graph.tensors().map(zeros).collect() }
    }

    /// How many numbers a cell of these sizes has.
    pub fn size(graph: &Graph, input: usize, hidden: usize) -> usize {
        graph.tensors().map(|t| graph.block_count(t) * hidden * t.columns(input, hidden)).sum()
    }

    /// All parameters from a function that is asked for one number after the other, tensor by tensor in the
    /// order of [`Tensor::ALL`], each row-major.
    pub fn fill(graph: &Graph, input: usize, hidden: usize, mut next: impl FnMut() -> F) -> Self {
        let mut params = Self::zeros(graph, input, hidden);
        params.tensors.iter_mut().flat_map(|(_, data)| data).for_each(|value| *value = next());
        params
    }

    /// A tensor's numbers; empty where the cell has no such tensor.
    pub fn tensor(&self, tensor: Tensor) -> &[F] {
        self.tensors.iter().find(|(t, _)| *t == tensor).map_or(&[], |(_, data)| data)
    }

    /// A tensor's numbers, to be changed in place.
    pub fn tensor_mut(&mut self, tensor: Tensor) -> &mut [F] {
        self.tensors.iter_mut().find(|(t, _)| *t == tensor).map_or(&mut [], |(_, data)| data)
    }

    /// Replaces a tensor's numbers.
    ///
    /// # Errors
    /// [`EngineError::Length`] where the count does not fit the shape.
    pub fn set(&mut self, tensor: Tensor, data: Vec<F>) -> Result<(), EngineError> {
        check_length(tensor.name(), data.len(), self.tensor(tensor).len())?;
        self.tensor_mut(tensor).copy_from_slice(&data);
        Ok(())
    }

    /// Every tensor with its numbers, in the canonical order.
    pub fn iter(&self) -> impl Iterator<Item = (Tensor, &[F])> {
        self.tensors.iter().map(|(t, data)| (*t, data.as_slice()))
    }

    /// Every number, tensor by tensor.
    pub fn numbers(&self) -> impl Iterator<Item = F> {
        self.tensors.iter().flat_map(|(_, data)| data).copied()
    }

    /// How many numbers there are in all.
    pub fn count(&self) -> usize {
        self.tensors.iter().map(|(_, data)| data.len()).sum()
    }

    /// One gate's rows.
    pub fn block(&self, block: Block) -> &[F] {
        let columns = block.tensor.columns(self.input, self.hidden);
        let rows = block.rows(self.hidden);
        self.tensor(block.tensor).get(rows.start * columns..rows.end * columns).unwrap_or(&[])
    }

    /// One gate's rows, to be changed in place.
    pub fn block_mut(&mut self, block: Block) -> &mut [F] {
        let columns = block.tensor.columns(self.input, self.hidden);
        let rows = block.rows(self.hidden);
        self.tensor_mut(block.tensor).get_mut(rows.start * columns..rows.end * columns).unwrap_or(&mut [])
    }

    /// The same numbers in another precision.
    pub fn cast<G: Real>(&self) -> Params<G> {
        self.map(|v| G::from_f64(v.to_f64()))
    }

    /// The same parameters with each number replaced by a function of it.
    pub fn map<G: Real>(&self, each: impl Fn(F) -> G + Copy) -> Params<G> {
        let map = |data: &Vec<F>| data.iter().copied().map(each).collect();
        let tensors = self.tensors.iter().map(|(t, data)| (*t, map(data))).collect();
        Params { input: self.input, hidden: self.hidden, tensors }
    }
}
