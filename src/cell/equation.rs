//! How does a node's equation read?
//!
//! Written from the graph itself, in Unicode: `f = σ(W_f x + U_f h₋₁ + b_f)`.

use super::graph::Graph;
use super::node::{Block, Factor, NodeId, Op, Role, Source, Tensor, Term};

impl Graph {
    /// The equation of a node. A pre-activation is written inside the squashing function that consumes it.
    ///
    /// ```
    /// use gatescope::cell::{Variant, find};
    /// let graph = Variant::plain(find("lstm").unwrap()).graph();
    /// let equation = |symbol| graph.equation(graph.find(symbol).unwrap());
    /// assert_eq!(equation("f"), "f = σ(W_f x + U_f h₋₁ + b_if + b_hf)");
    /// assert_eq!(equation("c"), "c = f ⊙ c₋₁ + i ⊙ g");
    /// assert_eq!(equation("h"), "h = o ⊙ tanh(c)");
    /// ```
    pub fn equation(&self, node: NodeId) -> String {
        format!("{} = {}", self.nodes[node].symbol, self.right_hand_side(&self.nodes[node].op))
    }

    fn right_hand_side(&self, op: &Op) -> String {
        match op {
            Op::Sum(terms) => terms.iter().map(|t| self.term(t)).collect::<Vec<_>>().join(" + "),
            Op::Sigmoid(s) => format!("σ({})", self.inlined(*s)),
            Op::Tanh(s) => format!("tanh({})", self.inlined(*s)),
            Op::Product(a, b) => format!("{} ⊙ {}", self.factor(*a), self.factor(*b)),
            Op::Complement(s) => format!("1 − {}", self.operand(*s)),
            Op::One => "1".to_owned(),
        }
    }

    fn term(&self, term: &Term) -> String {
        match term {
            Term::Dense(block, s) => format!("{} {}", self.block(*block), self.operand(*s)),
            Term::Diagonal(block, s) => format!("{} ⊙ {}", self.block(*block), self.operand(*s)),
            Term::Bias(block) => self.block(*block),
            Term::Value(s) => self.inlined(*s),
        }
    }

    /// A parameter block as the equations name it: `W_f`, `U_f`, `b_if`, `b_hf`, `p_f`.
    pub fn block(&self, block: Block) -> String {
        let gate = self.blocks.get(block.index).copied().unwrap_or("?");
        match block.tensor {
            Tensor::WeightIh => format!("W_{gate}"),
            Tensor::WeightHh => format!("U_{gate}"),
            Tensor::BiasIh => format!("b_i{gate}"),
            Tensor::BiasHh => format!("b_h{gate}"),
            Tensor::WeightPeephole => format!("p_{}", ["i", "f", "o"].get(block.index).copied().unwrap_or("?")),
        }
    }

    fn factor(&self, factor: Factor) -> String {
        match factor {
            Factor::Of(s) => self.inlined(s),
            Factor::Complement(s) => format!("(1 − {})", self.operand(s)),
        }
    }

    /// Intermediate results have no symbol in the papers: they are written out where they are used.
    fn inlined(&self, s: Source) -> String {
        match s {
            Source::Node(k) if matches!(self.nodes[k].role, Role::PreActivation | Role::Product) => {
                let text = self.right_hand_side(&self.nodes[k].op);
                if self.is_part(k) { format!("({text})") } else { text }
            }
            _ => self.operand(s),
        }
    }

    fn is_part(&self, node: NodeId) -> bool {
        self.nodes[node].role == Role::Product && matches!(&self.nodes[node].op, Op::Sum(terms) if terms.len() > 1)
    }

    fn operand(&self, s: Source) -> String {
        match s {
            Source::Input => "x".to_owned(),
            Source::Previous(k) => format!("{}₋₁", self.nodes[k].symbol),
            Source::Node(k) if self.nodes[k].role == Role::Product => format!("({})", self.inlined(s)),
            Source::Node(k) => self.nodes[k].symbol.to_owned(),
        }
    }
}
