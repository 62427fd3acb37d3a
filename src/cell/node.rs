//! What is an equation made of?
//!
//! A cell is a list of named nodes. A node's value at step t is a sum of terms, a squashed value or an
//! element-wise product of values at step t, of states at step t−1, or of the input x_t. Everything else
//! in the house (forward pass, trace, gradients, diagrams, columns of a file) is derived from these nodes.

use std::ops::{Add, Mul, Range};

/// The place of a node in its graph's list; nodes are listed in the order in which they are computed.
pub type NodeId = usize;

/// Where an operand comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// The input x_t, `[I]`.
    Input,
    /// A state's value at step t−1, `[H]`: the initial state at the first step.
    Previous(NodeId),
    /// A node's value at the same step, `[H]`.
    Node(NodeId),
}

/// A parameter tensor, named as PyTorch names it; every tensor is a stack of one block per gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tensor {
    /// `weight_ih`, `[blocks·H, I]`: from the input.
    WeightIh,
    /// `weight_hh`, `[blocks·H, H]`: from the hidden state.
    WeightHh,
    /// `bias_ih`, `[blocks·H]`.
    BiasIh,
    /// `bias_hh`, `[blocks·H]`.
    BiasHh,
    /// `weight_peephole`, `[blocks·H]`: diagonal weights from the cell state.
    WeightPeephole,
}

impl Tensor {
    /// Every tensor that a cell may have, in the order in which their initial values are drawn.
    pub const ALL: [Self; 5] = [Self::WeightIh, Self::WeightHh, Self::BiasIh, Self::BiasHh, Self::WeightPeephole];

    /// PyTorch's name, without the layer's suffix.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WeightIh => "weight_ih",
            Self::WeightHh => "weight_hh",
            Self::BiasIh => "bias_ih",
            Self::BiasHh => "bias_hh",
            Self::WeightPeephole => "weight_peephole",
        }
    }

    /// Numbers in one row of a block, given the sizes I and H.
    pub const fn columns(self, input: usize, hidden: usize) -> usize {
        match self {
            Self::WeightIh => input,
            Self::WeightHh => hidden,
            Self::BiasIh | Self::BiasHh | Self::WeightPeephole => 1,
        }
    }
}

/// One gate's rows of a parameter tensor: rows `index·H .. (index+1)·H`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Block {
    /// The tensor that holds the block.
    pub tensor: Tensor,
    /// The gate's place in the stack.
    pub index: usize,
}

impl Block {
    /// The block's rows in its tensor.
    pub const fn rows(self, hidden: usize) -> Range<usize> {
        self.index * hidden..(self.index + 1) * hidden
    }
}

/// One summand of a [`Op::Sum`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Matrix times vector: `M·s`.
    Dense(Block, Source),
    /// Diagonal matrix times vector: `p ⊙ s`.
    Diagonal(Block, Source),
    /// A bias vector: `b`.
    Bias(Block),
    /// The value itself: `s`.
    Value(Source),
}

impl Term {
    /// Where the summand's value comes from; a bias comes from nowhere.
    pub const fn source(self) -> Option<Source> {
        match self {
            Self::Dense(_, s) | Self::Diagonal(_, s) | Self::Value(s) => Some(s),
            Self::Bias(_) => None,
        }
    }

    /// The summand's parameters; a value has none.
    pub const fn block(self) -> Option<Block> {
        match self {
            Self::Dense(block, _) | Self::Diagonal(block, _) | Self::Bias(block) => Some(block),
            Self::Value(_) => None,
        }
    }
}

/// One side of an element-wise product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// `s`
    Of(Source),
    /// `1 − s`
    Complement(Source),
}

impl Factor {
    /// Where the factor's value comes from.
    pub const fn source(self) -> Source {
        match self {
            Self::Of(s) | Self::Complement(s) => s,
        }
    }
}

/// How a node's value comes about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// `Σ terms`
    Sum(Vec<Term>),
    /// `σ(s) = 1/(1+e^−s)`
    Sigmoid(Source),
    /// `tanh(s)`
    Tanh(Source),
    /// `a ⊙ b`
    Product(Factor, Factor),
    /// `1 − s`: one gate does another's work.
    Complement(Source),
    /// `1`: a gate that was taken out.
    One,
}

