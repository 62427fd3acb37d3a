//! What holds for every cell, whatever its size and its numbers?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod support;

use gatescope::cell::{Family, Interval, Op, Role, Source, Tensor, Variant};
use gatescope::engine::{Gradients, Level, Override, Seeds, Slab};
use gatescope::math::Real;
use proptest::prelude::*;
use support::cells::{Experiment, dims, every};

/// Any registered variant with small sizes and random numbers.
fn experiments() -> impl Strategy<Value = Experiment<f64>> {
    let variant = (0..Variant::all().len()).prop_map(|k| Variant::all().swap_remove(k));
    let sizes = (1..7_usize, 1..4_usize, 1..20_usize, 1..4_usize);
    (variant, sizes, any::<u64>()).prop_map(|(variant, (steps, input, hidden, batch), seed)| {
        Experiment::new(&variant, dims(steps, input, hidden, batch), seed)
    })
}

/// The bits of numbers, so that −0 and NaN are told apart too.
fn bits<F: Real>(numbers: &[F]) -> Vec<u64> {
    numbers.iter().map(|v| v.to_f64().to_bits()).collect()
}

fn in_f32(lab: &Experiment<f64>) -> Experiment<f32> {
    let cast = |numbers: &Vec<f64>| numbers.iter().map(|&v| v as f32).collect();
    Experiment {
        graph: lab.graph.clone(),
        dims: lab.dims,
        params: lab.params.cast(),
        x: cast(&lab.x),
        initial: lab.initial.iter().map(cast).collect(),
        edits: lab.edits.clone(),
    }
}

fn whole(lab: &Experiment<f64>, level: f64, symbol: &str) -> Override {
    let node = lab.graph.find(symbol).unwrap();
    Override { node, units: 0..lab.dims.hidden, steps: 0..lab.dims.steps, level: Level::Constant(level) }
}

