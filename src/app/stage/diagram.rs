//! What happens inside a cell at this step? The drawing made from the graph, with the step's numbers in it.
//!
//! Forward it shows values, backward ∂L/∂(the same), and the arrows turn round.

use super::lanes::phase;
use super::reading::{Reading, quoted, rough_gradient, value};
use super::scales::Scales;
use super::shapes::{caption, group, n, path, words};
use crate::app::look::{Cursor, Look};
use crate::app::parts::{Draw, Own, element, piece};
use crate::app::state::Shown;
use crate::cell::{Graph, NodeId, Role, Variant};
use crate::chart::{Diagram as Drawing, Edge, EdgeKind, Shape, ShapeKind, Spot};
use crate::scene::{Direction, Phase};
use std::rc::Rc;
use yew::{AttrValue, Html, classes, html};

/// The room that every cell's drawing is given.
const ROOM: Spot = (340.0, 126.0);
/// Rounding of corners.
const CORNER: f64 = 3.0;

#[derive(PartialEq)]
pub(super) struct Diagram {
    pub shown: Shown,
    pub look: Look,
    pub cursor: Cursor,
    pub scales: Rc<Scales>,
    pub column: usize,
    /// The column's name.
    pub name: AttrValue,
}

/// A drawing and the cell that it shows.
struct Plan {
    variant: Variant,
    drawing: Rc<Drawing>,
}

impl Draw for Diagram {
    fn draw(&self, own: &Own) -> Html {
        let Some(run) = self.shown.comparison.columns.get(self.column) else { return Html::default() };
        let plan = own.kept().filter(|plan: &Rc<Plan>| plan.variant == run.variant).unwrap_or_else(|| {
            let drawing = Rc::new(Drawing::new(&run.variant.graph()));
            own.keep(Plan { variant: run.variant.clone(), drawing })
        });
        let backward = self.cursor.direction == Direction::Backward;
        let reading = Reading::new(run, &self.cursor);
        Drawn { props: self, graph: run.plan.graph(), reading, backward }.figure(&plan.drawing)
    }
}

/// Everything that does not change with the step.
struct Lines {
    drawing: Rc<Drawing>,
    backward: bool,
}

impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.drawing, &other.drawing) && self.backward == other.backward
    }
}

impl Draw for Lines {
    fn draw(&self, _: &Own) -> Html {
        lines(&self.drawing, self.backward)
    }
}

/// The drawing in the middle of the room.
fn view_box(drawing: &Drawing) -> String {
    let (w, h) = (drawing.width.max(ROOM.0), drawing.height.max(ROOM.1));
    format!("{:.1} {:.1} {w:.1} {h:.1}", 0.5 * (drawing.width - w), 0.5 * (drawing.height - h))
}

fn lines(drawing: &Drawing, backward: bool) -> Html {
    let mut parts = Vec::new();
    for edge in &drawing.edges {
        parts.push(path(if carries(edge) { "edge carries-state" } else { "edge" }, edge.path(CORNER)));
    }
    for &(x, y) in &drawing.joints {
        let place = vec!["joint".into(), n(x), n(y), "1.6".into()];
        parts.push(element("circle", &["class", "cx", "cy", "r"], place, Vec::new()));
    }
    for edge in &drawing.edges {
        parts.extend(tip(edge, backward));
    }
    for &(x, y) in drawing.edges.iter().filter_map(|edge| edge.complement.as_ref()) {
        parts.push(caption("mark", x, y + 3.0, words("1−")));
    }
    parts.into_iter().collect()
}

fn carries(edge: &Edge) -> bool {
    matches!(edge.kind, EdgeKind::CellPath | EdgeKind::HiddenPath)
}

/// An arrow's head where the pass arrives.
fn tip(edge: &Edge, backward: bool) -> Option<Html> {
    let last = edge.points.len().saturating_sub(1);
    let ends = if backward {
        (edge.points.get(1), edge.points.first())
    } else {
        (edge.points.get(last.wrapping_sub(1)), edge.points.get(last))
    };
    let (from, to) = (ends.0?, ends.1?);
    let (dx, dy) =
        ((to.0 - from.0).signum() * f64::from(to.0 != from.0), (to.1 - from.1).signum() * f64::from(to.1 != from.1));
    let (length, half) = if carries(edge) { (6.5, 3.4) } else { (5.0, 2.6) };
    let foot = (to.0 - dx * length, to.1 - dy * length);
    let (a, b) = ((foot.0 - dy * half, foot.1 + dx * half), (foot.0 + dy * half, foot.1 - dx * half));
    let d = format!("M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}z", to.0, to.1, a.0, a.1, b.0, b.1);
    Some(path(if carries(edge) { "tip carries-state" } else { "tip" }, d))
}

