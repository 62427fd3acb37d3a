//! Which cells stand on top of each other?

use super::{Answer, Cell, File, Found, Held, Network, Question, Warning};
use crate::cell::Variant;
use crate::weights::Convention;

/// One layer, in one direction or both, before it is known what stands around it.
#[derive(Clone, Debug)]
pub(super) struct Single {
    pub name: String,
    pub convention: Convention,
    pub variant: Variant,
    pub input: usize,
    pub hidden: usize,
    /// Each direction's tensors, and whether it reads from the end.
    pub directions: Vec<(bool, Vec<(usize, Held)>)>,
    pub questions: Vec<Question>,
}

impl Single {
    /// Whether this layer can read another's output.
    pub(super) fn fits_on(&self, below: &Self) -> bool {
        let same = (self.convention, &self.variant) == (below.convention, &below.variant);
        same && self.input == below.hidden * below.directions.len()
    }

    /// Whether another cell has the same shapes, so that both may be one layer's two directions.
    pub(super) fn is_twin(&self, other: &Self) -> bool {
        let sizes = |s: &Self| (s.convention, s.input, s.hidden, s.directions.len());
        sizes(self) == sizes(other) && self.variant == other.variant && self.directions.len() == 1
    }

    /// The same layer with another cell as its second direction.
    pub(super) fn with_reverse(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.directions.extend(other.directions.iter().map(|(_, tensors)| (true, tensors.clone())));
        both
    }
}

/// The network of these layers.
pub(super) fn network(layers: &[&Single]) -> Option<Network> {
    let first = layers.first()?;
    let cell = |layer: usize, (reverse, tensors): &(bool, Vec<(usize, Held)>)| Cell {
        layer,
        reverse: *reverse,
        tensors: tensors.clone(),
    };
    let cells = layers.iter().enumerate().flat_map(|(k, layer)| layer.directions.iter().map(move |d| cell(k, d)));
    let name = match layers {
        [only] => only.name.clone(),
        [first, .., last] => format!("{} … {}", first.name, last.name),
        [] => String::new(),
    };
    let mut network = Network::new(name, Some(first.convention), first.variant.clone(), cells.collect());
    network.questions.clone_from(&first.questions);
    Some(network)
}

/// Keeps each chain as a network, and each of its layers alone where there are several.
pub(super) fn keep(file: &File<'_>, found: &mut Found, chains: &[Vec<&Single>]) {
    for chain in chains {
        let alone = if chain.len() > 1 { chain.iter().map(|layer| vec![*layer]).collect() } else { Vec::new() };
        for layers in std::iter::once(chain.clone()).chain(alone) {
            if let Some(network) = network(&layers) {
                let arrays = network.arrays();
                found.keep(file, Ok(network), arrays);
            }
        }
    }
}

/// Layers in the order of the file, cut wherever one does not fit on the one before.
pub(super) fn in_order(singles: &[Single]) -> Vec<Vec<&Single>> {
    let mut chains: Vec<Vec<&Single>> = Vec::new();
    for single in singles {
        match chains.last_mut() {
            Some(chain) if chain.last().is_some_and(|below| single.fits_on(below)) => chain.push(single),
            _ => chains.push(vec![single]),
        }
    }
    chains
}

/// The cell with so many gates, in its canonical form.
pub(super) fn cell(gates: usize) -> Option<Variant> {
    let id = match gates {
        1 => "elman",
        3 => "gru",
        4 => "lstm",
        _ => return None,
    };
    Variant::parse(id)
}

/// What to say about a network whose cell has no gate.
pub(super) fn warn_of_activation(network: &mut Network) {
    let said = network.warnings.contains(&Warning::Activation);
    if network.variant.to_string() == "elman" && network.convention.is_some() && !said {
        network.warnings.push(Warning::Activation);
    }
}

/// A GRU without biases does not show whether it resets before or after the product.
pub(super) fn reset() -> Option<Question> {
    let options = ["gru", "gru.reset-before"].into_iter().filter_map(Variant::parse).map(Answer::Cell).collect();
    Some(Question { options })
}
