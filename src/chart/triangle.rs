//! Which loss reaches which step?
//!
//! A triangle of magnitudes on a logarithmic colour scale: row s is the loss of step s, column t the state of step t ≤ s,
//! both from 1; above the diagonal there is nothing, because no loss depends on what comes after it. The free corner
//! holds the colour bar.

use super::axes::{SMALL, time_axis, time_ticks};
use super::bar::draw_color_bar;
use super::frame::{Frame, Margins};
use super::heatmap::{Image, draw_image};
use super::palette::{Palette, level};
use super::pen::{Drawn, Pen, Point, Stroke, Type, text_width};
use super::scale::Scale;
use super::theme::Theme;
use crate::words::Words;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

/// log₁₀ of magnitudes for every loss step s and state step t ≤ s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triangle<'a> {
    steps: usize,
    log10: &'a [f64],
}

/// A triangle with the limits of its colours, which are measured elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TriangleChart<'a> {
    /// What is shown.
    pub triangle: Triangle<'a>,
    /// log₁₀ at the faint end of the colours.
    pub low: f64,
    /// log₁₀ at the strong end.
    pub high: f64,
}

impl<'a> Triangle<'a> {
    /// T rows one after the other, row s (from 0) with s + 1 numbers; −∞ is exactly zero. `None` where the numbers are not
    /// T(T+1)/2.
    pub fn new(steps: usize, log10: &'a [f64]) -> Option<Self> {
        (log10.len() == steps * (steps + 1) / 2).then_some(Self { steps, log10 })
    }

    /// T
    pub const fn steps(&self) -> usize {
        self.steps
    }

    /// log₁₀ of the magnitude of loss s at state t, both from 0; `None` above the diagonal.
    pub fn at(&self, s: usize, t: usize) -> Option<f64> {
        if t <= s { self.log10.get(s * (s + 1) / 2 + t).copied() } else { None }
    }
}

impl TriangleChart<'_> {
    /// One pixel for each pair; above the diagonal nothing, what is not finite chequered.
    pub fn image(&self, palette: &Palette) -> Image {
        let steps = self.triangle.steps;
        let span = self.high - self.low;
        let colour = |s: usize, t: usize| match self.triangle.at(s, t) {
            None => [0; 4],
            Some(f64::NEG_INFINITY) => palette.zero().rgba(),
            Some(x) if x.is_nan() => palette.not_a_number()[(s + t) % 2].rgba(),
            Some(f64::INFINITY) => palette.infinite()[(s + t) % 2].rgba(),
            Some(x) => palette.of_level(level(if span > 0.0 { ((x - self.low) / span).clamp(0.0, 1.0) } else { 1.0 })),
        };
        let pairs = (0..steps).flat_map(|s| (0..steps).map(move |t| (s, t)));
        Image { width: steps, height: steps, rgba: pairs.flat_map(|(s, t)| colour(s, t)).collect() }
    }
}

/// The frame of a triangle of a size, for the drawing and the pointer alike.
pub fn triangle_frame(steps: usize, width: f64, height: f64, scale: f64, words: &Words) -> Frame {
    let left = text_width(&words.count(steps), SMALL) + 10.0;
    Frame::screen(width, height, scale, Margins { left, top: 20.0, right: 10.0, bottom: 31.0 })
}

/// Draws triangle, axes and colour bar into a frame made by [`triangle_frame`].
pub fn triangle_chart<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    frame: Frame,
    chart: &TriangleChart,
    palette: &Palette,
    theme: Theme,
    words: &Words,
) -> Drawn<DB> {
    draw_image(area, frame, &chart.image(palette), theme)?;
    let pen = Pen::new(area, frame, theme);
    outline(&pen, chart.triangle.steps)?;
    time_axis(&pen, chart.triangle.steps, Some(1), words)?;
    loss_axis(&pen, chart.triangle.steps, words)?;
    titles(&pen, words)?;
    let scale = Scale::Log10 { min: chart.low, max: chart.high };
    draw_color_bar(area, corner(frame), scale, palette, theme, words)
}

/// Both legs and the steps of the diagonal.
fn outline<DB: DrawingBackend>(pen: &Pen<DB>, steps: usize) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let at = |t: usize, s: usize| -> Point {
        let share = |k: usize| k as f64 / steps.max(1) as f64;
        (plot.left + share(t) * plot.width(), plot.top + share(s) * plot.height())
    };
    let stairs = (0..steps).flat_map(|k| [at(k, k), at(k + 1, k)]);
    let points: Vec<Point> = stairs.chain([at(steps, steps), at(0, steps), at(0, 0)]).collect();
    pen.path(&points, Stroke::solid(pen.theme.rule(), 1.0))
}

/// The same round steps as under the plot, downwards.
fn loss_axis<DB: DrawingBackend>(pen: &Pen<DB>, steps: usize, words: &Words) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let kind = Type::new(SMALL, pen.theme.muted(), HPos::Right, VPos::Center);
    for s in time_ticks(steps, plot.height()) {
        let y = plot.top + (s as f64 - 0.5) * plot.height() / steps as f64;
        pen.line((plot.left - 3.0, y), (plot.left, y), Stroke::solid(pen.theme.rule(), 1.0))?;
        pen.text(&words.count(s), (plot.left - 5.0, y), kind)?;
    }
    Ok(())
}

fn titles<DB: DrawingBackend>(pen: &Pen<DB>, words: &Words) -> Drawn<DB> {
    let (plot, muted) = (pen.frame.plot(), pen.theme.muted());
    let down = format!("{} ↓", words.text("axis-loss-step"));
    pen.text(&down, (2.0, plot.top - 11.0), Type::new(SMALL, muted, HPos::Left, VPos::Center))?;
    let at = (0.5 * (plot.left + plot.right), pen.frame.height - 1.0);
    let across = format!("{} →", words.text("axis-state-step"));
    pen.text(&across, at, Type::new(SMALL, muted, HPos::Center, VPos::Bottom))
}

/// Where the colour bar lies: at the top right, which is free.
fn corner(frame: Frame) -> Frame {
    let plot = frame.plot();
    let width = 0.45 * plot.width();
    let margins = Margins {
        left: plot.right - width,
        top: plot.top + 2.0,
        right: frame.width - plot.right + 8.0,
        bottom: frame.height - plot.top - 12.0,
    };
    Frame { margins, ..frame }
}
