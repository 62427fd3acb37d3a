//! How does a cell run in one of the two number formats, behind one face?

use super::reading::{Number, exactly, member, numbers, object, only, told};
use crate::cell::{Graph, NodeId};
use crate::engine::{Dims, Gradients, Inputs, Params, Plan, Seeds, Trace, Weights};
use crate::insight::Magnitude;
use std::rc::Rc;
use wasm_bindgen::{JsError, JsValue};

/// A cell with its parameters.
pub(super) trait Model {
    /// Its equations.
    fn graph(&self) -> &Graph;
    /// I and H.
    fn sizes(&self) -> (usize, usize);
    /// Replaces its parameters.
    fn set_weights(&mut self, weights: &JsValue) -> Result<(), JsError>;
    /// Its parameters.
    fn weights(&self) -> JsValue;
    /// Runs a sequence `[T][I]` from initial states.
    fn forward(&mut self, inputs: &JsValue, initial: &JsValue) -> Result<Box<dyn Ran>, JsError>;
}

/// A sequence that has run.
pub(super) trait Ran {
    /// The equations.
    fn graph(&self) -> &Graph;
    /// T, I, H and the batch, which is 1.
    fn dims(&self) -> Dims;
    /// A node's values, `[T][H]`.
    fn node(&self, node: NodeId) -> JsValue;
    /// Runs the gradient back.
    fn backward(&self, seeds: &JsValue) -> Result<Box<dyn Graded>, JsError>;
}

/// Gradients of one loss.
pub(super) trait Graded {
    /// The equations.
    fn graph(&self) -> &Graph;
    /// ∂L/∂(node), `[T][H]`.
    fn node(&self, node: NodeId) -> JsValue;
    /// ‖∂L/∂(node)_t‖, `[T]`, each scaled so that it neither over- nor underflows.
    fn norms(&self, node: NodeId) -> Vec<f64>;
    /// ∂L/∂x, `[T][I]`.
    fn inputs(&self) -> JsValue;
    /// ∂L/∂(initial states).
    fn initial(&self) -> JsValue;
    /// ∂L/∂(parameters).
    fn weights(&self) -> JsValue;
}

/// A cell in one number format.
pub(super) struct Typed<F> {
    graph: Graph,
    params: Params<F>,
    /// For the last length that ran; sequences of one length follow each other.
    compiled: Option<Rc<Compiled<F>>>,
}

struct Compiled<F> {
    plan: Plan,
    weights: Weights<F>,
}

impl<F: Number> Typed<F> {
    pub(super) fn new(graph: Graph, params: Params<F>) -> Self {
        Self { graph, params, compiled: None }
    }

    fn compiled(&mut self, steps: usize) -> Result<Rc<Compiled<F>>, JsError> {
        if let Some(compiled) = self.compiled.as_ref().filter(|compiled| compiled.plan.dims().steps == steps) {
            return Ok(Rc::clone(compiled));
        }
        let dims = Dims { steps, input: self.params.input, hidden: self.params.hidden, batch: 1 };
        let plan = Plan::new(&self.graph, dims).map_err(told)?.dropping_negligible();
        let weights = plan.pack(&self.params).map_err(told)?;
        let compiled = Rc::new(Compiled { plan, weights });
        self.compiled = Some(Rc::clone(&compiled));
        Ok(compiled)
    }
}

impl<F: Number> Model for Typed<F> {
    fn graph(&self) -> &Graph {
        &self.graph
    }

    fn sizes(&self) -> (usize, usize) {
        (self.params.input, self.params.hidden)
    }

    fn set_weights(&mut self, weights: &JsValue) -> Result<(), JsError> {
        self.params = read_params(&self.graph, self.sizes(), weights, &[])?;
        self.compiled = None;
        Ok(())
    }

    fn weights(&self) -> JsValue {
        named(&self.params)
    }

    fn forward(&mut self, inputs: &JsValue, initial: &JsValue) -> Result<Box<dyn Ran>, JsError> {
        let (input, hidden) = self.sizes();
        let x = numbers::<F>(inputs, "inputs")?;
        if x.is_empty() || x.len() % input != 0 {
            let count = x.len();
            return Err(JsError::new(&format!(
                "inputs has {count} numbers, which is no whole number of steps of {input}"
            )));
        }
        let states = initial_states::<F>(&self.graph, hidden, initial)?;
        let compiled = self.compiled(x.len() / input)?;
        let slices: Vec<&[F]> = states.iter().map(Vec::as_slice).collect();
        let inputs = Inputs { x: &x, initial: &slices };
        let trace = compiled.plan.forward(&compiled.weights, &inputs).map_err(told)?;
        Ok(Box::new(Run { compiled, trace: Rc::new(trace) }))
    }
}

