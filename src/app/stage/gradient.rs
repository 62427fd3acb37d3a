//! How far back does the gradient reach? The chart of ‖∂L/∂h_t‖, drawn by plotters on a canvas.

use super::GradientProps;
use super::findings::{findings, fits, sentences};
use super::lanes::column_names;
use super::pointer::use_pointer;
use super::size::{pixel_ratio, use_size};
use crate::app::message::Msg;
use crate::app::parts::{Sign, howto, icon, set_property};
use crate::app::state::{Sheet, Shown};
use crate::chart::{
    FLOORS, Frame, GradientChart as Chart, GradientSeries, Theme, gradient_chart as draw, gradient_frame, gradient_text,
};
use crate::words::Words;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, PointerEvent};
use yew::{Html, TargetCast, component, html, use_effect_with, use_memo, use_node_ref};

/// `section.gradient`: title, findings, chart.
#[component(GradientChart)]
pub fn gradient_chart(props: &GradientProps) -> Html {
    let (node, canvas) = (use_node_ref(), use_node_ref());
    let size = use_size(&node);
    let (shown, look) = (&props.shown, &props.look);
    let chart = use_memo((shown.clone(), look.clone()), |(shown, look)| chart(shown, &look.words));
    let theme = if look.dark { Theme::Dark } else { Theme::Light };
    let frame = gradient_frame(&chart, size.0.max(1.0), size.1.max(1.0), pixel_ratio(), &look.words);
    use_effect_with((shown.clone(), look.clone(), size, node.clone(), canvas.clone()), {
        let chart = std::rc::Rc::clone(&chart);
        move |(_, look, size, node, canvas)| {
            if let Some(figure) = node.cast::<Element>() {
                place(&figure, &frame);
            }
            if let Some(canvas) = canvas.cast::<HtmlCanvasElement>().filter(|_| size.0 > 0.0 && size.1 > 0.0) {
                paint(canvas, &chart, frame, theme, &look.words);
            }
        }
    });
    let alt = gradient_text(shown.steps(), &sentences(shown, &look.words), &look.words);
    let steps = shown.steps();
    let pointer = use_pointer(&props.send, move |event| step_at(event, frame, steps), |_| false);
    html! {
        <section class="gradient" aria-labelledby="gradient-title">
            <header class="gradient-title">
                <h2 id="gradient-title">{ look.say("stage-how-far") }</h2>
            </header>
            { findings(shown, &look.words) }
            <figure class="chart" ref={node}>
                <canvas ref={canvas} role="img" aria-label={alt} onpointermove={pointer.over} onpointerdown={pointer.press} onpointerout={pointer.leave} />
                <i class="cursor" />
                { tools(props) }
            </figure>
        </section>
    }
}

fn tools(props: &GradientProps) -> Html {
    let name = props.look.say("app-show-table");
    let open = props.send.reform(|_| Msg::Open(Sheet::Gradients));
    let read = html! {
        <>
            <p>{ props.look.say("gradient-read") }</p>
            { for fits(&props.shown, &props.look.words).into_iter().map(|fit| html! { <p>{ fit }</p> }) }
        </>
    };
    html! {
        <div class="chart-tools">
            <button type="button" class="button" aria-label={name.clone()} title={name} onclick={open}>{ icon(Sign::Table) }</button>
            { howto(props.look.say("app-how-to-read"), read) }
        </div>
    }
}

/// Every column's norms, with the series of one family told apart.
fn chart(shown: &Shown, words: &Words) -> Chart {
    let names = column_names(&shown.comparison, words);
    let columns = &shown.comparison.columns;
    let series = |(k, label): (usize, String)| {
        let family = columns[k].variant.kind.family;
        let norms = columns[k].hidden_reach().map(|reach| reach.log10.as_slice()).unwrap_or_default();
        let finite = |x: &f64| (!x.is_nan() && *x != f64::INFINITY).then_some(*x);
        GradientSeries {
            label,
            family,
            ordinal: columns[..k].iter().filter(|run| run.variant.kind.family == family).count(),
            log10_norms: norms.iter().map(finite).collect(),
            fit: None,
        }
    };
    Chart { series: names.into_iter().enumerate().map(series).collect(), steps: shown.steps(), floors: FLOORS.to_vec() }
}

/// Tells the style sheet where the plot lies, so that the cursor stands on its steps.
fn place(figure: &Element, frame: &Frame) {
    let m = frame.margins;
    let sides =
        [("--plot-left", m.left), ("--plot-right", m.right), ("--plot-top", m.top), ("--plot-bottom", m.bottom)];
    sides.iter().for_each(|(name, px)| set_property(figure, name, &format!("{px}px")));
}

/// A canvas that cannot be drawn on leaves sentences, text alternative and table.
fn paint(canvas: HtmlCanvasElement, chart: &Chart, frame: Frame, theme: Theme, words: &Words) {
    canvas.set_width((frame.width * frame.scale).round() as u32);
    canvas.set_height((frame.height * frame.scale).round() as u32);
    if let Ok(Some(context)) = canvas.get_context("2d")
        && let Some(context) = context.dyn_ref::<CanvasRenderingContext2d>()
    {
        context.clear_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    }
    if let Some(backend) = CanvasBackend::with_canvas_object(canvas) {
        let area = backend.into_drawing_area();
        let _ = draw(&area, frame, chart, theme, words);
    }
}

/// The step under the pointer, within the plot.
fn step_at(event: &PointerEvent, frame: Frame, steps: usize) -> Option<usize> {
    let canvas = event.target_dyn_into::<Element>()?;
    let x = f64::from(event.client_x()) - canvas.get_bounding_client_rect().left();
    let plot = frame.plot();
    (plot.left..plot.right).contains(&x).then(|| frame.step_at(x, steps))
}
