//! What do σ and tanh look like, and where on them is the number?

use super::super::super::parts::element;
use crate::math::Real;
use std::fmt::Write;
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

/// Half the width of the axis, in units of x; what lies beyond stands at its edge.
const REACH: f64 = 6.0;
const SIZE: (f64, f64) = (240.0, 70.0);

/// The function from −6 to 6 with the point (x, y) on it.
pub(super) fn curve(squash: Squash, x: f64, y: f64) -> Html {
    let across = |x: f64| (x.clamp(-REACH, REACH) + REACH) / (2.0 * REACH) * SIZE.0;
    let down = |y: f64| SIZE.1 - 6.0 - (y - squash.low()) / (1.0 - squash.low()) * (SIZE.1 - 12.0);
    let mut line = String::new();
    for k in 0..=60 {
        let x = -REACH + f64::from(k) * REACH / 30.0;
        // Writing to a text cannot fail.
        let _ = write!(line, "{}{:.1} {:.1}", if k == 0 { 'M' } else { 'L' }, across(x), down(squash.of(x)));
    }
    let path =
        |class: &'static str, d: String| element("path", &["class", "d"], vec![class.into(), d.into()], Vec::new());
    let axes = format!("M0 {:.1}H{}M{:.1} 0V{}", down(0.0), SIZE.0, across(0.0), SIZE.1);
    let mut parts = vec![path("axis", axes), path("line", line)];
    if x.is_finite() && y.is_finite() {
        parts.push(path("drop", format!("M{:.1} {:.1}V{:.1}", across(x), down(y), down(0.0))));
        let place: Vec<AttrValue> =
            vec![format!("{:.1}", across(x)).into(), format!("{:.1}", down(y)).into(), "3.5".into()];
        parts.push(element("circle", &["cx", "cy", "r"], place, Vec::new()));
    }
    let keys = &["class", "viewBox", "aria-hidden"];
    element("svg", keys, vec!["squash".into(), format!("0 0 {} {}", SIZE.0, SIZE.1).into(), "true".into()], parts)
}
