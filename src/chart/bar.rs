//! What does a colour mean?
//!
//! The legend of a heat map: the map from end to end, with numbers.

use super::axes::SMALL;
use super::frame::Frame;
use super::palette::Palette;
use super::pen::{Drawn, Pen, Stroke, Type};
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
    for (u, label) in scale_labels(scale, words) {
        let h = [HPos::Left, HPos::Center, HPos::Right][(u * 2.0).round() as usize];
        pen.line((x(u), plot.bottom), (x(u), plot.bottom + 2.0), Stroke::solid(theme.rule(), 1.0))?;
        pen.text(&label, (x(u), plot.bottom + 4.0), Type::new(SMALL, theme.muted(), h, VPos::Top))?;
    }
    Ok(())
}
