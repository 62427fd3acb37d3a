//! Are cells in sequence, and from both ends, what single cells are?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use gatescope::cell::Variant;
use gatescope::engine::{
    Direction, Inputs, Layer, Loss, Params, Plan, Seeds, Stack, StackGradients, StackSeeds, StackTrace, Weights,
};
use gatescope::math::Real;
use proptest::prelude::*;
use support::cells::{Experiment, Random, dims, tensors};
use support::difference::{Worst, derivative};

/// A stack with all that runs through it.
#[derive(Clone)]
struct Lab<F> {
    stack: Stack,
    params: Vec<Params<F>>,
    x: Vec<F>,
    initial: Vec<Vec<Vec<F>>>,
}

impl<F: Real> Lab<F> {
    fn new([steps, input, batch]: [usize; 3], layers: &[Layer], seed: u64) -> Self {
        let stack = Stack::new(steps, input, batch, layers).unwrap();
        let mut random = Random(seed);
        let (mut params, mut initial) = (Vec::new(), Vec::new());
        for cell in stack.cells() {
            let (graph, dims) = (cell.plan.graph(), cell.plan.dims());
            params.push(Params::fill(graph, dims.input, dims.hidden, || F::from_f64(random.next())));
            initial.push(graph.states.iter().map(|_| random.numbers(dims.width())).collect());
        }
        Self { stack, params, x: random.numbers(steps * input * batch), initial }
    }

    fn weights(&self) -> Vec<Weights<F>> {
        self.stack.pack(&self.params).unwrap()
    }

    fn forward(&self) -> StackTrace<F> {
        self.stack.forward(&self.weights(), &self.x, &self.initial).unwrap()
    }

    fn backward(&self, trace: &StackTrace<F>, seeds: &StackSeeds<F>) -> StackGradients<F> {
        self.stack.backward(&self.weights(), trace, seeds).unwrap()
    }
}

/// Layers of one variant, each with these units.
fn layers(variant: &str, units: &[usize], both: bool) -> Vec<Layer> {
    let graph = Variant::parse(variant).unwrap().graph();
    let layer = |&hidden| Layer { hidden, forward: graph.clone(), reverse: both.then(|| graph.clone()) };
    units.iter().map(layer).collect()
}

/// A loss that looks at every number that leaves the top, and at the last states of every cell.
fn loss(lab: &Lab<f64>, trace: &StackTrace<f64>) -> (f64, StackSeeds<f64>) {
    let dims = lab.stack.dims();
    let mut random = Random(31);
    let targets: Vec<f64> = random.numbers(dims.steps * dims.width());
    let (mut loss, output) = Loss::SquaredError(&targets).of(trace.output(), dims).unwrap();
    let mut cells = Vec::new();
    for (cell, trace) in lab.stack.cells().iter().zip(&trace.cells) {
        let (states, dims) = (&cell.plan.graph().states, cell.plan.dims());
        cells.push(states.iter().fold(Seeds::new(), |seeds, &state| {
            let w: Vec<f64> = random.numbers(dims.width());
            loss += trace.slab(state).step(dims.steps - 1).iter().zip(&w).map(|(v, w)| v * w).sum::<f64>();
            seeds.with_step(state, dims, dims.steps - 1, &w)
        }));
    }
    (loss, StackSeeds { output, cells })
}

/// How the loss moves with one number of the stack.
fn difference(lab: &Lab<f64>, number: impl Fn(&mut Lab<f64>) -> &mut f64) -> f64 {
    derivative(|shift| {
        let mut moved = lab.clone();
        *number(&mut moved) += shift;
        loss(&moved, &moved.forward()).0
    })
}

fn check_gradients(name: &str, lab: &Lab<f64>, worst: &mut Worst) {
    let trace = lab.forward();
    let got = lab.backward(&trace, &loss(lab, &trace).1);
    for (c, (cell, got)) in lab.stack.cells().iter().zip(&got.cells).enumerate() {
        let name = format!("{name} {}", cell.place);
        for tensor in tensors(&lab.params[c]) {
            for (k, &got) in got.params().tensor(tensor).iter().enumerate() {
                let want = difference(lab, |lab| &mut lab.params[c].tensor_mut(tensor)[k]);
                worst.compare(&format!("{name} {}[{k}]", tensor.name()), got, want);
            }
        }
        for (s, &state) in cell.plan.graph().states.iter().enumerate() {
            for (k, &got) in got.initial(state).iter().enumerate() {
                let want = difference(lab, |lab| &mut lab.initial[c][s][k]);
                worst.compare(&format!("{name} initial state {s}[{k}]"), got, want);
            }
        }
    }
    for (k, &got) in got.inputs[0].iter().enumerate() {
        worst.compare(&format!("{name} x[{k}]"), got, difference(lab, |lab| &mut lab.x[k]));
    }
}

