//! Do layers and directions agree with the frameworks?
//!
//! A case with `num_layers` above 1 or `bidirectional` has the schema's keys, but the schema does not lay down how the
//! values of several cells are named and shaped. What a key and a shape leave no doubt about is compared; every other
//! value is named as skipped.

mod address;
mod case;
mod check;
mod find;
mod losses;

pub use case::StackCase;
pub(super) use {case::read, check::check};

use super::ReferenceError;
use super::run::cast;
use crate::engine::{StackGradients, StackTrace, Weights};
use crate::math::Real;
use crate::weights::Stored;
use losses::Reading;

/// One loss with its gradients.
#[derive(Clone, Debug)]
pub struct StackPull<F> {
    /// Its key in the file.
    pub name: &'static str,
    /// Its value.
    pub loss: F,
    /// Every derivative.
    pub gradients: StackGradients<F>,
}

impl StackCase {
    fn pack<F: Real>(&self, params: &[Stored<f64>]) -> Result<Vec<Weights<F>>, ReferenceError> {
        Ok(self.stack.pack(&self.params_of::<F>(params)?)?)
    }

    fn forward<F: Real>(&self, weights: &[Weights<F>]) -> Result<StackTrace<F>, ReferenceError> {
        let initial: Vec<Vec<Vec<F>>> =
            self.initial.iter().map(|states| states.iter().map(|state| cast(state)).collect()).collect();
        Ok(self.stack.forward(weights, &cast(&self.x), &initial)?)
    }

    /// Runs the case with these stored weights forward, and backward from every loss that the file has.
    ///
    /// # Errors
    /// [`ReferenceError`] where weights or sizes do not fit.
    pub fn run<F: Real>(&self, params: &[Stored<f64>]) -> Result<(StackTrace<F>, Vec<StackPull<F>>), ReferenceError> {
        let weights = self.pack(params)?;
        let trace = self.forward(&weights)?;
        let pull = |(name, reading): &(&'static str, Reading)| {
            let (loss, seeds) = reading.evaluate(self, &trace)?;
            let gradients = self.stack.backward(&weights, &trace, &seeds)?;
            Ok::<_, ReferenceError>(StackPull { name, loss, gradients })
        };
        let pulls = self.losses.iter().map(pull).collect::<Result<_, _>>()?;
        Ok((trace, pulls))
    }
}
