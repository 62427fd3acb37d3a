//! Gatescope: see recurrent cells work.

pub mod cell;
pub mod math;
pub mod scene;
pub mod task;
