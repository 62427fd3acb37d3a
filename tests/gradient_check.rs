//! Is every gradient the derivative of the loss?
//!
//! For every registered variant, every parameter, input and initial state is compared with central differences in f64.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use gatescope::cell::{Source, Tensor, Variant};
use gatescope::engine::{Cut, Edits, Gradients, Level, Loss, Override, Seeds, Trace};
use support::cells::{Experiment, Random, dims, tensors};
use support::difference::{Worst, derivative};

type Lab = Experiment<f64>;

/// A loss: its value and its seeds.
type Judge<'a> = &'a dyn Fn(&Lab, &Trace<f64>) -> (f64, Seeds<f64>);

fn loss_of(lab: &Lab, judge: Judge<'_>) -> f64 {
    judge(lab, &lab.forward()).0
}

/// How the loss moves with one number of the experiment.
fn difference(lab: &Lab, judge: Judge<'_>, number: impl Fn(&mut Lab) -> &mut f64) -> f64 {
    derivative(|shift| {
        let mut moved = lab.clone();
        *number(&mut moved) += shift;
        loss_of(&moved, judge)
    })
}

fn gradients(lab: &Lab, judge: Judge<'_>) -> Gradients<f64> {
    let trace = lab.forward();
    let (_, seeds) = judge(lab, &trace);
    lab.backward(&trace, &seeds)
}

fn check_all(name: &str, lab: &Lab, judge: Judge<'_>, worst: &mut Worst) {
    let got = gradients(lab, judge);
    for tensor in tensors(&lab.params) {
        for (k, &got) in got.params().tensor(tensor).iter().enumerate() {
            let want = difference(lab, judge, |lab| &mut lab.params.tensor_mut(tensor)[k]);
            worst.compare(&format!("{name} {}[{k}]", tensor.name()), got, want);
        }
    }
    for (k, &got) in got.inputs().iter().enumerate() {
        worst.compare(&format!("{name} x[{k}]"), got, difference(lab, judge, |lab| &mut lab.x[k]));
    }
    for (s, &state) in lab.graph.states.iter().enumerate() {
        for (k, &got) in got.initial(state).iter().enumerate() {
            let want = difference(lab, judge, |lab| &mut lab.initial[s][k]);
            worst.compare(&format!("{name} initial {}[{k}]", lab.graph.nodes[state].symbol), got, want);
        }
    }
}

fn readout(lab: &Lab, trace: &Trace<f64>) -> (f64, Seeds<f64>) {
    let w: Vec<f64> = Random(11).numbers(lab.dims.hidden);
    Loss::Readout(&w).evaluate(trace).unwrap()
}

fn squared_error(lab: &Lab, trace: &Trace<f64>) -> (f64, Seeds<f64>) {
    let targets: Vec<f64> = Random(12).numbers(lab.dims.steps * lab.dims.width());
    Loss::SquaredError(&targets).evaluate(trace).unwrap()
}

/// `L = Σ seed · state` over every state at every step.
fn every_state(lab: &Lab, trace: &Trace<f64>) -> (f64, Seeds<f64>) {
    let seeds = lab.seeds(13);
    let term = |(&state, seed): (&usize, &Vec<f64>)| {
        trace.slab(state).to_vec().iter().zip(seed).map(|(v, s)| v * s).sum::<f64>()
    };
    (lab.graph.states.iter().zip(&seeds).map(term).sum(), lab.plant(&seeds))
}

