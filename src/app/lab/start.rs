//! What do the cells start with? Spectra of the recurrent blocks, what the gate that keeps keeps, and how saturated the
//! gates are.

use super::super::frame::Frame;
use super::super::message::{Analysis, Packed};
use super::super::parts::{element, hue, written};
use super::super::stage::column_names;
use super::maths::maths;
use super::wait::wait;
use crate::cell::{Graph, Role};
use crate::insight::Retention;
use crate::scene::Run;
use crate::words::{Value, Words};
use yew::{AttrValue, Html, classes, html};

/// The box of a histogram.
const SIZE: (f64, f64) = (160.0, 44.0);

/// The page on the start.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let words = &frame.look.words;
    let about = html! { <p class="soft">{ maths(&words.text("start-read")) }</p> };
    let Some(packed) = frame.state.question(Analysis::Start).about(shown) else {
        return html! { <>{ about }{ wait(frame, Analysis::Start) }</> };
    };
    let names = column_names(&shown.comparison, words);
    let told = shown.comparison.columns.iter().zip(&names).zip(read(packed, shown.comparison.columns.len()));
    let columns = told.map(|((run, name), start)| column(run, name, &start, words));
    html! { <>{ about }<div class="lab-row">{ for columns }</div></> }
}

/// What the answer says of one column.
#[derive(Debug, PartialEq)]
struct Start<'a> {
    /// Each recurrent block with σ_max and ρ.
    blocks: Vec<(&'a str, f64, f64)>,
    /// State, gate, 1 or −1, mean share and its ends over units; empty where no state keeps a share of itself.
    kept: &'a [f64],
    /// Each histogram's node, with its counts and the shares saturated low and high.
    gates: Vec<(usize, &'a [f64])>,
}

/// The answer column by column. Each histogram brings its node: a cell without a gate has none for it.
fn read(packed: &Packed, columns: usize) -> Vec<Start<'_>> {
    let (mut lists, mut texts) = (packed.numbers.iter().map(Vec::as_slice), packed.texts.iter());
    let mut one = || {
        let (norms, radii, kept, nodes) = (lists.next()?, lists.next()?, lists.next()?, lists.next()?);
        let blocks = norms.iter().zip(radii).map_while(|(n, r)| Some((texts.next()?.as_str(), *n, *r))).collect();
        let gates = nodes.iter().map_while(|node| Some((*node as usize, lists.next()?))).collect();
        Some(Start { blocks, kept, gates })
    };
    (0..columns).map_while(|_| one()).collect()
}

fn column(run: &Run, name: &str, start: &Start<'_>, words: &Words) -> Html {
    let graph = run.plan.graph();
    let row = |(name, norm, radius): &(&str, f64, f64)| {
        html! { <tr><th scope="row" class="math">{ maths(name) }</th><td>{ words.number(*norm, 3) }</td><td>{ words.number(*radius, 3) }</td></tr> }
    };
    let gates = start.gates.iter().filter_map(|(node, list)| histogram(graph, *node, list, words));
    html! {
        <section class={classes!("lab-start", hue(&run.variant))}>
            <h3>{ name.to_owned() }</h3>
            { written("p", "start-kept", retention(graph, start.kept, words)) }
            <table class="table">
                <caption>{ words.text("start-spectra") }</caption>
                <thead><tr><th scope="col">{ words.text("start-block") }</th><th scope="col" class="math">{ maths("σ_max") }</th><th scope="col" class="math">{ "ρ" }</th></tr></thead>
                <tbody>{ for start.blocks.iter().map(row) }</tbody>
            </table>
            { for gates }
        </section>
    }
}

