//! What does TypeScript know of training?

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Parameters of a cell and of its readout, as `trainer.weights` hands them out. */
export interface WeightsWithHead extends Weights {
  /** V, `[O][H]` */
  "head.weight": Numbers;
  /** d, `[O]` */
  "head.bias": Numbers;
}

/** What every training has. */
export interface TrainingOptions {
  /** One of `cells()`. */
  cell: string;
  /** H */
  hiddenSize: number;
  /** `adam` where it is missing. */
  optimizer?: "sgd" | "momentum" | "rmsprop" | "adam";
  /** The learning rate, 0.001 where it is missing. */
  lr?: number;
  /** For `momentum` (0.9) and `sgd` (none). */
  momentum?: number;
  /** For `rmsprop`, 0.99. */
  decay?: number;
  /** For `adam`, 0.9. */
  beta1?: number;
  /** For `adam`, 0.999. */
  beta2?: number;
  /** For `rmsprop` and `adam`, 1e-8. */
  epsilon?: number;
  /** The norm of the whole gradient, or each of its numbers, kept below this. */
  clip?: { norm: number } | { value: number };
  /** The first parameters; without them they are drawn. */
  weights?: WeightsWithHead;
  /** Where the parameters' stream begins, 1 where it is missing. */
  seed?: number;
  /** The bias of the gate that keeps, as drawn where it is missing. */
  keepBias?: number;
  /** The number format; `f32` where it is missing. */
  precision?: "f32" | "f64";
}

/** A training on a task. */
export interface TaskTraining extends TrainingOptions {
  /** One of `tasks()`. */
  task: string;
  /** The steps of a sequence, 50 where it is missing. */
  T?: number;
  /** The sequences of an update, 32 where it is missing. */
  batch?: number;
  /** How many steps the gradient travels back, with an update after each window; whole sequences where it is missing. */
  window?: number;
  /** The task's own where it is missing. */
  loss?: "squared" | "cross-entropy";
  /** The content of the task `text`. */
  text?: string;
  /** The content of the task `numbers`. */
  numbers?: Numbers;
  /** How the parameters are drawn: `uniform` (PyTorch's ±1/√H) where it is missing. */
  init?: "uniform" | "chrono";
  /** Where the sequences' stream begins; `seed` + 1 where it is missing. */
  dataSeed?: number;
}

/** A training on batches of one's own, with `stepOn`. */
export interface OwnTraining extends TrainingOptions {
  /** I */
  inputSize: number;
  init?: "uniform";
}

export type TrainerOptions = TaskTraining | OwnTraining;

/** Where a training ended in ∞ or NaN. */
export interface Stopped {
  /** The updates made before. */
  update: number;
  /** What is no longer finite: a node's symbol, `the loss`, `the gradient of weight_hh`. */
  place: string;
  /** The step, from 0, where it belongs to one. */
  step?: number;
  /** ∞ or NaN */
  value: number;
  /** All of it as a sentence, with what to do. */
  message: string;
}

/** What came of some updates; the numbers are the last one's, and missing where none was made. */
export interface Stepped {
  /** The updates made so far, in all. */
  update: number;
  /** The mean loss before the update. */
  loss?: number;
  /** The norm of the gradient, before clipping. */
  norm?: number;
  /** The share of its answers that were right. */
  accuracy?: number;
  /** Whether clipping changed the gradient. */
  clipped?: boolean;
  /** The loss of each update of this call. */
  losses: Float64Array;
  stopped?: Stopped;
}

/** Which fresh sequences to try. */
export interface EvaluateOptions {
  /** How many, rounded up to whole batches; 1000 where it is missing. */
  samples?: number;
  /** Their length; the training's where it is missing. */
  T?: number;
  /** Where their stream begins; `dataSeed` + 1 where it is missing. */
  seed?: number;
}

/** What came of fresh sequences. */
export interface Evaluation {
  /** The mean over the wanted answers. */
  loss: number;
  /** The share of them that were right: the class with the largest number, or a number less than 0.04 away. */
  accuracy: number;
  /** How many there were. */
  answers: number;
}

/** Parameters and readout under PyTorch's names. */
export interface TrainedFloats extends NamedFloats {
  /** V, `[O][H]` */
  "head.weight": Floats;
  /** d, `[O]` */
  "head.bias": Floats;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// `TrainerOptions`
    #[wasm_bindgen(typescript_type = "TrainerOptions")]
    pub type TrainerOptions;
    /// `number`
    #[wasm_bindgen(typescript_type = "number")]
    pub type Count;
    /// `Stepped`
    #[wasm_bindgen(typescript_type = "Stepped")]
    pub type SteppedOut;
    /// `Stopped | undefined`
    #[wasm_bindgen(typescript_type = "Stopped | undefined")]
    pub type StoppedOut;
    /// `EvaluateOptions`
    #[wasm_bindgen(typescript_type = "EvaluateOptions")]
    pub type EvaluateOptions;
    /// `Evaluation`
    #[wasm_bindgen(typescript_type = "Evaluation")]
    pub type EvaluationOut;
    /// `TrainedFloats`
    #[wasm_bindgen(typescript_type = "TrainedFloats")]
    pub type TrainedWeights;
}
