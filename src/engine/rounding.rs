//! What would a run be if every operation were rounded to a shorter number format?
//!
//! Parameters, inputs, initial states, overrides' levels and the loss's seeds are rounded to the format; from there on the
//! engine's own code runs on [`Rounded`] numbers, and what it leaves is handed out as f64, exactly.

use std::sync::Arc;

use super::error::EngineError;
use super::loss::Seeds;
use super::params::Params;
use super::plan::{Inputs, Plan};
use super::trace::{Adjoints, Gradients, Trace};
use crate::math::{Format, Real, Rounded};

impl Plan {
    /// [`Plan::forward`] in a number format; every number of the trace is one of the format's.
    ///
    /// # Errors
    /// [`EngineError::Length`] where parameters or inputs do not fit the plan's sizes.
    pub fn forward_rounded(
        &self,
        format: Format,
        params: &Params<f64>,
        inputs: &Inputs<'_, f64>,
    ) -> Result<Trace<f64>, EngineError> {
        let round = |&x: &f64| Rounded::new(x, format);
        let weights = self.pack(&params.map(|x| round(&x)))?;
        let x: Vec<Rounded> = inputs.x.iter().map(round).collect();
        let initial: Vec<Vec<Rounded>> = inputs.initial.iter().map(|state| state.iter().map(round).collect()).collect();
        let initial: Vec<&[Rounded]> = initial.iter().map(Vec::as_slice).collect();
        let trace = self.forward(&weights, &Inputs { x: &x, initial: &initial })?;
        Ok(trace.map(Rounded::to_f64))
    }

    /// [`Plan::backward`] in a number format, from a trace of [`Plan::forward_rounded`]; every derivative is one of the
    /// format's numbers.
    ///
    /// # Errors
    /// [`EngineError::Length`] where parameters, seeds or trace do not belong to this plan.
    pub fn backward_rounded(
        &self,
        format: Format,
        params: &Params<f64>,
        trace: &Trace<f64>,
        seeds: &Seeds<f64>,
    ) -> Result<Gradients<f64>, EngineError> {
        let round = |x: f64| Rounded::new(x, format);
        let weights = self.pack(&params.map(round))?;
        let gradients = self.backward(&weights, &trace.map(round), &seeds.map(round))?;
        Ok(gradients.map(Rounded::to_f64))
    }
}

fn all<F: Copy, G>(numbers: &[F], each: impl Fn(F) -> G) -> Vec<G> {
    numbers.iter().map(|&x| each(x)).collect()
}

impl<F: Real> Trace<F> {
    /// The same run with each number replaced by a function of it.
    pub fn map<G: Real>(&self, each: impl Fn(F) -> G + Copy) -> Trace<G> {
        Trace { layout: Arc::clone(&self.layout), values: all(&self.values, each), inputs: all(&self.inputs, each) }
    }
}

impl<F: Real> Gradients<F> {
    /// The same derivatives, each replaced by a function of it.
    pub fn map<G: Real>(&self, each: impl Fn(F) -> G + Copy) -> Gradients<G> {
        let Adjoints { layout, values } = &self.adjoints;
        let adjoints = Adjoints { layout: Arc::clone(layout), values: all(values, each) };
        Gradients { adjoints, inputs: all(&self.inputs, each), params: self.params.map(each) }
    }
}

impl<F: Real> Seeds<F> {
    /// The same seeds, each replaced by a function of it.
    pub fn map<G: Real>(&self, each: impl Fn(F) -> G + Copy) -> Seeds<G> {
        Seeds { slabs: self.slabs.iter().map(|(node, seed)| (*node, all(seed, each))).collect() }
    }
}