/// What the gate that keeps keeps of the state per step, and after how many steps half of it is gone.
fn retention(graph: &Graph, kept: &[f64], words: &Words) -> String {
    let [state, gate, share, mean, least, most] = kept else { return words.text("start-keeps-nothing") };
    let symbol = |node: &f64| graph.nodes.get(*node as usize).map_or("", |node| node.symbol);
    let term = graph.nodes.get(*state as usize).map(|node| words.text(&format!("term-{}", node.term)));
    let gate = if *share < 0.0 { format!("1 − {}", symbol(gate)) } else { symbol(gate).to_owned() };
    let life = |share: f64| words.number(Retention::of_share(share).half_life, 2);
    let mut args: Vec<(&str, Value<'_>)> =
        vec![("gate", gate.into()), ("state", term.unwrap_or_default().into()), ("symbol", symbol(state).into())];
    if *mean >= 1.0 {
        return words.text_with("start-keeps-all", &args);
    }
    args.extend([
        ("mean", words.number(*mean, 3).into()),
        ("life", life(*mean).into()),
        ("least", life(*least).into()),
        ("most", if *most < 1.0 { life(*most) } else { "∞".to_owned() }.into()),
    ]);
    words.text_with("start-keeps", &args)
}

/// Bars for the counts; behind them stand the shares saturated low and high.
fn histogram(graph: &Graph, node: usize, list: &[f64], words: &Words) -> Option<Html> {
    let (counts, shares) = list.split_at(list.len().saturating_sub(2));
    let about = graph.nodes.get(node)?;
    let gate = about.role == Role::Gate;
    let (low, high) = if gate { ("0.1", "0.9") } else { ("−0.9", "0.9") };
    let limit = |text: &str| words.number(text.replace('−', "-").parse().unwrap_or(f64::NAN), 1);
    let percent = |k: usize| words.number(100.0 * shares.get(k).copied().unwrap_or(f64::NAN), 2);
    let args: [(&str, Value<'_>); 5] = [
        ("term", words.text(&format!("term-{}", about.term)).into()),
        ("low", percent(0).into()),
        ("high", percent(1).into()),
        ("below", limit(low).into()),
        ("above", limit(high).into()),
    ];
    let told = words.text_with("start-saturation", &args);
    let ends = if gate { ("0", "1") } else { ("−1", "1") };
    Some(html! {
        <figure class="histogram">
            <div>{ bars(counts, told.clone()) }<p class="ends" aria-hidden="true"><span>{ ends.0 }</span><span>{ ends.1 }</span></p></div>
            <figcaption><span class="math">{ about.symbol }</span>{ " " }{ told }</figcaption>
        </figure>
    })
}

/// `svg.bars`
fn bars(counts: &[f64], told: String) -> Html {
    let most = counts.iter().copied().fold(1.0, f64::max);
    let width = SIZE.0 / counts.len().max(1) as f64;
    let bar = |(k, count): (usize, &f64)| {
        let height = SIZE.1 * count / most;
        let place =
            [k as f64 * width, SIZE.1 - height, width - 1.0, height].map(|x| AttrValue::from(format!("{x:.1}")));
        element("rect", &["x", "y", "width", "height"], place.to_vec(), Vec::new())
    };
    let bars = counts.iter().enumerate().map(bar).collect();
    let keys = &["class", "viewBox", "role", "aria-label", "preserveAspectRatio"];
    let view = format!("0 0 {} {}", SIZE.0, SIZE.1);
    let values = vec!["bars".into(), view.into(), "img".into(), told.into(), "none".into()];
    element("svg", keys, values, bars)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::lab::analyse;
    use crate::cell::{Op, Variant};
    use crate::scene::{Scene, run};

    /// The histogram of a node, counted anew.
    fn counted(run: &Run, node: usize) -> Vec<f64> {
        let found = crate::insight::saturation(run.plan.graph(), &run.trace).into_iter().find(|s| s.node == node);
        found.unwrap().counts.iter().map(|n| *n as f64).collect()
    }

    #[test]
    fn every_histogram_stands_under_its_own_gate_whatever_is_taken_out() {
        let (lists, others) = (Variant::all_ablated(), Variant::all());
        for variant in lists.iter().chain(&others) {
            // A whole cell beside it shows that the lists of one column do not run into the next.
            let scene = Scene::from_hash(&format!("#v=1&T=5&H=3&cells={variant},lstm")).0;
            let comparison = run(&scene).unwrap();
            let packed = analyse(Analysis::Start, &comparison, &mut |_| {}).unwrap();
            let starts = read(&packed, 2);
            assert_eq!(starts.len(), 2, "{variant}");
            for (start, run) in starts.iter().zip(&comparison.columns) {
                let graph = run.plan.graph();
                for (node, list) in &start.gates {
                    assert!(matches!(graph.nodes[*node].role, Role::Gate | Role::Candidate), "{variant}");
                    assert_ne!(graph.nodes[*node].op, Op::One, "{variant}: a gate that was taken out has no values");
                    assert_eq!(list[..list.len() - 2], counted(run, *node), "{variant}: {}", graph.nodes[*node].symbol);
                }
                let names: Vec<String> =
                    crate::insight::spectra(graph, &run.params).into_iter().map(|s| s.name).collect();
                assert_eq!(start.blocks.iter().map(|block| block.0).collect::<Vec<_>>(), names, "{variant}");
            }
            assert_eq!(starts[1].gates.len(), 4, "{variant}");
        }
    }

    #[test]
    fn what_is_kept_is_told_for_every_cell() {
        let words = Words::new(crate::words::Locale::En).and(crate::words::Locale::En.lab());
        let said = |cells: &str| {
            let scene = Scene::from_hash(&format!("#v=1&T=5&H=3&fb=1&cells={cells}")).0;
            let comparison = run(&scene).unwrap();
            let packed = analyse(Analysis::Start, &comparison, &mut |_| {}).unwrap();
            retention(comparison.columns[0].plan.graph(), read(&packed, 1)[0].kept, &words)
        };
        assert!(said("lstm").starts_with("f keeps"), "{}", said("lstm"));
        assert!(said("mgu").starts_with("1 − f keeps"), "{}", said("mgu"));
        assert!(said("gru.z-updates").starts_with("1 − z keeps"));
        assert!(said("lstm.no-f").contains("whole"), "{}", said("lstm.no-f"));
        assert!(said("elman").contains("No gate"));
    }
}
