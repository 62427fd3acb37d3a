//! `cell.forward(inputs)`: every value of every node at every step.

use super::gradients::Gradients;
use super::model::Ran;
use super::types::{Floats, MaybeFloats, SeedsIn};
use crate::cell::{Graph, NodeId};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

/// A sequence that has run.
#[wasm_bindgen]
pub struct Trace {
    run: Box<dyn Ran>,
}

impl Trace {
    pub(super) fn new(run: Box<dyn Ran>) -> Self {
        Self { run }
    }
}

#[wasm_bindgen]
impl Trace {
    /// T
    #[wasm_bindgen(getter)]
    pub fn steps(&self) -> usize {
        self.run.dims().steps
    }

    /// A node's values by its symbol, `[T][H]`, row-major.
    ///
    /// # Errors
    /// Where the cell has no such node: which there are.
    pub fn node(&self, symbol: &str) -> Result<Floats, JsError> {
        let node = find(self.run.graph(), symbol)?;
        Ok(self.run.node(node).unchecked_into())
    }

    /// h, `[T][H]`.
    #[wasm_bindgen(getter)]
    pub fn hidden(&self) -> Floats {
        self.run.node(self.run.graph().hidden()).unchecked_into()
    }

    /// c, `[T][H]`; `undefined` where the cell has no cell state.
    #[wasm_bindgen(getter)]
    pub fn cell(&self) -> MaybeFloats {
        let cell = self.run.graph().cell_state();
        cell.map_or(JsValue::UNDEFINED, |node| self.run.node(node)).unchecked_into()
    }

    /// Runs the gradient back from where the loss looks at the states.
    ///
    /// # Errors
    /// Where the seeds are missing or do not fit.
    pub fn backward(&self, seeds: &SeedsIn) -> Result<Gradients, JsError> {
        self.run.backward(seeds.as_ref()).map(Gradients::new)
    }
}

/// A node by its symbol.
pub(super) fn find(graph: &Graph, symbol: &str) -> Result<NodeId, JsError> {
    let known = || graph.nodes.iter().map(|node| node.symbol).collect::<Vec<_>>().join(", ");
    graph.find(symbol).ok_or_else(|| JsError::new(&format!("there is no node \"{symbol}\"; there are {}", known())))
}
