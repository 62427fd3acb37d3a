//! Do the numbers agree with PyTorch, Keras and ONNX?
//!
//! A reference case is one JSON file (`schema` = "rnn-refcase/1"): weights in a framework's layout, inputs, and all that
//! the framework computes from them. [`check`] runs it in f64 and f32 and compares every number within the file's own
//! tolerances. What nothing would compare is refused, or for several cells named as skipped.

mod case;
mod check;
mod compare;
mod error;
mod jacobian;
mod json;
mod run;
mod stacked;
mod training;

pub use case::{Case, Read, read};
pub use compare::{Bound, Failure, Figures, Kind, Tally};
pub use error::{ReferenceError, Skipped};
pub use run::{Pull, Run};
pub use stacked::{StackCase, StackPull};

/// What came of one file.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The case's name.
    pub id: String,
    /// Every comparison.
    pub tally: Tally,
    /// What of the case needs what is not built; where the whole case does, nothing was compared.
    pub skipped: Vec<Skipped>,
}

impl Outcome {
    /// Whether the case ran.
    pub fn ran(&self) -> bool {
        self.tally.values() > 0 || !self.tally.failures.is_empty()
    }
}

/// Runs one file in f64 and f32 and compares all that it has.
///
/// # Errors
/// [`ReferenceError`] where the file is no case; numbers that do not agree are [`Tally::failures`].
pub fn check(text: &str) -> Result<Outcome, ReferenceError> {
    match read(text)? {
        Read::Skipped(id, what) => Ok(Outcome { id, tally: Tally::default(), skipped: vec![what] }),
        Read::Stack(case) => Ok(stacked::check(&case)),
        Read::Case(case) => Ok(Outcome { tally: check::check(&case), id: case.id, skipped: Vec::new() }),
    }
}
