//! Why can a text not be read as a table?

use crate::task::decimal;

/// Where in the text, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of a text.
    Line(usize),
    /// A record of a JSON list.
    Record(usize),
}

impl Place {
    fn unit(self) -> &'static str {
        match self {
            Self::Line(_) => "line",
            Self::Record(_) => "record",
        }
    }

    fn number(self) -> usize {
        match self {
            Self::Line(number) | Self::Record(number) => number,
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.unit(), self.number())
    }
}

/// A text that cannot be read. `Display` is for developers; a page says it by [`ReadError::id`] and [`ReadError::args`].
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the message's arguments, which each message names")]
pub enum ReadError {
    /// No row of numbers.
    #[error("there is no row of numbers; paste a table with one row for each step")]
    Empty,
    /// A text that is too long.
    #[error("the table has {bytes} bytes, and {most} are read; take out what is not needed")]
    Large { bytes: usize, most: usize },
    /// JSON that is none, or that is no list of lists or records.
    #[error("line {line}, character {column}: not the JSON of a table; write a list of lists or of records")]
    Json { line: usize, column: usize },
    /// A row that is shorter or longer than the first.
    #[error("{place} has {got} cells, and the first row has {want}; complete it or take it out")]
    Row { place: Place, got: usize, want: usize },
    /// No number in an input column.
    #[error("{place}, column `{column}`: the number is missing; fill it in or take the row out")]
    Missing { place: Place, column: String },
    /// Something that is not a number.
    #[error("{place}, column `{column}`: `{token}` is not a number; write it as 0.5 or -2")]
    Number { place: Place, column: String, token: String },
    /// A number that is too large, or not finite.
    #[error("{place}, column `{column}`: {token} is outside -{max} to {max}; use another unit or normalise")]
    Range { place: Place, column: String, token: String, max: f64 },
    /// A target column that is not there.
    #[error("there is no column `{name}`; choose one of the table's as target")]
    Target { name: String },
    /// More steps than a sequence may have.
    #[error("there are more than {most} rows; choose which steps to take")]
    Rows { most: usize },
    /// Steps that are not there.
    #[error("the steps {from} to {to} are not in the table; choose steps that are")]
    Steps { from: usize, to: usize },
    /// Too many columns, or none beside the target.
    #[error("there are {got} input columns, and there may be 1 to {most}; take some out or choose another target")]
    Columns { got: usize, most: usize },
}

impl ReadError {
    /// The key of the message in the words.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Empty => "error-read-empty",
            Self::Large { .. } => "error-read-large",
            Self::Json { .. } => "error-read-json",
            Self::Row { .. } => "error-read-row",
            Self::Missing { .. } => "error-read-missing",
            Self::Number { .. } => "error-read-number",
            Self::Range { .. } => "error-read-range",
            Self::Target { .. } => "error-read-no-target",
            Self::Rows { .. } => "error-read-rows",
            Self::Steps { .. } => "error-read-no-steps",
            Self::Columns { .. } => "error-read-columns",
        }
    }

    /// The message's named arguments; numbers are written with a point, without grouping.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let whole = |name, value: &usize| (name, value.to_string());
        let at = |place: &Place| [("unit", place.unit().to_owned()), ("line", place.number().to_string())];
        let mut args = match self {
            Self::Row { place, .. }
            | Self::Missing { place, .. }
            | Self::Number { place, .. }
            | Self::Range { place, .. } => at(place).to_vec(),
            _ => Vec::new(),
        };
        match self {
            Self::Empty => {}
            Self::Large { bytes, most } => args.extend([whole("bytes", bytes), whole("most", most)]),
            Self::Json { line, column } => args.extend([whole("line", line), whole("column", column)]),
            Self::Row { got, want, .. } => args.extend([whole("got", got), whole("want", want)]),
            Self::Missing { column, .. } => args.push(("column", column.clone())),
            Self::Number { column, token, .. } => args.extend([("column", column.clone()), ("token", token.clone())]),
            Self::Range { column, token, max, .. } => {
                let ends = [("min", decimal::write(-max)), ("max", decimal::write(*max))];
                args.extend([("column", column.clone()), ("token", token.clone())].into_iter().chain(ends));
            }
            Self::Target { name } => args.push(("name", name.clone())),
            Self::Rows { most } => args.push(whole("most", most)),
            Self::Steps { from, to } => args.extend([whole("from", from), whole("to", to)]),
            Self::Columns { got, most } => args.extend([whole("got", got), whole("most", most)]),
        }
        args
    }
}
