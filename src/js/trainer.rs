//! `new Trainer({ cell: "gru", task: "adding", T: 50, hiddenSize: 32 })`

use super::cell::Cell;
use super::options::{Asked, read};
use super::reading::{Precision, member, only, precision, seed, size, size_or, whole};
use super::trainer_types::{
    Count, EvaluateOptions, EvaluationOut, SteppedOut, StoppedOut, TrainedWeights, TrainerOptions,
};
use super::training::{Training, begin, evaluation, other_training};
use super::types::Numbers;
use crate::task;
use js_sys::Array;
use std::any::Any;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

/// The sequences that an evaluation tries where nothing is said.
const SAMPLES: usize = 1000;

/// The tasks: `recall`, `adding` and the others.
#[wasm_bindgen]
pub fn tasks() -> super::types::Texts {
    task::registry().iter().map(|kind| JsValue::from(kind.id)).collect::<Array>().unchecked_into()
}

/// A cell with a linear readout of its hidden state, y_t = V·h_t + d, in training.
#[wasm_bindgen]
pub struct Trainer {
    training: Box<dyn Training>,
    kind: String,
}

/// A moment of a training, to go back to.
#[wasm_bindgen]
pub struct Snapshot {
    kept: Box<dyn Any>,
    kind: String,
    update: u64,
}

#[wasm_bindgen]
impl Snapshot {
    /// The updates that had been made.
    #[wasm_bindgen(getter)]
    pub fn update(&self) -> f64 {
        self.update as f64
    }
}

#[wasm_bindgen]
impl Trainer {
    /// Begins a training on one of `tasks()`, or on batches of one's own where `inputSize` takes the task's place.
    ///
    /// # Errors
    /// Where a member is unknown, missing or wrong: which, and what would be right.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &TrainerOptions) -> Result<Trainer, JsError> {
        let options: &JsValue = options.as_ref();
        let asked = read(options)?;
        let (kind, drawn) = match &asked {
            Asked::Task(settings) => (settings.variant.to_string(), &["init", "keepBias"][..]),
            Asked::Own(own) => (own.variant.to_string(), &["init", "keepBias", "seed"][..]),
        };
        let weights = member(options, "weights");
        let also = drawn.iter().find(|key| member(options, key).is_some());
        if let (Some(_), Some(key)) = (&weights, also) {
            return Err(JsError::new(&format!(
                "weights and {key} are both given: parameters are either given or drawn"
            )));
        }
        let training = match precision(options, Precision::F32)? {
            Precision::F64 => begin::<f64>(asked, weights.as_ref())?,
            Precision::F32 => begin::<f32>(asked, weights.as_ref())?,
        };
        Ok(Self { training, kind })
    }

    /// Its cell's kind.
    #[wasm_bindgen(getter)]
    pub fn kind(&self) -> String {
        self.kind.clone()
    }

    /// The updates made so far.
    #[wasm_bindgen(getter)]
    pub fn updates(&self) -> f64 {
        self.training.updates() as f64
    }

    /// Where it ended in ∞ or NaN; `undefined` while it goes on.
    #[wasm_bindgen(getter)]
    pub fn stopped(&self) -> StoppedOut {
        self.training.stopped().unchecked_into()
    }

    /// So many updates (1 where nothing is said) with sequences of its task. Where a number becomes ∞ or NaN it stops
    /// before that update and stays so.
    ///
    /// # Errors
    /// Where there is no task, or n is no whole number from 1 on.
    pub fn step(&mut self, n: Option<Count>) -> Result<SteppedOut, JsError> {
        let updates = n.map_or(Ok(1), |n| whole(n.as_ref(), "the number of updates"))?;
        Ok(self.training.step(updates)?.unchecked_into())
    }

    /// One update with B sequences of one's own, x `[B][T][I]`, of each of which one number is wanted at its last step,
    /// y `[B]`: the mean squared error before the update.
    ///
    /// # Errors
    /// Where x and y do not fit, or the training has ended in ∞ or NaN.
    #[wasm_bindgen(js_name = stepOn)]
    pub fn step_on(&mut self, x: &Numbers, y: &Numbers) -> Result<f64, JsError> {
        self.training.learn(x.as_ref(), y.as_ref())
    }

    /// Tries the network on fresh sequences; nothing of the training changes.
    ///
    /// # Errors
    /// Where there is no task, or it cannot have that length.
    pub fn evaluate(&self, options: Option<EvaluateOptions>) -> Result<EvaluationOut, JsError> {
        let options = options.map_or(JsValue::UNDEFINED, JsValue::from);
        if !options.is_undefined() && !options.is_null() {
            only(&options, "the options", &["samples", "T", "seed"])?;
        }
        let steps = member(&options, "T").map(|_| size(&options, "T")).transpose()?;
        let from = member(&options, "seed").map(|_| seed(&options, "seed", 0)).transpose()?;
        let found = self.training.evaluate(size_or(&options, "samples", SAMPLES)?, steps, from)?;
        Ok(evaluation(found).unchecked_into())
    }

    /// Its parameters and its readout's, under PyTorch's names.
    #[wasm_bindgen(getter)]
    pub fn weights(&self) -> TrainedWeights {
        self.training.weights().unchecked_into()
    }

    /// A cell with its present parameters.
    pub fn cell(&self) -> Cell {
        Cell::of(self.training.cell(), self.kind.clone())
    }

    /// Everything that is needed to go on from here.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot { kept: self.training.snapshot(), kind: self.kind.clone(), update: self.training.updates() }
    }

    /// Goes back, or forward, to a snapshot of a training with the same options; the same updates give the same bits.
    ///
    /// # Errors
    /// A snapshot of a training with others.
    pub fn restore(&mut self, snapshot: &Snapshot) -> Result<(), JsError> {
        if snapshot.kind != self.kind {
            return Err(other_training());
        }
        self.training.restore(snapshot.kept.as_ref())
    }
}
