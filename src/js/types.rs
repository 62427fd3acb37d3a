//! What does TypeScript know of it?

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Numbers in; a `Float32Array` or `Float64Array` is read without a copy of its own in JavaScript. */
export type Numbers = Float32Array | Float64Array | number[];

/** Numbers out: `Float64Array`, or `Float32Array` where the cell computes in f32. */
export type Floats = Float64Array | Float32Array;

/** Parameters under PyTorch's names, row-major, gates in PyTorch's order (`i f g o`, `r z n`); missing biases are 0. */
export interface Weights {
  /** `[gates·H][I]` */
  weight_ih: Numbers;
  /** `[gates·H][H]` */
  weight_hh: Numbers;
  /** `[gates·H]` */
  bias_ih?: Numbers;
  /** `[gates·H]` */
  bias_hh?: Numbers;
  /** `[peepholes·H]`, for `lstm_peephole` alone */
  weight_peephole?: Numbers;
}

/** What a cell is made of. */
export interface CellOptions {
  /** I */
  inputSize: number;
  /** H */
  hiddenSize: number;
  /** Parameters; without them they are drawn. */
  weights?: Weights;
  /** The seed of the draw, 7 where it is missing: the numbers of Gatescope's page with this seed
      and this bias of the gate that keeps. */
  seed?: number;
  /** How they are drawn; `uniform` (PyTorch's ±1/√H) where it is missing. */
  init?: "uniform" | "glorot" | "orthogonal" | "identity" | "gaussian";
  /** The bias of the gate that keeps, for drawn parameters; 0 where it is missing. */
  keepBias?: number;
  /** The number format; `f64` where it is missing. */
  precision?: "f64" | "f32";
}

/** Initial states, 0 where they are missing. */
export interface Initial {
  /** `[H]` */
  h0?: Numbers;
  /** `[H]`, for cells with a cell state */
  c0?: Numbers;
}

/** Where the gradient starts: ∂L/∂(states) as the loss sees them. */
export interface Seeds {
  /** ∂L/∂h_t, `[T][H]` */
  hidden?: Numbers;
  /** ∂L/∂c_t, `[T][H]`, for cells with a cell state */
  cell?: Numbers;
  /** ∂L/∂h_T alone, `[H]`: the loss w·h_T */
  last?: Numbers;
}

/** Parameters, or ∂L/∂(parameters), under PyTorch's names. */
export interface NamedFloats {
  weight_ih: Floats;
  weight_hh: Floats;
  bias_ih: Floats;
  bias_hh: Floats;
  weight_peephole?: Floats;
}

/** A node of a cell's graph. */
export interface NodeInfo {
  /** The equation's symbol: `f` */
  symbol: string;
  /** The field's term: `forget-gate` */
  term: string;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// `CellOptions`
    #[wasm_bindgen(typescript_type = "CellOptions")]
    pub type CellOptions;
    /// `Weights`
    #[wasm_bindgen(typescript_type = "Weights")]
    pub type WeightsIn;
    /// `Initial | undefined`
    #[wasm_bindgen(typescript_type = "Initial | undefined")]
    pub type Initial;
    /// `Seeds`
    #[wasm_bindgen(typescript_type = "Seeds")]
    pub type SeedsIn;
    /// `Numbers`
    #[wasm_bindgen(typescript_type = "Numbers")]
    pub type Numbers;
    /// `Floats`
    #[wasm_bindgen(typescript_type = "Floats")]
    pub type Floats;
    /// `Floats | undefined`
    #[wasm_bindgen(typescript_type = "Floats | undefined")]
    pub type MaybeFloats;
    /// `NamedFloats`
    #[wasm_bindgen(typescript_type = "NamedFloats")]
    pub type NamedFloats;
    /// `Record<string, Floats>`
    #[wasm_bindgen(typescript_type = "Record<string, Floats>")]
    pub type StateFloats;
    /// `NodeInfo[]`
    #[wasm_bindgen(typescript_type = "NodeInfo[]")]
    pub type NodeInfos;
    /// `string[]`
    #[wasm_bindgen(typescript_type = "string[]")]
    pub type Texts;
}
