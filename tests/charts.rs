//! Do the charts show what they were given, and can everyone tell the colours apart?
//!
//! `GATESCOPE_REFRESH=1 cargo test --features chart --test charts` writes the pictures in `tests/golden` anew.

use gatescope::cell::{Family, Variant};
use gatescope::chart::*;
use gatescope::words::{Locale, Words};
use plotters::prelude::{IntoDrawingArea, SVGBackend};
use std::path::Path;

type Area<'a> = plotters::drawing::DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

/// Draws into an SVG of the frame's size, on the theme's ground.
fn svg(frame: Frame, theme: Theme, draw: impl FnOnce(&Area)) -> String {
    let mut out = String::new();
    {
        let size = (frame.width as u32, frame.height as u32);
        let area = SVGBackend::with_string(&mut out, size).into_drawing_area();
        let ground = theme.ground();
        area.fill(&plotters::style::RGBColor(ground.0, ground.1, ground.2)).unwrap();
        draw(&area);
        area.present().unwrap();
    }
    assert!(!out.contains("NaN") && !out.contains("inf"), "a number that is none was drawn");
    out
}

fn golden(name: &str, picture: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.svg"));
    if std::env::var_os("GATESCOPE_REFRESH").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, picture).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == picture, "{name} looks different: look at it after GATESCOPE_REFRESH=1");
}

fn series(label: &str, family: Family, norm: impl Fn(usize) -> Option<f64>) -> GradientSeries {
    GradientSeries { label: label.into(), family, ordinal: 0, log10_norms: (0..40).map(norm).collect(), fit: None }
}

/// Recall, T = 40: the LSTM keeps its gradient, the GRU loses some, the tanh RNN nearly all.
fn preset(words: &Words) -> GradientChart {
    let wave = |t: usize, k: usize| 0.12 * (((t * k) % 7) as f64 - 3.0) / 3.0;
    let back = |t: usize| (39 - t) as f64;
    let mut rnn = series(&words.text("cell-elman"), Family::Rnn, move |t| Some(0.1 - 0.161 * back(t) + wave(t, 5)));
    rnn.fit = Some(Fit { from: 0, to: 39, log10_from: 0.1 - 0.161 * 39.0, log10_to: 0.1 });
    let lstm = series("LSTM", Family::Lstm, move |t| Some(0.1 - 0.021 * back(t) + wave(t, 3)));
    let gru = series("GRU", Family::Gru, move |t| Some(0.1 - 0.062 * back(t) + wave(t, 2)));
    GradientChart { series: vec![lstm, gru, rnn], steps: 40, floors: FLOORS.to_vec() }
}

fn draw_gradient(chart: &GradientChart, size: (f64, f64), theme: Theme, words: &Words) -> String {
    let frame = Frame { text_factor: 1.24, ..gradient_frame(chart, size.0, size.1, 1.0, words) };
    svg(frame, theme, |area| gradient_chart(area, frame, chart, theme, words).unwrap())
}

/// The texts of a picture, in the order of drawing.
fn texts(picture: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        picture.split("<text").skip(1).filter_map(|t| t.split_once(">\n")).map(|t| t.1).collect();
    found.iter_mut().for_each(|t| *t = t.split('\n').next().unwrap_or_default());
    found
}

#[test]
fn gradient_chart_of_the_preset() {
    let (en, it) = (Words::new(Locale::En), Words::new(Locale::It));
    let wide = draw_gradient(&preset(&en), (1200.0, 160.0), Theme::Light, &en);
    let said = texts(&wide);
    for text in ["LSTM", "GRU", "tanh RNN", "10⁰", "10⁻⁶", "time step t", "the gradient travels back", "1", "40"]
    {
        assert!(said.contains(&text), "{text} is missing in {said:?}");
    }
    assert!(said.contains(&"f16 loses digits below 6.1 × 10⁻⁵"), "{said:?}");
    assert!(said.iter().any(|t| t.contains("f16 ends at 6.0 × 10⁻⁸, below this range")), "{said:?}");
    golden("gradient-wide-light", &wide);
    golden("gradient-wide-dark", &draw_gradient(&preset(&en), (1200.0, 160.0), Theme::Dark, &en));
    golden("gradient-phone-light", &draw_gradient(&preset(&en), (360.0, 160.0), Theme::Light, &en));
    golden("gradient-phone-dark-it", &draw_gradient(&preset(&it), (360.0, 160.0), Theme::Dark, &it));
}

#[test]
fn pictures_of_extremes() {
    let words = Words::new(Locale::En);
    let vanishing = series("LSTM", Family::Lstm, |t| Some(-1.3 * (39 - t) as f64));
    let zeros = series("GRU", Family::Gru, |t| Some(if t < 25 { f64::NEG_INFINITY } else { -1.0 }));
    let exploding = series("tanh RNN", Family::Rnn, |t| (t > 12).then(|| 6.3 * (39 - t) as f64));
    let floors = FLOORS.to_vec();
    let far = GradientChart { series: vec![vanishing, zeros.clone()], steps: 40, floors: floors.clone() };
    golden("gradient-far", &draw_gradient(&far, (1200.0, 160.0), Theme::Light, &words));
    let mixed = GradientChart { series: vec![zeros, exploding], steps: 40, floors: floors.clone() };
    golden("gradient-mixed", &draw_gradient(&mixed, (720.0, 200.0), Theme::Dark, &words));
    let nothing = series("LSTM", Family::Lstm, |_| Some(f64::NEG_INFINITY));
    let nothing = GradientChart { series: vec![nothing], steps: 40, floors };
    let picture = draw_gradient(&nothing, (720.0, 160.0), Theme::Light, &words);
    assert!(texts(&picture).contains(&"Every gradient is exactly zero."));
    golden("gradient-zero", &picture);
}

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
