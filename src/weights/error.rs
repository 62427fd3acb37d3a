//! What can be wrong with stored tensors?

/// A mistake in tensors that were handed over as a cell's parameters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConventionError {
    /// The framework has no such cell.
    #[error("{convention} has no cell \"{variant}\"; it stores {known}")]
    Unsupported {
        /// The framework.
        convention: &'static str,
        /// The cell.
        variant: String,
        /// The cells that it has.
        known: &'static str,
    },
    /// The order of the gates is not an order of this cell's gates.
    #[error("the gate order {got} must name each of {want} once")]
    GateOrder {
        /// The cell's gates.
        want: String,
        /// The order that was given.
        got: String,
    },
    /// A tensor is not there.
    #[error("tensor \"{name}\" is missing; there are {given}")]
    Missing {
        /// Which tensor.
        name: String,
        /// The tensors that were given.
        given: String,
    },
    /// A tensor is there that this form does not have.
    #[error("tensor \"{name}\" does not belong here; expected are {wanted}")]
    Surplus {
        /// Which tensor.
        name: String,
        /// The tensors of this form.
        wanted: String,
    },
    /// A tensor has another shape than these sizes need.
    #[error("tensor \"{name}\" has shape {got:?} with {numbers} numbers; these sizes need {want:?}")]
    Shape {
        /// Which tensor.
        name: String,
        /// The shape that is needed.
        want: Vec<usize>,
        /// The shape that was given.
        got: Vec<usize>,
        /// Numbers that were given.
        numbers: usize,
    },
    /// The form has no place for a parameter that is not 0.
    #[error("this form has no place for {tensor}, and it is not 0 everywhere")]
    NoPlace {
        /// The canonical tensor.
        tensor: &'static str,
    },
}
