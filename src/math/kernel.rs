//! What does the inner loop of every matrix product do?
//!
//! It keeps a tile of sums in registers while the inner index ascends, and reads both operands from panels: the numbers
//! that one pass of the loop needs lie next to each other, those of the next pass behind them. A last panel that is not
//! full is filled up with 0, and what comes of it is dropped.

use super::Real;

/// Rows of a tile.
pub(super) const ROWS: usize = 4;

/// Columns of a tile: as many as leave all of its sums in 128-bit registers.
pub(super) const fn lanes<F>() -> usize {
    if size_of::<F>() > 4 { 4 } else { 8 }
}

/// Outputs of a matrix–vector product whose sums are in registers together; numbers that are no machine's own gain nothing.
pub(super) const fn widest<F>() -> usize {
    match size_of::<F>() {
        0..=4 => 32,
        5..=8 => 16,
        _ => ROWS,
    }
}

/// The width of the panel of outputs that begins at `first`: wide ones first, then narrow ones for what is left.
pub(super) fn width<F>(first: usize, outputs: usize) -> usize {
    if outputs - first < widest::<F>() { ROWS } else { widest::<F>() }
}

/// Vectors at equal distances in memory: one for each time step, or one for each row of a batch.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a, F> {
    /// The memory.
    pub data: &'a [F],
    /// Where the first vector begins.
    pub start: usize,
    /// From one vector to the next.
    pub stride: usize,
    /// From one number of a vector to the next.
    pub across: usize,
}

impl<'a, F: Real> Rows<'a, F> {
    /// Vectors of `stride` numbers, one after the other.
    pub fn new(data: &'a [F], stride: usize) -> Self {
        Self { data, start: 0, stride, across: 1 }
    }

    /// The columns of a row-major matrix with `columns` of them.
    pub fn columns(data: &'a [F], columns: usize) -> Self {
        Self { data, start: 0, stride: 1, across: columns }
    }

    /// The same vectors without the first `count`.
    pub(super) fn skip(self, count: usize) -> Self {
        Self { start: self.start + count * self.stride, ..self }
    }

    /// Copies `count` vectors of `len` numbers into panels of `width`, each with room for `room` vectors, from place `at` on.
    pub(super) fn pack(self, (count, len): (usize, usize), width: usize, (room, at): (usize, usize), to: &mut [F]) {
        for (p, panel) in to.chunks_exact_mut(room * width).enumerate() {
            let (first, panel) = (p * width, &mut panel[at * width..(at + count) * width]);
            let own = width.min(len - first);
            for (i, place) in panel.chunks_exact_mut(width).enumerate() {
                let from = &self.data[self.start + i * self.stride + first * self.across..];
                if self.across == 1 {
                    place[..own].copy_from_slice(&from[..own]);
                } else {
                    place[..own].iter_mut().zip(from.iter().step_by(self.across)).for_each(|(place, &v)| *place = v);
                }
            }
        }
    }
}

/// `out += Σ_k a_k·x_k`, each `a_k` a vector of `R` numbers.
#[inline(never)]
pub(super) fn vector<F: Real, const R: usize>(a: &[F], x: &[F], out: &mut [F; R]) {
    let mut sums = *out;
    for (a, &x) in a.as_chunks::<R>().0.iter().zip(x) {
        for (sum, &a) in sums.iter_mut().zip(a) {
            *sum += a * x;
        }
    }
    *out = sums;
}

/// Like [`vector`] for what is left of the outputs at the end.
pub(super) fn last_vector<F: Real>(a: &[F], x: &[F], out: &mut [F]) {
    let mut sums = [F::ZERO; ROWS];
    sums.iter_mut().zip(&*out).for_each(|(sum, &out)| *sum = out);
    vector(a, x, &mut sums);
    out.iter_mut().zip(sums).for_each(|(out, sum)| *out = sum);
}

/// The tile at the beginning of `out`, whose rows are `stride` numbers long: `out[r][l] += Σ_k a_k[r]·x_k[l]`, each `a_k`
/// from `first` on in one vector of a panel of `width`, each `x_k` one vector of a panel of [`lanes`]. Only the first
/// `lanes` columns and the rows that `out` has are changed.
pub(super) fn tile<F: Real>(a: (&[F], usize, usize), x: &[F], lanes: usize, out: &mut [F], stride: usize) {
    if const { self::lanes::<F>() == 8 } {
        tile_of::<F, 8>(a, x, lanes, out, stride);
    } else {
        tile_of::<F, 4>(a, x, lanes, out, stride);
    }
}

fn tile_of<F: Real, const L: usize>(
    (a, width, first): (&[F], usize, usize),
    x: &[F],
    lanes: usize,
    out: &mut [F],
    stride: usize,
) {
    let mut sums = [[F::ZERO; L]; ROWS];
    for (sums, out) in sums.iter_mut().zip(out.chunks(stride)) {
        match out.first_chunk::<L>() {
            Some(out) if lanes == L => *sums = *out,
            _ => sums.iter_mut().zip(out).take(lanes).for_each(|(sum, &out)| *sum = out),
        }
    }
    match (width == ROWS, const { widest::<F>() }) {
        (true, _) | (_, ROWS) => sum_up::<F, ROWS, L>((a, first), x, &mut sums),
        (_, 32) => sum_up::<F, 32, L>((a, first), x, &mut sums),
        _ => sum_up::<F, 16, L>((a, first), x, &mut sums),
    }
    for (sums, out) in sums.iter().zip(out.chunks_mut(stride)) {
        match out.first_chunk_mut::<L>() {
            Some(out) if lanes == L => *out = *sums,
            _ => out.iter_mut().zip(sums).take(lanes).for_each(|(out, &sum)| *out = sum),
        }
    }
}

/// Apart from the rest of a tile, whose edges would keep the sums in memory.
#[inline(never)]
fn sum_up<F: Real, const W: usize, const L: usize>((a, first): (&[F], usize), x: &[F], out: &mut [[F; L]; ROWS]) {
    let mut sums = *out;
    let first = first.min(W - ROWS);
    for (a, x) in a.as_chunks::<W>().0.iter().zip(x.as_chunks::<L>().0) {
        for (sums, &a) in sums.iter_mut().zip(&a[first..first + ROWS]) {
            for (sum, &x) in sums.iter_mut().zip(x) {
                *sum += a * x;
            }
        }
    }
    *out = sums;
}
