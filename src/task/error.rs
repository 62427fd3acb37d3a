//! What was wrong with a sequence that a person asked for, where, and what is allowed?

use super::decimal;

/// A sequence that cannot be made. `Display` is for developers; a page says it by [`TaskError::id`] and
/// [`TaskError::args`].
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the message's arguments, which each message names")]
pub enum TaskError {
    /// A number of steps that the task cannot have.
    #[error("task {task}: {steps} steps are outside {min} to {max}; choose a length in that range")]
    Steps { task: &'static str, steps: usize, min: usize, max: usize },
    /// Content of another variant than the task needs.
    #[error("task {task} was given content of another kind; use its own numbers or text")]
    Content { task: &'static str },
    /// No number at all.
    #[error("there is no number; type at least one, such as 0.5")]
    NumbersEmpty,
    /// More numbers than a sequence may have.
    #[error("there are more than {max} numbers; remove some")]
    NumbersMany { max: usize },
    /// Something that is not a number.
    #[error("entry {position}, `{token}`, is not a number; write it as 0.5 or -2")]
    NumberInvalid { token: String, position: usize },
    /// A comma that may separate or mark decimals.
    #[error("entry {position}, `{token}`: the comma may separate or mark decimals; separate by `;` or use points")]
    NumberAmbiguous { token: String, position: usize },
    /// A number that is too large, or not finite.
    #[error("entry {position}, `{token}`, is outside -{max} to {max}")]
    NumberRange { token: String, position: usize, max: f64 },
    /// A table with too few or too many rows or input columns.
    #[error(
        "the table has {rows} rows and {columns} input columns; give 1 to {rows_max} rows and 1 to {columns_max} columns"
    )]
    TableSize { rows: usize, columns: usize, rows_max: usize, columns_max: usize },
    /// A row that is shorter or longer than the first.
    #[error("row {row} has {got} cells, and {want} are expected; complete it or take it out")]
    TableRow { row: usize, got: usize, want: usize },
    /// A name that would not read as one.
    #[error("`{name}` cannot name a column; use a short word without commas, semicolons and quotes that is no number")]
    TableName { name: String },
    /// A cell that holds no number in range.
    #[error("row {row}, column {column}: `{token}` is no number from -{max} to {max}; write it as 0.5 or -2")]
    TableCell { token: String, row: usize, column: usize, max: f64 },
    /// No character at all.
    #[error("the text is empty; type at least one character")]
    TextEmpty,
    /// More characters than a sequence may have.
    #[error("the text has more than {max} characters; shorten it")]
    TextLong { max: usize },
    /// More different characters than the input may have rows.
    #[error("character {position}, `{character}`, is one more than the {max} different characters allowed")]
    TextAlphabet { character: char, position: usize, max: usize },
}

impl TaskError {
    /// The key of the message in the words.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Steps { .. } => "error-task-steps",
            Self::Content { .. } => "error-task-content",
            Self::NumbersEmpty => "error-numbers-empty",
            Self::NumbersMany { .. } => "error-numbers-many",
            Self::NumberInvalid { .. } => "error-number-invalid",
            Self::NumberAmbiguous { .. } => "error-number-ambiguous",
            Self::NumberRange { .. } => "error-number-range",
            Self::TableSize { .. } => "error-table-size",
            Self::TableRow { .. } => "error-table-row",
            Self::TableName { .. } => "error-table-name",
            Self::TableCell { .. } => "error-table-cell",
            Self::TextEmpty => "error-text-empty",
            Self::TextLong { .. } => "error-text-long",
            Self::TextAlphabet { .. } => "error-text-alphabet",
        }
    }

    /// The message's named arguments; numbers are written with a point, without grouping.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let whole = |name, value: &usize| (name, value.to_string());
        match self {
            Self::Steps { task, steps, min, max } => {
                vec![("task", (*task).to_owned()), whole("steps", steps), whole("min", min), whole("max", max)]
            }
            Self::Content { task } => vec![("task", (*task).to_owned())],
            Self::NumbersEmpty | Self::TextEmpty => Vec::new(),
            Self::NumbersMany { max } | Self::TextLong { max } => vec![whole("max", max)],
            Self::NumberInvalid { token, position } | Self::NumberAmbiguous { token, position } => {
                vec![("token", token.clone()), whole("position", position)]
            }
            Self::NumberRange { token, position, max } => {
                let ends = [("min", decimal::write(-max)), ("max", decimal::write(*max))];
                [("token", token.clone()), whole("position", position)].into_iter().chain(ends).collect()
            }
            Self::TableSize { rows, columns, rows_max, columns_max } => vec![
                whole("rows", rows),
                whole("columns", columns),
                whole("rows-max", rows_max),
                whole("columns-max", columns_max),
            ],
            Self::TableRow { row, got, want } => vec![whole("row", row), whole("got", got), whole("want", want)],
            Self::TableName { name } => vec![("name", name.clone())],
            Self::TableCell { token, row, column, max } => {
                let ends = [("min", decimal::write(-max)), ("max", decimal::write(*max))];
                [("token", token.clone()), whole("row", row), whole("column", column)].into_iter().chain(ends).collect()
            }
            Self::TextAlphabet { character, position, max } => {
                vec![("character", character.to_string()), whole("position", position), whole("max", max)]
            }
        }
    }
}
