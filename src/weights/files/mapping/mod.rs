//! Which tensor of a file becomes which gate of which cell?
//!
//! A file may hold several recurrent networks, and a network may be read in more than one way: [`Question`]s name what the
//! file leaves open, the first answer is the likeliest. Nothing is changed by looking.

mod assign;
mod chain;
mod names;
mod nodes;
mod order;
mod readout;

use super::{Array, DType, File, Format, ImportError};
use crate::cell::{Tensor, Variant};
use crate::weights::{Convention, Form};
use std::collections::BTreeSet;
use std::ops::Range;

pub use readout::Readout;

/// What a file offers.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The file's format.
    pub format: Format,
    /// Every recurrent network, to choose from.
    pub networks: Vec<Network>,
    /// What no network uses.
    pub ignored: Vec<Ignored>,
}

/// A tensor that is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Ignored {
    /// Its name.
    pub name: String,
    /// Its shape; empty where it is no tensor.
    pub shape: Vec<usize>,
    /// Its numbers' kind.
    pub element: String,
    /// Why.
    pub why: Why,
}

/// Why a tensor is left out.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It belongs to no recurrent layer and to nothing that reads one.
    Unused,
    /// It is no tensor.
    NoTensor,
    /// The layer that it belongs to cannot be built.
    Refused(ImportError),
}

/// What the file leaves open; the first answer is taken where nobody chooses.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The possible answers.
    pub options: Vec<Answer>,
}

/// One way to read a network.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Rows are units (PyTorch), or columns are (Keras).
    Convention(Convention),
    /// The gates' blocks lie in this order, by canonical name.
    Gates(Vec<&'static str>),
    /// The cell's equations: a GRU's reset before or after the product.
    Cell(Variant),
    /// Whether the first of two matrices of one shape is the recurrent one.
    Swapped(bool),
    /// Two cells of one shape are layers on top of each other, or one layer's two directions.
    BothDirections(bool),
}

/// What a person should know before using a network.
#[derive(Clone, Debug, PartialEq)]
pub enum Warning {
    /// Numbers that are ∞ or NaN.
    NotFinite {
        /// The tensor.
        name: String,
        /// How many.
        count: usize,
        /// The first, counted row by row from 0.
        first: usize,
    },
    /// The file stores an initial state that is not 0; the network begins at 0 here.
    InitialState {
        /// The tensor.
        name: String,
    },
    /// A plain RNN's file does not say whether its activation is tanh or ReLU; tanh is taken.
    Activation,
}

/// A recurrent network of a file.
#[derive(Clone, Debug)]
pub struct Network {
    /// Its name in the file: a prefix, a node, the first of its arrays.
    pub name: String,
    /// The convention recognised; `None` where the file is the project's own.
    pub convention: Option<Convention>,
    /// The cell recognised.
    pub variant: Variant,
    /// What the file leaves open.
    pub questions: Vec<Question>,
    /// Linear layers that may read the last layer, the likeliest first.
    pub readouts: Vec<Readout>,
    /// What a person should know.
    pub warnings: Vec<Warning>,
    cells: Vec<Cell>,
}

/// What a person chose of a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The answer to each question.
    pub answers: Vec<usize>,
    /// Which readout is taken.
    pub readout: Option<usize>,
}

/// One gate of one cell, and where its numbers lie in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// The layer, from 0.
    pub layer: usize,
    /// Whether it is the cell that reads from the end.
    pub reverse: bool,
    /// The tensor's name in the file.
    pub name: String,
    /// Its shape.
    pub shape: Vec<usize>,
    /// Its numbers' kind.
    pub dtype: DType,
    /// The canonical tensor that the numbers become.
    pub tensor: Tensor,
    /// The gate, by canonical name.
    pub gate: &'static str,
    /// Where they lie: one range for each axis.
    pub ranges: Vec<Range<usize>>,
}

/// One cell: where it stands and its tensors, by their place in the form's list.
#[derive(Clone, Debug)]
struct Cell {
    layer: usize,
    reverse: bool,
    tensors: Vec<(usize, Held)>,
}

