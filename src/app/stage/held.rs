//! Where in a lane are numbers held? Frames around the units and steps of each change.

use crate::app::parts::element;
use crate::cell::{Graph, NodeId};
use crate::scene::{Change, Run, Span};
use yew::{AttrValue, Html};

/// `svg.held` over a node's heat map, a rectangle for each range; nothing where nothing is held.
pub(super) fn held(run: &Run, graph: &Graph, node: NodeId) -> Option<Html> {
    let dims = run.plan.dims();
    let rects: Vec<Html> =
        run.column.changes.iter().flat_map(|c| frames(c, graph, node, dims.hidden, dims.steps)).collect();
    if rects.is_empty() {
        return None;
    }
    let values: Vec<AttrValue> =
        vec!["held".into(), format!("0 0 {} {}", dims.steps, dims.hidden).into(), "none".into(), "true".into()];
    Some(element("svg", &["class", "viewBox", "preserveAspectRatio", "aria-hidden"], values, rects))
}

fn frames(change: &Change, graph: &Graph, node: NodeId, hidden: usize, steps: usize) -> Vec<Html> {
    let Change::Clamp { units, steps: when, .. } = change else { return Vec::new() };
    if change.node(graph) != Some(node) {
        return Vec::new();
    }
    let all = [Span { from: 0, to: hidden.saturating_sub(1) }];
    let when = when.unwrap_or(Span { from: 0, to: steps.saturating_sub(1) });
    let units = if units.is_empty() { all.as_slice() } else { units };
    let inside = |span: &&Span| span.from < hidden && when.from < steps;
    let frame = |span: &Span| {
        let (low, high) = (span.from, span.to.min(hidden - 1));
        let (first, last) = (when.from, when.to.min(steps - 1));
        let place = [first, low, last - first + 1, high - low + 1].map(|n| AttrValue::from(n.to_string()));
        element("rect", &["x", "y", "width", "height"], place.to_vec(), Vec::new())
    };
    units.iter().filter(inside).map(frame).collect()
}
