//! How is a stroke put on the page?
//!
//! Everything is drawn through plotters' backends, in CSS pixels that are scaled to the device here.

use super::colour::Rgb;
use super::frame::Frame;
use super::theme::{Dash, Marker, Theme};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

/// The result of drawing; the backend alone can fail.
pub type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// A place in CSS pixels.
pub(crate) type Point = (f64, f64);

const FONT: FontFamily = FontFamily::Name("system-ui, sans-serif");

/// How much of a colour a wash has.
const WASH: f64 = 0.16;

/// How a text is set.
#[derive(Clone, Copy)]
pub(crate) struct Type {
    pub size: f64,
    pub colour: Rgb,
    pub h: HPos,
    pub v: VPos,
}

impl Type {
    pub(crate) const fn new(size: f64, colour: Rgb, h: HPos, v: VPos) -> Self {
        Self { size, colour, h, v }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Stroke {
    pub colour: Rgb,
    pub width: f64,
    pub dash: Dash,
}

impl Stroke {
    pub(crate) const fn solid(colour: Rgb, width: f64) -> Self {
        Self { colour, width, dash: &[] }
    }
}

/// A drawing area with a frame and a theme.
pub(crate) struct Pen<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    pub frame: Frame,
    pub theme: Theme,
}

impl<'a, DB: DrawingBackend> Pen<'a, DB> {
    pub(crate) fn new(area: &'a DrawingArea<DB, Shift>, frame: Frame, theme: Theme) -> Self {
        Self { area, frame, theme }
    }

    fn pixel(&self, (x, y): Point) -> (i32, i32) {
        ((x * self.frame.scale).round() as i32, (y * self.frame.scale).round() as i32)
    }

    fn shape(&self, colour: Rgb, width: f64) -> ShapeStyle {
        let width = (width * self.frame.scale).round().max(1.0) as u32;
        RGBColor::from(colour).stroke_width(width)
    }

    pub(crate) fn line(&self, from: Point, to: Point, stroke: Stroke) -> Drawn<DB> {
        self.path(&[from, to], stroke)
    }

    pub(crate) fn path(&self, points: &[Point], stroke: Stroke) -> Drawn<DB> {
        let style = self.shape(stroke.colour, stroke.width);
        for piece in dashes(points, stroke.dash) {
            let piece: Vec<_> = piece.into_iter().map(|p| self.pixel(p)).collect();
            self.area.draw(&PathElement::new(piece, style))?;
        }
        Ok(())
    }

    pub(crate) fn fill(&self, from: Point, to: Point, colour: Rgb) -> Drawn<DB> {
        self.area.draw(&Rectangle::new([self.pixel(from), self.pixel(to)], RGBColor::from(colour).filled()))
    }

    /// Fills whole pixels, or nothing where there is not one: neighbours neither overlap nor leave a gap.
    pub(crate) fn fill_pixels(&self, from: Point, to: Point, colour: Rgb) -> Drawn<DB> {
        let (from, to) = (self.pixel(from), self.pixel(to));
        if from.0 == to.0 || from.1 == to.1 {
            return Ok(());
        }
        self.area.draw(&Rectangle::new([from, to], RGBColor::from(colour).filled()))
    }

    pub(crate) fn frame_rect(&self, from: Point, to: Point, colour: Rgb) -> Drawn<DB> {
        self.area.draw(&Rectangle::new([self.pixel(from), self.pixel(to)], self.shape(colour, 1.0)))
    }

    pub(crate) fn polygon(&self, points: &[Point], colour: Rgb) -> Drawn<DB> {
        let points: Vec<_> = points.iter().map(|&p| self.pixel(p)).collect();
        self.area.draw(&Polygon::new(points, RGBColor::from(colour).filled()))
    }

    /// A thin wash of a colour over what lies beneath.
    pub(crate) fn wash(&self, points: &[Point], colour: Rgb) -> Drawn<DB> {
        let points: Vec<_> = points.iter().map(|&p| self.pixel(p)).collect();
        self.area.draw(&Polygon::new(points, RGBColor::from(colour).mix(WASH)))
    }

