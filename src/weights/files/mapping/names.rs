//! Which tensors are a recurrent layer, by their names?
//!
//! PyTorch: `weight_ih_l0`, `weight_hh_l0_reverse` … after any prefix. Keras: `kernel`, `recurrent_kernel` and `bias` of one
//! path.

use super::chain::{Single, cell, in_order, keep, reset, warn_of_activation};
use super::{Cell, Found, Held, Network};
use crate::weights::files::{File, ImportError, shortened};
use crate::weights::{Convention, Form};
use std::collections::BTreeMap;

/// What a PyTorch name says.
struct Name<'a> {
    prefix: &'a str,
    base: &'a str,
    layer: usize,
    reverse: bool,
}

/// In the order of the form's list.
const BASES: [&str; 5] = ["weight_ih", "weight_hh", "bias_ih", "bias_hh", "weight_peephole"];
/// The projection of an LSTM with `proj_size`.
const PROJECTION: &str = "weight_hr";

impl<'a> Name<'a> {
    fn parse(name: &'a str) -> Option<Self> {
        let found = BASES.iter().chain([&PROJECTION]).find_map(|base| Some((*base, name.rfind(base)?)));
        let (base, at) = found?;
        let (rest, reverse) = match name[at + base.len()..].strip_suffix("_reverse") {
            Some(rest) => (rest, true),
            None => (&name[at + base.len()..], false),
        };
        let layer = if rest.is_empty() { 0 } else { rest.strip_prefix("_l")?.parse().ok()? };
        Some(Self { prefix: &name[..at], base, layer, reverse })
    }
}

/// Finds networks by name.
pub(super) fn find(file: &File<'_>, found: &mut Found) {
    let mut modules: Vec<(&str, Vec<(usize, Name<'_>)>)> = Vec::new();
    for (k, array) in file.arrays.iter().enumerate() {
        let Some(name) = Name::parse(&array.name) else { continue };
        match modules.iter_mut().find(|(prefix, _)| *prefix == name.prefix) {
            Some((_, members)) => members.push((k, name)),
            None => modules.push((name.prefix, vec![(k, name)])),
        }
    }
    for (prefix, members) in &modules {
        let arrays = members.iter().map(|(k, _)| *k).collect();
        found.keep(file, module(file, prefix, members), arrays);
    }
    let singles = keras(file);
    keep(file, found, &in_order(&singles));
    found.networks.iter_mut().for_each(warn_of_activation);
}

/// A PyTorch module: all layers and directions under one prefix.
fn module(file: &File<'_>, prefix: &str, members: &[(usize, Name<'_>)]) -> Result<Network, ImportError> {
    let mut cells: BTreeMap<(usize, bool), Vec<(usize, Held)>> = BTreeMap::new();
    for (array, name) in members {
        let place = format!("tensor \"{}\"", shortened(&file.arrays[*array].name));
        let Some(entry) = BASES.iter().position(|base| *base == name.base) else {
            let what = "a projected hidden state (proj_size)".to_owned();
            return Err(ImportError::Unsupported { place, what, remedy: "train without proj_size" });
        };
        let tensors = cells.entry((name.layer, name.reverse)).or_default();
        if tensors.iter().any(|(k, _)| *k == entry) {
            return Err(ImportError::Duplicate { place, name: name.base.to_owned() });
        }
        tensors.push((entry, Held::whole(file, *array)));
    }
    let name = prefix.trim_end_matches(['.', '/', '_']);
    let name = if name.is_empty() { file.format.id() } else { name };
    check_places(name, &cells)?;
    let (convention, variant) = match &file.variant {
        Some(variant) => (None, variant.clone()),
        None => (Some(Convention::PyTorch), variant(file, &cells)?),
    };
    let cells = cells.into_iter().map(|((layer, reverse), tensors)| Cell { layer, reverse, tensors });
    let mut network = Network::new(name.to_owned(), convention, variant, cells.collect());
    if convention.is_none() {
        network.renumber()?;
    }
    Ok(network)
}

impl Network {
    /// Gives each tensor its place in the list of a form that leaves some out, as a cell without biases does.
    fn renumber(&mut self) -> Result<(), ImportError> {
        let names = Form::canonical(&self.variant).names();
        for (k, _) in self.cells.iter_mut().flat_map(|cell| &mut cell.tensors) {
            *k = names.iter().position(|name| name == BASES[*k]).ok_or_else(|| ImportError::Unsupported {
                place: format!("cell {}", self.variant),
                what: format!("a tensor {}", BASES[*k]),
                remedy: "leave this tensor out",
            })?;
        }
        Ok(())
    }
}

