//! Along which way does a line run so that it can be followed?
//!
//! Every line may leave and enter its shapes at several places and turn at a few heights; the way that covers the
//! fewest other shapes and lines, then the shortest, is taken. Lines of one source may share their way: a tree.

use super::place::Sheet;
use super::{Edge, EdgeKind, Shape, ShapeKind, Spot, Target, Wire};
use crate::cell::Source;

/// Distance from a shape to a line beside it.
const CLEAR: f64 = 5.0;
/// Where a line leaves a state's way: all at the same place.
const BESIDE: f64 = 8.0;

/// A cost from which on a line hides something.
const HIDES: f64 = 15.0;

/// Lines are laid one after the other, so their order matters: orders are tried until nothing is hidden.
pub(super) fn route(sheet: &Sheet, wires: &[Wire]) -> (Vec<Edge>, Vec<Spot>) {
    let carried = wires.iter().filter(|w| is_state(w.kind)).count();
    let (states, others) = wires.split_at(carried);
    let mut best = (f64::INFINITY, Vec::new());
    for turn in 0..others.len().max(1) {
        let rotated = others.iter().cycle().skip(turn).take(others.len());
        let (worst, edges) = lay(sheet, states.iter().chain(rotated));
        if worst < best.0 {
            best = (worst, edges);
        }
        if best.0 < HIDES {
            break;
        }
    }
    let (states, mut edges): (Vec<Edge>, Vec<Edge>) = best.1.into_iter().partition(|e| is_state(e.kind));
    edges.extend(states);
    let joints = joints(&edges);
    (edges, joints)
}

fn is_state(kind: EdgeKind) -> bool {
    matches!(kind, EdgeKind::CellPath | EdgeKind::HiddenPath)
}

/// Lays the lines in an order; also gives the highest cost among them.
fn lay<'w>(sheet: &Sheet, wires: impl Iterator<Item = &'w Wire>) -> (f64, Vec<Edge>) {
    let mut edges: Vec<Edge> = Vec::new();
    let mut worst = 0.0_f64;
    for wire in wires {
        let from = sheet.source(wire.from);
        let to = match wire.to {
            Target::Node(k) => sheet.node(k),
            Target::Exit(k) => sheet.exit(k),
        };
        let ways = ways(sheet, wire, &sheet.shapes[from], &sheet.shapes[to]).into_iter();
        let costed = ways.map(|way| (cost(&way, from, to, sheet, &edges), way));
        if let Some((cost, points)) = costed.min_by(|a, b| a.0.total_cmp(&b.0)) {
            worst = worst.max(cost);
            let complement = wire.complement.then(|| mark(&points));
            edges.push(Edge { points, from, to, kind: wire.kind, complement });
        }
    }
    (worst, edges)
}

/// Beside the end of a line.
fn mark(points: &[Spot]) -> Spot {
    let (a, b) = (points[points.len() - 2], points[points.len() - 1]);
    if a.1 == b.1 {
        (b.0 - 11.0 * (b.0 - a.0).signum(), b.1 - 5.0)
    } else {
        (b.0 + 9.0, b.1 - 9.0 * (b.1 - a.1).signum())
    }
}

/// Every way that is tried.
fn ways(sheet: &Sheet, wire: &Wire, from: &Shape, to: &Shape) -> Vec<Vec<Spot>> {
    let rail = match wire.from {
        Source::Input => Some((sheet.rail_input, 9.0)),
        Source::Previous(_) if wire.kind == EdgeKind::Intake && below(sheet, wire, to) => {
            Some((sheet.rail_hidden, -9.0))
        }
        _ => None,
    };
    match rail {
        Some((height, side)) => vec![along_rail(from, to, height, side)],
        None => exits(from)
            .into_iter()
            .flat_map(|start| entries(to).into_iter().flat_map(move |end| turns(start, end)))
            .collect(),
    }
}

/// The rail below the gates carries the hidden state; peepholes come from above.
fn below(sheet: &Sheet, wire: &Wire, to: &Shape) -> bool {
    let cell_state = sheet.shapes.iter().filter(|s| s.kind == ShapeKind::Input && s.node.is_some()).nth(1);
    let is_cell = matches!((wire.from, cell_state), (Source::Previous(k), Some(s)) if s.node == Some(k));
    !is_cell && to.y < sheet.rail_hidden
}