/// A tensor, or one direction's part of it.
#[derive(Clone, Debug)]
struct Held {
    /// The place of the array in the file.
    array: usize,
    /// Which direction's part, where the tensor holds several.
    part: usize,
    /// The part's shape.
    shape: Vec<usize>,
}

impl Held {
    fn whole(file: &File<'_>, array: usize) -> Self {
        Self { array, part: 0, shape: file.arrays[array].shape.clone() }
    }

    /// Where its numbers lie among the array's.
    fn range(&self) -> Range<usize> {
        let length: usize = self.shape.iter().product();
        self.part * length..(self.part + 1) * length
    }

    fn numbers<'a>(&self, file: &'a File<'_>) -> Result<impl Iterator<Item = f64> + use<'a>, ImportError> {
        let range = self.range();
        Ok(file.arrays[self.array].numbers()?.skip(range.start).take(range.len()))
    }
}

impl Mapping {
    /// What a file offers.
    ///
    /// # Errors
    /// [`ImportError`] where nothing in the file is a recurrent layer that can be built.
    pub fn new(file: &File<'_>) -> Result<Self, ImportError> {
        let mut found = Found::default();
        match file.format {
            Format::Onnx => nodes::find(file, &mut found)?,
            Format::Npz if order::is_positional(file) => order::find(file, &mut found),
            _ => names::find(file, &mut found),
        }
        if found.networks.is_empty() && found.refused.is_empty() && file.format == Format::Npz {
            order::find(file, &mut found);
        }
        let used: BTreeSet<usize> = found.networks.iter().flat_map(Network::arrays).collect();
        for network in &mut found.networks {
            network.readouts = readout::find(file, network, &used);
            network.warnings.extend(network.not_finite(file)?);
        }
        if found.networks.is_empty() {
            let given = super::names(file.arrays.iter().map(|array| array.name.as_str()));
            return Err(found.refused.into_iter().next().map_or(ImportError::NoLayer { given }, |(error, _)| error));
        }
        Ok(Self { format: file.format, ignored: found.ignored(file), networks: found.networks })
    }
}

/// What was found, and what could not be built with the arrays that it would have used.
#[derive(Default)]
struct Found {
    networks: Vec<Network>,
    refused: Vec<(ImportError, Vec<usize>)>,
}

impl Found {
    /// Keeps a network whose tensors fit each other, or why it is none.
    fn keep(&mut self, file: &File<'_>, network: Result<Network, ImportError>, arrays: Vec<usize>) {
        match network.and_then(|network| network.check(file).map(|()| network)) {
            Ok(network) => self.networks.push(network),
            Err(error) => self.refused.push((error, arrays)),
        }
    }

    fn ignored(&self, file: &File<'_>) -> Vec<Ignored> {
        let used: BTreeSet<usize> = self.networks.iter().flat_map(Network::arrays).collect();
        let why = |k: usize| {
            let refused = self.refused.iter().find(|(_, arrays)| arrays.contains(&k));
            refused.map_or(Why::Unused, |(error, _)| Why::Refused(error.clone()))
        };
        let left = file.arrays.iter().enumerate().filter(|(k, _)| !used.contains(k));
        let arrays = left.map(|(k, array)| Ignored {
            name: array.name.clone(),
            shape: array.shape.clone(),
            element: array.element.to_string(),
            why: why(k),
        });
        let skipped = file.skipped.iter().map(|name| Ignored {
            name: name.clone(),
            shape: Vec::new(),
            element: String::new(),
            why: Why::NoTensor,
        });
        arrays.chain(skipped).collect()
    }
}

impl Network {
    fn new(name: String, convention: Option<Convention>, variant: Variant, cells: Vec<Cell>) -> Self {
        Self { name, convention, variant, questions: Vec::new(), readouts: Vec::new(), warnings: Vec::new(), cells }
    }

    /// Every array that it uses, its readouts' too.
    fn arrays(&self) -> Vec<usize> {
        let cells = self.cells.iter().flat_map(|cell| &cell.tensors).map(|(_, held)| held.array);
        cells.chain(self.readouts.iter().flat_map(Readout::arrays)).collect()
    }
}
