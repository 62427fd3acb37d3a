//! How is a safetensors file read?
//!
//! Eight bytes with the length of the header, the header in JSON (name → dtype, shape, first and last byte), then the
//! numbers, little-endian and without a gap (huggingface.co/docs/safetensors, "Format").

use super::array::{Array, DType, Element};
use super::json::{Json, parse};
use super::limits::Limit;
use super::{File, Format, ImportError, shortened};
use std::borrow::Cow;

/// Bytes before the header.
const PREFIX: usize = 8;
/// The header's key that is no tensor.
const METADATA: &str = "__metadata__";

/// Reads all tensors.
///
/// # Errors
/// [`ImportError`]: what is wrong, and where.
pub fn read(bytes: &[u8]) -> Result<File<'_>, ImportError> {
    let end = bytes.len() as u64;
    let truncated = |place: &str, needed: u64| ImportError::Truncated { place: place.to_owned(), end, needed };
    let length = bytes.first_chunk::<PREFIX>().ok_or_else(|| truncated("length of the header", PREFIX as u64))?;
    let length = Limit::Header.check("header, length at byte 0", u64::from_le_bytes(*length))?;
    let data_begins = PREFIX + length;
    let header = bytes.get(PREFIX..data_begins).ok_or_else(|| truncated("header", data_begins as u64))?;
    if !header.starts_with(b"{") {
        return Err(ImportError::malformed("byte 8", "the header has to begin with {"));
    }
    let header = parse(header, "header at byte 8")?;
    let mut entries = entries(header.object("header")?)?;
    Limit::Count.check("header", entries.len() as u64)?;
    entries.sort_by_key(|entry| (entry.from, entry.to));
    let data = bytes.get(data_begins..).unwrap_or_default();
    check_cover(&entries, data_begins as u64, data.len() as u64)?;
    let array = |entry: &Entry<'_>| {
        let bytes = data.get(entry.from as usize..entry.to as usize).unwrap_or_default();
        Array::new(entry.name, &entry.shape, element(entry)?, Cow::Borrowed(bytes))
    };
    Limit::Data.check("tensors", data.len() as u64)?;
    Ok(File::new(Format::Safetensors, entries.iter().map(array).collect::<Result<_, _>>()?))
}

/// One tensor of the header.
struct Entry<'a> {
    name: &'a str,
    dtype: &'a str,
    shape: Vec<u64>,
    from: u64,
    to: u64,
}

fn entries(members: &[(String, Json)]) -> Result<Vec<Entry<'_>>, ImportError> {
    let mut entries = Vec::new();
    for (name, value) in members {
        let place = format!("header, \"{}\"", shortened(name));
        if name == METADATA {
            value.object(&place)?.iter().try_for_each(|(_, text)| text.text(&place).map(|_| ()))?;
            continue;
        }
        let offsets = value.get("data_offsets", &place)?.sizes(&format!("{place}, data_offsets"))?;
        let &[from, to] = offsets.as_slice() else {
            return Err(ImportError::malformed(place, "data_offsets has to be a list of two"));
        };
        if from > to {
            return Err(ImportError::malformed(place, format!("data_offsets runs backwards, from {from} to {to}")));
        }
        let shape = value.get("shape", &place)?.sizes(&format!("{place}, shape"))?;
        let dtype = value.get("dtype", &place)?.text(&format!("{place}, dtype"))?;
        entries.push(Entry { name, dtype, shape, from, to });
    }
    Ok(entries)
}

/// Refuses tensors that share bytes, leave some out or end beyond the file.
fn check_cover(entries: &[Entry<'_>], begins: u64, length: u64) -> Result<(), ImportError> {
    let (mut end, mut before) = (0, "header");
    let absolute = |offset: u64| begins.saturating_add(offset);
    for entry in entries {
        let place = format!("tensor \"{}\"", shortened(entry.name));
        let (from, to) = (absolute(entry.from), absolute(end));
        if entry.from < end {
            return Err(ImportError::Overlap { place, other: format!("tensor \"{}\"", shortened(before)), from, to });
        }
        if entry.to > length {
            return Err(ImportError::Truncated { place, end: absolute(length), needed: absolute(entry.to) });
        }
        if entry.from > end {
            return Err(ImportError::Gap { place, from: to, to: from });
        }
        (end, before) = (entry.to, entry.name);
    }
    if end < length {
        return Err(ImportError::Gap {
            place: "end of the file".to_owned(),
            from: absolute(end),
            to: absolute(length),
        });
    }
    Ok(())
}

/// The kind of numbers, with the bytes of each.
fn element(entry: &Entry<'_>) -> Result<(Element, u64), ImportError> {
    let float = |dtype: DType| Ok((Element::Float(dtype), dtype.bytes() as u64));
    let other = |width: u64| Ok((Element::Other(entry.dtype.to_lowercase()), width));
    match entry.dtype {
        "F64" => float(DType::F64),
        "F32" => float(DType::F32),
        "F16" => float(DType::F16),
        "BF16" => float(DType::BF16),
        "I64" | "U64" | "C64" => other(8),
        "I32" | "U32" => other(4),
        "I16" | "U16" => other(2),
        "I8" | "U8" | "BOOL" | "F8_E4M3" | "F8_E5M2" | "F8_E8M0" => other(1),
        unknown => Err(ImportError::DType {
            place: format!("tensor \"{}\"", shortened(entry.name)),
            dtype: shortened(unknown),
        }),
    }
}
