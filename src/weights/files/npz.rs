//! How is a numpy archive read?
//!
//! An npz is a zip of npy arrays: a magic, a version, a header that is a Python dictionary of `descr`, `fortran_order` and
//! `shape`, then the numbers (numpy.lib.format). Nothing is evaluated and nothing unpickled.

use super::array::{Array, DType, Element};
use super::limits::Limit;
use super::{File, Format, ImportError, convert, shortened, zip};
use std::borrow::Cow;

/// What an array begins with.
pub(super) const MAGIC: &[u8] = b"\x93NUMPY";
const EXTENSION: &str = ".npy";

/// Reads all arrays, in the order of the archive's directory.
///
/// # Errors
/// [`ImportError`]: what is wrong, and where.
pub fn read(bytes: &[u8]) -> Result<File<'_>, ImportError> {
    let entries = zip::entries(bytes)?;
    let has = |name: &str| entries.iter().any(|e| e.name == name || e.name.ends_with(&format!("/{name}")));
    if has("model.weights.h5") || has("config.json") {
        return Err(convert::keras());
    }
    if has("data.pkl") || has("constants.pkl") {
        return Err(convert::torch());
    }
    let (mut arrays, mut skipped) = (Vec::new(), Vec::new());
    for entry in &entries {
        match entry.name.strip_suffix(EXTENSION) {
            Some(name) => arrays.push(array(name, zip::unpack(bytes, entry)?)?),
            None => skipped.push(entry.name.clone()),
        }
    }
    Ok(File { skipped, ..File::new(Format::Npz, arrays) })
}

fn array<'a>(name: &str, bytes: Cow<'a, [u8]>) -> Result<Array<'a>, ImportError> {
    let place = format!("array \"{}\"", shortened(name));
    let (header, begins) = header(&bytes, &place)?;
    let Header { descr, fortran, shape } = Header::parse(header, &place)?;
    let (element, big_endian) = (element(descr, &place)?, descr.starts_with('>'));
    let numbers = match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(begins..).unwrap_or_default()),
        Cow::Owned(mut bytes) => {
            bytes.drain(..begins);
            Cow::Owned(bytes)
        }
    };
    let array = Array::new(name, &shape, element, numbers)?;
    Ok(array.ordered(big_endian, fortran))
}

/// The header's text, and where the numbers begin.
fn header<'a>(bytes: &'a [u8], place: &str) -> Result<(&'a str, usize), ImportError> {
    let truncated = |needed: usize| ImportError::Truncated {
        place: place.to_owned(),
        end: bytes.len() as u64,
        needed: needed as u64,
    };
    let head = bytes.first_chunk::<12>().ok_or_else(|| truncated(12))?;
    if !head.starts_with(MAGIC) {
        return Err(ImportError::malformed(format!("{place}, byte 0"), "no numpy array begins here"));
    }
    let (length, begins) = match head[6] {
        1 => (u64::from(u16::from_le_bytes([head[8], head[9]])), 10),
        2 | 3 => (u64::from(u32::from_le_bytes([head[8], head[9], head[10], head[11]])), 12),
        other => {
            return Err(ImportError::malformed(format!("{place}, byte 6"), format!("version {other} is not 1 to 3")));
        }
    };
    let end = begins + Limit::ArrayHeader.check(place, length)?;
    let header = bytes.get(begins..end).ok_or_else(|| truncated(end))?;
    let text = std::str::from_utf8(header).map_err(|_| ImportError::malformed(place, "the header is not text"))?;
    Ok((text, end))
}

/// What an array's header says.
struct Header<'a> {
    descr: &'a str,
    fortran: bool,
    shape: Vec<u64>,
}

