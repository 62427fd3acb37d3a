//! How does a reference case run?

use super::{Case, ReferenceError};
use crate::engine::{Gradients, Inputs, Loss, Plan, Trace, Weights};
use crate::math::Real;

/// One loss with its gradients.
#[derive(Clone, Debug)]
pub struct Pull<F> {
    /// Its key in the file.
    pub name: &'static str,
    /// Its value.
    pub loss: F,
    /// Every derivative.
    pub gradients: Gradients<F>,
}

/// A case that has run.
#[derive(Clone, Debug)]
pub struct Run<F> {
    /// The compiled cell.
    pub plan: Plan,
    /// Its parameters.
    pub weights: Weights<F>,
    /// Every value.
    pub trace: Trace<F>,
    /// Both losses.
    pub pulls: [Pull<F>; 2],
}

/// Numbers in another precision.
pub(super) fn cast<F: Real>(numbers: &[f64]) -> Vec<F> {
    numbers.iter().map(|&v| F::from_f64(v)).collect()
}

/// Numbers in f64, exactly.
pub(super) fn widen<F: Real>(numbers: &[F]) -> Vec<f64> {
    numbers.iter().map(|v| v.to_f64()).collect()
}

impl<F: Real> Run<F> {
    /// Runs a case forward, and backward from both losses.
    ///
    /// # Errors
    /// [`ReferenceError`] where weights or sizes do not fit.
    pub fn new(case: &Case) -> Result<Self, ReferenceError> {
        let plan = Plan::new(&case.variant.graph(), case.dims)?;
        let params = case.form.read(case.dims.input, case.dims.hidden, &case.params)?;
        let weights = plan.pack(&params.cast::<F>())?;
        let initial: Vec<Vec<F>> = case.initial.iter().map(|s| cast(s)).collect();
        let initial: Vec<&[F]> = initial.iter().map(Vec::as_slice).collect();
        let inputs = Inputs { x: &cast(&case.x), initial: &initial };
        let trace = plan.forward(&weights, &inputs)?;
        let pull = |name, loss: Loss<'_, F>| {
            let (loss, seeds) = loss.evaluate(&trace)?;
            let gradients = plan.backward(&weights, &trace, &seeds)?;
            Ok::<_, ReferenceError>(Pull { name, loss, gradients })
        };
        let readout = pull("readout", Loss::Readout(&cast(&case.readout)))?;
        let squared = pull("mse", Loss::SquaredError(&cast(&case.targets)))?;
        Ok(Self { plan, weights, trace, pulls: [readout, squared] })
    }
}
