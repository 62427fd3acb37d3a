//! How does a logarithmic chart of the laboratory come onto a canvas, with its text and its table?

use super::super::look::Look;
use super::super::parts::{Draw, Own, set_property};
use super::super::stage::table_rows;
use super::maths::maths;
use super::pictures::buttons;
use super::rows::{Rows, listeners};
use crate::chart::{
    CurveChart, Frame, Palette, ReachMap, Shade, Theme, Triangle, TriangleChart, curve_chart, curve_frame, log_table,
    reach_map_chart, reach_map_frame, reach_map_table, triangle_chart, triangle_frame, triangle_table,
};
use crate::export::picture::Content;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use web_sys::{Element, HtmlCanvasElement};
use yew::{Event, Html, TargetCast, html};

/// The most rows and columns of a triangle's table.
const TABLE: usize = 20;
/// From which width of the window on charts are drawn larger, and by how much: for a lecture hall.
const LARGE: (f64, f64) = (1600.0, 1.25);

/// What is drawn.
#[derive(Clone, PartialEq)]
pub(super) enum Picture {
    /// Curves over t on one logarithmic axis.
    Curves(CurveChart),
    /// A triangle, its numbers row by row, and the limits of its colours.
    Triangle { steps: usize, log10: Vec<f64>, low: f64, high: f64 },
    /// A heat map over the moments of a training.
    Reach(ReachMap),
}

/// A chart with its name and what it says.
#[derive(PartialEq)]
pub(super) struct Chart {
    pub look: Look,
    pub title: String,
    pub text: String,
    pub picture: Picture,
    /// The row of a triangle that is chosen, and how another one is.
    pub rows: Option<Rows>,
}

/// What stands on the canvas.
struct Painted {
    picture: Picture,
    frame: Frame,
    look: Look,
}

impl Draw for Chart {
    fn draw(&self, own: &Own) -> Html {
        let is_tall = !matches!(self.picture, Picture::Curves(_));
        let open = own.choose.reform(|event: Event| {
            let is_open = event.target_dyn_into::<Element>().is_some_and(|details| details.has_attribute("open"));
            is_open.then_some(1)
        });
        let pointer = listeners(self.rows.as_ref(), self.picture.rows(), self.frame(own), scale());
        html! {
            <figure class="lab-chart">
                <figcaption>{ maths(&self.title) }{ self.saves() }</figcaption>
                <div class={if is_tall { "lab-plot is-tall" } else { "lab-plot" }} ref={&own.node}>
                    <canvas ref={&own.canvas} role="img" aria-label={self.text.clone()}
                        onpointermove={pointer.over} onpointerdown={pointer.press} onpointerout={pointer.leave} />
                    if self.rows.is_some() { <i class="row-frame" aria-hidden="true" /> }
                </div>
                <details ontoggle={open}>
                    <summary>{ self.look.say("app-show-table") }</summary>
                    if own.choice.is_some() { { self.table() } }
                </details>
            </figure>
        }
    }

    fn drawn(&self, own: &Own) {
        if own.size.0 <= 0.0 || own.size.1 <= 0.0 {
            return;
        }
        let frame = self.frame(own);
        self.frame_row(own, &frame);
        // Another chosen row moves its frame and leaves the picture alone.
        let is_same = |painted: &Painted| {
            (painted.frame, &painted.look) == (frame, &self.look) && painted.picture == self.picture
        };
        if own.kept::<Painted>().is_some_and(|painted| is_same(&painted)) {
            return;
        }
        if let Some(canvas) = own.canvas.cast::<HtmlCanvasElement>() {
            self.paint(canvas, frame);
            own.keep(Painted { picture: self.picture.clone(), frame, look: self.look.clone() });
        }
    }

    fn is_measured(&self) -> bool {
        true
    }
}

impl Picture {
    /// Rows that can be chosen.
    fn rows(&self) -> usize {
        match self {
            Self::Curves(chart) => chart.steps,
            Self::Triangle { steps, .. } => *steps,
            Self::Reach(map) => map.rows.len(),
        }
    }

    /// How much of the width a row takes.
    fn width(&self, row: usize) -> f64 {
        match self {
            Self::Triangle { steps, .. } => (row + 1) as f64 / (*steps).max(1) as f64,
            _ => 1.0,
        }
    }
}

/// CSS pixels for each pixel of a chart.
fn scale() -> f64 {
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64()).unwrap_or(0.0);
    if width >= LARGE.0 { LARGE.1 } else { 1.0 }
}

