//! Which stored number is which parameter?
//!
//! A [`Form`] is a framework's way to keep one cell. It gives every stored number its canonical tensor and
//! index; reading and writing walk the same list, so that there and back is the same by construction.

use super::error::ConventionError;
use super::table::{self, Entry, Lies, Row};
use crate::cell::{Graph, Tensor, Variant};
use crate::engine::Params;
use crate::math::Real;

/// A framework whose names, layouts and gate orders are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// PyTorch's `nn.LSTM`, `nn.GRU`, `nn.RNN`.
    PyTorch,
    /// Keras' `LSTM`, `GRU`, `SimpleRNN`.
    Keras,
    /// ONNX' operators `LSTM`, `GRU`, `RNN` with one direction.
    Onnx,
}

impl Convention {
    /// Every convention.
    pub const ALL: [Self; 3] = [Self::PyTorch, Self::Keras, Self::Onnx];

    /// Its name in files: `pytorch`, `keras`, `onnx`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PyTorch => "pytorch",
            Self::Keras => "keras",
            Self::Onnx => "onnx",
        }
    }

    /// The convention with this name.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|convention| convention.id() == id)
    }
}

/// A tensor as a framework stores it, row-major.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored<F> {
    /// The framework's name.
    pub name: String,
    /// Its shape.
    pub shape: Vec<usize>,
    /// Its numbers.
    pub data: Vec<F>,
}

/// How a framework keeps one cell: names, shapes, gate order, biases.
#[derive(Clone, Debug)]
pub struct Form {
    pub(super) graph: Graph,
    pub(super) entries: Vec<Entry>,
    pub(super) order: Vec<usize>,
    suffix: String,
}

impl Form {
    /// A framework's own form of a cell, with or without bias tensors.
    ///
    /// # Errors
    /// [`ConventionError::Unsupported`] where the framework has no such cell.
    pub fn new(convention: Convention, variant: &Variant, bias: bool) -> Result<Self, ConventionError> {
        let name = variant.to_string();
        let unsupported = || ConventionError::Unsupported {
            convention: convention.id(),
            variant: name.clone(),
            known: table::known(convention),
        };
        let row: &Row = table::rows(convention).iter().find(|r| r.variant == name).ok_or_else(unsupported)?;
        let is_bias = |tensor: &Tensor| matches!(tensor, Tensor::BiasIh | Tensor::BiasHh);
        let kept = |entry: &&Entry| bias || !entry.holds.iter().any(is_bias);
        let form = Self {
            graph: variant.graph(),
            entries: row.entries.iter().filter(kept).copied().collect(),
            order: Vec::new(),
            suffix: String::new(),
        };
        form.with_gates(row.gates)
    }

    /// The engine's own form of any cell: every parameter tensor under its canonical name, gates in the graph's order.
    pub fn canonical(variant: &Variant) -> Self {
        let graph = variant.graph();
        let used = |entry: &&Entry| entry.holds.iter().all(|&tensor| graph.block_count(tensor) > 0);
        let entries = table::CANONICAL.iter().filter(used).copied().collect();
        Self { entries, order: (0..graph.blocks.len()).collect(), graph, suffix: String::new() }
    }

    /// The same form with the gate blocks stored in another order, named canonically: `["i", "o", "f", "g"]`.
    ///
    /// # Errors
    /// [`ConventionError::GateOrder`] where the names are not each gate once.
    pub fn with_gates(mut self, gates: &[&str]) -> Result<Self, ConventionError> {
        let blocks = self.graph.blocks;
        let place = |gate: &&str| blocks.iter().position(|block| block == gate);
        let order: Vec<usize> = gates.iter().filter_map(place).collect();
        let each_once = (0..blocks.len()).all(|k| order.contains(&k)) && gates.len() == blocks.len();
        if !each_once {
            return Err(ConventionError::GateOrder { want: blocks.join(", "), got: gates.join(", ") });
        }
        self.order = order;
        Ok(self)
    }

    /// The same form with a suffix on every name: `_l0`, as PyTorch numbers its layers.
    pub fn with_suffix(mut self, suffix: &str) -> Self {
        suffix.clone_into(&mut self.suffix);
        self
    }

    /// The stored names, in the framework's order.
    pub fn names(&self) -> Vec<String> {
        self.entries.iter().map(|entry| self.name(entry)).collect()
    }

