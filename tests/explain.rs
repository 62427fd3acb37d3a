//! Does the arithmetic of every number give the number?
//!
//! Forward to the last bit, backward within rounding, for every node of every variant with values held, edges cut and
//! gradients clipped, in every number format.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "explain/places.rs"]
mod places;
mod support;

use gatescope::cell::{NodeId, Variant};
use gatescope::engine::{Cut, Dims, Edits, Gradients, Inputs, Level, Override, Params, Plan, Seeds, Trace};
use gatescope::insight::explain::{Arithmetic, Backward, Kind, Operand, Place, Stop};
use gatescope::math::{Format, scale_by_power};
use support::cells::{Experiment, dims};

/// A run with all that explains it.
pub struct Explained {
    plan: Plan,
    params: Params<f64>,
    trace: Trace<f64>,
    gradients: Gradients<f64>,
    seeds: Seeds<f64>,
    format: Format,
}

impl Explained {
    /// Runs an experiment in a format.
    pub fn new(lab: &Experiment<f64>, format: Format) -> Self {
        let plan = lab.plan();
        let initial: Vec<&[f64]> = lab.initial.iter().map(Vec::as_slice).collect();
        let inputs = Inputs { x: &lab.x, initial: &initial };
        let seeds = lab.plant(&lab.seeds(77));
        let (trace, gradients) = if format == Format::F64 {
            let trace = lab.forward();
            let gradients = lab.backward(&trace, &seeds);
            (trace, gradients)
        } else {
            let trace = plan.forward_rounded(format, &lab.params, &inputs).unwrap();
            let gradients = plan.backward_rounded(format, &lab.params, &trace, &seeds).unwrap();
            (trace, gradients)
        };
        Self { plan, params: lab.params.clone(), trace, gradients, seeds, format }
    }

    /// What the tests ask.
    pub fn arithmetic(&self) -> Arithmetic<'_> {
        let Self { plan, params, trace, gradients, seeds, format } = self;
        Arithmetic { plan, params, trace, gradients, seeds, format: *format }
    }
}

/// Every value of every node.
fn values(plan: &Plan) -> Vec<Place> {
    let (Dims { steps, hidden, .. }, nodes) = (plan.dims(), plan.graph().nodes.len());
    let of = |node| move |t| (0..hidden).map(move |unit| Place::Value { node, t, unit });
    (0..nodes).flat_map(|node| (0..steps).flat_map(of(node))).collect()
}

/// Every number of a run.
pub fn places(plan: &Plan) -> Vec<Place> {
    let Dims { steps, input, hidden, batch } = plan.dims();
    let mut all = values(plan);
    for &state in &plan.graph().states {
        all.extend((0..hidden).map(|unit| Place::Before { state, unit }));
    }
    all.extend((0..steps).flat_map(|t| (0..input).map(move |k| Place::Input { t, k })));
    for block in plan.graph().parameter_blocks().filter(|_| batch == 1) {
        let columns = block.tensor.columns(input, hidden);
        let row = |row| (0..columns).map(move |column| Place::Weight { block, row, column });
        all.extend((0..hidden).flat_map(row));
    }
    all
}

fn every_variant() -> impl Iterator<Item = Variant> {
    Variant::all().into_iter().chain(Variant::all_ablated())
}

/// What a person may do to a cell, differently for each number.
fn edits(lab: &Experiment<f64>, kind: usize) -> Edits {
    let nodes = 0..lab.graph.nodes.len();
    let held = |node: NodeId, units, steps, level| Override { node, units, steps, level };
    let some = |k: usize, every: usize| nodes.clone().skip(k % every).step_by(every);
    let overrides = |k: usize| {
        let curve = some(k, 3).map(|node| held(node, 0..2, 1..3, Level::Curve(vec![0.3, -0.0])));
        // Held twice: the last one counts.
        curve.chain(some(k, 2).map(|node| held(node, 1..9, 2..9, Level::Constant(0.1)))).collect()
    };
    let sources = |node: NodeId| lab.graph.nodes[node].op.sources().into_iter().map(move |source| Cut { node, source });
    match kind {
        0 => Edits::default(),
        1 | 2 => Edits { overrides: overrides(kind), ..Edits::default() },
        3 => Edits { cuts: some(1, 2).flat_map(sources).collect(), ..Edits::default() },
        4 => Edits { clip: Some(0.2), ..Edits::default() },
        _ => Edits { overrides: overrides(1), clip: Some(0.2), cuts: some(0, 4).flat_map(sources).collect() },
    }
}

const SIZES: [(usize, usize, usize, usize); 4] = [(1, 1, 1, 1), (4, 2, 3, 1), (3, 5, 17, 1), (3, 2, 4, 3)];

