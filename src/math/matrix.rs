//! How are matrices multiplied, so that the same numbers come out everywhere?
//!
//! Every element of a product is one running sum over the inner index in ascending order, `out + Σ_k a_k·b_k`,
//! whatever the batch, the lane count or the machine. Vectors run over *outputs*, never over the sum, so a
//! batch gives the bits that its rows give alone. Operands are laid out `[row][batch]`.

use super::Real;

/// Outputs that a kernel keeps in registers at a time: a batch of a multiple of it runs fastest.
pub const PANEL: usize = 16;

/// A matrix kept in both orders, so that products from either side run along memory.
#[derive(Clone, Debug)]
pub struct Matrix<F> {
    rows: usize,
    columns: usize,
    by_row: Vec<F>,
    by_column: Vec<F>,
}

impl<F: Real> Matrix<F> {
    /// A matrix from its elements in row-major order; surplus is ignored, missing elements are 0.
    pub fn from_rows(rows: usize, columns: usize, mut by_row: Vec<F>) -> Self {
        by_row.resize(rows * columns, F::ZERO);
        let by_column = transposed(&by_row, rows, columns);
        Self { rows, columns, by_row, by_column }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// `out += M·x` with x `[columns][batch]` and out `[rows][batch]`.
    pub fn multiply_add(&self, x: &[F], batch: usize, out: &mut [F]) {
        if batch == 1 { combine(&self.by_column, x, out) } else { product(&self.by_row, self.columns, x, batch, out) }
    }

    /// `out += Mᵀ·y` with y `[rows][batch]` and out `[columns][batch]`.
    pub fn transposed_multiply_add(&self, y: &[F], batch: usize, out: &mut [F]) {
        if batch == 1 { combine(&self.by_row, y, out) } else { product(&self.by_column, self.rows, y, batch, out) }
    }
}

/// The transpose of a row-major matrix, row-major.
pub fn transposed<F: Real>(data: &[F], rows: usize, columns: usize) -> Vec<F> {
    let mut out = vec![F::ZERO; rows * columns];
    transpose(data, rows, columns, &mut out);
    out
}

/// Writes the transpose of a row-major matrix, row-major; both have `rows · columns` elements.
pub fn transpose<F: Real>(data: &[F], rows: usize, columns: usize, out: &mut [F]) {
    for (m, row) in data.chunks_exact(columns.max(1)).enumerate() {
        let column = out.get_mut(m..).unwrap_or_default().iter_mut().step_by(rows);
        column.zip(row).for_each(|(place, &value)| *place = value);
    }
}

/// `out += Σ_k x_k · a[k][..]`: a matrix–vector product in panels of outputs; `a` is `[k][out]`.
fn combine<F: Real>(a: &[F], x: &[F], out: &mut [F]) {
    let width = out.len();
    let (panels, rest) = out.as_chunks_mut::<PANEL>();
    for (p, panel) in panels.iter_mut().enumerate() {
        combine_panel(&a[p * PANEL..], width, x, panel);
    }
    let start = width - rest.len();
    for (j, o) in rest.iter_mut().enumerate() {
        *o = x.iter().enumerate().fold(*o, |sum, (k, &x)| sum + a[k * width + start + j] * x);
    }
}

fn combine_panel<F: Real>(a: &[F], width: usize, x: &[F], panel: &mut [F; PANEL]) {
    let mut sums = *panel;
    for (&x, row) in x.iter().zip(a.chunks(width)) {
        if let Some(row) = row.first_chunk::<PANEL>() {
            for (sum, &a) in sums.iter_mut().zip(row) {
                *sum += a * x;
            }
        }
    }
    *panel = sums;
}

/// `out[m][b] += Σ_k a[m][k]·x[k][b]`.
fn product<F: Real>(a: &[F], inner: usize, x: &[F], batch: usize, out: &mut [F]) {
    for (row, out) in a.chunks_exact(inner.max(1)).zip(out.chunks_exact_mut(batch)) {
        combine_strided(x, batch, row, out);
    }
}

fn combine_strided<F: Real>(x: &[F], batch: usize, row: &[F], out: &mut [F]) {
    let (panels, rest) = out.as_chunks_mut::<PANEL>();
    for (p, panel) in panels.iter_mut().enumerate() {
        combine_panel(&x[p * PANEL..], batch, row, panel);
    }
    let start = batch - rest.len();
    for (j, o) in rest.iter_mut().enumerate() {
        *o = row.iter().enumerate().fold(*o, |sum, (k, &a)| sum + x[k * batch + start + j] * a);
    }
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

    fn at(&self, t: usize, k: usize) -> F {
        self.data[self.start + t * self.stride + k * self.across]
    }

    fn row(&self, t: usize, offset: usize) -> &'a [F] {
        &self.data[self.start + t * self.stride + offset..]
    }
}

