//! By how much does a matrix stretch at most, and how large is it in all?

use nalgebra::DMatrix;

use super::magnitude::Magnitude;
use crate::cell::Block;
use crate::engine::Params;

/// Norms of one matrix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatrixNorms {
    /// Frobenius norm: √ of the sum of squares.
    pub frobenius: Magnitude,
    /// Spectral norm: the largest singular value.
    pub spectral: Magnitude,
}

impl MatrixNorms {
    /// The norms of `m · 2^exponent`.
    pub(super) fn of(m: &DMatrix<f64>, exponent: i32) -> Self {
        let frobenius = Magnitude::norm(m.iter().copied(), exponent);
        let spectral = largest_singular_value(m).map_or(frobenius, |s| Magnitude::new(s, exponent));
        Self { frobenius, spectral }
    }
}

/// `None` where the matrix holds ∞ or NaN, or the iteration does not settle.
pub(super) fn largest_singular_value(m: &DMatrix<f64>) -> Option<f64> {
    const MOST_ITERATIONS: usize = 10_000;
    if m.iter().any(|x| !x.is_finite()) {
        return None;
    }
    let svd = m.clone().try_svd(false, false, f64::EPSILON, MOST_ITERATIONS)?;
    Some(svd.singular_values.max())
}

/// A square block as a matrix; `None` where it is not square or not finite.
pub(super) fn square(params: &Params<f64>, block: Block) -> Option<DMatrix<f64>> {
    let (numbers, h) = (params.block(block), params.hidden);
    let is_finite = numbers.iter().all(|x| x.is_finite());
    (is_finite && numbers.len() == h * h).then(|| DMatrix::from_row_slice(h, h, numbers))
}
