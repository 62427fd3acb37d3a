//! Which weights make the other cell compute the same, and how far apart are the two?

use super::{Step, Translation, TranslationError};
use crate::cell::{Block, Tensor, Variant};
use crate::engine::{Dims, Inputs, Params, Plan};
use crate::task::Sample;

impl Translation {
    /// The other cell's parameters, under the canonical names, from those of the cell at hand.
    ///
    /// # Errors
    /// [`TranslationError::Convention`] where the other has no place for a parameter.
    pub fn carry(&self, params: &Params<f64>) -> Result<Params<f64>, TranslationError> {
        let mut carried = params.clone();
        for step in &self.steps {
            match step {
                Step::Negated { block, .. } => negate(&mut carried, *block),
                Step::SummedBias if self.form.is_none() => sum_biases(&mut carried),
                // The stored form does the rest by itself.
                Step::SummedBias | Step::Order { .. } | Step::Transposed => {}
            }
        }
        match &self.form {
            Some(form) => Ok(form.read(params.input, params.hidden, &form.write(&carried)?)?),
            None => Ok(carried),
        }
    }

    /// max |h − h′| over all steps and units: both cells run the sequence, the other with the carried parameters.
    ///
    /// # Errors
    /// [`TranslationError`] where the parameters do not fit the sequence or have no place in the other cell.
    pub fn compare(&self, params: &Params<f64>, sample: &Sample) -> Result<f64, TranslationError> {
        let ours = hidden_states(&self.ours, params, sample)?;
        let theirs = hidden_states(&self.theirs, &self.carry(params)?, sample)?;
        let distance = |(a, b): (&f64, &f64)| (a - b).abs();
        // NaN must not hide behind a smaller number.
        Ok(ours.iter().zip(&theirs).map(distance).fold(0.0, |most, d| if d > most || d.is_nan() { d } else { most }))
    }
}

/// The gate's weights and biases with the other sign: σ(−s) = 1 − σ(s).
fn negate(params: &mut Params<f64>, index: usize) {
    for tensor in [Tensor::WeightIh, Tensor::WeightHh, Tensor::BiasIh, Tensor::BiasHh] {
        params.block_mut(Block { tensor, index }).iter_mut().for_each(|w| *w = -*w);
    }
}

fn sum_biases(params: &mut Params<f64>) {
    let recurrent = params.tensor(Tensor::BiasHh).to_vec();
    params.tensor_mut(Tensor::BiasIh).iter_mut().zip(recurrent).for_each(|(b, other)| *b += other);
    params.tensor_mut(Tensor::BiasHh).fill(0.0);
}

/// h, `[T][H]`.
fn hidden_states(variant: &Variant, params: &Params<f64>, sample: &Sample) -> Result<Vec<f64>, TranslationError> {
    let graph = variant.graph();
    let dims = Dims { steps: sample.steps, input: sample.input, hidden: params.hidden, batch: 1 };
    let plan = Plan::new(&graph, dims)?;
    let trace = plan.forward(&plan.pack(params)?, &Inputs { x: &sample.inputs, initial: &[] })?;
    Ok(trace.slab(graph.hidden()).to_vec())
}
