//! How are the products of two vectors summed over many steps?
//!
//! `out[m][k] += Σ_t d_t[m]·s_t[k]`, t ascending: a matrix product whose inner index is time, or time and batch. Steps are
//! gathered in blocks that the nearest memory holds; between blocks the sums wait in `out`, which changes no bit.

use super::Real;
use super::kernel::{ROWS, Rows, lanes, tile};

/// Vectors of a block.
const BLOCK: usize = 128;

/// Outer products that are being summed into a row-major matrix.
pub struct Outer<'a, F> {
    out: &'a mut [F],
    rows: usize,
    columns: usize,
    d: Vec<F>,
    s: Vec<F>,
    /// Vectors that there is room for, and that are there.
    room: usize,
    filled: usize,
}

impl<'a, F: Real> Outer<'a, F> {
    /// Sums into `out`, `[rows][columns]`, of so many products in all.
    pub fn new(out: &'a mut [F], (rows, columns): (usize, usize), products: usize) -> Self {
        let room = products.clamp(1, BLOCK);
        let d = vec![F::ZERO; rows.next_multiple_of(ROWS) * room];
        let s = vec![F::ZERO; columns.next_multiple_of(lanes::<F>()) * room];
        Self { out, rows, columns, d, s, room, filled: 0 }
    }

    /// Adds the products of the next `count` pairs of vectors.
    pub fn add(&mut self, mut d: Rows<'_, F>, mut s: Rows<'_, F>, mut count: usize) {
        while count > 0 {
            let now = count.min(self.room - self.filled);
            let place = (self.room, self.filled);
            d.pack((now, self.rows), ROWS, place, &mut self.d);
            s.pack((now, self.columns), lanes::<F>(), place, &mut self.s);
            (d, s, count) = (d.skip(now), s.skip(now), count - now);
            self.filled += now;
            if self.filled == self.room {
                self.flush();
            }
        }
    }

    /// Sums what has been gathered.
    pub fn flush(&mut self) {
        let (room, filled, columns) = (self.room, self.filled, self.columns);
        for (d, out) in self.d.chunks_exact(room * ROWS).zip(self.out.chunks_mut(ROWS * columns.max(1))) {
            for (s, k) in self.s.chunks_exact(room * lanes::<F>()).zip((0..columns).step_by(lanes::<F>())) {
                let s = &s[..filled * lanes::<F>()];
                tile((&d[..filled * ROWS], ROWS, 0), s, lanes::<F>().min(columns - k), &mut out[k..], columns);
            }
        }
        self.filled = 0;
    }
}

/// `out[m][k] += Σ_t d_t[m]·s_t[k]` over all steps, t ascending; out is `[M][columns]`.
pub fn accumulate_outer<F: Real>(d: Rows<'_, F>, s: Rows<'_, F>, steps: usize, columns: usize, out: &mut [F]) {
    let rows = out.len() / columns.max(1);
    let mut outer = Outer::new(out, (rows, columns), steps);
    outer.add(d, s, steps);
    outer.flush();
}

/// Sums that run side by side where vectors cannot: each addition waits for the one before it in its own sum only.
const SIDE_BY_SIDE: usize = 8;

/// `out[m] += Σ_b d[m][b]`, b ascending, d `[M][batch]`: several rows at a time.
pub fn accumulate_rows<F: Real>(d: &[F], batch: usize, out: &mut [F]) {
    let (groups, rest) = out.as_chunks_mut::<SIDE_BY_SIDE>();
    let (full, last) = d.split_at((groups.len() * SIDE_BY_SIDE * batch).min(d.len()));
    for (sums, d) in groups.iter_mut().zip(full.chunks_exact(SIDE_BY_SIDE * batch)) {
        for b in 0..batch {
            sums.iter_mut().enumerate().for_each(|(j, sum)| *sum += d[j * batch + b]);
        }
    }
    for (sum, d) in rest.iter_mut().zip(last.chunks_exact(batch)) {
        d.iter().for_each(|&d| *sum += d);
    }
}

#[cfg(test)]
mod tests {
    use super::super::matrix::transposed;
    use super::*;

    fn numbers(n: usize, seed: usize) -> Vec<f64> {
        (0..n).map(|k| ((k * 7919 + seed * 104_729) % 1009) as f64 / 1009.0 - 0.5).collect()
    }

    #[test]
    fn rows_add_up_in_ascending_order() {
        let (rows, batch) = (19, 5);
        let (d, mut out) = (numbers(rows * batch, 9), numbers(rows, 10));
        let want: Vec<f64> = (0..rows).map(|m| (0..batch).fold(out[m], |sum, b| sum + d[m * batch + b])).collect();
        accumulate_rows(&d, batch, &mut out);
        assert_eq!(out, want);
    }

    #[test]
    fn outer_products_of_columns_are_those_of_the_transpose() {
        let (batch, m, k) = (7, 11, 20);
        let (d, s) = (numbers(m * batch, 11), numbers(batch * k, 12));
        let (mut direct, mut turned) = (vec![0.25; m * k], vec![0.25; m * k]);
        accumulate_outer(Rows::columns(&d, batch), Rows::new(&s, k), batch, k, &mut direct);
        let d = transposed(&d, m, batch);
        accumulate_outer(Rows::new(&d, m), Rows::new(&s, k), batch, k, &mut turned);
        assert_eq!(direct, turned);
    }

    #[test]
    fn outer_products_add_up_over_the_steps() {
        let (steps, m, k) = (5, 13, 18);
        let (d, s) = (numbers(steps * m, 7), numbers(steps * k, 8));
        let mut out = vec![0.0; m * k];
        accumulate_outer(Rows::new(&d, m), Rows::new(&s, k), steps, k, &mut out);
        for i in 0..m {
            for j in 0..k {
                let want = (0..steps).fold(0.0, |sum, t| sum + d[t * m + i] * s[t * k + j]);
                assert_eq!(out[i * k + j], want);
            }
        }
    }
}