/// From the left along a rail, then up into the shape from below.
fn along_rail(from: &Shape, to: &Shape, rail: f64, side: f64) -> Vec<Spot> {
    let start = right_of(from);
    let side = side.clamp(-0.3 * to.w, 0.3 * to.w);
    let turn = start.0 + BESIDE;
    let mut way = vec![start];
    if start.1 != rail {
        way.extend([(turn, start.1), (turn, rail)]);
    }
    way.extend([(to.x + side, rail), (to.x + side, to.y + 0.5 * to.h)]);
    way
}

/// Which way a line leaves or enters: along x or along y.
#[derive(Clone, Copy, PartialEq)]
enum Along {
    X(f64),
    Y(f64),
}

fn right_of(s: &Shape) -> Spot {
    (s.x + 0.5 * s.w, s.y)
}

fn exits(s: &Shape) -> Vec<(Spot, Along)> {
    let right = (right_of(s), Along::X(1.0));
    if s.kind == ShapeKind::Input {
        return vec![right];
    }
    let left = ((s.x - 0.5 * s.w, s.y), Along::X(-1.0));
    let top = ((s.x, s.y - 0.5 * s.h), Along::Y(-1.0));
    let bottom = ((s.x, s.y + 0.5 * s.h), Along::Y(1.0));
    vec![right, top, left, bottom]
}

/// Entries, with the direction in which a line runs into them.
fn entries(s: &Shape) -> Vec<(Spot, Along)> {
    let left = ((s.x - 0.5 * s.w, s.y), Along::X(1.0));
    if s.kind == ShapeKind::State {
        return vec![left];
    }
    let right = (right_of(s), Along::X(-1.0));
    let offsets: &[f64] = if s.kind == ShapeKind::Gate { &[-10.0, 10.0] } else { &[0.0] };
    let vertical = offsets
        .iter()
        .flat_map(|dx| [((s.x + dx, s.y - 0.5 * s.h), Along::Y(1.0)), ((s.x + dx, s.y + 0.5 * s.h), Along::Y(-1.0))]);
    [left, right].into_iter().chain(vertical).collect()
}

/// Ways with at most two turns that leave and enter in the right directions.
fn turns((a, leaves): (Spot, Along), (b, enters): (Spot, Along)) -> Vec<Vec<Spot>> {
    let mut found: Vec<Vec<Spot>> = match (leaves, enters) {
        (Along::X(_), Along::X(_)) => {
            [0.2, 0.5, 0.8].map(|u| between(a.0, b.0, u)).map(|x| vec![a, (x, a.1), (x, b.1), b]).to_vec()
        }
        (Along::Y(_), Along::Y(_)) => {
            [0.25, 0.5, 0.75].map(|u| between(a.1, b.1, u)).map(|y| vec![a, (a.0, y), (b.0, y), b]).to_vec()
        }
        (Along::X(_), Along::Y(_)) => vec![vec![a, (b.0, a.1), b]],
        (Along::Y(_), Along::X(_)) => vec![vec![a, (a.0, b.1), b]],
    };
    if let (Along::X(_), Along::Y(_)) = (leaves, enters) {
        let aside = |u: f64| {
            let (x, y) = (a.0 + BESIDE, between(a.1, b.1, u));
            vec![a, (x, a.1), (x, y), (b.0, y), b]
        };
        found.extend([0.3, 0.6, 0.8].map(aside));
    }
    found.retain(|way| follows(way[0], way[1], leaves) && follows(way[way.len() - 2], way[way.len() - 1], enters));
    found.into_iter().map(straightened).collect()
}

fn between(a: f64, b: f64, u: f64) -> f64 {
    a + (b - a) * u
}

fn follows(a: Spot, b: Spot, along: Along) -> bool {
    match along {
        Along::X(sign) => (b.0 - a.0) * sign >= 0.0 && a.1 == b.1,
        Along::Y(sign) => (b.1 - a.1) * sign >= 0.0 && a.0 == b.0,
    }
}

/// Leaves out corners that are none.
fn straightened(mut way: Vec<Spot>) -> Vec<Spot> {
    way.dedup();
    let mut k = 1;
    while k + 1 < way.len() {
        let (a, b, c) = (way[k - 1], way[k], way[k + 1]);
        if (a.0 == b.0 && b.0 == c.0) || (a.1 == b.1 && b.1 == c.1) {
            way.remove(k);
        } else {
            k += 1;
        }
    }
    way
}

