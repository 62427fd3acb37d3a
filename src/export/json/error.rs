//! Why does a file not come back?

/// A file that cannot be used. `Display` is for developers; a page says it by [`ImportError::id`] and
/// [`ImportError::args`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are the message's arguments, which each message names")]
pub enum ImportError {
    /// More text than is read.
    #[error("the file has {bytes} bytes; at most {most} are read")]
    Large { bytes: usize, most: usize },
    /// The text is not JSON.
    #[error("line {line}, column {column}: this is not JSON; use the file as it was saved")]
    Json { line: usize, column: usize },
    /// JSON of another kind, or of another version.
    #[error("schema is \"{given}\"; \"{wanted}\" can be read")]
    Schema { given: String, wanted: &'static str },
    /// A key that has to be there.
    #[error("{path} is missing; use the file as it was saved")]
    Missing { path: String },
    /// A value of another kind than is needed.
    #[error("{path} is {found:?}; {wanted:?} is needed")]
    Kind { path: String, wanted: Kind, found: Kind },
    /// A tensor of another shape than the link's scene needs.
    #[error("{path} has shape {given}; the link's scene needs {wanted}")]
    Shape { path: String, wanted: String, given: String },
    /// A tensor whose data do not fill its shape.
    #[error("{path} has {given} numbers; its shape needs {wanted}")]
    Length { path: String, wanted: usize, given: usize },
    /// Something other than the link's scene says or gives.
    #[error("{path} is {given}; the link's scene gives {wanted}")]
    Other { path: String, wanted: String, given: String },
    /// The first number of a node that does not come out again.
    #[error(
        "column {column}, {node} (gradient: {gradient}), step {step}, unit {unit}: {given} in the file, {wanted} here"
    )]
    Number { column: usize, node: String, gradient: bool, step: usize, unit: usize, wanted: String, given: String },
    /// The scene does not run.
    #[error("the link's scene does not run: {message}")]
    Run { message: String },
}

/// Kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{…}`
    Object,
    /// `[…]`
    List,
    /// `1.5`, or one of the texts that stand for ±∞ and NaN
    Number,
    /// `"…"`
    Text,
    /// `true` or `false`
    Boolean,
    /// `null`
    Null,
}

impl Kind {
    /// Its name, by which a message chooses its words.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::List => "list",
            Self::Number => "number",
            Self::Text => "text",
            Self::Boolean => "boolean",
            Self::Null => "null",
        }
    }
}

impl ImportError {
    /// The key of the message in the words.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Large { .. } => "import-large",
            Self::Json { .. } => "import-json",
            Self::Schema { .. } => "import-schema",
            Self::Missing { .. } => "import-missing",
            Self::Kind { .. } => "import-kind",
            Self::Shape { .. } => "import-shape",
            Self::Length { .. } => "import-length",
            Self::Other { .. } => "import-other",
            Self::Number { gradient: false, .. } => "import-value",
            Self::Number { gradient: true, .. } => "import-gradient",
            Self::Run { .. } => "import-run",
        }
    }

    /// The message's named arguments; numbers are written as files write them.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let arg = |name: &'static str, value: &dyn ToString| (name, value.to_string());
        match self {
            Self::Large { bytes, most } => vec![arg("bytes", bytes), arg("most", most)],
            Self::Json { line, column } => vec![arg("line", line), arg("column", column)],
            Self::Schema { given, wanted } => vec![arg("given", given), arg("wanted", wanted)],
            Self::Missing { path } => vec![arg("path", path)],
            Self::Kind { path, wanted, found } => {
                vec![arg("path", path), arg("wanted", &wanted.id()), arg("found", &found.id())]
            }
            Self::Shape { path, wanted, given } | Self::Other { path, wanted, given } => {
                vec![arg("path", path), arg("wanted", wanted), arg("given", given)]
            }
            Self::Length { path, wanted, given } => {
                vec![arg("path", path), arg("wanted", wanted), arg("given", given)]
            }
            Self::Number { column, node, step, unit, wanted, given, .. } => {
                let place = [arg("column", column), arg("node", node), arg("step", step), arg("unit", unit)];
                place.into_iter().chain([arg("wanted", wanted), arg("given", given)]).collect()
            }
            Self::Run { message } => vec![arg("message", message)],
        }
    }
}