impl Op {
    /// Every operand, in the order in which the equation names them.
    pub fn sources(&self) -> Vec<Source> {
        match self {
            Self::Sum(terms) => terms.iter().filter_map(|t| t.source()).collect(),
            Self::Sigmoid(s) | Self::Tanh(s) | Self::Complement(s) => vec![*s],
            Self::One => Vec::new(),
            Self::Product(a, b) => vec![a.source(), b.source()],
        }
    }
}

/// What a node is for, in the field's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// What enters σ or tanh.
    PreActivation,
    /// A value in (0, 1) that scales another.
    Gate,
    /// A value in (−1, 1) that may be written into a state.
    Candidate,
    /// An intermediate result.
    Product,
    /// What is handed on to the next step.
    State,
}

/// The interval that a node's values lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Interval {
    /// (0, 1)
    Unit,
    /// (−1, 1)
    Signed,
    /// (−∞, ∞)
    Real,
}

/// A named value of the cell, one number per unit and step.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The equation's symbol, in ASCII: `f`, `c`, `pre_f`, `tanh_c`.
    pub symbol: &'static str,
    /// The field's standard term, as a key of the words: `forget-gate`.
    pub term: &'static str,
    /// What it is for.
    pub role: Role,
    /// Where its values lie.
    pub range: Interval,
    /// How it comes about.
    pub op: Op,
    /// Its place in the cell's drawing, x to the right and y down, in units of the drawing's grid.
    pub position: Option<(f32, f32)>,
}

/// A sum being written down: `W(0) * x + U(0) * h + b(0)`.
#[derive(Clone, Debug, Default)]
pub struct Expression(pub(super) Vec<Term>);

impl Expression {
    /// `Σ terms`
    pub fn into_terms(self) -> Vec<Term> {
        self.0
    }
}

/// `W_k`: the k-th block of `weight_ih`.
#[derive(Clone, Copy, Debug)]
pub struct W(pub usize);
/// `U_k`: the k-th block of `weight_hh`.
#[derive(Clone, Copy, Debug)]
pub struct U(pub usize);
/// `p_k`: the k-th block of `weight_peephole`, a diagonal matrix.
#[derive(Clone, Copy, Debug)]
pub struct P(pub usize);

/// `b_k`: the k-th block of `bias_ih`.
pub fn b_ih(index: usize) -> Expression {
    Expression(vec![Term::Bias(Block { tensor: Tensor::BiasIh, index })])
}

/// `b_k`: the k-th block of `bias_hh`.
pub fn b_hh(index: usize) -> Expression {
    Expression(vec![Term::Bias(Block { tensor: Tensor::BiasHh, index })])
}

/// `b_ih,k + b_hh,k`: both biases of a gate.
pub fn b(index: usize) -> Expression {
    b_ih(index) + b_hh(index)
}

impl Mul<Source> for W {
    type Output = Expression;
    fn mul(self, s: Source) -> Expression {
        Expression(vec![Term::Dense(Block { tensor: Tensor::WeightIh, index: self.0 }, s)])
    }
}

impl Mul<Source> for U {
    type Output = Expression;
    fn mul(self, s: Source) -> Expression {
        Expression(vec![Term::Dense(Block { tensor: Tensor::WeightHh, index: self.0 }, s)])
    }
}

impl Mul<Source> for P {
    type Output = Expression;
    fn mul(self, s: Source) -> Expression {
        Expression(vec![Term::Diagonal(Block { tensor: Tensor::WeightPeephole, index: self.0 }, s)])
    }
}

impl From<Source> for Expression {
    fn from(s: Source) -> Self {
        Self(vec![Term::Value(s)])
    }
}

impl<E: Into<Expression>> Add<E> for Expression {
    type Output = Self;
    fn add(mut self, other: E) -> Self {
        self.0.extend(other.into().0);
        self
    }
}

impl Add for Source {
    type Output = Expression;
    fn add(self, other: Self) -> Expression {
        Expression::from(self) + other
    }
}
