//! What is trained? A cell and a linear readout of its hidden state, y_t = V·h_t + d.

use super::start::{self, Start};
use crate::cell::{Graph, Tensor, Variant};
use crate::engine::{EngineError, Params, check_length};
use crate::math::Real;
use crate::math::rng::SplitMix64;

/// The readout.
#[derive(Clone, Debug, PartialEq)]
pub struct Head<F> {
    /// V, `[O][H]` row-major.
    pub weight: Vec<F>,
    /// d, `[O]`.
    pub bias: Vec<F>,
}

/// A cell with its readout.
#[derive(Clone, Debug)]
pub struct Network<F> {
    graph: Graph,
    params: Params<F>,
    head: Head<F>,
}

impl<F: Real> Network<F> {
    /// A cell with these numbers.
    ///
    /// # Errors
    /// [`EngineError::Length`] where a tensor does not fit the cell or the readout not the hidden size.
    pub fn new(variant: &Variant, params: Params<F>, head: Head<F>) -> Result<Self, EngineError> {
        let graph = variant.graph();
        let zeros = Params::<F>::zeros(&graph, params.input, params.hidden);
        for tensor in Tensor::ALL {
            check_length(tensor.name(), params.tensor(tensor).len(), zeros.tensor(tensor).len())?;
        }
        check_length("head.weight", head.weight.len(), head.bias.len() * params.hidden)?;
        Ok(Self { graph, params, head })
    }

    /// A cell as PyTorch starts it, drawn from one stream: every number f32(±1/√H), the cell's tensors in the order of
    /// [`Tensor::ALL`], V, d; what a [`Start`] draws itself comes after them. `steps` is the T of the chrono start.
    pub fn draw(
        variant: &Variant,
        [input, hidden, outputs]: [usize; 3],
        start: Start,
        steps: usize,
        random: &mut SplitMix64,
    ) -> Self {
        let graph = variant.graph();
        let bound = 1.0 / (hidden as f64).sqrt();
        let mut next = || start::rounded((2.0 * random.uniform() - 1.0) * bound);
        let mut params = Params::fill(&graph, input, hidden, &mut next);
        let weight = (0..outputs * hidden).map(|_| F::from_f64(next())).collect();
        let bias = (0..outputs).map(|_| F::from_f64(next())).collect();
        if let Some(keeps) = variant.keeps() {
            match start {
                Start::Uniform => {}
                Start::KeepBias(b) => start::set_keep_bias(&mut params, keeps, b),
                Start::Chrono => start::set_chrono(&mut params, &graph, keeps, steps, random),
            }
        }
        Self { graph, params: params.cast(), head: Head { weight, bias } }
    }

    /// The cell's equations.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// The cell's parameters.
    pub fn params(&self) -> &Params<F> {
        &self.params
    }

    /// The readout.
    pub fn head(&self) -> &Head<F> {
        &self.head
    }

    /// O, the numbers of one answer.
    pub fn outputs(&self) -> usize {
        self.head.bias.len()
    }

    /// How many numbers are trained.
    pub fn count(&self) -> usize {
        self.params.count() + self.head.weight.len() + self.head.bias.len()
    }

    /// Every number that is trained, in one order: the cell's tensors, V, d.
    pub fn numbers(&self) -> Vec<F> {
        self.params.numbers().chain(self.head.weight.iter().chain(&self.head.bias).copied()).collect()
    }

    /// Sets every number, in the order of [`Network::numbers`].
    ///
    /// # Errors
    /// [`EngineError::Length`] where they are too many or too few.
    pub fn set_numbers(&mut self, numbers: &[F]) -> Result<(), EngineError> {
        check_length("parameters", numbers.len(), self.count())?;
        let mut next = numbers.iter().copied();
        let mut take = || next.next().unwrap_or(F::ZERO);
        self.params = Params::fill(&self.graph, self.params.input, self.params.hidden, &mut take);
        self.head.weight.iter_mut().chain(&mut self.head.bias).for_each(|place| *place = take());
        Ok(())
    }

    /// The name of the tensor that holds the k-th number: PyTorch's, `head.weight` and `head.bias` for the readout.
    pub fn name_of(&self, k: usize) -> &'static str {
        let mut end = 0;
        for (tensor, data) in self.params.iter() {
            end += data.len();
            if k < end {
                return tensor.name();
            }
        }
        if k < end + self.head.weight.len() { "head.weight" } else { "head.bias" }
    }

    /// The same numbers in another precision.
    pub fn cast<G: Real>(&self) -> Network<G> {
        let cast = |numbers: &[F]| numbers.iter().map(|v| G::from_f64(v.to_f64())).collect();
        let head = Head { weight: cast(&self.head.weight), bias: cast(&self.head.bias) };
        Network { graph: self.graph.clone(), params: self.params.cast(), head }
    }
}
