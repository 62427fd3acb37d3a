//! What does a colour mean?
//!
//! The legend of a heat map: the map from end to end, with numbers.

use super::axes::SMALL;
use super::frame::Frame;
use super::palette::Palette;
use super::pen::{Drawn, Pen, Stroke, Type, text_width};
use super::scale::Scale;
use super::theme::Theme;
use crate::words::Words;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

/// Places in [0, 1] along a scale, with the numbers that stand there.
pub fn scale_labels(scale: Scale, words: &Words) -> Vec<(f64, String)> {
    let power = |x: f64| if x.fract() == 0.0 { words.power_of_ten(x as i32) } else { words.from_log10(x, 2) };
    match scale {
        Scale::Unit => vec![(0.0, words.fixed(0.0, 0)), (0.5, words.fixed(0.5, 1)), (1.0, words.fixed(1.0, 0))],
        Scale::Symmetric { max } => {
            vec![(0.0, words.number(-max, 2)), (0.5, words.fixed(0.0, 0)), (1.0, words.number(max, 2))]
        }
        Scale::Log10 { min, max } => {
            let middle = (0.5 * (min + max)).round();
            let place = if max > min { (middle - min) / (max - min) } else { 0.5 };
            vec![(0.0, power(min)), (place, power(middle)), (1.0, power(max))]
        }
    }
}

/// Whether the number in the middle keeps apart from those at both ends; these always stand.
fn has_room(u: f64, label: &str, labels: &[(f64, String)], width: f64) -> bool {
    let at_end = |u: f64| u == 0.0 || u == 1.0;
    let apart = |(end, other): &(f64, String)| {
        (u - end).abs() * width > text_width(other, SMALL) + 0.5 * text_width(label, SMALL) + 10.0
    };
    at_end(u) || labels.iter().filter(|(end, _)| at_end(*end)).all(apart)
}

/// The map from left to right in the frame's plot, with its numbers below.
pub fn draw_color_bar<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    frame: Frame,
    scale: Scale,
    palette: &Palette,
    theme: Theme,
    words: &Words,
) -> Drawn<DB> {
    let pen = Pen::new(area, frame, theme);
    let plot = frame.plot();
    let pieces = plot.width().ceil().max(1.0) as usize;
    let x = |u: f64| plot.left + u * plot.width();
    for k in 0..pieces {
        let (from, to) = (k as f64 / pieces as f64, (k + 1) as f64 / pieces as f64);
        pen.fill((x(from), plot.top), (x(to), plot.bottom), palette.at(0.5 * (from + to)))?;
    }
    pen.frame_rect((plot.left, plot.top), (plot.right, plot.bottom), theme.rule())?;
    let labels = scale_labels(scale, words);
    for (u, label) in labels.iter().filter(|(u, label)| has_room(*u, label, &labels, plot.width())) {
        let u = *u;
        let h = [HPos::Left, HPos::Center, HPos::Right][(u * 2.0).round() as usize];
        pen.line((x(u), plot.bottom), (x(u), plot.bottom + 2.0), Stroke::solid(theme.rule(), 1.0))?;
        pen.text(label, (x(u), plot.bottom + 4.0), Type::new(SMALL, theme.muted(), h, VPos::Top))?;
    }
    Ok(())
}
