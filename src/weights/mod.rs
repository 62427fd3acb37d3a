//! How do other frameworks store the same cell?
//!
//! One table of names, shapes and gate orders ([`Form`]); reading gives the canonical parameters of the engine,
//! writing gives the stored tensors back. [`files`] reads and writes whole files of them. [`Translation`] sets a cell beside the same cell as a framework or a paper
//! writes it: the equations term by term, and whether the numbers can be the same.

mod convention;
mod error;
#[cfg(feature = "files")]
pub mod files;
mod place;
mod table;
mod translation;

pub use convention::{Convention, Form, Stored};
pub use error::ConventionError;
pub use place::Segment;
pub use translation::{Line, Piece, Relation, Step, Translation, TranslationError};
