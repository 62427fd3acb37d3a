//! How do weights leave?
//!
//! [`write()`] gives a file that the framework of its format loads; what the framework cannot hold is refused, never bent.

mod code;
mod json;
mod npz;
mod onnx;
mod safetensors;

use super::model::Model;
use super::{DType, Format};
use crate::weights::{Convention, ConventionError, Form, Stored};
use half::{bf16, f16};

pub use code::{keras, pytorch};

/// Why a model cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The framework has no such cell, or no place for some of its parameters.
    #[error(transparent)]
    Convention(#[from] ConventionError),
    /// A layer that only reads from the end.
    #[error("layer {layer} only reads from the end, which {format} cannot say; save as ONNX or JSON")]
    Reversed {
        /// Which layer, from 0.
        layer: usize,
        /// The format.
        format: &'static str,
    },
    /// A kind of numbers that the format does not have.
    #[error("{format} has no numbers of the kind {dtype}; choose f64 or f32")]
    DType {
        /// The format.
        format: &'static str,
        /// The kind.
        dtype: &'static str,
    },
}

/// A file of this format, its numbers rounded to this kind; with [`Model::exact`] none changes.
///
/// The project's own JSON always holds every number in full.
///
/// # Errors
/// [`ExportError`] where the format cannot hold the model.
pub fn write(model: &Model, format: Format, dtype: DType) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Safetensors => safetensors::write(model, dtype),
        Format::Npz => npz::write(model, dtype),
        Format::Onnx => onnx::write(model, dtype),
        Format::Json => Ok(json::write(model).into_bytes()),
    }
}

/// Numbers as little-endian bytes.
fn encode(numbers: &[f64], dtype: DType) -> Vec<u8> {
    let bytes = |&number: &f64| match dtype {
        DType::F64 => number.to_le_bytes().to_vec(),
        DType::F32 => (number as f32).to_le_bytes().to_vec(),
        DType::F16 => f16::from_f64(number).to_le_bytes().to_vec(),
        DType::BF16 => bf16::from_f64(number).to_le_bytes().to_vec(),
    };
    numbers.iter().flat_map(bytes).collect()
}

/// PyTorch's ending of a layer's names: `_l1_reverse`.
fn suffix(layer: usize, reverse: bool) -> String {
    format!("_l{layer}{}", if reverse { "_reverse" } else { "" })
}

/// Every tensor in a framework's form, layer by layer and direction by direction.
fn tensors(model: &Model, convention: Convention) -> Result<Vec<Vec<Vec<Stored<f64>>>>, ExportError> {
    let form = Form::new(convention, &model.variant, true)?;
    let layers = model.layers.iter().map(|layer| {
        let directions = layer.directions.iter().map(|direction| Ok(form.write(&direction.params)?));
        directions.collect::<Result<Vec<_>, ExportError>>()
    });
    layers.collect()
}

/// Refuses a layer whose only direction reads from the end.
fn refuse_reversed(model: &Model, format: &'static str) -> Result<(), ExportError> {
    let reversed = |layer: &super::Layer| layer.directions.first().is_some_and(|direction| direction.reverse);
    model.layers.iter().position(reversed).map_or(Ok(()), |layer| Err(ExportError::Reversed { layer, format }))
}

/// A readout's weights as `[D·H, O]`.
fn transposed(weight: &[f64], outputs: usize) -> Vec<f64> {
    let width = weight.len() / outputs.max(1);
    (0..weight.len()).map(|k| weight[k % outputs * width + k / outputs]).collect()
}
