//! How far back does the gradient reach in a network as it is now?

use super::Network;
use crate::engine::{Dims, EngineError, Inputs, Plan, Seeds};
use crate::insight::Magnitude;
use crate::math::Real;
use crate::task::Sample;

impl<F: Real> Network<F> {
    /// log₁₀ ‖∂L/∂h_t‖ for t = 1 … T on one sequence, in f64, of the loss L = v·h_T, where v is the first row of the readout
    /// at length 1: so that the last is 0 whatever the readout has become.
    ///
    /// # Errors
    /// [`EngineError`] where the sequence does not fit the network.
    pub fn reach(&self, sample: &Sample) -> Result<Vec<f64>, EngineError> {
        let network = self.cast::<f64>();
        let (params, hidden) = (network.params(), network.params().hidden);
        let dims = Dims { steps: sample.steps, input: params.input, hidden, batch: 1 };
        let plan = Plan::new(network.graph(), dims)?;
        let weights = plan.pack(params)?;
        let trace = plan.forward(&weights, &Inputs { x: &sample.inputs, initial: &[] })?;
        let row = network.head().weight.get(..hidden).unwrap_or_default();
        let length = Magnitude::norm(row.iter().copied(), 0).value();
        let mut seed = vec![0.0; (sample.steps - 1) * hidden];
        seed.extend(row.iter().map(|v| if length > 0.0 { v / length } else { 0.0 }));
        let node = plan.graph().hidden();
        let adjoints = plan.adjoints_in(Vec::new(), &weights, &trace, &Seeds::new().with(node, seed))?;
        let slab = adjoints.slab(node);
        Ok((0..sample.steps).map(|t| Magnitude::norm(slab.step(t).iter().copied(), 0).log10()).collect())
    }
}