fn close(name: &str, got: &[f64], want: &[f64]) -> Result<(), TestCaseError> {
    prop_assert_eq!(got.len(), want.len());
    let most = want.iter().fold(1.0_f64, |most, v| most.max(v.abs()));
    for (k, (got, want)) in got.iter().zip(want).enumerate() {
        prop_assert!((got - want).abs() <= 1e-12 * most, "{name}[{k}]: {got:e} is not {want:e}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn values_stay_in_their_interval(mut lab in experiments(), scale in prop_oneof![Just(1.0), 1.0..1e6]) {
        for tensor in Tensor::ALL {
            lab.params.tensor_mut(tensor).iter_mut().for_each(|v| *v *= scale);
        }
        let trace = lab.forward();
        for (k, node) in lab.graph.nodes.iter().enumerate() {
            let (least, most) = match node.range {
                Interval::Unit => (0.0, 1.0),
                Interval::Signed => (-1.0, 1.0),
                Interval::Real => continue,
            };
            let squashed = match node.op {
                Op::Sigmoid(Source::Node(pre)) | Op::Tanh(Source::Node(pre)) => Some(trace.slab(pre).to_vec()),
                _ => None,
            };
            for (j, v) in trace.slab(k).to_vec().into_iter().enumerate() {
                prop_assert!((least..=most).contains(&v), "{} = {v}", node.symbol);
                if squashed.as_ref().is_some_and(|pre| pre[j].abs() < 15.0) {
                    prop_assert!(least < v && v < most, "{} = {v} without saturation", node.symbol);
                }
            }
        }
    }

    #[test]
    fn a_gate_that_keeps_all_keeps_the_state_to_the_bit(lab in experiments(), which in 0..64_usize) {
        let variant = Variant::all().swap_remove(which % Variant::all().len());
        if let Some(keeps) = variant.keeps() {
            let mut lab = Experiment::new(&variant, lab.dims, which as u64);
            lab.edits.overrides = vec![whole(&lab, if keeps.sign > 0.0 { 1.0 } else { 0.0 }, keeps.gate)];
            if variant.kind.family == Family::Lstm {
                let closed = whole(&lab, 0.0, "i");
                lab.edits.overrides.push(closed);
            }
            let kept = lab.graph.cell_state().unwrap_or(lab.graph.hidden());
            let index = lab.graph.states.iter().position(|&s| s == kept).unwrap();
            let trace = lab.forward();
            for t in 0..lab.dims.steps {
                prop_assert_eq!(bits(trace.slab(kept).step(t)), bits(&lab.initial[index]));
            }
        }
    }

    #[test]
    fn permuting_units_permutes_every_value_and_every_derivative(
        mut lab in experiments(), turn in 0..20_usize, at_rest in any::<bool>(),
    ) {
        if at_rest {
            lab.initial.iter_mut().flatten().for_each(|v| *v = 0.0);
        }
        let order = order_of(lab.dims.hidden, turn);
        let moved = permuted(&lab, &order);
        let (before, after) = (lab.forward(), moved.forward());
        let seeds = lab.seeds(1);
        let moved_seeds: Vec<Vec<f64>> = seeds.iter().map(|s| reorder(s, &order, lab.dims.batch)).collect();
        let back = lab.backward(&before, &lab.plant(&seeds));
        let moved_back = moved.backward(&after, &moved.plant(&moved_seeds));
        for (k, node) in lab.graph.nodes.iter().enumerate() {
            let turned = |slab: Slab<'_, f64>| reorder(&slab.to_vec(), &order, lab.dims.batch);
            close(node.symbol, &after.slab(k).to_vec(), &turned(before.slab(k)))?;
            close(node.symbol, &moved_back.slab(k).to_vec(), &turned(back.slab(k)))?;
            if at_rest {
                // With h₀ = 0 the first step sums over x alone, in the same order for every unit.
                let first = reorder(before.slab(k).step(0), &order, lab.dims.batch);
                prop_assert_eq!(after.slab(k).step(0), first.as_slice());
            }
        }
        close("x", moved_back.inputs(), back.inputs())?;
        let want = permuted(&Experiment { params: back.params().clone(), ..lab.clone() }, &order).params;
        for tensor in Tensor::ALL {
            close(tensor.name(), moved_back.params().tensor(tensor), want.tensor(tensor))?;
        }
    }

    #[test]
    fn gradients_are_linear_in_the_loss(lab in experiments(), power in -20..20_i32, share in -2.0..2.0_f64) {
        let trace = lab.forward();
        let (a, b) = (lab.seeds(1), lab.seeds(2));
        let [of_a, of_b] = [&a, &b].map(|seeds| lab.backward(&trace, &lab.plant(seeds)));
        let scale = gatescope::math::scale_by_power(1.0, power);
        let scaled: Vec<Vec<f64>> = a.iter().map(|s| s.iter().map(|v| v * scale).collect()).collect();
        let of_scaled = lab.backward(&trace, &lab.plant(&scaled));
        let times = |g: &Gradients<f64>| all_numbers(g).iter().map(|v| v * scale).collect::<Vec<f64>>();
        prop_assert_eq!(bits(&all_numbers(&of_scaled)), bits(&times(&of_a)));
        let both = lab.plant(&a);
        let both = lab.graph.states.iter().zip(&b).fold(both, |all: Seeds<f64>, (&state, seed)| {
            all.with(state, seed.iter().map(|v| v * share).collect())
        });
        let sum: Vec<f64> =
            all_numbers(&of_a).iter().zip(all_numbers(&of_b)).map(|(a, b)| a + share * b).collect();
        close("sum of losses", &all_numbers(&lab.backward(&trace, &both)), &sum)?;
    }

    #[test]
    fn a_batch_gives_the_bits_of_its_rows(lab in experiments()) {
        rows_alone(&lab)?;
        rows_alone(&in_f32(&lab))?;
    }

    #[test]
    fn recycled_memory_changes_nothing(lab in experiments(), length in 0..5000_usize, rubbish in any::<f64>()) {
        let fresh = lab.forward();
        let used = lab.forward_in(vec![rubbish; length]);
        prop_assert_eq!(bits(fresh.buffer()), bits(used.buffer()));
        let seeds = lab.plant(&lab.seeds(1));
        let (plan, weights) = (lab.plan(), lab.weights());
        let back = plan.backward(&weights, &fresh, &seeds).unwrap();
        let again = plan.backward_in(used.into_buffer(), &weights, &fresh, &seeds).unwrap();
        prop_assert_eq!(bits(&all_numbers(&back)), bits(&all_numbers(&again)));
        let third = plan.backward_in(vec![rubbish; length], &weights, &fresh, &seeds).unwrap();
        prop_assert_eq!(bits(&all_numbers(&back)), bits(&all_numbers(&third)));
        let adjoints = plan.adjoints_in(vec![rubbish; length], &weights, &fresh, &seeds).unwrap();
        prop_assert_eq!(bits(back.buffer()), bits(&adjoints.into_buffer()));
    }

    #[test]
    fn an_override_touches_only_what_comes_after(
        lab in experiments(), node in 0..64_usize, start in 0..8_usize, unit in 0..20_usize,
    ) {
        let (node, unit) = (node % lab.graph.nodes.len(), unit % lab.dims.hidden);
        let start = start % lab.dims.steps;
        let mut edited = lab.clone();
        let level = Level::Constant(0.125);
        edited.edits.overrides = vec![Override { node, units: unit..unit + 1, steps: start..start + 2, level }];
        let (plain, edited) = (lab.forward(), edited.forward());
        for k in 0..lab.graph.nodes.len() {
            let earlier = if k < node { start + 1 } else { start };
            for t in 0..earlier {
                prop_assert_eq!(bits(plain.slab(k).step(t)), bits(edited.slab(k).step(t)));
            }
        }
        for (row, other) in (0..lab.dims.batch).flat_map(|row| (0..lab.dims.hidden).map(move |u| (row, u))) {
            let want = if other == unit { 0.125 } else { plain.slab(node).at(start, other, row) };
            prop_assert_eq!(edited.slab(node).at(start, other, row).to_bits(), want.to_bits());
        }
    }
}

/// Values, derivatives, ∂L/∂x and ∂L/∂(parameters) in one list.
fn all_numbers<F: Real>(g: &Gradients<F>) -> Vec<F> {
    g.buffer().iter().chain(g.inputs()).copied().chain(g.params().numbers()).collect()
}

fn rows_alone<F: Real>(lab: &Experiment<F>) -> Result<(), TestCaseError> {
    let batch = lab.dims.batch;
    let seeds = lab.seeds(1);
    let trace = lab.forward();
    let back = lab.backward(&trace, &lab.plant(&seeds));
    let mut sum = vec![0.0; lab.params.count()];
    for row in 0..batch {
        let alone = lab.row(row);
        let seeds: Vec<Vec<F>> = seeds.iter().map(|s| every(s, row, batch)).collect();
        let alone_trace = alone.forward();
        let alone_back = alone.backward(&alone_trace, &alone.plant(&seeds));
        prop_assert_eq!(bits(&every(trace.buffer(), row, batch)), bits(alone_trace.buffer()));
        prop_assert_eq!(bits(&every(back.buffer(), row, batch)), bits(alone_back.buffer()));
        prop_assert_eq!(bits(&every(back.inputs(), row, batch)), bits(alone_back.inputs()));
        sum.iter_mut().zip(alone_back.params().numbers()).for_each(|(sum, v)| *sum += v.to_f64());
    }
    let most = sum.iter().fold(1.0_f64, |most, v| most.max(v.abs()));
    let precise = if size_of::<F>() == 8 { 1e-13 } else { 1e-4 };
    for (got, want) in back.params().numbers().zip(sum) {
        prop_assert!((got.to_f64() - want).abs() <= precise * most, "{got} is not {want}");
    }
    Ok(())
}

/// A permutation of the units: turned round, and every second pair swapped.
fn order_of(hidden: usize, turn: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..hidden).collect();
    order.rotate_left(turn % hidden);
    order.chunks_mut(2).step_by(2).for_each(<[usize]>::reverse);
    order
}

