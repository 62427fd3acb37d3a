//! How are values combined element by element?
//!
//! Reads and writes mostly lie in the same buffer, at places that never overlap (an invariant of the layout):
//! [`split`] gives both at once.

use std::ops::Range;

use crate::cell::Factor;
use crate::math::Real;

/// The two parts of a buffer: one to read, one to write.
pub fn split<F>(buffer: &mut [F], read: Range<usize>, write: Range<usize>) -> (&[F], &mut [F]) {
    if read.start < write.start {
        let (low, high) = buffer.split_at_mut(write.start);
        (&low[read], &mut high[..write.len()])
    } else {
        let (low, high) = buffer.split_at_mut(read.start);
        (&high[..read.len()], &mut low[write])
    }
}

/// Where a pass reads adjoints and where it adds their shares.
pub enum Flow<'a, F> {
    /// Within one buffer.
    Within(&'a mut [F]),
    /// From one buffer into another of the same layout.
    Across(&'a [F], &'a mut [F]),
}

impl<F> Flow<'_, F> {
    /// The place to read and the place to add to.
    pub fn pair(&mut self, read: Range<usize>, write: Range<usize>) -> (&[F], &mut [F]) {
        match self {
            Self::Within(buffer) => split(buffer, read, write),
            Self::Across(from, to) => (&from[read], &mut to[write]),
        }
    }
}

/// `to = from`
pub fn assign<F: Real>(from: &[F], to: &mut [F]) {
    to.copy_from_slice(from);
}

/// `to += from`
pub fn add<F: Real>(from: &[F], to: &mut [F]) {
    for (to, &from) in to.iter_mut().zip(from) {
        *to += from;
    }
}

/// `to −= from`
pub fn subtract<F: Real>(from: &[F], to: &mut [F]) {
    for (to, &from) in to.iter_mut().zip(from) {
        *to += -from;
    }
}

/// `to += p ⊙ from`, one weight per unit.
pub fn add_scaled<F: Real>(p: &[F], batch: usize, from: &[F], to: &mut [F]) {
    for ((to, from), &p) in to.chunks_exact_mut(batch).zip(from.chunks_exact(batch)).zip(p) {
        for (to, &from) in to.iter_mut().zip(from) {
            *to += p * from;
        }
    }
}

/// `to = factor(from)`
pub fn assign_factor<F: Real>(factor: Factor, from: &[F], to: &mut [F]) {
    match factor {
        Factor::Of(_) => to.copy_from_slice(from),
        Factor::Complement(_) => to.iter_mut().zip(from).for_each(|(to, &from)| *to = F::ONE - from),
    }
}

/// `to = to ⊙ factor(from)`
pub fn multiply_factor<F: Real>(factor: Factor, from: &[F], to: &mut [F]) {
    match factor {
        Factor::Of(_) => to.iter_mut().zip(from).for_each(|(to, &from)| *to *= from),
        Factor::Complement(_) => to.iter_mut().zip(from).for_each(|(to, &from)| *to *= F::ONE - from),
    }
}

/// The adjoint of one factor of a product: `to += ±d ⊙ other(values)`, minus for a complement.
pub fn add_product_adjoint<F: Real>(factor: Factor, other: (Factor, &[F]), d: &[F], to: &mut [F]) {
    let sign = if matches!(factor, Factor::Complement(_)) { -F::ONE } else { F::ONE };
    let each = to.iter_mut().zip(d).zip(other.1);
    match other.0 {
        Factor::Of(_) => each.for_each(|((to, &d), &v)| *to += sign * (d * v)),
        Factor::Complement(_) => each.for_each(|((to, &d), &v)| *to += sign * (d * (F::ONE - v))),
    }
}

/// The adjoint of σ: `to += d ⊙ y ⊙ (1 − y)`.
pub fn add_sigmoid_adjoint<F: Real>(y: &[F], d: &[F], to: &mut [F]) {
    for ((to, &d), &y) in to.iter_mut().zip(d).zip(y) {
        *to += d * (y * (F::ONE - y));
    }
}

/// The adjoint of tanh: `to += d ⊙ (1 − y²)`.
pub fn add_tanh_adjoint<F: Real>(y: &[F], d: &[F], to: &mut [F]) {
    for ((to, &d), &y) in to.iter_mut().zip(d).zip(y) {
        *to += d * (F::ONE - y * y);
    }
}
