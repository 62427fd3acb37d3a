//! Where does the gradient start?
//!
//! A loss hands the engine [`Seeds`]: ∂L/∂(a state) at the steps where the loss looks at it. A batch's loss is
//! the sum over its rows.

use super::error::{EngineError, check_length};
use super::layout::Dims;
use super::trace::Trace;
use crate::cell::NodeId;
use crate::math::Real;

/// ∂L/∂(a node's value) as the loss itself sees it, before any gradient travels: `[T][H][B]` for each node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seeds<F> {
    pub(super) slabs: Vec<(NodeId, Vec<F>)>,
}

impl<F: Real> Seeds<F> {
    /// No loss yet.
    pub fn new() -> Self {
        Self { slabs: Vec::new() }
    }

    /// Adds ∂L/∂(node), `[T][H][B]`.
    pub fn with(mut self, node: NodeId, derivative: Vec<F>) -> Self {
        self.slabs.push((node, derivative));
        self
    }

    /// Adds ∂L/∂(node at step t), `[H][B]`.
    pub fn with_step(self, node: NodeId, dims: Dims, t: usize, derivative: &[F]) -> Self {
        let before = std::iter::repeat_n(F::ZERO, t * dims.width());
        let mut all: Vec<F> = before.chain(derivative.iter().copied()).collect();
        all.resize(dims.steps * dims.width(), F::ZERO);
        self.with(node, all)
    }

    /// Gives the derivatives' memory back, in the order in which they were added.
    pub fn into_slabs(self) -> impl Iterator<Item = Vec<F>> {
        self.slabs.into_iter().map(|(_, seed)| seed)
    }

    /// Each node with its derivatives, `[T][H][B]`, in the order in which they were added.
    pub fn slabs(&self) -> impl Iterator<Item = (NodeId, &[F])> {
        self.slabs.iter().map(|(node, seed)| (*node, seed.as_slice()))
    }
}

/// A loss on the hidden state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Loss<'a, F> {
    /// `L = Σ_k w_k h_T[k]`, w `[H]`.
    Readout(&'a [F]),
    /// `L = 1/(T·H) Σ (h − target)²`, targets `[T][H][B]`.
    SquaredError(&'a [F]),
}

impl<F: Real> Loss<'_, F> {
    /// The loss and where its gradient starts.
    ///
    /// # Errors
    /// [`EngineError::Length`] where w or the targets do not fit.
    pub fn evaluate(&self, trace: &Trace<F>) -> Result<(F, Seeds<F>), EngineError> {
        let hidden = trace.layout.states[0];
        let (loss, seeds) = self.of(&trace.slab(hidden).to_vec(), trace.dims())?;
        Ok((loss, Seeds::new().with(hidden, seeds)))
    }

    /// The loss on any h, `[T][H][B]` in these sizes, and ∂L/∂h.
    ///
    /// # Errors
    /// [`EngineError::Length`] where h, w or the targets do not fit.
    pub fn of(&self, h: &[F], dims: Dims) -> Result<(F, Vec<F>), EngineError> {
        check_length("h", h.len(), dims.steps * dims.width())?;
        let mut seeds = vec![F::ZERO; h.len()];
        let mut loss = F::ZERO;
        match *self {
            Self::Readout(w) => {
                check_length("w", w.len(), dims.hidden)?;
                let last = (dims.steps - 1) * dims.width();
                for (k, (&h, seed)) in h[last..].iter().zip(&mut seeds[last..]).enumerate() {
                    loss += w[k / dims.batch] * h;
                    *seed = w[k / dims.batch];
                }
            }
            Self::SquaredError(targets) => {
                check_length("targets", targets.len(), h.len())?;
                let scale = F::ONE / F::from_f64((dims.steps * dims.hidden) as f64);
                for ((seed, &h), &target) in seeds.iter_mut().zip(h).zip(targets) {
                    let error = h - target;
                    loss += error * error;
                    *seed = (error + error) * scale;
                }
                loss *= scale;
            }
        }
        Ok((loss, seeds))
    }
}