/// x, y, width and height of a shape's box.
fn corners(shape: &Shape) -> [AttrValue; 4] {
    [n(shape.x - 0.5 * shape.w), n(shape.y - 0.5 * shape.h), n(shape.w), n(shape.h)]
}

fn symbol(shape: &Shape, symbol: &'static str, index: &'static str, y: f64) -> Html {
    let index = element("tspan", &["dy"], vec!["2.5".into()], words(index));
    let mut parts = words(symbol);
    parts.push(index);
    caption("symbol", shape.x, y, parts)
}

/// A drawing with the numbers of a step.
struct Drawn<'a> {
    props: &'a Diagram,
    graph: &'a Graph,
    reading: Reading<'a>,
    backward: bool,
}

impl Drawn<'_> {
    /// `figure.diagram`
    fn figure(&self, drawing: &Rc<Drawing>) -> Html {
        let cursor = &self.props.cursor;
        let steps_back = cursor.phase != Cursor::whole(cursor.direction);
        html! {
            <figure class="diagram">
                <svg viewBox={view_box(drawing)} role="img" aria-label={self.alt(drawing)}>
                    { piece("lines", Lines { drawing: Rc::clone(drawing), backward: self.backward }) }
                    <g class={classes!(steps_back.then_some("has-phase"))}>
                        { for drawing.nodes.iter().map(|shape| self.shape(shape)) }
                    </g>
                </svg>
            </figure>
        }
    }

    fn shape(&self, shape: &Shape) -> Html {
        match (shape.kind, shape.node) {
            (ShapeKind::Gate, Some(node)) => self.gate(shape, node),
            (ShapeKind::Operator, Some(node)) => self.operator(shape, node),
            (ShapeKind::Input, None) => self.intake(shape),
            (_, Some(node)) => self.state(shape, node),
            (_, None) => Html::default(),
        }
    }

    fn node_class(&self, node: NodeId, kind: &str) -> String {
        let on_state = if self.graph.states.contains(&node) { " on-state" } else { "" };
        let now = if phase(self.graph, node) == self.props.cursor.phase { " is-now" } else { "" };
        ["node ", kind, on_state, now].concat()
    }

    fn gate(&self, shape: &Shape, node: NodeId) -> Html {
        let node_of = &self.graph.nodes[node];
        let kind = if node_of.role == Role::Gate { "of-gate" } else { "of-candidate" };
        let rect = |class: &'static str| vec![class.into(), "4".into()].into_iter().chain(corners(shape)).collect();
        let plain = |class| element("rect", &["class", "rx", "x", "y", "width", "height"], rect(class), Vec::new());
        let mut filled: Vec<AttrValue> = rect("node-shape");
        filled.push(format!("{:.2}", self.strength(node)).into());
        let keys = &["class", "rx", "x", "y", "width", "height", "fill-opacity"];
        let symbol = if node_of.role == Role::State { shape.symbol.clone() } else { shape.name.to_owned() };
        let parts = vec![
            plain("node-ground"),
            element("rect", keys, filled, Vec::new()),
            plain("node-edge"),
            caption("symbol", shape.x, shape.y - 2.0, words(symbol)),
            caption("", shape.x, shape.y + 10.5, words(self.number(node))),
        ];
        group(self.node_class(node, kind), parts)
    }

    /// How strongly a box is filled: a value as it is, a gradient by its place on the shared scale.
    fn strength(&self, node: NodeId) -> f64 {
        let share = match self.backward {
            _ if !self.reached(node) => 0.0,
            true => match self.reading.gradient(node) {
                0.0 => 0.0,
                size => self.props.scales.of_gradients().position(size),
            },
            false => self.reading.value(node).abs().min(1.0),
        };
        if share.is_nan() { 0.06 } else { 0.06 + 0.5 * share }
    }

    fn operator(&self, shape: &Shape, node: NodeId) -> Html {
        let (x, y) = (shape.x, shape.y);
        let sign = match shape.symbol.as_str() {
            "⊙" => path("sign", format!("M{:.1} {:.1}l6 6m0 -6l-6 6", x - 3.0, y - 3.0)),
            "+" => path("sign", format!("M{:.1} {y:.1}h8m-4 -4v8", x - 4.0)),
            word => caption("operator", x, y + 3.0, words(word.to_owned())),
        };
        let mut place = vec![n(0.5 * shape.h)];
        place.extend(corners(shape));
        let round = element("rect", &["rx", "x", "y", "width", "height"], place, Vec::new());
        group(self.node_class(node, "of-operation"), vec![round, sign])
    }

    /// A state's symbol with its number: h_{t−1} at the left, h_t at the right.
    fn state(&self, shape: &Shape, node: NodeId) -> Html {
        let enters = shape.kind == ShapeKind::Input;
        let number = match (enters, self.backward) {
            (true, true) if !self.arrived() => String::new(),
            (true, true) => self.gradient(self.reading.gradient_before(node)),
            (true, false) => value(self.reading.before(node), &self.props.look.words),
            (false, _) => self.number(node),
        };
        let symbol = symbol(shape, shape.name, if enters { "t−1" } else { "t" }, shape.y - 2.0);
        group(String::new(), vec![symbol, caption("", shape.x, shape.y + 11.0, words(number))])
    }

    fn intake(&self, shape: &Shape) -> Html {
        let number = match self.backward {
            true if !self.arrived() => String::new(),
            true => self.gradient(self.reading.gradient_input()),
            false => self.input(),
        };
        let number = caption("start", shape.x + 0.5 * shape.w + 6.0, shape.y - 3.0, words(number));
        group(String::new(), vec![symbol(shape, "x", "t", shape.y + 4.0), number])
    }

    /// The symbol that enters, or the number where there is one.
    fn input(&self) -> String {
        let sample = &self.props.shown.comparison.sample;
        match sample.labels.get(self.reading.step) {
            Some(label) if !label.is_empty() => quoted(label),
            _ => sample.at(self.reading.step).first().map(|x| value(*x, &self.props.look.words)).unwrap_or_default(),
        }
    }

    /// Whether the backward pass has gone through the whole step.
    fn arrived(&self) -> bool {
        self.props.cursor.has_reached(Phase::Gates)
    }

    fn reached(&self, node: NodeId) -> bool {
        self.props.cursor.has_reached(phase(self.graph, node))
    }

    fn number(&self, node: NodeId) -> String {
        match self.backward {
            _ if !self.reached(node) => String::new(),
            true => self.gradient(self.reading.gradient(node)),
            false => value(self.reading.value(node), &self.props.look.words),
        }
    }

    fn gradient(&self, x: f64) -> String {
        rough_gradient(x, &self.props.look.words)
    }

    fn alt(&self, drawing: &Drawing) -> String {
        let words = &self.props.look.words;
        let told = |shape: &Shape| {
            let told = matches!(shape.kind, ShapeKind::Gate | ShapeKind::State);
            let node = shape.node.filter(|node| told && self.reached(*node))?;
            let term = super::lanes::full_term(&self.graph.nodes[node], words);
            let number = self.number(node);
            let args = [("term", term.into()), ("symbol", shape.name.into()), ("value", number.into())];
            Some(words.text_with("diagram-node", &args))
        };
        let nodes: Vec<String> = drawing.nodes.iter().filter_map(told).collect();
        let step = words.count(self.reading.step + 1);
        let args =
            [("cell", self.props.name.as_str().into()), ("step", step.into()), ("nodes", nodes.join(", ").into())];
        let kind = match (self.backward, self.reading.unit) {
            (false, None) => words.text("diagram-mean"),
            (true, None) => words.text("diagram-norm"),
            (backward, Some(unit)) => {
                let key = if backward { "diagram-backward" } else { "diagram-forward" };
                words.text_with(key, &[("unit", words.count(unit + 1).into())])
            }
        };
        format!("{} {kind}", words.text_with("diagram-alt", &args))
    }
}
