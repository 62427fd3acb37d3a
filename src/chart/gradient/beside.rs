//! What is drawn beside a cell's line, to compare it with?
//!
//! Thin lines in the cell's hue, told apart by their dashes, with a key of the dashes above the plot: the same cell
//! unchanged, the gradient's parts by path, what theory says.

use super::lines::place;
use super::{Decades, GradientChart, HPos, Pen, SMALL, Stroke, Type, VPos, Words, text_width};
use crate::chart::Drawn;
use crate::chart::pen::Point;
use crate::chart::theme::Dash;
use plotters::prelude::DrawingBackend;

/// What a line beside another one shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BesideKind {
    /// The same cell with nothing changed.
    Unchanged,
    /// The part that travels along the state alone.
    Along,
    /// The part that goes through the gates.
    Through,
    /// What theory says: a product of gates, or a bound.
    Theory,
}

impl BesideKind {
    const ALL: [Self; 4] = [Self::Unchanged, Self::Along, Self::Through, Self::Theory];

    const fn dash(self) -> Dash {
        match self {
            Self::Unchanged => &[12.0, 3.0, 1.5, 3.0, 1.5, 3.0],
            Self::Along => &[9.0, 3.0],
            Self::Through => &[4.0, 2.0, 1.0, 2.0],
            Self::Theory => &[1.0, 2.0],
        }
    }

    /// The key of its name in the words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unchanged => "beside-unchanged",
            Self::Along => "beside-along",
            Self::Through => "beside-through",
            Self::Theory => "beside-theory",
        }
    }
}

/// A line beside a cell's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// What it shows.
    pub kind: BesideKind,
    /// log₁₀ for each step: −∞ is exactly zero, `None` is not finite.
    pub log10_norms: Vec<Option<f64>>,
}

impl Beside {
    /// A line of log₁₀ norms as they are measured: NaN or ∞ for what is not finite.
    pub fn new(kind: BesideKind, log10: &[f64]) -> Self {
        let norm = |x: &f64| (x.is_finite() || *x == f64::NEG_INFINITY).then_some(*x);
        Self { kind, log10_norms: log10.iter().map(norm).collect() }
    }
}

/// The kinds of lines that a chart has beside its own, in their order.
pub(super) fn kinds(chart: &GradientChart) -> Vec<BesideKind> {
    let has = |kind: &BesideKind| chart.series.iter().any(|s| s.beside.iter().any(|b| b.kind == *kind));
    BesideKind::ALL.into_iter().filter(has).collect()
}

/// Every line beside the cells' own; what leaves the axis is cut at its edges.
pub(super) fn draw<DB: DrawingBackend>(pen: &Pen<DB>, chart: &GradientChart, decades: &Decades) -> Drawn<DB> {
    for series in &chart.series {
        let colour = pen.theme.series(series.family, series.ordinal).colour;
        for beside in &series.beside {
            let stroke = Stroke { colour, width: 1.0, dash: beside.kind.dash() };
            for run in inside(pen, chart, beside, decades) {
                pen.path(&run, stroke)?;
            }
        }
    }
    Ok(())
}

/// The pieces of a line that lie on the axis.
fn inside<DB: DrawingBackend>(
    pen: &Pen<DB>,
    chart: &GradientChart,
    beside: &Beside,
    decades: &Decades,
) -> Vec<Vec<Point>> {
    let at = |(t, log10): (usize, &Option<f64>)| {
        let log10 = log10.filter(|x| decades.contains(*x))?;
        place(pen, chart.steps, decades, t, Some(log10))
    };
    let places: Vec<Option<Point>> = beside.log10_norms.iter().take(chart.steps).enumerate().map(at).collect();
    places
        .split(Option::is_none)
        .filter(|run| run.len() > 1)
        .map(|run| run.iter().flatten().copied().collect())
        .collect()
}

/// The key of the dashes, from `left` on as far as there is room before `right`.
pub(super) fn key<DB: DrawingBackend>(
    pen: &Pen<DB>,
    chart: &GradientChart,
    (left, right, middle): (f64, f64, f64),
    words: &Words,
) -> Drawn<DB> {
    const SAMPLE: f64 = 22.0;
    let mut x = left;
    for kind in kinds(chart) {
        let name = words.text(kind.key());
        let width = SAMPLE + 5.0 + text_width(&name, SMALL);
        if x + width > right {
            break;
        }
        let stroke = Stroke { colour: pen.theme.ink(), width: 1.0, dash: kind.dash() };
        pen.line((x, middle), (x + SAMPLE, middle), stroke)?;
        let kind = Type::new(SMALL, pen.theme.ink(), HPos::Left, VPos::Center);
        pen.text(&name, (x + SAMPLE + 5.0, middle), kind)?;
        x += width + 14.0;
    }
    Ok(())
}
