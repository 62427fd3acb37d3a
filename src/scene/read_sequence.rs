//! Which sequence does a link ask for? Its task, and the numbers, the table or the text that come with it.

use super::read::Reader;
use super::{Report, ReportKind};
use crate::task::{self, Content, Sequence, TaskError, TaskKind, decimal, limits, numbers, table, text};

impl Reader<'_> {
    /// Reads `task`, `x` and `text`; content that no task of the link needs is reported.
    pub(super) fn read_sequence(&mut self) {
        let task = self.task();
        self.scene.sequence = Sequence::example(task);
        let content = (task.example)();
        if let Some(given) = self.value("x") {
            match content {
                Content::Numbers(_) => self.read_x(task, &given, numbers::read_first(&given), Content::Numbers),
                Content::Table(_) => self.read_x(task, &given, table::read_first(&given), Content::Table),
                Content::Made | Content::Text(_) => self.unused("x", &given),
            }
        }
        if let Some(given) = self.value("text") {
            if matches!(content, Content::Text(_)) { self.read_text(task, &given) } else { self.unused("text", &given) }
        }
    }

    fn task(&mut self) -> &'static TaskKind {
        let preset = self.scene.sequence.task();
        let Some(given) = self.value("task") else { return preset };
        task::find(&given).unwrap_or_else(|| {
            let names: Vec<&str> = task::registry().iter().map(|kind| kind.id).collect();
            self.reports.add(Report::new(ReportKind::UnknownChoice, "task", &given, names.join(", "), preset.id));
            preset
        })
    }

    fn unused(&mut self, key: &str, given: &str) {
        let task = self.scene.sequence.task().id;
        self.reports.add(Report::new(ReportKind::Unused, key, given, "", task));
    }

    /// Numbers or a table, of which the first steps are used where there are too many.
    fn read_x<T>(
        &mut self,
        task: &'static TaskKind,
        given: &str,
        read: Result<(T, bool), TaskError>,
        content: fn(T) -> Content,
    ) {
        match read {
            Ok((own, more)) => {
                self.set(task, content(own));
                if more {
                    let (range, used) = (format!("1…{}", limits::NUMBERS_MAX), limits::NUMBERS_MAX.to_string());
                    self.reports.add(Report::new(ReportKind::TooMany, "x", given, range, &used));
                }
            }
            Err(error) => self.refuse_x(&error),
        }
    }

    fn refuse_x(&mut self, error: &TaskError) {
        let (kind, token) = match error {
            TaskError::NumberRange { token, .. } => (ReportKind::OutOfRange, token.as_str()),
            TaskError::NumberInvalid { token, .. }
            | TaskError::NumberAmbiguous { token, .. }
            | TaskError::TableCell { token, .. }
            | TaskError::TableName { name: token } => (ReportKind::Invalid, token.as_str()),
            _ => (ReportKind::Invalid, ""),
        };
        let largest = decimal::write(limits::NUMBER_MAX);
        let used = self.scene.content_text().unwrap_or_default();
        self.reports.add(Report::new(kind, "x", token, format!("-{largest}…{largest}"), &used));
    }

    fn read_text(&mut self, task: &'static TaskKind, given: &str) {
        let kept = text::longest_beginning(given);
        self.set(task, Content::Text(kept.to_owned()));
        let used = kept.chars().count().to_string();
        let report = match text::read(given) {
            Ok((_, false)) => return,
            Ok((_, true)) => Report::new(ReportKind::TooMany, "text", given, format!("1…{}", limits::TEXT_MAX), &used),
            Err(TaskError::TextAlphabet { character, .. }) => {
                let range = format!("1…{}", limits::ALPHABET_MAX);
                Report::new(ReportKind::Alphabet, "text", &character.to_string(), range, &used)
            }
            Err(_) => {
                let example = self.scene.content_text().unwrap_or_default();
                Report::new(ReportKind::Invalid, "text", given, format!("1…{}", limits::TEXT_MAX), &example)
            }
        };
        self.reports.add(report);
    }

    /// Sets content that was read within its limits; the example stays where it is empty.
    fn set(&mut self, task: &'static TaskKind, content: Content) {
        if let Ok(sequence) = Sequence::new(task, content) {
            self.scene.sequence = sequence;
        }
    }
}
