//! How is the project's own file of weights read?
//!
//! ```json
//! {"schema": "gatescope-weights/1", "cell": "gru",
//!  "tensors": {"weight_ih_l0": {"shape": [9, 2], "data": [0.5, …]}, …, "readout.weight": …, "readout.bias": …}}
//! ```
//!
//! Names are PyTorch's (`_l1`, `_reverse`), with `weight_peephole` besides; gates lie in the order of the cell's equations.
//! ∞ and NaN are the texts `"Infinity"`, `"-Infinity"` and `"NaN"`.

use super::array::{Array, DType, Element};
use super::json::{Json, parse};
use super::limits::Limit;
use super::{File, Format, ImportError, shortened};
use crate::cell::Variant;
use std::borrow::Cow;

/// The schema that is read and written.
pub(super) const SCHEMA: &str = "gatescope-weights/1";

/// Reads all tensors and the cell's name.
///
/// # Errors
/// [`ImportError`]: what is wrong, and where.
pub fn read(bytes: &[u8]) -> Result<File<'_>, ImportError> {
    Limit::Json.check("file", bytes.len() as u64)?;
    let file = parse(bytes, "file")?;
    let schema = file.get("schema", "file")?.text("schema")?;
    if schema != SCHEMA {
        return Err(ImportError::Unsupported {
            place: "schema".to_owned(),
            what: format!("\"{}\"", shortened(schema)),
            remedy: "this version reads \"gatescope-weights/1\"",
        });
    }
    let cell = file.get("cell", "file")?.text("cell")?;
    let variant = Variant::parse(cell).ok_or_else(|| ImportError::Unsupported {
        place: "cell".to_owned(),
        what: format!("\"{}\"", shortened(cell)),
        remedy: "choose a cell of the page's list",
    })?;
    let tensors = file.get("tensors", "file")?.object("tensors")?;
    Limit::Count.check("tensors", tensors.len() as u64)?;
    let arrays = tensors.iter().map(|(name, tensor)| array(name, tensor)).collect::<Result<_, _>>()?;
    Ok(File { variant: Some(variant), ..File::new(Format::Json, arrays) })
}

fn array(name: &str, tensor: &Json) -> Result<Array<'static>, ImportError> {
    let place = format!("tensors.{}", shortened(name));
    let shape = tensor.get("shape", &place)?.sizes(&format!("{place}.shape"))?;
    let data = tensor.get("data", &place)?.numbers(&format!("{place}.data"))?;
    let bytes = data.iter().flat_map(|number| number.to_le_bytes()).collect();
    Array::new(name, &shape, (Element::Float(DType::F64), 8), Cow::Owned(bytes))
}
