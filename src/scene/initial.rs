//! With which numbers does a scene's cell start?
//!
//! PyTorch's default, drawn in its order: every parameter uniform in ±1/√H, rounded to f32. Then the recurrent
//! weights are scaled, and the gate that keeps gets its bias: `bias_ih` = sign·b, `bias_hh` = 0.

use super::Scene;
use crate::cell::{Block, Graph, Tensor, Variant};
use crate::engine::Params;
use crate::math::rng::SplitMix64;

/// The parameters of one column. A kind draws the same numbers in whichever column and variant it stands.
pub(super) fn params(scene: &Scene, variant: &Variant, graph: &Graph, input: usize) -> Params<f64> {
    let mut stream = SplitMix64::new(scene.seed).fork("weights").fork(variant.kind.id);
    let bound = 1.0 / (scene.hidden as f64).sqrt();
    let draw = || f64::from(((2.0 * stream.uniform() - 1.0) * bound) as f32);
    let mut params = Params::fill(graph, input, scene.hidden, draw);
    params.tensor_mut(Tensor::WeightHh).iter_mut().for_each(|w| *w *= scene.recurrent_scale);
    if let Some(keeps) = variant.kind.keeps {
        params.block_mut(Block { tensor: Tensor::BiasIh, index: keeps.block }).fill(keeps.sign * scene.keep_bias);
        params.block_mut(Block { tensor: Tensor::BiasHh, index: keeps.block }).fill(0.0);
    }
    params
}

/// The fixed readout w, `[H]`, the same for every column: a random direction of length 1, so that the gradient
/// of `w·h_T` starts at exactly 1 in every cell.
pub(super) fn readout(scene: &Scene) -> Vec<f64> {
    let mut stream = SplitMix64::new(scene.seed).fork("readout");
    let direction: Vec<f64> = (0..scene.hidden).map(|_| stream.normal()).collect();
    let length = direction.iter().fold(0.0, |sum, w| sum + w * w).sqrt();
    direction.iter().map(|w| w / length).collect()
}
