//! How is a value of the file taken, and named where it is not what it has to be?

use super::{ImportError, Kind, SPECIALS};
use crate::export::numbers::push;
use crate::task::limits::quote;
use serde_json::Value;

/// A value with its path from the root: `columns[0].nodes.f.values`.
#[derive(Clone, Debug)]
pub(super) struct At<'a> {
    value: &'a Value,
    path: String,
}

impl<'a> At<'a> {
    /// The whole file.
    pub(super) const fn root(value: &'a Value) -> Self {
        Self { value, path: String::new() }
    }

    /// A member that has to be there.
    pub(super) fn get(&self, key: &str) -> Result<Self, ImportError> {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        let object = self.value.as_object().ok_or_else(|| self.kind(Kind::Object))?;
        match object.get(key) {
            Some(value) => Ok(Self { value, path }),
            None => Err(ImportError::Missing { path }),
        }
    }

    /// The elements of a list.
    pub(super) fn list(&self) -> Result<Vec<Self>, ImportError> {
        let list = self.value.as_array().ok_or_else(|| self.kind(Kind::List))?;
        Ok(list.iter().enumerate().map(|(k, value)| self.element(k, value)).collect())
    }

    pub(super) fn text(&self) -> Result<&'a str, ImportError> {
        self.value.as_str().ok_or_else(|| self.kind(Kind::Text))
    }

    pub(super) fn number(&self) -> Result<f64, ImportError> {
        number(self.value).ok_or_else(|| self.kind(Kind::Number))
    }

    /// A number, or nothing.
    pub(super) fn optional(&self) -> Result<Option<f64>, ImportError> {
        if self.value.is_null() { Ok(None) } else { self.number().map(Some) }
    }

    /// The numbers of a tensor of this shape, one after the other; nothing is kept.
    pub(super) fn tensor(&self, shape: &[usize]) -> Result<impl Iterator<Item = f64> + use<'a>, ImportError> {
        let given = self.get("shape")?;
        let sizes = given.list()?.iter().map(Self::number).collect::<Result<Vec<_>, _>>()?;
        if !sizes.iter().copied().eq(shape.iter().map(|&n| n as f64)) {
            return Err(ImportError::Shape {
                path: given.path,
                wanted: format!("{shape:?}"),
                given: brief(given.value),
            });
        }
        let data = self.get("data")?;
        let list = data.value.as_array().ok_or_else(|| data.kind(Kind::List))?;
        let wanted = shape.iter().product();
        if list.len() != wanted {
            return Err(ImportError::Length { path: data.path, wanted, given: list.len() });
        }
        if let Some(k) = list.iter().position(|value| number(value).is_none()) {
            return Err(data.element(k, &list[k]).kind(Kind::Number));
        }
        Ok(list.iter().filter_map(number))
    }

    /// The numbers of a tensor of one dimension, however many they are.
    pub(super) fn row(&self) -> Result<Vec<f64>, ImportError> {
        let count = self.get("data")?.list()?.len();
        Ok(self.tensor(&[count])?.collect())
    }

    /// Refuses a text other than the scene's.
    pub(super) fn same_text(&self, wanted: &str) -> Result<(), ImportError> {
        let given = self.text()?;
        if given == wanted { Ok(()) } else { Err(self.other(quote(given), quote(wanted))) }
    }

    /// Refuses a number other than the scene's.
    pub(super) fn same_number(&self, wanted: f64) -> Result<(), ImportError> {
        let given = self.number()?;
        if is_same(given, wanted) { Ok(()) } else { Err(self.other(shortest(given), shortest(wanted))) }
    }

    /// An element of this list that is other than the scene's.
    pub(super) fn other_at(&self, k: usize, given: f64, wanted: f64) -> ImportError {
        ImportError::Other { path: format!("{}[{k}]", self.path), wanted: shortest(wanted), given: shortest(given) }
    }

    pub(super) fn other(&self, given: String, wanted: String) -> ImportError {
        ImportError::Other { path: self.path.clone(), wanted, given }
    }

    fn element(&self, k: usize, value: &'a Value) -> Self {
        Self { value, path: format!("{}[{k}]", self.path) }
    }

    fn kind(&self, wanted: Kind) -> ImportError {
        let found = match self.value {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Boolean,
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::Text,
            Value::Array(_) => Kind::List,
            Value::Object(_) => Kind::Object,
        };
        let path = if self.path.is_empty() { "$".to_owned() } else { self.path.clone() };
        ImportError::Kind { path, wanted, found }
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::String(text) => match text.as_str() {
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            "NaN" => Some(f64::NAN),
            _ => None,
        },
        value => value.as_f64(),
    }
}

/// The same bits; every NaN counts as the same.
pub(super) fn is_same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

/// A number as the file writes it.
pub(super) fn shortest(number: f64) -> String {
    let mut text = String::new();
    push(&mut text, number, SPECIALS);
    text
}

fn brief(value: &Value) -> String {
    quote(&value.to_string())
}
