//! Do the parts of a gradient add up, and is each the gradient along its own paths?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use gatescope::cell::{NodeId, Source, Variant};
use gatescope::engine::{Adjoints, Edits, Gradients, Level, Loss, Override, Seeds, Slab, Split, Trace, crossings};
use gatescope::insight::{Magnitude, Route, paths, product_of_gates};
use gatescope::math;
use support::cells::{Experiment, Random, dims};

type Lab = Experiment<f64>;
type Judge<'a> = &'a dyn Fn(&Lab, &Trace<f64>) -> Seeds<f64>;

fn readout(lab: &Lab, trace: &Trace<f64>) -> Seeds<f64> {
    Loss::Readout(&Random(11).numbers(lab.dims.hidden)).evaluate(trace).unwrap().1
}

fn squared_error(lab: &Lab, trace: &Trace<f64>) -> Seeds<f64> {
    Loss::SquaredError(&Random(12).numbers(lab.dims.steps * lab.dims.width())).evaluate(trace).unwrap().1
}

fn every_state(lab: &Lab, _: &Trace<f64>) -> Seeds<f64> {
    lab.plant(&lab.seeds(13))
}

const LOSSES: [(&str, Judge<'static>); 3] =
    [("readout", &readout), ("squared error", &squared_error), ("every state", &every_state)];

/// Every variant, whole or with one part taken out, whose gradient has more than one path.
fn variants() -> Vec<Variant> {
    let all = Variant::all().into_iter().chain(Variant::all_ablated());
    all.filter(|variant| crossings(&variant.graph()).is_some()).collect()
}

fn split(lab: &Lab, trace: &Trace<f64>, seeds: &Seeds<f64>) -> Split<f64> {
    lab.plan().split(&lab.weights(), trace, seeds).unwrap().unwrap()
}

/// The parts' sum is the whole, to 1e−12 of the largest number of the step.
fn add_up(name: &str, parts: [&[f64]; 3], whole: &[f64]) {
    let most = whole.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    for (k, &whole) in whole.iter().enumerate() {
        let sum = parts[0][k] + parts[1][k] + parts[2][k];
        assert!((sum - whole).abs() <= 1e-12 * most, "{name}[{k}]: the parts give {sum:e}, the whole is {whole:e}");
    }
}

fn check_sum(name: &str, lab: &Lab, judge: Judge<'_>) {
    let trace = lab.forward();
    let seeds = judge(lab, &trace);
    let (whole, split) = (lab.backward(&trace, &seeds), split(lab, &trace, &seeds));
    let parts = [&split.alone, &split.first, &split.rest];
    for (node, t) in (0..lab.graph.nodes.len()).flat_map(|node| (0..lab.dims.steps).map(move |t| (node, t))) {
        let name = format!("{name} {} at step {t}", lab.graph.nodes[node].symbol);
        let slabs: [Slab<'_, f64>; 3] = parts.map(|part| part.slab(node));
        add_up(&name, std::array::from_fn(|k| slabs[k].step(t)), whole.slab(node).step(t));
    }
    for &state in &lab.graph.states {
        let name = format!("{name} initial {}", lab.graph.nodes[state].symbol);
        add_up(&name, parts.map(|part| part.before(state, 0)), whole.initial(state));
    }
}

/// Units 1.. of one node at steps 2..5, held at a curve.
fn held(node: NodeId) -> Edits {
    let held = Override { node, units: 1..3, steps: 2..5, level: Level::Curve(vec![0.25, -0.5]) };
    Edits { overrides: vec![held], ..Edits::default() }
}

#[test]
fn the_parts_of_every_gradient_add_up_to_it() {
    for variant in variants() {
        for (batch, (loss, judge)) in [1, 3].into_iter().flat_map(|batch| LOSSES.map(|loss| (batch, loss))) {
            let lab = Lab::new(&variant, dims(9, 2, 5, batch), 60 + batch as u64);
            check_sum(&format!("{variant}, batch {batch}, {loss}:"), &lab, judge);
        }
    }
}

#[test]
fn they_add_up_where_values_are_held_or_the_gradient_is_clipped() {
    for variant in variants() {
        let mut lab = Lab::new(&variant, dims(7, 2, 3, 2), 61);
        for node in 0..lab.graph.nodes.len() {
            lab.edits = held(node);
            check_sum(&format!("{variant} with {} held:", lab.graph.nodes[node].symbol), &lab, &every_state);
        }
        lab.edits = Edits { clip: Some(0.25), ..Edits::default() };
        check_sum(&format!("{variant}, clipped:"), &lab, &every_state);
    }
}

fn bits(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|v| v.to_bits()).collect()
}

#[test]
fn the_part_along_the_states_alone_is_the_gradient_with_every_crossing_cut() {
    for variant in variants() {
        let mut lab = Lab::new(&variant, dims(9, 2, 5, 3), 62);
        let trace = lab.forward();
        for (_, judge) in LOSSES {
            let seeds = judge(&lab, &trace);
            lab.edits.cuts = Vec::new();
            let alone = split(&lab, &trace, &seeds).alone;
            lab.edits.cuts = crossings(&lab.graph).unwrap();
            let cut = lab.backward(&trace, &seeds);
            assert_eq!(bits(&alone.into_buffer()), bits(cut.buffer()), "{variant}");
        }
    }
}

/// The same sequence from step `start` on.
fn from_step(lab: &Lab, trace: &Trace<f64>, start: usize) -> Lab {
    let dims = dims(lab.dims.steps - start, lab.dims.input, lab.dims.hidden, lab.dims.batch);
    let x = lab.x[start * lab.dims.input * lab.dims.batch..].to_vec();
    let initial = lab.graph.states.iter().map(|&state| trace.before(state, start).to_vec()).collect();
    Lab { dims, x, initial, ..lab.clone() }
}

fn with_cuts(lab: &Lab, seeds: &Seeds<f64>, is_cut: impl Fn(Source) -> bool) -> Gradients<f64> {
    let mut lab = lab.clone();
    lab.edits.cuts = crossings(&lab.graph).unwrap().into_iter().filter(|cut| is_cut(cut.source)).collect();
    lab.backward(&lab.forward(), seeds)
}

/// ∂L/∂(initial states) of the paths that cross in the first step, from the state itself, and never again: the first
/// step run by itself, its loss being what comes back to it along the states alone.
fn first_by_itself(lab: &Lab, seeds: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let trace = lab.forward();
    let later = from_step(lab, &trace, 1);
    let width = lab.dims.width();
    let later_seeds: Vec<Vec<f64>> = seeds.iter().map(|seed| seed[width..].to_vec()).collect();
    let coming = with_cuts(&later, &later.plant(&later_seeds), |_| true);
    let arriving = |(seed, &state): (&Vec<f64>, &NodeId)| -> Vec<f64> {
        seed[..width].iter().zip(coming.initial(state)).map(|(a, b)| a + b).collect()
    };
    let arriving: Vec<Vec<f64>> = seeds.iter().zip(&lab.graph.states).map(arriving).collect();
    let mut one = Lab { dims: dims(1, lab.dims.input, lab.dims.hidden, lab.dims.batch), ..lab.clone() };
    one.x.truncate(lab.dims.input * lab.dims.batch);
    // Peepholes of the same step stay cut: a path through one of them would cross a second time.
    let within = |source| matches!(source, Source::Node(_));
    let (open, closed) =
        (with_cuts(&one, &one.plant(&arriving), within), with_cuts(&one, &one.plant(&arriving), |_| true));
    let difference =
        |&state: &NodeId| open.initial(state).iter().zip(closed.initial(state)).map(|(a, b)| a - b).collect();
    lab.graph.states.iter().map(difference).collect()
}

#[test]
fn the_part_that_crosses_first_is_what_a_single_open_step_gives() {
    for variant in variants() {
        for steps in 2..6 {
            let lab = Lab::new(&variant, dims(steps, 2, 4, 2), 63);
            let seeds = lab.seeds(14);
            let first = split(&lab, &lab.forward(), &lab.plant(&seeds)).first;
            for (&state, want) in lab.graph.states.iter().zip(first_by_itself(&lab, &seeds)) {
                let got = first.before(state, 0);
                add_up(
                    &format!("{variant}, {steps} steps:"),
                    [got, &vec![0.0; got.len()], &vec![0.0; got.len()]],
                    &want,
                );
            }
        }
    }
}

#[test]
fn crossings_are_found_in_the_graph() {
    let edges = |id: &str| {
        let graph = Variant::parse(id).unwrap().graph();
        let symbol = |node: NodeId| graph.nodes[node].symbol;
        let source = |source| match source {
            Source::Previous(node) => format!("{}₋₁", symbol(node)),
            Source::Node(node) => symbol(node).to_owned(),
            Source::Input => "x".to_owned(),
        };
        let edge = |cut: gatescope::engine::Cut| format!("{}←{}", symbol(cut.node), source(cut.source));
        crossings(&graph).map(|cuts| cuts.into_iter().map(edge).collect::<Vec<_>>().join(" "))
    };
    let lstm = "pre_i←h₋₁ pre_f←h₋₁ pre_g←h₋₁ pre_o←h₋₁";
    assert_eq!(edges("lstm").unwrap(), lstm);
    assert_eq!(edges("lstm.no-f").unwrap(), lstm);
    assert_eq!(edges("gru").unwrap(), "pre_r←h₋₁ pre_z←h₋₁ q←h₋₁");
    assert_eq!(edges("gru.reset-before").unwrap(), "pre_r←h₋₁ pre_z←h₋₁ rh←h₋₁");
    assert_eq!(edges("mgu").unwrap(), "pre_f←h₋₁ fh←h₋₁");
    let peephole = "pre_i←h₋₁ pre_i←c₋₁ pre_f←h₋₁ pre_f←c₋₁ pre_g←h₋₁ pre_o←h₋₁ pre_o←c";
    assert_eq!(edges("lstm_peephole").unwrap(), peephole);
    assert_eq!(edges("elman"), None);
    let lab = Lab::new(&Variant::parse("elman").unwrap(), dims(3, 2, 3, 1), 64);
    let trace = lab.forward();
    assert_eq!(lab.plan().split(&lab.weights(), &trace, &readout(&lab, &trace)).unwrap(), None);
}

fn log10(norms: &[Magnitude]) -> Vec<f64> {
    norms.iter().map(Magnitude::log10).collect()
}

fn norms(slabs: &[&Adjoints<f64>], node: NodeId, steps: usize) -> Vec<f64> {
    let sum = |t: usize, k: usize| slabs.iter().map(|slab| slab.slab(node).step(t)[k]).sum::<f64>();
    let norm = |t| (0..slabs[0].slab(node).step(t).len()).map(|k| sum(t, k) * sum(t, k)).sum::<f64>().sqrt();
    (0..steps).map(|t| math::log10(norm(t))).collect()
}

fn near(name: &str, got: &[f64], want: &[f64]) {
    assert_eq!(got.len(), want.len());
    for (t, (got, want)) in got.iter().zip(want).enumerate() {
        assert!(got == want || (got - want).abs() <= 1e-12 * want.abs().max(1.0), "{name} at {t}: {got} is not {want}");
    }
}

#[test]
fn the_norms_are_those_of_the_parts_that_each_state_shows() {
    for variant in variants() {
        let lab = Lab::new(&variant, dims(6, 2, 3, 2), 65);
        let trace = lab.forward();
        let split = split(&lab, &trace, &every_state(&lab, &trace));
        for of_state in paths(&lab.graph, &split) {
            let Split { alone, first, rest } = &split;
            let [own, other] = &of_state.parts;
            let keeps = lab.graph.kept(of_state.state).is_some();
            let routes = if keeps { [Route::Alone, Route::ThroughGates] } else { [Route::OnceThenAlone, Route::Rest] };
            assert_eq!([own.route, other.route], routes, "{variant}");
            let want: [Vec<&Adjoints<f64>>; 2] =
                if keeps { [vec![alone], vec![first, rest]] } else { [vec![alone, first], vec![rest]] };
            near("own", &own.log10, &norms(&want[0], of_state.state, 6));
            near("other", &other.log10, &norms(&want[1], of_state.state, 6));
            near("magnitudes", &log10(&other.norms), &other.log10);
        }
    }
}

#[test]
fn the_product_of_the_gates_is_the_part_along_the_state_alone_where_only_the_last_step_counts() {
    for variant in variants() {
        let lab = Lab::new(&variant, dims(20, 2, 5, 1), 66);
        let trace = lab.forward();
        let alone = split(&lab, &trace, &readout(&lab, &trace)).alone;
        for &state in &lab.graph.states {
            let product = product_of_gates(&lab.graph, &trace, state, alone.slab(state).step(19));
            assert_eq!(product.is_some(), lab.graph.kept(state).is_some());
            if let Some(product) = product {
                near(&variant.to_string(), &log10(&product), &norms(&[&alone], state, 20));
            }
        }
    }
}

#[test]
fn a_product_of_gates_that_no_number_holds_has_its_logarithm() {
    let mut lab = Lab::new(&Variant::parse("lstm").unwrap(), dims(500, 1, 2, 1), 67);
    let [f, c] = ["f", "c"].map(|symbol| lab.graph.find(symbol).unwrap());
    let level = Level::Constant(1e-3);
    lab.edits.overrides = vec![Override { node: f, units: 0..2, steps: 0..500, level }];
    let product = product_of_gates(&lab.graph, &lab.forward(), c, &[3.0, 4.0]).unwrap();
    let want: Vec<f64> = (0..500).map(|t| math::log10(5.0) - 3.0 * f64::from(499 - t)).collect();
    near("1e-3 per step", &log10(&product), &want);
    assert_eq!(product[0].value(), 0.0);
}
