//! How is what JavaScript hands over read, and refused where it is not what it has to be?

use crate::math::Real;
use js_sys::{Array, Float32Array, Float64Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue};

/// A number format with its typed array.
pub(super) trait Number: Real {
    /// The numbers as a typed array.
    fn array(numbers: &[Self]) -> JsValue;
    /// A typed array's numbers, where it is of this format.
    fn own(value: &JsValue) -> Option<Vec<Self>>;
}

impl Number for f64 {
    fn array(numbers: &[Self]) -> JsValue {
        Float64Array::from(numbers).into()
    }

    fn own(value: &JsValue) -> Option<Vec<Self>> {
        value.dyn_ref::<Float64Array>().map(Float64Array::to_vec)
    }
}

impl Number for f32 {
    fn array(numbers: &[Self]) -> JsValue {
        Float32Array::from(numbers).into()
    }

    fn own(value: &JsValue) -> Option<Vec<Self>> {
        value.dyn_ref::<Float32Array>().map(Float32Array::to_vec)
    }
}

/// A member of an object; `undefined` and `null` are none.
pub(super) fn member(object: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &key.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Refuses members that nobody reads: a misspelt one would be left out silently.
pub(super) fn only(object: &JsValue, what: &str, known: &[&str]) -> Result<(), JsError> {
    let Some(object) = object.dyn_ref::<Object>() else {
        return Err(JsError::new(&format!("{what} must be an object with {}", known.join(", "))));
    };
    let keys = Object::keys(object).iter().filter_map(|key| key.as_string()).collect::<Vec<_>>();
    match keys.iter().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(JsError::new(&format!("{what} has no member {key}; it may have {}", known.join(", ")))),
        None => Ok(()),
    }
}

/// A whole number from 1 on that has to be there.
pub(super) fn size(object: &JsValue, key: &str) -> Result<usize, JsError> {
    whole(&member(object, key).unwrap_or_default(), key)
}

/// A whole number from 1 on, or the one that holds where none is given.
pub(super) fn size_or(object: &JsValue, key: &str, missing: usize) -> Result<usize, JsError> {
    member(object, key).map_or(Ok(missing), |value| whole(&value, key))
}

/// A whole number from 1 on.
pub(super) fn whole(value: &JsValue, key: &str) -> Result<usize, JsError> {
    match value.as_f64().filter(|n| *n >= 1.0 && n.fract() == 0.0 && *n <= f64::from(u32::MAX)) {
        Some(number) => Ok(number as usize),
        None => Err(JsError::new(&format!("{key} must be a whole number from 1 on"))),
    }
}

/// A finite number, or the one that holds where none is given.
pub(super) fn number(object: &JsValue, key: &str, missing: f64) -> Result<f64, JsError> {
    match member(object, key) {
        None => Ok(missing),
        Some(value) => value
            .as_f64()
            .filter(|number| number.is_finite())
            .ok_or_else(|| JsError::new(&format!("{key} must be a finite number"))),
    }
}

/// A text, or the one that holds where none is given.
pub(super) fn text(object: &JsValue, key: &str, missing: &str) -> Result<String, JsError> {
    match member(object, key) {
        None => Ok(missing.to_owned()),
        Some(value) => value.as_string().ok_or_else(|| JsError::new(&format!("{key} must be a string"))),
    }
}

/// A number format.
#[derive(Clone, Copy)]
pub(super) enum Precision {
    F64,
    F32,
}

/// The number format, or the one that holds where none is given.
pub(super) fn precision(object: &JsValue, missing: Precision) -> Result<Precision, JsError> {
    match member(object, "precision") {
        None => Ok(missing),
        Some(value) => match value.as_string().as_deref() {
            Some("f64") => Ok(Precision::F64),
            Some("f32") => Ok(Precision::F32),
            other => {
                let other = other.unwrap_or("no string");
                Err(JsError::new(&format!("precision is \"{other}\"; it may be \"f64\" or \"f32\"")))
            }
        },
    }
}

/// Where a stream of draws begins, or the seed that holds where none is given.
pub(super) fn seed(object: &JsValue, key: &str, missing: u64) -> Result<u64, JsError> {
    match member(object, key) {
        None => Ok(missing),
        Some(value) => value
            .as_f64()
            .filter(|seed| *seed >= 0.0 && seed.fract() == 0.0 && *seed <= 9_007_199_254_740_991.0)
            .map(|seed| seed as u64)
            .ok_or_else(|| JsError::new(&format!("{key} must be a whole number from 0 to 2⁵³ − 1"))),
    }
}

/// Numbers, of any of the three kinds that JavaScript has lists of.
pub(super) fn numbers<F: Number>(value: &JsValue, what: &str) -> Result<Vec<F>, JsError> {
    if let Some(own) = F::own(value) {
        return Ok(own);
    }
    let wide = if let Some(array) = value.dyn_ref::<Float64Array>() {
        array.to_vec()
    } else if let Some(array) = value.dyn_ref::<Float32Array>() {
        array.to_vec().into_iter().map(f64::from).collect()
    } else if let Some(list) = value.dyn_ref::<Array>() {
        let number = |(k, item): (usize, JsValue)| {
            item.as_f64().ok_or_else(|| JsError::new(&format!("{what}[{k}] is not a number")))
        };
        list.iter().enumerate().map(number).collect::<Result<_, _>>()?
    } else {
        return Err(JsError::new(&format!("{what} must be a Float64Array, a Float32Array or an array of numbers")));
    };
    Ok(wide.into_iter().map(F::from_f64).collect())
}

/// Numbers of which there must be so many.
pub(super) fn exactly<F: Number>(value: &JsValue, what: &str, want: usize) -> Result<Vec<F>, JsError> {
    let numbers = numbers::<F>(value, what)?;
    if numbers.len() == want {
        return Ok(numbers);
    }
    Err(JsError::new(&format!("{what} has {} numbers where {want} are needed", numbers.len())))
}

/// An error of the library as JavaScript's.
pub(super) fn told(error: impl std::fmt::Display) -> JsError {
    JsError::new(&error.to_string())
}

/// An object of named values.
pub(super) fn object(members: impl Iterator<Item = (String, JsValue)>) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // A plain new object refuses nothing.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}
