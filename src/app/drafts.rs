//! What is being typed, before or instead of being used?

use crate::task::TaskError;
use crate::task::table::Table;
use crate::task::table::read::Options;
use std::rc::Rc;

/// A text being edited, as it was typed, and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft<E> {
    /// The text, however long.
    pub text: Rc<str>,
    /// Why it is not used.
    pub error: Option<E>,
}

/// A table being edited: its text, what is made of it, and the table that comes out; none where something is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct TableDraft {
    /// The text, however long.
    pub text: Rc<str>,
    /// What is made of it.
    pub options: Options,
    /// What came out, as the lab read it.
    pub table: Option<Table>,
}

/// Texts being edited. Invalid ones are kept; valid ones stay as they were typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafts {
    /// Own numbers.
    pub numbers: Draft<TaskError>,
    /// Own table.
    pub table: TableDraft,
    /// Own text.
    pub text: Draft<TaskError>,
    /// The seed.
    pub seed: Draft<()>,
}
