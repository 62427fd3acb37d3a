//! How does a tensor lie in a file, and what are its numbers?
//!
//! The bytes stay where they are: a number becomes an f64 when it is asked for, exactly.

use super::ImportError;
use super::limits::Limit;
use half::{bf16, f16};
use std::borrow::Cow;
use std::fmt;

/// The numbers that weights are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DType {
    /// IEEE 754 binary64.
    F64,
    /// IEEE 754 binary32.
    F32,
    /// IEEE 754 binary16.
    F16,
    /// The upper half of a binary32.
    BF16,
}

impl DType {
    /// Its name: `f32`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::F64 => "f64",
            Self::F32 => "f32",
            Self::F16 => "f16",
            Self::BF16 => "bf16",
        }
    }

    /// Bytes of one number.
    pub const fn bytes(self) -> usize {
        match self {
            Self::F64 => 8,
            Self::F32 => 4,
            Self::F16 | Self::BF16 => 2,
        }
    }

    fn decode(self, bytes: &[u8], big_endian: bool) -> f64 {
        let place = |k: usize| if big_endian { 8 * (bytes.len() - 1 - k) } else { 8 * k };
        let bits = bytes.iter().enumerate().fold(0_u64, |bits, (k, &byte)| bits | u64::from(byte) << place(k));
        match self {
            Self::F64 => f64::from_bits(bits),
            Self::F32 => f64::from(f32::from_bits(bits as u32)),
            Self::F16 => f16::from_bits(bits as u16).to_f64(),
            Self::BF16 => bf16::from_bits(bits as u16).to_f64(),
        }
    }
}

/// What an array is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// Numbers that weights are made of.
    Float(DType),
    /// Anything else, by the format's own name.
    Other(String),
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Float(dtype) => f.write_str(dtype.name()),
            Self::Other(name) => f.write_str(name),
        }
    }
}

/// A tensor of a file.
#[derive(Clone, Debug)]
pub struct Array<'a> {
    /// Its name in the file.
    pub name: String,
    /// Its shape.
    pub shape: Vec<usize>,
    /// What it is made of.
    pub element: Element,
    bytes: Cow<'a, [u8]>,
    big_endian: bool,
    fortran: bool,
}

impl<'a> Array<'a> {
    /// A tensor from its bytes, little-endian and row-major.
    ///
    /// # Errors
    /// [`ImportError::Size`] where the bytes do not fill the shape, [`ImportError::Limit`] for rank and name.
    pub(super) fn new(
        name: &str,
        shape: &[u64],
        (element, width): (Element, u64),
        bytes: Cow<'a, [u8]>,
    ) -> Result<Self, ImportError> {
        let place = format!("tensor \"{}\"", super::shortened(name));
        Limit::Name.check(&place, name.len() as u64)?;
        Limit::Rank.check(&place, shape.len() as u64)?;
        let needed = shape.iter().try_fold(width, |product, &n| product.checked_mul(n));
        let sizes: Option<Vec<usize>> = shape.iter().map(|&n| usize::try_from(n).ok()).collect();
        match sizes {
            Some(sizes) if needed == Some(bytes.len() as u64) => {
                Ok(Self { name: name.to_owned(), shape: sizes, element, bytes, big_endian: false, fortran: false })
            }
            _ => Err(ImportError::Size {
                place,
                shape: shape.to_vec(),
                needed: needed.map_or_else(|| "more than 2⁶⁴".to_owned(), |n| n.to_string()),
                got: bytes.len() as u64,
            }),
        }
    }

    /// A tensor whose numbers are no weights, so that its bytes are not looked at.
    pub(super) fn foreign(name: &str, shape: &[u64], element: String) -> Result<Self, ImportError> {
        let empty = Self::new(name, &[0], (Element::Other(element), 1), Cow::Borrowed(&[]))?;
        Limit::Rank.check(name, shape.len() as u64)?;
        let shape = shape.iter().map(|&n| usize::try_from(n).unwrap_or(usize::MAX)).collect();
        Ok(Self { shape, ..empty })
    }

    /// The same tensor from bytes that lie in another order.
    pub(super) fn ordered(self, big_endian: bool, fortran: bool) -> Self {
        Self { big_endian, fortran, ..self }
    }

    /// How many numbers it has.
    pub fn len(&self) -> usize {
        // Beside a 0 the other sizes may be anything.
        let product = self.shape.iter().try_fold(1, |product: usize, &n| product.checked_mul(n));
        if self.shape.contains(&0) { 0 } else { product.unwrap_or(usize::MAX) }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The kind of its numbers.
    ///
    /// # Errors
    /// [`ImportError::DType`] where weights are not made of them.
    pub fn dtype(&self) -> Result<DType, ImportError> {
        match &self.element {
            Element::Float(dtype) => Ok(*dtype),
            Element::Other(name) => {
                Err(ImportError::DType { place: format!("tensor \"{}\"", self.name), dtype: name.clone() })
            }
        }
    }

    /// All its numbers, row-major.
    ///
    /// # Errors
    /// [`ImportError::DType`] where weights are not made of them.
    pub fn numbers(&self) -> Result<impl Iterator<Item = f64> + '_, ImportError> {
        let (dtype, width) = (self.dtype()?, self.dtype()?.bytes());
        let number = move |k: usize| {
            let at = self.place(k) * width;
            self.bytes.get(at..at + width).map_or(0.0, |bytes| dtype.decode(bytes, self.big_endian))
        };
        Ok((0..self.len()).map(number))
    }

    /// Where the k-th number of the row-major order lies.
    fn place(&self, k: usize) -> usize {
        if !self.fortran {
            return k;
        }
        let (mut rest, mut place, mut stride) = (k, 0, self.len());
        for &size in self.shape.iter().rev() {
            stride /= size;
            place += rest % size * stride;
            rest /= size;
        }
        place
    }
}
