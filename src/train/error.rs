//! What cannot be trained, where is the mistake, and what is allowed?

use crate::engine::EngineError;
use crate::task::{TaskError, decimal};

/// Settings that no training can have. `Display` is for developers; a page says it by [`TrainError::id`] and
/// [`TrainError::args`].
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TrainError {
    /// A number outside its range, or NaN.
    #[error("{setting} is {got}, outside {min} to {max}; choose a value in that range")]
    Range {
        /// Which setting: `learning-rate`, `clip`, `momentum`, `decay`, `beta1`, `beta2`, `epsilon`, `keep-bias`.
        setting: &'static str,
        /// Its value.
        got: f64,
        /// The least.
        min: f64,
        /// The most.
        max: f64,
    },
    /// No sequence at a time, or too many.
    #[error("a batch of {got} sequences is outside 1 to {most}; choose a number in that range")]
    Batch {
        /// The batch.
        got: usize,
        /// The largest.
        most: usize,
    },
    /// A window in which no gradient can travel.
    #[error("a window of {got} steps is outside 1 to {most}, the sequence's length; choose a number in that range")]
    Window {
        /// The window.
        got: usize,
        /// The largest.
        most: usize,
    },
    /// Sizes that would take more memory than training may.
    #[error(
        "these sizes need {got} numbers at once, {most} are allowed; choose fewer steps, units or sequences per batch"
    )]
    Memory {
        /// Numbers that are needed.
        got: usize,
        /// Numbers that are allowed.
        most: usize,
    },
    /// Cross-entropy for answers that are numbers.
    #[error("this task's answers are numbers, not classes; choose the squared error")]
    Score,
    /// A sequence with nothing to learn.
    #[error("this sequence asks for no answer; make it longer or choose another task")]
    Unasked,
    /// A network of other sizes than the settings.
    #[error(
        "this network has {got:?} inputs, units and outputs, the settings need {want:?}; train it on what it was made for"
    )]
    Network {
        /// Its I, H, O.
        got: [usize; 3],
        /// The settings'.
        want: [usize; 3],
    },
    /// A sequence that cannot be made.
    #[error(transparent)]
    Task(#[from] TaskError),
    /// Sizes that the engine refuses.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl TrainError {
    /// The key of the message in the words; `None` for [`TrainError::Engine`], the developer's mistake.
    pub fn id(&self) -> Option<&'static str> {
        Some(match self {
            Self::Range { .. } => "error-train-range",
            Self::Batch { .. } => "error-train-batch",
            Self::Window { .. } => "error-train-window",
            Self::Memory { .. } => "error-train-memory",
            Self::Score => "error-train-score",
            Self::Unasked => "error-train-unasked",
            Self::Network { .. } => "error-train-network",
            Self::Task(error) => error.id(),
            Self::Engine(_) => return None,
        })
    }

    /// The message's named arguments; numbers are written with a point, without grouping. `setting` is a part of a key:
    /// `train-learning-rate` names it.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let whole = |got: &usize, most: &usize| vec![("got", got.to_string()), ("most", most.to_string())];
        let sizes = |[input, hidden, outputs]: &[usize; 3]| format!("{input} · {hidden} · {outputs}");
        match self {
            Self::Range { setting, got, min, max } => {
                let ends = [("got", got), ("min", min), ("max", max)];
                let ends = ends.map(|(name, value)| (name, decimal::write(*value)));
                [("setting", (*setting).to_owned())].into_iter().chain(ends).collect()
            }
            Self::Batch { got, most } | Self::Window { got, most } | Self::Memory { got, most } => whole(got, most),
            Self::Score | Self::Unasked | Self::Engine(_) => Vec::new(),
            Self::Network { got, want } => vec![("got", sizes(got)), ("want", sizes(want))],
            Self::Task(error) => error.args(),
        }
    }
}
