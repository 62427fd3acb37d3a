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

/// Outputs of a matrix–vector product whose sums are in registers together.
pub(super) const fn widest<F>() -> usize {
    if size_of::<F>() > 4 { 16 } else { 32 }
}

/// Vectors at equal distances in memory: one for each time step, or one for each row of a batch. Either the vectors or the
/// numbers of a vector lie next to each other.
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
            if self.across == 1 {
                for (i, place) in panel.chunks_exact_mut(width).enumerate() {
                    let from = self.start + i * self.stride + first;
                    place[..own].copy_from_slice(&self.data[from..from + own]);
                }
                continue;
            }
            for j in 0..own {
                let from = self.start + (first + j) * self.across;
                let places = panel.chunks_exact_mut(width).filter_map(|place| place.get_mut(j));
                places.zip(&self.data[from..]).for_each(|(place, &value)| *place = value);
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
pub(super) fn tile<F: Real>(
    (a, width, first): (&[F], usize, usize),
    x: &[F],
    lanes: usize,
    out: &mut [F],
    stride: usize,
) {
    match (const { self::lanes::<F>() == 8 }, width == ROWS) {
        (true, true) => tile_of::<F, ROWS, 8>((a, first), x, lanes, out, stride),
        (true, false) => tile_of::<F, 32, 8>((a, first), x, lanes, out, stride),
        (false, true) => tile_of::<F, ROWS, 4>((a, first), x, lanes, out, stride),
        (false, false) => tile_of::<F, 16, 4>((a, first), x, lanes, out, stride),
    }
}

fn tile_of<F: Real, const W: usize, const L: usize>(
    a: (&[F], usize),
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
    sum_up::<F, W, L>(a, x, &mut sums);
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
