//! How do other frameworks store the same cell?
//!
//! One table of names, shapes and gate orders ([`Form`]); reading gives the canonical parameters of the engine,
//! writing gives the stored tensors back.

mod convention;
mod error;
mod table;

pub use convention::{Convention, Form, Stored};
pub use error::ConventionError;
