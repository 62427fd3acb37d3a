//! What does the last state owe to each state before it?
//!
//! `∂s_T/∂s_k = J_T J_{T−1} … J_{k+1}` with `J_t = ∂s_t/∂s_{t−1}`, s = (h; c) taken as independent coordinates.
//! Every row of the product is an adjoint that travels back through the reversed plan, all rows at once; after
//! each step the matrix is scaled by a power of two that is remembered, so 1e−400 is still a number.

use nalgebra::DMatrix;

use super::lanes::Lanes;
use super::singular::MatrixNorms;
use crate::engine::{EngineError, Plan, Trace, Weights};
use crate::math::scale_by_power;

/// The Jacobians of the final state with respect to the state after k steps, k = 0 ..= T.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Jacobian {
    /// `∂h_T/∂h_k`, the other state held.
    pub hidden: Vec<MatrixNorms>,
    /// `∂c_T/∂c_k`, h_k held; empty for a cell without a cell state.
    pub cell: Vec<MatrixNorms>,
    /// `∂c_T/∂c_k` where h_k follows c_k; equals `cell` at k = 0.
    pub cell_total: Vec<MatrixNorms>,
    /// `∂s_T/∂s_k` for the whole state; equals `hidden` for a cell without a cell state.
    pub state: Vec<MatrixNorms>,
    /// The matrices `∂s_T/∂s_k` themselves, as far as f64 can hold them.
    pub matrices: Vec<DMatrix<f64>>,
}

/// Every Jacobian of the final state of a trace's first sequence, exact but for rounding.
///
/// With S states, S·H adjoints travel back at once: the cost of S·H backward passes, and of a singular value
/// decomposition of `[S·H][S·H]` for each step. [`JacobianNorms`] leaves the latter out and can be interrupted.
///
/// # Errors
/// [`EngineError`] where the trace does not belong to the plan.
pub fn jacobian(plan: &Plan, weights: &Weights<f64>, trace: &Trace<f64>) -> Result<Jacobian, EngineError> {
    let cell = plan.graph().cell_state();
    let mut rows = Lanes::identity(plan);
    let mut result = Jacobian::default();
    for t in (0..plan.dims().steps).rev() {
        let (whole, exponent) = (rows.whole(), rows.exponent());
        let step = rows.step_back(plan, weights, trace, t)?;
        let total = cell.map(|cell| rows.square(1, step.slab(cell).step(0)));
        rows.scale_together();
        result.push(whole, total, exponent);
    }
    let initial = cell.map(|_| rows.block(1));
    result.push(rows.whole(), initial, rows.exponent());
    result.in_order_of_time();
    Ok(result)
}

impl Jacobian {
    fn push(&mut self, whole: DMatrix<f64>, cell_total: Option<DMatrix<f64>>, exponent: i32) {
        let norms = |m: DMatrix<f64>| MatrixNorms::of(&m, exponent);
        let h = cell_total.as_ref().map_or(whole.nrows(), DMatrix::nrows);
        self.hidden.push(norms(whole.view((0, 0), (h, h)).into_owned()));
        if let Some(total) = cell_total {
            self.cell.push(norms(whole.view((h, h), (h, h)).into_owned()));
            self.cell_total.push(norms(total));
        }
        self.matrices.push(whole.map(|x| scale_by_power(x, exponent)));
        self.state.push(norms(whole));
    }

    fn in_order_of_time(&mut self) {
        for norms in [&mut self.hidden, &mut self.cell, &mut self.cell_total, &mut self.state] {
            norms.reverse();
        }
        self.matrices.reverse();
    }
}

/// The norms of ∂h_T/∂h_k and ∂c_T/∂c_k alone, k = T, T−1 … 0, one step for each call: the same numbers as
/// [`jacobian`]'s, for a page that shows how far it has come and may stop.
#[derive(Clone, Debug)]
pub struct JacobianNorms {
    rows: Lanes,
    steps: usize,
    /// For each state, from the last step back.
    norms: Vec<Vec<MatrixNorms>>,
}

impl JacobianNorms {
    /// Nothing computed yet.
    pub fn new(plan: &Plan) -> Self {
        let norms = vec![Vec::new(); plan.graph().states.len()];
        Self { rows: Lanes::identity(plan), steps: plan.dims().steps, norms }
    }

    /// Computes the norms at one step, of a trace's first sequence; whether there is more to compute.
    ///
    /// # Errors
    /// [`EngineError`] where the trace does not belong to the plan.
    pub fn advance(&mut self, plan: &Plan, weights: &Weights<f64>, trace: &Trace<f64>) -> Result<bool, EngineError> {
        let (done, of) = self.progress();
        if done == of {
            return Ok(false);
        }
        for (state, norms) in self.norms.iter_mut().enumerate() {
            norms.push(MatrixNorms::of(&self.rows.block(state), self.rows.exponent()));
        }
        if done < self.steps {
            self.rows.step_back(plan, weights, trace, self.steps - 1 - done)?;
            self.rows.scale_together();
        }
        Ok(done < self.steps)
    }

    /// How many of the T + 1 steps are computed.
    pub fn progress(&self) -> (usize, usize) {
        (self.norms.first().map_or(0, Vec::len), self.steps + 1)
    }

    /// The norms in the order of time, for each state `[T+1]`, the hidden state first; shorter at the beginning where
    /// not all are computed.
    pub fn into_norms(mut self) -> Vec<Vec<MatrixNorms>> {
        self.norms.iter_mut().for_each(|norms| norms.reverse());
        self.norms
    }
}

impl Lanes {
    /// ∂s_T/∂s_k. Rows: elements of s_T; columns: elements of s_k.
    fn whole(&self) -> DMatrix<f64> {
        let (count, hidden) = (self.count(), self.hidden());
        DMatrix::from_fn(count, count, |row, column| self.at(self.of_state(column / hidden), column % hidden, row))
    }

    /// The derivative of one state's last value with respect to its own value.
    fn block(&self, state: usize) -> DMatrix<f64> {
        self.square(state, self.of_state(state))
    }

    /// The derivative of one state's last value with respect to what `numbers`, `[H][lanes]`, are the adjoints of.
    fn square(&self, state: usize, numbers: &[f64]) -> DMatrix<f64> {
        let hidden = self.hidden();
        DMatrix::from_fn(hidden, hidden, |row, column| self.at(numbers, column, state * hidden + row))
    }
}
