//! To which cell of a stack does a value of the file belong?
//!
//! The schema names values of one cell; how it names those of several is not laid down. So the keys that lead to a value
//! are searched for a layer and a direction as frameworks write them (`weight_ih_l1_reverse`, `backward_kernel`,
//! `layers[1]`), and what is left is the value's name.

use crate::engine::Direction;
use serde_json::Value;

/// How many layers and directions there are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    pub layers: usize,
    pub directions: usize,
}

/// A layer and a direction, as far as they are named, and the rest of the name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Address {
    pub layer: Option<usize>,
    pub direction: Option<Direction>,
    pub name: String,
}

/// A tensor, a number or a list of numbers in the file.
#[derive(Clone, Debug)]
pub(super) struct Leaf<'a> {
    /// Its keys as a reader would write them: `layers[0].gates.i`.
    pub path: String,
    pub address: Address,
    pub value: &'a Value,
}

/// One step on the way to a value.
#[derive(Clone, Copy)]
enum Key<'a> {
    Name(&'a str),
    /// The k-th of so many.
    Index(usize, usize),
}

/// Every value below this one but for those that are null.
pub(super) fn leaves(value: &Value, sizes: Sizes) -> Vec<Leaf<'_>> {
    let mut found = Vec::new();
    descend(value, sizes, &mut Vec::new(), &mut found);
    found
}

fn descend<'a>(value: &'a Value, sizes: Sizes, keys: &mut Vec<Key<'a>>, found: &mut Vec<Leaf<'a>>) {
    let mut enter = |key, value| {
        keys.push(key);
        descend(value, sizes, keys, found);
        keys.pop();
    };
    match value {
        Value::Null => {}
        Value::Object(members) if !members.contains_key("shape") => {
            members.iter().for_each(|(key, value)| enter(Key::Name(key), value));
        }
        Value::Array(list) if list.iter().any(|v| v.is_object() || v.is_array()) => {
            list.iter().enumerate().for_each(|(k, value)| enter(Key::Index(k, list.len()), value));
        }
        _ => found.push(Leaf { path: path(keys), address: Address::read(keys, sizes), value }),
    }
}

