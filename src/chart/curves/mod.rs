//! How do several magnitudes go over time?
//!
//! Named lines over t on one absolute log₁₀ axis, what was measured with markers and what theory says thin and dashed.
//! The gradient chart is made of the same parts.

pub(super) mod labels;
pub(super) mod lines;
pub(super) mod range;

use super::axes::{SMALL, time_axis};
use super::frame::{Frame, Margins};
use super::pen::{Drawn, Pen, Stroke, Type, text_width};
use super::theme::{Dash, LineStyle, SeriesStyle, Theme};
use crate::cell::Family;
use crate::words::Words;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};
use range::Decades;

/// For the titles above the plot.
pub(super) const MARGIN_TOP: f64 = 20.0;
/// For the time axis and its title.
pub(super) const MARGIN_BOTTOM: f64 = 31.0;
/// How lines are drawn that were not measured.
const THEORY: Dash = &[5.0, 3.0];

/// One named line.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Its name.
    pub label: String,
    /// The family of its cell, which gives the hue.
    pub family: Family,
    /// How many measured curves of this family come before it, which gives the dash.
    pub ordinal: usize,
    /// Whether it is what theory says: thin, dashed and without markers.
    pub is_theory: bool,
    /// log₁₀ of the magnitude for each step: −∞ is exactly zero, `None` is not finite.
    pub log10: Vec<Option<f64>>,
    /// The least and the most where it is the middle of several, beneath and above; empty where it is alone.
    pub spread: [Vec<Option<f64>>; 2],
}

/// Everything that a chart of curves shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveChart {
    /// What stands at the upright axis.
    pub axis: String,
    /// The lines.
    pub curves: Vec<Curve>,
    /// Time steps T, or what else is counted.
    pub steps: usize,
    /// What is counted where it is not time: its name, and how many each step stands for.
    pub counted: Option<(String, usize)>,
}

/// A line as it is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub label: &'a str,
    pub look: LineStyle,
    pub log10: &'a [Option<f64>],
}

/// Lines over the same steps.
#[derive(Clone, Debug)]
pub(super) struct Plot<'a> {
    pub lines: Vec<Line<'a>>,
    /// What is drawn beside them and may widen the axis.
    pub beside: Vec<&'a [Option<f64>]>,
    pub steps: usize,
    /// What each step is counted as.
    pub each: usize,
}

impl Curve {
    /// A curve of log₁₀ magnitudes as they are measured: −∞ for 0, NaN or ∞ for what is not finite.
    pub fn new(label: String, family: Family, ordinal: usize, log10: &[f64]) -> Self {
        let number = |x: &f64| (x.is_finite() || *x == f64::NEG_INFINITY).then_some(*x);
        let log10 = log10.iter().map(number).collect();
        Self { label, family, ordinal, is_theory: false, log10, spread: Default::default() }
    }

    /// The same curve as the middle of several, with the least and the most of them at each step.
    pub fn among(self, least: &[f64], most: &[f64]) -> Self {
        let numbers = |log10: &[f64]| log10.iter().map(|x| x.is_finite().then_some(*x)).collect();
        Self { spread: [numbers(least), numbers(most)], ..self }
    }

    /// The same curve as what theory says.
    pub fn theory(self) -> Self {
        Self { is_theory: true, ..self }
    }

    /// How it is drawn.
    pub const fn style(&self, theme: Theme) -> LineStyle {
        let style = theme.series(self.family, self.ordinal);
        if self.is_theory {
            return LineStyle { style: SeriesStyle { dash: THEORY, ..style }, width: 1.2, is_marked: false };
        }
        LineStyle { style, width: 2.0, is_marked: true }
    }

    fn line(&self, theme: Theme) -> Line<'_> {
        Line { label: &self.label, look: self.style(theme), log10: &self.log10 }
    }
}

impl CurveChart {
    fn plot(&self, theme: Theme) -> Plot<'_> {
        let lines = self.curves.iter().map(|curve| curve.line(theme)).collect();
        let each = self.counted.as_ref().map_or(1, |(_, each)| *each);
        let beside = self.curves.iter().flat_map(|curve| &curve.spread).map(Vec::as_slice).collect();
        Plot { lines, beside, steps: self.steps, each }
    }
}

