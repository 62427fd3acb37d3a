//! Which runs must give the same bits on every machine, and what are they?
//!
//! Every reference case, and every registered cell on random numbers in a batch; `tests/reference/hashes.txt` holds a
//! hash for each run.

use gatescope::cell::Variant;
use gatescope::insight::{CausalMap, MatrixNorms, jacobian, spectra};
use gatescope::math::Real;
use gatescope::proof::reference::{Case, Read, ReferenceError, Run, read};

use super::cells::{Experiment, dims};
use super::hash::Hash;

macro_rules! cases {
    ($($name:literal)*) => {
        /// Every reference case: its file's name and its text.
        pub const CASES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../reference/", $name, ".json")))),*];
    };
}

cases! {
    "gru_keras_reset_after" "gru_keras_reset_before" "gru_onnx_lbr0" "gru_onnx_lbr1" "gru_pt_basic" "gru_pt_h1_i1"
    "gru_pt_medium" "gru_pt_sat1000" "lstm_keras_basic" "lstm_onnx_basic" "lstm_onnx_peephole" "lstm_pt_basic"
    "lstm_pt_chrono" "lstm_pt_clip" "lstm_pt_forget1" "lstm_pt_nobias" "lstm_pt_sat50" "lstm_pt_t1"
    "lstm_pt_vanish_t500" "lstm_pt_zero_weights" "rnn_keras_basic" "rnn_onnx_basic" "rnn_pt_basic"
    "rnn_pt_explode_t500" "rnn_pt_input1e6" "rnn_pt_vanish_t500"
}

/// The hashes that every machine has to reach.
pub const HASHES: &str = include_str!("../reference/hashes.txt");

/// One line for each run: its name, its precision and its hash.
pub fn lines() -> Result<Vec<String>, String> {
    let mut lines = Vec::new();
    for (name, text) in CASES {
        if let Read::Case(case) = read(text).map_err(|e| format!("{name}: {e}"))? {
            lines.extend(of_case(&case)?);
        }
    }
    for variant in Variant::all() {
        lines.push(line(&variant.to_string(), "f64", of_cell::<f64>(&variant)));
        lines.push(line(&variant.to_string(), "f32", of_cell::<f32>(&variant)));
        lines.push(line(&variant.to_string(), "insight", of_insight(&variant)));
    }
    Ok(lines)
}

fn line(name: &str, what: &str, hash: u64) -> String {
    format!("{name} {what} {hash:016x}")
}

fn of_case(case: &Case) -> Result<[String; 3], String> {
    let say = |e: ReferenceError| e.to_string();
    let run = Run::<f64>::new(case).map_err(say)?;
    let jacobian = jacobian(&run.plan, &run.weights, &run.trace).map_err(|e| e.to_string())?;
    let mut hash = Hash::default();
    for norms in [&jacobian.hidden, &jacobian.state, &jacobian.cell, &jacobian.cell_total] {
        let numbers = |n: &MatrixNorms| [n.frobenius.value(), n.frobenius.log10(), n.spectral.value()];
        norms.iter().for_each(|n| hash.numbers(&numbers(n)));
    }
    let narrow = Run::<f32>::new(case).map_err(say)?;
    Ok([
        line(&case.id, "f64", of_run(&run)),
        line(&case.id, "f32", of_run(&narrow)),
        line(&case.id, "jacobian", hash.0),
    ])
}

/// A hash over every bit of a case.
fn of_run<F: Real>(run: &Run<F>) -> u64 {
    let mut hash = Hash::default();
    hash.trace(&run.trace);
    for pull in &run.pulls {
        hash.numbers(&[pull.loss]);
        hash.gradients(&pull.gradients);
    }
    hash.0
}

/// Sizes at which the kernels use whole panels, remainders and several sequences.
fn of_cell<F: Real>(variant: &Variant) -> u64 {
    let lab = Experiment::<F>::new(variant, dims(12, 5, 37, 19), 7);
    let trace = lab.forward();
    let mut hash = Hash::default();
    hash.trace(&trace);
    hash.gradients(&lab.backward(&trace, &lab.plant(&lab.seeds(8))));
    hash.0
}

/// The gradient by path, the causal map and the spectra.
fn of_insight(variant: &Variant) -> u64 {
    let lab = Experiment::<f64>::new(variant, dims(6, 3, 18, 1), 9);
    let (plan, weights, trace) = (lab.plan(), lab.weights(), lab.forward());
    let mut hash = Hash::default();
    if let Some(split) = plan.split(&weights, &trace, &lab.plant(&lab.seeds(10))).unwrap() {
        [split.alone, split.first, split.rest].into_iter().for_each(|part| hash.numbers(&part.into_buffer()));
    }
    let mut map = CausalMap::new(&plan, &lab.initial[0], None).unwrap();
    while map.advance(&plan, &weights, &trace).unwrap() {}
    map.into_rows().iter().flatten().for_each(|c| hash.numbers(&[c.value(), c.log10()]));
    for spectrum in spectra(&lab.graph, &lab.params) {
        hash.numbers(&[spectrum.norm.unwrap(), spectrum.radius.unwrap()]);
    }
    hash.0
}
