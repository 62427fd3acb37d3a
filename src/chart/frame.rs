//! Where do steps and values fall on the page?
//!
//! Step t of T covers the columns from `left + t·w/T` to `left + (t+1)·w/T` and is drawn at their middle. Images,
//! lines, axes and the cursor use the same frame, so they line up. Lengths are CSS pixels until they are drawn.

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Rect {
    /// Its width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// Room for axes around a plot, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margins {
    /// For the value axis.
    pub left: f64,
    /// For a title.
    pub top: f64,
    /// For the last label's half.
    pub right: f64,
    /// For the time axis.
    pub bottom: f64,
}

impl Margins {
    /// The margins of a lane: the same left and right for all, so that steps stand above each other.
    pub const fn lane(time_axis: bool) -> Self {
        Self { left: 30.0, top: 3.0, right: 6.0, bottom: if time_axis { 17.0 } else { 3.0 } }
    }
}

/// A chart's size and the plot inside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Device pixels for each CSS pixel.
    pub scale: f64,
    /// What the backend divides text sizes by: 1 on a canvas, 1.24 in plotters' SVG.
    pub text_factor: f64,
    /// Room around the plot.
    pub margins: Margins,
}

impl Frame {
    /// A chart on the page; the canvas has `width·scale` × `height·scale` pixels.
    pub const fn screen(width: f64, height: f64, scale: f64, margins: Margins) -> Self {
        Self { width, height, scale, text_factor: 1.0, margins }
    }

    /// A chart as SVG.
    pub const fn svg(width: f64, height: f64, margins: Margins) -> Self {
        Self { width, height, scale: 1.0, text_factor: 1.24, margins }
    }

    /// The plot's rectangle in CSS pixels.
    pub fn plot(&self) -> Rect {
        let m = self.margins;
        let right = (self.width - m.right).max(m.left + 1.0);
        let bottom = (self.height - m.bottom).max(m.top + 1.0);
        Rect { left: m.left, top: m.top, right, bottom }
    }

    /// The middle of step `t` (0-based) of `steps`.
    pub fn step(&self, t: usize, steps: usize) -> f64 {
        let plot = self.plot();
        plot.left + (t as f64 + 0.5) * plot.width() / steps.max(1) as f64
    }

    /// The step (0-based) at a place on the page; beyond the plot, the nearest.
    pub fn step_at(&self, x: f64, steps: usize) -> usize {
        let plot = self.plot();
        let t = (x - plot.left) / plot.width() * steps as f64;
        (t.max(0.0) as usize).min(steps.saturating_sub(1))
    }
}
