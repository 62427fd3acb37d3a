//! `trace.backward({ last: w })`: every total derivative of one loss.

use super::model::Graded;
use super::trace::find;
use super::types::{Floats, MaybeFloats, NamedFloats, StateFloats};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

/// The gradients of one loss.
#[wasm_bindgen]
pub struct Gradients {
    pull: Box<dyn Graded>,
}

impl Gradients {
    pub(super) fn new(pull: Box<dyn Graded>) -> Self {
        Self { pull }
    }
}

#[wasm_bindgen]
impl Gradients {
    /// ∂L/∂(a node) by its symbol, along all paths, `[T][H]`, row-major.
    ///
    /// # Errors
    /// Where the cell has no such node: which there are.
    pub fn node(&self, symbol: &str) -> Result<Floats, JsError> {
        let node = find(self.pull.graph(), symbol)?;
        Ok(self.pull.node(node).unchecked_into())
    }

    /// ‖∂L/∂(a node)_t‖ for each step, `[T]`.
    ///
    /// # Errors
    /// Where the cell has no such node: which there are.
    pub fn norms(&self, symbol: &str) -> Result<Vec<f64>, JsError> {
        find(self.pull.graph(), symbol).map(|node| self.pull.norms(node))
    }

    /// ∂L/∂h, `[T][H]`.
    #[wasm_bindgen(getter)]
    pub fn hidden(&self) -> Floats {
        self.pull.node(self.pull.graph().hidden()).unchecked_into()
    }

    /// ∂L/∂c, `[T][H]`; `undefined` where the cell has no cell state.
    #[wasm_bindgen(getter)]
    pub fn cell(&self) -> MaybeFloats {
        let cell = self.pull.graph().cell_state();
        cell.map_or(JsValue::UNDEFINED, |node| self.pull.node(node)).unchecked_into()
    }

    /// ∂L/∂x, `[T][I]`.
    #[wasm_bindgen(getter)]
    pub fn inputs(&self) -> Floats {
        self.pull.inputs().unchecked_into()
    }

    /// ∂L/∂(initial states): `h0`, and `c0` where there is one, each `[H]`.
    #[wasm_bindgen(getter)]
    pub fn initial(&self) -> StateFloats {
        self.pull.initial().unchecked_into()
    }

    /// ∂L/∂(parameters) under PyTorch's names.
    #[wasm_bindgen(getter)]
    pub fn weights(&self) -> NamedFloats {
        self.pull.weights().unchecked_into()
    }
}