/// The frame of a chart of curves of a size, for the drawing, the cursor and the pointer alike.
pub fn curve_frame(chart: &CurveChart, width: f64, height: f64, scale: f64, words: &Words) -> Frame {
    frame(&chart.plot(Theme::Light), width, height, scale, words)
}

/// Draws the chart into a frame made by [`curve_frame`].
pub fn curve_chart<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    frame: Frame,
    chart: &CurveChart,
    theme: Theme,
    words: &Words,
) -> Drawn<DB> {
    let pen = Pen::new(area, frame, theme);
    let plot = chart.plot(theme);
    let decades = Decades::of(&plot, frame.height);
    grid(&pen, &plot, &decades, words)?;
    for curve in &chart.curves {
        lines::between(&pen, chart.steps, &curve.spread, curve.style(theme).style.colour, &decades)?;
    }
    // What was measured lies over what theory says.
    let (theory, measured): (Vec<_>, Vec<_>) = plot.lines.iter().partition(|line| !line.look.is_marked);
    for line in theory.into_iter().chain(measured) {
        lines::draw(&pen, &plot, line, &decades)?;
        lines::marks(&pen, &plot, line, &decades)?;
    }
    labels::draw(&pen, &plot, &decades, words)?;
    let muted = Type::new(SMALL, theme.muted(), HPos::Left, VPos::Center);
    pen.text(&chart.axis, (2.0, frame.plot().top - 11.0), muted)?;
    let title = chart.counted.as_ref().map_or_else(|| words.text("axis-time"), |(name, _)| name.clone());
    time_title(&pen, &title)
}

/// Room for names and ticks at the left, for titles above and for the time axis below.
pub(super) fn frame(plot: &Plot, width: f64, height: f64, scale: f64, words: &Words) -> Frame {
    let decades = Decades::of(plot, height);
    let tick = |k: &i32| text_width(&words.power_of_ten(*k), SMALL);
    let ticks = decades.ticks().iter().map(tick).fold(0.0, f64::max);
    let left = ticks + 8.0 + labels::gutter(plot);
    Frame::screen(width, height, scale, Margins { left, top: MARGIN_TOP, right: 10.0, bottom: MARGIN_BOTTOM })
}

pub(super) fn grid<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, decades: &Decades, words: &Words) -> Drawn<DB> {
    let inside = pen.frame.plot();
    let left = inside.left - labels::gutter(plot);
    let kind = Type::new(SMALL, pen.theme.muted(), HPos::Right, VPos::Center);
    for k in decades.minor() {
        let y = decades.y(&pen.frame, f64::from(k));
        pen.line((inside.left, y), (inside.right, y), Stroke::solid(pen.theme.grid(), 1.0))?;
    }
    for k in decades.ticks() {
        let y = decades.y(&pen.frame, f64::from(k));
        pen.line((left, y), (inside.right, y), Stroke::solid(pen.theme.grid(), 1.0))?;
        pen.text(&words.power_of_ten(k), (left - 4.0, y), kind)?;
    }
    if decades.has_zeros() {
        let (y, edge) = (decades.y(&pen.frame, f64::NEG_INFINITY), decades.bottom(&pen.frame));
        let stroke = Stroke { dash: &[1.0, 2.0], ..Stroke::solid(pen.theme.rule(), 1.0) };
        pen.line((left, edge), (inside.right, edge), stroke)?;
        pen.text(&words.number(0.0, 1), (left - 4.0, y), kind)?;
    }
    pen.line((left, inside.bottom), (inside.right, inside.bottom), Stroke::solid(pen.theme.rule(), 1.0))?;
    time_axis(pen, plot.steps, Some(plot.each), words)
}

/// What stands at the time axis.
pub(super) fn time_title<DB: DrawingBackend>(pen: &Pen<DB>, title: &str) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let at = (0.5 * (plot.left + plot.right), pen.frame.height - 1.0);
    pen.text(title, at, Type::new(SMALL, pen.theme.muted(), HPos::Center, VPos::Bottom))
}
