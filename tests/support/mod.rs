//! What do the tests of truth share? Random cells, the reference cases and hashes over every bit.
//!
//! Each test binary uses a part of it.
#![allow(dead_code, clippy::unwrap_used)]

#[cfg(feature = "files")]
pub mod bits;
pub mod cells;
pub mod difference;
pub mod hash;