    /// Canonical parameters from stored tensors; what the form does not store is 0.
    ///
    /// A single bias becomes `bias_ih`.
    ///
    /// # Errors
    /// [`ConventionError::Missing`], [`ConventionError::Surplus`] or [`ConventionError::Shape`].
    pub fn read<F: Real>(
        &self,
        input: usize,
        hidden: usize,
        tensors: &[Stored<F>],
    ) -> Result<Params<F>, ConventionError> {
        let names = self.names();
        if let Some(stranger) = tensors.iter().find(|t| !names.contains(&t.name)) {
            return Err(ConventionError::Surplus { name: stranger.name.clone(), wanted: names.join(", ") });
        }
        let pick = |entry: &Entry| self.pick(entry, input, hidden, tensors);
        let picked = self.entries.iter().map(pick).collect::<Result<Vec<_>, _>>()?;
        let mut params = Params::zeros(&self.graph, input, hidden);
        for (entry, stored) in self.entries.iter().zip(picked) {
            self.fill(&mut params, entry, stored.data.iter().copied());
        }
        Ok(params)
    }

    /// Stored tensors from canonical parameters. A single bias is the sum of both.
    ///
    /// # Errors
    /// [`ConventionError::NoPlace`] where the form would lose a bias.
    pub fn write<F: Real>(&self, params: &Params<F>) -> Result<Vec<Stored<F>>, ConventionError> {
        let mut folded = params.clone();
        if self.holds(Tensor::BiasIh) && !self.holds(Tensor::BiasHh) {
            let both = params.tensor(Tensor::BiasIh).iter().zip(params.tensor(Tensor::BiasHh));
            let sums: Vec<F> = both.map(|(&b_ih, &b_hh)| b_ih + b_hh).collect();
            folded.tensor_mut(Tensor::BiasIh).copy_from_slice(&sums);
            folded.tensor_mut(Tensor::BiasHh).fill(F::ZERO);
        }
        let lost = |t: &Tensor| !self.holds(*t) && folded.tensor(*t).iter().any(|&v| v != F::ZERO);
        if let Some(tensor) = self.graph.tensors().find(lost) {
            return Err(ConventionError::NoPlace { tensor: tensor.name() });
        }
        Ok(self.write_gradients(&folded))
    }

    /// Stored tensors from canonical gradients. What is not stored is left out: ∂L/∂(a single bias) is
    /// ∂L/∂`bias_ih`, because both canonical biases enter the same sum.
    pub fn write_gradients<F: Real>(&self, gradients: &Params<F>) -> Vec<Stored<F>> {
        let (input, hidden) = (gradients.input, gradients.hidden);
        let stored = |entry: &Entry| Stored {
            name: self.name(entry),
            shape: self.shape(entry, input, hidden),
            data: self.places(entry, input, hidden).map(|(tensor, k)| gradients.tensor(tensor)[k]).collect(),
        };
        self.entries.iter().map(stored).collect()
    }

    /// The gates in the order in which their blocks are stored, by canonical name.
    pub fn stored_gates(&self) -> Vec<&'static str> {
        self.order.iter().map(|&k| self.graph.blocks[k]).collect()
    }

    /// The stored names, each with the canonical tensors that it holds.
    pub fn contents(&self) -> Vec<(String, Vec<&'static str>)> {
        let held = |entry: &Entry| entry.holds.iter().map(|tensor| tensor.name()).collect();
        self.entries.iter().map(|entry| (self.name(entry), held(entry))).collect()
    }

    /// Whether a canonical tensor has a place of its own.
    pub fn holds(&self, tensor: Tensor) -> bool {
        self.entries.iter().any(|entry| entry.holds.contains(&tensor))
    }

    /// Whether a matrix lies in this way.
    pub(super) fn lies(&self, lies: Lies) -> bool {
        self.entries.iter().any(|entry| entry.lies == lies && !entry.holds.contains(&Tensor::BiasIh))
    }

    pub(super) fn name(&self, entry: &Entry) -> String {
        format!("{}{}", entry.name, self.suffix)
    }

    fn pick<'a, F>(
        &self,
        entry: &Entry,
        input: usize,
        hidden: usize,
        tensors: &'a [Stored<F>],
    ) -> Result<&'a Stored<F>, ConventionError> {
        let name = self.name(entry);
        let given = || tensors.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(", ");
        let found = tensors.iter().find(|t| t.name == name);
        let stored = found.ok_or_else(|| ConventionError::Missing { name: name.clone(), given: given() })?;
        let want = self.shape(entry, input, hidden);
        if stored.shape == want && stored.data.len() == want.iter().product::<usize>() {
            return Ok(stored);
        }
        Err(ConventionError::Shape { name, want, got: stored.shape.clone(), numbers: stored.data.len() })
    }
}
