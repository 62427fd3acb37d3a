//! How do the numbers and pictures of a comparison leave, and come back?
//!
//! [`csv`] and [`json`] hold every number, written as the shortest decimal that reads as the same double, in pieces, so
//! that a page can go on between them; [`json`] is read again, run again and compared bit for bit. Files are for
//! programs: numbers have a decimal point whatever the reader's language. `picture` (with the feature `chart`) draws a
//! chart with its title, its legend and its link, and [`png`] puts the link into a bitmap.

pub mod csv;
pub mod json;
mod numbers;
#[cfg(feature = "chart")]
pub mod picture;
pub mod png;
