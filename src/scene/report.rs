//! What in a link was not as it should be, and what was done about it?

use crate::task::limits::quote;

/// What was the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// A key that this version does not know; kept.
    UnknownKey,
    /// More unknown keys than are kept; dropped.
    UnknownDropped,
    /// A key that stands more than once; the last one counts.
    Duplicate,
    /// Numbers or a text that the task does not use; `used` names the task.
    Unused,
    /// A value that cannot be read.
    Invalid,
    /// A value outside its range.
    OutOfRange,
    /// A name that is none of the alternatives.
    UnknownChoice,
    /// More entries than allowed; the first ones are used.
    TooMany,
    /// A text with more different characters than allowed; its beginning is used.
    Alphabet,
    /// Percent signs that are no UTF-8; shown as they stand or with replacement characters.
    Encoding,
    /// A link of a newer version; read as well as possible.
    Newer,
    /// More reports than are listed.
    More,
}

/// One thing that was not as it should be, with what was used instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was the matter.
    pub kind: ReportKind,
    /// The key, `T`.
    pub key: String,
    /// What stood there, shortened to 40 characters.
    pub given: String,
    /// What is allowed: `1…500`, or the alternatives; empty where there is nothing to say.
    pub range: String,
    /// What is used instead; empty where nothing is.
    pub used: String,
}

impl Report {
    pub(super) fn new(kind: ReportKind, key: &str, given: &str, range: impl Into<String>, used: &str) -> Self {
        Self { kind, key: quote(key), given: quote(given), range: range.into(), used: quote(used) }
    }

    /// The key of the message in the words.
    pub fn id(&self) -> &'static str {
        match self.kind {
            ReportKind::UnknownKey => "report-key-unknown",
            ReportKind::UnknownDropped => "report-keys-dropped",
            ReportKind::Duplicate => "report-key-duplicate",
            ReportKind::Unused => "report-key-unused",
            ReportKind::Invalid => "report-value-invalid",
            ReportKind::OutOfRange => "report-value-range",
            ReportKind::UnknownChoice => "report-choice-unknown",
            ReportKind::TooMany => "report-too-many",
            ReportKind::Alphabet => "report-text-alphabet",
            ReportKind::Encoding => "report-encoding",
            ReportKind::Newer => "report-version-newer",
            ReportKind::More => "report-more",
        }
    }

    /// The message's named arguments, always all four.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let fields = [("key", &self.key), ("given", &self.given), ("range", &self.range), ("used", &self.used)];
        fields.into_iter().map(|(name, value)| (name, value.clone())).collect()
    }
}

impl std::fmt::Display for Report {
    /// For developers; a page says it by [`Report::id`] and [`Report::args`].
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}={}", self.id(), self.key, self.given)?;
        if !self.range.is_empty() {
            write!(f, " (allowed: {})", self.range)?;
        }
        if self.used.is_empty() { Ok(()) } else { write!(f, ", used: {}", self.used) }
    }
}
