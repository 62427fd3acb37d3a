//! How do weights become a PyTorch state dict?

use super::super::model::Model;
use super::{DType, ExportError, encode, refuse_reversed, suffix, tensors};
use crate::weights::{Convention, Stored};

/// Names of a model with a readout begin so, as in a module with these two members.
const MODULES: [&str; 2] = ["rnn.", "fc."];

/// A safetensors file with PyTorch's names: `weight_ih_l0` …, or `rnn.weight_ih_l0` … and `fc.weight` with a readout.
pub(super) fn write(model: &Model, dtype: DType) -> Result<Vec<u8>, ExportError> {
    let (mut header, mut data) = (String::from("{\"__metadata__\":{\"format\":\"pt\"}"), Vec::new());
    for tensor in state_dict(model)? {
        let (from, name) = (data.len(), dtype.name().to_uppercase());
        data.extend(encode(&tensor.data, dtype));
        let entry = format!(
            ",\"{}\":{{\"dtype\":\"{name}\",\"shape\":{:?},\"data_offsets\":[{from},{}]}}",
            tensor.name,
            tensor.shape,
            data.len()
        );
        header.push_str(&entry);
    }
    header.push('}');
    // The numbers begin at a multiple of eight bytes.
    header.extend(std::iter::repeat_n(' ', header.len().next_multiple_of(8) - header.len()));
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.into_bytes());
    file.extend(data);
    Ok(file)
}

/// Every tensor under the name that `load_state_dict` wants.
pub(super) fn state_dict(model: &Model) -> Result<Vec<Stored<f64>>, ExportError> {
    refuse_reversed(model, "PyTorch")?;
    let [rnn, fc] = if model.head.is_some() { MODULES } else { ["", ""] };
    let mut named = Vec::new();
    for (k, layer) in tensors(model, Convention::PyTorch)?.into_iter().enumerate() {
        for (d, cell) in layer.into_iter().enumerate() {
            let name = |tensor: &Stored<f64>| format!("{rnn}{}{}", tensor.name, suffix(k, d == 1));
            named.extend(cell.into_iter().map(|tensor| Stored { name: name(&tensor), ..tensor }));
        }
    }
    if let Some(head) = &model.head {
        let shape = vec![head.outputs, head.weight.len() / head.outputs.max(1)];
        named.push(Stored { name: format!("{fc}weight"), shape, data: head.weight.clone() });
        named.push(Stored { name: format!("{fc}bias"), shape: vec![head.outputs], data: head.bias.clone() });
    }
    Ok(named)
}