/// `[..][H][B]` with units in a new order.
fn reorder(numbers: &[f64], order: &[usize], batch: usize) -> Vec<f64> {
    let step = |step: &[f64]| -> Vec<f64> {
        order.iter().flat_map(|&unit| step[unit * batch..(unit + 1) * batch].to_vec()).collect()
    };
    numbers.chunks(order.len() * batch).flat_map(step).collect()
}

/// The same cell with its units in a new order.
fn permuted(lab: &Experiment<f64>, order: &[usize]) -> Experiment<f64> {
    let (hidden, batch) = (lab.dims.hidden, lab.dims.batch);
    let mut moved = lab.clone();
    for tensor in Tensor::ALL {
        let columns = tensor.columns(lab.dims.input, hidden);
        let rows = reorder(lab.params.tensor(tensor), order, columns);
        let data = if tensor == Tensor::WeightHh { reorder(&rows, order, 1) } else { rows };
        moved.params.tensor_mut(tensor).copy_from_slice(&data);
    }
    moved.initial = lab.initial.iter().map(|s| reorder(s, order, batch)).collect();
    moved
}

#[test]
fn every_gate_and_candidate_of_the_registry_has_an_interval() {
    for variant in Variant::all() {
        for node in variant.graph().nodes {
            let want = match node.role {
                Role::Gate => Interval::Unit,
                Role::Candidate => Interval::Signed,
                _ => continue,
            };
            assert_eq!(node.range, want, "{variant} {}", node.symbol);
        }
    }
}

#[test]
fn the_permutation_is_one() {
    let mut order = order_of(7, 3);
    assert_ne!(order, (0..7).collect::<Vec<_>>());
    order.sort_unstable();
    assert_eq!(order, (0..7).collect::<Vec<_>>());
}
