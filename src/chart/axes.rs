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
    time_axis(&pen, axes.steps, axes.time_labels.then_some(1), words)?;
    unit_axis(&pen, axes.units, words)
}

/// Tick marks under the plot, with 1-based labels, each step counted as so many; none without a count.
pub(super) fn time_axis<DB: DrawingBackend>(
    pen: &Pen<DB>,
    steps: usize,
    count: Option<usize>,
    words: &Words,
) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let kind = Type::new(SMALL, pen.theme.muted(), HPos::Center, VPos::Top);
    for t in time_ticks(steps, plot.width()) {
        let x = pen.frame.step(t - 1, steps);
        pen.line((x, plot.bottom), (x, plot.bottom + 3.0), Stroke::solid(pen.theme.rule(), 1.0))?;
        if let Some(each) = count {
            pen.text(&words.count(t * each), (x, plot.bottom + 5.0), kind)?;
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
pub fn time_ticks(steps: usize, width: f64) -> Vec<usize> {
    let room = text_width(&steps.to_string(), SMALL) + 10.0;
    let apart = |a: usize, b: usize| (b - a) as f64 * width / steps as f64 >= room;
    if steps < 2 || apart(1, 2) {
        return (1..=steps).collect();
    }
    let every = [2, 5, 10, 20, 25, 50, 100, 200, 250, 500].into_iter().find(|&n| apart(1, n)).unwrap_or(steps);
    let round = (1..).map(|k| k * every).take_while(|&t| t < steps && apart(t, steps));
    std::iter::once(1).chain(round).chain([steps]).collect()
}

#[cfg(test)]
mod tests {
    use super::time_ticks;

    #[test]
    fn ticks_begin_at_one_end_at_t_and_do_not_crowd() {
        assert_eq!(time_ticks(40, 1000.0)[..4], [1, 2, 3, 4]);
        assert_eq!(time_ticks(40, 500.0), [1, 5, 10, 15, 20, 25, 30, 35, 40]);
        assert_eq!(time_ticks(40, 220.0), [1, 10, 20, 30, 40]);
        assert_eq!(time_ticks(500, 250.0), [1, 100, 200, 300, 400, 500]);
        assert_eq!(time_ticks(41, 220.0), [1, 10, 20, 30, 41]);
        assert_eq!(time_ticks(1, 250.0), [1]);
        assert!(time_ticks(0, 250.0).is_empty());
    }
}
