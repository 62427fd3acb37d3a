//! Which step is this, and which unit?
//!
//! Slim axes around an image or a line chart. Steps and units are counted from 1.

use super::frame::Frame;
use super::pen::{Drawn, Pen, Stroke, Type, text_width};
use super::theme::Theme;
use crate::words::Words;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

/// Size of tick labels, in CSS pixels.
pub(super) const SMALL: f64 = 10.5;

/// What the axes of a heat map's lane show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneAxes {
    /// Time steps.
    pub steps: usize,
    /// Rows of the image; 0 draws no unit axis.
    pub units: usize,
    /// Whether the time axis is labelled; only the lowest lane's needs to be.
    pub time_labels: bool,
}

/// Axes around a heat map; the image itself lies under them in `frame.plot()`.
pub fn draw_lane_axes<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    frame: Frame,
    axes: LaneAxes,
    theme: Theme,
    words: &Words,
) -> Drawn<DB> {
    let pen = Pen::new(area, frame, theme);
    let plot = frame.plot();
    pen.frame_rect((plot.left, plot.top), (plot.right, plot.bottom), theme.rule())?;
    time_axis(&pen, axes.steps, axes.time_labels, words)?;
    unit_axis(&pen, axes.units, words)
}

/// Tick marks under the plot, with 1-based labels.
pub(super) fn time_axis<DB: DrawingBackend>(pen: &Pen<DB>, steps: usize, labels: bool, words: &Words) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let kind = Type::new(SMALL, pen.theme.muted(), HPos::Center, VPos::Top);
    for t in time_ticks(steps, plot.width()) {
        let x = pen.frame.step(t - 1, steps);
        pen.line((x, plot.bottom), (x, plot.bottom + 3.0), Stroke::solid(pen.theme.rule(), 1.0))?;
        if labels {
            pen.text(&words.count(t), (x, plot.bottom + 5.0), kind)?;
        }
    }
    Ok(())
}

fn unit_axis<DB: DrawingBackend>(pen: &Pen<DB>, units: usize, words: &Words) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let kind = Type::new(SMALL, pen.theme.muted(), HPos::Right, VPos::Center);
    let pitch = plot.height() / units.max(1) as f64;
    let ends = if units > 1 && plot.height() >= 2.0 * SMALL { vec![1, units] } else { vec![units] };
    for unit in ends.into_iter().filter(|&unit| unit > 0) {
        let y = plot.top + (unit as f64 - 0.5) * pitch;
        pen.line((plot.left - 3.0, y), (plot.left, y), Stroke::solid(pen.theme.rule(), 1.0))?;
        let inside = y.clamp(plot.top + SMALL * 0.5, plot.bottom - SMALL * 0.5);
        pen.text(&words.count(unit), (plot.left - 5.0, inside), kind)?;
    }
    Ok(())
}

/// Round steps (1-based) whose labels fit into a width: 1, 10, 20 …, T.
pub(super) fn time_ticks(steps: usize, width: f64) -> Vec<usize> {
    let room = text_width(&steps.to_string(), SMALL) + 14.0;
    let pixels = |n: usize| n as f64 * width / steps.max(1) as f64;
    let every = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000].into_iter().find(|&n| pixels(n) >= room);
    let every = every.unwrap_or(steps.max(1));
    let mut ticks: Vec<usize> = (1..=steps).filter(|t| *t == 1 || t % every == 0).collect();
    let crowded = |a: usize, b: usize| pixels(b - a) < room;
    if ticks.len() > 1 && crowded(1, ticks[1]) {
        ticks.remove(1);
    }
    while ticks.len() > 1 && ticks.last().is_some_and(|&t| t != steps && crowded(t, steps)) {
        ticks.pop();
    }
    if steps > 1 && ticks.last() != Some(&steps) {
        ticks.push(steps);
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::time_ticks;

    #[test]
    fn ticks_begin_at_one_end_at_t_and_do_not_crowd() {
        assert_eq!(
            time_ticks(40, 1000.0),
            [1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40]
        );
        assert_eq!(time_ticks(40, 300.0), [1, 5, 10, 15, 20, 25, 30, 35, 40]);
        assert_eq!(time_ticks(500, 250.0), [1, 100, 200, 300, 400, 500]);
        assert_eq!(time_ticks(1, 250.0), [1]);
        assert_eq!(time_ticks(0, 250.0), []);
    }
}
