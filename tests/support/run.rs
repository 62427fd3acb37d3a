//! How does a reference case run?

use gatescope::engine::{Gradients, Inputs, Loss, Plan, Trace, Weights};
use gatescope::math::Real;

use super::case::Case;
use super::hash::Hash;

/// One loss with its gradients.
pub struct Pull<F> {
    /// Its key in the file.
    pub name: &'static str,
    /// Its value.
    pub loss: F,
    /// Every derivative.
    pub gradients: Gradients<F>,
}

/// A case that has run.
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
pub fn cast<F: Real>(numbers: &[f64]) -> Vec<F> {
    numbers.iter().map(|&v| F::from_f64(v)).collect()
}

/// Numbers in f64, exactly.
pub fn widen<F: Real>(numbers: &[F]) -> Vec<f64> {
    numbers.iter().map(|v| v.to_f64()).collect()
}

impl<F: Real> Run<F> {
    /// Runs a case forward, and backward from both losses.
    pub fn new(case: &Case) -> Result<Self, String> {
        let say = |e: &dyn std::fmt::Display| e.to_string();
        let plan = Plan::new(&case.variant.graph(), case.dims).map_err(|e| say(&e))?;
        let params = case.form.read(case.dims.input, case.dims.hidden, &case.params).map_err(|e| say(&e))?;
        let weights = plan.pack(&params.cast::<F>()).map_err(|e| say(&e))?;
        let initial: Vec<Vec<F>> = case.initial.iter().map(|s| cast(s)).collect();
        let initial: Vec<&[F]> = initial.iter().map(Vec::as_slice).collect();
        let inputs = Inputs { x: &cast(&case.x), initial: &initial };
        let trace = plan.forward(&weights, &inputs).map_err(|e| say(&e))?;
        let pull = |name, loss: Loss<'_, F>| {
            let (loss, seeds) = loss.evaluate(&trace).map_err(|e| say(&e))?;
            let gradients = plan.backward(&weights, &trace, &seeds).map_err(|e| say(&e))?;
            Ok::<_, String>(Pull { name, loss, gradients })
        };
        let readout = pull("readout", Loss::Readout(&cast(&case.readout)))?;
        let squared = pull("mse", Loss::SquaredError(&cast(&case.targets)))?;
        Ok(Self { plan, weights, trace, pulls: [readout, squared] })
    }

    /// A hash over every bit.
    pub fn hash(&self) -> u64 {
        let mut hash = Hash::default();
        hash.trace(&self.trace);
        for pull in &self.pulls {
            hash.numbers(&[pull.loss]);
            hash.gradients(&pull.gradients);
        }
        hash.0
    }
}
