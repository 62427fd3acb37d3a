//! How much of the gradient reaches each step?
//!
//! ‖∂L/∂h_t‖ of every cell on one absolute log₁₀ axis. Time runs from left to right and the gradient from right to
//! left, so a line ends at the left: there its label stands. Floors show where a number format would round to 0.

mod beside;
mod floors;

use super::axes::SMALL;
use super::curves::range::Decades;
use super::curves::{Line, Plot, frame, grid, labels, lines, time_title};
use super::frame::Frame;
use super::pen::{Drawn, Pen, Stroke, Type, text_width};
use super::theme::{LineStyle, Theme};
use crate::cell::Family;
use crate::words::Words;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

pub use beside::{Beside, BesideKind};
pub use floors::{FLOORS, Floor, FloorKind};

/// A straight line on the logarithmic axis, as measured elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// First step of the fit, 0-based.
    pub from: usize,
    /// Last step of the fit, 0-based.
    pub to: usize,
    /// log₁₀ of the fitted norm at `from`.
    pub log10_from: f64,
    /// log₁₀ of the fitted norm at `to`.
    pub log10_to: f64,
}

/// One cell's gradient norms.
#[derive(Clone, Debug, PartialEq)]
pub struct GradientSeries {
    /// The cell's name.
    pub label: String,
    /// Its family, which gives the hue and the marker.
    pub family: Family,
    /// How many series of this family come before it, which gives the dash.
    pub ordinal: usize,
    /// log₁₀ of the norm for each step: −∞ is exactly zero, `None` is not finite.
    pub log10_norms: Vec<Option<f64>>,
    /// The measured rate, drawn thin over the line.
    pub fit: Option<Fit>,
    /// What the line is compared with.
    pub beside: Vec<Beside>,
}

impl GradientSeries {
    /// A series of log₁₀ norms as they are measured: −∞ for 0, NaN or ∞ for what is not finite.
    pub fn new(label: String, family: Family, ordinal: usize, log10: &[f64]) -> Self {
        let norm = |x: &f64| (x.is_finite() || *x == f64::NEG_INFINITY).then_some(*x);
        Self { label, family, ordinal, log10_norms: log10.iter().map(norm).collect(), fit: None, beside: Vec::new() }
    }

    /// How it is drawn.
    pub const fn style(&self, theme: Theme) -> LineStyle {
        LineStyle { style: theme.series(self.family, self.ordinal), width: 2.0, is_marked: true }
    }

    fn line(&self, theme: Theme) -> Line<'_> {
        Line { label: &self.label, look: self.style(theme), log10: &self.log10_norms }
    }
}

/// Everything that the gradient chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct GradientChart {
    /// One line for each cell.
    pub series: Vec<GradientSeries>,
    /// Time steps T.
    pub steps: usize,
    /// Where number formats end; usually [`FLOORS`].
    pub floors: Vec<Floor>,
    /// Whether the cell state's gradient is shown where a cell has one, and not the hidden state's.
    pub of_cell: bool,
}

impl GradientChart {
    fn plot(&self, theme: Theme) -> Plot<'_> {
        let measured = self.series.iter().flat_map(|s| &s.beside).filter(|b| b.kind != BesideKind::Theory);
        Plot {
            lines: self.series.iter().map(|series| series.line(theme)).collect(),
            beside: measured.map(|b| b.log10_norms.as_slice()).collect(),
            steps: self.steps,
            each: 1,
        }
    }
}

/// The frame of a gradient chart of a size, for the drawing, the cursor and the pointer alike.
pub fn gradient_frame(chart: &GradientChart, width: f64, height: f64, scale: f64, words: &Words) -> Frame {
    frame(&chart.plot(Theme::Light), width, height, scale, words)
}

/// Draws the chart into a frame made by [`gradient_frame`].
pub fn gradient_chart<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    frame: Frame,
    chart: &GradientChart,
    theme: Theme,
    words: &Words,
) -> Drawn<DB> {
    let pen = Pen::new(area, frame, theme);
    let plot = chart.plot(theme);
    let decades = Decades::of(&plot, frame.height);
    grid(&pen, &plot, &decades, words)?;
    floors::draw(&pen, &plot, &chart.floors, &decades, words)?;
    beside::draw(&pen, chart, &decades)?;
    for (line, series) in plot.lines.iter().zip(&chart.series) {
        lines::draw(&pen, &plot, line, &decades)?;
        fit(&pen, chart.steps, series.fit, &decades)?;
        lines::marks(&pen, &plot, line, &decades)?;
    }
    labels::draw(&pen, &plot, &decades, words)?;
    titles(&pen, chart, words)?;
    let nothing = !chart.series.is_empty() && chart.series.iter().all(all_zero);
    if nothing { note(&pen, &words.text("gradient-all-zero")) } else { Ok(()) }
}

fn fit<DB: DrawingBackend>(pen: &Pen<DB>, steps: usize, fit: Option<Fit>, decades: &Decades) -> Drawn<DB> {
    let Some(fit) = fit else { return Ok(()) };
    let end = |t, log10| lines::place(pen, steps, decades, t, Some(log10));
    match (end(fit.from, fit.log10_from), end(fit.to, fit.log10_to)) {
        (Some(from), Some(to)) => {
            let stroke = Stroke { colour: pen.theme.ink(), width: 1.0, dash: &[1.0, 3.0] };
            pen.line(from, to, stroke)
        }
        _ => Ok(()),
    }
}

fn all_zero(series: &GradientSeries) -> bool {
    series.log10_norms.iter().all(|x| *x == Some(f64::NEG_INFINITY))
}

/// The axes' titles, and the arrow that shows where the gradient comes from.
fn titles<DB: DrawingBackend>(pen: &Pen<DB>, chart: &GradientChart, words: &Words) -> Drawn<DB> {
    let (plot, muted) = (pen.frame.plot(), pen.theme.muted());
    let middle = plot.top - 11.0;
    let back = words.text("axis-back");
    let arrow = plot.right - text_width(&back, SMALL) - 8.0;
    let (full, symbol) = if chart.of_cell {
        ("axis-gradient-cell", "‖∂L/∂cₜ‖")
    } else {
        ("axis-gradient", "‖∂L/∂hₜ‖")
    };
    let full = words.text(full);
    let title = if text_width(&full, SMALL) < arrow - 40.0 { full } else { symbol.to_owned() };
    pen.text(&title, (2.0, middle), Type::new(SMALL, muted, HPos::Left, VPos::Center))?;
    let key = (text_width(&title, SMALL) + 24.0, arrow - 30.0, middle);
    beside::key(pen, chart, key, words)?;
    pen.text(&back, (plot.right, middle), Type::new(SMALL, muted, HPos::Right, VPos::Center))?;
    let longest = if beside::kinds(chart).is_empty() { 120.0 } else { 14.0 };
    let room = (arrow - text_width(&title, SMALL) - 20.0).clamp(14.0, longest);
    pen.line((arrow - room, middle), (arrow, middle), Stroke::solid(muted, 1.0))?;
    let tip = arrow - room;
    pen.polygon(&[(tip - 1.0, middle), (tip + 6.0, middle - 3.5), (tip + 6.0, middle + 3.5)], muted)?;
    time_title(pen, &words.text("axis-time"))
}

fn note<DB: DrawingBackend>(pen: &Pen<DB>, text: &str) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let at = (0.5 * (plot.left + plot.right), 0.5 * (plot.top + plot.bottom));
    pen.text_on_ground(text, at, Type::new(13.0, pen.theme.ink(), HPos::Center, VPos::Center))
}
