//! Does each cell's drawing show its graph, and can every line be followed?

use super::golden;
use gatescope::cell::{Role, Variant, find};
use gatescope::chart::*;

/// A plain SVG of a cell's drawing, as the page draws it with styles and numbers.
fn diagram_svg(variant: &Variant) -> String {
    let graph = variant.graph();
    let diagram = Diagram::new(&graph);
    let (w, h) = (diagram.width, diagram.height);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {w} {h}\" font-family=\"sans-serif\" font-size=\"11\" text-anchor=\"middle\">\n<rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>\n",
        w * 1.6,
        h * 1.6
    );
    for edge in &diagram.edges {
        let (colour, width) = match edge.kind {
            EdgeKind::CellPath => ("#0072b2", 3.0),
            EdgeKind::HiddenPath => ("#c87800", 2.5),
            EdgeKind::Value => ("#15191d", 1.2),
            EdgeKind::Intake => ("#868e96", 1.0),
        };
        out +=
            &format!("<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\n", edge.path(5.0));
        let (x, y) = edge.points[edge.points.len() - 1];
        out += &format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.5\" fill=\"{colour}\"/>\n");
        if let Some((x, y)) = edge.complement {
            out += &format!("<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"9\">1−</text>\n", y + 3.0);
        }
    }
    for (x, y) in &diagram.joints {
        out += &format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2\" fill=\"#15191d\"/>\n");
    }
    for s in &diagram.nodes {
        let (left, top) = (s.x - s.w / 2.0, s.y - s.h / 2.0);
        let round = if s.kind == ShapeKind::Gate { 3.0 } else { s.h / 2.0 };
        if matches!(s.kind, ShapeKind::Gate | ShapeKind::Operator) {
            out += &format!(
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{}\" height=\"{}\" rx=\"{round}\" fill=\"#f4f6f7\" stroke=\"#15191d\"/>\n",
                s.w, s.h
            );
        }
        let text = if s.kind == ShapeKind::Gate { format!("{} {}", s.name, s.symbol) } else { s.symbol.clone() };
        out += &format!("<text x=\"{:.1}\" y=\"{:.1}\">{text}</text>\n", s.x, s.y + 4.0);
    }
    out + "</svg>\n"
}

#[test]
fn diagrams_of_every_variant() {
    for variant in Variant::all() {
        golden(&format!("diagram-{variant}"), &diagram_svg(&variant));
    }
}

fn touches(shape: &Shape, (x, y): Spot) -> bool {
    let (dx, dy) = ((x - shape.x).abs() - shape.w / 2.0, (y - shape.y).abs() - shape.h / 2.0);
    dx < 0.01 && dy < 0.01 && (dx > -0.01 || dy > -0.01)
}

#[test]
fn lines_join_their_shapes_and_cover_no_other() {
    for variant in Variant::all() {
        let graph = variant.graph();
        let diagram = Diagram::new(&graph);
        let visible = graph.nodes.iter().filter(|n| n.role != Role::PreActivation).count();
        assert_eq!(diagram.nodes.len(), visible + 2 * graph.states.len() + 1, "{variant}");
        for edge in &diagram.edges {
            let ends = (edge.points[0], edge.points[edge.points.len() - 1]);
            assert!(touches(&diagram.nodes[edge.from], ends.0), "{variant}: {edge:?} begins beside its shape");
            assert!(touches(&diagram.nodes[edge.to], ends.1), "{variant}: {edge:?} ends beside its shape");
            for piece in edge.points.windows(2) {
                let (a, b) = (piece[0], piece[1]);
                assert!(a.0 == b.0 || a.1 == b.1, "{variant}: a slanted piece in {edge:?}");
                for (k, s) in diagram.nodes.iter().enumerate().filter(|(k, _)| *k != edge.from && *k != edge.to) {
                    let beside = a.0.max(b.0) <= s.x - s.w / 2.0 || a.0.min(b.0) >= s.x + s.w / 2.0;
                    let apart = a.1.max(b.1) <= s.y - s.h / 2.0 || a.1.min(b.1) >= s.y + s.h / 2.0;
                    assert!(beside || apart, "{variant}: {edge:?} runs through shape {k}");
                }
            }
        }
    }
}

#[test]
fn shapes_keep_apart_and_inside() {
    for variant in Variant::all() {
        let diagram = Diagram::new(&variant.graph());
        for (k, a) in diagram.nodes.iter().enumerate() {
            let inside = a.x >= a.w / 2.0 && a.y >= a.h / 2.0;
            assert!(
                inside && a.x + a.w / 2.0 <= diagram.width && a.y + a.h / 2.0 <= diagram.height,
                "{variant}: {a:?}"
            );
            for b in &diagram.nodes[..k] {
                let apart = (a.x - b.x).abs() >= (a.w + b.w) / 2.0 || (a.y - b.y).abs() >= (a.h + b.h) / 2.0;
                assert!(apart, "{variant}: {a:?} covers {b:?}");
            }
        }
    }
}

/// c_{t−1} → kept → + → c_t is the LSTM's cell path; the forget gate's line is not part of it.
#[test]
fn the_state_runs_through() {
    let graph = Variant::plain(find("lstm").unwrap()).graph();
    let diagram = Diagram::new(&graph);
    let of = |kind| diagram.edges.iter().filter(move |e| e.kind == kind);
    let path: Vec<_> = of(EdgeKind::CellPath).map(|e| (diagram.nodes[e.from].name, diagram.nodes[e.to].name)).collect();
    let mut sorted = path.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [("c", "c"), ("c", "kept"), ("kept", "c")]);
    assert!(of(EdgeKind::CellPath).all(|e| e.points.iter().all(|p| p.1 == e.points[0].1)), "it runs straight");
    assert_eq!(of(EdgeKind::HiddenPath).count(), 1);
    assert_eq!(of(EdgeKind::Intake).count(), 8, "x and h into four gates");
    let gru = Diagram::new(&Variant::plain(find("gru").unwrap()).graph());
    assert_eq!(gru.edges.iter().filter(|e| e.complement.is_some()).count(), 1, "1 − z");
}
