//! Which numbers does a cell run with that were not drawn? Those of a training, with the readout that was trained with them.
//!
//! A link does not carry them; where they do not fit the cell, its size or the width of what it reads, drawn ones hold.

use super::Scene;
use crate::cell::Graph;
use crate::engine::Params;
use crate::train::Head;
use std::sync::Arc;

/// Where given numbers come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nobody asks.
    #[default]
    Unknown,
    /// A training on the page, after so many updates.
    Training {
        /// The updates made.
        updates: u64,
    },
}

/// Parameters in place of drawn ones. Two are equal where they are the same.
#[derive(Clone, Debug)]
pub struct Given(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    origin: Origin,
    numbers: Vec<f64>,
}

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Given {
    /// Numbers in the order of [`crate::train::Network::numbers`]: the cell's tensors, V, d.
    pub fn new(origin: Origin, numbers: Vec<f64>) -> Self {
        Self(Arc::new(Inner { origin, numbers }))
    }

    /// Where they come from.
    pub fn origin(&self) -> &Origin {
        &self.0.origin
    }

    /// The numbers.
    pub fn numbers(&self) -> &[f64] {
        &self.0.numbers
    }

    /// Parameters and, where there are more numbers, a readout y = V·h + d with as many answers as they make; `None` where
    /// they do not fit a cell of these sizes.
    pub fn fit(&self, graph: &Graph, input: usize, hidden: usize) -> Option<(Params<f64>, Option<Head<f64>>)> {
        let (cell, rest) = self.numbers().split_at_checked(Params::<f64>::size(graph, input, hidden))?;
        if !rest.len().is_multiple_of(hidden + 1) {
            return None;
        }
        let mut cell = cell.iter().copied();
        let params = Params::fill(graph, input, hidden, || cell.next().unwrap_or(0.0));
        let (weight, bias) = rest.split_at(rest.len() / (hidden + 1) * hidden);
        let head = Head { weight: weight.to_vec(), bias: bias.to_vec() };
        Some((params, (!rest.is_empty()).then_some(head)))
    }
}

impl Scene {
    /// The given numbers of each column, for another thread; empty where there are none.
    pub fn given(&self) -> Vec<Vec<f64>> {
        let numbers = |given: &Given| given.numbers().to_vec();
        self.columns.iter().map(|column| column.given.as_ref().map(numbers).unwrap_or_default()).collect()
    }

    /// Puts in place what [`Scene::given`] took out.
    pub fn set_given(&mut self, lists: Vec<Vec<f64>>) {
        for (column, numbers) in self.columns.iter_mut().zip(lists) {
            column.given = (!numbers.is_empty()).then(|| Given::new(Origin::Unknown, numbers));
        }
    }
}
