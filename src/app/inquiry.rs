//! What does a person look into? The way through the arithmetic, and what the lab was asked.

use super::message::{Packed, RequestId};
use super::state::Shown;
use std::rc::Rc;

/// The numbers whose arithmetic was opened one after the other, as `column:place`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    /// Before the present one, the last last.
    pub past: Vec<String>,
    /// After it, the next last.
    pub future: Vec<String>,
}

/// How far one question to the lab is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The results that it was asked about.
    pub asked: Option<RequestId>,
    /// Whether a person asked it, where it is not asked by itself.
    pub wanted: bool,
    /// Whether a person stopped it.
    pub stopped: bool,
    /// Parts done, and of how many.
    pub done: (usize, usize),
    /// The last answer, with the results that it is about.
    pub answer: Option<(RequestId, Rc<Packed>)>,
    /// Why there is no answer; empty where what it takes did not arrive.
    pub failed: Option<String>,
}

impl Question {
    /// The answer about these results; none where it is about others.
    pub fn about(&self, shown: &Shown) -> Option<&Rc<Packed>> {
        self.answer.as_ref().filter(|(revision, _)| *revision == shown.revision).map(|(_, answer)| answer)
    }

    /// Whether the answer is being computed.
    pub fn is_running(&self) -> bool {
        self.asked.is_some()
            && !self.stopped
            && self.failed.is_none()
            && self.answer.as_ref().map(|a| a.0) != self.asked
    }
}
