//! Which line is whose?
//!
//! Names stand in a gutter at the left, where the gradient ends, pushed apart until none covers another.

use super::lines::place;
use super::range::Decades;
use super::{HPos, Line, Pen, Plot, Stroke, Type, VPos, Words, text_width};
use crate::chart::Drawn;
use plotters::prelude::DrawingBackend;

const SIZE: f64 = 12.0;
/// Between the middles of two names.
const PITCH: f64 = 14.0;
/// For the marker before a name and the leader after it.
const AROUND: f64 = 28.0;

/// Room for the longest name, in CSS pixels.
pub(in crate::chart) fn gutter(plot: &Plot) -> f64 {
    let widths = plot.lines.iter().map(|line| text_width(line.label, SIZE));
    if plot.lines.is_empty() { 0.0 } else { widths.fold(0.0, f64::max) + AROUND }
}

pub(in crate::chart) fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: &Plot,
    decades: &Decades,
    words: &Words,
) -> Drawn<DB> {
    let inside = pen.frame.plot();
    let ends: Vec<f64> = plot.lines.iter().map(|line| end(pen, plot, line, decades)).collect();
    let places = spread(&ends, inside.top + PITCH / 2.0, inside.bottom - PITCH / 2.0);
    let left = inside.left - gutter(plot);
    for ((line, end), y) in plot.lines.iter().zip(ends).zip(places) {
        let name = left + 14.0 + text_width(line.label, SIZE);
        let leader = Stroke { colour: line.look.style.colour, width: 1.0, dash: line.look.style.dash };
        pen.text_on_ground(line.label, (left + 14.0, y), Type::new(SIZE, pen.theme.ink(), HPos::Left, VPos::Center))?;
        if line.look.is_marked {
            pen.marker((left + 6.0, y), line.look.style.marker, 3.5, line.look.style.colour)?;
        } else {
            pen.line((left, y), (left + 11.0, y), Stroke { width: line.look.width, ..leader })?;
        }
        pen.path(&[(name + 3.0, y), (inside.left - 2.0, end), (pen.frame.step(0, plot.steps), end)], leader)?;
        if first(line).is_none() {
            let kind = Type::new(SIZE, pen.theme.alarm(), HPos::Left, VPos::Center);
            pen.text_on_ground(&words.text("gradient-exploded"), (inside.left + 4.0, y), kind)?;
        }
    }
    Ok(())
}

fn first(line: &Line) -> Option<f64> {
    line.log10.first().copied().flatten()
}

/// The height of a line's left end; what is not finite is above everything.
fn end<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, line: &Line, decades: &Decades) -> f64 {
    place(pen, plot.steps, decades, 0, first(line)).map_or(pen.frame.plot().top + 5.0, |(_, y)| y)
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