/// Sums that run side by side where vectors cannot: each addition waits for the one before it in its own sum only.
const SIDE_BY_SIDE: usize = 8;

/// `out[m][k] += Σ_t d_t[m]·s_t[k]` over all steps, t ascending; out is `[M][columns]`, and the numbers of each `s_t` lie
/// next to each other.
pub fn accumulate_outer<F: Real>(d: Rows<'_, F>, s: Rows<'_, F>, steps: usize, columns: usize, out: &mut [F]) {
    let rest = columns % PANEL;
    for (m, out) in out.chunks_exact_mut(columns.max(1)).enumerate() {
        let (panels, _) = out.as_chunks_mut::<PANEL>();
        for (p, panel) in panels.iter_mut().enumerate() {
            outer_panel(d, m, s, p * PANEL, steps, panel);
        }
    }
    for k in columns - rest..columns {
        outer_column(d, s, k, steps, columns, out);
    }
}

/// One column of the outer products, several rows at a time.
fn outer_column<F: Real>(d: Rows<'_, F>, s: Rows<'_, F>, k: usize, steps: usize, columns: usize, out: &mut [F]) {
    for (group, out) in out.chunks_mut(SIDE_BY_SIDE * columns).enumerate() {
        let mut sums = [F::ZERO; SIDE_BY_SIDE];
        sums.iter_mut().zip(out.iter().skip(k).step_by(columns)).for_each(|(sum, &out)| *sum = out);
        // A last group of fewer rows repeats its first one in the places that are left over.
        let rows = out.len() / columns;
        let place = |j: usize| group * SIDE_BY_SIDE + if j < rows { j } else { 0 };
        for t in 0..steps {
            let s = s.at(t, k);
            sums.iter_mut().enumerate().for_each(|(j, sum)| *sum += d.at(t, place(j)) * s);
        }
        out.iter_mut().skip(k).step_by(columns).zip(sums).for_each(|(out, sum)| *out = sum);
    }
}

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

fn outer_panel<F: Real>(d: Rows<'_, F>, m: usize, s: Rows<'_, F>, k: usize, steps: usize, panel: &mut [F; PANEL]) {
    let mut sums = *panel;
    for t in 0..steps {
        let weight = d.at(t, m);
        if let Some(row) = s.row(t, k).first_chunk::<PANEL>() {
            for (sum, &s) in sums.iter_mut().zip(row) {
                *sum += s * weight;
            }
        }
    }
    *panel = sums;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(n: usize, seed: usize) -> Vec<f64> {
        (0..n).map(|k| ((k * 7919 + seed * 104_729) % 1009) as f64 / 1009.0 - 0.5).collect()
    }

    #[test]
    fn a_product_is_the_running_sum_in_ascending_order() {
        let (rows, columns) = (37, 19);
        let a = numbers(rows * columns, 1);
        let x = numbers(columns, 2);
        let mut out = numbers(rows, 3);
        let mut want = out.clone();
        for m in 0..rows {
            for k in 0..columns {
                want[m] += a[m * columns + k] * x[k];
            }
        }
        Matrix::from_rows(rows, columns, a).multiply_add(&x, 1, &mut out);
        assert_eq!(out, want);
    }

    #[test]
    fn a_batch_gives_the_bits_of_its_rows() {
        let (rows, columns, batch) = (21, 18, 19);
        let matrix = Matrix::from_rows(rows, columns, numbers(rows * columns, 4));
        let (x, y) = (numbers(columns * batch, 5), numbers(rows * batch, 6));
        let (mut up, mut down) = (vec![0.0; rows * batch], vec![0.0; columns * batch]);
        matrix.multiply_add(&x, batch, &mut up);
        matrix.transposed_multiply_add(&y, batch, &mut down);
        for b in 0..batch {
            let of = |v: &[f64]| v.iter().skip(b).step_by(batch).copied().collect::<Vec<_>>();
            let (mut one_up, mut one_down) = (vec![0.0; rows], vec![0.0; columns]);
            matrix.multiply_add(&of(&x), 1, &mut one_up);
            matrix.transposed_multiply_add(&of(&y), 1, &mut one_down);
            assert_eq!(of(&up), one_up);
            assert_eq!(of(&down), one_down);
        }
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
