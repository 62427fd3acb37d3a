//! How does a tensor lie in an ONNX file?
//!
//! `TensorProto`: the numbers are raw bytes, or a list of the field that belongs to their type (onnx.proto).

use super::ImportError;
use super::array::{Array, DType, Element};
use super::protobuf::{Message, Value};
use super::shortened;
use std::borrow::Cow;

/// The fields of a `TensorProto`.
#[derive(Default)]
struct Fields<'a> {
    name: &'a str,
    dims: Vec<u64>,
    data_type: i64,
    raw: Option<&'a [u8]>,
    /// `float_data` and `double_data`, each piece little-endian.
    fixed: Vec<&'a [u8]>,
    /// `int32_data`, which holds the bits of 16-bit numbers.
    varints: Vec<u64>,
    external: bool,
}

const DIMS: u64 = 1;
const DATA_TYPE: u64 = 2;
const FLOAT_DATA: u64 = 4;
const INT32_DATA: u64 = 5;
const NAME: u64 = 8;
const RAW_DATA: u64 = 9;
const DOUBLE_DATA: u64 = 10;
const EXTERNAL_DATA: u64 = 13;
const DATA_LOCATION: u64 = 14;

/// Reads a tensor; the tensor of a constant has the name of the node's output.
pub(super) fn read<'a>(message: Message<'a>, name: Option<&str>) -> Result<Array<'a>, ImportError> {
    let fields = fields(message)?;
    let name = name.unwrap_or(fields.name);
    let place = || format!("tensor \"{}\" at byte {}", shortened(name), message.at);
    if fields.external {
        return Err(ImportError::External { place: place() });
    }
    let float = |dtype: DType| (Element::Float(dtype), dtype.bytes() as u64);
    let element = match fields.data_type {
        1 => float(DType::F32),
        10 => float(DType::F16),
        11 => float(DType::F64),
        16 => float(DType::BF16),
        other => return Array::foreign(name, &fields.dims, format!("ONNX type {other}")),
    };
    let narrow = matches!(element.0, Element::Float(DType::F16 | DType::BF16));
    let bytes = match (fields.raw, fields.fixed.as_slice()) {
        (Some(raw), _) => Cow::Borrowed(raw),
        (None, _) if narrow => Cow::Owned(fields.varints.iter().flat_map(|&n| (n as u16).to_le_bytes()).collect()),
        (None, [piece]) => Cow::Borrowed(*piece),
        (None, pieces) => Cow::Owned(pieces.concat()),
    };
    Array::new(name, &fields.dims, element, bytes)
}

fn fields(message: Message<'_>) -> Result<Fields<'_>, ImportError> {
    let mut fields = Fields::default();
    for field in message.fields() {
        let (number, value) = field?;
        match (number, value) {
            (DIMS, Value::Varint(n)) => fields.dims.push(n),
            (DIMS, Value::Bytes(packed)) => fields.dims.extend(packed.varints().collect::<Result<Vec<_>, _>>()?),
            (DATA_TYPE, value) => fields.data_type = value.integer()?,
            (FLOAT_DATA | DOUBLE_DATA, Value::Bytes(packed)) => fields.fixed.push(packed.bytes()),
            (FLOAT_DATA | DOUBLE_DATA, Value::Fixed(bytes)) => fields.fixed.push(bytes),
            (INT32_DATA, Value::Varint(n)) => fields.varints.push(n),
            (INT32_DATA, Value::Bytes(packed)) => {
                fields.varints.extend(packed.varints().collect::<Result<Vec<_>, _>>()?)
            }
            (NAME, value) => fields.name = value.message()?.text()?,
            (RAW_DATA, value) => fields.raw = Some(value.message()?.bytes()),
            (EXTERNAL_DATA, _) => fields.external = true,
            (DATA_LOCATION, value) => fields.external |= value.integer()? == 1,
            _ => {}
        }
    }
    Ok(fields)
}