/// A cell's parameters, of an object that may have other members beside them.
pub(super) fn read_params<F: Number>(
    graph: &Graph,
    (input, hidden): (usize, usize),
    weights: &JsValue,
    beside: &[&str],
) -> Result<Params<F>, JsError> {
    let names: Vec<&str> = graph.tensors().map(|tensor| tensor.name()).chain(beside.iter().copied()).collect();
    only(weights, "weights", &names)?;
    let mut params = Params::zeros(graph, input, hidden);
    for tensor in graph.tensors() {
        match member(weights, tensor.name()) {
            Some(value) => {
                let want = params.tensor(tensor).len();
                let data = exactly(&value, &format!("weights.{}", tensor.name()), want)?;
                params.set(tensor, data).map_err(told)?;
            }
            // A cell without biases is one whose biases are 0.
            None if tensor.name().starts_with("bias") => {}
            None => return Err(JsError::new(&format!("weights.{} is missing", tensor.name()))),
        }
    }
    Ok(params)
}

/// `h0`, `c0`: every state under its symbol.
fn initial_states<F: Number>(graph: &Graph, hidden: usize, initial: &JsValue) -> Result<Vec<Vec<F>>, JsError> {
    let keys: Vec<String> = graph.states.iter().map(|&state| format!("{}0", graph.nodes[state].symbol)).collect();
    if !initial.is_undefined() && !initial.is_null() {
        only(initial, "the initial state", &keys.iter().map(String::as_str).collect::<Vec<_>>())?;
    }
    let state = |key: &String| match member(initial, key) {
        Some(value) => exactly(&value, key, hidden),
        None => Ok(vec![F::ZERO; hidden]),
    };
    keys.iter().map(state).collect()
}

fn named<F: Number>(params: &Params<F>) -> JsValue {
    object(named_params(params))
}

/// Parameters under their names.
pub(super) fn named_params<F: Number>(params: &Params<F>) -> impl Iterator<Item = (String, JsValue)> {
    params.iter().map(|(tensor, data)| (tensor.name().to_owned(), F::array(data)))
}

struct Run<F> {
    compiled: Rc<Compiled<F>>,
    trace: Rc<Trace<F>>,
}

impl<F: Number> Ran for Run<F> {
    fn graph(&self) -> &Graph {
        self.compiled.plan.graph()
    }

    fn dims(&self) -> Dims {
        self.trace.dims()
    }

    fn node(&self, node: NodeId) -> JsValue {
        F::array(&self.trace.slab(node).in_one_piece())
    }

    fn backward(&self, seeds: &JsValue) -> Result<Box<dyn Graded>, JsError> {
        let Compiled { plan, weights } = &*self.compiled;
        let seeds = read_seeds(plan, seeds)?;
        let gradients = plan.backward(weights, &self.trace, &seeds).map_err(told)?;
        Ok(Box::new(Pull { compiled: Rc::clone(&self.compiled), gradients }))
    }
}

fn read_seeds<F: Number>(plan: &Plan, given: &JsValue) -> Result<Seeds<F>, JsError> {
    let (graph, Dims { steps, hidden, .. }) = (plan.graph(), plan.dims());
    let known: &[&str] = if graph.cell_state().is_some() { &["hidden", "cell", "last"] } else { &["hidden", "last"] };
    only(given, "the seeds", known)?;
    let mut seeds = Seeds::new();
    let each = [("hidden", Some(graph.hidden())), ("cell", graph.cell_state())];
    for (key, node) in each {
        if let (Some(value), Some(node)) = (member(given, key), node) {
            seeds = seeds.with(node, exactly(&value, key, steps * hidden)?);
        }
    }
    if let Some(value) = member(given, "last") {
        let mut all = vec![F::ZERO; (steps - 1) * hidden];
        all.extend(exactly::<F>(&value, "last", hidden)?);
        seeds = seeds.with(graph.hidden(), all);
    }
    if seeds.slabs().next().is_none() {
        return Err(JsError::new(&format!("the seeds need at least one of {}", known.join(", "))));
    }
    Ok(seeds)
}

struct Pull<F> {
    compiled: Rc<Compiled<F>>,
    gradients: Gradients<F>,
}

impl<F: Number> Graded for Pull<F> {
    fn graph(&self) -> &Graph {
        self.compiled.plan.graph()
    }

    fn node(&self, node: NodeId) -> JsValue {
        F::array(&self.gradients.slab(node).in_one_piece())
    }

    fn norms(&self, node: NodeId) -> Vec<f64> {
        let slab = self.gradients.slab(node);
        (0..slab.steps()).map(|t| Magnitude::norm(slab.step(t).iter().map(|v| v.to_f64()), 0).value()).collect()
    }

    fn inputs(&self) -> JsValue {
        F::array(self.gradients.inputs())
    }

    fn initial(&self) -> JsValue {
        let graph = self.graph();
        let state =
            |&state: &NodeId| (format!("{}0", graph.nodes[state].symbol), F::array(self.gradients.initial(state)));
        object(graph.states.iter().map(state))
    }

    fn weights(&self) -> JsValue {
        named(self.gradients.params())
    }
}
