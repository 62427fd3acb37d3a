//! How is a value of the file taken, and refused where it is not what it has to be?

use super::ReferenceError;
use crate::weights::Stored;
use serde_json::{Map, Value};

type Result<T> = std::result::Result<T, ReferenceError>;

fn kind(what: impl Into<String>, wanted: &'static str) -> ReferenceError {
    ReferenceError::Kind { what: what.into(), wanted }
}

/// The whole file.
pub(super) fn parse(text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|e| ReferenceError::Json { line: e.line(), column: e.column() })
}

/// A member that has to be there.
pub(super) fn field<'a>(value: &'a Value, key: &str) -> Result<&'a Value> {
    value.get(key).ok_or_else(|| ReferenceError::Missing(key.to_owned()))
}

/// A member that has to be an object.
pub(super) fn object(value: &Value) -> Result<&Map<String, Value>> {
    value.as_object().ok_or_else(|| kind(quoted(value), "an object"))
}

/// Refuses keys that nobody would compare.
pub(super) fn only(value: &Value, known: &[&str]) -> Result<()> {
    match object(value)?.keys().find(|key| !known.contains(&key.as_str())) {
        Some(stranger) => Err(ReferenceError::Unknown(stranger.clone())),
        None => Ok(()),
    }
}

pub(super) fn string<'a>(value: &'a Value, key: &str) -> Result<&'a str> {
    field(value, key)?.as_str().ok_or_else(|| kind(key, "text"))
}

pub(super) fn strings(value: &Value) -> Result<Vec<String>> {
    let list = value.as_array().ok_or_else(|| kind(quoted(value), "a list of names"))?;
    list.iter().map(|v| v.as_str().map(str::to_owned).ok_or_else(|| kind(quoted(v), "a name"))).collect()
}

/// A number that has to be there.
pub(super) fn number(value: &Value, key: &str) -> Result<f64> {
    field(value, key)?.as_f64().ok_or_else(|| kind(key, "a number"))
}

pub(super) fn size(value: &Value, key: &str) -> Result<usize> {
    value[key].as_u64().map(|n| n as usize).ok_or_else(|| kind(format!("dims.{key}"), "a size"))
}

/// A list of numbers; `null` becomes NaN.
pub(super) fn numbers(name: &str, value: &Value) -> Result<Vec<f64>> {
    let list = value.as_array().ok_or_else(|| kind(name, "a list"))?;
    let number = |v: &Value| match v {
        Value::Null => Ok(f64::NAN),
        v => v.as_f64().ok_or_else(|| kind(format!("{name}: {}", quoted(v)), "a number")),
    };
    list.iter().map(number).collect()
}

/// A tensor whose data fill its shape.
pub(super) fn tensor(name: &str, value: &Value) -> Result<Stored<f64>> {
    let shape = numbers("shape", field(value, "shape")?)?.iter().map(|&n| n as usize).collect::<Vec<_>>();
    let data = numbers(name, field(value, "data")?)?;
    let complete = data.len() == shape.iter().product::<usize>() && data.iter().all(|v| v.is_finite());
    if complete {
        Ok(Stored { name: name.to_owned(), shape, data })
    } else {
        Err(ReferenceError::Incomplete(name.to_owned()))
    }
}

/// A tensor of a known shape.
pub(super) fn shaped(name: &str, value: &Value, want: &[usize]) -> Result<Vec<f64>> {
    let tensor = tensor(name, value)?;
    if tensor.shape == want {
        return Ok(tensor.data);
    }
    Err(ReferenceError::Shape { name: name.to_owned(), got: tensor.shape, want: want.to_vec() })
}

/// A value as a message repeats it.
fn quoted(value: &Value) -> String {
    match value {
        Value::String(text) => crate::task::limits::quote(text),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
    }
}
