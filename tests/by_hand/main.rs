//! Does the engine compute what a person computes with pencil and paper?
//!
//! For each cell one sequence of two steps with one unit, forward and backward from L = h₂, worked out in the comments
//! to nine decimals: `d_v2` is ∂L/∂v at step 2, `d_c1_later` the part of ∂L/∂c₁ that step 2 hands back. Every number is
//! then asserted.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod elman;
mod explained;
mod gru;
mod gru_reset_before;
mod lstm;
mod lstm_paths;
mod lstm_peephole;
mod mgu;

use gatescope::cell::{Graph, Tensor, Variant};
use gatescope::engine::{Dims, Gradients, Inputs, Loss, Params, Plan, Split, Trace};

/// Half a unit of the ninth decimal, and a little for the engine's own rounding.
const NEAR: f64 = 5.1e-10;

/// What is given.
pub struct Hand<'a> {
    /// The cell.
    pub cell: &'a str,
    /// Its parameters, one number per gate.
    pub params: &'a [(Tensor, &'a [f64])],
    /// x at both steps.
    pub x: [f64; 2],
    /// The initial states.
    pub initial: &'a [f64],
}

/// What came out.
pub struct Outcome {
    trace: Trace<f64>,
    gradients: Gradients<f64>,
    split: Option<Split<f64>>,
    graph: Graph,
}

impl Hand<'_> {
    /// Runs both steps forward, and back from L = h₂.
    pub fn run(&self) -> Outcome {
        let graph = Variant::parse(self.cell).unwrap().graph();
        let plan = Plan::new(&graph, Dims { steps: 2, input: 1, hidden: 1, batch: 1 }).unwrap();
        let mut params = Params::zeros(&graph, 1, 1);
        for (tensor, numbers) in self.params {
            params.set(*tensor, numbers.to_vec()).unwrap();
        }
        let weights = plan.pack(&params).unwrap();
        let initial: Vec<&[f64]> = self.initial.chunks(1).collect();
        let trace = plan.forward(&weights, &Inputs { x: &self.x, initial: &initial }).unwrap();
        let (loss, seeds) = Loss::Readout(&[1.0]).evaluate(&trace).unwrap();
        assert_eq!(loss, trace.slab(graph.hidden()).at(1, 0, 0));
        let gradients = plan.backward(&weights, &trace, &seeds).unwrap();
        let split = plan.split(&weights, &trace, &seeds).unwrap();
        Outcome { trace, gradients, split, graph }
    }
}

impl Outcome {
    /// Asserts nodes' values at both steps.
    pub fn values(&self, want: &[(&str, [f64; 2])]) {
        for (node, want) in want {
            near(node, &self.trace.node(node).unwrap().to_vec(), want);
        }
    }

    /// Asserts ∂L/∂(nodes) at both steps.
    pub fn derivatives(&self, want: &[(&str, [f64; 2])]) {
        for (node, want) in want {
            near(&format!("d_{node}"), &self.gradients.node(node).unwrap().to_vec(), want);
        }
    }

    /// Asserts ∂L/∂(parameters), one number per gate.
    pub fn params(&self, want: &[(Tensor, &[f64])]) {
        for (tensor, want) in want {
            near(tensor.name(), self.gradients.params().tensor(*tensor), want);
        }
    }

    /// Asserts ∂L/∂x at both steps.
    pub fn inputs(&self, want: [f64; 2]) {
        near("d_x", self.gradients.inputs(), &want);
    }

    /// Asserts a state's gradient by path, at the start and after each step: along the state alone, first through the
    /// gates, and the rest.
    pub fn parts(&self, state: &str, want: [[f64; 3]; 3]) {
        let split = self.split.as_ref().unwrap();
        let node = self.graph.find(state).unwrap();
        for (t, want) in want.iter().enumerate() {
            let got = [&split.alone, &split.first, &split.rest].map(|part| match t {
                0 => part.before(node, 0)[0],
                t => part.slab(node).at(t - 1, 0, 0),
            });
            near(&format!("parts of d_{state}{t}"), &got, want);
        }
    }

    /// Asserts ∂L/∂(initial states).
    pub fn initial(&self, want: &[f64]) {
        let got: Vec<f64> = self.graph.states.iter().map(|&state| self.gradients.initial(state)[0]).collect();
        near("initial", &got, want);
    }
}

fn near(name: &str, got: &[f64], want: &[f64]) {
    assert_eq!(got.len(), want.len(), "{name}");
    for (k, (got, want)) in got.iter().zip(want).enumerate() {
        assert!((got - want).abs() <= NEAR, "{name}[{k}]: {got} is not {want}");
    }
}
