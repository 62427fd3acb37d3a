//! Which answer owes how much to which step?
//!
//! `C[s][t] = ‖∂L_s/∂h_t‖₂` for t ≤ s, where `L_s = a_s · w·h_s` is the readout at step s alone. All losses travel back
//! together; at each step on the way a new one joins them.

use super::lanes::Lanes;
use super::magnitude::Magnitude;
use crate::engine::{EngineError, Plan, Trace, Weights, check_length};

/// The map on its way: one time step for each call of [`CausalMap::advance`], from the last step back.
#[derive(Clone, Debug)]
pub struct CausalMap {
    lanes: Lanes,
    readout: Vec<f64>,
    scales: Vec<f64>,
    /// `rows[s]`: C[s][s], C[s][s−1], … as far as it has come.
    rows: Vec<Vec<Magnitude>>,
    /// Steps that are still to be passed.
    ahead: usize,
}

impl CausalMap {
    /// Nothing computed yet. `readout` is w, `[H]`; `scales` are ∂L_s/∂y_s of y_s = w·h_s, `[T]`, 1 where they are not
    /// given.
    ///
    /// # Errors
    /// [`EngineError::Length`] where w or the scales do not fit.
    pub fn new(plan: &Plan, readout: &[f64], scales: Option<&[f64]>) -> Result<Self, EngineError> {
        let steps = plan.dims().steps;
        let scales = scales.map_or_else(|| vec![1.0; steps], <[f64]>::to_vec);
        check_length("w", readout.len(), plan.dims().hidden)?;
        check_length("scales", scales.len(), steps)?;
        let rows = vec![Vec::new(); steps];
        Ok(Self { lanes: Lanes::none(plan), readout: readout.to_vec(), scales, rows, ahead: steps })
    }

    /// Goes one step back, in a trace's first sequence; whether there is more to compute.
    ///
    /// # Errors
    /// [`EngineError`] where the trace does not belong to the plan.
    pub fn advance(&mut self, plan: &Plan, weights: &Weights<f64>, trace: &Trace<f64>) -> Result<bool, EngineError> {
        let Some(t) = self.ahead.checked_sub(1) else { return Ok(false) };
        let scale = self.scales[t];
        self.lanes.join_at_hidden(self.readout.iter().map(|w| scale * w));
        let step = self.lanes.step_back(plan, weights, trace, t)?;
        let hidden = step.slab(plan.graph().hidden());
        for lane in 0..self.lanes.count() {
            let last = self.rows.len() - 1 - lane;
            self.rows[last].push(self.lanes.norm(hidden.step(0), lane));
        }
        self.lanes.scale_each();
        self.ahead = t;
        Ok(self.ahead > 0)
    }

    /// How many of the T·(T+1)/2 entries are computed.
    pub fn progress(&self) -> (usize, usize) {
        let (steps, passed) = (self.rows.len(), self.rows.len() - self.ahead);
        (passed * (passed + 1) / 2, steps * (steps + 1) / 2)
    }

    /// `C[s][t]` in the order of time: row s has s + 1 entries when all are computed, fewer at the beginning before.
    pub fn into_rows(mut self) -> Vec<Vec<Magnitude>> {
        self.rows.iter_mut().for_each(|row| row.reverse());
        self.rows
    }
}
