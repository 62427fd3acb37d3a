//! Which loss reaches which step, and what is ∂h_T/∂h_t? The laboratory's two pages on reach.

use super::super::frame::Frame;
use super::super::look::Look;
use super::super::message::{Analysis, Msg, Packed};
use super::super::parts::{Draw, Own, piece, sends, typed, written};
use super::super::stage::column_names;
use super::super::state::{Question, Shown};
use super::charts::{Chart, Picture};
use crate::chart::{Curve, CurveChart};
use crate::words::Value;
use std::rc::Rc;
use yew::{Html, InputEvent, MouseEvent, html};

/// The faint end of the colours lies at most so many decades below the strong end.
const DECADES: f64 = 12.0;
/// Lists of a column in the answer on Jacobians.
const JACOBIANS: usize = 5;

/// How far an answer is, and how it is stopped or asked for again.
pub(super) fn progress(frame: &Frame<'_>, which: Analysis, question: &Question) -> Html {
    let words = &frame.look.words;
    let button = |key: &str, msg: Msg| {
        let act = sends::<MouseEvent>(&frame.send, msg);
        html! { <button type="button" class="button is-choice" onclick={act}>{ words.text(key) }</button> }
    };
    if let Some(reason) = &question.failed {
        let text = words.text_with("lab-stopped", &[("message", reason.as_str().into())]);
        return html! { <p class="note is-wrong" role="alert">{ text }{ " " }{ button("lab-again", Msg::Ask(which)) }</p> };
    }
    if question.stopped {
        return html! { <p>{ button("lab-again", Msg::Ask(which)) }</p> };
    }
    let (done, of) = question.done;
    html! {
        <p class="row" role="status">
            <progress value={done.to_string()} max={of.max(1).to_string()} aria-label={words.text("app-computing")}></progress>
            { button("lab-stop", Msg::Stop(which)) }
        </p>
    }
}

/// The page on which loss reaches which step.
pub fn map(frame: &Frame<'_>) -> Html {
    let question = frame.state.question(Analysis::Map);
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let about = written("p", "soft", frame.look.say("map-read"));
    match question.about(shown) {
        Some(packed) => {
            let map = Map { shown: shown.clone(), look: frame.look.clone(), packed: Rc::clone(packed) };
            html! { <>{ about }{ piece("map", map) }</> }
        }
        None => html! { <>{ about }{ progress(frame, Analysis::Map, question) }</> },
    }
}

/// The triangles, and the horizon of one loss.
#[derive(PartialEq)]
struct Map {
    shown: Shown,
    look: Look,
    packed: Rc<Packed>,
}

impl Map {
    /// Row s of a column: log₁₀ ‖∂L_s/∂h_t‖ for t ≤ s.
    fn row(&self, k: usize, s: usize) -> &[f64] {
        self.packed.numbers.get(k * self.shown.steps() + s).map(Vec::as_slice).unwrap_or_default()
    }

