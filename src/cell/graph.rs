//! How is a cell written down?
//!
//! [`Equations`] collects nodes in the order in which a paper gives them; [`Graph`] is the result, checked:
//! every operand is defined before it is used and every state that is read is also written.

use super::node::{Block, Expression, Factor, Interval, Node, NodeId, Op, Role, Source, Tensor, Term};

/// A cell's equations: nodes in the order of computation.
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    /// Every named value.
    pub nodes: Vec<Node>,
    /// The nodes that are handed on to the next step; the hidden state first.
    pub states: Vec<NodeId>,
    /// The gates' names in the order of their blocks: `["i", "f", "g", "o"]`.
    pub blocks: &'static [&'static str],
}

impl Graph {
    /// The node with this symbol.
    pub fn find(&self, symbol: &str) -> Option<NodeId> {
        self.nodes.iter().position(|n| n.symbol == symbol)
    }

    /// The hidden state, which every cell hands to the readout.
    pub fn hidden(&self) -> NodeId {
        self.states[0]
    }

    /// The cell state, where the cell has one besides the hidden state.
    pub fn cell_state(&self) -> Option<NodeId> {
        self.states.get(1).copied()
    }

    /// The nodes of one role, in the order of computation.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = NodeId> + '_ {
        (0..self.nodes.len()).filter(move |&k| self.nodes[k].role == role)
    }

    /// How many blocks of a tensor the equations use; 0 when the cell has no such tensor.
    pub fn block_count(&self, tensor: Tensor) -> usize {
        self.terms().filter_map(|t| t.block()).filter(|b| b.tensor == tensor).map(|b| b.index + 1).max().unwrap_or(0)
    }

    /// The tensors that the equations use, in the canonical order.
    pub fn tensors(&self) -> impl Iterator<Item = Tensor> + '_ {
        Tensor::ALL.into_iter().filter(|&t| self.block_count(t) > 0)
    }

    /// Every parameter block of the equations, tensor by tensor in the canonical order.
    pub fn parameter_blocks(&self) -> impl Iterator<Item = Block> + '_ {
        self.tensors().flat_map(|tensor| (0..self.block_count(tensor)).map(move |index| Block { tensor, index }))
    }

    fn terms(&self) -> impl Iterator<Item = &Term> {
        self.nodes.iter().flat_map(|n| if let Op::Sum(terms) = &n.op { terms.as_slice() } else { &[] })
    }
}

/// The sheet on which a cell's equations are written.
///
/// States are announced first ([`Equations::previous`]), because an equation may read h_{t−1} before it says
/// what h_t is; their nodes are reserved at the end of the announcement and moved into place by
/// [`Equations::finish`].
#[derive(Debug)]
pub struct Equations {
    nodes: Vec<Node>,
    announced: Vec<&'static str>,
    blocks: &'static [&'static str],
}

/// Marks, until the sheet is finished, the state that was announced as the k-th.
const ANNOUNCED: NodeId = NodeId::MAX / 2;

