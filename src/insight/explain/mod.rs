//! What made a number, and what did it move?
//!
//! Every number of a run opens to its arithmetic, read from the cell's graph alone. Forward ([`Arithmetic::forward`]):
//! the equation with its numbers, which gives the engine's value to the last bit. Backward ([`Arithmetic::backward`]):
//! the chain rule over all that read the number,
//!
//! ```text
//! ∂L/∂v = ∂L/∂v seen by the loss itself + Σ over readers r of ∂r/∂v · ∂L/∂r
//! ```
//!
//! where readers are values of the same step and, of a state, of the next step too. A parameter is read at every step.

mod backward;
mod forward;
mod place;
mod walk;

pub use backward::{Backward, Clip, Local, Share, Stop};
pub use forward::{Forward, Group, Kind, Summand};
pub use place::{Axis, Missing, Place};

use crate::cell::Source;
use crate::engine::{Gradients, Params, Plan, Seeds, Trace};
use crate::math::{Format, Real, Rounded};

/// A run whose numbers are explained: the first sequence of a batch, and of parameters a run of one sequence.
#[derive(Clone, Copy, Debug)]
pub struct Arithmetic<'a> {
    /// The cell.
    pub plan: &'a Plan,
    /// Its parameters.
    pub params: &'a Params<f64>,
    /// Every value.
    pub trace: &'a Trace<f64>,
    /// Every derivative of the loss.
    pub gradients: &'a Gradients<f64>,
    /// Where the gradient starts.
    pub seeds: &'a Seeds<f64>,
    /// The number format in which the cell ran.
    pub format: Format,
}

/// A number in an equation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Operand {
    /// Which number.
    pub place: Place,
    /// Its value.
    pub value: f64,
    /// Whether 1 − the value stands in the equation.
    pub complement: bool,
    /// What stands in the equation: the value, or 1 − the value.
    pub factor: f64,
}

impl Arithmetic<'_> {
    /// The number at a place; `None` where the run has no such place.
    pub fn value(&self, place: Place) -> Option<f64> {
        place.is_in(self.plan).then(|| self.read(place))
    }

    /// ∂L/∂(the number at a place); `None` where the run has no such place.
    pub fn gradient(&self, place: Place) -> Option<f64> {
        place.is_in(self.plan).then(|| self.derivative(place))
    }

    fn read(&self, place: Place) -> f64 {
        let dims = self.plan.dims();
        match place {
            Place::Value { node, t, unit } => self.trace.slab(node).at(t, unit, 0),
            Place::Before { state, unit } => self.trace.before(state, 0)[unit * dims.batch],
            Place::Input { t, k } => self.trace.inputs()[(t * dims.input + k) * dims.batch],
            Place::Weight { block, row, column } => {
                let columns = block.tensor.columns(dims.input, dims.hidden);
                self.format.round(self.params.block(block)[row * columns + column])
            }
        }
    }

    fn derivative(&self, place: Place) -> f64 {
        let dims = self.plan.dims();
        match place {
            Place::Value { node, t, unit } => self.gradients.slab(node).at(t, unit, 0),
            Place::Before { state, unit } => self.gradients.initial(state)[unit * dims.batch],
            Place::Input { t, k } => self.gradients.inputs()[(t * dims.input + k) * dims.batch],
            Place::Weight { block, row, column } => {
                let columns = block.tensor.columns(dims.input, dims.hidden);
                self.gradients.params().block(block)[row * columns + column]
            }
        }
    }

    /// A number in the format of the run.
    fn number(&self, x: f64) -> Rounded {
        Rounded::new(x, self.format)
    }

    /// The k-th number of what an equation at step t reads.
    fn operand(&self, source: Source, t: usize, k: usize) -> Operand {
        self.at(Place::of(source, t, k))
    }

    fn at(&self, place: Place) -> Operand {
        let value = self.read(place);
        Operand { place, value, complement: false, factor: value }
    }

    /// 1 − the k-th number of what an equation at step t reads.
    fn complement(&self, source: Source, t: usize, k: usize) -> Operand {
        let plain = self.operand(source, t, k);
        Operand { complement: true, factor: (Rounded::ONE - self.number(plain.value)).to_f64(), ..plain }
    }
}
