//! How does the gradient's reach change while a cell learns?
//!
//! A heat map of magnitudes on a logarithmic colour scale: each row is a moment of the training, the first one on top, each
//! column a step of the sequence, from 1. What was not told yet stays empty.

use super::axes::{SMALL, time_axis};
use super::bar::draw_color_bar;
use super::curves::time_title;
use super::frame::{Frame, Margins};
use super::heatmap::{Image, draw_image};
use super::palette::{Palette, level};
use super::pen::{Drawn, Pen, Stroke, Type, text_width};
use super::scale::Scale;
use super::theme::Theme;
use crate::words::Words;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

/// Between two numbers of the upright axis, in CSS pixels.
const TICK_ROOM: f64 = 26.0;

/// log₁₀ of magnitudes over moments and steps, with the limits of its colours, which are measured elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachMap {
    /// T
    pub steps: usize,
    /// `[moments][T]`; −∞ is exactly zero, a moment without numbers is empty.
    pub rows: Vec<Vec<f64>>,
    /// The updates between two moments.
    pub every: usize,
    /// log₁₀ at the faint end of the colours.
    pub low: f64,
    /// log₁₀ at the strong end.
    pub high: f64,
}

impl ReachMap {
    /// One pixel for each number; what is not finite is chequered.
    pub fn image(&self, palette: &Palette) -> Image {
        let span = self.high - self.low;
        let colour = |row: usize, t: usize| match self.rows[row].get(t) {
            None => [0; 4],
            Some(&f64::NEG_INFINITY) => palette.zero().rgba(),
            Some(x) if x.is_nan() => palette.not_a_number()[(row + t) % 2].rgba(),
            Some(&f64::INFINITY) => palette.infinite()[(row + t) % 2].rgba(),
            Some(x) => palette.of_level(level(if span > 0.0 { ((x - self.low) / span).clamp(0.0, 1.0) } else { 1.0 })),
        };
        let places = (0..self.rows.len()).flat_map(|row| (0..self.steps).map(move |t| (row, t)));
        let rgba = places.flat_map(|(row, t)| colour(row, t)).collect();
        Image { width: self.steps, height: self.rows.len(), rgba }
    }

    /// Rows that have a number at the upright axis: few enough for a height, the first among them.
    fn ticks(&self, height: f64) -> impl Iterator<Item = usize> {
        let most = (height / TICK_ROOM).floor().max(1.0) as usize;
        (0..self.rows.len()).step_by(self.rows.len().div_ceil(most).max(1))
    }
}

/// The frame of a map of a size, for the drawing and the pointer alike.
pub fn reach_map_frame(map: &ReachMap, width: f64, height: f64, scale: f64, words: &Words) -> Frame {
    let left = text_width(&words.count(map.rows.len() * map.every), SMALL) + 10.0;
    Frame::screen(width, height, scale, Margins { left, top: 36.0, right: 10.0, bottom: 31.0 })
}

/// Draws map, axes and colour bar into a frame made by [`reach_map_frame`].
pub fn reach_map_chart<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    frame: Frame,
    map: &ReachMap,
    palette: &Palette,
    theme: Theme,
    words: &Words,
) -> Drawn<DB> {
    draw_image(area, frame, &map.image(palette), theme)?;
    let pen = Pen::new(area, frame, theme);
    let plot = frame.plot();
    pen.frame_rect((plot.left, plot.top), (plot.right, plot.bottom), theme.rule())?;
    time_axis(&pen, map.steps, Some(1), words)?;
    let pitch = plot.height() / map.rows.len().max(1) as f64;
    for row in map.ticks(plot.height()) {
        let y = plot.top + (row as f64 + 0.5) * pitch;
        pen.line((plot.left - 3.0, y), (plot.left, y), Stroke::solid(theme.rule(), 1.0))?;
        let inside = y.max(plot.top + 0.5 * SMALL);
        let kind = Type::new(SMALL, theme.muted(), HPos::Right, VPos::Center);
        pen.text(&words.count(row * map.every), (plot.left - 5.0, inside), kind)?;
    }
    let down = format!("{} ↓", words.text("axis-update"));
    pen.text(&down, (2.0, plot.top - 10.0), Type::new(SMALL, theme.muted(), HPos::Left, VPos::Center))?;
    time_title(&pen, &words.text("axis-time"))?;
    let scale = Scale::Log10 { min: map.low, max: map.high };
    draw_color_bar(area, above(frame), scale, palette, theme, words)
}

/// Where the colour bar lies: above the map, at the right.
fn above(frame: Frame) -> Frame {
    let plot = frame.plot();
    let left = plot.left + 0.45 * plot.width();
    let margins = Margins { left, top: 4.0, right: frame.width - plot.right + 8.0, bottom: frame.height - 14.0 };
    Frame { margins, ..frame }
}