/// Covering a shape is worst, then lying on another line, then entering where another line enters, then crossing.
fn cost(way: &[Spot], from: usize, to: usize, sheet: &Sheet, edges: &[Edge]) -> f64 {
    let mut cost = 0.6 * way.len() as f64;
    for piece in way.windows(2) {
        let (a, b) = (piece[0], piece[1]);
        cost += 0.004 * ((b.0 - a.0).abs() + (b.1 - a.1).abs());
        let covered = |(k, s): &(usize, &Shape)| *k != from && *k != to && covers(a, b, s);
        cost += 40.0 * sheet.shapes.iter().enumerate().filter(covered).count() as f64;
        for edge in edges.iter().filter(|e| e.from != from) {
            cost += edge.points.windows(2).map(|other| conflict((a, b), (other[0], other[1]))).sum::<f64>();
        }
    }
    let end = way.last();
    cost + 15.0 * edges.iter().filter(|e| e.to == to && e.points.last() == end).count() as f64
}

fn covers(a: Spot, b: Spot, s: &Shape) -> bool {
    let (w, h) = (0.5 * s.w + CLEAR, 0.5 * s.h + CLEAR);
    a.0.min(b.0) < s.x + w && a.0.max(b.0) > s.x - w && a.1.min(b.1) < s.y + h && a.1.max(b.1) > s.y - h
}

/// 20 where two pieces lie on each other, 1 where they cross.
fn conflict((a, b): (Spot, Spot), (c, d): (Spot, Spot)) -> f64 {
    let overlap = |p: f64, q: f64, r: f64, s: f64| p.max(q).min(r.max(s)) - p.min(q).max(r.min(s));
    let (x, y) = (overlap(a.0, b.0, c.0, d.0), overlap(a.1, b.1, c.1, d.1));
    let upright = |a: Spot, b: Spot| a.0 == b.0;
    match upright(a, b) == upright(c, d) {
        true if (upright(a, b) && x > -3.0 && y > 1.0) || (!upright(a, b) && y > -3.0 && x > 1.0) => 20.0,
        false if x >= 0.0 && y >= 0.0 => 1.0,
        _ => 0.0,
    }
}

/// Corners of a line that lie inside another line of the same source.
fn joints(edges: &[Edge]) -> Vec<Spot> {
    let mut found: Vec<Spot> = Vec::new();
    for edge in edges {
        for corner in &edge.points[1..edge.points.len() - 1] {
            let shared =
                |other: &&Edge| other.from == edge.from && other.points.windows(2).any(|p| inside(*corner, p[0], p[1]));
            if edges.iter().any(|other| shared(&other)) && !found.contains(corner) {
                found.push(*corner);
            }
        }
    }
    found
}

fn inside(p: Spot, a: Spot, b: Spot) -> bool {
    let strictly = |p: f64, a: f64, b: f64| p > a.min(b) + 0.5 && p < a.max(b) - 0.5;
    (a.0 == b.0 && p.0 == a.0 && strictly(p.1, a.1, b.1)) || (a.1 == b.1 && p.1 == a.1 && strictly(p.0, a.0, b.0))
}

/// An SVG path: straight pieces with quarter turns of a radius, less where a piece is short.
pub(super) fn rounded(points: &[Spot], radius: f64) -> String {
    let Some((first, last)) = points.first().zip(points.last()) else { return String::new() };
    let mut path = format!("M{:.1} {:.1}", first.0, first.1);
    for corner in points.windows(3) {
        let (a, b, c) = (corner[0], corner[1], corner[2]);
        let towards = |end: Spot| {
            let (dx, dy) = (end.0 - b.0, end.1 - b.1);
            let length = dx.abs() + dy.abs();
            let r = radius.min(0.5 * length) / length.max(1e-9);
            (b.0 + dx * r, b.1 + dy * r)
        };
        let (enter, leave) = (towards(a), towards(c));
        path.push_str(&format!("L{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}", enter.0, enter.1, b.0, b.1, leave.0, leave.1));
    }
    path.push_str(&format!("L{:.1} {:.1}", last.0, last.1));
    path
}
