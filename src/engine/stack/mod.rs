//! How do cells run on top of each other, and from both ends of a sequence?
//!
//! Layer k reads what layer k−1 gives out at the same step. A layer is one cell, or two that read the same numbers from
//! both ends (Schuster and Paliwal 1997): it gives out `[h of the forward cell ‖ h of the reverse cell]`, both of them
//! after they read that step, as PyTorch does. Each cell runs and is seen through by its own [`Plan`].
//!
//! A cell's trace and gradients are in the cell's *own time*: own step 0 is the step that it reads first.
//! [`Direction::align`] turns `[T]..` from the input's time to a cell's own, and back.

mod pass;

use std::borrow::Cow;
use std::ops::Range;

use super::error::EngineError;
use super::layout::Dims;
use super::params::Params;
use super::plan::{Plan, Weights};
use crate::cell::Graph;
use crate::math::Real;

pub use pass::{StackGradients, StackSeeds, StackTrace};

/// From which end a cell reads the sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the first step to the last.
    Forward,
    /// From the last step to the first.
    Reverse,
}

impl Direction {
    /// The own step at which a cell reads step t of T, and the other way round.
    pub fn own_step(self, t: usize, steps: usize) -> usize {
        match self {
            Self::Forward => t,
            Self::Reverse => steps - 1 - t,
        }
    }

    /// Numbers of T steps, `[T]..`, from the input's time in a cell's own, and the other way round.
    pub fn align<F: Clone>(self, numbers: &[F], steps: usize) -> Cow<'_, [F]> {
        let width = numbers.len() / steps.max(1);
        match self {
            Self::Reverse if width > 0 => numbers.rchunks_exact(width).flatten().cloned().collect(),
            _ => Cow::Borrowed(numbers),
        }
    }
}

/// Where a cell stands in a stack; written as PyTorch does, `l0` or `l1_reverse`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The layer; 0 reads x.
    pub layer: usize,
    /// From which end it reads.
    pub direction: Direction,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let end = if self.direction == Direction::Reverse { "_reverse" } else { "" };
        write!(f, "l{}{end}", self.layer)
    }
}

/// What one layer is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// H of each of its cells.
    pub hidden: usize,
    /// The cell that reads from the beginning.
    pub forward: Graph,
    /// The cell that reads from the end, where there is one.
    pub reverse: Option<Graph>,
}

impl Layer {
    /// The numbers that it gives out at each step for one sequence.
    fn width(&self) -> usize {
        self.hidden * (1 + usize::from(self.reverse.is_some()))
    }
}

/// One cell of a stack.
#[derive(Clone, Debug)]
pub struct StackCell {
    /// Where it stands.
    pub place: Place,
    /// The compiled cell.
    pub plan: Plan,
}

/// Compiled cells in sequence. Wherever something is given for each cell, it stands in the order of [`Stack::cells`].
#[derive(Clone, Debug)]
pub struct Stack {
    cells: Vec<StackCell>,
    layers: Vec<Range<usize>>,
}

impl Stack {
    /// Compiles the layers, the one that reads x first, for T steps of `input` numbers in `batch` sequences.
    ///
    /// # Errors
    /// [`EngineError::Size`] without layers; [`EngineError::InStack`] where a layer's cell cannot run at these sizes.
    pub fn new(steps: usize, input: usize, batch: usize, layers: &[Layer]) -> Result<Self, EngineError> {
        if layers.is_empty() {
            return Err(EngineError::Size { what: "the number of layers", got: 0, most: Dims::MOST });
        }
        let mut stack = Self { cells: Vec::new(), layers: Vec::new() };
        let mut input = input;
        for (k, layer) in layers.iter().enumerate() {
            let first = stack.cells.len();
            let reverse = layer.reverse.as_ref().map(|graph| (Direction::Reverse, graph));
            for (direction, graph) in [(Direction::Forward, &layer.forward)].into_iter().chain(reverse) {
                let place = Place { layer: k, direction };
                let dims = Dims { steps, input, hidden: layer.hidden, batch };
                let plan = Plan::new(graph, dims).map_err(|e| e.at(place))?;
                stack.cells.push(StackCell { place, plan });
            }
            stack.layers.push(first..stack.cells.len());
            input = layer.width();
        }
        Ok(stack)
    }

    /// Every cell, layer by layer from the bottom, the forward direction first: PyTorch's order.
    pub fn cells(&self) -> &[StackCell] {
        &self.cells
    }

    /// Which cells each layer is made of, from the bottom.
    pub fn layers(&self) -> &[Range<usize>] {
        &self.layers
    }

    /// The sizes of the whole: what enters at the bottom, and as H the D·H numbers that leave at the top.
    pub fn dims(&self) -> Dims {
        let bottom = self.cells[0].plan.dims();
        let top = &self.cells[self.layers[self.layers.len() - 1].clone()];
        Dims { hidden: top.iter().map(|cell| cell.plan.dims().hidden).sum(), ..bottom }
    }

    /// Prepares the parameters of every cell.
    ///
    /// # Errors
    /// [`EngineError::Cells`] where they are not as many as the cells, [`EngineError::InStack`] where a tensor does not
    /// fit.
    pub fn pack<F: Real>(&self, params: &[Params<F>]) -> Result<Vec<Weights<F>>, EngineError> {
        self.check_cells("parameters", params.len())?;
        self.each(|k, cell| cell.plan.pack(&params[k]))
    }

    /// Asks every cell, and says of which one an error speaks.
    fn each<T>(&self, ask: impl Fn(usize, &StackCell) -> Result<T, EngineError>) -> Result<Vec<T>, EngineError> {
        let ask = |(k, cell): (usize, &StackCell)| ask(k, cell).map_err(|e| e.at(cell.place));
        self.cells.iter().enumerate().map(ask).collect()
    }

    fn check_cells(&self, what: &'static str, got: usize) -> Result<(), EngineError> {
        let want = self.cells.len();
        if got == want { Ok(()) } else { Err(EngineError::Cells { what, want, got }) }
    }
}
