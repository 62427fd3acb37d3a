//! How are matrices multiplied, so that the same numbers come out everywhere?
//!
//! Every element of a product is one running sum over the inner index in ascending order, `out + Σ_k a_k·b_k`,
//! whatever the batch, the lane count or the machine. Vectors run over *outputs*, never over the sum, so a
//! batch gives the bits that its rows give alone. Operands are laid out `[row][batch]`.

use super::Real;
use super::kernel::{ROWS, Rows, lanes, last_vector, tile, vector, width};

/// A batch of a multiple of it runs fastest.
pub const PANEL: usize = 16;

/// A matrix kept in panels of rows and in panels of columns, so that products from either side run along memory.
#[derive(Clone, Debug)]
pub struct Matrix<F> {
    rows: usize,
    columns: usize,
    of_rows: Vec<F>,
    of_columns: Vec<F>,
}

impl<F: Real> Matrix<F> {
    /// A matrix from its elements in row-major order; surplus is ignored, missing elements are 0.
    pub fn from_rows(rows: usize, columns: usize, mut by_row: Vec<F>) -> Self {
        by_row.resize(rows * columns, F::ZERO);
        let of_rows = panels(Rows::columns(&by_row, columns), columns, rows);
        let of_columns = panels(Rows::new(&by_row, columns), rows, columns);
        Self { rows, columns, of_rows, of_columns }
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
        let panels = Panels { data: &self.of_rows, inner: self.columns, outputs: self.rows };
        panels.multiply_add(x, batch, (out, self.rows * batch));
    }

    /// The same for as many x, one after the other, as there are outs: each begins a piece of `stride` numbers.
    pub fn multiply_add_each(&self, x: &[F], batch: usize, out: &mut [F], stride: usize) {
        let panels = Panels { data: &self.of_rows, inner: self.columns, outputs: self.rows };
        panels.multiply_add(x, batch, (out, stride));
    }

    /// `out += Mᵀ·y` with y `[rows][batch]` and out `[columns][batch]`.
    pub fn transposed_multiply_add(&self, y: &[F], batch: usize, out: &mut [F]) {
        let panels = Panels { data: &self.of_columns, inner: self.rows, outputs: self.columns };
        panels.multiply_add(y, batch, (out, self.columns * batch));
    }
}

/// One vector for each output, in panels.
fn panels<F: Real>(vectors: Rows<'_, F>, inner: usize, outputs: usize) -> Vec<F> {
    let mut data = vec![F::ZERO; outputs.next_multiple_of(ROWS) * inner];
    let mut first = 0;
    while first < outputs {
        let width = width::<F>(first, outputs);
        let from = Rows { start: vectors.start + first * vectors.across, ..vectors };
        let own = width.min(outputs - first);
        from.pack((inner, own), width, (inner, 0), &mut data[first * inner..(first + width) * inner]);
        first += width;
    }
    data
}

/// A matrix whose rows are combined, in panels.
#[derive(Clone, Copy)]
struct Panels<'a, F> {
    data: &'a [F],
    inner: usize,
    outputs: usize,
}

impl<F: Real> Panels<'_, F> {
    fn multiply_add(self, x: &[F], batch: usize, (out, stride): (&mut [F], usize)) {
        if self.inner == 0 || stride == 0 {
            return;
        }
        if batch == 1 {
            self.combine(x, out, stride);
            return;
        }
        let room = batch.next_multiple_of(lanes::<F>());
        let mut panels = vec![F::ZERO; room * self.inner];
        for (x, out) in x.chunks_exact(self.inner * batch).zip(out.chunks_mut(stride)) {
            Rows::new(x, batch).pack((self.inner, batch), lanes::<F>(), (self.inner, 0), &mut panels);
            self.product(&panels, batch, out);
        }
    }

    /// Vector by vector, a panel of the matrix staying close while all of them pass.
    fn combine(self, x: &[F], out: &mut [F], stride: usize) {
        let mut first = 0;
        while first < self.outputs {
            let width = width::<F>(first, self.outputs);
            let a = &self.data[first * self.inner..(first + width) * self.inner];
            for (x, out) in x.chunks_exact(self.inner).zip(out.chunks_mut(stride)) {
                let out = &mut out[first..self.outputs.min(first + width)];
                match width {
                    ROWS => last_vector(a, x, out),
                    32 if const { size_of::<F>() <= 4 } => {
                        out.first_chunk_mut().into_iter().for_each(|out| vector::<F, 32>(a, x, out))
                    }
                    16 if const { size_of::<F>() == 8 } => {
                        out.first_chunk_mut().into_iter().for_each(|out| vector::<F, 16>(a, x, out))
                    }
                    _ => {}
                }
            }
            first += width;
        }
    }

    /// `out[m][b] += Σ_k a[m][k]·x[k][b]`, x in panels.
    fn product(self, x: &[F], batch: usize, out: &mut [F]) {
        let out = &mut out[..self.outputs * batch];
        let mut first = 0;
        while first < self.outputs {
            let width = width::<F>(first, self.outputs);
            let a = &self.data[first * self.inner..(first + width) * self.inner];
            let mut b = 0;
            for x in x.chunks_exact(self.inner * lanes::<F>()) {
                for r in (0..width).step_by(ROWS) {
                    let out = &mut out[(first + r) * batch + b..];
                    tile((a, width, r), x, lanes::<F>().min(batch - b), out, batch);
                }
                b += lanes::<F>();
            }
            first += width;
        }
    }
}

/// The transpose of a row-major matrix, row-major.
pub fn transposed<F: Real>(data: &[F], rows: usize, columns: usize) -> Vec<F> {
    let mut out = vec![F::ZERO; rows * columns];
    for (m, row) in data.chunks_exact(columns.max(1)).enumerate() {
        let column = out.get_mut(m..).unwrap_or_default().iter_mut().step_by(rows);
        column.zip(row).for_each(|(place, &value)| *place = value);
    }
    out
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
}