    /// A family's shape; hollow where it stands for a value that is exactly zero.
    pub(crate) fn marker(&self, at: Point, marker: Marker, radius: f64, colour: Rgb) -> Drawn<DB> {
        let (x, y) = at;
        match marker {
            Marker::Circle => {
                let radius = (radius * self.frame.scale).round() as i32;
                self.area.draw(&Circle::new(self.pixel(at), radius, RGBColor::from(colour).filled()))
            }
            Marker::Square => {
                let side = radius * 0.9;
                self.fill((x - side, y - side), (x + side, y + side), colour)
            }
            Marker::Triangle => {
                let r = radius * 1.15;
                self.polygon(&[(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)], colour)
            }
        }
    }

    pub(crate) fn text(&self, text: &str, at: Point, t: Type) -> Drawn<DB> {
        let size = t.size * self.frame.scale * self.frame.text_factor;
        let colour = RGBColor::from(t.colour);
        let style = TextStyle::from((FONT, size, FontStyle::Normal)).color(&colour);
        self.area.draw_text(text, &style.pos(Pos::new(t.h, t.v)), self.pixel(at))
    }

    /// A text with a little of the ground behind it, so that lines do not run through it.
    pub(crate) fn text_on_ground(&self, text: &str, at: Point, t: Type) -> Drawn<DB> {
        let (width, half) = (text_width(text, t.size), t.size * 0.65);
        let left = match t.h {
            HPos::Left => at.0,
            HPos::Center => at.0 - width / 2.0,
            HPos::Right => at.0 - width,
        };
        let middle = match t.v {
            VPos::Top => at.1 + half,
            VPos::Center => at.1,
            VPos::Bottom => at.1 - half,
        };
        self.fill((left - 2.0, middle - half), (left + width + 2.0, middle + half), self.theme.ground())?;
        self.text(text, at, t)
    }
}

/// About how wide a text is, in the unit of its size: enough to keep texts apart, on every backend alike.
pub(crate) fn text_width(text: &str, size: f64) -> f64 {
    let em = |c: char| match c {
        'i' | 'l' | 'j' | '.' | ',' | ':' | ' ' | '\'' | '|' | '·' => 0.34,
        '⁰'..='⁻' | '¹' | '²' | '³' | 'f' | 't' | 'r' | '(' | ')' | '-' | 'ₜ' => 0.42,
        'm' | 'w' | 'M' | 'W' => 0.92,
        'A'..='Z' | '×' | '−' | '∂' | '←' => 0.7,
        _ => 0.6,
    };
    text.chars().map(em).sum::<f64>() * size
}

/// Cuts a path into strokes; without a pattern it stays whole.
fn dashes(points: &[Point], pattern: Dash) -> Vec<Vec<Point>> {
    if pattern.is_empty() || points.len() < 2 {
        return vec![points.to_vec()];
    }
    let mut pieces = vec![vec![points[0]]];
    let (mut phase, mut left) = (0, pattern[0]);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        let mut rest = distance(from, to);
        while rest > left {
            let u = left / rest;
            from = (from.0 + (to.0 - from.0) * u, from.1 + (to.1 - from.1) * u);
            rest -= left;
            phase += 1;
            left = pattern[phase % pattern.len()];
            if phase % 2 == 1 { end_stroke(&mut pieces, from) } else { pieces.push(vec![from]) }
        }
        left -= rest;
        if phase % 2 == 0 {
            end_stroke(&mut pieces, to);
        }
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

fn end_stroke(pieces: &mut [Vec<Point>], at: Point) {
    if let Some(piece) = pieces.last_mut() {
        piece.push(at);
    }
}

fn distance(a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    (dx * dx + dy * dy).sqrt()
}

#[cfg(test)]
mod tests {
    use super::dashes;

    #[test]
    fn dashes_go_on_around_a_corner() {
        let pieces = dashes(&[(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)], &[4.0, 2.0]);
        assert_eq!(pieces, vec![vec![(0.0, 0.0), (4.0, 0.0)], vec![(5.0, 1.0), (5.0, 5.0)]]);
        assert_eq!(dashes(&[(0.0, 0.0), (9.0, 0.0)], &[]).len(), 1);
    }
}
