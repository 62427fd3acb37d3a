//! Why can a file of weights not be read?

use super::limits::Limit;
use crate::weights::ConventionError;

/// A file of weights that is refused. Every message names the place, what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No byte at all.
    #[error("the file is empty; choose a file with weights")]
    Empty,
    /// Something is larger than is read.
    #[error("{place}: {got} {}, at most {} are read; {}", limit.unit(), limit.most(), limit.remedy())]
    Limit {
        /// Which limit.
        limit: Limit,
        /// Where.
        place: String,
        /// The size.
        got: u64,
    },
    /// The content is none of the formats.
    #[error(
        "the file begins with the bytes {begins}, as no known format does; save the weights as safetensors, npz, ONNX or JSON"
    )]
    Unknown {
        /// The first bytes, in hexadecimal.
        begins: String,
    },
    /// A format that is not read, because reading it would run a program or a large library.
    #[error("this is {what}, which is not read here; convert it in Python:\n{python}")]
    Convert {
        /// The format.
        what: &'static str,
        /// Three lines of Python.
        python: &'static str,
    },
    /// The file ends too early.
    #[error("{place}: the file ends at byte {end}, byte {needed} is needed; save or download it again")]
    Truncated {
        /// What breaks off.
        place: String,
        /// Where the bytes end.
        end: u64,
        /// Where they should end.
        needed: u64,
    },
    /// Bytes that nothing refers to.
    #[error("{place}: bytes {from} to {to} belong to nothing; save the file again with the format's own library")]
    Gap {
        /// What comes after them.
        place: String,
        /// The first.
        from: u64,
        /// One after the last.
        to: u64,
    },
    /// Two parts share bytes.
    #[error(
        "{place} begins at byte {from}, before {other} has ended at byte {to}; save the file again with the format's own library"
    )]
    Overlap {
        /// The later part.
        place: String,
        /// The earlier part.
        other: String,
        /// Where the later part begins.
        from: u64,
        /// Where the earlier part ends.
        to: u64,
    },
    /// A name that is there twice.
    #[error("{place}: \"{name}\" is there twice, so that nobody knows which is meant; give each its own name")]
    Duplicate {
        /// Where.
        place: String,
        /// The name.
        name: String,
    },
    /// A part that is not written as the format wants it.
    #[error("{place}: {what}; save the file again with the format's own library")]
    Malformed {
        /// Where.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// A shape that its bytes do not fill.
    #[error("{place}: shape {shape:?} needs {needed} bytes and has {got}; save the file again")]
    Size {
        /// Where.
        place: String,
        /// The shape.
        shape: Vec<u64>,
        /// The bytes it needs, in words where they overflow.
        needed: String,
        /// The bytes it has.
        got: u64,
    },
    /// Numbers of a kind that weights are not made of.
    #[error("{place} holds {dtype}; weights are f64, f32, f16 or bf16: convert it before saving")]
    DType {
        /// Where.
        place: String,
        /// The kind of numbers.
        dtype: String,
    },
    /// Objects that only running a program could read.
    #[error("{place} holds Python objects (a pickle), which are never opened here; save arrays of numbers")]
    Pickle {
        /// Where.
        place: String,
    },
    /// A packed entry that does not unpack to what it says.
    #[error("{place}: {what}; pack the file again")]
    Packed {
        /// Which entry.
        place: String,
        /// What is wrong.
        what: &'static str,
    },
    /// An entry that unpacks to more than it says.
    #[error("{place} unpacks to more than the {declared} bytes that it declares; pack the file again")]
    Bomb {
        /// Which entry.
        place: String,
        /// What it declares.
        declared: u64,
    },
    /// A graph that leads back to itself.
    #[error("{place}: its input leads back to itself; export the model again")]
    Cycle {
        /// Where.
        place: String,
    },
    /// Numbers that lie in another file.
    #[error("{place} lies in another file; save the model in one file (save_as_external_data=False)")]
    External {
        /// Which tensor.
        place: String,
    },
    /// An option or a cell that is not built here.
    #[error("{place}: {what} is not built here; {remedy}")]
    Unsupported {
        /// Where.
        place: String,
        /// The option with its value.
        what: String,
        /// What to do.
        remedy: &'static str,
    },
    /// A part that has to be there.
    #[error("{place}: {what} is missing; there is {given}")]
    Missing {
        /// Where.
        place: String,
        /// What is missing.
        what: String,
        /// What there is.
        given: String,
    },
    /// Tensors that are there, but whose sizes do not fit each other.
    #[error("{place} has shape {got:?}; {wanted}")]
    Shape {
        /// Which tensor.
        place: String,
        /// Its shape.
        got: Vec<usize>,
        /// What its neighbours need.
        wanted: String,
    },
    /// Nothing in the file is a recurrent layer.
    #[error(
        "no recurrent layer among {given}; expected are weight_ih_l0 and weight_hh_l0 (PyTorch), kernel and recurrent_kernel \
         (Keras), arrays in the order of get_weights(), or a node LSTM, GRU or RNN (ONNX)"
    )]
    NoLayer {
        /// What there is.
        given: String,
    },
    /// A choice that was not offered.
    #[error("{what} {got} was not offered; choose one of {offered}")]
    Choice {
        /// What was chosen.
        what: &'static str,
        /// The choice.
        got: usize,
        /// How many are offered.
        offered: usize,
    },
    /// Tensors that do not fit their convention.
    #[error(transparent)]
    Convention(#[from] ConventionError),
}

impl ImportError {
    /// A short name of the kind of refusal, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Limit { limit, .. } => match limit {
                Limit::File | Limit::Json => "file_too_large",
                Limit::Header | Limit::ArrayHeader => "header_too_large",
                Limit::Data => "data_too_large",
                Limit::Count => "too_many",
                Limit::Rank => "rank",
                Limit::Name => "name_too_long",
            },
            Self::Unknown { .. } => "format",
            Self::Convert { .. } => "convert",
            Self::Truncated { .. } => "truncated",
            Self::Gap { .. } => "gap",
            Self::Overlap { .. } => "overlap",
            Self::Duplicate { .. } => "duplicate",
            Self::Malformed { .. } => "malformed",
            Self::Size { .. } => "size",
            Self::DType { .. } => "dtype",
            Self::Pickle { .. } => "pickle",
            Self::Packed { .. } => "packed",
            Self::Bomb { .. } => "bomb",
            Self::Cycle { .. } => "cycle",
            Self::External { .. } => "external",
            Self::Unsupported { .. } => "unsupported",
            Self::Missing { .. } => "missing",
            Self::Shape { .. } | Self::Convention(_) => "shape",
            Self::NoLayer { .. } => "no_layer",
            Self::Choice { .. } => "choice",
        }
    }

    /// A part that is not written as its format wants it.
    pub(super) fn malformed(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Malformed { place: place.into(), what: what.into() }
    }
}
