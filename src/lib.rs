//! Gatescope: see recurrent cells work.

pub mod cell;
#[cfg(feature = "chart")]
pub mod chart;
#[cfg(feature = "chart")]
pub mod words;
