//! Gatescope: see recurrent cells work.

pub mod cell;
pub mod engine;
pub mod math;
pub mod weights;