#[test]
fn every_gradient_of_a_stack_is_the_derivative_of_the_loss() {
    let mut worst = Worst::default();
    for variant in Variant::all().into_iter().chain(Variant::all_ablated()) {
        let name = variant.to_string();
        check_gradients(&name, &Lab::new([3, 2, 2], &layers(&name, &[3, 2], true), 60), &mut worst);
    }
    println!("{} derivatives, largest relative error {:.1e}", worst.checked, worst.error);
}

#[test]
fn layers_may_differ_in_cell_size_and_directions() {
    let graph = |name: &str| Variant::parse(name).unwrap().graph();
    let mixed = [
        Layer { hidden: 2, forward: graph("lstm"), reverse: Some(graph("gru")) },
        Layer { hidden: 3, forward: graph("elman"), reverse: None },
        Layer { hidden: 1, forward: graph("mgu"), reverse: Some(graph("lstm_peephole")) },
    ];
    let lab = Lab::new([4, 3, 1], &mixed, 61);
    let names: Vec<String> = lab.stack.cells().iter().map(|cell| cell.place.to_string()).collect();
    assert_eq!(names, ["l0", "l0_reverse", "l1", "l2", "l2_reverse"]);
    assert_eq!((lab.stack.dims().input, lab.stack.dims().hidden), (3, 2));
    check_gradients("mixed", &lab, &mut Worst::default());
}

/// Steps of `[T]..` in reverse order.
fn backwards<F: Copy>(numbers: &[F], steps: usize) -> Vec<F> {
    numbers.chunks(numbers.len() / steps).rev().flatten().copied().collect()
}

#[test]
fn the_reverse_cell_is_a_plain_cell_that_is_given_the_sequence_from_its_end() {
    for variant in Variant::all() {
        let lab = Lab::<f64>::new([5, 2, 3], &layers(&variant.to_string(), &[4], true), 62);
        let trace = lab.forward();
        let plain = Plan::new(&variant.graph(), dims(5, 2, 4, 3)).unwrap();
        let run = |cell: usize, x: &[f64]| {
            let initial: Vec<&[f64]> = lab.initial[cell].iter().map(Vec::as_slice).collect();
            plain.forward(&plain.pack(&lab.params[cell]).unwrap(), &Inputs { x, initial: &initial }).unwrap()
        };
        let (ahead, back) = (run(0, &lab.x), run(1, &backwards(&lab.x, 5)));
        assert_eq!(trace.cells, [ahead.clone(), back.clone()]);
        let h = variant.graph().hidden();
        let (ahead, back) = (ahead.slab(h), back.slab(h));
        // At input step t the reverse cell has made T − t steps of its own.
        let want: Vec<f64> = (0..5).flat_map(|t| [ahead.step(t), back.step(4 - t)].concat()).collect();
        assert_eq!(trace.output(), want);
        assert_eq!(Direction::Reverse.own_step(1, 5), 3);
    }
}

