//! By how much do the recurrent matrices stretch?
//!
//! σ_max(U), the largest singular value: the most by which one product with U lengthens a vector. ρ(U), the largest
//! |eigenvalue|: by what many products lengthen it per product in the long run; ρ ≤ σ_max.

use nalgebra::{DMatrix, DVector, Schur};

use super::singular::{largest_singular_value, square};
use crate::cell::{Block, Graph, Op, Source, Term};
use crate::engine::Params;

/// How one recurrent block stretches.
#[derive(Clone, Debug, PartialEq)]
pub struct Spectrum {
    /// The block, `[H][H]`.
    pub block: Block,
    /// Its name in the equations: `U_f`.
    pub name: String,
    /// σ_max; `None` where the block is not finite.
    pub norm: Option<f64>,
    /// ρ; `None` where the block is not finite or the iteration does not settle.
    pub radius: Option<f64>,
}

/// The spectra of all recurrent blocks, in the order of the tensor.
pub fn spectra(graph: &Graph, params: &Params<f64>) -> Vec<Spectrum> {
    let of = |block: Block| Spectrum {
        block,
        name: graph.block(block),
        norm: square(params, block).as_ref().and_then(largest_singular_value),
        radius: square(params, block).as_ref().and_then(spectral_radius),
    };
    graph.parameter_blocks().filter(|block| is_recurrent(graph, *block)).map(of).collect()
}

/// Whether a block multiplies something that is as wide as the state.
fn is_recurrent(graph: &Graph, block: Block) -> bool {
    let multiplies = |term: &Term| matches!(term, Term::Dense(b, s) if *b == block && *s != Source::Input);
    graph.nodes.iter().any(|node| matches!(&node.op, Op::Sum(terms) if terms.iter().any(multiplies)))
}

fn spectral_radius(m: &DMatrix<f64>) -> Option<f64> {
    // LAPACK's limit: 30 iterations for each eigenvalue.
    let most = 30 * m.nrows().max(10);
    let schur = |m: DMatrix<f64>| Schur::try_new(m, f64::EPSILON, most);
    // The shifts of the iteration stand still on some permutations; seen from another basis they do not.
    let eigenvalues = schur(m.clone()).or_else(|| schur(mirrored(m)))?.complex_eigenvalues();
    let modulus = |re: f64, im: f64| (re * re + im * im).sqrt();
    Some(eigenvalues.iter().fold(0.0, |most: f64, value| most.max(modulus(value.re, value.im))))
}

/// `Q M Q` with the reflection `Q = 1 − 2vvᵀ/‖v‖²`, v = (1, 2, … H): the same eigenvalues.
fn mirrored(m: &DMatrix<f64>) -> DMatrix<f64> {
    let v = DVector::from_fn(m.nrows(), |k, _| (k + 1) as f64).normalize();
    let q = DMatrix::identity(m.nrows(), m.nrows()) - &v * v.transpose() * 2.0;
    &q * m * &q
}
