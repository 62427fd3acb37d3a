//! What does a cell look like?
//!
//! The textbook's drawing, made from the graph: gates are boxes in a row, ⊙ and + are circles, states run through
//! from left to right, x and h_{t−1} come along rails below. Pre-activations are inside their gate's box. Lengths are
//! in the drawing's own units; whoever draws it puts the numbers in.

mod place;
mod route;

use crate::cell::{Factor, Graph, NodeId, Op, Role, Source, Term};

/// A place in the drawing.
pub type Spot = (f64, f64);

/// What a shape stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    /// A box: an affine map with σ or tanh; gates and candidates.
    Gate,
    /// A circle or oval: +, ⊙ or a tanh by itself.
    Operator,
    /// Where a state leaves at the right, with its symbol.
    State,
    /// Where x or a state comes in at the left, with its symbol.
    Input,
}

/// One shape of the drawing, given by its middle and its size.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Horizontal middle.
    pub x: f64,
    /// Vertical middle.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// What it stands for.
    pub kind: ShapeKind,
    /// What it does or is: `σ`, `tanh`, `⊙`, `+`, `Σ` (a matrix alone), or the symbol of a state or of x.
    pub symbol: String,
    /// The node's symbol in the equations; empty for x.
    pub name: &'static str,
    /// The node whose value belongs here; for an input at the left, the state's node at step t−1; `None` for x.
    pub node: Option<NodeId>,
}

/// What runs along an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// The cell state, from step to step.
    CellPath,
    /// The hidden state, from step to step.
    HiddenPath,
    /// A gate's or candidate's value, or something made of them.
    Value,
    /// The input, or the last hidden state on its way into a gate.
    Intake,
}

/// One line of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its corners, from beginning to end; every piece is horizontal or vertical.
    pub points: Vec<Spot>,
    /// The shape it comes from.
    pub from: usize,
    /// The shape it goes to.
    pub to: usize,
    /// What runs along it.
    pub kind: EdgeKind,
    /// Where `1−` is written, when 1 minus the value is used.
    pub complement: Option<Spot>,
}

impl Edge {
    /// The line as an SVG path with rounded corners.
    pub fn path(&self, radius: f64) -> String {
        route::rounded(&self.points, radius)
    }
}

/// A cell's drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagram {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// Boxes, circles and symbols.
    pub nodes: Vec<Shape>,
    /// Lines, in the order of drawing: states last, above the others.
    pub edges: Vec<Edge>,
    /// Where a line branches: dots.
    pub joints: Vec<Spot>,
}

impl Diagram {
    /// The drawing of a cell.
    pub fn new(graph: &Graph) -> Self {
        let sheet = place::sheet(graph);
        let (edges, joints) = route::route(&sheet, &wires(graph));
        Self { width: sheet.width, height: sheet.height, nodes: sheet.shapes, edges, joints }
    }
}

/// A connection before it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Wire {
    from: Source,
    /// The node it goes to, or the way out to the right.
    to: Target,
    kind: EdgeKind,
    complement: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Node(NodeId),
    Exit(NodeId),
}

fn wires(graph: &Graph) -> Vec<Wire> {
    let mut wires = Vec::new();
    for &state in &graph.states {
        let wire = |from, to| Wire { from, to, kind: path_kind(graph, state), complement: false };
        wires.push(wire(Source::Node(state), Target::Exit(state)));
    }
    for (k, node) in graph.nodes.iter().enumerate().filter(|(_, node)| node.role != Role::PreActivation) {
        for (from, complement, dense) in operands(graph, &node.op) {
            let carried =
                graph.states.iter().find(|&&s| !dense && on_path(graph, s, from) && on_path(graph, s, Source::Node(k)));
            let kind = match (carried, from) {
                (Some(&s), _) => path_kind(graph, s),
                (None, Source::Node(_)) => EdgeKind::Value,
                (None, _) => EdgeKind::Intake,
            };
            wires.push(Wire { from, to: Target::Node(k), kind, complement });
        }
    }
    let (mut states, values): (Vec<_>, Vec<_>) =
        wires.into_iter().partition(|w| !matches!(w.kind, EdgeKind::Value | EdgeKind::Intake));
    states.extend(values);
    states
}

fn path_kind(graph: &Graph, state: NodeId) -> EdgeKind {
    if graph.cell_state() == Some(state) { EdgeKind::CellPath } else { EdgeKind::HiddenPath }
}

/// Where a visible node's operands come from, through its pre-activation; whether as 1 − s; whether through a matrix.
fn operands(graph: &Graph, op: &Op) -> Vec<(Source, bool, bool)> {
    match op {
        Op::Sum(terms) => match terms.as_slice() {
            [Term::Value(s)] => squashed(graph, *s),
            _ => terms.iter().filter_map(|t| Some((t.source()?, false, !matches!(t, Term::Value(_))))).collect(),
        },
        Op::Sigmoid(s) | Op::Tanh(s) => squashed(graph, *s),
        Op::Product(a, b) => [a, b].map(|f| (f.source(), matches!(f, Factor::Complement(_)), false)).to_vec(),
        Op::Complement(s) => vec![(*s, true, false)],
        Op::One => Vec::new(),
    }
}

/// A pre-activation is inside the box that squashes it, or passes it on.
fn squashed(graph: &Graph, s: Source) -> Vec<(Source, bool, bool)> {
    match s {
        Source::Node(k) if graph.nodes[k].role == Role::PreActivation => {
            operands(graph, &graph.nodes[k].op).into_iter().map(|(s, c, _)| (s, c, true)).collect()
        }
        s => vec![(s, false, false)],
    }
}

/// Whether a value is the state on its way: h_{t−1} itself, the state itself, or what lies between them with no
/// matrix and no squashing in the way.
fn on_path(graph: &Graph, state: NodeId, source: Source) -> bool {
    match source {
        Source::Previous(s) => s == state,
        Source::Input => false,
        Source::Node(k) => {
            let comes = carried(graph, k).any(|s| on_path(graph, state, s));
            comes && feeds(graph, k, state)
        }
    }
}

fn carried(graph: &Graph, node: NodeId) -> impl Iterator<Item = Source> {
    let elementwise = matches!(graph.nodes[node].op, Op::Product(..) | Op::Sum(_));
    operands(graph, &graph.nodes[node].op)
        .into_iter()
        .filter(move |(_, _, dense)| elementwise && !dense)
        .map(|(s, ..)| s)
}

fn feeds(graph: &Graph, node: NodeId, state: NodeId) -> bool {
    node == state
        || (node + 1..graph.nodes.len())
            .any(|k| carried(graph, k).any(|s| s == Source::Node(node)) && feeds(graph, k, state))
}
