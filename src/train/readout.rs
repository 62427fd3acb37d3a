//! What does a network answer, how wrong is it, and where does the gradient start?
//!
//! With N wanted answers in all: the squared error (1/N) Σ (y − ŷ)², or the cross-entropy (1/N) Σ (ln Σ_k e^{y_k} − y_k̂)
//! of a softmax over the classes, the largest y_k taken off first, so that no exponential leaves the format.

use super::batch::Answer;
use super::network::Head;
use crate::math::{Matrix, Real, Rows, accumulate_outer, accumulate_rows, ln, transposed};

/// An error of less than this counts as a right answer (Hochreiter and Schmidhuber 1997, experiment 4).
const CLOSE: f64 = 0.04;

/// A readout while it judges the steps of a batch.
pub(super) struct Judge<'a, F> {
    head: &'a Head<F>,
    matrix: Matrix<F>,
    rows: usize,
    /// 1/N
    share: F,
    /// Σ over the answers so far, not yet divided by N.
    pub loss: F,
    /// How many answers so far were right.
    pub correct: usize,
    /// ∂L/∂V and ∂L/∂d so far.
    pub gradient: Head<F>,
}

impl<'a, F: Real> Judge<'a, F> {
    pub fn new(head: &'a Head<F>, rows: usize, wanted: usize) -> Self {
        let outputs = head.bias.len();
        let hidden = head.weight.len() / outputs.max(1);
        Self {
            head,
            matrix: Matrix::from_rows(outputs, hidden, head.weight.clone()),
            rows,
            share: F::ONE / F::from_f64(wanted.max(1) as f64),
            loss: F::ZERO,
            correct: 0,
            gradient: Head { weight: vec![F::ZERO; head.weight.len()], bias: vec![F::ZERO; outputs] },
        }
    }

    /// y, `[O][B]`, from h `[H][B]`.
    pub fn answer(&self, h: &[F]) -> Vec<F> {
        let mut y: Vec<F> = self.head.bias.iter().flat_map(|&d| std::iter::repeat_n(d, self.rows)).collect();
        self.matrix.multiply_add(h, self.rows, &mut y);
        y
    }

    /// Adds the loss of one step's answers, `[O][B]`, and turns them into ∂L/∂y.
    pub fn judge(&mut self, wanted: &[Option<Answer<F>>], y: &mut [F]) {
        for (row, wanted) in wanted.iter().enumerate() {
            match *wanted {
                None => y.iter_mut().skip(row).step_by(self.rows).for_each(|y| *y = F::ZERO),
                Some(Answer::Number(number)) => self.square(number, &mut y[row]),
                Some(Answer::Class(class)) => self.softmax(class, row, y),
            }
        }
    }

    fn square(&mut self, wanted: F, y: &mut F) {
        let error = *y - wanted;
        self.loss += error * error;
        self.correct += usize::from(error.to_f64().abs() < CLOSE);
        *y = (error + error) * self.share;
    }

    fn softmax(&mut self, class: usize, row: usize, y: &mut [F]) {
        let places = || (row..).step_by(self.rows).take(self.head.bias.len());
        let at = row + class * self.rows;
        let largest = places().skip(1).fold(y[row], |most, k| most.max(y[k]));
        self.correct += usize::from(places().all(|k| k == at || y[k] < y[at]));
        let own = y[at] - largest;
        places().for_each(|k| y[k] = (y[k] - largest).exp());
        let sum = places().fold(F::ZERO, |sum, k| sum + y[k]);
        self.loss += F::from_f64(ln(sum.to_f64())) - own;
        places().for_each(|k| y[k] = y[k] / sum * self.share);
        y[at] += -self.share;
    }

    /// Hands ∂L/∂y of one step to V and d, and to h: `seed += Vᵀ ∂L/∂y`.
    pub fn pull(&mut self, dy: &[F], h: &[F], seed: &mut [F]) {
        let hidden = self.matrix.columns();
        let s = transposed(h, hidden, self.rows);
        let d = Rows::columns(dy, self.rows);
        accumulate_outer(d, Rows::new(&s, hidden), self.rows, hidden, &mut self.gradient.weight);
        accumulate_rows(dy, self.rows, &mut self.gradient.bias);
        self.matrix.transposed_multiply_add(dy, self.rows, seed);
    }

    /// L
    pub fn mean(&self) -> F {
        self.loss * self.share
    }
}
