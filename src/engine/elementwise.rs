//! How are values combined element by element within one buffer?
//!
//! Reads and writes lie in the same buffer at places that never overlap (an invariant of the layout), so every
//! function takes the buffer and two ranges.

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

/// `to = from`
pub fn assign<F: Real>(buffer: &mut [F], from: Range<usize>, to: Range<usize>) {
    let (from, to) = split(buffer, from, to);
    to.copy_from_slice(from);
}

/// `to += from`
pub fn add<F: Real>(buffer: &mut [F], from: Range<usize>, to: Range<usize>) {
    let (from, to) = split(buffer, from, to);
    for (to, &from) in to.iter_mut().zip(from) {
        *to += from;
    }
}

/// `to += p ⊙ from`, one weight per unit.
pub fn add_scaled<F: Real>(buffer: &mut [F], p: &[F], batch: usize, from: Range<usize>, to: Range<usize>) {
    let (from, to) = split(buffer, from, to);
    for ((to, from), &p) in to.chunks_exact_mut(batch).zip(from.chunks_exact(batch)).zip(p) {
        for (to, &from) in to.iter_mut().zip(from) {
            *to += p * from;
        }
    }
}

/// `to = factor(from)`
pub fn assign_factor<F: Real>(buffer: &mut [F], factor: Factor, from: Range<usize>, to: Range<usize>) {
    let (from, to) = split(buffer, from, to);
    match factor {
        Factor::Of(_) => to.copy_from_slice(from),
        Factor::Complement(_) => to.iter_mut().zip(from).for_each(|(to, &from)| *to = F::ONE - from),
    }
}

/// `to = to ⊙ factor(from)`
pub fn multiply_factor<F: Real>(buffer: &mut [F], factor: Factor, from: Range<usize>, to: Range<usize>) {
    let (from, to) = split(buffer, from, to);
    match factor {
        Factor::Of(_) => to.iter_mut().zip(from).for_each(|(to, &from)| *to *= from),
        Factor::Complement(_) => to.iter_mut().zip(from).for_each(|(to, &from)| *to *= F::ONE - from),
    }
}

/// The adjoint of one factor of a product: `to += ±d ⊙ other(values)`, minus for a complement.
pub fn add_product_adjoint<F: Real>(
    adjoints: &mut [F],
    d: Range<usize>,
    to: Range<usize>,
    factor: Factor,
    other: (Factor, &[F]),
) {
    let (d, to) = split(adjoints, d, to);
    let sign = if matches!(factor, Factor::Complement(_)) { -F::ONE } else { F::ONE };
    let each = to.iter_mut().zip(d).zip(other.1);
    match other.0 {
        Factor::Of(_) => each.for_each(|((to, &d), &v)| *to += sign * (d * v)),
        Factor::Complement(_) => each.for_each(|((to, &d), &v)| *to += sign * (d * (F::ONE - v))),
    }
}

/// The adjoint of σ: `to += d ⊙ y ⊙ (1 − y)`.
pub fn add_sigmoid_adjoint<F: Real>(adjoints: &mut [F], d: Range<usize>, to: Range<usize>, y: &[F]) {
    let (d, to) = split(adjoints, d, to);
    for ((to, &d), &y) in to.iter_mut().zip(d).zip(y) {
        *to += d * (y * (F::ONE - y));
    }
}

/// The adjoint of tanh: `to += d ⊙ (1 − y²)`.
pub fn add_tanh_adjoint<F: Real>(adjoints: &mut [F], d: Range<usize>, to: Range<usize>, y: &[F]) {
    let (d, to) = split(adjoints, d, to);
    for ((to, &d), &y) in to.iter_mut().zip(d).zip(y) {
        *to += d * (F::ONE - y * y);
    }
}
