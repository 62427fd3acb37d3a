//! Who writes which cell, how, and under which names?
//!
//! | dialect | source |
//! |---|---|
//! | `pytorch`, `keras`, `onnx` | the frameworks' own documentation of their layers and operators |
//! | `hochreiter-1997` | Hochreiter and Schmidhuber 1997, "Long Short-Term Memory": no forget gate |
//! | `gers-2000` | Gers, Schmidhuber and Cummins 2000, "Learning to Forget" |
//! | `cho-2014` | Cho et al. 2014, "Learning Phrase Representations using RNN Encoder–Decoder" |
//! | `chung-2014` | Chung et al. 2014, "Empirical Evaluation of Gated Recurrent Neural Networks", and many textbooks |
//!
//! Both papers on the LSTM squash with g(x) = 2 tanh(x/2) and h(x) = tanh(x/2). With W_g, U_g, b_g and c halved these
//! are tanh(W_g x + …) and tanh(c): the form that is written here, as in Greff et al. 2017.

use crate::weights::Convention;

/// A framework or a paper that writes cells in its own way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dialect {
    /// Its name, as a key of the words.
    pub id: &'static str,
    /// How it stores weights; a paper does not.
    pub stores: Option<Convention>,
    /// The cells that it has; of one kind, the one that it means by default comes first.
    pub cells: &'static [Offer],
}

/// One cell of a dialect.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    /// The variant that computes it.
    pub variant: &'static str,
    /// What has to be chosen for it, as code: `reset_after=False`.
    pub option: &'static str,
    /// Symbols that have another name there.
    pub names: &'static [(&'static str, &'static str)],
}

const fn offer(variant: &'static str, option: &'static str, names: &'static [(&'static str, &'static str)]) -> Offer {
    Offer { variant, option, names }
}

const LSTM_TILDE: &[(&str, &str)] = &[("g", "c̃")];
const GRU_TILDE: &[(&str, &str)] = &[("n", "h̃")];
const NETWORK: &[(&str, &str)] = &[("i", "y_in"), ("f", "y_φ"), ("o", "y_out"), ("c", "s"), ("h", "y_c")];

/// Every dialect, frameworks first.
pub(super) const DIALECTS: &[Dialect] = &[
    Dialect {
        id: "pytorch",
        stores: Some(Convention::PyTorch),
        cells: &[offer("lstm", "", &[]), offer("gru", "", &[]), offer("elman", "", &[])],
    },
    Dialect {
        id: "keras",
        stores: Some(Convention::Keras),
        cells: &[
            offer("lstm", "", LSTM_TILDE),
            offer("gru", "reset_after=True", GRU_TILDE),
            offer("gru.reset-before", "reset_after=False", GRU_TILDE),
            offer("elman", "", &[]),
        ],
    },
    Dialect {
        id: "onnx",
        stores: Some(Convention::Onnx),
        cells: &[
            offer("lstm", "", LSTM_TILDE),
            offer("lstm_peephole", "", LSTM_TILDE),
            offer("gru.reset-before", "linear_before_reset=0", GRU_TILDE),
            offer("gru", "linear_before_reset=1", GRU_TILDE),
            offer("elman", "", &[]),
        ],
    },
    Dialect { id: "hochreiter-1997", stores: None, cells: &[offer("lstm.no-f", "", NETWORK)] },
    Dialect { id: "gers-2000", stores: None, cells: &[offer("lstm", "", NETWORK)] },
    Dialect { id: "cho-2014", stores: None, cells: &[offer("gru.reset-before", "", GRU_TILDE)] },
    Dialect { id: "chung-2014", stores: None, cells: &[offer("gru.reset-before.z-updates", "", GRU_TILDE)] },
];