impl Equations {
    /// An empty sheet for a cell whose parameter blocks have these names.
    pub fn new(blocks: &'static [&'static str]) -> Self {
        Self { nodes: Vec::new(), announced: Vec::new(), blocks }
    }

    /// x_t
    pub fn input(&self) -> Source {
        Source::Input
    }

    /// The value of a state at step t−1; the hidden state is to be announced first.
    pub fn previous(&mut self, symbol: &'static str) -> Source {
        self.announced.push(symbol);
        Source::Previous(ANNOUNCED + self.announced.len() - 1)
    }

    /// `σ(pre)`: a value in (0, 1), with its pre-activation as a node of its own.
    pub fn gate(&mut self, names: [&'static str; 2], term: &'static str, pre: Expression) -> Source {
        let pre = self.pre_activation(names[0], pre);
        self.push(names[1], term, Role::Gate, Interval::Unit, Op::Sigmoid(pre))
    }

    /// `tanh(pre)`: a value in (−1, 1), with its pre-activation as a node of its own.
    pub fn candidate(&mut self, names: [&'static str; 2], term: &'static str, pre: Expression) -> Source {
        let pre = self.pre_activation(names[0], pre);
        self.push(names[1], term, Role::Candidate, Interval::Signed, Op::Tanh(pre))
    }

    /// What enters σ or tanh.
    pub fn pre_activation(&mut self, symbol: &'static str, sum: Expression) -> Source {
        self.push(symbol, "pre-activation", Role::PreActivation, Interval::Real, Op::Sum(sum.0))
    }

    /// An intermediate sum with a name.
    pub fn part(&mut self, symbol: &'static str, term: &'static str, sum: Expression) -> Source {
        self.push(symbol, term, Role::Product, Interval::Real, Op::Sum(sum.0))
    }

    /// `a ⊙ b`
    pub fn product(
        &mut self,
        symbol: &'static str,
        term: &'static str,
        a: impl Into<Factor>,
        b: impl Into<Factor>,
    ) -> Source {
        self.push(symbol, term, Role::Product, Interval::Real, Op::Product(a.into(), b.into()))
    }

    /// `tanh(s)` of a value that is not a pre-activation.
    pub fn squashed(&mut self, symbol: &'static str, term: &'static str, s: Source) -> Source {
        self.push(symbol, term, Role::Product, Interval::Signed, Op::Tanh(s))
    }

    /// A node that is handed on to the next step.
    pub fn state(&mut self, symbol: &'static str, term: &'static str, range: Interval, op: Op) -> Source {
        self.push(symbol, term, Role::State, range, op)
    }

    /// Places nodes in the cell's drawing.
    pub fn place(&mut self, positions: &[(&str, f32, f32)]) {
        for &(symbol, x, y) in positions {
            if let Some(node) = self.nodes.iter_mut().find(|n| n.symbol == symbol) {
                node.position = Some((x, y));
            }
        }
    }

    /// The finished graph; announced states now point to their nodes.
    pub fn finish(mut self) -> Graph {
        let states: Vec<NodeId> = self.announced.iter().map(|s| self.index_of(s)).collect();
        for node in &mut self.nodes {
            resolve(&mut node.op, &states);
        }
        Graph { nodes: self.nodes, states, blocks: self.blocks }
    }

    fn index_of(&self, symbol: &str) -> NodeId {
        self.nodes.iter().position(|n| n.symbol == symbol).unwrap_or(NodeId::MAX)
    }

    fn push(&mut self, symbol: &'static str, term: &'static str, role: Role, range: Interval, op: Op) -> Source {
        self.nodes.push(Node { symbol, term, role, range, op, position: None });
        Source::Node(self.nodes.len() - 1)
    }
}

impl From<Source> for Factor {
    fn from(s: Source) -> Self {
        Self::Of(s)
    }
}

/// `1 − s`
pub fn complement(s: Source) -> Factor {
    Factor::Complement(s)
}

fn resolve(op: &mut Op, states: &[NodeId]) {
    let fix = |s: &mut Source| {
        if let Source::Previous(k) = s
            && *k >= ANNOUNCED
        {
            *k = states.get(*k - ANNOUNCED).copied().unwrap_or(NodeId::MAX);
        }
    };
    match op {
        Op::Sum(terms) => terms.iter_mut().for_each(|t| match t {
            Term::Dense(_, s) | Term::Diagonal(_, s) | Term::Value(s) => fix(s),
            Term::Bias(_) => {}
        }),
        Op::Sigmoid(s) | Op::Tanh(s) | Op::Complement(s) => fix(s),
        Op::One => {}
        Op::Product(a, b) => [a, b].into_iter().for_each(|factor| match factor {
            Factor::Of(s) | Factor::Complement(s) => fix(s),
        }),
    }
}
