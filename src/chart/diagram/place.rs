//! Where do the shapes of a cell's drawing stand?
//!
//! A cell's file may place its nodes; what it does not place stands in layers: states on top, products below them,
//! gates and candidates in a row at the bottom, each to the right of what it is made of.

use super::{Shape, ShapeKind, Spot, operands};
use crate::cell::{Graph, NodeId, Op, Role, Source, Term};

/// Between two columns and two rows of the grid; columns move apart until the sheet is filled.
const PITCH: Spot = (46.0, 30.0);
/// The least width of a sheet.
const WIDTH: f64 = 340.0;
const BOX: Spot = (38.0, 32.0);
const CIRCLE: Spot = (16.0, 16.0);
const OVAL: Spot = (30.0, 16.0);
const SYMBOL: Spot = (36.0, 16.0);
/// Left of the first column and right of the last.
const SIDE: f64 = 34.0;
const TOP: f64 = 16.0;
/// From the lowest row to the rail of h, and from there to that of x.
const RAILS: (f64, f64) = (26.0, 20.0);

/// Every shape, with the heights of the rails.
pub(super) struct Sheet {
    pub width: f64,
    pub height: f64,
    pub shapes: Vec<Shape>,
    /// The height along which the hidden state runs to the gates.
    pub rail_hidden: f64,
    /// The height along which x runs to the gates.
    pub rail_input: f64,
}

impl Sheet {
    /// The shape of a node.
    pub(super) fn node(&self, node: NodeId) -> usize {
        self.find(|s| s.node == Some(node) && matches!(s.kind, ShapeKind::Gate | ShapeKind::Operator))
    }

    /// Where a state leaves.
    pub(super) fn exit(&self, state: NodeId) -> usize {
        self.find(|s| s.node == Some(state) && s.kind == ShapeKind::State)
    }

    /// Where a value comes from.
    pub(super) fn source(&self, source: Source) -> usize {
        match source {
            Source::Node(k) => self.node(k),
            Source::Previous(k) => self.find(|s| s.node == Some(k) && s.kind == ShapeKind::Input),
            Source::Input => self.find(|s| s.node.is_none() && s.kind == ShapeKind::Input),
        }
    }

    fn find(&self, wanted: impl Fn(&Shape) -> bool) -> usize {
        self.shapes.iter().position(wanted).unwrap_or(0)
    }
}

pub(super) fn sheet(graph: &Graph) -> Sheet {
    let spots = spots(graph);
    let right = spots.iter().flatten().fold(0.0, |w: f64, (x, _)| w.max(*x));
    let bottom = spots.iter().flatten().fold(0.0, |h: f64, (_, y)| h.max(*y));
    let pitch = PITCH.0.max((WIDTH - 2.0 * SIDE) / (right + 0.5));
    let width = 2.0 * SIDE + (right + 0.5) * pitch;
    let rail_hidden = TOP + bottom * PITCH.1 + RAILS.0;
    let rail_input = rail_hidden + RAILS.1;
    let mut shapes: Vec<Shape> = (0..graph.nodes.len()).filter_map(|k| shape(graph, k, spots[k]?, pitch)).collect();
    shapes.push(symbol("xₜ".into(), "", None, ShapeKind::Input, (0.5 * SYMBOL.0, rail_input)));
    for &state in &graph.states {
        let (enters, leaves) = heights(graph, state, &spots, rail_hidden);
        let name = graph.nodes[state].symbol;
        shapes.push(symbol(format!("{name}ₜ₋₁"), name, Some(state), ShapeKind::Input, (0.5 * SYMBOL.0, enters)));
        shapes.push(symbol(format!("{name}ₜ"), name, Some(state), ShapeKind::State, (width - 0.5 * SYMBOL.0, leaves)));
    }
    Sheet { width, height: rail_input + 8.0, shapes, rail_hidden, rail_input }
}

/// A state enters where it is first kept, or along the rail; it leaves where it is made.
fn heights(graph: &Graph, state: NodeId, spots: &[Option<Spot>], rail: f64) -> (f64, f64) {
    let height = |k: NodeId| spots[k].map_or(rail, |(_, y)| TOP + y * PITCH.1);
    let keeps = |k: &NodeId| {
        super::on_path(graph, state, Source::Node(*k))
            && super::carried(graph, *k).any(|s| s == Source::Previous(state))
    };
    ((0..graph.nodes.len()).find(keeps).map_or(rail, height), height(state))
}

