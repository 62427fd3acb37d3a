//! Is it true? What a visitor can check on their own device.
//!
//! [`gradients`] compares a column's analytic gradient with the difference quotients of its loss; [`mod@reference`] runs the
//! reference cases of other frameworks and compares every number.

pub mod gradients;
#[cfg(feature = "files")]
pub mod reference;