/// Every variant in every size, with every kind of edit, in a format.
fn for_every_run(format: Format, mut check: impl FnMut(&str, &Explained)) {
    for variant in every_variant() {
        for (k, (steps, input, hidden, batch)) in SIZES.into_iter().enumerate() {
            for kind in 0..6 {
                let mut lab = Experiment::<f64>::new(&variant, dims(steps, input, hidden, batch), k as u64);
                lab.edits = edits(&lab, kind);
                check(&format!("{variant}, size {k}, edits {kind}, {format:?}"), &Explained::new(&lab, format));
            }
        }
    }
}

#[test]
fn every_value_is_computed_again_to_the_last_bit() {
    let (mut checked, mut replaced) = (0, 0);
    for format in Format::ALL {
        for_every_run(format, |name, run| {
            let arithmetic = run.arithmetic();
            for place in values(&run.plan) {
                let forward = arithmetic.forward(place).unwrap();
                let text = place.text(run.plan.graph());
                let Place::Value { node, t, unit } = place else { unreachable!() };
                let engine = run.trace.slab(node).at(t, unit, 0);
                let again = forward.replaced.unwrap_or(forward.computed);
                assert_eq!(forward.value.to_bits(), engine.to_bits(), "{name}: {text}");
                assert_eq!(again.to_bits(), engine.to_bits(), "{name}: {text} {again:e} {engine:e}");
                checked += 1;
                replaced += usize::from(forward.replaced.is_some());
            }
        });
    }
    assert!(checked > 100_000 && replaced > 5_000, "{checked} values, {replaced} replaced");
}

#[test]
fn a_sum_is_made_of_its_summands_and_of_its_groups() {
    for_every_run(Format::F64, |name, run| {
        for place in values(&run.plan) {
            let forward = run.arithmetic().forward(place).unwrap();
            let rest = forward.kind.rest(2);
            let Kind::Sum { summands, groups } = forward.kind else { continue };
            let sizes: Vec<f64> = summands.iter().map(|s| s.amount.abs()).collect();
            assert!(sizes.is_sorted_by(|a, b| a >= b), "{name}: the largest first");
            let whole: f64 = sizes.iter().sum();
            for (k, group) in groups.iter().enumerate() {
                let own = summands.iter().filter(|s| s.group == k);
                let sum: f64 =
                    own.map(|s| s.second.map_or(s.first.factor, |second| s.first.factor * second.factor)).sum();
                assert!((sum - group.amount).abs() <= 1e-14 * whole, "{name}");
            }
            let total: f64 = groups.iter().map(|g| g.amount).sum();
            assert!((total - forward.computed).abs() <= 1e-14 * whole, "{name}");
            let first: f64 = summands.iter().take(2).map(|s| s.amount).sum();
            assert!((first + rest - total).abs() <= 1e-14 * whole, "{name}: the first two and the rest");
        }
    });
}

/// The gradient, and how far the shares may be from it: each of n sums rounds once to the format's p digits.
fn assert_shares(name: &str, backward: &Backward, bound: impl Fn(usize) -> f64) {
    let sizes: Vec<f64> = backward.shares.iter().map(|s| s.amount.abs()).collect();
    assert!(sizes.is_sorted_by(|a, b| a >= b), "{name}: the largest first");
    let whole = sizes.iter().fold(backward.seed.abs(), |sum, size| sum + size);
    let first = backward.shares.iter().take(2).fold(backward.seed, |sum, share| sum + share.amount);
    assert!((first + backward.rest(2) - backward.sum()).abs() <= 1e-14 * whole, "{name}: the first two and the rest");
    let error = (backward.sum() - backward.gradient).abs();
    assert!(error <= bound(sizes.len()) * whole, "{name}: {:e} is not {:e}", backward.sum(), backward.gradient);
}

#[test]
fn every_gradient_is_the_sum_of_its_shares() {
    for_every_run(Format::F64, |name, run| {
        for place in places(&run.plan) {
            let backward = run.arithmetic().backward(place).unwrap();
            assert_shares(&format!("{name}: {}", place.text(run.plan.graph())), &backward, |_| 1e-14);
        }
    });
}

#[test]
fn the_shares_of_a_wide_cell_add_up_too() {
    for variant in Variant::all() {
        let run = Explained::new(&Experiment::new(&variant, dims(3, 4, 128, 1), 9), Format::F64);
        for place in places(&run.plan).into_iter().step_by(61) {
            let backward = run.arithmetic().backward(place).unwrap();
            assert_shares(&format!("{variant}: {}", place.text(run.plan.graph())), &backward, |_| 1e-14);
        }
    }
}

#[test]
fn every_gradient_of_a_short_format_is_the_sum_of_its_shares_but_for_its_rounding() {
    for format in [Format::F32, Format::F16, Format::Bf16] {
        let half_a_place = scale_by_power(1.0, -format.digits());
        for_every_run(format, |name, run| {
            for place in places(&run.plan) {
                let backward = run.arithmetic().backward(place).unwrap();
                let bound = |shares: usize| (shares as f64 + 2.0) * half_a_place;
                assert_shares(&format!("{name}: {}", place.text(run.plan.graph())), &backward, bound);
            }
        });
    }
}

