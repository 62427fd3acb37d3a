//! How does a sequence rise through a stack, and how does its gradient come down?

use std::ops::Range;

use super::super::error::{EngineError, check_length};
use super::super::loss::Seeds;
use super::super::plan::{Inputs, Weights};
use super::super::trace::{Gradients, Trace};
use super::{Stack, StackCell};
use crate::math::Real;

/// Every value of every cell.
#[derive(Clone, Debug, PartialEq)]
pub struct StackTrace<F> {
    /// Each cell's trace, in its own time.
    pub cells: Vec<Trace<F>>,
    /// What each layer gives out, `[T][D·H][B]` in the input's time, from the bottom.
    pub outputs: Vec<Vec<F>>,
}

impl<F> StackTrace<F> {
    /// What the top layer gives out, `[T][D·H][B]` in the input's time.
    pub fn output(&self) -> &[F] {
        self.outputs.last().map_or(&[], Vec::as_slice)
    }
}

/// Where a stack's loss looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StackSeeds<F> {
    /// ∂L/∂(what the top layer gives out), `[T][D·H][B]` in the input's time; empty for 0.
    pub output: Vec<F>,
    /// What the loss sees inside each cell, in its own time, as its last states; none for 0 everywhere.
    pub cells: Vec<Seeds<F>>,
}

/// ∂L/∂(every value, every initial state, every parameter and every number that enters a layer).
#[derive(Clone, Debug, PartialEq)]
pub struct StackGradients<F> {
    /// Each cell's gradients, in its own time.
    pub cells: Vec<Gradients<F>>,
    /// ∂L/∂(what each layer reads), `[T][I][B]` in the input's time, from the bottom: ∂L/∂x first.
    pub inputs: Vec<Vec<F>>,
}

impl Stack {
    /// Runs a sequence through every layer. x is `[T][I][B]`; `initial` has each cell's states, each `[H][B]`, and none
    /// for 0 everywhere.
    ///
    /// # Errors
    /// [`EngineError::Cells`] where something is not given for each cell; [`EngineError::InStack`] where it does not fit.
    pub fn forward<F: Real>(
        &self,
        weights: &[Weights<F>],
        x: &[F],
        initial: &[Vec<Vec<F>>],
    ) -> Result<StackTrace<F>, EngineError> {
        self.check_cells("weights", weights.len())?;
        if !initial.is_empty() {
            self.check_cells("initial states", initial.len())?;
        }
        let mut trace = StackTrace { cells: Vec::new(), outputs: Vec::new() };
        for layer in &self.layers {
            let x = trace.outputs.last().map_or(x, Vec::as_slice);
            let run = |k: usize| {
                let StackCell { place, plan } = &self.cells[k];
                let initial: Vec<&[F]> = initial.get(k).into_iter().flatten().map(Vec::as_slice).collect();
                let inputs = Inputs { x: &place.direction.align(x, plan.dims().steps), initial: &initial };
                plan.forward(&weights[k], &inputs).map_err(|e| e.at(*place))
            };
            let traces = layer.clone().map(run).collect::<Result<Vec<_>, _>>()?;
            trace.cells.extend(traces);
            trace.outputs.push(self.output_of(layer.clone(), &trace.cells));
        }
        Ok(trace)
    }

    fn output_of<F: Real>(&self, layer: Range<usize>, traces: &[Trace<F>]) -> Vec<F> {
        let step = |t: usize, k: usize| {
            let StackCell { place, plan } = &self.cells[k];
            traces[k].slab(plan.graph().hidden()).step(place.direction.own_step(t, plan.dims().steps))
        };
        (0..self.dims().steps).flat_map(|t| layer.clone().flat_map(move |k| step(t, k))).copied().collect()
    }

    /// Carries the gradient down through every layer and keeps every derivative.
    ///
    /// # Errors
    /// [`EngineError::Cells`] where something is not given for each cell; [`EngineError::InStack`] or
    /// [`EngineError::Length`] where it does not fit.
    pub fn backward<F: Real>(
        &self,
        weights: &[Weights<F>],
        trace: &StackTrace<F>,
        seeds: &StackSeeds<F>,
    ) -> Result<StackGradients<F>, EngineError> {
        self.check_cells("weights", weights.len())?;
        self.check_cells("traces", trace.cells.len())?;
        let mut inner = seeds.cells.clone();
        if inner.is_empty() {
            inner.resize(self.cells.len(), Seeds::new());
        }
        self.check_cells("seeds", inner.len())?;
        if !seeds.output.is_empty() {
            let dims = self.dims();
            check_length("the output's seeds", seeds.output.len(), dims.steps * dims.width())?;
        }
        let (mut cells, mut inputs): (Vec<_>, Vec<Vec<F>>) = (Vec::new(), Vec::new());
        for layer in self.layers.iter().rev() {
            let above = inputs.last().unwrap_or(&seeds.output);
            self.hand_down(layer.clone(), above, &mut inner);
            let back = |k: usize| {
                let StackCell { place, plan } = &self.cells[k];
                plan.backward(&weights[k], &trace.cells[k], &inner[k]).map_err(|e| e.at(*place))
            };
            let gradients = layer.clone().map(back).collect::<Result<Vec<_>, _>>()?;
            inputs.push(self.summed_inputs(layer.clone(), &gradients));
            cells.extend(gradients.into_iter().rev());
        }
        cells.reverse();
        inputs.reverse();
        Ok(StackGradients { cells, inputs })
    }

    /// Gives each cell of a layer its part of ∂L/∂(what the layer gives out); nothing where that is empty.
    fn hand_down<F: Real>(&self, layer: Range<usize>, output: &[F], seeds: &mut [Seeds<F>]) {
        let width: usize = self.cells[layer.clone()].iter().map(|cell| cell.plan.dims().width()).sum();
        let mut first = 0;
        for (StackCell { place, plan }, seeds) in self.cells[layer.clone()].iter().zip(&mut seeds[layer]) {
            let own = first..first + plan.dims().width();
            first = own.end;
            let part: Vec<F> = output.chunks_exact(width).flat_map(|step| &step[own.clone()]).copied().collect();
            if !part.is_empty() {
                let part = place.direction.align(&part, plan.dims().steps).into_owned();
                *seeds = std::mem::take(seeds).with(plan.graph().hidden(), part);
            }
        }
    }

    /// ∂L/∂(what a layer reads): the sum over its cells, in the input's time.
    fn summed_inputs<F: Real>(&self, layer: Range<usize>, gradients: &[Gradients<F>]) -> Vec<F> {
        let aligned = self.cells[layer].iter().zip(gradients).map(|(StackCell { place, plan }, gradients)| {
            place.direction.align(gradients.inputs(), plan.dims().steps).into_owned()
        });
        let add = |mut sum: Vec<F>, more: Vec<F>| {
            sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
            sum
        };
        aligned.reduce(add).unwrap_or_default()
    }
}