fn symbol(symbol: String, name: &'static str, node: Option<NodeId>, kind: ShapeKind, (x, y): Spot) -> Shape {
    Shape { x, y, w: SYMBOL.0, h: SYMBOL.1, kind, symbol, name, node }
}

fn shape(graph: &Graph, k: NodeId, (x, y): Spot, pitch: f64) -> Option<Shape> {
    let node = &graph.nodes[k];
    let (kind, size, symbol) = match (&node.op, node.role) {
        (_, Role::PreActivation) => return None,
        (Op::Sigmoid(_), _) => (ShapeKind::Gate, BOX, "σ"),
        (Op::Complement(_), _) => (ShapeKind::Gate, BOX, "1−"),
        (Op::One, _) => (ShapeKind::Gate, BOX, "1"),
        (Op::Tanh(_), Role::Product) => (ShapeKind::Operator, OVAL, "tanh"),
        (Op::Tanh(_), _) => (ShapeKind::Gate, BOX, "tanh"),
        (Op::Product(..), _) => (ShapeKind::Operator, CIRCLE, "⊙"),
        (Op::Sum(terms), role) if terms.len() == 1 => match role {
            Role::Product if !terms.iter().any(is_linear) => (ShapeKind::Operator, OVAL, "id"),
            Role::Product => (ShapeKind::Operator, CIRCLE, "Σ"),
            _ => (ShapeKind::Gate, BOX, "id"),
        },
        (Op::Sum(_), Role::State) => (ShapeKind::Operator, CIRCLE, "+"),
        (Op::Sum(_), _) => (ShapeKind::Operator, CIRCLE, "Σ"),
    };
    let at = (SIDE + x * pitch, TOP + y * PITCH.1);
    Some(Shape {
        x: at.0,
        y: at.1,
        w: size.0,
        h: size.1,
        kind,
        symbol: symbol.into(),
        name: node.symbol,
        node: Some(k),
    })
}

fn is_linear(term: &Term) -> bool {
    !matches!(term, Term::Value(_))
}

/// Places on the grid, given or found; `None` for pre-activations.
fn spots(graph: &Graph) -> Vec<Option<Spot>> {
    let mut spots: Vec<Option<Spot>> = Vec::with_capacity(graph.nodes.len());
    let mut filled = [0.0_f64; 3];
    for (k, node) in graph.nodes.iter().enumerate() {
        let given = node.position.map(|(x, y)| (f64::from(x), f64::from(y)));
        let spot = given.or_else(|| layered(graph, k, &spots, &filled)).filter(|_| node.role != Role::PreActivation);
        if let Some((x, y)) = spot {
            let row = (y as usize).min(2);
            filled[row] = filled[row].max(x);
        }
        spots.push(spot);
    }
    let least = |of: fn(&Spot) -> f64| spots.iter().flatten().map(of).fold(f64::INFINITY, f64::min);
    let (left, top) = (least(|s| s.0), least(|s| s.1));
    spots.into_iter().map(|spot| spot.map(|(x, y)| (x - left + 1.0, y - top))).collect()
}

fn layered(graph: &Graph, k: NodeId, before: &[Option<Spot>], filled: &[f64; 3]) -> Option<Spot> {
    let row = match graph.nodes[k].role {
        Role::PreActivation => return None,
        Role::Gate | Role::Candidate => 2,
        Role::State => 0,
        Role::Product => usize::from(!graph.states.iter().any(|&s| super::on_path(graph, s, Source::Node(k)))),
    };
    let of = |(source, ..): (Source, bool, bool)| match source {
        Source::Node(n) => before.get(n).copied().flatten(),
        _ => None,
    };
    let made_of = operands(graph, &graph.nodes[k].op).into_iter().filter_map(of).fold(0.0, |x: f64, s| x.max(s.0));
    let step = if row == 1 { 0.5 } else { 0.0 };
    Some(((made_of + step).max(filled[row] + 1.0), row as f64))
}
