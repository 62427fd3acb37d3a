//! How long do a forward pass and a backward pass take?
//!
//! `cargo bench --bench engine`. Sizes S, M and L are those at which recurrent libraries are usually compared;
//! throughput counts multiply–adds of the matrix products twice, as FLOP.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gatescope::cell::{Variant, find};
use gatescope::engine::{Dims, Edits, Inputs, Loss, Params, Plan};
use gatescope::insight::explain::{Arithmetic, Place};
use gatescope::math::rng::SplitMix64;
use gatescope::math::{Format, Real};
use gatescope::scene::{Scene, run};
use gatescope::task::{self, Sequence};
use gatescope::train::{Settings, Trainer};

const SIZES: [(&str, usize, usize, usize); 3] = [("S", 16, 64, 200), ("M", 16, 128, 500), ("L", 32, 256, 1000)];

fn numbers<F: Real>(n: usize, stream: &mut SplitMix64) -> Vec<F> {
    (0..n).map(|_| F::from_f64(2.0 * stream.uniform() - 1.0)).collect()
}

/// Forward alone and forward with backward, buffers reused as on the page.
fn passes<F: Real>(c: &mut Criterion, precision: &str) {
    for kind in ["lstm", "gru", "elman"] {
        for (size, input, hidden, steps) in SIZES {
            let graph = Variant::plain(find(kind).unwrap()).graph();
            let plan = Plan::new(&graph, Dims { steps, input, hidden, batch: 1 }).unwrap();
            let mut stream = SplitMix64::new(1);
            let params = Params::<F>::fill(&graph, input, hidden, || {
                F::from_f64((2.0 * stream.uniform() - 1.0) / (hidden as f64).sqrt())
            });
            let (x, w) = (numbers::<F>(steps * input, &mut stream), numbers::<F>(hidden, &mut stream));
            let inputs = Inputs { x: &x, initial: &[] };
            let weights = plan.pack(&params).unwrap();
            let flop = 2 * params.count() * steps;
            let mut group = c.benchmark_group(format!("{kind} {precision}"));
            group.sample_size(20).throughput(Throughput::Elements(flop as u64));
            let mut buffer = Vec::new();
            group.bench_function(BenchmarkId::new("forward", size), |b| {
                b.iter(|| {
                    let trace = plan.forward_in(std::mem::take(&mut buffer), &weights, &inputs).unwrap();
                    buffer = trace.into_buffer();
                });
            });
            let (mut values, mut adjoints) = (Vec::new(), Vec::new());
            group.throughput(Throughput::Elements(3 * flop as u64));
            group.bench_function(BenchmarkId::new("forward and backward", size), |b| {
                b.iter(|| {
                    let trace = plan.forward_in(std::mem::take(&mut values), &weights, &inputs).unwrap();
                    let (_, seeds) = Loss::Readout(&w).evaluate(&trace).unwrap();
                    let gradients = plan.backward_in(std::mem::take(&mut adjoints), &weights, &trace, &seeds).unwrap();
                    (values, adjoints) = (trace.into_buffer(), gradients.into_buffer());
                });
            });
        }
    }
}

/// What an update of a training costs: 32 sequences of 100 steps, Adam.
fn updates(c: &mut Criterion) {
    for hidden in [64, 128] {
        let sequence = Sequence::example(task::find("adding").unwrap());
        let settings = Settings { hidden, steps: 100, ..Settings::new(Variant::parse("lstm").unwrap(), sequence) };
        let mut trainer = Trainer::<f32>::new(settings).unwrap();
        let mut group = c.benchmark_group("lstm f32 update");
        group.sample_size(20).bench_function(format!("H {hidden}"), |b| b.iter(|| trainer.update().unwrap()));
    }
}

/// What a slider costs: a whole scene of three cells.
fn scenes(c: &mut Criterion) {
    for (name, steps, hidden) in [("preset", 40, 8), ("H 64, T 200", 200, 64), ("H 128, T 500", 500, 128)] {
        let scene = Scene { steps, hidden, ..Scene::default() };
        c.benchmark_group("scene").sample_size(20).bench_function(name, |b| b.iter(|| run(&scene).unwrap()));
    }
}

/// What opening a number costs, and what a run in another number format does: an LSTM with 128 units over 500 steps.
fn explanations(c: &mut Criterion) {
    let graph = Variant::plain(find("lstm").unwrap()).graph();
    let (input, hidden, steps) = (16, 128, 500);
    let plan = Plan::new(&graph, Dims { steps, input, hidden, batch: 1 }).unwrap();
    let mut stream = SplitMix64::new(1);
    let params = Params::<f64>::fill(&graph, input, hidden, || (2.0 * stream.uniform() - 1.0) / (hidden as f64).sqrt());
    let (x, w) = (numbers::<f64>(steps * input, &mut stream), numbers::<f64>(hidden, &mut stream));
    let (weights, inputs) = (plan.pack(&params).unwrap(), Inputs { x: &x, initial: &[] });
    let clipped = plan.clone().with_edits(Edits { clip: Some(1e-6), ..Edits::default() });
    let mut group = c.benchmark_group("H 128, T 500");
    group.sample_size(20);
    for (plan, name) in [(&plan, ""), (&clipped, ", clipped")] {
        let trace = plan.forward(&weights, &inputs).unwrap();
        let (_, seeds) = Loss::Readout(&w).evaluate(&trace).unwrap();
        let gradients = plan.backward(&weights, &trace, &seeds).unwrap();
        let (params, trace, gradients, seeds, format) = (&params, &trace, &gradients, &seeds, Format::F64);
        let arithmetic = Arithmetic { plan, params, trace, gradients, seeds, format };
        for text in ["pre_f[3]@250", "h[3]@250", "U_f[3,2]"] {
            let place = Place::parse(text, plan).unwrap();
            let both = || (arithmetic.forward(place).unwrap(), arithmetic.backward(place).unwrap());
            group.bench_function(format!("explain {text}{name}"), |b| b.iter(both));
        }
        if name.is_empty() {
            group.bench_function("forward and backward in binary16", |b| {
                b.iter(|| {
                    let trace = plan.forward_rounded(Format::F16, params, &inputs).unwrap();
                    plan.backward_rounded(Format::F16, params, &trace, seeds).unwrap()
                });
            });
        }
    }
}

/// Values per second of the nonlinearities.
fn functions(c: &mut Criterion) {
    let mut stream = SplitMix64::new(2);
    let x: Vec<f64> = numbers(4096, &mut stream);
    let mut y = x.clone();
    let mut group = c.benchmark_group("functions f64");
    group.throughput(Throughput::Elements(x.len() as u64));
    group.bench_function("tanh", |b| b.iter(|| f64::tanh_slice(&x, &mut y)));
    group.bench_function("sigmoid", |b| b.iter(|| f64::sigmoid_slice(&x, &mut y)));
    group.finish();
}

fn both(c: &mut Criterion) {
    passes::<f64>(c, "f64");
    passes::<f32>(c, "f32");
}

criterion_group!(benches, both, updates, scenes, explanations, functions);
criterion_main!(benches);
