//! With which numbers does a scene's cell start?
//!
//! PyTorch's default, drawn in its order: every parameter uniform in ±1/√H, rounded to f32. Other starts replace the
//! matrices, block by block, and set the biases to 0 ([`Start`]). Then the recurrent weights are scaled, and the gate
//! that keeps gets its bias ([`Bias`]): `bias_ih` = sign·b, `bias_hh` = 0.

use super::change::Change;
use super::{Bias, Column, Scene, Start};
use crate::cell::{Graph, Tensor};
use crate::engine::Params;
use crate::math::rng::SplitMix64;
use crate::train::Head;
use crate::train::start::{rounded, set_chrono, set_keep_bias};

/// The parameters of one column: those that it is given with their readout, where they fit, else drawn ones.
pub(super) fn params(scene: &Scene, column: &Column, graph: &Graph, input: usize) -> (Params<f64>, Option<Head<f64>>) {
    let given = column.given.as_ref().and_then(|given| given.fit(graph, input, scene.hidden));
    let (mut params, head) = match given {
        Some(given) => given,
        None => (drawn(scene, column, graph, input), None),
    };
    column.changes.iter().for_each(|change: &Change| change.set(&mut params));
    (params, head)
}

/// A kind draws the same numbers in whichever column and variant it stands.
fn drawn(scene: &Scene, column: &Column, graph: &Graph, input: usize) -> Params<f64> {
    let settings = scene.settings(column);
    let stream = SplitMix64::new(scene.seed).fork("weights").fork(column.variant.kind.id);
    let mut params = uniform(graph, input, scene.hidden, stream);
    if settings.start != Start::Uniform {
        redraw(&mut params, graph, settings.start, stream);
    }
    params.tensor_mut(Tensor::WeightHh).iter_mut().for_each(|w| *w *= settings.recurrent_scale);
    if let Some(keeps) = column.variant.keeps() {
        match settings.bias {
            Bias::Constant => set_keep_bias(&mut params, keeps, settings.keep_bias),
            Bias::Chrono => set_chrono(&mut params, graph, keeps, scene.length(), &mut stream.fork("chrono")),
        }
    }
    params
}

fn uniform(graph: &Graph, input: usize, hidden: usize, mut stream: SplitMix64) -> Params<f64> {
    let bound = 1.0 / (hidden as f64).sqrt();
    Params::fill(graph, input, hidden, || rounded((2.0 * stream.uniform() - 1.0) * bound))
}

/// Every matrix block from its own stream; every bias 0.
fn redraw(params: &mut Params<f64>, graph: &Graph, start: Start, stream: SplitMix64) {
    let (input, hidden) = (params.input, params.hidden);
    for block in graph.parameter_blocks().collect::<Vec<_>>() {
        let mut stream = stream.fork(start_label(start)).fork(&graph.block(block));
        let numbers = match block.tensor {
            Tensor::WeightIh => glorot(hidden, input, &mut stream),
            Tensor::WeightHh => recurrent(start, hidden, &mut stream),
            Tensor::BiasIh | Tensor::BiasHh => vec![0.0; hidden],
            // Peepholes have no fan: they keep what was drawn.
            Tensor::WeightPeephole => continue,
        };
        params.block_mut(block).iter_mut().zip(numbers).for_each(|(place, w)| *place = rounded(w));
    }
}

fn start_label(start: Start) -> &'static str {
    super::Choice::id(start)
}

/// `[rows][columns]` uniform in ±√(6/(rows + columns)).
fn glorot(rows: usize, columns: usize, stream: &mut SplitMix64) -> Vec<f64> {
    let bound = (6.0 / (rows + columns) as f64).sqrt();
    (0..rows * columns).map(|_| (2.0 * stream.uniform() - 1.0) * bound).collect()
}

fn recurrent(start: Start, hidden: usize, stream: &mut SplitMix64) -> Vec<f64> {
    match start {
        Start::Uniform | Start::Glorot => glorot(hidden, hidden, stream),
        Start::Orthogonal => orthogonal(hidden, stream),
        Start::Identity => (0..hidden * hidden).map(|k| f64::from(k / hidden == k % hidden)).collect(),
        Start::Gaussian => {
            let deviation = 1.0 / (hidden as f64).sqrt();
            (0..hidden * hidden).map(|_| stream.normal() * deviation).collect()
        }
    }
}

/// Rows of a normal matrix, each made orthogonal to those before and of length 1 (Gram and Schmidt), so that every
/// rotation is as likely as any other (Mezzadri 2007). A library's factorisation would travel with the page.
fn orthogonal(hidden: usize, stream: &mut SplitMix64) -> Vec<f64> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(hidden);
    while rows.len() < hidden {
        let mut row: Vec<f64> = (0..hidden).map(|_| stream.normal()).collect();
        // The second time takes away what rounding left of the first.
        for other in rows.iter().chain(&rows) {
            let along = dot(&row, other);
            row.iter_mut().zip(other).for_each(|(x, o)| *x -= along * o);
        }
        let length = dot(&row, &row).sqrt();
        rows.push(row.iter().map(|x| x / length).collect());
    }
    rows.concat()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}

/// The fixed readout w, `[H]`, the same for every column: a random direction of length 1, so that the gradient
/// of `w·h_T` starts at exactly 1 in every cell.
pub(super) fn readout(scene: &Scene) -> Vec<f64> {
    let mut stream = SplitMix64::new(scene.seed).fork("readout");
    let direction: Vec<f64> = (0..scene.hidden).map(|_| stream.normal()).collect();
    let length = direction.iter().fold(0.0, |sum, w| sum + w * w).sqrt();
    direction.iter().map(|w| w / length).collect()
}
