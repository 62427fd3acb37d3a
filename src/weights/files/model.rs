//! What is a whole recurrent model, layer by layer?

use super::DType;
use crate::cell::Variant;
use crate::engine::Params;

/// Recurrent layers on top of each other, and what reads the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The cell of every layer.
    pub variant: Variant,
    /// The layers, the first reads x.
    pub layers: Vec<Layer>,
    /// The linear layer at the end, where there is one.
    pub head: Option<Head>,
}

/// One layer: a cell that reads forward, backward, or one of each. Both read the whole layer below.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The forward direction first.
    pub directions: Vec<Direction>,
}

/// One cell with its direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Direction {
    /// Whether it reads from the last step to the first.
    pub reverse: bool,
    /// Its parameters.
    pub params: Params<f64>,
}

/// y = W·h + b of the last layer; of both directions' h one after the other where it has two.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// O
    pub outputs: usize,
    /// W, `[O, D·H]`
    pub weight: Vec<f64>,
    /// b, `[O]`
    pub bias: Vec<f64>,
}

impl Model {
    /// A model of one cell that reads forward.
    pub fn single(variant: Variant, params: Params<f64>) -> Self {
        let directions = vec![Direction { reverse: false, params }];
        Self { variant, layers: vec![Layer { directions }], head: None }
    }

    /// The narrower of f32 and f64 in which every number stays what it is.
    pub fn exact(&self) -> DType {
        let head = self.head.iter().flat_map(|head| head.weight.iter().chain(&head.bias)).copied();
        let cells = self.layers.iter().flat_map(|layer| &layer.directions);
        let mut numbers = cells.flat_map(|direction| direction.params.numbers()).chain(head);
        let stays = |v: f64| v.is_nan() || f64::from(v as f32).to_bits() == v.to_bits();
        if numbers.all(stays) { DType::F32 } else { DType::F64 }
    }
}

impl Layer {
    /// I
    pub fn input(&self) -> usize {
        self.directions.first().map_or(0, |direction| direction.params.input)
    }

    /// H of each direction.
    pub fn hidden(&self) -> usize {
        self.directions.first().map_or(0, |direction| direction.params.hidden)
    }

    /// Numbers that the layer hands on at each step: D·H.
    pub fn output(&self) -> usize {
        self.directions.iter().map(|direction| direction.params.hidden).sum()
    }

    /// Whether it reads both ways.
    pub const fn is_bidirectional(&self) -> bool {
        self.directions.len() == 2
    }
}
