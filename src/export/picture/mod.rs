//! How does a chart leave as a picture of its own?
//!
//! With its title above, its legend and the link of its scene below, so that it says by itself what it shows and how to
//! see it again. [`Picture::draw`] draws on any plotters backend; [`Picture::svg`] adds what a screen reader and a
//! search find: title, description and the link.

mod legend;
mod svg;
mod text;

use crate::chart::{
    Curve, CurveChart, Drawn, Frame, GradientChart, GradientSeries, Image, LaneAxes, Margins, Palette, Pen, ReachMap,
    Scale, SeriesChart, Theme, TriangleChart, Type, curve_chart, curve_frame, draw_color_bar, draw_image,
    draw_lane_axes, gradient_chart, gradient_frame, reach_map_chart, reach_map_frame, series_chart, triangle_chart,
    triangle_frame,
};
use crate::words::Words;
pub use legend::Entry;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

/// Around everything, and between the parts.
const EDGE: f64 = 16.0;
/// The title's letters and its line.
const TITLE: (f64, f64) = (15.0, 26.0);
/// The letters of legend and link, and their line.
const SMALL: (f64, f64) = (12.0, 17.0);
/// The most lines that the link may take; all of it stands in the metadata.
const LINK_LINES: usize = 2;
/// The colour bar of a lane: width and height with its numbers.
const BAR: (f64, f64) = (220.0, 30.0);

/// What a picture shows.
#[derive(Clone, Debug)]
pub enum Content<'a> {
    /// The gradient chart, with a sentence for each cell.
    Gradient(&'a GradientChart, &'a [String]),
    /// A heat map: rows are units, columns are steps.
    Lane(&'a Image, Scale, &'a Palette),
    /// Lines and marks on a linear axis: what is read, or what is answered.
    Series(&'a SeriesChart<'a>),
    /// Curves on a logarithmic axis, with a sentence for each; none for those without.
    Curves(&'a CurveChart, &'a [String]),
    /// A triangular heat map.
    Triangle(&'a TriangleChart<'a>, &'a Palette),
    /// A heat map over the moments of a training.
    Reach(&'a ReachMap, &'a Palette),
}

/// A chart with all that has to be known about it.
#[derive(Clone, Debug)]
pub struct Picture<'a> {
    /// What it shows.
    pub content: Content<'a>,
    /// Its title.
    pub title: &'a str,
    /// What it shows, in sentences, for those who cannot see it.
    pub description: &'a str,
    /// Where it can be seen again.
    pub link: &'a str,
    /// Width in CSS pixels; the height follows.
    pub width: f64,
    /// Its ground and its colours.
    pub theme: Theme,
}

/// The scale of a drawing: device pixels for each CSS pixel, and what the backend divides text sizes by.
#[derive(Clone, Copy, Debug)]
struct Device {
    scale: f64,
    text_factor: f64,
}

