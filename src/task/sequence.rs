//! Which sequence runs? A task with the content that it needs.

use super::{Content, Sample, TaskError, TaskKind, numbers, text};
use crate::math::rng::SplitMix64;

/// A task with content that fits it; the fields agree by construction.
#[derive(Clone, Debug, PartialEq)]
pub struct Sequence {
    task: &'static TaskKind,
    content: Content,
}

impl Sequence {
    /// The task with the content that it starts with.
    pub fn example(task: &'static TaskKind) -> Self {
        Self { task, content: (task.example)() }
    }

    /// The task with this content.
    ///
    /// Errors: content of another variant than the task's, or outside [`super::limits`].
    pub fn new(task: &'static TaskKind, mut content: Content) -> Result<Self, TaskError> {
        match &mut content {
            Content::Made => {}
            Content::Numbers(values) => {
                numbers::check(values)?;
                // −0 and 0 are the same choice and must be the same bits.
                values.iter_mut().for_each(|value| *value += 0.0);
            }
            Content::Table(table) => {
                table.check()?;
                table.numbers_mut().for_each(|value| *value += 0.0);
            }
            Content::Text(text) => text::check(text)?,
        }
        if std::mem::discriminant(&content) != std::mem::discriminant(&(task.example)()) {
            return Err(TaskError::Content { task: task.id });
        }
        Ok(Self { task, content })
    }

    /// The task.
    pub fn task(&self) -> &'static TaskKind {
        self.task
    }

    /// The content.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// T: what the content fixes, else the number of steps that was chosen.
    pub fn length(&self, steps: usize) -> usize {
        self.content.length().unwrap_or(steps)
    }

    /// One sample; the stream moves as the task's file says.
    ///
    /// Errors: [`TaskError::Steps`] where the task cannot have this length.
    pub fn sample(&self, steps: usize, random: &mut SplitMix64) -> Result<Sample, TaskError> {
        (self.task.generate)(&self.content, steps, random)
    }
}