/// Layers are counted from 0 without a gap, and all have the same directions and both matrices.
fn check_places(name: &str, cells: &BTreeMap<(usize, bool), Vec<(usize, Held)>>) -> Result<(), ImportError> {
    let directions: Vec<bool> = [false, true].into_iter().filter(|d| cells.contains_key(&(0, *d))).collect();
    let last = cells.keys().next_back().map_or(0, |(layer, _)| *layer);
    let missing = |what: String| ImportError::Missing {
        place: format!("\"{}\"", shortened(name)),
        what,
        given: format!("{} cells in layers 0 to {last}", cells.len()),
    };
    let suffix = |reverse: &bool| if *reverse { "_reverse" } else { "" };
    if directions.is_empty() {
        return Err(missing("weight_ih_l0".to_owned()));
    }
    let expected = (0..=last).flat_map(|layer| directions.iter().map(move |d| (layer, *d)));
    for (place, (layer, reverse)) in cells.keys().zip(expected) {
        if *place != (layer, reverse) {
            return Err(missing(format!("weight_ih_l{layer}{}", suffix(&reverse))));
        }
    }
    if !cells.len().is_multiple_of(directions.len()) {
        return Err(missing(format!("weight_ih_l{last}_reverse")));
    }
    let whole = |tensors: &Vec<(usize, Held)>, k: usize| tensors.iter().any(|(entry, _)| *entry == k);
    for ((layer, reverse), tensors) in cells {
        if let Some(k) = [0, 1].into_iter().find(|&k| !whole(tensors, k)) {
            return Err(missing(format!("{}_l{layer}{}", BASES[k], suffix(reverse))));
        }
    }
    Ok(())
}

/// The cell, by the number of gates in the first layer's weights from h, `[G·H, H]`.
fn variant(
    file: &File<'_>,
    cells: &BTreeMap<(usize, bool), Vec<(usize, Held)>>,
) -> Result<crate::cell::Variant, ImportError> {
    let held = cells.values().flatten().find(|(k, _)| *k == 1).map(|(_, held)| held);
    let shape = held.map_or(&[] as &[usize], |held| &held.shape);
    let gates = match shape {
        &[rows, columns] if columns > 0 && rows % columns == 0 => rows / columns,
        _ => 0,
    };
    cell(gates).ok_or_else(|| ImportError::Shape {
        place: held.map_or_else(String::new, |held| format!("tensor \"{}\"", shortened(&file.arrays[held.array].name))),
        got: shape.to_vec(),
        wanted: "weights from h are [G·H, H] with G = 1 (RNN), 3 (GRU) or 4 (LSTM)".to_owned(),
    })
}

/// Keras' layers, in the order of their first tensor.
fn keras(file: &File<'_>) -> Vec<Single> {
    let path = |name: &str, leaf: &str| {
        let name = name.strip_suffix(":0").unwrap_or(name);
        let path = name.strip_suffix(leaf)?;
        (path.is_empty() || path.ends_with(['/', '.'])).then(|| path.to_owned())
    };
    let held = |path: &str, leaf: &str| {
        let is = |name: &str| name.strip_suffix(":0").unwrap_or(name) == format!("{path}{leaf}");
        file.arrays.iter().position(|array| is(&array.name)).map(|k| Held::whole(file, k))
    };
    let paths = file.arrays.iter().filter_map(|array| path(&array.name, "recurrent_kernel"));
    let singles = paths.filter_map(|path| {
        single(&path, [held(&path, "kernel"), held(&path, "recurrent_kernel"), held(&path, "bias")])
    });
    let mut layers: Vec<(String, Single)> = Vec::new();
    for (path, single) in singles {
        let forward = path.replace("backward_", "forward_");
        match layers.iter_mut().find(|(other, layer)| path != forward && *other == forward && layer.is_twin(&single)) {
            Some((_, layer)) => *layer = layer.with_reverse(&single),
            None => layers.push((path, single)),
        }
    }
    layers.into_iter().map(|(_, layer)| layer).collect()
}

fn single(path: &str, [kernel, recurrent, bias]: [Option<Held>; 3]) -> Option<(String, Single)> {
    let (kernel, recurrent) = (kernel?, recurrent?);
    let (input, hidden) = (*kernel.shape.first()?, *recurrent.shape.first()?);
    let gates = recurrent.shape.get(1)?.checked_div(hidden)?;
    let mut variant = cell(gates)?;
    let mut questions = Vec::new();
    if gates == 3 {
        match &bias {
            Some(bias) if bias.shape.len() == 1 => variant = crate::cell::Variant::parse("gru.reset-before")?,
            Some(_) => {}
            None => questions.extend(reset()),
        }
    }
    let tensors = [(0, kernel), (1, recurrent)].into_iter().chain(bias.map(|bias| (2, bias))).collect();
    let name = path.trim_end_matches(['/', '.']);
    let single = Single {
        name: if name.is_empty() { "keras".to_owned() } else { name.to_owned() },
        convention: Convention::Keras,
        variant,
        input,
        hidden,
        directions: vec![(false, tensors)],
        questions,
    };
    Some((path.to_owned(), single))
}
