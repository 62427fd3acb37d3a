//! What does the last state owe to each state before it?
//!
//! `∂s_T/∂s_k = J_T J_{T−1} … J_{k+1}` with `J_t = ∂s_t/∂s_{t−1}`, s = (h; c) taken as independent coordinates.
//! Every row of the product is an adjoint that travels back through the reversed plan, all rows at once; after
//! each step the matrix is scaled by a power of two that is remembered, so 1e−400 is still a number.

use nalgebra::DMatrix;

use super::magnitude::Magnitude;
use crate::cell::NodeId;
use crate::engine::{EngineError, Plan, Seeds, Trace, Weights};
use crate::math::{scale_by_power, split_exponent};

/// Norms of one Jacobian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatrixNorms {
    /// Frobenius norm: √ of the sum of squares.
    pub frobenius: Magnitude,
    /// Spectral norm: the largest singular value.
    pub spectral: Magnitude,
}

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
/// With S states, S·H adjoints travel back at once: the cost of S·H backward passes.
///
/// # Errors
/// [`EngineError`] where the trace does not belong to the plan.
pub fn jacobian(plan: &Plan, weights: &Weights<f64>, trace: &Trace<f64>) -> Result<Jacobian, EngineError> {
    let mut rows = Rows::identity(plan.graph().states.clone(), plan.dims().hidden);
    let mut result = Jacobian::default();
    for t in (0..plan.dims().steps).rev() {
        let (total, before) = rows.step_back(plan, weights, trace, t)?;
        result.push(&rows, &total);
        rows = before;
    }
    let initial = rows.adjoints.clone();
    result.push(&rows, &initial);
    result.in_order_of_time();
    Ok(result)
}

impl Jacobian {
    fn push(&mut self, rows: &Rows, total: &[Vec<f64>]) {
        let whole = rows.matrix(&rows.adjoints);
        let (h, norms) = (rows.hidden, |m: DMatrix<f64>| MatrixNorms::of(&m, rows.exponent));
        self.hidden.push(norms(whole.view((0, 0), (h, h)).into_owned()));
        if rows.states.len() > 1 {
            let of_cell = |m: &DMatrix<f64>| m.view((h, h), (h, h)).into_owned();
            self.cell.push(norms(of_cell(&whole)));
            self.cell_total.push(norms(of_cell(&rows.matrix(total))));
        }
        self.matrices.push(whole.map(|x| scale_by_power(x, rows.exponent)));
        self.state.push(norms(whole));
    }

    fn in_order_of_time(&mut self) {
        for norms in [&mut self.hidden, &mut self.cell, &mut self.cell_total, &mut self.state] {
            norms.reverse();
        }
        self.matrices.reverse();
    }
}

impl MatrixNorms {
    /// The norms of `m · 2^exponent`.
    fn of(m: &DMatrix<f64>, exponent: i32) -> Self {
        let frobenius = Magnitude::norm(m.iter().copied(), exponent);
        let spectral = largest_singular_value(m).map_or(frobenius, |s| Magnitude::new(s, exponent));
        Self { frobenius, spectral }
    }
}

/// `None` where the matrix holds ∞ or NaN, or the iteration does not settle.
fn largest_singular_value(m: &DMatrix<f64>) -> Option<f64> {
    const MOST_ITERATIONS: usize = 10_000;
    if m.iter().any(|x| !x.is_finite()) {
        return None;
    }
    let svd = m.clone().try_svd(false, false, f64::EPSILON, MOST_ITERATIONS)?;
    Some(svd.singular_values.max())
}

/// The rows of ∂s_T/∂s_k on their way back: for each state `[H][S·H]`, standing for `x · 2^exponent`.
struct Rows {
    states: Vec<NodeId>,
    hidden: usize,
    adjoints: Vec<Vec<f64>>,
    exponent: i32,
}

impl Rows {
    /// ∂s_T/∂s_T
    fn identity(states: Vec<NodeId>, hidden: usize) -> Self {
        let count = states.len() * hidden;
        let of_state = |s: usize| (0..hidden * count).map(move |k| f64::from(s * hidden + k / count == k % count));
        let adjoints = (0..states.len()).map(|s| of_state(s).collect()).collect();
        Self { states, hidden, adjoints, exponent: 0 }
    }

    /// One step back: the total derivatives at step t (through every path within the step), and the rows before.
    fn step_back(
        &self,
        plan: &Plan,
        weights: &Weights<f64>,
        trace: &Trace<f64>,
        t: usize,
    ) -> Result<(Vec<Vec<f64>>, Self), EngineError> {
        let single = plan.single_step(t, self.states.len() * self.hidden)?;
        let with = |seeds: Seeds<f64>, (&state, rows): (&NodeId, &Vec<f64>)| seeds.with(state, rows.clone());
        let seeds = self.states.iter().zip(&self.adjoints).fold(Seeds::new(), with);
        let adjoints = single.adjoints_in(Vec::new(), weights, &single.repeat_step(trace, t), &seeds)?;
        let total = self.states.iter().map(|&s| adjoints.slab(s).step(0).to_vec()).collect();
        let before = self.states.iter().map(|&s| adjoints.before(s, 0).to_vec()).collect();
        let states = self.states.clone();
        Ok((total, Self { states, adjoints: before, hidden: self.hidden, exponent: self.exponent }.scaled()))
    }

    /// The same rows with their largest element in [½, 1).
    fn scaled(mut self) -> Self {
        let largest = self.adjoints.iter().flatten().fold(0.0, |most: f64, x| most.max(x.abs()));
        if largest > 0.0 && largest.is_finite() {
            let (_, shift) = split_exponent(largest);
            self.adjoints.iter_mut().flatten().for_each(|x| *x = scale_by_power(*x, -shift));
            self.exponent += shift;
        }
        self
    }

    /// Rows: elements of s_T; columns: elements of s_k.
    fn matrix(&self, adjoints: &[Vec<f64>]) -> DMatrix<f64> {
        let count = self.states.len() * self.hidden;
        DMatrix::from_fn(count, count, |row, column| {
            adjoints[column / self.hidden][(column % self.hidden) * count + row]
        })
    }
}
