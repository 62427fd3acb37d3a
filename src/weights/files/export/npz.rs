//! How do weights become a numpy archive in the order of Keras' `set_weights`?

use super::super::model::Model;
use super::{DType, ExportError, encode, refuse_reversed, tensors, transposed};
use crate::weights::{Convention, Stored};

/// `arr_0`, `arr_1` …: kernel, recurrent kernel and bias of each layer and direction, then the readout's kernel and bias.
pub(super) fn write(model: &Model, dtype: DType) -> Result<Vec<u8>, ExportError> {
    let descr = match dtype {
        DType::F64 => "<f8",
        DType::F32 => "<f4",
        DType::F16 => "<f2",
        DType::BF16 => return Err(ExportError::DType { format: "npz", dtype: dtype.name() }),
    };
    let entry = |(k, tensor): (usize, &Stored<f64>)| (format!("arr_{k}.npy"), array(tensor, descr, dtype));
    Ok(archive(&weights(model)?.iter().enumerate().map(entry).collect::<Vec<_>>()))
}

/// What `get_weights` gives.
pub(super) fn weights(model: &Model) -> Result<Vec<Stored<f64>>, ExportError> {
    refuse_reversed(model, "Keras")?;
    let mut all: Vec<Stored<f64>> = tensors(model, Convention::Keras)?.into_iter().flatten().flatten().collect();
    if let Some(head) = &model.head {
        let width = head.weight.len() / head.outputs.max(1);
        let stored = |name: &str, shape, data| Stored { name: name.to_owned(), shape, data };
        all.push(stored("dense_kernel", vec![width, head.outputs], transposed(&head.weight, head.outputs)));
        all.push(stored("dense_bias", vec![head.outputs], head.bias.clone()));
    }
    Ok(all)
}

/// An npy array of version 1.0, its numbers at a multiple of 64 bytes.
fn array(tensor: &Stored<f64>, descr: &str, dtype: DType) -> Vec<u8> {
    const HEAD: usize = 10;
    let sizes: String = tensor.shape.iter().map(|size| format!("{size}, ")).collect();
    let mut header = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': ({}), }}", sizes.trim_end());
    let length = (HEAD + header.len() + 1).next_multiple_of(64) - HEAD;
    header.extend(std::iter::repeat_n(' ', length - 1 - header.len()));
    header.push('\n');
    let mut bytes = super::super::npz::MAGIC.to_vec();
    bytes.extend([1, 0]);
    bytes.extend((length as u16).to_le_bytes());
    bytes.extend(header.into_bytes());
    bytes.extend(encode(&tensor.data, dtype));
    bytes
}

/// A zip archive of stored entries.
fn archive(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in entries {
        let (begins, size) = (file.len() as u32, (bytes.len() as u32).to_le_bytes());
        // Version, flags, method, then the oldest time and date that the format has.
        let mut common: Vec<u8> = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        common.extend(crc32fast::hash(bytes).to_le_bytes());
        common.extend([size, size].concat());
        common.extend((name.len() as u32).to_le_bytes());
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(name.as_bytes());
        file.extend(bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(common);
        directory.extend([0; 10]);
        directory.extend(begins.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (begins, count) = (file.len() as u32, (entries.len() as u16).to_le_bytes());
    let size = (directory.len() as u32).to_le_bytes();
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count, count].concat());
    file.extend(size);
    file.extend(begins.to_le_bytes());
    file.extend([0; 2]);
    file
}