impl<'a> Header<'a> {
    /// Reads `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 12), }`.
    fn parse(text: &'a str, place: &str) -> Result<Self, ImportError> {
        let wrong = |what: &str| ImportError::malformed(format!("{place}, header"), what);
        let inside = text.trim_matches([' ', '\n']).strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let mut rest = inside.ok_or_else(|| wrong("this is no dictionary"))?.trim_start();
        let (mut descr, mut fortran, mut shape) = (None, None, None);
        while !rest.is_empty() {
            let (key, after) = quoted(rest).ok_or_else(|| wrong("a key has to be in quotes"))?;
            let value = after.trim_start().strip_prefix(':').ok_or_else(|| wrong("a key has no value"))?.trim_start();
            let (fresh, after) = match key {
                "descr" => {
                    let (text, after) = quoted(value).ok_or_else(|| structured(place))?;
                    (descr.replace(text).is_none(), after)
                }
                "fortran_order" => {
                    let (flag, after) = boolean(value).ok_or_else(|| wrong("fortran_order is not True or False"))?;
                    (fortran.replace(flag).is_none(), after)
                }
                "shape" => {
                    let (sizes, after) = tuple(value).ok_or_else(|| wrong("shape is no tuple of sizes"))?;
                    (shape.replace(sizes).is_none(), after)
                }
                other => return Err(wrong(&format!("the key '{}' is unknown", shortened(other)))),
            };
            if !fresh {
                return Err(ImportError::Duplicate { place: format!("{place}, header"), name: key.to_owned() });
            }
            let after = after.trim_start();
            rest = after.strip_prefix(',').unwrap_or(after).trim_start();
        }
        match (descr, fortran, shape) {
            (Some(descr), Some(fortran), Some(shape)) => Ok(Self { descr, fortran, shape }),
            _ => Err(wrong("descr, fortran_order and shape have to be there")),
        }
    }
}

fn structured(place: &str) -> ImportError {
    ImportError::DType { place: place.to_owned(), dtype: "records of several fields".to_owned() }
}

/// A text in quotes, and what follows.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| ['\'', '"'].contains(c))?;
    text[1..].split_once(quote)
}

fn boolean(text: &str) -> Option<(bool, &str)> {
    let of = |word: &str, value| text.strip_prefix(word).map(|rest| (value, rest));
    of("True", true).or_else(|| of("False", false))
}

/// `()`, `(3,)` or `(2, 12)`, and what follows.
fn tuple(text: &str) -> Option<(Vec<u64>, &str)> {
    let (inside, rest) = text.strip_prefix('(')?.split_once(')')?;
    let inside = inside.trim();
    let inside = inside.strip_suffix(',').unwrap_or(inside);
    if inside.is_empty() {
        return Some((Vec::new(), rest));
    }
    // Python 2 wrote long integers with an L.
    let size = |text: &str| text.trim().trim_end_matches('L').parse().ok();
    Some((inside.split(',').map(size).collect::<Option<_>>()?, rest))
}

/// The kind of numbers, with the bytes of each.
fn element(descr: &str, place: &str) -> Result<(Element, u64), ImportError> {
    let kind = descr.trim_start_matches(['<', '>', '|', '=']);
    let width = kind.get(1..).and_then(|digits| digits.parse::<u64>().ok());
    let float = |dtype: DType| Ok((Element::Float(dtype), dtype.bytes() as u64));
    let other = |width: u64| Ok((Element::Other(format!("numpy's '{}'", shortened(descr))), width));
    match (kind.chars().next(), width) {
        (Some('O'), _) => Err(ImportError::Pickle { place: place.to_owned() }),
        (Some('f'), Some(8)) => float(DType::F64),
        (Some('f'), Some(4)) => float(DType::F32),
        (Some('f'), Some(2)) => float(DType::F16),
        (Some('U'), Some(width)) => other(width.saturating_mul(4)),
        (Some('f' | 'i' | 'u' | 'b' | 'c' | 'S' | 'V' | 'a'), Some(width)) => other(width),
        _ => Err(ImportError::DType { place: place.to_owned(), dtype: format!("numpy's '{}'", shortened(descr)) }),
    }
}
