//! Where would a number format round the gradient to nothing?
//!
//! Smallest normal and smallest subnormal numbers of IEEE 754 binary16 and binary32:
//! 2⁻¹⁴ = 6.1·10⁻⁵ and 2⁻²⁴ = 6.0·10⁻⁸; 2⁻¹²⁶ = 1.2·10⁻³⁸ and 2⁻¹⁴⁹ = 1.4·10⁻⁴⁵. Of binary64 only the last, 2⁻¹⁰⁷⁴.

use super::range::Decades;
use super::{GradientChart, HPos, Pen, SMALL, Stroke, Type, VPos, Words, text_width};
use crate::chart::Drawn;
use plotters::prelude::DrawingBackend;

/// What is lost below a floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloorKind {
    /// Numbers below lose digits.
    Normal,
    /// Numbers below half of it are rounded to 0.
    Smallest,
}

/// The end of a number format.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Floor {
    /// The format's name: `f16`.
    pub format: &'static str,
    /// What is lost below.
    pub kind: FloorKind,
    /// log₁₀ of the floor.
    pub log10: f64,
}

const fn floor(format: &'static str, kind: FloorKind, log10: f64) -> Floor {
    Floor { format, kind, log10 }
}

/// The floors of the formats that networks are trained in: −k·log₁₀ 2.
pub const FLOORS: [Floor; 5] = [
    floor("f16", FloorKind::Smallest, -24.0 * std::f64::consts::LOG10_2),
    floor("f32", FloorKind::Smallest, -149.0 * std::f64::consts::LOG10_2),
    floor("f64", FloorKind::Smallest, -1074.0 * std::f64::consts::LOG10_2),
    floor("f16", FloorKind::Normal, -14.0 * std::f64::consts::LOG10_2),
    floor("f32", FloorKind::Normal, -126.0 * std::f64::consts::LOG10_2),
];

/// Lines at the floors in range, labelled where there is room; a note at the edge for the nearest one below.
pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    chart: &GradientChart,
    decades: &Decades,
    words: &Words,
) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let kind = Type::new(SMALL, pen.theme.muted(), HPos::Right, VPos::Bottom);
    let mut taken: Vec<f64> = Vec::new();
    for floor in chart.floors.iter().filter(|f| decades.contains(f.log10)) {
        let y = decades.y(&pen.frame, floor.log10);
        let stroke = Stroke { colour: pen.theme.alarm(), width: 1.0, dash: &[2.0, 3.0] };
        pen.line((plot.left, y), (plot.right, y), stroke)?;
        let text = label(floor, words);
        let free = taken.iter().all(|other| (other - y).abs() > SMALL + 3.0);
        if free && y - plot.top > SMALL + 3.0 && text_width(&text, SMALL) < plot.width() {
            pen.text_on_ground(&text, (plot.right - 4.0, y - 1.0), kind)?;
            taken.push(y);
        }
    }
    let below = chart.floors.iter().filter(|f| f.kind == FloorKind::Smallest && f.log10 < f64::from(decades.low));
    let nearest = below.max_by(|a, b| a.log10.total_cmp(&b.log10));
    match nearest.filter(|_| taken.iter().all(|y| plot.bottom - y > SMALL + 3.0)) {
        Some(floor) => pen.text_on_ground(&edge_note(floor, words), (plot.right - 4.0, plot.bottom - 2.0), kind),
        None => Ok(()),
    }
}

fn label(floor: &Floor, words: &Words) -> String {
    let args = [("format", floor.format.into()), ("value", words.from_log10(floor.log10, 2).into())];
    match floor.kind {
        FloorKind::Normal => words.text_with("gradient-floor-normal", &args),
        FloorKind::Smallest => words.text_with("gradient-floor-zero", &args),
    }
}

fn edge_note(floor: &Floor, words: &Words) -> String {
    let args = [("format", floor.format.into()), ("value", words.from_log10(floor.log10, 2).into())];
    format!("↓ {}", words.text_with("gradient-floor-below", &args))
}
