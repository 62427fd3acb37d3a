//! Which linear layer reads the last recurrent layer?
//!
//! PyTorch `fc.weight` `[O, D·H]`, Keras' Dense kernel `[D·H, O]`, ONNX' Gemm or MatMul; each with a bias `[O]` or without.

use super::{File, Held, Network};
use crate::weights::Convention;
use crate::weights::files::model::Head;
use crate::weights::files::{Format, ImportError, Node};
use std::collections::BTreeSet;

/// A linear layer of the file.
#[derive(Clone, Debug)]
pub struct Readout {
    /// The names of its tensors.
    pub names: Vec<String>,
    /// O
    pub outputs: usize,
    weight: Held,
    bias: Option<Held>,
    /// Whether the weights lie as `[D·H, O]`.
    by_column: bool,
}

impl Readout {
    pub(super) fn tensors(&self) -> impl Iterator<Item = &Held> {
        std::iter::once(&self.weight).chain(&self.bias)
    }

    pub(super) fn arrays(&self) -> impl Iterator<Item = usize> {
        self.tensors().map(|held| held.array)
    }

    /// Its numbers, `[O, D·H]` and `[O]`; without a bias 0.
    pub(super) fn head(&self, file: &File<'_>) -> Result<Head, ImportError> {
        let stored: Vec<f64> = self.weight.numbers(file)?.collect();
        let (outputs, columns) = (self.outputs, stored.len() / self.outputs);
        let weight = match self.by_column {
            true => (0..stored.len()).map(|k| stored[k % columns * outputs + k / columns]).collect(),
            false => stored,
        };
        let bias = match &self.bias {
            Some(bias) => bias.numbers(file)?.collect(),
            None => vec![0.0; outputs],
        };
        Ok(Head { outputs, weight, bias })
    }
}

/// Every linear layer that fits and is no part of a recurrent one, those with a bias first.
pub(super) fn find(file: &File<'_>, network: &Network, used: &BTreeSet<usize>) -> Vec<Readout> {
    let free = |k: usize| !used.contains(&k) && file.arrays[k].dtype().is_ok();
    let search = Search { file, width: network.width(), free: (0..file.arrays.len()).map(free).collect() };
    let mut found = match (file.format, network.convention) {
        (Format::Onnx, _) => search.nodes(),
        (Format::Npz, _) if super::order::is_positional(file) => search.positions(network.convention),
        (_, Some(Convention::Keras)) => search.names("kernel", true),
        _ => search.names("weight", false),
    };
    found.sort_by_key(|readout| readout.bias.is_none());
    found
}

impl Network {
    /// Numbers that the last layer hands on: D·H.
    fn width(&self) -> usize {
        let last = self.cells.iter().map(|cell| cell.layer).max().unwrap_or(0);
        let hidden = |tensors: &[(usize, Held)]| {
            let shape = tensors.iter().find(|(k, _)| *k == 1).map(|(_, held)| held.shape.as_slice());
            let by_column = self.convention == Some(Convention::Keras);
            shape.and_then(|shape| if by_column { shape.first() } else { shape.last() }).copied().unwrap_or(0)
        };
        self.cells.iter().filter(|cell| cell.layer == last).map(|cell| hidden(&cell.tensors)).sum()
    }
}

struct Search<'a> {
    file: &'a File<'a>,
    width: usize,
    free: Vec<bool>,
}

impl Search<'_> {
    /// A readout of these arrays, where their shapes fit.
    fn readout(&self, weight: usize, bias: Option<usize>, by_column: bool) -> Option<Readout> {
        let shape = &self.file.arrays.get(weight).filter(|_| self.free[weight])?.shape;
        let &[rows, columns] = shape.as_slice() else { return None };
        let (outputs, width) = if by_column { (columns, rows) } else { (rows, columns) };
        let fits = |k: &usize| self.free[*k] && self.file.arrays[*k].shape == [outputs];
        let bias = bias.filter(fits);
        let names = std::iter::once(weight).chain(bias).map(|k| self.file.arrays[k].name.clone()).collect();
        let (weight, bias) = (Held::whole(self.file, weight), bias.map(|k| Held::whole(self.file, k)));
        (width == self.width && outputs > 0).then_some(Readout { names, outputs, weight, bias, by_column })
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.file.arrays.iter().position(|array| array.name == name)
    }

    /// `fc.weight` with `fc.bias`, or `dense/kernel` with `dense/bias`.
    fn names(&self, leaf: &str, by_column: bool) -> Vec<Readout> {
        let of = |(k, name): (usize, &str)| {
            let (stem, end) = name.strip_suffix(":0").map_or((name, ""), |stem| (stem, ":0"));
            let path = stem.strip_suffix(leaf).filter(|path| path.is_empty() || path.ends_with(['.', '/']))?;
            self.readout(k, self.place(&format!("{path}bias{end}")), by_column)
        };
        self.file.arrays.iter().map(|array| array.name.as_str()).enumerate().filter_map(of).collect()
    }

    /// Two arrays in sequence.
    fn positions(&self, convention: Option<Convention>) -> Vec<Readout> {
        let by_column = convention != Some(Convention::PyTorch);
        let name = |k: &usize| self.file.arrays[*k].name.trim_start_matches("arr_").parse::<usize>().ok();
        let mut order: Vec<usize> = (0..self.file.arrays.len()).collect();
        order.sort_by_key(name);
        let pair = |k: usize| self.readout(order[k], order.get(k + 1).copied(), by_column);
        (0..order.len()).filter_map(pair).collect()
    }

    /// Gemm with its third input, MatMul with the Add that follows it.
    fn nodes(&self) -> Vec<Readout> {
        self.file.nodes.iter().filter_map(|node| self.node(node)).collect()
    }

    fn node(&self, node: &Node) -> Option<Readout> {
        let stored = |node: &Node, k: usize| self.place(node.input(k)?);
        match node.op.as_str() {
            "Gemm" => self.readout(stored(node, 1)?, stored(node, 2), node.integer("transB", 0) == 0),
            "MatMul" => {
                let output = node.outputs.first()?;
                let reads = |other: &&Node| other.op == "Add" && other.inputs.contains(output);
                let add = self.file.nodes.iter().find(reads);
                let bias = add.and_then(|add| stored(add, 0).or_else(|| stored(add, 1)));
                self.readout(stored(node, 1)?, bias, true)
            }
            _ => None,
        }
    }
}