    fn limits(&self) -> (f64, f64) {
        let finite = self.packed.numbers.iter().flatten().copied().filter(|x| x.is_finite());
        let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), x| (l.min(x), h.max(x)));
        let high = if high.is_finite() { high.ceil() } else { 0.0 };
        (low.floor().clamp(high - DECADES, high - 1.0), high)
    }

    fn triangle(&self, k: usize, name: &str, (low, high): (f64, f64)) -> Html {
        let steps = self.shown.steps();
        let log10: Vec<f64> = (0..steps).flat_map(|s| self.row(k, s)).copied().collect();
        let args: [(&str, Value<'_>); 3] = [
            ("cell", name.into()),
            ("low", self.look.words.power_of_ten(low as i32).into()),
            ("high", self.look.words.power_of_ten(high as i32).into()),
        ];
        let text = self.look.words.text_with("map-text", &args);
        let picture = Picture::Triangle { steps, log10, low, high };
        piece(
            &format!("triangle-{k}"),
            Chart { look: self.look.clone(), title: name.to_owned(), text, picture, height: 260.0 },
        )
    }

    /// One loss's reach in every cell, and one sentence for each.
    fn horizon(&self, s: usize, names: &[String]) -> Html {
        let words = &self.look.words;
        let sentence = |(k, name): (usize, &String)| {
            let row = self.row(k, s);
            let (first, last) = (row.first().copied()?, row.last().copied()?);
            let args: [(&str, Value<'_>); 3] = [
                ("cell", name.as_str().into()),
                ("loss", (s + 1).into()),
                ("share", words.from_log10(first - last, 2).into()),
            ];
            Some(words.text_with("map-horizon", &args))
        };
        let sentences: Vec<String> = names.iter().enumerate().filter_map(sentence).collect();
        let curves = curves(&self.shown, names, |k| self.row(k, s).to_vec());
        let chart = CurveChart { axis: words.text("map-axis"), curves, steps: self.shown.steps() };
        let title = words.text_with("map-row", &[("loss", (s + 1).into())]);
        let text = sentences.join(" ");
        let chart = Chart { look: self.look.clone(), title, text, picture: Picture::Curves(chart), height: 200.0 };
        html! { <>{ piece("horizon", chart) }<ul>{ for sentences.into_iter().map(|text| written("li", "", text)) }</ul></> }
    }
}

/// One curve for each column, in its family's hue.
fn curves(shown: &Shown, names: &[String], log10: impl Fn(usize) -> Vec<f64>) -> Vec<Curve> {
    let columns = &shown.comparison.columns;
    let curve = |(k, name): (usize, &String)| {
        let family = columns[k].variant.kind.family;
        let ordinal = columns[..k].iter().filter(|run| run.variant.kind.family == family).count();
        Curve::new(name.clone(), family, ordinal, &log10(k))
    };
    names.iter().enumerate().map(curve).collect()
}

impl Draw for Map {
    fn draw(&self, own: &Own) -> Html {
        let names = column_names(&self.shown.comparison, &self.look.words);
        let (limits, last) = (self.limits(), self.shown.steps().saturating_sub(1));
        let s = own.choice.unwrap_or(last).min(last);
        let choose = own.choose.reform(move |event: InputEvent| {
            typed(&event).and_then(|text| text.parse::<usize>().ok()).map(|step| step.saturating_sub(1))
        });
        html! {
            <>
                <div class="lab-row">{ for names.iter().enumerate().map(|(k, name)| self.triangle(k, name, limits)) }</div>
                <label class="row"><span>{ self.look.say("map-choose") }</span>
                    <input class="slider grow" type="range" min="1" max={(last + 1).to_string()} value={(s + 1).to_string()} oninput={choose} />
                    <output>{ self.look.words.count(s + 1) }</output></label>
                { self.horizon(s, &names) }
            </>
        }
    }
}

/// The page on ∂h_T/∂h_t.
pub fn jacobian(frame: &Frame<'_>) -> Html {
    let question = frame.state.question(Analysis::Jacobian);
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let about = written("p", "soft", frame.look.say("jacobian-read"));
    let Some(packed) = question.about(shown) else {
        return html! { <>{ about }{ progress(frame, Analysis::Jacobian, question) }</> };
    };
    let words = &frame.look.words;
    let names = column_names(&shown.comparison, words);
    // The lists begin with the initial state; the axis with the state after the first step.
    let list = |k: usize, which: usize| -> Vec<f64> {
        packed.numbers.get(JACOBIANS * k + which).map(|list| list.iter().skip(1).copied().collect()).unwrap_or_default()
    };
    let chart = |key: &str, which: usize| {
        let mut lines = curves(shown, &names, |k| list(k, which));
        lines.retain(|curve| !curve.log10.is_empty());
        if which == 0 {
            let bounds = curves(shown, &names, |k| list(k, 4)).into_iter().filter(|curve| !curve.log10.is_empty());
            let named = |curve: Curve| Curve { label: words.text("jacobian-bound"), ..curve }.theory();
            lines.extend(bounds.map(named).collect::<Vec<_>>());
        }
        let (title, steps) = (words.text(key), shown.steps());
        let picture = Picture::Curves(CurveChart { axis: title.clone(), curves: lines, steps });
        let text = format!("{title}. {}", words.text("jacobian-read"));
        piece(key, Chart { look: frame.look.clone(), title, text, picture, height: 200.0 })
    };
    html! {
        <>
            { about }
            { chart("jacobian-spectral", 0) }
            { chart("jacobian-frobenius", 1) }
            if (0..names.len()).any(|k| !list(k, 2).is_empty()) { { chart("jacobian-cell", 2) } }
        </>
    }
}
