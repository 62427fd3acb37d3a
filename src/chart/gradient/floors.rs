//! Where would a number format round the gradient to nothing?
//!
//! Smallest normal and smallest subnormal numbers of IEEE 754 binary16 and binary32:
//! 2⁻¹⁴ = 6.1·10⁻⁵ and 2⁻²⁴ = 6.0·10⁻⁸; 2⁻¹²⁶ = 1.2·10⁻³⁸ and 2⁻¹⁴⁹ = 1.4·10⁻⁴⁵. Of binary64 only the last, 2⁻¹⁰⁷⁴.

use super::{Decades, HPos, Pen, Plot, SMALL, Stroke, Type, VPos, Words, text_width};
use crate::chart::Drawn;
use crate::chart::curves::lines::place;
use crate::chart::pen::Point;
use plotters::prelude::DrawingBackend;

/// Height of a label with its distance, in CSS pixels.
const ROOM: f64 = SMALL + 3.0;

/// What is lost below a floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FloorKind {
    /// Numbers below lose digits.
    Normal,
    /// The smallest number above 0: below half of it everything is rounded to 0.
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
    lines: &Plot,
    floors: &[Floor],
    decades: &Decades,
    words: &Words,
) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let mut taken: Vec<f64> = Vec::new();
    let visible = floors.iter().filter(|f| decades.contains(f.log10));
    let heights: Vec<f64> = visible.clone().map(|f| decades.y(&pen.frame, f.log10)).collect();
    for &y in &heights {
        let stroke = Stroke { colour: pen.theme.alarm(), width: 1.0, dash: &[2.0, 3.0] };
        pen.line((plot.left, y), (plot.right, y), stroke)?;
    }
    for (floor, y) in visible.zip(heights) {
        let under = if y - plot.top > ROOM { y - 1.0 } else { y + ROOM };
        if taken.iter().all(|other| (other - under).abs() > ROOM) {
            taken.push(under);
            place_label(pen, lines, decades, [&label(floor, words), &short(floor, words)], under)?;
        }
    }
    let bottom = decades.bottom(&pen.frame);
    let below = floors.iter().filter(|f| f.kind == FloorKind::Smallest && f.log10 < f64::from(decades.low));
    let nearest = below.max_by(|a, b| a.log10.total_cmp(&b.log10));
    match nearest.filter(|_| taken.iter().all(|y| bottom - y > ROOM)) {
        Some(floor) => {
            let texts = [edge_note(floor, words), format!("↓ {}", short(floor, words))];
            place_label(pen, lines, decades, texts.each_ref(), bottom - 2.0)
        }
        None => Ok(()),
    }
}

/// Writes a label, in its short form where there is little room, above `y` where the fewest lines run through it.
fn place_label<DB: DrawingBackend>(
    pen: &Pen<DB>,
    lines: &Plot,
    decades: &Decades,
    [long, short]: [&String; 2],
    y: f64,
) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let text = if text_width(long, SMALL) < 0.5 * plot.width() { long } else { short };
    let width = text_width(text, SMALL);
    let free = (plot.width() - width - 8.0).max(0.0);
    let right = |k: usize| plot.right - 4.0 - free * k as f64 / 12.0;
    let points = points(pen, lines, decades);
    let crossed = |k: usize| {
        let (across, along) = (y - ROOM - 2.0..y + 4.0, right(k) - width - 6.0..right(k) + 6.0);
        points.iter().filter(|(x, line)| along.contains(x) && across.contains(line)).count()
    };
    let best = (0..=12).min_by_key(|&k| (crossed(k), k)).unwrap_or(0);
    let kind = Type::new(SMALL, pen.theme.muted(), HPos::Right, VPos::Bottom);
    pen.text_on_ground(text, (right(best), y), kind)
}

/// Where every line stands at every step.
fn points<DB: DrawingBackend>(pen: &Pen<DB>, lines: &Plot, decades: &Decades) -> Vec<Point> {
    let norms = lines.lines.iter().flat_map(|line| line.log10.iter().enumerate());
    norms.filter_map(|(t, x)| place(pen, lines.steps, decades, t, *x)).collect()
}

fn label(floor: &Floor, words: &Words) -> String {
    let args = [("format", floor.format.into()), ("value", words.from_log10(floor.log10, 2).into())];
    match floor.kind {
        FloorKind::Normal => words.text_with("gradient-floor-normal", &args),
        FloorKind::Smallest => words.text_with("gradient-floor-zero", &args),
    }
}

/// The format and its floor, without a word.
fn short(floor: &Floor, words: &Words) -> String {
    format!("{} {}", floor.format, words.from_log10(floor.log10, 2))
}

fn edge_note(floor: &Floor, words: &Words) -> String {
    let args = [("format", floor.format.into()), ("value", words.from_log10(floor.log10, 2).into())];
    format!("↓ {}", words.text_with("gradient-floor-below", &args))
}
