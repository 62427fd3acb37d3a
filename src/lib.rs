//! Gatescope: see recurrent cells work.

pub mod cell;
pub mod engine;
pub mod insight;
pub mod math;
pub mod scene;
pub mod task;
pub mod weights;
