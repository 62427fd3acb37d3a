//! How is a protocol buffer read without its schema's compiler?
//!
//! A message is a list of fields: a number, a wire type, a value (protobuf.dev, "Encoding"). Nothing is copied, and nothing
//! is allocated; a message in a message is read when it is asked for.

use super::ImportError;

/// A message: its bytes, and where they begin in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message<'a> {
    bytes: &'a [u8],
    /// The place of its first byte in the file.
    pub at: usize,
}

/// The value of a field.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    /// A variable-length integer.
    Varint(u64),
    /// Four or eight bytes.
    Fixed(&'a [u8]),
    /// A text, a list or a message.
    Bytes(Message<'a>),
}

/// A field: its number and its value.
pub(super) type Field<'a> = (u64, Value<'a>);

impl<'a> Message<'a> {
    /// The whole file.
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The bytes as they are.
    pub(super) const fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// The bytes as a text.
    pub(super) fn text(self) -> Result<&'a str, ImportError> {
        std::str::from_utf8(self.bytes).map_err(|_| self.malformed("this is not UTF-8"))
    }

    /// Its fields, up to the first that is broken.
    pub(super) fn fields(self) -> impl Iterator<Item = Result<Field<'a>, ImportError>> {
        let mut rest = self;
        std::iter::from_fn(move || {
            if rest.bytes.is_empty() {
                return None;
            }
            let field = rest.field();
            if field.is_err() {
                rest.bytes = &[];
            }
            Some(field)
        })
    }

    /// Integers packed one after the other.
    pub(super) fn varints(self) -> impl Iterator<Item = Result<u64, ImportError>> {
        let mut rest = self;
        std::iter::from_fn(move || {
            if rest.bytes.is_empty() {
                return None;
            }
            let number = rest.varint();
            if number.is_err() {
                rest.bytes = &[];
            }
            Some(number)
        })
    }

    fn field(&mut self) -> Result<Field<'a>, ImportError> {
        let tag = self.varint()?;
        let value = match tag & 7 {
            0 => Value::Varint(self.varint()?),
            1 => Value::Fixed(self.take(8)?.bytes),
            2 => {
                let length = self.varint()?;
                Value::Bytes(self.take(length)?)
            }
            5 => Value::Fixed(self.take(4)?.bytes),
            other => return Err(self.malformed(&format!("wire type {other} is none of 0, 1, 2, 5"))),
        };
        match tag >> 3 {
            0 => Err(self.malformed("a field has the number 0")),
            number => Ok((number, value)),
        }
    }

    fn varint(&mut self) -> Result<u64, ImportError> {
        let mut number = 0;
        for k in 0..10 {
            let byte = self.take(1)?.bytes[0];
            number |= u64::from(byte & 127) << (7 * k);
            if byte < 128 {
                return Ok(number);
            }
        }
        Err(self.malformed("an integer has more than 10 bytes"))
    }

    fn take(&mut self, length: u64) -> Result<Self, ImportError> {
        let split = usize::try_from(length).ok().and_then(|length| self.bytes.split_at_checked(length));
        let (taken, rest) = split.ok_or_else(|| ImportError::Truncated {
            place: format!("message, byte {}", self.at),
            end: (self.at + self.bytes.len()) as u64,
            needed: (self.at as u64).saturating_add(length),
        })?;
        let message = Self { bytes: taken, at: self.at };
        *self = Self { bytes: rest, at: self.at + taken.len() };
        Ok(message)
    }

    fn malformed(&self, what: &str) -> ImportError {
        ImportError::malformed(format!("byte {}", self.at), what)
    }
}

impl<'a> Value<'a> {
    /// A message, a text or a list.
    pub(super) fn message(self) -> Result<Message<'a>, ImportError> {
        match self {
            Self::Bytes(message) => Ok(message),
            _ => Err(ImportError::malformed("message", "a number stands where a text or a message has to be")),
        }
    }

    /// An integer.
    pub(super) fn integer(self) -> Result<i64, ImportError> {
        match self {
            Self::Varint(number) => Ok(number.cast_signed()),
            _ => Err(ImportError::malformed("message", "an integer is expected")),
        }
    }
}
