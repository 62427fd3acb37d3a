//! What do σ and tanh look like, and where on them is the number?

use super::super::super::parts::element;
use crate::math::Real;
use crate::words::Words;
use std::fmt::Write;
use yew::virtual_dom::VText;
use yew::{AttrValue, Html};

/// A squashing function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Squash {
    Sigmoid,
    Tanh,
}

impl Squash {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Sigmoid => "σ",
            Self::Tanh => "tanh",
        }
    }

    fn of(self, x: f64) -> f64 {
        match self {
            Self::Sigmoid => Real::sigmoid(x),
            Self::Tanh => Real::tanh(x),
        }
    }

    const fn low(self) -> f64 {
        match self {
            Self::Sigmoid => 0.0,
            Self::Tanh => -1.0,
        }
    }
}

/// Where on it a number is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    /// The argument.
    pub x: f64,
    /// The value.
    pub y: f64,
    /// The slope.
    pub slope: f64,
}

/// Half the width of the axis, in units of x; what lies beyond stands at its edge.
const REACH: f64 = 6.0;
/// Half the width of the tangent, in units of x.
const TANGENT: f64 = 1.75;
const SIZE: (f64, f64) = (300.0, 116.0);
/// Above and below the curve.
const EDGE: f64 = 10.0;
/// Digits of the numbers in the drawing.
const DIGITS: usize = 4;

impl Squash {
    fn across(x: f64) -> f64 {
        (x.clamp(-REACH, REACH) + REACH) / (2.0 * REACH) * SIZE.0
    }

    fn down(self, y: f64) -> f64 {
        SIZE.1 - EDGE - (y - self.low()) / (1.0 - self.low()) * (SIZE.1 - 2.0 * EDGE)
    }

    /// The curve from −6 to 6.
    fn line(self) -> String {
        let mut line = String::new();
        for k in 0..=60 {
            let x = -REACH + f64::from(k) * REACH / 30.0;
            let sign = if k == 0 { 'M' } else { 'L' };
            // Writing to a text cannot fail.
            let _ = write!(line, "{sign}{:.1} {:.1}", Self::across(x), self.down(self.of(x)));
        }
        line
    }

    /// A piece of the straight line through the point that has its slope, cut where the drawing ends.
    fn tangent(self, Point { x, y, slope }: Point) -> String {
        let x = x.clamp(-REACH, REACH);
        let reach = |d: f64| {
            let room = if d > 0.0 { REACH - x } else { REACH + x };
            let (low, high) = (self.low() - 0.09, 1.0 + 0.09);
            let rise = if d > 0.0 { high - y } else { y - low };
            let d = d.signum() * if slope > 0.0 { TANGENT.min(room).min(rise / slope) } else { TANGENT.min(room) };
            (Self::across(x + d), self.down(y + slope * d))
        };
        let ((x1, y1), (x2, y2)) = (reach(-1.0), reach(1.0));
        format!("M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}")
    }
}

/// The function from −6 to 6 with the point on it, its value and its tangent.
pub(super) fn curve(squash: Squash, point: Point, words: &Words) -> Html {
    let axes = format!("M0 {:.1}H{}M{:.1} 0V{}", squash.down(0.0), SIZE.0, Squash::across(0.0), SIZE.1);
    let mut parts = vec![path("axis", axes), path("line", squash.line())];
    let number = |x: f64| words.number(x, DIGITS);
    if point.x.is_finite() && point.y.is_finite() {
        let (x, y) = (Squash::across(point.x), squash.down(point.y));
        parts.push(path("drop", format!("M{x:.1} {y:.1}V{:.1}", squash.down(0.0))));
        parts.push(path("tangent", squash.tangent(point)));
        let place: Vec<AttrValue> = [x, y, 4.0].map(|v| format!("{v:.1}").into()).into();
        parts.push(element("circle", &["cx", "cy", "r"], place, Vec::new()));
        parts.extend(label(
            point,
            [
                format!("{}({}) = {}", squash.name(), number(point.x), number(point.y)),
                words.text_with("inspector-slope-short", &[("slope", number(point.slope).into())]),
            ],
        ));
    }
    let args = [("name", squash.name().into()), ("x", number(point.x).into()), ("y", number(point.y).into())];
    let slope = [("slope", number(point.slope).into())];
    let text = words.text_with("inspector-curve", &args.into_iter().chain(slope).collect::<Vec<_>>());
    let values: Vec<AttrValue> =
        vec!["squash".into(), format!("0 0 {} {}", SIZE.0, SIZE.1).into(), "img".into(), text.into()];
    element("svg", &["class", "viewBox", "role", "aria-label"], values, parts)
}

/// Lines of text in the corner that the curve leaves free: below it at the right, or above it at the left.
fn label(point: Point, lines: [String; 2]) -> impl Iterator<Item = Html> {
    let (x, anchor, top) =
        if point.x > 1.0 { (6.0, "start", 22.0) } else { (SIZE.0 - 6.0, "end", SIZE.1 - EDGE - 24.0) };
    lines.into_iter().enumerate().map(move |(k, text)| {
        let y = top + 16.0 * k as f64;
        let values: Vec<AttrValue> = vec![x.to_string().into(), y.to_string().into(), anchor.into()];
        element("text", &["x", "y", "text-anchor"], values, vec![VText::new(text).into()])
    })
}

fn path(class: &'static str, d: String) -> Html {
    element("path", &["class", "d"], vec![class.into(), d.into()], Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(squash: Squash, x: f64) -> Vec<f64> {
        let y = squash.of(x);
        let slope = if squash == Squash::Sigmoid { y * (1.0 - y) } else { 1.0 - y * y };
        let text = squash.tangent(Point { x, y, slope });
        text[1..].split(['L', ' ']).map(|number| number.parse().unwrap()).collect()
    }

    #[test]
    fn a_tangent_goes_through_its_point_and_stays_in_the_drawing() {
        for squash in [Squash::Sigmoid, Squash::Tanh] {
            for k in -80..=80 {
                let x = f64::from(k) / 10.0;
                let [x1, y1, x2, y2] = ends(squash, x)[..] else { panic!("four numbers") };
                assert!((0.0..=SIZE.0).contains(&x1) && (0.0..=SIZE.0).contains(&x2) && x1 < x2, "{x}");
                assert!((0.0..=SIZE.1).contains(&y1) && (0.0..=SIZE.1).contains(&y2) && y1 >= y2, "{x}");
                let (px, py) = (Squash::across(x), squash.down(squash.of(x)));
                let on_it = y1 + (y2 - y1) * (px - x1) / (x2 - x1);
                assert!((on_it - py).abs() < 0.5, "{x}: {on_it} and {py}");
            }
        }
    }

    #[test]
    fn it_is_as_steep_as_the_slope() {
        let [x1, y1, x2, y2] = ends(Squash::Sigmoid, 0.0)[..] else { panic!("four numbers") };
        let (per_x, per_y) = (SIZE.0 / (2.0 * REACH), SIZE.1 - 2.0 * EDGE);
        assert!(((y1 - y2) / per_y / ((x2 - x1) / per_x) - 0.25).abs() < 0.01);
    }
}
