//! What did the cell answer, and what was asked?
//!
//! Lines and marks for scalar lanes on a linear axis; step t stands exactly above step t of the heat maps.

use super::axes::{SMALL, time_axis};
use super::colour::Rgb;
use super::frame::Frame;
use super::pen::{Drawn, Pen, Point, Stroke, Type};
use super::theme::{Marker, Theme};
use crate::cell::Family;
use crate::words::Words;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

/// How a line of numbers is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A line in the family's hue: what a cell answers.
    Answer(Family),
    /// Hollow marks in ink: what was asked for; not-a-number where nothing was.
    Target,
    /// Stems from zero in ink: what was read.
    Input,
    /// Thinner stems: a second channel of what was read.
    SecondInput,
}

/// One line of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesLine<'a> {
    /// One number for each step; what is not finite is left out.
    pub values: &'a [f64],
    /// How it is drawn.
    pub look: Look,
}

/// What a scalar lane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesChart<'a> {
    /// Lines and marks, the first at the back.
    pub lines: Vec<SeriesLine<'a>>,
    /// Time steps.
    pub steps: usize,
    /// The value at the bottom.
    pub low: f64,
    /// The value at the top.
    pub high: f64,
    /// Whether the time axis is labelled.
    pub time_labels: bool,
}

/// Room inside the plot above and below the limits, so that marks at the limits are whole, in CSS pixels.
const INSET: f64 = 4.0;

impl SeriesChart<'_> {
    /// The height of a value in a frame.
    pub fn height(&self, frame: &Frame, value: f64) -> f64 {
        let plot = frame.plot();
        let inset = INSET.min(0.25 * plot.height());
        let u = if self.high > self.low { (value - self.low) / (self.high - self.low) } else { 0.5 };
        plot.bottom - inset - u.clamp(0.0, 1.0) * (plot.height() - 2.0 * inset)
    }
}

/// Draws a scalar lane.
pub fn series_chart<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    frame: Frame,
    chart: &SeriesChart,
    theme: Theme,
    words: &Words,
) -> Drawn<DB> {
    let pen = Pen::new(area, frame, theme);
    let plot = frame.plot();
    if chart.low < 0.0 && chart.high > 0.0 {
        let y = chart.height(&frame, 0.0);
        pen.line((plot.left, y), (plot.right, y), Stroke::solid(theme.grid(), 1.0))?;
    }
    pen.frame_rect((plot.left, plot.top), (plot.right, plot.bottom), theme.rule())?;
    for line in &chart.lines {
        draw_line(&pen, chart, line)?;
    }
    let kind = |v| Type::new(SMALL, theme.muted(), HPos::Right, v);
    pen.text(&words.number(chart.high, 2), (plot.left - 5.0, plot.top), kind(VPos::Top))?;
    pen.text(&words.number(chart.low, 2), (plot.left - 5.0, plot.bottom), kind(VPos::Bottom))?;
    time_axis(&pen, chart.steps, chart.time_labels.then_some(1), words)
}

fn draw_line<DB: DrawingBackend>(pen: &Pen<DB>, chart: &SeriesChart, line: &SeriesLine) -> Drawn<DB> {
    let place = |(t, &x): (usize, &f64)| -> Option<Point> {
        x.is_finite().then(|| (pen.frame.step(t, chart.steps), chart.height(&pen.frame, x)))
    };
    let places: Vec<Option<Point>> = line.values.iter().take(chart.steps).enumerate().map(place).collect();
    match line.look {
        Look::Answer(family) => answer(pen, &places, family),
        Look::Target => places.iter().flatten().try_for_each(|&at| ring(pen, at)),
        Look::Input => stems(pen, chart, &places, pen.theme.ink(), 2.0),
        Look::SecondInput => stems(pen, chart, &places, pen.theme.muted(), 1.0),
    }
}

fn answer<DB: DrawingBackend>(pen: &Pen<DB>, places: &[Option<Point>], family: Family) -> Drawn<DB> {
    let style = pen.theme.series(family, 0);
    for run in places.split(|p| p.is_none()).filter(|run| !run.is_empty()) {
        let points: Vec<Point> = run.iter().flatten().copied().collect();
        pen.path(&points, Stroke::solid(style.colour, 2.0))?;
        pen.marker(points[points.len() - 1], style.marker, 2.5, style.colour)?;
    }
    Ok(())
}

fn ring<DB: DrawingBackend>(pen: &Pen<DB>, at: Point) -> Drawn<DB> {
    pen.marker(at, Marker::Circle, 3.5, pen.theme.ink())?;
    pen.marker(at, Marker::Circle, 2.0, pen.theme.ground())
}

fn stems<DB: DrawingBackend>(
    pen: &Pen<DB>,
    chart: &SeriesChart,
    places: &[Option<Point>],
    colour: Rgb,
    width: f64,
) -> Drawn<DB> {
    let zero = chart.height(&pen.frame, 0.0);
    for &(x, y) in places.iter().flatten() {
        pen.line((x, zero), (x, y), Stroke::solid(colour, width))?;
        pen.marker((x, y), Marker::Circle, width, colour)?;
    }
    Ok(())
}