/// Every number that stands in an equation.
fn operands(kind: &Kind) -> Vec<Operand> {
    match kind {
        Kind::Given | Kind::One => Vec::new(),
        Kind::Sum { summands, .. } => summands.iter().flat_map(|s| [Some(s.first), s.second]).flatten().collect(),
        Kind::Sigmoid { argument, .. } | Kind::Tanh { argument, .. } => vec![*argument],
        Kind::Product(factors) => factors.to_vec(),
        Kind::Complement(s) => vec![*s],
    }
}

#[test]
fn every_number_of_an_equation_is_one_of_the_format_s() {
    for format in [Format::F32, Format::F16, Format::Bf16] {
        for_every_run(format, |name, run| {
            for place in values(&run.plan) {
                for operand in operands(&run.arithmetic().forward(place).unwrap().kind) {
                    let rounded = [operand.value, operand.factor].map(|x| format.round(x));
                    assert_eq!([operand.value, operand.factor], rounded, "{name}: {}", place.text(run.plan.graph()));
                }
            }
        });
    }
}

#[test]
fn who_is_made_of_whom_and_who_is_read_by_whom_are_the_same_pairs() {
    for variant in every_variant() {
        let run = Explained::new(&Experiment::new(&variant, dims(3, 2, 3, 1), 5), Format::F64);
        let (arithmetic, graph) = (run.arithmetic(), run.plan.graph());
        let (mut made_of, mut read_by) = (Vec::new(), Vec::new());
        for place in places(&run.plan) {
            let text = place.text(graph);
            let operands = operands(&arithmetic.forward(place).unwrap().kind);
            made_of.extend(operands.iter().map(|operand| (operand.place.text(graph), text.clone())));
            let shares = arithmetic.backward(place).unwrap().shares;
            read_by.extend(shares.iter().map(|share| (text.clone(), share.reader.text(graph))));
        }
        made_of.sort();
        read_by.sort();
        assert_eq!(made_of, read_by, "{variant}");
        assert!(made_of.len() > 50, "{variant}");
    }
}

#[test]
fn nothing_passes_through_a_replaced_reader_or_a_cut_edge_and_both_say_so() {
    let mut lab = Experiment::<f64>::new(&Variant::parse("lstm").unwrap(), dims(3, 2, 4, 1), 6);
    let node = |symbol| lab.graph.find(symbol).unwrap();
    let (f, kept, c) = (node("f"), node("kept"), node("c"));
    let held = Override { node: f, units: 1..2, steps: 1..2, level: Level::Constant(0.5) };
    let cut = Cut { node: kept, source: gatescope::cell::Source::Previous(c) };
    lab.edits = Edits { overrides: vec![held], cuts: vec![cut], clip: None };
    let run = Explained::new(&lab, Format::F64);
    let arithmetic = run.arithmetic();
    let at = |text: &str| Place::parse(text, &run.plan).unwrap();

    let gate = arithmetic.forward(at("f[2]@2")).unwrap();
    assert_eq!((gate.value, gate.replaced), (0.5, Some(0.5)));
    assert_ne!(gate.computed, 0.5);
    let own = arithmetic.backward(at("f[2]@2")).unwrap();
    assert!(own.gradient != 0.0 && own.gradient == own.shares[0].amount, "∂L/∂(what is held) remains");
    let operand = arithmetic.backward(at("pre_f[2]@2")).unwrap();
    let [share] = operand.shares[..] else { unreachable!() };
    assert_eq!((share.reader, share.amount, share.stop), (at("f[2]@2"), 0.0, Some(Stop::Replaced)));
    assert_eq!(operand.gradient, 0.0);

    let state = arithmetic.backward(at("c[1]@1")).unwrap();
    let share = state.shares.iter().find(|share| share.reader == at("kept[1]@2")).unwrap();
    assert_eq!((share.amount, share.stop), (0.0, Some(Stop::Cut)));
    assert_eq!(share.derivative, arithmetic.value(at("f[1]@2")).unwrap());
}

#[test]
fn a_clipped_gradient_says_by_how_much() {
    let mut lab = Experiment::<f64>::new(&Variant::parse("gru").unwrap(), dims(4, 1, 5, 1), 8);
    lab.edits.clip = Some(0.25);
    let run = Explained::new(&lab, Format::F64);
    let h = run.plan.graph().hidden();
    let last = run.arithmetic().backward(Place::Value { node: h, t: 3, unit: 2 }).unwrap();
    let clip = last.clip.unwrap();
    // Nothing reads the last state but the loss.
    let seeds: Vec<f64> = run.seeds.slabs().next().unwrap().1[15..].to_vec();
    let norm = seeds.iter().map(|s| s * s).sum::<f64>().sqrt();
    assert!((clip.norm - norm).abs() < 1e-15 && clip.most == 0.25);
    assert!((last.seed - seeds[2] * 0.25 / norm).abs() < 1e-15);
    let gate = run.arithmetic().backward(Place::Value { node: h - 1, t: 3, unit: 2 }).unwrap();
    assert_eq!(gate.clip, None);
}
