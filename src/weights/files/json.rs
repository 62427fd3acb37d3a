//! How is JSON read from a stranger?
//!
//! Keys that are there twice are refused; serde_json's own tree would keep the last and say nothing. A list of numbers
//! takes eight bytes for each.

use super::ImportError;
use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    /// `null`, `true` or `false`.
    Plain,
    /// A whole number from 0 on.
    Whole(u64),
    /// Any other number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list of numbers, and whether all are whole.
    Numbers(Vec<f64>, bool),
    /// A list of anything else.
    List(Vec<Self>),
    /// An object, in the order of the file.
    Object(Vec<(String, Self)>),
}

/// Reads a text in which no key is there twice.
pub(super) fn parse(bytes: &[u8], place: &str) -> Result<Json, ImportError> {
    let json: Json = serde_json::from_slice(bytes).map_err(|e| {
        let at = format!("{place}, line {}, column {}", e.line(), e.column());
        ImportError::malformed(at, if e.is_eof() { "the JSON breaks off" } else { "this is not JSON" })
    })?;
    json.refuse_duplicates(place)?;
    Ok(json)
}

impl Json {
    /// The members of an object.
    pub(super) fn object(&self, place: &str) -> Result<&[(String, Self)], ImportError> {
        match self {
            Self::Object(members) => Ok(members),
            _ => Err(ImportError::malformed(place, "this has to be an object")),
        }
    }

    /// A member that has to be there.
    pub(super) fn get(&self, key: &str, place: &str) -> Result<&Self, ImportError> {
        self.find(key).ok_or_else(|| ImportError::Missing {
            place: place.to_owned(),
            what: format!("\"{key}\""),
            given: self.keys(),
        })
    }

    /// A member that may be there.
    pub(super) fn find(&self, key: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub(super) fn text(&self, place: &str) -> Result<&str, ImportError> {
        match self {
            Self::Text(text) => Ok(text),
            _ => Err(ImportError::malformed(place, "this has to be a text")),
        }
    }

    /// A list of whole numbers.
    pub(super) fn sizes(&self, place: &str) -> Result<Vec<u64>, ImportError> {
        match self {
            Self::Numbers(numbers, true) => Ok(numbers.iter().map(|&n| n as u64).collect()),
            Self::List(list) if list.is_empty() => Ok(Vec::new()),
            _ => Err(ImportError::malformed(place, "this has to be a list of whole numbers from 0 on")),
        }
    }

    /// A list of numbers, ∞ and NaN spelled as texts.
    pub(super) fn numbers(&self, place: &str) -> Result<Vec<f64>, ImportError> {
        let wrong = |k: usize| ImportError::malformed(format!("{place}[{k}]"), "this has to be a number");
        match self {
            Self::Numbers(numbers, _) => Ok(numbers.clone()),
            Self::List(list) => list.iter().enumerate().map(|(k, v)| v.number().ok_or_else(|| wrong(k))).collect(),
            _ => Err(ImportError::malformed(place, "this has to be a list of numbers")),
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Whole(n) => Some(*n as f64),
            Self::Number(n) => Some(*n),
            Self::Text(text) => match text.as_str() {
                "Infinity" => Some(f64::INFINITY),
                "-Infinity" => Some(f64::NEG_INFINITY),
                "NaN" => Some(f64::NAN),
                _ => None,
            },
            _ => None,
        }
    }

    fn keys(&self) -> String {
        let Self::Object(members) = self else { return "no object".to_owned() };
        super::names(members.iter().map(|(name, _)| name.as_str()))
    }

    fn refuse_duplicates(&self, place: &str) -> Result<(), ImportError> {
        match self {
            Self::Object(members) => {
                let mut names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
                names.sort_unstable();
                if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
                    let name = super::shortened(pair[0]);
                    return Err(ImportError::Duplicate { place: place.to_owned(), name });
                }
                let inside = |(name, value): &(String, Self)| value.refuse_duplicates(&super::shortened(name));
                members.iter().try_for_each(inside)
            }
            Self::List(list) => list.iter().try_for_each(|value| value.refuse_duplicates(place)),
            _ => Ok(()),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Plain)
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Plain)
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Json, E> {
        Ok(Json::Whole(n))
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Json, E> {
        Ok(Json::Number(n as f64))
    }

    fn visit_f64<E: Error>(self, n: f64) -> Result<Json, E> {
        Ok(Json::Number(n))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let (mut numbers, mut whole) = (Vec::new(), true);
        while let Some(value) = list.next_element::<Json>()? {
            match value {
                Json::Whole(n) => numbers.push(n as f64),
                Json::Number(n) => {
                    numbers.push(n);
                    whole = false;
                }
                other => return mixed(numbers, other, list),
            }
        }
        Ok(if numbers.is_empty() { Json::List(Vec::new()) } else { Json::Numbers(numbers, whole) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry::<String, Json>()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

/// A list that turned out not to be of numbers alone.
fn mixed<'de, A: SeqAccess<'de>>(numbers: Vec<f64>, first: Json, mut list: A) -> Result<Json, A::Error> {
    let mut values: Vec<Json> = numbers.into_iter().map(Json::Number).collect();
    values.push(first);
    while let Some(value) = list.next_element()? {
        values.push(value);
    }
    Ok(Json::List(values))
}
