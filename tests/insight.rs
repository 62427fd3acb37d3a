//! Do the maps, Jacobians, bounds and spectra say what is true?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "insight/causal.rs"]
mod causal;
#[path = "insight/gates.rs"]
mod gates;
#[path = "insight/jacobian.rs"]
mod jacobian;
#[path = "insight/spectra.rs"]
mod spectra;
mod support;

use gatescope::cell::{Tensor, Variant};
use nalgebra::DMatrix;
use support::cells::{Experiment, Random, dims};

type Lab = Experiment<f64>;

fn every_variant() -> Vec<Variant> {
    Variant::all().into_iter().chain(Variant::all_ablated()).collect()
}

fn lab(variant: &str, steps: usize, hidden: usize, seed: u64) -> Lab {
    Lab::new(&Variant::parse(variant).unwrap(), dims(steps, 2, hidden, 1), seed)
}

/// An orthogonal matrix: a product of reflections.
fn orthogonal(n: usize, seed: u64) -> DMatrix<f64> {
    let mut random = Random(seed);
    (0..n).fold(DMatrix::identity(n, n), |q, _| {
        let v = DMatrix::from_vec(n, 1, random.numbers(n)).normalize();
        (DMatrix::identity(n, n) - 2.0 * &v * v.transpose()) * q
    })
}
