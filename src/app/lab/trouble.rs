//! Where did the numbers end, how did they grow until then, and what helps?
//!
//! An explosion is a state of the page: the step and the node where ∞ or NaN first stood are named, the growth up to
//! there is drawn on a logarithmic axis, and each remedy is one press that can be undone.

use super::super::frame::Frame;
use super::super::look::Look;
use super::super::message::{Msg, Setting};
use super::super::parts::{element, hue, sends, written};
use super::super::stage::column_names;
use crate::cell::NodeId;
use crate::insight::{Magnitude, norms_per_step};
use crate::scene::{Run, Start};
use crate::words::Value;
use std::fmt::Write;
use yew::{Callback, Html, MouseEvent, classes, html};

/// The box of a growth curve.
const BOX: (f64, f64) = (160.0, 40.0);

/// What happened first in a column: the step, the node, whether on the way back, and log₁₀ of the norms along time.
struct Trouble {
    step: usize,
    node: NodeId,
    backward: bool,
    growth: Vec<f64>,
}

impl Trouble {
    /// What happened on the way forward, else on the way back.
    fn of(run: &Run) -> Option<Self> {
        if let Some((step, node)) = run.broken {
            let growth = norms_per_step(&run.trace.slab(node)).iter().map(Magnitude::log10).collect();
            return Some(Self { step, node, backward: false, growth });
        }
        let (step, node) = run.broken_back?;
        let growth = norms_per_step(&run.gradients.slab(node)).iter().map(Magnitude::log10).collect();
        Some(Self { step, node, backward: true, growth })
    }
}

/// `section.troubles` with one line for each column whose numbers ended; nothing where none did.
pub fn troubles(frame: &Frame<'_>) -> Html {
    let Some(shown) = frame.state.shown.as_ref().filter(|_| frame.state.is_in_trouble()) else {
        return Html::default();
    };
    let names = column_names(&shown.comparison, &frame.look.words);
    let told = shown.comparison.columns.iter().zip(&names).enumerate();
    let one = |(k, (run, name)): (usize, (&Run, &String))| Some(trouble(frame, (k, run, name), &Trouble::of(run)?));
    html! { <section class="troubles" aria-label={frame.look.say("trouble-title")}>{ for told.filter_map(one) }</section> }
}

fn trouble(frame: &Frame<'_>, (k, run, name): (usize, &Run, &str), trouble: &Trouble) -> Html {
    let (look, send) = (&frame.look, &frame.send);
    let symbol = run.plan.graph().nodes[trouble.node].symbol;
    let args: [(&str, Value<'_>); 3] =
        [("cell", name.into()), ("symbol", symbol.into()), ("step", (trouble.step + 1).into())];
    let key = if trouble.backward { "trouble-backward" } else { "trouble-forward" };
    let go = sends::<MouseEvent>(send, Msg::SetCursor(trouble.step));
    html! {
        <div class={classes!("trouble", hue(&run.variant))}>
            <p role="status">{ look.words.text_with(key, &args) }</p>
            { growth(look, trouble) }
            <p class="remedies">
                { button(look.say("trouble-go"), go) }
                { for remedies(frame, k, trouble.backward).into_iter().map(|(key, msg)| button(look.say(key), sends(send, msg))) }
            </p>
        </div>
    }
}

fn button(text: String, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button is-choice" {onclick}>{ text }</button> }
}

/// What helps: half the scale, orthogonal weights and, against a gradient that explodes, clipping.
fn remedies(frame: &Frame<'_>, k: usize, backward: bool) -> Vec<(&'static str, Msg)> {
    let scene = &frame.state.scene;
    let Some(column) = scene.columns.get(k) else { return Vec::new() };
    let settings = scene.settings(column);
    let own = (!column.own.is_empty()).then_some(k);
    let mut remedies = Vec::new();
    if backward && scene.clip.is_none() {
        remedies.push(("trouble-clip", Msg::SetClip(Some(1.0))));
    }
    if settings.recurrent_scale > 0.0 {
        remedies.push(("trouble-scale", Msg::Set(own, Setting::Scale(0.5 * settings.recurrent_scale))));
    }
    if settings.start != Start::Orthogonal {
        remedies.push(("trouble-orthogonal", Msg::Set(own, Setting::Start(Start::Orthogonal))));
    }
    if column.is_changed() {
        remedies.push(("change-none", Msg::Unchange(k)));
    }
    remedies
}

/// The growth of the node's norm, from the lowest decade to the highest.
fn growth(look: &Look, trouble: &Trouble) -> Html {
    let finite: Vec<(usize, f64)> = trouble.growth.iter().copied().enumerate().filter(|(_, x)| x.is_finite()).collect();
    let ends = finite.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), (_, x)| (l.min(*x), h.max(*x)));
    if finite.len() < 2 {
        return Html::default();
    }
    let (width, height) = BOX;
    let steps = trouble.growth.len().max(2) as f64 - 1.0;
    let x = |t: usize| t as f64 / steps * width;
    let y = |v: f64| height - 3.0 - (v - ends.0) / (ends.1 - ends.0).max(1.0) * (height - 6.0);
    let mut d = String::new();
    for (k, &(t, v)) in finite.iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(d, "{}{:.1} {:.1}", if k == 0 { 'M' } else { 'L' }, x(t), y(v));
    }
    let end = format!("M{:.1} 0V{height}", x(trouble.step));
    let args: [(&str, Value<'_>); 2] = [
        ("low", look.words.power_of_ten(ends.0.floor() as i32).into()),
        ("high", look.words.power_of_ten(ends.1.ceil() as i32).into()),
    ];
    let told = look.words.text_with("trouble-growth", &args);
    let line =
        |class: &'static str, d: String| element("path", &["class", "d"], vec![class.into(), d.into()], Vec::new());
    html! {
        <figure class="growth">
            <svg viewBox={format!("0 0 {width} {height}")} role="img" aria-label={told.clone()}>{ line("line", d) }{ line("end", end) }</svg>
            { written("figcaption", "", told) }
        </figure>
    }
}
