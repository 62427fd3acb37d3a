//! Which decades does the axis show?
//!
//! Whole decades around everything finite, three at least; ticks at round exponents, as close as they can be read.
//! Zero has no place on a logarithmic axis: where it occurs, it gets a band of its own below the axis.

use super::{Frame, MARGIN_BOTTOM, MARGIN_TOP, Plot};

/// The fewest decades an axis shows: less would make a flat line look steep.
const FEWEST: i32 = 3;
/// How many decades beyond the lines the axis may reach for what is drawn beside them.
const BESIDE: f64 = 6.0;
/// Room for a tick's label, in CSS pixels.
const TICK_ROOM: f64 = 17.0;
/// Height of the band for exact zeros, in CSS pixels.
const ZERO_BAND: f64 = 24.0;
/// Height of a chart without its plot.
const AROUND: f64 = MARGIN_TOP + MARGIN_BOTTOM;

/// A range of whole decades with its ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::chart) struct Decades {
    pub low: i32,
    pub high: i32,
    every: i32,
    dense: bool,
    band: f64,
}

impl Decades {
    /// The range of a chart that is `height` CSS pixels high.
    pub(in crate::chart) fn of(plot: &Plot, height: f64) -> Self {
        let ends = |(l, h): (f64, f64), &x: &f64| (l.min(x), h.max(x));
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        let finite = plot.lines.iter().flat_map(|line| line.log10.iter().flatten()).filter(|x| x.is_finite());
        let (low, high) = finite.fold(none, ends);
        // What is drawn beside the lines widens the axis as long as the lines stay readable.
        let near = |x: &&f64| x.is_finite() && (low - BESIDE..=high + BESIDE).contains(*x);
        let (low, high) = plot.beside.iter().flat_map(|b| b.iter().flatten()).filter(near).fold((low, high), ends);
        let (mut low, high) = if low <= high { (low.floor() as i32, high.ceil() as i32) } else { (-FEWEST, 0) };
        low = low.min(high - FEWEST);
        let zeros = plot.lines.iter().any(|line| line.log10.contains(&Some(f64::NEG_INFINITY)));
        let band = if zeros { ZERO_BAND } else { 0.0 };
        let decade = (height - AROUND - band).max(1.0) / f64::from(high - low);
        let steps = [1, 2, 5, 10, 20, 25, 50, 100, 200];
        let every = steps.into_iter().find(|&n| f64::from(n) * decade >= TICK_ROOM).unwrap_or(500);
        Self { low, high, every, dense: decade >= 4.0, band }
    }

    /// Exponents with a label.
    pub(in crate::chart) fn ticks(&self) -> Vec<i32> {
        (self.low..=self.high).filter(|k| k % self.every == 0).collect()
    }

    /// Exponents with a grid line but no label.
    pub(in crate::chart) fn minor(&self) -> Vec<i32> {
        (self.low..=self.high).filter(|k| self.dense && k % self.every != 0).collect()
    }

    pub(in crate::chart) fn contains(&self, log10: f64) -> bool {
        f64::from(self.low) <= log10 && log10 <= f64::from(self.high)
    }

    /// The height of a norm; −∞ stands in the band of exact zeros.
    pub(in crate::chart) fn y(&self, frame: &Frame, log10: f64) -> f64 {
        let plot = frame.plot();
        let span = f64::from(self.high - self.low);
        let u = ((log10 - f64::from(self.low)) / span).clamp(0.0, 1.0);
        if log10 == f64::NEG_INFINITY {
            plot.bottom - 0.375 * self.band
        } else {
            self.bottom(frame) - u * self.height(frame)
        }
    }

    /// The height of the lowest decade: the plot's lower edge, or the zeros' upper one.
    pub(in crate::chart) fn bottom(&self, frame: &Frame) -> f64 {
        frame.plot().bottom - self.band
    }

    /// Whether there are exact zeros.
    pub(in crate::chart) fn has_zeros(&self) -> bool {
        self.band > 0.0
    }

    fn height(&self, frame: &Frame) -> f64 {
        self.bottom(frame) - frame.plot().top
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Curve, CurveChart, Family, Theme};
    use super::*;

    fn decades(norms: &[f64]) -> Decades {
        let curves = vec![Curve::new(String::new(), Family::Rnn, 0, norms)];
        let chart = CurveChart { axis: String::new(), curves, steps: norms.len(), counted: None };
        Decades::of(&chart.plot(Theme::Light), 160.0)
    }

    #[test]
    fn whole_decades_three_at_least() {
        let range = |norms: &[f64]| (decades(norms).low, decades(norms).high);
        assert_eq!(range(&[-0.2, -6.3]), (-7, 0));
        assert_eq!(range(&[0.31, 0.34]), (-2, 1));
        assert_eq!(range(&[f64::NEG_INFINITY, f64::NAN]), (-3, 0));
        assert_eq!(range(&[170.2, 0.0]), (0, 171));
        assert_eq!(range(&[-400.5, f64::NEG_INFINITY]), (-403, -400));
    }

    #[test]
    fn ticks_are_round_and_apart() {
        assert_eq!(decades(&[0.0, -6.5]).ticks(), [-6, -4, -2, 0]);
        assert_eq!(decades(&[0.0, -6.5]).minor(), [-7, -5, -3, -1]);
        assert_eq!(decades(&[0.0, 170.0]).ticks(), [0, 50, 100, 150]);
        assert!(decades(&[0.0, 170.0]).minor().is_empty());
    }
}
