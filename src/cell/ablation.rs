//! What happens to a cell when a part is taken out?
//!
//! An [`Ablation`] changes the graph and nothing else, so that the equations, the drawing, the gradients and the tests
//! of the changed cell follow by themselves. The forms are those of Greff et al. 2017, "LSTM: A Search Space Odyssey":
//! no input gate, no forget gate, no output gate (the gate is 1), no input and no output activation (tanh is left
//! out), and coupled gates (f = 1 − i). They are found in the graph, for every kind of cell.

use super::graph::Graph;
use super::node::{Factor, Interval, NodeId, Op, Source, Term};

/// A part that is taken out, named by its node's symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ablation {
    /// The gate is 1: what it scaled passes whole. Written `no-f`.
    NoGate(&'static str),
    /// The node passes its argument on without tanh. Written `linear-g`.
    Linear(&'static str),
    /// The gate that keeps is 1 − the gate that writes. Written `coupled`.
    Coupled,
}

const NO_GATE: &str = "no-";
const LINEAR: &str = "linear-";
const COUPLED: &str = "coupled";

impl Ablation {
    /// Everything that can be taken out of a graph, in the order of its nodes.
    ///
    /// A gate that is also used as 1 − gate has no open form, and is left alone.
    pub fn of(graph: &Graph) -> Vec<Self> {
        let one = |node: NodeId| match graph.nodes[node].op {
            Op::Sigmoid(_) if !is_complemented(graph, node) => Some(Self::NoGate(graph.nodes[node].symbol)),
            Op::Tanh(_) => Some(Self::Linear(graph.nodes[node].symbol)),
            _ => None,
        };
        let coupled = graph.keeper_and_writer().map(|_| Self::Coupled);
        (0..graph.nodes.len()).filter_map(one).chain(coupled).collect()
    }

    /// The ablation of this name, where the graph has it.
    pub fn parse(text: &str, graph: &Graph) -> Option<Self> {
        Self::of(graph).into_iter().find(|ablation| ablation.to_string() == text)
    }

    /// Changes a graph; one that has no such part stays as it is.
    pub(super) fn apply(self, graph: &mut Graph) {
        match self {
            Self::NoGate(symbol) => set(graph, symbol, |_| Op::One),
            Self::Linear(symbol) => set(graph, symbol, |op| match op {
                Op::Tanh(s) => Op::Sum(vec![Term::Value(*s)]),
                other => other.clone(),
            }),
            Self::Coupled => {
                // The later of the two is made of the earlier, which is known by then.
                if let Some((a, b)) = graph.keeper_and_writer() {
                    graph.nodes[a.max(b)].op = Op::Complement(Source::Node(a.min(b)));
                }
            }
        }
    }
}

impl std::fmt::Display for Ablation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoGate(symbol) => write!(f, "{NO_GATE}{symbol}"),
            Self::Linear(symbol) => write!(f, "{LINEAR}{symbol}"),
            Self::Coupled => f.write_str(COUPLED),
        }
    }
}

fn set(graph: &mut Graph, symbol: &str, op: impl Fn(&Op) -> Op) {
    if let Some(node) = graph.nodes.iter_mut().find(|node| node.symbol == symbol) {
        node.op = op(&node.op);
        // Without its squashing function the value has no bounds of its own.
        if matches!(node.op, Op::Sum(_)) {
            node.range = Interval::Real;
        }
    }
}

fn is_complemented(graph: &Graph, node: NodeId) -> bool {
    let factor = |f: &Factor| *f == Factor::Complement(Source::Node(node));
    graph.nodes.iter().any(|n| matches!(&n.op, Op::Product(a, b) if factor(a) || factor(b)))
}

impl Graph {
    /// The gate that scales a state's old value and the gate that scales what is written, where the state is
    /// `gate ⊙ old + other gate ⊙ new`: (f, i) of an LSTM.
    pub fn keeper_and_writer(&self) -> Option<(NodeId, NodeId)> {
        self.states.iter().find_map(|&state| {
            let kept = self.kept(state)?.product;
            let (written, ..) = self.summed_products(state).find(|(product, ..)| *product != kept)?;
            let (keeper, writer) = (self.gate_of(kept)?, self.gate_of(written)?);
            (keeper != writer).then_some((keeper, writer))
        })
    }

    /// The gate that is a plain factor of a product.
    fn gate_of(&self, product: NodeId) -> Option<NodeId> {
        let Op::Product(a, b) = self.nodes[product].op else { return None };
        [a, b].into_iter().find_map(|factor| match factor {
            Factor::Of(Source::Node(k)) if matches!(self.nodes[k].op, Op::Sigmoid(_)) => Some(k),
            _ => None,
        })
    }
}
