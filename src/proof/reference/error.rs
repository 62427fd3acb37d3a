//! What can be wrong with a reference case, and what of it is left out?

use crate::engine::EngineError;
use crate::weights::ConventionError;

/// A file that is no case which can be compared. `Display` is for developers: the cases that travel with the page are
/// right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// The text is not JSON.
    #[error("this is not JSON: line {line}, column {column}")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A schema that is not known.
    #[error("schema {0:?} is not \"rnn-refcase/1\"")]
    Schema(String),
    /// A key that has to be there.
    #[error("key {0:?} is missing")]
    Missing(String),
    /// A key that nothing would compare.
    #[error("key {0:?} is unknown: nothing would compare it")]
    Unknown(String),
    /// A value of another kind than is needed.
    #[error("{what} is not {wanted}")]
    Kind {
        /// The value or its key.
        what: String,
        /// What is needed.
        wanted: &'static str,
    },
    /// A cell, a convention or an option that makes no sense.
    #[error("unknown {what} {name:?}")]
    Name {
        /// What was looked for.
        what: &'static str,
        /// What stands there.
        name: String,
    },
    /// A tensor of another shape.
    #[error("{name} is {got:?}, not {want:?}")]
    Shape {
        /// The tensor.
        name: String,
        /// Its shape.
        got: Vec<usize>,
        /// The shape that is needed.
        want: Vec<usize>,
    },
    /// A tensor whose data do not fill its shape, or are not finite.
    #[error("{0} is not complete")]
    Incomplete(String),
    /// Weights that do not fit their convention.
    #[error(transparent)]
    Convention(#[from] ConventionError),
    /// Sizes that the engine refuses.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// What of a case needs what is not built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Skipped {
    /// A cell that is not in the registry.
    #[error("cell {0}")]
    Cell(String),
    /// A value, by its keys, of which it is not known what it means for several cells.
    #[error("value {0} for several cells")]
    Value(String),
    /// Inputs of several cells that are laid out in an unknown way, and what does not fit.
    #[error("several cells where {0}")]
    Layout(Box<ReferenceError>),
    /// An option that is not known.
    #[error("option {key} = {value}")]
    Option {
        /// Its name.
        key: String,
        /// Its value.
        value: String,
    },
}
