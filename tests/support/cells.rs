//! How does any registered cell run on random numbers?
//!
//! One experiment: a variant, its sizes, its parameters, inputs, initial states and a loss that looks at every state.

use gatescope::cell::{Graph, Tensor, Variant};
use gatescope::engine::{Dims, Edits, Gradients, Inputs, Params, Plan, Seeds, Trace, Weights};
use gatescope::math::Real;

/// Numbers in (−1, 1) from SplitMix64 (Steele, Lea and Flood 2014), for reproducible experiments.
#[derive(Clone, Debug)]
pub struct Random(pub u64);

impl Random {
    /// The next number, a multiple of 2⁻²³, so that f32 holds it exactly.
    pub fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 40) as f64 / f64::from(1 << 23) - 1.0
    }

    /// Many numbers.
    pub fn numbers<F: Real>(&mut self, count: usize) -> Vec<F> {
        (0..count).map(|_| F::from_f64(self.next())).collect()
    }
}

/// A cell with all that runs through it.
#[derive(Clone, Debug)]
pub struct Experiment<F> {
    /// The equations.
    pub graph: Graph,
    /// The sizes.
    pub dims: Dims,
    /// The parameters.
    pub params: Params<F>,
    /// x, `[T][I][B]`.
    pub x: Vec<F>,
    /// The initial states, each `[H][B]`.
    pub initial: Vec<Vec<F>>,
    /// What deviates from the plain graph.
    pub edits: Edits,
}

impl<F: Real> Experiment<F> {
    /// Random parameters, inputs and initial states.
    pub fn new(variant: &Variant, dims: Dims, seed: u64) -> Self {
        let mut random = Random(seed);
        let graph = variant.graph();
        let params = Params::fill(&graph, dims.input, dims.hidden, || F::from_f64(random.next()));
        let x = random.numbers(dims.steps * dims.input * dims.batch);
        let initial = graph.states.iter().map(|_| random.numbers(dims.width())).collect();
        Self { graph, dims, params, x, initial, edits: Edits::default() }
    }

    /// The compiled cell.
    pub fn plan(&self) -> Plan {
        Plan::new(&self.graph, self.dims).unwrap().with_edits(self.edits.clone())
    }

    /// The parameters prepared for the plan.
    pub fn weights(&self) -> Weights<F> {
        self.plan().pack(&self.params).unwrap()
    }

    /// Runs forward.
    pub fn forward(&self) -> Trace<F> {
        self.forward_in(Vec::new())
    }

    /// Runs forward in given memory.
    pub fn forward_in(&self, buffer: Vec<F>) -> Trace<F> {
        let initial: Vec<&[F]> = self.initial.iter().map(Vec::as_slice).collect();
        let inputs = Inputs { x: &self.x, initial: &initial };
        self.plan().forward_in(buffer, &self.weights(), &inputs).unwrap()
    }

    /// Runs backward.
    pub fn backward(&self, trace: &Trace<F>, seeds: &Seeds<F>) -> Gradients<F> {
        self.plan().backward(&self.weights(), trace, seeds).unwrap()
    }

    /// Random ∂L/∂(every state) at every step: the loss `L = Σ seed · state`.
    pub fn seeds(&self, seed: u64) -> Vec<Vec<F>> {
        let mut random = Random(seed);
        self.graph.states.iter().map(|_| random.numbers(self.dims.steps * self.dims.width())).collect()
    }

    /// Seeds for the engine.
    pub fn plant(&self, seeds: &[Vec<F>]) -> Seeds<F> {
        let states = self.graph.states.iter().zip(seeds);
        states.fold(Seeds::new(), |all, (&state, seed)| all.with(state, seed.clone()))
    }

    /// One sequence of the batch alone.
    pub fn row(&self, row: usize) -> Self {
        let batch = self.dims.batch;
        let dims = Dims { batch: 1, ..self.dims };
        let x = every(&self.x, row, batch);
        let initial = self.initial.iter().map(|s| every(s, row, batch)).collect();
        Self { dims, x, initial, ..self.clone() }
    }
}

/// The numbers of one sequence of a batch.
pub fn every<T: Copy>(numbers: &[T], row: usize, batch: usize) -> Vec<T> {
    numbers.iter().skip(row).step_by(batch).copied().collect()
}

/// The tensors that the parameters have.
pub fn tensors<F: Real>(params: &Params<F>) -> Vec<Tensor> {
    Tensor::ALL.into_iter().filter(|&t| !params.tensor(t).is_empty()).collect()
}

/// The sizes of an experiment.
pub fn dims(steps: usize, input: usize, hidden: usize, batch: usize) -> Dims {
    Dims { steps, input, hidden, batch }
}
