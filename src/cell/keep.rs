//! Along which path does a state stay itself?
//!
//! `s = gate ⊙ s₋₁ + …`: f ⊙ c₋₁ in an LSTM, z ⊙ h₋₁ in a GRU, (1 − f) ⊙ h₋₁ in a minimal gated unit. Found in the
//! graph, for every kind of cell.

use super::graph::Graph;
use super::node::{Factor, NodeId, Op, Role, Source, Term};

/// `gate ⊙ s₋₁`, the share of a state's old value in its new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The node that holds the product.
    pub product: NodeId,
    /// What scales the old value: a gate, or 1 − a gate.
    pub gate: Factor,
}

/// The gate whose bias decides how much of the state is kept from one step to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keeps {
    /// The gate's symbol.
    pub gate: &'static str,
    /// The gate's block in the bias tensors.
    pub block: usize,
    /// +1 where the gate keeps, −1 where it replaces: kept share = σ(sign · pre-activation).
    pub sign: f64,
}

impl Graph {
    /// The share of a state that is kept, where the state is a sum with a summand `gate ⊙ s₋₁`.
    ///
    /// ```
    /// use gatescope::cell::{Variant, find};
    /// let graph = Variant::plain(find("lstm").unwrap()).graph();
    /// let kept = graph.kept(graph.cell_state().unwrap()).unwrap();
    /// assert_eq!(graph.nodes[kept.product].symbol, "kept");
    /// assert_eq!(graph.kept(graph.hidden()), None);
    /// ```
    pub fn kept(&self, state: NodeId) -> Option<Kept> {
        let old = Factor::Of(Source::Previous(state));
        self.summed_products(state).find_map(|(product, a, b)| match (a == old, b == old) {
            (true, false) => Some(Kept { product, gate: b }),
            (false, true) => Some(Kept { product, gate: a }),
            _ => None,
        })
    }

    /// The gate that keeps the state, where there is one.
    pub fn keeps(&self) -> Option<Keeps> {
        self.states.iter().find_map(|&state| self.named(self.kept(state)?.gate))
    }

    fn named(&self, gate: Factor) -> Option<Keeps> {
        let (node, sign) = match gate {
            Factor::Of(Source::Node(k)) => (&self.nodes[k], 1.0),
            Factor::Complement(Source::Node(k)) => (&self.nodes[k], -1.0),
            _ => return None,
        };
        let block = self.blocks.iter().position(|name| *name == node.symbol)?;
        (node.role == Role::Gate).then_some(Keeps { gate: node.symbol, block, sign })
    }

    /// The same equations with `1 − gate` in place of the gate, and the gate in place of `1 − gate`.
    pub fn mirrored(&self, gate: &str) -> Self {
        let node = self.find(gate).map(Source::Node);
        let turn = |factor: &mut Factor| match *factor {
            Factor::Of(s) if Some(s) == node => *factor = Factor::Complement(s),
            Factor::Complement(s) if Some(s) == node => *factor = Factor::Of(s),
            _ => {}
        };
        let mut graph = self.clone();
        for node in &mut graph.nodes {
            if let Op::Product(a, b) = &mut node.op {
                [a, b].into_iter().for_each(turn);
            }
        }
        graph
    }

    /// The products that are summands of a node, with their factors.
    pub(super) fn summed_products(&self, node: NodeId) -> impl Iterator<Item = (NodeId, Factor, Factor)> {
        let terms = if let Op::Sum(terms) = &self.nodes[node].op { terms.as_slice() } else { &[] };
        terms.iter().filter_map(|term| match *term {
            Term::Value(Source::Node(k)) => match self.nodes[k].op {
                Op::Product(a, b) => Some((k, a, b)),
                _ => None,
            },
            _ => None,
        })
    }
}