impl Picture<'_> {
    /// Width and height in CSS pixels.
    pub fn size(&self) -> (f64, f64) {
        let below = SMALL.1 * (self.legend().height(self.inner()) + self.link_lines().len() as f64);
        (self.width, (EDGE + TITLE.1 + self.content_height() + 0.5 * EDGE + below + EDGE).ceil())
    }

    /// Draws on an area of `size · scale` pixels; `text_factor` is what the backend divides text sizes by (1 on a canvas,
    /// see [`Frame::text_factor`]).
    pub fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        scale: f64,
        text_factor: f64,
        words: &Words,
    ) -> Drawn<DB> {
        let device = Device { scale, text_factor };
        let (width, height) = self.size();
        let pen = Pen::new(area, device.frame(width, height), self.theme);
        pen.fill((0.0, 0.0), (width, height), self.theme.ground())?;
        pen.text(self.title, (EDGE, EDGE), Type::new(TITLE.0, self.theme.ink(), HPos::Left, VPos::Top))?;
        self.draw_content(area, device, words)?;
        let top = EDGE + TITLE.1 + self.content_height() + 0.5 * EDGE;
        let legend = self.legend();
        legend.draw(&pen, (EDGE, top), self.inner())?;
        let top = top + legend.height(self.inner()) * SMALL.1;
        let kind = Type::new(SMALL.0 - 1.5, self.theme.muted(), HPos::Left, VPos::Top);
        for (k, line) in self.link_lines().iter().enumerate() {
            pen.text(line, (EDGE, top + k as f64 * SMALL.1 + 2.0), kind)?;
        }
        Ok(())
    }

    fn draw_content<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        device: Device,
        words: &Words,
    ) -> Drawn<DB> {
        let (theme, width, height) = (self.theme, self.inner(), self.content_height());
        let on_device = |frame: Frame| Frame { scale: device.scale, text_factor: device.text_factor, ..frame };
        let part = |(x, y): (f64, f64), (w, h): (f64, f64)| device.part(area, (EDGE + x, EDGE + TITLE.1 + y), (w, h));
        match self.content {
            Content::Gradient(chart, _) => {
                let frame = on_device(gradient_frame(chart, width, height, 1.0, words));
                gradient_chart(&part((0.0, 0.0), (width, height)), frame, chart, theme, words)
            }
            Content::Curves(chart, _) => {
                let frame = on_device(curve_frame(chart, width, height, 1.0, words));
                curve_chart(&part((0.0, 0.0), (width, height)), frame, chart, theme, words)
            }
            Content::Series(chart) => {
                let lane = height - SMALL.1;
                let frame = on_device(Frame::screen(width, lane, 1.0, Margins::lane(true)));
                series_chart(&part((0.0, 0.0), (width, lane)), frame, chart, theme, words)?;
                self.note(area, device, (lane, &words.text("axis-time")))
            }
            Content::Triangle(chart, palette) => {
                let frame = on_device(triangle_frame(chart.triangle.steps(), width, height, 1.0, words));
                triangle_chart(&part((0.0, 0.0), (width, height)), frame, chart, palette, theme, words)
            }
            Content::Reach(map, palette) => {
                let frame = on_device(reach_map_frame(map, width, height, 1.0, words));
                reach_map_chart(&part((0.0, 0.0), (width, height)), frame, map, palette, theme, words)
            }
            Content::Lane(image, scale, palette) => {
                self.note(area, device, (height - BAR.1, &words.text("picture-lane")))?;
                let lane = height - BAR.1 - 0.5 * EDGE;
                let frame = on_device(Frame::screen(width, lane, 1.0, Margins::lane(true)));
                let area = part((0.0, 0.0), (width, lane));
                draw_image(&area, frame, image, theme)?;
                let axes = LaneAxes { steps: image.width, units: image.height, time_labels: true };
                draw_lane_axes(&area, frame, axes, theme, words)?;
                let bar = part((0.0, lane + 0.5 * EDGE), BAR);
                let margins = Margins { left: 30.0, top: 0.0, right: 10.0, bottom: 18.0 };
                draw_color_bar(&bar, on_device(Frame::screen(BAR.0, BAR.1, 1.0, margins)), scale, palette, theme, words)
            }
        }
    }

    /// What the axes of a lane are, in small letters at the right below it.
    fn note<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        device: Device,
        (top, text): (f64, &str),
    ) -> Drawn<DB> {
        let (width, height) = self.size();
        let pen = Pen::new(area, device.frame(width, height), self.theme);
        let kind = Type::new(SMALL.0 - 1.5, self.theme.muted(), HPos::Right, VPos::Top);
        pen.text(text, (width - EDGE, EDGE + TITLE.1 + top), kind)
    }

    fn content_height(&self) -> f64 {
        match self.content {
            Content::Gradient(..) | Content::Curves(..) | Content::Reach(..) => 280.0,
            Content::Lane(image, ..) => (image.height as f64 * 10.0).clamp(60.0, 512.0) + 20.0 + BAR.1 + 0.5 * EDGE,
            Content::Series(_) => 160.0 + SMALL.1,
            Content::Triangle(..) => (0.75 * self.inner()).min(520.0),
        }
    }

    fn inner(&self) -> f64 {
        self.width - 2.0 * EDGE
    }

    fn legend(&self) -> legend::Legend {
        let of_series = |series: &GradientSeries| series.style(self.theme);
        let of_curve = |curve: &Curve| curve.style(self.theme);
        match self.content {
            Content::Gradient(chart, sentences) => {
                legend::Legend::new(chart.series.iter().map(of_series).zip(sentences.iter().cloned()))
            }
            Content::Curves(chart, sentences) => {
                legend::Legend::new(chart.curves.iter().map(of_curve).zip(sentences.iter().cloned()))
            }
            Content::Lane(..) | Content::Series(_) | Content::Triangle(..) | Content::Reach(..) => {
                legend::Legend::new(std::iter::empty())
            }
        }
    }

    fn link_lines(&self) -> Vec<String> {
        text::wrapped(self.link, SMALL.0 - 1.5, self.inner(), LINK_LINES)
    }
}

impl Device {
    /// The whole picture, without margins.
    const fn frame(self, width: f64, height: f64) -> Frame {
        let margins = Margins { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 };
        Frame { width, height, scale: self.scale, text_factor: self.text_factor, margins }
    }

    /// A part of the area, in CSS pixels.
    fn part<DB: DrawingBackend>(
        self,
        area: &DrawingArea<DB, Shift>,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
    ) -> DrawingArea<DB, Shift> {
        let pixels = |length: f64| (length * self.scale).round() as i32;
        area.clone().shrink((pixels(x), pixels(y)), (pixels(width), pixels(height)))
    }
}
