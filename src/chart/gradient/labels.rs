//! Which line is whose?
//!
//! Names stand in a gutter at the left, where the gradient ends, pushed apart until none covers another.

use super::lines::place;
use super::range::Decades;
use super::{GradientChart, GradientSeries, HPos, Pen, Stroke, Type, VPos, Words, text_width};
use crate::chart::Drawn;
use plotters::prelude::DrawingBackend;

const SIZE: f64 = 12.0;
/// Between the middles of two names.
const PITCH: f64 = 14.0;
/// For the marker before a name and the leader after it.
const AROUND: f64 = 28.0;

/// Room for the longest name, in CSS pixels.
pub(super) fn gutter(chart: &GradientChart) -> f64 {
    let widths = chart.series.iter().map(|s| text_width(&s.label, SIZE));
    if chart.series.is_empty() { 0.0 } else { widths.fold(0.0, f64::max) + AROUND }
}

pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    chart: &GradientChart,
    decades: &Decades,
    words: &Words,
) -> Drawn<DB> {
    let plot = pen.frame.plot();
    let ends: Vec<f64> = chart.series.iter().map(|s| end(pen, chart, s, decades)).collect();
    let places = spread(&ends, plot.top + PITCH / 2.0, plot.bottom - PITCH / 2.0);
    let left = plot.left - gutter(chart);
    for ((series, end), y) in chart.series.iter().zip(ends).zip(places) {
        let style = pen.theme.series(series.family, series.ordinal);
        let name = left + 14.0 + text_width(&series.label, SIZE);
        let leader = Stroke { colour: style.colour, width: 1.0, dash: style.dash };
        pen.text_on_ground(
            &series.label,
            (left + 14.0, y),
            Type::new(SIZE, pen.theme.ink(), HPos::Left, VPos::Center),
        )?;
        pen.marker((left + 6.0, y), style.marker, 3.5, style.colour)?;
        pen.path(&[(name + 3.0, y), (plot.left - 2.0, end), (pen.frame.step(0, chart.steps), end)], leader)?;
        if first(series).is_none() {
            let kind = Type::new(SIZE, pen.theme.alarm(), HPos::Left, VPos::Center);
            pen.text_on_ground(&words.text("gradient-exploded"), (plot.left + 4.0, y), kind)?;
        }
    }
    Ok(())
}

fn first(series: &GradientSeries) -> Option<f64> {
    series.log10_norms.first().copied().flatten()
}

/// The height of a line's left end; what is not finite is above everything.
fn end<DB: DrawingBackend>(pen: &Pen<DB>, chart: &GradientChart, series: &GradientSeries, decades: &Decades) -> f64 {
    place(pen, chart, decades, 0, first(series)).map_or(pen.frame.plot().top + 5.0, |(_, y)| y)
}

/// Moves heights as little as is needed to keep them [`PITCH`] apart and inside, in their order.
fn spread(ends: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = Vec::new();
    for (k, end) in ends.iter().enumerate() {
        order.insert(order.partition_point(|&other| ends[other].total_cmp(end).is_le()), k);
    }
    let mut places = vec![0.0; ends.len()];
    let mut least = top;
    for &k in &order {
        places[k] = ends[k].max(least);
        least = places[k] + PITCH;
    }
    let mut most = bottom;
    for &k in order.iter().rev() {
        places[k] = places[k].min(most);
        most = places[k] - PITCH;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn names_keep_apart_in_order_and_inside() {
        assert_eq!(spread(&[50.0, 50.0, 20.0], 0.0, 100.0), [50.0, 64.0, 20.0]);
        assert_eq!(spread(&[100.0, 99.0], 0.0, 100.0), [100.0, 86.0]);
        assert_eq!(spread(&[-5.0], 0.0, 100.0), [0.0]);
    }
}
