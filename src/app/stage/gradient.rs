//! How far back does the gradient reach? The chart of ‖∂L/∂h_t‖, drawn by plotters on a canvas.

use super::GradientChart;
use super::findings::{findings, fits, reach, sentences};
use super::lanes::column_names;
use super::pointer::pointer;
use crate::app::look::Look;
use crate::app::message::{Msg, PATHS};
use crate::app::parts::{Draw, Menu, Own, Sign, howto, sends, set_property, sign_button, written};
use crate::app::state::{Sheet, Shown};
use crate::chart::{
    Beside, BesideKind, FLOORS, Frame, GradientChart as Chart, GradientSeries, Theme, gradient_chart as draw,
    gradient_frame, gradient_text,
};
use crate::scene::{Choice, LabPage, Reaching};
use crate::words::Words;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, PointerEvent};
use yew::{Html, TargetCast, html};

/// What is drawn, and where.
struct Plot {
    chart: Chart,
    frame: Frame,
}

impl Draw for GradientChart {
    fn draw(&self, own: &Own) -> Html {
        let (chart, words) = (chart(self), &self.look.words);
        let frame = gradient_frame(&chart, own.size.0.max(1.0), own.size.1.max(1.0), pixel_ratio(), words);
        own.keep(Plot { chart, frame });
        section(self, own, frame)
    }

    fn drawn(&self, own: &Own) {
        let Some(plot) = own.kept::<Plot>() else { return };
        if let Some(figure) = own.node.cast::<Element>() {
            place(&figure, &plot.frame);
        }
        if let Some(canvas) = own.canvas.cast().filter(|_| own.size.0 > 0.0 && own.size.1 > 0.0) {
            let theme = if self.look.dark { Theme::Dark } else { Theme::Light };
            paint(canvas, &plot.chart, plot.frame, theme, &self.look.words);
        }
    }

    fn is_measured(&self) -> bool {
        true
    }
}

/// Device pixels for each CSS pixel.
fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// `section.gradient`: title, findings, chart.
fn section(props: &GradientChart, own: &Own, frame: Frame) -> Html {
    let (shown, look, steps) = (&props.shown, &props.look, props.shown.steps());
    let alt = gradient_text(steps, &sentences(shown, props.reaching, &look.words), &look.words);
    let pointer = pointer(own, &props.send, Rc::new(move |event| step_at(event, frame, steps)), |_| false);
    html! {
        <section class="gradient" aria-labelledby="gradient-title">
            <header class="gradient-title">
                <h2 id="gradient-title">{ look.say("stage-how-far") }</h2>
                { tools(props) }
            </header>
            { findings(shown, props.reaching, &look.words) }
            <figure class="chart" ref={&own.node}>
                <canvas ref={&own.canvas} role="img" aria-label={alt} onpointermove={pointer.over} onpointerdown={pointer.press} onpointerout={pointer.leave} />
                <i class="cursor" />
            </figure>
        </section>
    }
}

fn tools(props: &GradientChart) -> Html {
    let name = props.look.say("app-show-table");
    let open = sends(&props.send, Msg::Open(Sheet::Gradients));
    let read = html! {
        <>
            { written("p", "", props.look.say("gradient-read")) }
            { written("p", "", props.look.say("paths-read")) }
            { for fits(&props.shown, props.reaching, &props.look.words).into_iter().map(|fit| html! { <p>{ fit }</p> }) }
        </>
    };
    html! {
        <div class="chart-tools">
            { sign_button("button", Sign::Table, name, false, open) }
            { howto(props.look.say("app-how-to-read"), read) }
            { reaching(props) }
            { map(props) }
        </div>
    }
}

/// What is shown of each cell, and whether theory is drawn beside it.
fn reaching(props: &GradientChart) -> Html {
    let option = |(_, id): &(Reaching, &'static str)| ((*id).into(), props.look.say(&format!("show-{id}")));
    let menu = Menu {
        id: Some("show"),
        label: Some(props.look.say("show-title").into()),
        options: Reaching::ALL.iter().map(option).collect(),
        value: props.reaching.id().into(),
        ..Menu::default()
    };
    let theory = sends(&props.send, Msg::SetTheory(!props.theory));
    html! {
        <>
            { menu.view(&props.send, |id| Some(Msg::SetReaching(Reaching::find(&id)?))) }
            <label class="check" title={props.look.say("theory-about")}>
                <input type="checkbox" checked={props.theory} onchange={theory} />{ props.look.say("beside-theory") }
            </label>
        </>
    }
}

/// The way to the laboratory's page on which loss reaches which step.
fn map(props: &GradientChart) -> Html {
    let open = sends::<yew::MouseEvent>(&props.send, Msg::OpenLab(Some(LabPage::Map)));
    html! { <button type="button" class="button is-link" onclick={open}>{ props.look.say("lab-map") }</button> }
}

/// The chart of ∂L/∂h_t with its sentences, as it leaves the page.
pub fn exported_chart(shown: &Shown, words: &Words) -> (Chart, Vec<String>) {
    let (look, send) =
        (Look { words: Rc::new(words.clone()), dark: false, presenter: false, still: true }, Default::default());
    let whole =
        GradientChart { shown: shown.clone(), reaching: Reaching::Hidden, theory: false, paths: None, look, send };
    (chart(&whole), sentences(shown, Reaching::Hidden, words))
}

/// Every column's norms, with the series of one family told apart.
fn chart(props: &GradientChart) -> Chart {
    let shown = &props.shown;
    let names = column_names(&shown.comparison, &props.look.words);
    let columns = &shown.comparison.columns;
    let series = |(k, label): (usize, String)| {
        let family = columns[k].variant.kind.family;
        let ordinal = columns[..k].iter().filter(|run| run.variant.kind.family == family).count();
        let norms = reach(&columns[k], props.reaching).map(|reach| reach.log10.as_slice()).unwrap_or_default();
        GradientSeries { beside: beside(props, k), ..GradientSeries::new(label, family, ordinal, norms) }
    };
    Chart {
        series: names.into_iter().enumerate().map(series).collect(),
        steps: shown.steps(),
        floors: FLOORS.to_vec(),
        of_cell: props.reaching == Reaching::CellPaths,
    }
}

/// What a column's line is compared with: the unchanged cell, the parts by path, theory.
fn beside(props: &GradientChart, k: usize) -> Vec<Beside> {
    let run = &props.shown.comparison.columns[k];
    let of_cell = props.reaching == Reaching::CellPaths && run.reach.len() > 1;
    let unchanged = run.unchanged.as_deref().filter(|_| !of_cell).map(|log10| (BesideKind::Unchanged, log10));
    let list = |kind: usize| {
        let place = PATHS * k + 2 * kind + usize::from(of_cell);
        let list = props.paths.as_ref().and_then(|paths| paths.numbers.get(place));
        list.map(Vec::as_slice).filter(|list| !list.is_empty())
    };
    let paths = props.reaching != Reaching::Hidden;
    let parts = [
        list(0).filter(|_| paths).map(|log10| (BesideKind::Along, log10)),
        list(1).filter(|_| paths).map(|log10| (BesideKind::Through, log10)),
        list(2).filter(|_| props.theory).map(|log10| (BesideKind::Theory, log10)),
    ];
    let all = std::iter::once(unchanged).chain(parts).flatten();
    all.map(|(kind, log10)| Beside::new(kind, log10)).collect()
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
