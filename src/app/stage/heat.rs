//! How does a field of numbers come onto the page? As one canvas with a pixel for each number.

use super::scales::Scales;
use crate::app::look::Look;
use crate::app::parts::{Draw, Own};
use crate::app::state::Shown;
use crate::cell::{Interval, NodeId, Role};
use crate::chart::{Grid, HeatMapFacts, Image, Palette, Scale, Shade, Theme, heat_map_text, image};
use crate::words::Words;
use std::rc::Rc;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};
use yew::{Html, classes, html};

/// Which numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A node's values.
    Value(NodeId),
    /// ∂L/∂(a node).
    Gradient(NodeId),
    /// x
    Input,
}

#[derive(PartialEq)]
pub(super) struct Heat {
    pub shown: Shown,
    pub look: Look,
    pub scales: Rc<Scales>,
    pub column: usize,
    pub field: Field,
    /// What it shows, in words.
    pub title: String,
}

impl Draw for Heat {
    /// A canvas that a style sheet enlarges. Where there are more numbers than pixels they are averaged, not left out.
    fn draw(&self, own: &Own) -> Html {
        let (rows, columns) = size(self);
        let dense = Dense::of(rows, columns);
        html! {
            <canvas ref={&own.node} role="img" aria-label={alt(self)} class={classes!(dense.any().then_some("is-dense"))}
                width={(columns * dense.across).to_string()} height={(rows * dense.down).to_string()} />
        }
    }

    fn drawn(&self, own: &Own) {
        if let Some(canvas) = own.node.cast::<HtmlCanvasElement>() {
            paint(&canvas, &picture(self));
        }
    }
}

/// How many pixels a number gets, so that smoothing a direction that is too dense leaves the other one sharp.
#[derive(Clone, Copy)]
struct Dense {
    across: usize,
    down: usize,
}

impl Dense {
    /// More steps or units than a lane has pixels.
    const MANY: (usize, usize) = (150, 20);
    /// As many pixels as stay sharp.
    const SHARP: (usize, usize) = (640, 96);

    fn of(rows: usize, columns: usize) -> Self {
        let copies = |n: usize, many: usize, sharp: usize| if n > many { 1 } else { sharp.div_ceil(n.max(1)) };
        if columns <= Self::MANY.0 && rows <= Self::MANY.1 {
            return Self { across: 1, down: 1 };
        }
        Self { across: copies(columns, Self::MANY.0, Self::SHARP.0), down: copies(rows, Self::MANY.1, Self::SHARP.1) }
    }

    const fn any(self) -> bool {
        self.across > 1 || self.down > 1
    }
}

fn size(props: &Heat) -> (usize, usize) {
    let sample = &props.shown.comparison.sample;
    let rows = if props.field == Field::Input { sample.input } else { props.shown.hidden() };
    (rows, sample.steps)
}

fn picture(props: &Heat) -> Image {
    let picture = grid(props).map(|grid| {
        let (scale, shade) = scale(props);
        image(&grid, scale, &Palette::new(shade, theme(props)))
    });
    let picture = picture.unwrap_or(Image { width: 0, height: 0, rgba: Vec::new() });
    enlarged(picture, Dense::of(size(props).0, size(props).1))
}

/// A heat map as it leaves the page, one pixel for each number, in the page's colours, with its text.
pub fn exported_lane(
    (shown, column): (&Shown, usize),
    field: Field,
    title: String,
    look: &Look,
) -> Option<(Image, Scale, Palette, String)> {
    let scales = Rc::new(Scales::of(&shown.comparison));
    let heat = Heat { shown: shown.clone(), look: look.clone(), scales, column, field, title };
    let (scale, shade) = scale(&heat);
    let palette = Palette::new(shade, theme(&heat));
    Some((image(&grid(&heat)?, scale, &palette), scale, palette, alt(&heat)))
}

fn theme(props: &Heat) -> Theme {
    if props.look.dark { Theme::Dark } else { Theme::Light }
}

fn grid(props: &Heat) -> Option<Grid<'_>> {
    let run = props.shown.comparison.columns.get(props.column)?;
    let batch = run.plan.dims().batch;
    Some(match props.field {
        Field::Value(node) => Grid::slab(&run.trace.slab(node), batch, 0),
        Field::Gradient(node) => Grid::slab(&run.gradients.slab(node), batch, 0),
        Field::Input => {
            let sample = &props.shown.comparison.sample;
            Grid::steps(&sample.inputs, sample.input)
        }
    })
}

fn scale(props: &Heat) -> (Scale, Shade) {
    let scales = &props.scales;
    match props.field {
        Field::Gradient(_) => (scales.of_gradients(), Shade::Magnitude),
        Field::Input if scales.signed_input => (Scale::Symmetric { max: scales.input }, Shade::Diverging),
        Field::Input => (Scale::Unit, Shade::Sequential),
        Field::Value(node) => {
            let graph = props.shown.comparison.columns.get(props.column).map(|run| run.plan.graph());
            let node = graph.and_then(|graph| graph.nodes.get(node));
            let range = node.map_or(Interval::Signed, |node| node.range);
            let shade = if node.is_some_and(|n| n.role == Role::Gate) { Shade::Sequential } else { Shade::Diverging };
            (scales.of_range(range), shade)
        }
    }
}

fn enlarged(picture: Image, dense: Dense) -> Image {
    if dense.across == 1 && dense.down == 1 {
        return picture;
    }
    let width = picture.width * dense.across;
    let mut rgba = Vec::with_capacity(picture.rgba.len() * dense.across * dense.down);
    for row in picture.rgba.chunks_exact(picture.width.max(1) * 4) {
        let start = rgba.len();
        row.chunks_exact(4).for_each(|pixel| (0..dense.across).for_each(|_| rgba.extend_from_slice(pixel)));
        (1..dense.down).for_each(|_| rgba.extend_from_within(start..start + width * 4));
    }
    Image { width, height: picture.height * dense.down, rgba }
}

/// A browser that gives no canvas leaves the text alternative and the tables.
pub(super) fn paint(canvas: &HtmlCanvasElement, picture: &Image) {
    let pixels = Clamped(picture.rgba.as_slice());
    let data = ImageData::new_with_u8_clamped_array_and_sh(pixels, picture.width as u32, picture.height as u32);
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    if let Some((context, data)) = context.zip(data.ok()) {
        let _ = context.put_image_data(&data, 0.0, 0.0);
    }
}

fn alt(props: &Heat) -> String {
    let words: &Words = &props.look.words;
    grid(props).map(|grid| heat_map_text(&facts(&grid, &props.title), words)).unwrap_or_default()
}

fn facts<'a>(grid: &Grid, title: &'a str) -> HeatMapFacts<'a> {
    let (units, steps) = grid.size();
    let mut facts = HeatMapFacts {
        title,
        units,
        steps,
        low: f64::INFINITY,
        high: f64::NEG_INFINITY,
        highest_at: (0, 0),
        not_finite: 0,
    };
    for (unit, step) in (0..units).flat_map(|unit| (0..steps).map(move |step| (unit, step))) {
        let value = grid.at(unit, step);
        if !value.is_finite() {
            facts.not_finite += 1;
            continue;
        }
        facts.low = facts.low.min(value);
        if value > facts.high {
            (facts.high, facts.highest_at) = (value, (unit, step));
        }
    }
    facts
}
