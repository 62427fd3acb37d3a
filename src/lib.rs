//! Gatescope: see recurrent cells work.

#[cfg(feature = "app")]
pub mod app;
pub mod cell;
#[cfg(feature = "chart")]
pub mod chart;
pub mod engine;
pub mod insight;
pub mod math;
pub mod scene;
pub mod task;
#[cfg(feature = "chart")]
pub mod words;