impl Chart {
    fn frame(&self, own: &Own) -> Frame {
        let (words, scale) = (&self.look.words, scale());
        let (width, height) = (own.size.0.max(1.0) / scale, own.size.1.max(1.0) / scale);
        let ratio = scale * web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        match &self.picture {
            Picture::Curves(chart) => curve_frame(chart, width, height, ratio, words),
            Picture::Triangle { steps, .. } => triangle_frame(*steps, width, height, ratio, words),
            Picture::Reach(map) => reach_map_frame(map, width, height, ratio, words),
        }
    }

    /// Tells the style sheet where the chosen row lies.
    fn frame_row(&self, own: &Own, frame: &Frame) {
        let (Some(rows), Some(node)) = (&self.rows, own.node.cast::<Element>()) else { return };
        let (plot, scale) = (frame.plot(), scale());
        let pitch = (plot.width(), plot.height() / self.picture.rows().max(1) as f64);
        let share = self.picture.width(rows.at);
        let sides = [
            ("--row-left", plot.left),
            ("--row-top", plot.top + rows.at as f64 * pitch.1),
            ("--row-width", pitch.0 * share),
            ("--row-height", pitch.1),
        ];
        sides.iter().for_each(|(name, px)| set_property(&node, name, &format!("{:.2}px", px * scale)));
    }

    fn paint(&self, canvas: HtmlCanvasElement, frame: Frame) {
        canvas.set_width((frame.width * frame.scale).round() as u32);
        canvas.set_height((frame.height * frame.scale).round() as u32);
        let (words, theme) = (&self.look.words, if self.look.dark { Theme::Dark } else { Theme::Light });
        let Some(backend) = CanvasBackend::with_canvas_object(canvas) else { return };
        let area = backend.into_drawing_area();
        // A canvas that cannot be drawn on leaves the text and the table.
        match &self.picture {
            Picture::Curves(chart) => {
                let _ = curve_chart(&area, frame, chart, theme, words);
            }
            Picture::Triangle { steps, log10, low, high } => {
                let Some(triangle) = Triangle::new(*steps, log10) else { return };
                let chart = TriangleChart { triangle, low: *low, high: *high };
                let _ = triangle_chart(&area, frame, &chart, &Palette::new(Shade::Magnitude, theme), theme, words);
            }
            Picture::Reach(map) => {
                let _ = reach_map_chart(&area, frame, map, &Palette::new(Shade::Magnitude, theme), theme, words);
            }
        }
    }

    /// What saves the chart as a picture.
    fn saves(&self) -> Html {
        let (look, title, text, picture) =
            (self.look.clone(), self.title.clone(), self.text.clone(), self.picture.clone());
        buttons(&self.look, &self.title, move |save| match &picture {
            Picture::Curves(chart) => {
                let labels: Vec<String> = chart.curves.iter().map(|curve| curve.label.clone()).collect();
                save(Content::Curves(chart, &labels), &title, &text);
            }
            Picture::Triangle { steps, log10, low, high } => {
                let Some(triangle) = Triangle::new(*steps, log10) else { return };
                let chart = TriangleChart { triangle, low: *low, high: *high };
                let theme = if look.dark { Theme::Dark } else { Theme::Light };
                let title = format!("{title}: ‖∂Lₛ/∂hₜ‖");
                save(Content::Triangle(&chart, &Palette::new(Shade::Magnitude, theme)), &title, &text);
            }
            Picture::Reach(map) => {
                let theme = if look.dark { Theme::Dark } else { Theme::Light };
                save(Content::Reach(map, &Palette::new(Shade::Magnitude, theme)), &title, &text);
            }
        })
    }

    fn table(&self) -> Html {
        let words = &self.look.words;
        match &self.picture {
            Picture::Curves(chart) => {
                let names = chart.curves.iter().map(|curve| curve.label.clone()).collect();
                let value = |k: usize, t: usize| chart.curves[k].log10.get(t).copied().flatten().unwrap_or(f64::NAN);
                table_rows(&log_table(&self.title, names, chart.steps, value, words))
            }
            Picture::Triangle { steps, log10, .. } => match Triangle::new(*steps, log10) {
                Some(triangle) => table_rows(&triangle_table(&self.title, triangle, TABLE, words)),
                None => Html::default(),
            },
            Picture::Reach(map) => table_rows(&reach_map_table(&self.title, map, TABLE, words)),
        }
    }
}
