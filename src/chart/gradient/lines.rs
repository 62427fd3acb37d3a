//! How does one cell's gradient travel?
//!
//! A line through every finite norm, broken where a norm is not finite or exactly zero; zeros lie in their own band
//! below the axis, and a cross at the top marks where numbers ended.

use super::range::Decades;
use super::{GradientChart, GradientSeries, Pen, Stroke};
use crate::chart::Drawn;
use crate::chart::pen::Point;
use crate::chart::theme::Marker;
use plotters::prelude::DrawingBackend;

/// CSS pixels between two markers on a line.
const MARKER_PITCH: f64 = 90.0;

/// Where a norm stands: exact zeros in their band; `None` where there is no number.
pub(super) fn place<DB: DrawingBackend>(
    pen: &Pen<DB>,
    chart: &GradientChart,
    decades: &Decades,
    t: usize,
    log10: Option<f64>,
) -> Option<Point> {
    let log10 = log10.filter(|x| !x.is_nan() && *x < f64::INFINITY)?;
    Some((pen.frame.step(t, chart.steps), decades.y(&pen.frame, log10)))
}

pub(super) fn draw<DB: DrawingBackend>(
    pen: &Pen<DB>,
    chart: &GradientChart,
    series: &GradientSeries,
    decades: &Decades,
) -> Drawn<DB> {
    let style = pen.theme.series(series.family, series.ordinal);
    let stroke = Stroke { colour: style.colour, width: 2.0, dash: style.dash };
    let places: Vec<_> =
        series.log10_norms.iter().enumerate().map(|(t, x)| place(pen, chart, decades, t, *x)).collect();
    let zero = decades.y(&pen.frame, f64::NEG_INFINITY);
    let in_band = |p: &Option<Point>| decades.has_zeros() && p.is_some_and(|(_, y)| y == zero);
    for run in places.chunk_by(|a, b| a.is_some() == b.is_some() && in_band(a) == in_band(b)) {
        let points: Vec<Point> = run.iter().flatten().copied().collect();
        pen.path(&points, stroke)?;
    }
    fit(pen, chart, series, decades)?;
    markers(pen, chart, &places, style.marker, stroke)?;
    ends(pen, chart, &places)
}

fn fit<DB: DrawingBackend>(
    pen: &Pen<DB>,
    chart: &GradientChart,
    series: &GradientSeries,
    decades: &Decades,
) -> Drawn<DB> {
    let Some(fit) = series.fit else { return Ok(()) };
    let end = |t, log10| place(pen, chart, decades, t, Some(log10));
    match (end(fit.from, fit.log10_from), end(fit.to, fit.log10_to)) {
        (Some(from), Some(to)) => {
            let stroke = Stroke { colour: pen.theme.ink(), width: 1.0, dash: &[1.0, 3.0] };
            pen.line(from, to, stroke)
        }
        _ => Ok(()),
    }
}

/// The family's shape at the gradient's end and now and then on the way.
fn markers<DB: DrawingBackend>(
    pen: &Pen<DB>,
    chart: &GradientChart,
    places: &[Option<Point>],
    marker: Marker,
    stroke: Stroke,
) -> Drawn<DB> {
    let pitch = pen.frame.plot().width() / chart.steps.max(1) as f64;
    let every = ((MARKER_PITCH / pitch).round() as usize).max(1);
    for point in places.iter().step_by(every).flatten() {
        pen.marker(*point, marker, 3.0, stroke.colour)?;
    }
    Ok(())
}

/// A cross where a step with a number stands next to one without.
fn ends<DB: DrawingBackend>(pen: &Pen<DB>, chart: &GradientChart, places: &[Option<Point>]) -> Drawn<DB> {
    let top = pen.frame.plot().top + 5.0;
    let stroke = Stroke::solid(pen.theme.alarm(), 2.0);
    for (t, pair) in places.windows(2).enumerate() {
        let at = match pair {
            [None, Some(_)] => t,
            [Some(_), None] => t + 1,
            _ => continue,
        };
        let x = pen.frame.step(at, chart.steps);
        pen.line((x - 4.0, top - 4.0), (x + 4.0, top + 4.0), stroke)?;
        pen.line((x - 4.0, top + 4.0), (x + 4.0, top - 4.0), stroke)?;
    }
    Ok(())
}
