//! How do the adjoints of many losses travel back at once?
//!
//! Each loss has a lane: one row of a batch that runs back through the reversed single step. A lane's numbers stand for
//! `x · 2^exponent`, so that an adjoint of 1e−400 is still a number.

use super::magnitude::{Magnitude, exponent_of_largest};
use crate::cell::NodeId;
use crate::engine::{Adjoints, EngineError, Plan, Seeds, Trace, Weights};
use crate::math::{PANEL, scale_by_power};

/// Adjoints of the states before some step, one lane for each loss.
#[derive(Clone, Debug)]
pub(super) struct Lanes {
    states: Vec<NodeId>,
    hidden: usize,
    /// For each state `[H][width]`; lanes beyond `count` are 0.
    adjoints: Vec<Vec<f64>>,
    exponents: Vec<i32>,
    count: usize,
    width: usize,
}

impl Lanes {
    /// No loss yet.
    pub fn none(plan: &Plan) -> Self {
        let states = plan.graph().states.clone();
        let adjoints = vec![Vec::new(); states.len()];
        Self { states, hidden: plan.dims().hidden, adjoints, exponents: Vec::new(), count: 0, width: 0 }
    }

    /// One lane for each element of the states: ∂s_T/∂s_T.
    pub fn identity(plan: &Plan) -> Self {
        let mut lanes = Self::none(plan);
        let hidden = lanes.hidden;
        for lane in 0..lanes.states.len() * hidden {
            lanes.join();
            let place = lane % hidden * lanes.width + lane;
            lanes.adjoints[lane / hidden][place] = 1.0;
        }
        lanes
    }

    /// Gives a new loss its lane; the gradient starts at the hidden state with `seed`, `[H]`.
    pub fn join_at_hidden(&mut self, seed: impl Iterator<Item = f64>) {
        self.join();
        let column = self.adjoints[0].iter_mut().skip(self.count - 1).step_by(self.width);
        column.zip(seed).for_each(|(place, d)| *place = d);
    }

    fn join(&mut self) {
        if self.count == self.width {
            self.widen();
        }
        self.count += 1;
        self.exponents.push(0);
    }

    /// The kernels compute a panel of lanes in the time of a few lanes by themselves.
    fn widen(&mut self) {
        let (old, new) = (self.width, self.width + PANEL);
        for adjoints in &mut self.adjoints {
            let mut wider = vec![0.0; self.hidden * new];
            for (unit, wide) in wider.chunks_exact_mut(new).enumerate() {
                wide[..old].copy_from_slice(&adjoints[unit * old..(unit + 1) * old]);
            }
            *adjoints = wider;
        }
        self.width = new;
    }

    /// How many losses there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// H
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// The power of two that the first lane's numbers are to be multiplied with.
    pub fn exponent(&self) -> i32 {
        self.exponents.first().copied().unwrap_or(0)
    }

    /// The adjoints of one state, `[H][lanes]`.
    pub fn of_state(&self, state: usize) -> &[f64] {
        &self.adjoints[state]
    }

    /// One number of `[H][lanes]`.
    pub fn at(&self, numbers: &[f64], unit: usize, lane: usize) -> f64 {
        numbers[unit * self.width + lane]
    }

    /// The norm of one lane of `[H][lanes]`, in the lane's exponent.
    pub fn norm(&self, numbers: &[f64], lane: usize) -> Magnitude {
        Magnitude::norm(numbers.iter().skip(lane).step_by(self.width).copied(), self.exponents[lane])
    }

    /// All lanes one step back: from here on they hold the adjoints of the states before step t. What the step's own
    /// nodes received is returned, in the exponents from before [`Lanes::scale_each`] or [`Lanes::scale_together`].
    ///
    /// # Errors
    /// [`EngineError`] where the trace does not belong to the plan, or so many lanes do not fit.
    pub fn step_back(
        &mut self,
        plan: &Plan,
        weights: &Weights<f64>,
        trace: &Trace<f64>,
        t: usize,
    ) -> Result<Adjoints<f64>, EngineError> {
        let (single, values) = plan.single_step(trace, t, self.width)?;
        let arriving = self.states.iter().zip(std::mem::take(&mut self.adjoints));
        let seeds = arriving.fold(Seeds::new(), |seeds, (&state, adjoints)| seeds.with(state, adjoints));
        let step = single.adjoints_in(Vec::new(), weights, &values, &seeds)?;
        self.adjoints = self.states.iter().map(|&state| step.before(state, 0).to_vec()).collect();
        Ok(step)
    }

    /// Scales every lane by a power of two of its own, its largest number into [½, 1).
    pub fn scale_each(&mut self) {
        (0..self.count).for_each(|lane| self.scale_lane(lane));
    }

    fn scale_lane(&mut self, lane: usize) {
        let width = self.width;
        let column = self.adjoints.iter().flat_map(|adjoints| adjoints.iter().skip(lane).step_by(width));
        let shift = exponent_of_largest(column.copied());
        if shift != 0 {
            let column = self.adjoints.iter_mut().flat_map(|adjoints| adjoints.iter_mut().skip(lane).step_by(width));
            column.for_each(|x| *x = scale_by_power(*x, -shift));
            self.exponents[lane] += shift;
        }
    }

    /// Scales all lanes by one power of two, the largest number of all into [½, 1): they stay rows of one matrix.
    pub fn scale_together(&mut self) {
        let shift = exponent_of_largest(self.adjoints.iter().flatten().copied());
        if shift != 0 {
            self.adjoints.iter_mut().flatten().for_each(|x| *x = scale_by_power(*x, -shift));
            self.exponents.iter_mut().for_each(|exponent| *exponent += shift);
        }
    }
}
