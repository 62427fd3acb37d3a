//! What is the cell asked to do? A task makes a sequence x₁ … x_T and says which answer y_t is wanted at which step.
//!
//! **A new task costs one file here and one line in [`registry`].** Each draws only from the stream that it is given,
//! so that a seed and a length say everything.

pub mod adding;
pub mod anbn;
mod baseline;
pub mod copy;
pub mod decimal;
mod error;
pub mod impulse;
pub mod latch;
pub mod limits;
pub mod numbers;
pub mod order;
pub mod reber;
pub mod reber_stream;
pub mod recall;
mod sample;
mod sequence;
pub mod sine;
pub mod table;
pub mod text;

use crate::math::rng::SplitMix64;
pub use error::TaskError;
pub use sample::{Channel, Classes, Sample};
pub use sequence::Sequence;

/// What a task makes its sequence of.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Of its own rule and draws, over any number of steps.
    Made,
    /// Of numbers that a person gave, one per step.
    Numbers(Vec<f64>),
    /// Of a table that a person gave, one row per step.
    Table(table::Table),
    /// Of a text that a person gave, one character per step.
    Text(String),
}

impl Content {
    /// How many steps the content itself fixes; `None` where any number will do.
    pub fn length(&self) -> Option<usize> {
        match self {
            Self::Made => None,
            Self::Numbers(values) => Some(values.len()),
            Self::Table(table) => Some(table.steps()),
            Self::Text(text) => Some(text.chars().count()),
        }
    }
}

/// A task: its name, what it needs and how its sequences are made.
#[derive(Clone, Copy)]
pub struct TaskKind {
    /// Its name in links and, as a key, in the words: `task-recall-name`, `task-recall-about`.
    pub id: &'static str,
    /// The fewest steps with which it makes sense.
    pub min_steps: usize,
    /// The content it starts with; its variant is the one that it needs.
    pub example: fn() -> Content,
    /// How answers are scored.
    pub score: Score,
    /// One sample of `steps` steps; the only source of chance is the stream.
    ///
    /// Errors: a length outside the task's range, or content of another variant or outside [`limits`].
    pub generate: fn(&Content, usize, &mut SplitMix64) -> Result<Sample, TaskError>,
}

/// How an answer is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// (y − wanted)², the mean over all wanted answers.
    SquaredError,
    /// −ln of the share that a softmax gives to the wanted class, in nats, the mean over all wanted answers.
    CrossEntropy,
}

impl PartialEq for TaskKind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for TaskKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TaskKind({})", self.id)
    }
}

/// Every task, in the order in which they are offered; the first is the one that the page opens with.
pub fn registry() -> &'static [TaskKind] {
    const KINDS: &[TaskKind] = &[
        recall::KIND,
        latch::KIND,
        adding::KIND,
        adding::SIGNED,
        order::KIND,
        order::OF_THREE,
        copy::KIND,
        reber::KIND,
        reber_stream::KIND,
        anbn::KIND,
        impulse::KIND,
        sine::KIND,
        numbers::KIND,
        table::KIND,
        text::KIND,
    ];
    KINDS
}

/// The task with this name.
pub fn find(id: &str) -> Option<&'static TaskKind> {
    registry().iter().find(|kind| kind.id == id)
}

/// The example of tasks that need no content.
fn made() -> Content {
    Content::Made
}

/// Whether the number of steps is one that a made sequence can have.
fn check_steps(task: &TaskKind, steps: usize) -> Result<(), TaskError> {
    let max = limits::STEPS_MAX;
    if (task.min_steps..=max).contains(&steps) {
        return Ok(());
    }
    Err(TaskError::Steps { task: task.id, steps, min: task.min_steps, max })
}
