//! What do the tests of truth share? Reading reference cases, running them, and comparing numbers.
//!
//! Each test binary uses a part of it.
#![allow(dead_code, clippy::unwrap_used)]

pub mod bits;
pub mod case;
pub mod cells;
pub mod check;
pub mod compare;
pub mod hash;
pub mod jacobian;
pub mod run;
