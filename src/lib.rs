//! Gatescope: see recurrent cells work.

pub mod cell;
pub mod math;
pub mod task;
