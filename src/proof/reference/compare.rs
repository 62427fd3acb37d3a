//! How close are numbers to what is expected, and how many were compared?

use super::ReferenceError;
use std::collections::BTreeMap;

/// What was compared, for the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Gates, pre-activations, states.
    Forward,
    /// Values of the losses.
    Loss,
    /// Every derivative.
    Gradient,
    /// Norm over all parameters' gradients.
    Norm,
    /// Derivatives step by step, relative to that step.
    PerStep,
    /// Jacobians and their norms.
    Jacobian,
    /// Logarithms of the Jacobians' norms.
    LogNorm,
    /// Losses, norms and parameters along some steps of an optimiser.
    Training,
}

/// How large an error may be: `relative · max(max|want|, floor) + absolute`.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    /// Relative to the largest expected number.
    pub relative: f64,
    /// The least that "largest" may mean.
    pub floor: f64,
    /// What is added.
    pub absolute: f64,
}

impl Bound {
    fn allowed(self, want: &[f64]) -> f64 {
        let scale = want.iter().fold(self.floor, |most, v| most.max(v.abs()));
        self.relative * scale + self.absolute
    }
}

/// Counts and largest errors of one kind.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Numbers that were compared.
    pub values: usize,
    /// The largest error, in units of what is allowed.
    pub worst: f64,
    /// The largest error relative to the largest expected number of its tensor.
    pub relative: f64,
    /// Where the largest error is.
    pub place: String,
}

/// What did not agree.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    /// Numbers too far from what is expected.
    #[error("{place}: error {error:.3e} where {allowed:.3e} is allowed")]
    TooFar {
        /// Case, precision and tensor.
        place: String,
        /// The largest error.
        error: f64,
        /// The largest that is allowed.
        allowed: f64,
    },
    /// Too many or too few numbers.
    #[error("{place}: {got} numbers instead of {want}")]
    Length {
        /// Case, precision and tensor.
        place: String,
        /// Numbers that came out.
        got: usize,
        /// Numbers that are expected.
        want: usize,
    },
    /// A norm that should have vanished.
    #[error("{place} is {got} where the norm should have vanished")]
    NotVanished {
        /// Case, precision and norm.
        place: String,
        /// Its logarithm.
        got: f64,
    },
    /// Something about the case itself.
    #[error("{place}: {error}")]
    Case {
        /// Case and precision.
        place: String,
        /// What is wrong.
        error: ReferenceError,
    },
}

/// All comparisons so far.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// By kind and precision.
    pub figures: BTreeMap<(Kind, &'static str), Figures>,
    /// What did not agree.
    pub failures: Vec<Failure>,
    /// What is being compared, for messages.
    pub(super) context: String,
    /// The precision: `f64` or `f32`.
    pub(super) precision: &'static str,
}

impl Tally {
    /// Compares two tensors.
    pub(super) fn compare(&mut self, kind: Kind, name: &str, got: &[f64], want: &[f64], bound: Bound) {
        let place = self.place(name);
        if got.len() != want.len() {
            self.failures.push(Failure::Length { place, got: got.len(), want: want.len() });
            return;
        }
        let error = largest_error(got, want);
        let allowed = bound.allowed(want);
        let share = if error == 0.0 { 0.0 } else { error / allowed };
        if error > allowed {
            self.failures.push(Failure::TooFar { place: place.clone(), error, allowed });
        }
        let figures = self.figures.entry((kind, self.precision)).or_default();
        figures.values += want.len();
        let scale = want.iter().fold(bound.floor, |most, v| most.max(v.abs()));
        figures.relative = figures.relative.max(if error == 0.0 { 0.0 } else { error / scale });
        if share > figures.worst {
            figures.worst = share;
            figures.place = place;
        }
    }

    /// Notes what is wrong with a case itself.
    pub(super) fn fail(&mut self, error: ReferenceError) {
        self.failures.push(Failure::Case { place: format!("{} {}", self.context, self.precision), error });
    }

    pub(super) fn place(&self, name: &str) -> String {
        format!("{} {} {name}", self.context, self.precision)
    }

    /// Adds another tally's comparisons.
    pub fn absorb(&mut self, other: Self) {
        self.failures.extend(other.failures);
        for (key, theirs) in other.figures {
            let ours = self.figures.entry(key).or_default();
            ours.values += theirs.values;
            ours.relative = ours.relative.max(theirs.relative);
            if theirs.worst > ours.worst {
                ours.worst = theirs.worst;
                ours.place = theirs.place;
            }
        }
    }

    /// Numbers compared in all.
    pub fn values(&self) -> usize {
        self.figures.values().map(|f| f.values).sum()
    }
}

/// max|got − want|; NaN counts as infinitely wrong.
fn largest_error(got: &[f64], want: &[f64]) -> f64 {
    let error = |(got, want): (&f64, &f64)| {
        let error = (got - want).abs();
        if error.is_nan() { f64::INFINITY } else { error }
    };
    got.iter().zip(want).map(error).fold(0.0, f64::max)
}
