//! Which tensors are a recurrent layer, by the inputs of ONNX nodes?
//!
//! LSTM, GRU and RNN: inputs X, W, R, B, sequence_lens, initial_h, initial_c, P (ONNX operators, version 22).

use super::chain::{Single, network};
use super::{Array, Found, Held, Warning};
use crate::cell::Variant;
use crate::weights::Convention;
use crate::weights::files::{Attribute, File, ImportError, Node, shortened};
use std::collections::{BTreeMap, BTreeSet};

/// The operators, with the activations that are built.
const OPERATORS: [(&str, &[&str]); 3] =
    [("LSTM", &["sigmoid", "tanh", "tanh"]), ("GRU", &["sigmoid", "tanh"]), ("RNN", &["tanh"])];
/// Inputs that hold weights, in the order of the form's list.
const WEIGHTS: [usize; 4] = [1, 2, 3, 7];
/// Inputs that hold the state before the first step.
const INITIAL: [usize; 2] = [5, 6];
/// Operators that only move numbers, so that the layer below is looked for behind them.
const MOVES: [&str; 8] = ["Transpose", "Reshape", "Squeeze", "Unsqueeze", "Identity", "Dropout", "Cast", "Flatten"];

/// Which node makes a value, which array holds it.
struct Graph<'a> {
    file: &'a File<'a>,
    makers: BTreeMap<&'a str, usize>,
}

/// Finds networks among the nodes.
///
/// # Errors
/// [`ImportError::Cycle`] where a node's input leads back to it, [`ImportError::Duplicate`] where two make one value.
pub(super) fn find(file: &File<'_>, found: &mut Found) -> Result<(), ImportError> {
    let graph = Graph::new(file)?;
    let mut singles: BTreeMap<usize, Single> = BTreeMap::new();
    for (k, node) in file.nodes.iter().enumerate() {
        let Some((_, activations)) = OPERATORS.iter().find(|(op, _)| *op == node.op) else { continue };
        match graph.single(node, activations) {
            Ok(single) => drop(singles.insert(k, single)),
            Err(error) => found.refused.push((error, graph.weights(node))),
        }
    }
    let mut below: BTreeMap<usize, usize> = BTreeMap::new();
    for &k in singles.keys() {
        below.extend(graph.below(k)?.map(|lower| (k, lower)));
    }
    let under = |k: usize| {
        below
            .get(&k)
            .copied()
            .filter(|b| matches!((singles.get(&k), singles.get(b)), (Some(a), Some(b)) if a.fits_on(b)))
    };
    let carried: BTreeSet<usize> = singles.keys().filter_map(|&k| under(k)).collect();
    for &top in singles.keys().filter(|k| !carried.contains(k)) {
        let mut chain = vec![top];
        while let Some(lower) = chain.last().and_then(|&k| under(k)).filter(|lower| !chain.contains(lower)) {
            chain.push(lower);
        }
        chain.reverse();
        let alone = if chain.len() > 1 { chain.iter().map(|&k| vec![k]).collect() } else { Vec::new() };
        for nodes in std::iter::once(chain).chain(alone) {
            let layers: Vec<&Single> = nodes.iter().filter_map(|k| singles.get(k)).collect();
            if let Some(mut network) = network(&layers) {
                network.warnings = nodes.iter().flat_map(|&k| graph.initial(&file.nodes[k])).collect();
                let arrays = network.arrays();
                found.keep(file, Ok(network), arrays);
            }
        }
    }
    Ok(())
}

impl<'a> Graph<'a> {
    fn new(file: &'a File<'a>) -> Result<Self, ImportError> {
        let mut makers = BTreeMap::new();
        for (k, node) in file.nodes.iter().enumerate() {
            for output in node.outputs.iter().filter(|name| !name.is_empty()) {
                if makers.insert(output.as_str(), k).is_some() {
                    return Err(ImportError::Duplicate { place: node.place(), name: shortened(output) });
                }
            }
        }
        Ok(Self { file, makers })
    }

    /// The array behind a name, through nodes that change nothing.
    fn array(&self, node: &Node, name: &'a str) -> Result<usize, ImportError> {
        let (mut name, mut seen) = (name, BTreeSet::new());
        loop {
            if let Some(k) = self.file.arrays.iter().position(|array| array.name == name) {
                return Ok(k);
            }
            if !seen.insert(name) {
                return Err(ImportError::Cycle { place: node.place() });
            }
            let maker = self.makers.get(name).map(|&k| &self.file.nodes[k]).filter(|maker| maker.op == "Identity");
            name = maker.and_then(|maker| maker.input(0)).ok_or_else(|| ImportError::Missing {
                place: node.place(),
                what: format!("the stored tensor \"{}\"", shortened(name)),
                given: "no initializer of that name: its values are computed or given from outside".to_owned(),
            })?;
        }
    }

    /// The arrays of a node's weights, as far as they are stored.
    fn weights(&self, node: &'a Node) -> Vec<usize> {
        let names = WEIGHTS.iter().filter_map(|&k| node.input(k));
        names.filter_map(|name| self.array(node, name).ok()).collect()
    }

    /// The recurrent node whose output a node reads.
    fn below(&self, of: usize) -> Result<Option<usize>, ImportError> {
        let (mut at, mut seen) = (of, BTreeSet::new());
        loop {
            if !seen.insert(at) {
                return Err(ImportError::Cycle { place: self.file.nodes[of].place() });
            }
            let Some(&maker) = self.file.nodes[at].input(0).and_then(|name| self.makers.get(name)) else {
                return Ok(None);
            };
            let op = self.file.nodes[maker].op.as_str();
            if OPERATORS.iter().any(|(recurrent, _)| *recurrent == op) && maker != of {
                return Ok(Some(maker));
            }
            if !MOVES.contains(&op) && maker != of {
                return Ok(None);
            }
            at = maker;
        }
    }

