//! What do the cells start with? Spectra of the recurrent blocks, and how saturated the gates are.

use super::super::frame::Frame;
use super::super::message::Analysis;
use super::super::parts::{element, hue, written};
use super::super::stage::column_names;
use super::map::progress;
use crate::cell::{Role, Tensor};
use crate::scene::Run;
use crate::words::{Value, Words};
use yew::{AttrValue, Html, classes, html};

/// The box of a histogram.
const SIZE: (f64, f64) = (160.0, 44.0);

/// The page on the start.
pub fn page(frame: &Frame<'_>) -> Html {
    let question = frame.state.question(Analysis::Start);
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let words = &frame.look.words;
    let about = written("p", "soft", words.text("start-read"));
    let Some(packed) = question.about(shown) else {
        return html! { <>{ about }{ progress(frame, Analysis::Start, question) }</> };
    };
    let names = column_names(&shown.comparison, words);
    let mut lists = packed.numbers.iter();
    let columns = shown.comparison.columns.iter().zip(&names).map(|(run, name)| column(run, name, &mut lists, words));
    html! { <>{ about }<div class="lab-row">{ for columns }</div></> }
}

fn column<'a>(run: &Run, name: &str, lists: &mut impl Iterator<Item = &'a Vec<f64>>, words: &Words) -> Html {
    let graph = run.plan.graph();
    let blocks: Vec<String> =
        graph.parameter_blocks().filter(|b| b.tensor == Tensor::WeightHh).map(|b| graph.block(b)).collect();
    let (norms, radii) = (lists.next().cloned().unwrap_or_default(), lists.next().cloned().unwrap_or_default());
    let row = |k: usize| {
        let number = |list: &[f64]| words.number(list.get(k).copied().unwrap_or(f64::NAN), 3);
        html! { <tr><th scope="row" class="math">{ blocks[k].clone() }</th><td>{ number(&norms) }</td><td>{ number(&radii) }</td></tr> }
    };
    let is_shown = |role: Role| matches!(role, Role::Gate | Role::Candidate);
    let gates: Vec<Html> = (0..graph.nodes.len())
        .filter(|&node| is_shown(graph.nodes[node].role))
        .filter_map(|node| Some(histogram(run, node, lists.next()?, words)))
        .collect();
    html! {
        <section class={classes!("start", hue(&run.variant))}>
            <h3>{ name.to_owned() }</h3>
            <table class="table">
                <thead><tr><th scope="col"></th><th scope="col">{ "σ_max" }</th><th scope="col">{ "ρ" }</th></tr></thead>
                <tbody>{ for (0..blocks.len()).map(row) }</tbody>
            </table>
            { for gates }
        </section>
    }
}

/// Bars for the counts; behind them stand the shares saturated low and high.
fn histogram(run: &Run, node: usize, list: &[f64], words: &Words) -> Html {
    let (counts, shares) = list.split_at(list.len().saturating_sub(2));
    let about = &run.plan.graph().nodes[node];
    let gate = about.role == Role::Gate;
    let (low, high) = if gate { ("0.1", "0.9") } else { ("−0.9", "0.9") };
    let percent = |k: usize| words.number(100.0 * shares.get(k).copied().unwrap_or(f64::NAN), 2);
    let args: [(&str, Value<'_>); 5] = [
        ("term", words.text(&format!("term-{}", about.term)).into()),
        ("low", percent(0).into()),
        ("high", percent(1).into()),
        ("below", low.into()),
        ("above", high.into()),
    ];
    let told = words.text_with("start-saturation", &args);
    let most = counts.iter().copied().fold(1.0, f64::max);
    let width = SIZE.0 / counts.len().max(1) as f64;
    let bar = |(k, count): (usize, &f64)| {
        let height = SIZE.1 * count / most;
        let place =
            [k as f64 * width, SIZE.1 - height, width - 1.0, height].map(|x| AttrValue::from(format!("{x:.1}")));
        element("rect", &["x", "y", "width", "height"], place.to_vec(), Vec::new())
    };
    let bars = counts.iter().enumerate().map(bar).collect();
    let keys = &["class", "viewBox", "role", "aria-label"];
    let view = format!("0 0 {} {}", SIZE.0, SIZE.1);
    html! {
        <figure class="histogram">
            { element("svg", keys, vec!["bars".into(), view.into(), "img".into(), told.clone().into()], bars) }
            <figcaption><span class="math">{ about.symbol }</span>{ " " }{ told }</figcaption>
        </figure>
    }
}
