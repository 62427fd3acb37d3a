//! How does JSON become cells? A list of lists is rows, a list of records is rows with names.

use super::grid::{Grid, Row};
use super::{Layout, Options, Place, ReadError, name};
use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;

/// An entry of the list; a record keeps the order of its keys.
enum Entry {
    List(Vec<Value>),
    Record(Vec<(String, Value)>),
}

pub(super) fn grid(text: &str, options: &Options) -> Result<Grid<'static>, ReadError> {
    let entries: Vec<Entry> =
        serde_json::from_str(text).map_err(|e| ReadError::Json { line: e.line(), column: e.column() })?;
    let names: Option<Vec<String>> = match entries.first() {
        Some(Entry::Record(pairs)) => Some(pairs.iter().map(|(key, _)| key.clone()).collect()),
        _ => None,
    };
    let places = (1..).map(Place::Record);
    let rows = places.zip(&entries).map(|(place, entry)| (place, cells(entry, names.as_deref())));
    let rows: Vec<Row<'static>> = rows.collect();
    let named = |(k, key): (usize, String)| Cow::Owned(if key.starts_with('=') { key } else { name(&key, k) });
    let header = names.map(|names| (Place::Record(0), names.into_iter().enumerate().map(named).collect()));
    Grid::new(Layout::Json, header.into_iter().chain(rows), options)
}

/// A record's cells in the order of the names; one that it lacks is missing, one without a name is one too many.
fn cells(entry: &Entry, names: Option<&[String]>) -> Vec<Cow<'static, str>> {
    match entry {
        Entry::List(values) => values.iter().map(cell).collect(),
        Entry::Record(pairs) => {
            let names = names.unwrap_or_default();
            let of =
                |name: &String| pairs.iter().find(|(key, _)| key == name).map_or(Cow::Borrowed(""), |(_, v)| cell(v));
            let others = pairs.iter().filter(|(key, _)| !names.contains(key));
            names.iter().map(of).chain(others.map(|(_, value)| cell(value))).collect()
        }
    }
}

fn cell(value: &Value) -> Cow<'static, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Owned(text.trim().to_owned()),
        other => Cow::Owned(other.to_string()),
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Rows)
    }
}

struct Rows;

impl<'de> Visitor<'de> for Rows {
    type Value = Entry;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list or a record")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Entry, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Entry::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Entry::Record(pairs))
    }
}
