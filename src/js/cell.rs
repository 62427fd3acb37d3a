//! `new Cell("lstm", { inputSize, hiddenSize, weights })`

use super::model::{Model, Typed};
use super::reading::{Number, Precision, member, number, object, only, precision, seed, size, text, told};
use super::trace::Trace;
use super::types::{CellOptions, Initial, NamedFloats, NodeInfos, Numbers, Texts, WeightsIn};
use crate::cell::{Graph, Variant, registry};
use crate::engine::{Dims, Params, Plan};
use crate::scene::{Choice, Scene, Start};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

/// Members of the options.
const OPTIONS: [&str; 7] = ["inputSize", "hiddenSize", "weights", "seed", "init", "keepBias", "precision"];

/// The kinds of cell: `lstm`, `gru`, `elman` and the others, each also with its options (`gru.reset-before`).
#[wasm_bindgen]
pub fn cells() -> Texts {
    registry().iter().map(|kind| JsValue::from(kind.id)).collect::<Array>().unchecked_into()
}

/// Which build the browser got: `simd128` computes with vectors of 128 bits, `scalar` number by number, with the same bits.
#[wasm_bindgen]
pub fn build() -> String {
    if cfg!(target_feature = "simd128") { "simd128" } else { "scalar" }.to_owned()
}

/// A recurrent cell with its parameters.
#[wasm_bindgen]
pub struct Cell {
    model: Box<dyn Model>,
    kind: String,
}

impl Cell {
    pub(super) fn of(model: Box<dyn Model>, kind: String) -> Self {
        Self { model, kind }
    }
}

#[wasm_bindgen]
impl Cell {
    /// Makes a cell. `kind` is one of `cells()`, with options after a dot; `rnn` means `elman`.
    ///
    /// # Errors
    /// Where a kind, a member or a shape is unknown or wrong: what, where, and what would be right.
    #[wasm_bindgen(constructor)]
    pub fn new(kind: &str, options: &CellOptions) -> Result<Cell, JsError> {
        let options: &JsValue = options.as_ref();
        only(options, "the options", &OPTIONS)?;
        let variant = variant(kind)?;
        let model = match precision(options, Precision::F64)? {
            Precision::F64 => model::<f64>(&variant, options)?,
            Precision::F32 => model::<f32>(&variant, options)?,
        };
        Ok(Self { model, kind: variant.to_string() })
    }

    /// Its kind.
    #[wasm_bindgen(getter)]
    pub fn kind(&self) -> String {
        self.kind.clone()
    }

    /// I
    #[wasm_bindgen(getter, js_name = inputSize)]
    pub fn input_size(&self) -> usize {
        self.model.sizes().0
    }

    /// H
    #[wasm_bindgen(getter, js_name = hiddenSize)]
    pub fn hidden_size(&self) -> usize {
        self.model.sizes().1
    }

    /// The nodes of its equations, in the order in which they are computed.
    #[wasm_bindgen(getter)]
    pub fn nodes(&self) -> NodeInfos {
        nodes(self.model.graph())
    }

    /// Its parameters under PyTorch's names.
    #[wasm_bindgen(getter)]
    pub fn weights(&self) -> NamedFloats {
        self.model.weights().unchecked_into()
    }

    /// Replaces its parameters.
    ///
    /// # Errors
    /// Where one is missing, unknown or of the wrong shape; the cell keeps those it had.
    #[wasm_bindgen(js_name = setWeights)]
    pub fn set_weights(&mut self, weights: &WeightsIn) -> Result<(), JsError> {
        self.model.set_weights(weights.as_ref())
    }

    /// Runs a sequence `[T][I]`, row-major, and keeps every value of every node.
    ///
    /// # Errors
    /// Where inputs or initial states do not fit.
    pub fn forward(&mut self, inputs: &Numbers, initial: Option<Initial>) -> Result<Trace, JsError> {
        let initial = initial.map_or(JsValue::UNDEFINED, JsValue::from);
        self.model.forward(inputs.as_ref(), &initial).map(Trace::new)
    }
}

/// A kind of cell by its name.
pub(super) fn variant(kind: &str) -> Result<Variant, JsError> {
    let id = if kind == "rnn" { "elman" } else { kind };
    let known = || registry().iter().map(|kind| kind.id).collect::<Vec<_>>().join(", ");
    Variant::parse(id).ok_or_else(|| JsError::new(&format!("there is no cell \"{kind}\"; there are {}", known())))
}

fn model<F: Number>(variant: &Variant, options: &JsValue) -> Result<Box<dyn Model>, JsError> {
    let (input, hidden) = (size(options, "inputSize")?, size(options, "hiddenSize")?);
    let graph = variant.graph();
    // Before anything of these sizes is made.
    Plan::new(&graph, Dims { steps: 1, input, hidden, batch: 1 }).map_err(told)?;
    let given = member(options, "weights");
    let drawn = ["seed", "init", "keepBias"].iter().find(|key| member(options, key).is_some());
    if let (Some(_), Some(key)) = (&given, drawn) {
        return Err(JsError::new(&format!("weights and {key} are both given: parameters are either given or drawn")));
    }
    let params = match given {
        Some(_) => Params::zeros(&graph, input, hidden),
        None => drawn_params(variant, options, (input, hidden))?.cast(),
    };
    let mut model = Typed::<F>::new(graph, params);
    if let Some(weights) = given {
        model.set_weights(&weights)?;
    }
    Ok(Box::new(model))
}

/// The numbers that the page draws for its first column.
fn drawn_params(variant: &Variant, options: &JsValue, (input, hidden): (usize, usize)) -> Result<Params<f64>, JsError> {
    let seed = seed(options, "seed", 7)?;
    let init = text(options, "init", Start::Uniform.id())?;
    let start =
        Start::find(&init).ok_or_else(|| JsError::new(&format!("init is \"{init}\"; it may be {}", starts())))?;
    let keep_bias = number(options, "keepBias", 0.0)?;
    let scene = Scene { hidden, seed, start, keep_bias, ..Scene::default() };
    Ok(scene.parameters(&variant.clone().into(), input))
}

fn starts() -> String {
    Start::ALL.iter().map(|(_, id)| format!("\"{id}\"")).collect::<Vec<_>>().join(", ")
}

/// Symbols and terms.
fn nodes(graph: &Graph) -> NodeInfos {
    let info = |node: &crate::cell::Node| {
        let members = [("symbol", node.symbol), ("term", node.term)];
        object(members.into_iter().map(|(key, text)| (key.to_owned(), text.into())))
    };
    graph.nodes.iter().map(info).collect::<Array>().unchecked_into()
}