#[test]
fn what_a_layer_reads_is_where_the_loss_of_the_layer_below_begins() {
    for variant in Variant::all() {
        let (steps, h) = (4, variant.graph().hidden());
        let lab = Lab::<f64>::new([steps, 2, 2], &layers(&variant.to_string(), &[3, 2], false), 63);
        let trace = lab.forward();
        let seeds: Vec<f64> = Random(64).numbers(steps * 2 * 2);
        let got = lab.backward(&trace, &StackSeeds { output: seeds.clone(), cells: Vec::new() });
        let [below, above] = lab.stack.cells() else { panic!("two cells") };
        let weights = lab.weights();
        let top = above.plan.backward(&weights[1], &trace.cells[1], &Seeds::new().with(h, seeds)).unwrap();
        let handed = Seeds::new().with(h, top.inputs().to_vec());
        let bottom = below.plan.backward(&weights[0], &trace.cells[0], &handed).unwrap();
        assert_eq!(trace.cells[1].inputs(), trace.cells[0].slab(h).to_vec());
        assert_eq!(got.inputs, [bottom.inputs(), top.inputs()]);
        assert_eq!(got.cells, [bottom, top]);
    }
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let lab = Lab::<f64>::new([3, 2, 1], &layers("lstm", &[2, 2], true), 65);
    let weights = lab.weights();
    let no_layer = Stack::new(3, 2, 1, &[]).unwrap_err().to_string();
    assert!(no_layer.contains("the number of layers is 0"), "{no_layer}");
    let size = Stack::new(3, 2, 1, &layers("gru", &[2, 0], true)).unwrap_err().to_string();
    assert!(size.starts_with("cell l1: H is 0"), "{size}");
    let count = lab.stack.pack(&lab.params[..3]).unwrap_err().to_string();
    assert!(count.starts_with("parameters are given for 3 cells, but the stack has 4"), "{count}");
    let mut swapped = lab.params.clone();
    swapped.swap(1, 3);
    let tensor = lab.stack.pack(&swapped).unwrap_err().to_string();
    assert!(tensor.starts_with("cell l0_reverse: weight_ih has 32 numbers, but these sizes need 16"), "{tensor}");
    let x = lab.stack.forward(&weights, &lab.x[1..], &[]).unwrap_err().to_string();
    assert!(x.starts_with("cell l0: x has 5 numbers"), "{x}");
    let mut initial = lab.initial.clone();
    initial[3][1].pop();
    let state = lab.stack.forward(&weights, &lab.x, &initial).unwrap_err().to_string();
    assert!(state.starts_with("cell l1_reverse: initial c has 1 numbers"), "{state}");
    let short = StackSeeds { output: vec![0.0; 11], cells: Vec::new() };
    let seeds = lab.stack.backward(&weights, &lab.forward(), &short).unwrap_err().to_string();
    assert!(seeds.starts_with("the output's seeds has 11 numbers, but these sizes need 12"), "{seeds}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_layer_that_reads_forward_gives_the_bits_of_the_plain_cell(
        which in 0..64_usize, (steps, input, hidden, batch) in (1..7_usize, 1..4_usize, 1..20_usize, 1..4_usize),
        seed in any::<u64>(),
    ) {
        let variant = Variant::all().swap_remove(which % Variant::all().len());
        alone::<f64>(&variant, [steps, input, hidden, batch], seed)?;
        alone::<f32>(&variant, [steps, input, hidden, batch], seed)?;
    }
}

fn alone<F: Real>(
    variant: &Variant,
    [steps, input, hidden, batch]: [usize; 4],
    seed: u64,
) -> Result<(), TestCaseError> {
    let plain = Experiment::<F>::new(variant, dims(steps, input, hidden, batch), seed);
    let stack = Stack::new(steps, input, batch, &layers(&variant.to_string(), &[hidden], false)).unwrap();
    let lab =
        Lab { stack, params: vec![plain.params.clone()], x: plain.x.clone(), initial: vec![plain.initial.clone()] };
    let (trace, plain_trace) = (lab.forward(), plain.forward());
    prop_assert_eq!(&trace.cells, std::slice::from_ref(&plain_trace));
    prop_assert_eq!(trace.output(), plain_trace.slab(plain.graph.hidden()).to_vec());
    let seeds = plain.seeds(seed ^ 1);
    let want = plain.backward(&plain_trace, &plain.plant(&seeds));
    let inside = StackSeeds { output: Vec::new(), cells: vec![plain.plant(&seeds)] };
    let rest = seeds.iter().zip(&plain.graph.states).skip(1);
    let rest = rest.fold(Seeds::new(), |all, (seed, &state)| all.with(state, seed.clone()));
    let outside = StackSeeds { output: seeds[0].clone(), cells: vec![rest] };
    for seeds in [inside, outside] {
        let got = lab.backward(&trace, &seeds);
        prop_assert_eq!(&got.cells, std::slice::from_ref(&want));
        prop_assert_eq!(&got.inputs, &[want.inputs().to_vec()]);
    }
    Ok(())
}
