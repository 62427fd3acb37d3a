//! With which biases does a cell keep?
//!
//! The gate that keeps starts at a constant (Gers, Schmidhuber, Cummins 2000; Jozefowicz, Zaremba, Sutskever 2015), or
//! unit by unit at ln U[1, T − 1], the writing gate at its negative, so that memories of every length up to T are there
//! from the start (Tallec, Ollivier 2018, "Can recurrent neural networks warp time?").

use crate::cell::{Block, Graph, Keeps, Tensor};
use crate::engine::Params;
use crate::math::ln;
use crate::math::rng::SplitMix64;

/// What the gates' biases start at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Start {
    /// As drawn, like every other number.
    #[default]
    Uniform,
    /// `bias_ih` of the gate that keeps at this, `bias_hh` at 0; the sign turned where the gate replaces.
    KeepBias(f64),
    /// The gate that keeps at ln U[1, T − 1], the gate that writes at its negative.
    Chrono,
}

/// Weights are numbers that f32 holds, as other frameworks keep them.
pub(crate) fn rounded(x: f64) -> f64 {
    f64::from(x as f32)
}

/// Sets the bias of the gate that keeps.
pub(crate) fn set_keep_bias(params: &mut Params<f64>, keeps: Keeps, bias: f64) {
    set_gate(params, keeps.block, &vec![keeps.sign * bias; params.hidden]);
}

/// The biases of the gate that keeps and, where it is another, of the gate that writes; one draw per unit.
pub(crate) fn set_chrono(params: &mut Params<f64>, graph: &Graph, keeps: Keeps, steps: usize, random: &mut SplitMix64) {
    let longest = (steps as f64 - 1.0).max(1.0);
    let draw = |_| rounded(ln(1.0 + (longest - 1.0) * random.uniform()));
    let biases: Vec<f64> = (0..params.hidden).map(draw).collect();
    set_gate(params, keeps.block, &biases.iter().map(|b| keeps.sign * b).collect::<Vec<_>>());
    if let Some(writer) = writer(graph) {
        set_gate(params, writer, &biases.iter().map(|b| -b).collect::<Vec<_>>());
    }
}

/// The block of the gate that writes, where it is not the one that keeps.
fn writer(graph: &Graph) -> Option<usize> {
    let (_, writer) = graph.keeper_and_writer()?;
    graph.blocks.iter().position(|name| *name == graph.nodes[writer].symbol)
}

fn set_gate(params: &mut Params<f64>, index: usize, biases: &[f64]) {
    params.block_mut(Block { tensor: Tensor::BiasIh, index }).copy_from_slice(biases);
    params.block_mut(Block { tensor: Tensor::BiasHh, index }).fill(0.0);
}
