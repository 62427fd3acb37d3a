//! What can be wrong with what the engine is given?

use super::stack::Place;

/// A mistake in the sizes or names that were handed to the engine.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// A buffer has the wrong number of elements.
    #[error("{what} has {got} numbers, but these sizes need {want}; check the order [time][unit][batch]")]
    Length {
        /// Which buffer.
        what: String,
        /// Numbers that are needed.
        want: usize,
        /// Numbers that were given.
        got: usize,
    },
    /// A size is zero, or the slabs would not fit the address space.
    #[error("{what} is {got}; it must lie in 1..={most}")]
    Size {
        /// Which size.
        what: &'static str,
        /// The size that was given.
        got: usize,
        /// The largest size.
        most: usize,
    },
    /// No node or state has this symbol.
    #[error("the cell has no {what} \"{symbol}\"; its symbols are {known}")]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// The symbol that was given.
        symbol: String,
        /// The symbols that there are.
        known: String,
    },
    /// The equations use an operand in a way that no plan can run.
    #[error("node \"{node}\": {reason}")]
    Equation {
        /// The node's symbol.
        node: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Something is not given for each cell of a stack.
    #[error("{what} are given for {got} cells, but the stack has {want}; give them layer by layer, forward first")]
    Cells {
        /// What was given.
        what: &'static str,
        /// Cells of the stack.
        want: usize,
        /// Cells for which it was given.
        got: usize,
    },
    /// A mistake in what one cell of a stack was given.
    #[error("cell {place}: {error}")]
    InStack {
        /// Which cell.
        place: Place,
        /// What is wrong.
        error: Box<EngineError>,
    },
}

impl EngineError {
    /// The same mistake, of one cell of a stack.
    pub(super) fn at(self, place: Place) -> Self {
        Self::InStack { place, error: Box::new(self) }
    }
}

/// Refuses a buffer whose length is not `want`.
pub(crate) fn check_length(what: &str, got: usize, want: usize) -> Result<(), EngineError> {
    if got == want { Ok(()) } else { Err(EngineError::Length { what: what.to_owned(), want, got }) }
}
