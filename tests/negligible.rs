//! Does a gradient that vanishes in f32 end at 0, and is what is used of it the same?

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod support;

use gatescope::cell::Variant;
use gatescope::engine::{Dims, Gradients, Seeds};
use gatescope::math::Real;
use support::cells::{Experiment, Random};

/// A loss that looks at the last step only, 400 steps after the first: kept as it is, and with what is negligible dropped.
fn both<F: Real>(cell: &str, scale: f64) -> [Gradients<F>; 2] {
    let variant = Variant::parse(cell).unwrap();
    let mut experiment = Experiment::<F>::new(&variant, Dims { steps: 400, input: 2, hidden: 8, batch: 1 }, 5);
    experiment.params = experiment.params.map(|p| F::from_f64(scale * p.to_f64()));
    let trace = experiment.forward();
    let mut seed = vec![F::ZERO; 400 * 8];
    seed[399 * 8..].copy_from_slice(&Random(6).numbers::<F>(8));
    let seeds = Seeds::new().with(experiment.graph.hidden(), seed);
    let plan = experiment.plan();
    let weights = experiment.weights();
    [plan.clone(), plan.dropping_negligible()].map(|plan| plan.backward(&weights, &trace, &seeds).unwrap())
}

#[test]
fn a_gradient_that_vanishes_in_f32_ends_at_0_and_parameters_owe_the_same() {
    for cell in ["lstm", "gru", "elman"] {
        let [kept, dropped] = both::<f32>(cell, 0.2);
        let is_subnormal = |d: &&f32| d.is_subnormal();
        assert!(kept.buffer().iter().filter(is_subnormal).count() > 100, "{cell}: nothing vanishes");
        assert_eq!(dropped.buffer().iter().filter(is_subnormal).count(), 0, "{cell}");
        for (kept, dropped) in kept.buffer().iter().zip(dropped.buffer()) {
            assert!((kept - dropped).abs() <= 1e-28, "{cell}: {kept} became {dropped}");
        }
        assert_eq!(kept.params(), dropped.params(), "{cell}: what is dropped is too small to change a sum");
    }
}

#[test]
fn in_f64_every_number_is_looked_at_and_stays() {
    let [kept, dropped] = both::<f64>("elman", 0.05);
    assert!(kept.buffer().iter().any(|d| d.is_subnormal()), "nothing vanishes");
    assert_eq!(kept, dropped);
}
