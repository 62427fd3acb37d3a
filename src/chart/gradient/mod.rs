//! How much of the gradient reaches each step?
//!
//! ‖∂L/∂h_t‖ of every cell on one absolute log₁₀ axis. Time runs from left to right and the gradient from right to
//! left, so a line ends at the left: there its label stands. Floors show where a number format would round to 0.

mod floors;
mod labels;
mod lines;
mod range;

use super::axes::{SMALL, time_axis};
use super::frame::{Frame, Margins};
use super::pen::{Drawn, Pen, Stroke, Type, text_width};
use super::theme::Theme;
use crate::cell::Family;
use crate::words::Words;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

pub use floors::{FLOORS, Floor, FloorKind};
use range::Decades;

/// For the titles above the plot.
const MARGIN_TOP: f64 = 20.0;
/// For the time axis and its title.
const MARGIN_BOTTOM: f64 = 31.0;

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
}

impl GradientSeries {
    /// A series of log₁₀ norms as they are measured: −∞ for 0, NaN or ∞ for what is not finite.
    pub fn new(label: String, family: Family, ordinal: usize, log10: &[f64]) -> Self {
        let norm = |x: &f64| (x.is_finite() || *x == f64::NEG_INFINITY).then_some(*x);
        Self { label, family, ordinal, log10_norms: log10.iter().map(norm).collect(), fit: None }
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
}

/// The frame of a gradient chart of a size, for the drawing, the cursor and the pointer alike.
pub fn gradient_frame(chart: &GradientChart, width: f64, height: f64, scale: f64, words: &Words) -> Frame {
    let decades = Decades::of(chart, height);
    let tick = |k: &i32| text_width(&words.power_of_ten(*k), SMALL);
    let ticks = decades.ticks().iter().map(tick).fold(0.0, f64::max);
    let left = ticks + 8.0 + labels::gutter(chart);
    Frame::screen(width, height, scale, Margins { left, top: MARGIN_TOP, right: 10.0, bottom: MARGIN_BOTTOM })
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
    let decades = Decades::of(chart, frame.height);
    grid(&pen, chart, &decades, words)?;
    floors::draw(&pen, chart, &decades, words)?;
    for series in &chart.series {
        lines::draw(&pen, chart, series, &decades)?;
    }
    labels::draw(&pen, chart, &decades, words)?;
    titles(&pen, words)?;
    let nothing = !chart.series.is_empty() && chart.series.iter().all(all_zero);
    if nothing { note(&pen, &words.text("gradient-all-zero")) } else { Ok(()) }
}

fn all_zero(series: &GradientSeries) -> bool {
    series.log10_norms.iter().all(|x| *x == Some(f64::NEG_INFINITY))
}

fn grid<DB: DrawingBackend>(pen: &Pen<DB>, chart: &GradientChart, decades: &Decades, words: &Words) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let left = plot.left - labels::gutter(chart);
    let kind = Type::new(SMALL, pen.theme.muted(), HPos::Right, VPos::Center);
    for k in decades.minor() {
        let y = decades.y(&pen.frame, f64::from(k));
        pen.line((plot.left, y), (plot.right, y), Stroke::solid(pen.theme.grid(), 1.0))?;
    }
    for k in decades.ticks() {
        let y = decades.y(&pen.frame, f64::from(k));
        pen.line((left, y), (plot.right, y), Stroke::solid(pen.theme.grid(), 1.0))?;
        pen.text(&words.power_of_ten(k), (left - 4.0, y), kind)?;
    }
    if decades.has_zeros() {
        let (y, edge) = (decades.y(&pen.frame, f64::NEG_INFINITY), decades.bottom(&pen.frame));
        pen.line(
            (left, edge),
            (plot.right, edge),
            Stroke { dash: &[1.0, 2.0], ..Stroke::solid(pen.theme.rule(), 1.0) },
        )?;
        pen.text(&words.number(0.0, 1), (left - 4.0, y), kind)?;
    }
    pen.line((left, plot.bottom), (plot.right, plot.bottom), Stroke::solid(pen.theme.rule(), 1.0))?;
    time_axis(pen, chart.steps, true, words)
}

/// The axes' titles, and the arrow that shows where the gradient comes from.
fn titles<DB: DrawingBackend>(pen: &Pen<DB>, words: &Words) -> Drawn<DB> {
    const SYMBOL: &str = "‖∂L/∂hₜ‖";
    let (plot, muted) = (pen.frame.plot(), pen.theme.muted());
    let middle = plot.top - 11.0;
    let back = words.text("axis-back");
    let arrow = plot.right - text_width(&back, SMALL) - 8.0;
    let full = words.text("axis-gradient");
    let title = if text_width(&full, SMALL) < arrow - 40.0 { full } else { SYMBOL.to_owned() };
    pen.text(&title, (2.0, middle), Type::new(SMALL, muted, HPos::Left, VPos::Center))?;
    pen.text(&back, (plot.right, middle), Type::new(SMALL, muted, HPos::Right, VPos::Center))?;
    let room = (arrow - text_width(&title, SMALL) - 20.0).clamp(14.0, 120.0);
    pen.line((arrow - room, middle), (arrow, middle), Stroke::solid(muted, 1.0))?;
    let tip = arrow - room;
    pen.polygon(&[(tip - 1.0, middle), (tip + 6.0, middle - 3.5), (tip + 6.0, middle + 3.5)], muted)?;
    let at = (0.5 * (plot.left + plot.right), pen.frame.height - 1.0);
    pen.text(&words.text("axis-time"), at, Type::new(SMALL, muted, HPos::Center, VPos::Bottom))
}

fn note<DB: DrawingBackend>(pen: &Pen<DB>, text: &str) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let at = (0.5 * (plot.left + plot.right), 0.5 * (plot.top + plot.bottom));
    pen.text_on_ground(text, at, Type::new(13.0, pen.theme.ink(), HPos::Center, VPos::Center))
}
