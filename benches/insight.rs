//! How long do the heavier looks at a run take?
//!
//! `cargo bench --bench insight`: the gradient split by path beside the gradient in one piece, the causal map, the
//! norms of the Jacobians, the spectra.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use criterion::{Criterion, criterion_group, criterion_main};
use gatescope::cell::Variant;
use gatescope::engine::{Dims, Inputs, Loss, Params, Plan, Trace, Weights};
use gatescope::insight::{CausalMap, JacobianNorms, spectra};
use gatescope::math::rng::SplitMix64;

/// A cell that has run.
struct Run {
    plan: Plan,
    params: Params<f64>,
    weights: Weights<f64>,
    trace: Trace<f64>,
    readout: Vec<f64>,
}

impl Run {
    fn new(kind: &str, steps: usize, hidden: usize) -> Self {
        let graph = Variant::parse(kind).unwrap().graph();
        let plan = Plan::new(&graph, Dims { steps, input: 16, hidden, batch: 1 }).unwrap();
        let mut stream = SplitMix64::new(1);
        let mut number = || 2.0 * stream.uniform() - 1.0;
        let params = Params::fill(&graph, 16, hidden, || number() / (hidden as f64).sqrt());
        let x: Vec<f64> = (0..16 * steps).map(|_| number()).collect();
        let readout = (0..hidden).map(|_| number()).collect();
        let weights = plan.pack(&params).unwrap();
        let trace = plan.forward(&weights, &Inputs { x: &x, initial: &[] }).unwrap();
        Self { plan, params, weights, trace, readout }
    }

    fn causal(&self) -> CausalMap {
        let mut map = CausalMap::new(&self.plan, &self.readout, None).unwrap();
        while map.advance(&self.plan, &self.weights, &self.trace).unwrap() {}
        map
    }

    fn jacobian(&self) -> JacobianNorms {
        let mut norms = JacobianNorms::new(&self.plan);
        while norms.advance(&self.plan, &self.weights, &self.trace).unwrap() {}
        norms
    }
}

/// The split may cost 2.5 times as much as the gradient in one piece.
fn paths(c: &mut Criterion) {
    for kind in ["lstm", "gru", "mgu"] {
        let run = Run::new(kind, 200, 64);
        let (_, seeds) = Loss::Readout(&run.readout).evaluate(&run.trace).unwrap();
        let mut group = c.benchmark_group(format!("{kind} by path"));
        let Run { plan, weights, trace, .. } = &run;
        group.bench_function("backward", |b| b.iter(|| plan.backward(weights, trace, &seeds).unwrap()));
        group.bench_function("split", |b| b.iter(|| plan.split(weights, trace, &seeds).unwrap()));
    }
}

fn maps(c: &mut Criterion) {
    for (size, steps, hidden) in [("T 100, H 16", 100, 16), ("T 200, H 64", 200, 64)] {
        let runs = ["lstm", "gru", "elman"].map(|kind| Run::new(kind, steps, hidden));
        let mut group = c.benchmark_group(format!("three cells, {size}"));
        group.sample_size(10);
        group.bench_function("causal map", |b| b.iter(|| runs.each_ref().map(Run::causal)));
        group.bench_function("Jacobians", |b| b.iter(|| runs.each_ref().map(Run::jacobian)));
        group.bench_function("spectra", |b| {
            b.iter(|| runs.each_ref().map(|run| spectra(run.plan.graph(), &run.params)));
        });
    }
}

criterion_group!(benches, paths, maps);
criterion_main!(benches);
