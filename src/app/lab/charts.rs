//! How does a logarithmic chart of the laboratory come onto a canvas, with its text and its table?

use super::super::look::Look;
use super::super::parts::{Draw, Own};
use super::super::stage::table_rows;
use super::pictures::buttons;
use crate::chart::{
    CurveChart, Palette, Shade, Theme, Triangle, TriangleChart, curve_chart, curve_frame, log_table, triangle_chart,
    triangle_frame, triangle_table,
};
use crate::export::picture::Content;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use web_sys::HtmlCanvasElement;
use yew::{Html, html};

/// The most rows and columns of a triangle's table.
const TABLE: usize = 20;

/// What is drawn.
#[derive(Clone, PartialEq)]
pub(super) enum Picture {
    /// Curves over t on one logarithmic axis.
    Curves(CurveChart),
    /// A triangle, its numbers row by row, and the limits of its colours.
    Triangle { steps: usize, log10: Vec<f64>, low: f64, high: f64 },
}

/// A chart with its name and what it says.
#[derive(PartialEq)]
pub(super) struct Chart {
    pub look: Look,
    pub title: String,
    pub text: String,
    pub picture: Picture,
    /// Height in CSS pixels.
    pub height: f64,
}

impl Draw for Chart {
    fn draw(&self, own: &Own) -> Html {
        html! {
            <figure class="lab-chart">
                <figcaption>{ self.title.clone() }{ self.saves() }</figcaption>
                <div class={if self.height > 250.0 { "lab-plot is-tall" } else { "lab-plot" }} ref={&own.node}>
                    <canvas ref={&own.canvas} role="img" aria-label={self.text.clone()} />
                </div>
                <details><summary>{ self.look.say("app-show-table") }</summary>{ self.table() }</details>
            </figure>
        }
    }

    fn drawn(&self, own: &Own) {
        if let Some(canvas) = own.canvas.cast::<HtmlCanvasElement>().filter(|_| own.size.0 > 0.0) {
            self.paint(canvas, own.size.0);
        }
    }

    fn is_measured(&self) -> bool {
        true
    }
}

impl Chart {
    fn paint(&self, canvas: HtmlCanvasElement, width: f64) {
        let scale = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        canvas.set_width((width * scale).round() as u32);
        canvas.set_height((self.height * scale).round() as u32);
        let (words, theme) = (&self.look.words, if self.look.dark { Theme::Dark } else { Theme::Light });
        let Some(backend) = CanvasBackend::with_canvas_object(canvas) else { return };
        let area = backend.into_drawing_area();
        // A canvas that cannot be drawn on leaves the text and the table.
        match &self.picture {
            Picture::Curves(chart) => {
                let frame = curve_frame(chart, width, self.height, scale, words);
                let _ = curve_chart(&area, frame, chart, theme, words);
            }
            Picture::Triangle { steps, log10, low, high } => {
                let Some(triangle) = Triangle::new(*steps, log10) else { return };
                let frame = triangle_frame(*steps, width, self.height, scale, words);
                let chart = TriangleChart { triangle, low: *low, high: *high };
                let _ = triangle_chart(&area, frame, &chart, &Palette::new(Shade::Magnitude, theme), theme, words);
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
                save(Content::Triangle(&chart, &Palette::new(Shade::Magnitude, theme)), &title, &text);
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
        }
    }
}