    /// Initial states that are stored and not 0.
    fn initial(&self, node: &'a Node) -> Vec<Warning> {
        let stored = INITIAL.iter().filter_map(|&k| self.array(node, node.input(k)?).ok());
        let not_zero = |array: &&Array<'_>| array.numbers().is_ok_and(|mut numbers| numbers.any(|v| v != 0.0));
        let arrays = stored.map(|k| &self.file.arrays[k]).filter(not_zero);
        arrays.map(|array| Warning::InitialState { name: array.name.clone() }).collect()
    }

    fn single(&self, node: &'a Node, activations: &[&str]) -> Result<Single, ImportError> {
        let directions: &[bool] = match node.attribute("direction") {
            None => &[false],
            Some(Attribute::Text(text)) if text == "forward" => &[false],
            Some(Attribute::Text(text)) if text == "reverse" => &[true],
            Some(Attribute::Text(text)) if text == "bidirectional" => &[false, true],
            Some(other) => return Err(unsupported(node, &format!("direction = {other:?}"))),
        };
        check_options(node, activations, directions.len())?;
        let mut held = Vec::new();
        for (entry, &k) in WEIGHTS.iter().enumerate() {
            match node.input(k) {
                Some(name) => held.push((entry, self.array(node, name)?)),
                None if entry < 2 => return Err(left_out(node, k)),
                None => {}
            }
        }
        let of = |(reverse, part): (bool, usize)| {
            let part = |&(entry, array): &(usize, usize)| Ok((entry, self.part(array, part, directions.len())?));
            Ok((reverse, held.iter().map(part).collect::<Result<Vec<_>, ImportError>>()?))
        };
        let parts = directions.iter().copied().zip(0..).map(of).collect::<Result<Vec<_>, ImportError>>()?;
        let columns = |k: usize| parts[0].1.get(k).and_then(|(_, held)| held.shape.last().copied()).unwrap_or(0);
        let (input, hidden) = (columns(0), columns(1));
        let declared = node.integer("hidden_size", hidden as i64);
        if declared != hidden as i64 {
            let wanted = format!("hidden_size of {} is {declared}", node.place());
            let array = &self.file.arrays[held[1].1];
            let place = format!("tensor \"{}\"", shortened(&array.name));
            return Err(ImportError::Shape { place, got: array.shape.clone(), wanted });
        }
        let name = if node.name.is_empty() { node.outputs.first() } else { Some(&node.name) };
        Ok(Single {
            name: name.cloned().unwrap_or_default(),
            convention: Convention::Onnx,
            variant: variant(node, held.iter().any(|(entry, _)| *entry == 3))?,
            input,
            hidden,
            directions: parts,
            questions: Vec::new(),
        })
    }

    /// One direction's part of a tensor `[D, …]`.
    fn part(&self, array: usize, part: usize, directions: usize) -> Result<Held, ImportError> {
        let tensor = &self.file.arrays[array];
        let mut shape = tensor.shape.clone();
        match shape.first_mut() {
            Some(first) if *first == directions => *first = 1,
            _ => {
                let wanted = format!("its first axis has to be the number of directions, {directions}");
                let place = format!("tensor \"{}\"", shortened(&tensor.name));
                return Err(ImportError::Shape { place, got: tensor.shape.clone(), wanted });
            }
        }
        Ok(Held { array, part, shape })
    }
}

fn unsupported(node: &Node, what: &str) -> ImportError {
    ImportError::Unsupported {
        place: node.place(),
        what: shortened(what),
        remedy: "export the layer with the operator's default options",
    }
}

fn left_out(node: &Node, input: usize) -> ImportError {
    ImportError::Missing {
        place: node.place(),
        what: format!("input {input}, {}", ["X", "W", "R"].get(input).copied().unwrap_or("weights")),
        given: format!("{} inputs", node.inputs.len()),
    }
}

/// Refuses options that change the equations to others than are built.
fn check_options(node: &Node, activations: &[&str], directions: usize) -> Result<(), ImportError> {
    if let Some(Attribute::Texts(given)) = node.attribute("activations") {
        let wanted = activations.iter().cycle().take(activations.len() * directions);
        let other = given.iter().zip(wanted.clone()).find(|(got, want)| !got.eq_ignore_ascii_case(want));
        if let Some((other, _)) = other {
            return Err(unsupported(node, &format!("activation {other}")));
        }
        if given.len() != wanted.count() {
            return Err(unsupported(node, &format!("{} activations", given.len())));
        }
    }
    if node.attribute("clip").is_some() {
        return Err(unsupported(node, "clip"));
    }
    match node.integer("input_forget", 0) {
        0 => Ok(()),
        other => Err(unsupported(node, &format!("input_forget = {other}"))),
    }
}

fn variant(node: &Node, peepholes: bool) -> Result<Variant, ImportError> {
    let id = match node.op.as_str() {
        "LSTM" if peepholes => "lstm_peephole",
        "LSTM" => "lstm",
        "GRU" if node.integer("linear_before_reset", 0) != 0 => "gru",
        "GRU" => "gru.reset-before",
        _ => "elman",
    };
    Variant::parse(id).ok_or_else(|| unsupported(node, id))
}
