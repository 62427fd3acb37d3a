//! What is the lab asked, and what becomes of its answers?
//!
//! Some questions ask themselves: those of the page of the laboratory that is open, and the paths where the gradient
//! chart shows them. They are asked again whenever there are new results; an answer about older ones is not shown.

use super::super::lazy::LabState;
use super::super::message::{Analysis, Msg};
use super::super::state::{Question, Shown, State};
use super::Effect;
use crate::scene::{Column, LabPage, Precision, Reaching, Run, Start};
use crate::task::registry;

impl State {
    /// What is known of a question.
    pub fn question(&self, question: Analysis) -> &Question {
        &self.questions[question as usize]
    }

    /// Whether a column's numbers ended on the way forward or back.
    pub fn is_in_trouble(&self) -> bool {
        let broken = |run: &Run| run.broken.is_some() || run.broken_back.is_some();
        self.shown.as_ref().is_some_and(|shown| shown.comparison.columns.iter().any(broken))
    }

    pub(super) fn analyse(&mut self, msg: Msg) {
        match msg {
            Msg::Ask(question) => {
                // What a page asks by itself it asks of later results too.
                let wanted = matches!(question, Analysis::Check | Analysis::Reference);
                self.questions[question as usize] = Question { wanted, ..Question::default() };
            }
            Msg::Stop(question) => self.questions[question as usize].stopped = true,
            Msg::Progress { question, revision, done } => {
                let question = &mut self.questions[question as usize];
                if question.asked == Some(revision) {
                    question.done = done;
                }
            }
            Msg::Analysed { question, revision, answer } => {
                let question = &mut self.questions[question as usize];
                if question.asked != Some(revision) || question.stopped {
                    return;
                }
                match answer {
                    Ok(answer) => question.answer = Some((revision, answer)),
                    Err(reason) => question.failed = Some(reason),
                }
            }
            _ => {}
        }
    }

    /// Asks what has to be asked of the results that are shown, and drops what nobody looks at any more.
    pub(super) fn questions(&mut self) -> Vec<Effect> {
        if self.needs_lab() && matches!(self.lab, LabState::Absent) {
            self.lab.ask();
        }
        let Some(shown) = self.shown.clone() else { return Vec::new() };
        Analysis::ALL.into_iter().flat_map(|question| self.follow_up(question, &shown)).collect()
    }

    /// Whether something is open that the lab draws or answers.
    fn needs_lab(&self) -> bool {
        let view = &self.scene.view;
        let looks = view.lab.is_some() || view.inspected.is_some() || self.is_in_trouble();
        // Its sentences, and the editor of what is one's own.
        let other = self.scene.sequence.task() != &registry()[0]
            || (self.scene.start, self.scene.precision) != (Start::Uniform, Precision::F64);
        let changed = self.scene.columns.iter().any(Column::is_changed);
        looks || other || changed || Analysis::ALL.into_iter().any(|question| self.asks(question))
    }

    fn follow_up(&mut self, question: Analysis, shown: &Shown) -> Vec<Effect> {
        let (asks, is_here) = (self.asks(question), matches!(self.lab, LabState::Ready(_)));
        let known = &mut self.questions[question as usize];
        let is_old = known.asked.is_some_and(|revision| revision != shown.revision);
        // What a person asked was about the results that were shown then.
        let asks = asks && !(is_old && known.wanted);
        let mut effects = Vec::new();
        if known.is_running() && (is_old || !asks) {
            effects.push(Effect::StopAnalysis(question));
        }
        if !asks {
            if is_old || known.is_running() {
                *known = Question::default();
            }
        } else if is_here && known.asked != Some(shown.revision) {
            let (answer, wanted) = (known.answer.take(), known.wanted);
            *known = Question { asked: Some(shown.revision), answer, wanted, ..Question::default() };
            effects.push(Effect::Analyse(question, shown.clone()));
        }
        effects
    }

    fn asks(&self, question: Analysis) -> bool {
        let view = &self.scene.view;
        match question {
            Analysis::Paths => view.reaching != Reaching::Hidden || view.theory,
            Analysis::Map => view.lab == Some(LabPage::Map),
            Analysis::Jacobian => view.lab == Some(LabPage::Jacobian),
            Analysis::Start => view.lab == Some(LabPage::Start),
            Analysis::Conventions => view.lab == Some(LabPage::Conventions),
            Analysis::Check | Analysis::Reference => self.question(question).wanted,
            Analysis::Training | Analysis::Weights => false,
        }
    }
}