const LOSSES: [(&str, Judge<'static>); 3] =
    [("readout", &readout), ("squared error", &squared_error), ("every state", &every_state)];

#[test]
fn every_gradient_is_the_derivative_of_the_loss() {
    let mut worst = Worst::default();
    for variant in Variant::all().into_iter().chain(Variant::all_ablated()) {
        for (batch, (loss, judge)) in [1, 3].into_iter().flat_map(|batch| LOSSES.map(|loss| (batch, loss))) {
            let lab = Lab::new(&variant, dims(4, 2, 3, batch), 40 + batch as u64);
            check_all(&format!("{variant}, batch {batch}, {loss}:"), &lab, judge, &mut worst);
        }
    }
    println!("{} derivatives, largest relative error {:.1e}", worst.checked, worst.error);
}

/// Units 1.. of one node at steps 1..3, held at a curve.
fn held(node: usize) -> Override {
    Override { node, units: 1..3, steps: 1..3, level: Level::Curve(vec![0.25, -0.5]) }
}

#[test]
fn no_gradient_flows_through_an_overridden_value() {
    let mut worst = Worst::default();
    for variant in Variant::all() {
        for node in 0..variant.graph().nodes.len() {
            let mut lab = Lab::new(&variant, dims(4, 2, 3, 2), 50);
            lab.edits = Edits { overrides: vec![held(node)], ..Edits::default() };
            let name = format!("{variant} with {} held:", lab.graph.nodes[node].symbol);
            check_all(&name, &lab, &every_state, &mut worst);
        }
    }
    println!("{} derivatives, largest relative error {:.1e}", worst.checked, worst.error);
}

/// How the loss moves with the k-th level of an override; its adjoints are summed over units and batch.
fn check_level(name: &str, lab: &Lab, which: usize, worst: &mut Worst) {
    let Override { node, units, steps, .. } = lab.edits.overrides[which].clone();
    let got = gradients(lab, &every_state);
    for (k, t) in steps.enumerate() {
        let places = units.clone().flat_map(|unit| (0..lab.dims.batch).map(move |row| (unit, row)));
        let got: f64 = places.map(|(unit, row)| got.slab(node).at(t, unit, row)).sum();
        let want = difference(lab, &every_state, |lab| match &mut lab.edits.overrides[which].level {
            Level::Curve(levels) => &mut levels[k],
            Level::Constant(level) => level,
        });
        worst.compare(&format!("{name} level at step {t}"), got, want);
    }
}

#[test]
fn an_overridden_value_keeps_its_own_derivative() {
    let mut worst = Worst::default();
    for variant in Variant::all() {
        for node in 0..variant.graph().nodes.len() {
            let mut lab = Lab::new(&variant, dims(4, 2, 3, 2), 51);
            lab.edits.overrides = vec![held(node)];
            check_level(&format!("{variant} {}:", lab.graph.nodes[node].symbol), &lab, 0, &mut worst);
        }
    }
    println!("{} derivatives, largest relative error {:.1e}", worst.checked, worst.error);
}

#[test]
fn where_two_overrides_meet_the_later_one_holds_and_keeps_the_derivative() {
    for variant in Variant::all() {
        let hidden = variant.graph().hidden();
        let mut lab = Lab::new(&variant, dims(3, 2, 3, 1), 52);
        let first = Override { level: Level::Curve(vec![0.75, 0.5]), ..held(hidden) };
        lab.edits.overrides = vec![first, held(hidden)];
        assert_eq!(lab.forward().slab(hidden).at(1, 1, 0), 0.25);
        check_level(&variant.to_string(), &lab, 1, &mut Worst::default());
    }
}

/// The edges along which a state of the step before is read.
fn readers(lab: &Lab, source: Source) -> Vec<Cut> {
    let reads = |&node: &usize| lab.graph.nodes[node].op.sources().contains(&source);
    (0..lab.graph.nodes.len()).filter(reads).map(|node| Cut { node, source }).collect()
}

/// A run of one step, so that every path crosses exactly one reader of `source`.
fn parts(variant: &Variant, source: impl Fn(&Lab) -> Source) -> (Gradients<f64>, Vec<Gradients<f64>>, Lab) {
    let mut lab = Lab::new(variant, dims(1, 2, 3, 2), 53);
    let whole = gradients(&lab, &every_state);
    let edges = readers(&lab, source(&lab));
    let mut through = |kept: &Cut| {
        lab.edits.cuts = edges.iter().filter(|cut| *cut != kept).copied().collect();
        gradients(&lab, &every_state)
    };
    let parts = edges.iter().map(&mut through).collect();
    (whole, parts, lab)
}

fn assert_sums(name: &str, parts: &[&[f64]], whole: &[f64]) {
    assert!(parts.iter().any(|part| part.iter().any(|&v| v != 0.0)), "{name}: nothing flows");
    for (k, &whole) in whole.iter().enumerate() {
        let sum: f64 = parts.iter().map(|part| part[k]).sum();
        assert!((sum - whole).abs() <= 1e-14, "{name}[{k}]: the parts give {sum:e}, the whole is {whole:e}");
    }
}

#[test]
fn the_gradients_along_single_edges_add_up_to_the_whole() {
    for variant in Variant::all() {
        for &state in &variant.graph().states {
            let (whole, parts, lab) = parts(&variant, |_| Source::Previous(state));
            let parts: Vec<&[f64]> = parts.iter().map(|g| g.initial(state)).collect();
            assert_sums(&format!("{variant} {}", lab.graph.nodes[state].symbol), &parts, whole.initial(state));
        }
        let (whole, parts, _) = parts(&variant, |_| Source::Input);
        let parts: Vec<&[f64]> = parts.iter().map(Gradients::inputs).collect();
        assert_sums(&format!("{variant} x"), &parts, whole.inputs());
    }
}

#[test]
fn along_the_cell_state_alone_the_gradient_is_the_product_of_the_forget_gates() {
    let mut lab = Lab::new(&Variant::parse("lstm").unwrap(), dims(6, 2, 3, 1), 54);
    let (h, c) = (lab.graph.hidden(), lab.graph.cell_state().unwrap());
    lab.edits.cuts = readers(&lab, Source::Previous(h));
    let trace = lab.forward();
    let mut seed = vec![0.0; 6 * 3];
    seed[5 * 3..].fill(1.0);
    let got = lab.backward(&trace, &Seeds::new().with(c, seed));
    let f = trace.node("f").unwrap();
    for unit in 0..3 {
        let mut product = 1.0;
        for t in (0..6).rev() {
            assert_eq!(got.slab(c).at(t, unit, 0), product, "∂c_T/∂c_{t} of unit {unit}");
            product *= f.at(t, unit, 0);
        }
        assert_eq!(got.initial(c)[unit], product);
    }
    assert!(got.initial(h).iter().all(|&v| v == 0.0), "no path leads back to h");
}

#[test]
fn a_cut_leaves_the_values_alone() {
    for variant in Variant::all() {
        let mut lab = Lab::new(&variant, dims(3, 2, 3, 2), 55);
        let plain = lab.forward();
        lab.edits.cuts = readers(&lab, Source::Previous(lab.graph.hidden()));
        assert!(!lab.edits.cuts.is_empty());
        assert_eq!(lab.forward().buffer(), plain.buffer());
        assert_ne!(gradients(&lab, &every_state).params().tensor(Tensor::WeightIh), &[] as &[f64]);
    }
}