fn path(keys: &[Key<'_>]) -> String {
    keys.iter().fold(String::new(), |path, key| match key {
        Key::Name(name) if path.is_empty() => (*name).to_owned(),
        Key::Name(name) => format!("{path}.{name}"),
        Key::Index(k, _) => format!("{path}[{k}]"),
    })
}

/// What a number that follows is.
#[derive(Clone, Copy, PartialEq)]
enum Numbered {
    Layer,
    Direction,
    Cell,
}

impl Address {
    fn read(keys: &[Key<'_>], sizes: Sizes) -> Self {
        let mut address = Self::default();
        let mut numbered = None;
        for key in keys {
            let rest = match *key {
                Key::Name(name) => address.read_name(name, sizes, &mut numbered),
                Key::Index(k, count) => {
                    let of = numbered.take().or_else(|| address.guess(count, sizes));
                    of.is_none_or(|of| !address.number(of, k, sizes)).then(|| k.to_string()).into_iter().collect()
                }
            };
            if !rest.is_empty() {
                let point = if address.name.is_empty() { "" } else { "." };
                address.name = format!("{}{point}{}", address.name, rest.join("_"));
            }
        }
        address
    }

    /// Takes layer and direction out of a key, and gives the other words back.
    fn read_name(&mut self, name: &str, sizes: Sizes, numbered: &mut Option<Numbered>) -> Vec<String> {
        let mut rest = Vec::new();
        for word in name.split(['_', '-', '.', '/', ':', ' ']).filter(|word| !word.is_empty()) {
            let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            let stem = &word[..word.len() - digits.len()];
            let of = kind(stem).or(if stem.is_empty() { numbered.take() } else { None });
            let taken = match (of, digits.parse()) {
                (Some(of), Ok(k)) => self.number(of, k, sizes),
                // The letter alone counts nothing.
                (Some(of), Err(_)) if digits.is_empty() && stem.len() > 1 => {
                    *numbered = Some(of);
                    true
                }
                _ => self.read_direction(word),
            };
            if !taken {
                rest.push(word.to_owned());
            }
        }
        rest
    }

    fn read_direction(&mut self, word: &str) -> bool {
        let direction = match word {
            "forward" | "fwd" | "fw" => Direction::Forward,
            "reverse" | "reversed" | "rev" | "backward" | "bwd" | "bw" => Direction::Reverse,
            _ => return false,
        };
        self.direction = Some(direction);
        true
    }

    /// Whether the k-th of such things is there.
    fn number(&mut self, of: Numbered, k: usize, sizes: Sizes) -> bool {
        let (layer, direction) = match of {
            Numbered::Layer => (Some(k), None),
            Numbered::Direction => (None, Some(k)),
            Numbered::Cell => (Some(k / sizes.directions), Some(k % sizes.directions)),
        };
        self.layer = layer.or(self.layer);
        self.direction =
            direction.map(|k| if k == 0 { Direction::Forward } else { Direction::Reverse }).or(self.direction);
        layer.is_none_or(|k| k < sizes.layers) && direction.is_none_or(|k| k < sizes.directions)
    }

    /// What a list of so many things is a list of.
    fn guess(&self, count: usize, sizes: Sizes) -> Option<Numbered> {
        let Sizes { layers, directions } = sizes;
        let candidates =
            [(layers * directions, Numbered::Cell), (layers, Numbered::Layer), (directions, Numbered::Direction)];
        let free = |of: Numbered| match of {
            Numbered::Cell => self.layer.is_none() && self.direction.is_none(),
            Numbered::Layer => self.layer.is_none(),
            Numbered::Direction => self.direction.is_none(),
        };
        candidates.into_iter().find(|(n, of)| *n == count && free(*of)).map(|(_, of)| of)
    }
}

fn kind(word: &str) -> Option<Numbered> {
    match word {
        "l" | "layer" | "layers" => Some(Numbered::Layer),
        "direction" | "directions" | "dir" => Some(Numbered::Direction),
        "cell" | "cells" => Some(Numbered::Cell),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::json::parse;
    use super::*;

    #[test]
    fn a_layer_and_a_direction_are_found_in_every_spelling() {
        let text = r#"{
            "weight_ih_l1_reverse": 1, "weight_hh_l0": 2, "backward_kernel": 3, "forward": {"recurrent_kernel": 4},
            "layers": [{"gates": {"i": 5}}, {"h": 6}], "l1": {"reverse": {"tanh_c": 7}}, "gates": {"o_l1": 8},
            "layer_0": {"h": 9}, "cells": [{"h": 10}, {"h": 11}, {"c": 12}, {"h": 13}], "h_n": 14, "W": 15, "none": null,
            "dc0": [{"shape": [1], "data": [0]}, {"shape": [1], "data": [0]}], "l9": 16, "list": [17, 18]
        }"#;
        let file = parse(text).unwrap();
        let found = leaves(&file, Sizes { layers: 2, directions: 2 });
        let say = |leaf: &Leaf<'_>| {
            let Address { layer, direction, name } = &leaf.address;
            let layer = layer.map_or("-".to_owned(), |k| k.to_string());
            let end = direction.map_or("-", |d| if d == Direction::Forward { "f" } else { "r" });
            format!("{} {layer}{end} {name}", leaf.path)
        };
        let mut said: Vec<String> = found.iter().map(say).collect();
        said.sort();
        let want = [
            "W -- W",
            "backward_kernel -r kernel",
            "cells[0].h 0f h",
            "cells[1].h 0r h",
            "cells[2].c 1f c",
            "cells[3].h 1r h",
            "dc0[0] 0- dc0",
            "dc0[1] 1- dc0",
            "forward.recurrent_kernel -f recurrent_kernel",
            "gates.o_l1 1- gates.o",
            "h_n -- h_n",
            "l1.reverse.tanh_c 1r tanh_c",
            "l9 9- l9",
            "layer_0.h 0- h",
            "layers[0].gates.i 0- gates.i",
            "layers[1].h 1- h",
            "list -- list",
            "weight_hh_l0 0- weight_hh",
            "weight_ih_l1_reverse 1r weight_ih",
        ];
        assert_eq!(said, want);
    }
}
