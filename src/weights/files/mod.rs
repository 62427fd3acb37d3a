//! How do weights come from a file, and go into one?
//!
//! [`read()`] takes safetensors, npz, ONNX and the project's own JSON, told apart by content; nothing is evaluated, and no size
//! is trusted before it is checked ([`Limit`]). [`Mapping`] says which tensor becomes which gate before anything changes;
//! [`Network::apply`] gives the [`Model`]. [`write()`] is the way back; [`pytorch`] and [`keras`] say the same model in Python.

mod array;
mod convert;
mod error;
mod export;
mod json;
mod limits;
mod mapping;
mod model;
mod npz;
mod onnx;
mod own;
mod protobuf;
mod safetensors;
mod tensor_proto;
mod zip;

pub use array::{Array, DType, Element};
pub use error::ImportError;
pub use export::{ExportError, keras, pytorch, write};
pub use limits::Limit;
pub use mapping::{Answer, Assignment, Choice, Ignored, Mapping, Network, Question, Readout, Warning, Why};
pub use model::{Direction, Head, Layer, Model};
pub use onnx::{Attribute, Node};

/// A format that is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Hugging Face's container, with PyTorch's names.
    Safetensors,
    /// numpy's archive, in Keras' order or with names.
    Npz,
    /// The Open Neural Network Exchange.
    Onnx,
    /// The project's own.
    Json,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Safetensors, Self::Npz, Self::Onnx, Self::Json];

    /// Its name, which is also the ending of a file.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Safetensors => "safetensors",
            Self::Npz => "npz",
            Self::Onnx => "onnx",
            Self::Json => "json",
        }
    }
}

/// What a file holds.
#[derive(Clone, Debug)]
pub struct File<'a> {
    /// Its format.
    pub format: Format,
    /// Its tensors, in the file's order.
    pub arrays: Vec<Array<'a>>,
    /// The graph's nodes, where the file is an ONNX model.
    pub nodes: Vec<Node>,
    /// The cell, where the file names it.
    pub variant: Option<crate::cell::Variant>,
    /// Entries that are no tensors, by name.
    pub skipped: Vec<String>,
}

impl<'a> File<'a> {
    pub(super) const fn new(format: Format, arrays: Vec<Array<'a>>) -> Self {
        Self { format, arrays, nodes: Vec::new(), variant: None, skipped: Vec::new() }
    }
}

/// Reads a file of any format, told by its content.
///
/// # Errors
/// [`ImportError`]: what is wrong, where, and what to do.
pub fn read(bytes: &[u8]) -> Result<File<'_>, ImportError> {
    Limit::File.check("file", bytes.len() as u64)?;
    let first = *bytes.first().ok_or(ImportError::Empty)?;
    if let Some(refusal) = convert::recognised(bytes) {
        return Err(refusal);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return npz::read(bytes);
    }
    // A text has no byte 0; a safetensors header of a size that is read has one in its length.
    let text = !bytes.iter().take(8).any(|&byte| byte == 0);
    if text && [b'{', b' ', b'\n', b'\r', b'\t', 0xEF].contains(&first) {
        return own::read(bytes);
    }
    if bytes.get(8) == Some(&b'{') || bytes.get(4..8) == Some(&[0; 4]) {
        return safetensors::read(bytes);
    }
    // The field `ir_version`, which every ONNX model begins with.
    if first == 0x08 {
        return onnx::read(bytes);
    }
    let begins: Vec<String> = bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Err(ImportError::Unknown { begins: begins.join(" ") })
}

/// A name as a message repeats it.
fn shortened(name: &str) -> String {
    crate::task::limits::quote(name)
}

/// Names as a message lists them: the first ten.
fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    const LISTED: usize = 10;
    let mut listed: Vec<String> = all.take(LISTED + 1).map(shortened).collect();
    match listed.len() {
        0 => "nothing".to_owned(),
        n if n > LISTED => {
            listed.truncate(LISTED);
            format!("{}, …", listed.join(", "))
        }
        _ => listed.join(", "),
    }
}
