//! What runs through a network at once? B sequences of equal length, side by side.

use super::TrainError;
use crate::engine::check_length;
use crate::math::Real;
use crate::math::rng::SplitMix64;
use crate::task::{Sample, Score, Sequence};
use std::ops::Range;

/// A wanted answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer<F> {
    /// This number.
    Number(F),
    /// This one of the classes.
    Class(usize),
}

/// Sequences side by side, with the answers that are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch<F> {
    steps: usize,
    rows: usize,
    input: usize,
    outputs: usize,
    x: Vec<F>,
    answers: Vec<Option<Answer<F>>>,
}

impl<F: Real> Batch<F> {
    /// The next `rows` samples of a stream, drawn one after the other.
    ///
    /// # Errors
    /// [`TrainError::Task`] where the task cannot have this length; [`TrainError::Score`] where its answers are no classes.
    pub fn draw(
        sequence: &Sequence,
        (steps, rows): (usize, usize),
        score: Score,
        random: &mut SplitMix64,
    ) -> Result<Self, TrainError> {
        let samples = (0..rows).map(|_| sequence.sample(steps, random)).collect::<Result<Vec<_>, _>>()?;
        Self::of(&samples, score)
    }

    /// These samples side by side; what is beyond the first one's sizes is left out.
    ///
    /// # Errors
    /// [`TrainError::Batch`] where there is no sample; [`TrainError::Score`] where answers are no classes.
    pub fn of(samples: &[Sample], score: Score) -> Result<Self, TrainError> {
        let first = samples.first().ok_or(TrainError::Batch { got: 0, most: super::limits::BATCH_MAX })?;
        let (steps, input, rows) = (first.steps, first.input, samples.len());
        let outputs = match score {
            Score::SquaredError => 1,
            Score::CrossEntropy => first.classes.as_ref().ok_or(TrainError::Score)?.count,
        };
        let mut x = vec![F::ZERO; steps * input * rows];
        let mut answers = vec![None; steps * rows];
        for (row, sample) in samples.iter().enumerate() {
            x.iter_mut().skip(row).step_by(rows).zip(&sample.inputs).for_each(|(x, &value)| *x = F::from_f64(value));
            let places = answers.iter_mut().skip(row).step_by(rows);
            places.zip(0..).for_each(|(place, t)| *place = answer(sample, score, t));
        }
        Ok(Self { steps, rows, input, outputs, x, answers })
    }

    /// Sequences of one's own, x `[B][T][I]` row-major, of each of which one number is wanted at its last step, y `[B]`.
    ///
    /// # Errors
    /// [`TrainError::Batch`] where there is no y; [`TrainError::Engine`] where x is no whole number of steps for each.
    pub fn last(x: &[F], input: usize, y: &[F]) -> Result<Self, TrainError> {
        let rows = y.len();
        if rows == 0 {
            return Err(TrainError::Batch { got: 0, most: super::limits::BATCH_MAX });
        }
        let each = rows.saturating_mul(input).max(1);
        let steps = (x.len() / each).max(1);
        check_length("x", x.len(), steps.saturating_mul(each))?;
        let x = (0..steps * input).flat_map(|k| x.iter().skip(k).step_by(steps * input).copied()).collect();
        let mut answers = vec![None; (steps - 1) * rows];
        answers.extend(y.iter().map(|&y| Some(Answer::Number(y))));
        Ok(Self { steps, rows, input, outputs: 1, x, answers })
    }

    /// T
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// B
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// I
    pub fn input(&self) -> usize {
        self.input
    }

    /// O, the numbers of one answer: 1, or one for each class.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// x of these steps, `[T][I][B]`.
    pub fn x(&self, steps: Range<usize>) -> &[F] {
        let width = self.input * self.rows;
        self.x.get(steps.start * width..steps.end * width).unwrap_or_default()
    }

    /// The answers wanted at these steps, `[T][B]`.
    pub fn answers(&self, steps: Range<usize>) -> &[Option<Answer<F>>] {
        self.answers.get(steps.start * self.rows..steps.end * self.rows).unwrap_or_default()
    }

    /// How many answers are wanted at these steps.
    pub fn wanted(&self, steps: Range<usize>) -> usize {
        self.answers(steps).iter().flatten().count()
    }
}

fn answer<F: Real>(sample: &Sample, score: Score, t: usize) -> Option<Answer<F>> {
    match score {
        Score::SquaredError => sample.targets.get(t).copied().flatten().map(|y| Answer::Number(F::from_f64(y))),
        Score::CrossEntropy => {
            let classes = sample.classes.as_ref()?;
            classes.wanted.get(t).copied().flatten().filter(|k| *k < classes.count).map(Answer::Class)
        }
    }
}
