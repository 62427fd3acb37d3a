//! Under which name and in which shape does each framework keep each tensor?
//!
//! | framework | weights from x, from h | biases | gate blocks |
//! |---|---|---|---|
//! | PyTorch | `[G·H, I]`, `[G·H, H]` | two of `[G·H]` | i f g o; r z n |
//! | Keras | `[I, G·H]`, `[H, G·H]` | one of `[G·H]`; `[2, G·H]` for a GRU that resets after the product | i f g o; z r n |
//! | ONNX | `[1, G·H, I]`, `[1, G·H, H]` | `[1, 2·G·H]`; peepholes `[1, 3·H]` as i o f | i o f g; z r n |

use super::convention::Convention;
use crate::cell::Tensor;

/// One stored tensor: which canonical tensors it holds, one after the other, and how it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    /// The framework's name.
    pub name: &'static str,
    /// The canonical tensors it holds.
    pub holds: &'static [Tensor],
    /// How its numbers lie.
    pub lies: Lies,
}

/// How a stored tensor's numbers lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// `[rows, columns]`, or `[rows]` for a vector.
    ByRow,
    /// `[columns, rows]`, or `[rows]` for a vector.
    ByColumn,
    /// `[2, rows]`: two vectors as rows.
    Paired,
    /// `[1, rows, columns]`, or `[1, rows]` for vectors: one direction of reading.
    Directed,
}

use Lies::{ByColumn, ByRow, Directed, Paired};
use Tensor::{BiasHh, BiasIh, WeightHh, WeightIh, WeightPeephole};

const fn entry(name: &'static str, holds: &'static [Tensor], lies: Lies) -> Entry {
    Entry { name, holds, lies }
}

const PYTORCH: &[Entry] = &[
    entry("weight_ih", &[WeightIh], ByRow),
    entry("weight_hh", &[WeightHh], ByRow),
    entry("bias_ih", &[BiasIh], ByRow),
    entry("bias_hh", &[BiasHh], ByRow),
];
const KERAS: &[Entry] = &[
    entry("kernel", &[WeightIh], ByColumn),
    entry("recurrent_kernel", &[WeightHh], ByColumn),
    entry("bias", &[BiasIh], ByRow),
];
const KERAS_TWO_BIASES: &[Entry] = &[KERAS[0], KERAS[1], entry("bias", &[BiasIh, BiasHh], Paired)];
const ONNX: &[Entry] =
    &[entry("W", &[WeightIh], Directed), entry("R", &[WeightHh], Directed), entry("B", &[BiasIh, BiasHh], Directed)];
const ONNX_PEEPHOLE: &[Entry] = &[ONNX[0], ONNX[1], ONNX[2], entry("P", &[WeightPeephole], Directed)];

/// The engine's own form.
pub(super) const CANONICAL: &[Entry] =
    &[PYTORCH[0], PYTORCH[1], PYTORCH[2], PYTORCH[3], entry("weight_peephole", &[WeightPeephole], ByRow)];

/// One framework's form of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Row {
    /// The cell's variant.
    pub variant: &'static str,
    /// The stored tensors.
    pub entries: &'static [Entry],
    /// The gate blocks in their stored order, by canonical name.
    pub gates: &'static [&'static str],
}

const fn row(variant: &'static str, entries: &'static [Entry], gates: &'static [&'static str]) -> Row {
    Row { variant, entries, gates }
}

/// ONNX' order of the peephole blocks, whose canonical order is i f o.
pub(super) const PEEPHOLES: [usize; 3] = [0, 2, 1];

const PYTORCH_CELLS: &[Row] = &[
    row("lstm", PYTORCH, &["i", "f", "g", "o"]),
    row("gru", PYTORCH, &["r", "z", "n"]),
    row("elman", PYTORCH, &["h"]),
];
const KERAS_CELLS: &[Row] = &[
    row("lstm", KERAS, &["i", "f", "g", "o"]),
    row("gru", KERAS_TWO_BIASES, &["z", "r", "n"]),
    row("gru.reset-before", KERAS, &["z", "r", "n"]),
    row("elman", KERAS, &["h"]),
];
const ONNX_CELLS: &[Row] = &[
    row("lstm", ONNX, &["i", "o", "f", "g"]),
    row("lstm_peephole", ONNX_PEEPHOLE, &["i", "o", "f", "g"]),
    row("gru", ONNX, &["z", "r", "n"]),
    row("gru.reset-before", ONNX, &["z", "r", "n"]),
    row("elman", ONNX, &["h"]),
];

/// Every cell that a framework stores.
pub(super) const fn rows(convention: Convention) -> &'static [Row] {
    match convention {
        Convention::PyTorch => PYTORCH_CELLS,
        Convention::Keras => KERAS_CELLS,
        Convention::Onnx => ONNX_CELLS,
    }
}

/// The names of the cells that a framework stores, for a message.
pub(super) const fn known(convention: Convention) -> &'static str {
    match convention {
        Convention::PyTorch => "lstm, gru, elman",
        Convention::Keras => "lstm, gru, gru.reset-before, elman",
        Convention::Onnx => "lstm, lstm_peephole, gru, gru.reset-before, elman",
    }
}
