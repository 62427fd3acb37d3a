//! In which order does a step compute?
//!
//! The graph becomes a flat list of instructions: one matrix product per source (all gates that read it at
//! once), and one element-wise instruction per node. The backward pass walks the same list in reverse.

use super::error::EngineError;
use super::layout::{Layout, is_linear};
use crate::cell::{Block, Factor, Graph, NodeId, Op, Source, Term};

/// One matrix product: the rows `first_row ..` of the stack gain `M·source`, M made of the blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiply {
    /// What is multiplied.
    pub source: Source,
    /// The first node's row in the stack.
    pub first_row: usize,
    /// Each node with its block, in the stack's order.
    pub members: Vec<(NodeId, Block)>,
}

/// What to do next within a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Instruction {
    /// Run the k-th product.
    Multiply(usize),
    /// Compute a node from what is there.
    Node(NodeId),
}

/// A compiled graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// Every matrix product; those with the input run for all steps before the first.
    pub products: Vec<Multiply>,
    /// One step.
    pub step: Vec<Instruction>,
}

impl Program {
    /// Compiles a graph whose nodes have been placed.
    pub fn new(graph: &Graph, layout: &Layout) -> Result<Self, EngineError> {
        check(graph)?;
        let products = products(graph, layout);
        let reading = |source| {
            let of = move |p: &Multiply| p.source == source;
            products.iter().enumerate().filter(move |(_, p)| of(p)).map(|(k, _)| Instruction::Multiply(k))
        };
        let mut step: Vec<Instruction> =
            graph.states.iter().flat_map(|&state| reading(Source::Previous(state))).collect();
        for node in 0..graph.nodes.len() {
            step.push(Instruction::Node(node));
            step.extend(reading(Source::Node(node)));
        }
        Ok(Self { products, step })
    }

    /// The terms of a node in the order in which they are summed: biases, products with x, products in the order of the
    /// step, and then what is added element by element.
    pub fn terms_in_order(&self, node: NodeId, op: &Op) -> Vec<Term> {
        let with_input = self.products.iter().filter(|p| p.source == Source::Input);
        let in_step = self.step.iter().filter_map(|instruction| match instruction {
            Instruction::Multiply(k) => self.products.get(*k),
            Instruction::Node(_) => None,
        });
        let dense = |p: &Multiply| {
            let source = p.source;
            let own = p.members.iter().filter(|(member, _)| *member == node);
            own.map(|(_, block)| Term::Dense(*block, source)).collect::<Vec<_>>()
        };
        let terms = if let Op::Sum(terms) = op { terms.as_slice() } else { &[] };
        let biases = terms.iter().filter(|term| matches!(term, Term::Bias(_)));
        let added = terms.iter().filter(|term| matches!(term, Term::Diagonal(..) | Term::Value(_)));
        biases.copied().chain(with_input.chain(in_step).flat_map(dense)).chain(added.copied()).collect()
    }
}

/// Groups the dense terms by source, and each group into runs of neighbouring rows.
fn products(graph: &Graph, layout: &Layout) -> Vec<Multiply> {
    let mut products: Vec<Multiply> = Vec::new();
    for (row, &node) in layout.stack.iter().enumerate() {
        for (block, source) in dense_terms(&graph.nodes[node].op) {
            let follows = |p: &&mut Multiply| p.source == source && p.first_row + p.members.len() == row;
            match products.iter_mut().find(follows) {
                Some(product) => product.members.push((node, block)),
                None => products.push(Multiply { source, first_row: row, members: vec![(node, block)] }),
            }
        }
    }
    products
}

fn dense_terms(op: &Op) -> Vec<(Block, Source)> {
    let Op::Sum(terms) = op else { return Vec::new() };
    let dense = |t: &Term| if let Term::Dense(block, source) = t { Some((*block, *source)) } else { None };
    terms.iter().filter_map(dense).collect()
}

/// Refuses what a plan cannot run: operands that are not computed yet, and x outside a matrix product.
fn check(graph: &Graph) -> Result<(), EngineError> {
    let invalid = |node: NodeId, reason| Err(EngineError::Equation { node: graph.nodes[node].symbol, reason });
    for (k, node) in graph.nodes.iter().enumerate() {
        for source in node.op.sources() {
            match source {
                Source::Node(j) if j >= k => return invalid(k, "an operand is used before it is computed"),
                Source::Previous(j) if !graph.states.contains(&j) => {
                    return invalid(k, "only a state has a value at the step before");
                }
                _ => {}
            }
        }
        if reads_input_directly(&node.op) {
            return invalid(k, "x has another size than the units: it can only enter through a matrix");
        }
        if graph.states.contains(&k) && is_linear(&node.op) {
            return invalid(k, "a state must be an element-wise result, not a matrix product");
        }
    }
    Ok(())
}

fn reads_input_directly(op: &Op) -> bool {
    let is_input = |s: &Source| *s == Source::Input;
    match op {
        Op::Sum(terms) => terms.iter().any(|t| matches!(t, Term::Diagonal(_, s) | Term::Value(s) if is_input(s))),
        Op::Sigmoid(s) | Op::Tanh(s) | Op::Complement(s) => is_input(s),
        Op::One => false,
        Op::Product(Factor::Of(a) | Factor::Complement(a), Factor::Of(b) | Factor::Complement(b)) => {
            is_input(a) || is_input(b)
        }
    }
}
