//! How does one line go?
//!
//! Through every finite magnitude, broken where one is not finite or exactly zero; zeros lie in their own band below the
//! axis, and a cross at the top marks where numbers ended.

use super::range::Decades;
use super::{Line, Pen, Plot, Stroke};
use crate::chart::pen::Point;
use crate::chart::{Drawn, Rgb};
use plotters::prelude::DrawingBackend;

/// CSS pixels between two markers on a line.
const MARKER_PITCH: f64 = 90.0;

/// Where a magnitude stands: exact zeros in their band; `None` where there is no number.
pub(in crate::chart) fn place<DB: DrawingBackend>(
    pen: &Pen<DB>,
    steps: usize,
    decades: &Decades,
    t: usize,
    log10: Option<f64>,
) -> Option<Point> {
    let log10 = log10.filter(|x| !x.is_nan() && *x < f64::INFINITY)?;
    Some((pen.frame.step(t, steps), decades.y(&pen.frame, log10)))
}

fn places<DB: DrawingBackend>(pen: &Pen<DB>, plot: &Plot, line: &Line, decades: &Decades) -> Vec<Option<Point>> {
    line.log10.iter().enumerate().map(|(t, x)| place(pen, plot.steps, decades, t, *x)).collect()
}

pub(in crate::chart) fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: &Plot,
    line: &Line,
    decades: &Decades,
) -> Drawn<DB> {
    let stroke = Stroke { colour: line.look.style.colour, width: line.look.width, dash: line.look.style.dash };
    let zero = decades.y(&pen.frame, f64::NEG_INFINITY);
    let in_band = |p: &Option<Point>| decades.has_zeros() && p.is_some_and(|(_, y)| y == zero);
    for run in places(pen, plot, line, decades).chunk_by(|a, b| a.is_some() == b.is_some() && in_band(a) == in_band(b))
    {
        let points: Vec<Point> = run.iter().flatten().copied().collect();
        pen.path(&points, stroke)?;
    }
    Ok(())
}

/// The space between two lines, thinly filled, wherever both have a number.
pub(in crate::chart) fn between<DB: DrawingBackend>(
    pen: &Pen<DB>,
    steps: usize,
    [least, most]: &[Vec<Option<f64>>; 2],
    colour: Rgb,
    decades: &Decades,
) -> Drawn<DB> {
    let of = |side: &[Option<f64>], t: usize| place(pen, steps, decades, t, side[t]);
    let pairs: Vec<_> = (0..least.len().min(most.len())).map(|t| of(least, t).zip(of(most, t))).collect();
    for run in pairs.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let (below, above): (Vec<Point>, Vec<Point>) = run.iter().flatten().copied().unzip();
        let around: Vec<Point> = below.into_iter().chain(above.into_iter().rev()).collect();
        if around.len() > 2 {
            pen.wash(&around, colour)?;
        }
    }
    Ok(())
}

/// The family's shape at the line's end and now and then on the way, and crosses where numbers end.
pub(in crate::chart) fn marks<DB: DrawingBackend>(
    pen: &Pen<DB>,
    plot: &Plot,
    line: &Line,
    decades: &Decades,
) -> Drawn<DB> {
    let places = places(pen, plot, line, decades);
    let pitch = pen.frame.plot().width() / plot.steps.max(1) as f64;
    let every = ((MARKER_PITCH / pitch).round() as usize).max(1);
    for point in places.iter().step_by(every).flatten().filter(|_| line.look.is_marked) {
        pen.marker(*point, line.look.style.marker, 3.0, line.look.style.colour)?;
    }
    ends(pen, plot.steps, &places)
}

/// A cross where a step with a number stands next to one without.
fn ends<DB: DrawingBackend>(pen: &Pen<DB>, steps: usize, places: &[Option<Point>]) -> Drawn<DB> {
    let top = pen.frame.plot().top + 5.0;
    let stroke = Stroke::solid(pen.theme.alarm(), 2.0);
    for (t, pair) in places.windows(2).enumerate() {
        let at = match pair {
            [None, Some(_)] => t,
            [Some(_), None] => t + 1,
            _ => continue,
        };
        let x = pen.frame.step(at, steps);
        pen.line((x - 4.0, top - 4.0), (x + 4.0, top + 4.0), stroke)?;
        pen.line((x - 4.0, top + 4.0), (x + 4.0, top - 4.0), stroke)?;
    }
    Ok(())
}
