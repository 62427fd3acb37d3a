//! Where does a loss of a stack look?
//!
//! The schema gives the losses of one cell. With two directions "the last step" is the last of the sequence in PyTorch's
//! `output[-1]`, and each cell's own last in Keras and in `h_n`. Both are read, and the file's own loss decides: a
//! reading whose loss is another one's would disagree in every gradient.

use super::super::json::{field, tensor};
use super::super::run::cast;
use super::super::{ReferenceError, Skipped};
use super::StackCase;
use crate::engine::{Direction, Loss, Seeds, StackSeeds, StackTrace};
use crate::math::Real;
use serde_json::Value;

/// Where a loss looks.
#[derive(Clone, Debug)]
pub(super) enum Reading {
    /// `L = Σ w·h` over some cells, each at an own step; w `[cells][H]`.
    Readout { w: Vec<f64>, looks: Vec<(usize, usize)> },
    /// The mean squared error of the output, times a number.
    SquaredError { targets: Vec<f64>, scale: f64 },
}

impl Reading {
    /// The loss, and where its gradient starts.
    pub fn evaluate<F: Real>(
        &self,
        case: &StackCase,
        trace: &StackTrace<F>,
    ) -> Result<(F, StackSeeds<F>), ReferenceError> {
        match self {
            Self::Readout { w, looks } => Ok(readout(case, trace, &cast(w), looks)),
            Self::SquaredError { targets, scale } => {
                let (loss, output) = Loss::SquaredError(&cast(targets)).of(trace.output(), case.stack.dims())?;
                let scale = F::from_f64(*scale);
                let output = output.into_iter().map(|seed| seed * scale).collect();
                Ok((loss * scale, StackSeeds { output, cells: Vec::new() }))
            }
        }
    }
}

fn readout<F: Real>(case: &StackCase, trace: &StackTrace<F>, w: &[F], looks: &[(usize, usize)]) -> (F, StackSeeds<F>) {
    let mut loss = F::ZERO;
    let mut cells = vec![Seeds::new(); case.stack.cells().len()];
    for (&(k, t), w) in looks.iter().zip(w.chunks(w.len() / looks.len())) {
        let plan = &case.stack.cells()[k].plan;
        let hidden = plan.graph().hidden();
        trace.cells[k].slab(hidden).step(t).iter().zip(w).for_each(|(&h, &w)| loss += w * h);
        cells[k] = Seeds::new().with_step(hidden, plan.dims(), t, w);
    }
    (loss, StackSeeds { output: Vec::new(), cells })
}

impl StackCase {
    /// Reads what the file's losses look at; a loss that nothing is known to look at is skipped.
    pub(super) fn read_losses(&mut self, losses: &Value) -> Result<(), ReferenceError> {
        let w = tensor("w", field(field(losses, "readout")?, "w")?)?.data;
        let targets = tensor("targets", field(field(losses, "mse")?, "targets")?)?.data;
        let trace = self.forward::<f64>(&self.pack(&self.params)?)?;
        for (name, readings) in [("readout", self.readouts(&w)), ("mse", self.squared_errors(&targets))] {
            let want = self.expected[name]["loss"].as_f64();
            let mut best: Option<(f64, Reading)> = None;
            for reading in readings {
                let (loss, _) = reading.evaluate(self, &trace)?;
                let error = want.map_or(0.0, |want| (loss - want).abs());
                if best.as_ref().is_none_or(|(least, _)| error < *least) {
                    best = Some((error, reading));
                }
            }
            match best {
                Some((_, reading)) => self.losses.push((name, reading)),
                None => self.skipped.push(Skipped::Value(format!("losses.{name}"))),
            }
        }
        Ok(())
    }

    /// Every reading of "the last step" that has as many numbers as w.
    fn readouts(&self, w: &[f64]) -> Vec<Reading> {
        let (steps, top) = (self.stack.dims().steps, Some(self.top()));
        let ends = |cells: Vec<usize>| cells.into_iter().map(|k| (k, steps - 1)).collect::<Vec<_>>();
        let last = |k: usize| (k, self.stack.cells()[k].place.direction.own_step(steps - 1, steps));
        let hidden = self.stack.cells()[0].plan.dims().hidden;
        let all = [
            self.cells(top, None).into_iter().map(last).collect(),
            ends(self.cells(top, None)),
            ends(self.cells(top, Some(Direction::Forward))),
            ends(self.cells(top, Some(Direction::Reverse))),
            ends(self.cells(None, None)),
        ];
        let fits = |looks: &Vec<(usize, usize)>| looks.len() * hidden == w.len() && !looks.is_empty();
        all.into_iter().filter(fits).map(|looks| Reading::Readout { w: w.to_vec(), looks }).collect()
    }

    /// The mean over all numbers of the output, or `1/(T·H)` of the sum as the schema writes it.
    fn squared_errors(&self, targets: &[f64]) -> Vec<Reading> {
        let dims = self.stack.dims();
        if targets.len() != dims.steps * dims.hidden {
            return Vec::new();
        }
        let scales = [1.0, self.sizes.directions as f64];
        scales.map(|scale| Reading::SquaredError { targets: targets.to_vec(), scale }).into()
    }
}
