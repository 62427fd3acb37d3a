//! Does training do what PyTorch's does, stop where numbers end, and go on from anywhere?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "train/going_on.rs"]
mod going_on;
#[path = "train/gradients.rs"]
mod gradients;
#[path = "train/limits.rs"]
mod limits;
#[path = "train/own.rs"]
mod own;
#[path = "train/recorded.rs"]
mod recorded;
#[path = "train/rules.rs"]
mod rules;

use gatescope::cell::Variant;
use gatescope::math::Real;
use gatescope::task::{self, Sequence};
use gatescope::train::{Progress, Settings, Trainer};

/// A small LSTM on a task.
fn settings(task: &str, steps: usize) -> Settings {
    let sequence = Sequence::example(task::find(task).unwrap());
    Settings { hidden: 5, steps, batch: 4, ..Settings::new(Variant::parse("lstm").unwrap(), sequence) }
}

/// A stream of 23 steps in windows of five, the last of three.
fn stream_settings() -> Settings {
    Settings { window: Some(5), ..settings("reber_stream", 23) }
}

/// The losses of so many updates.
fn run<F: Real>(trainer: &mut Trainer<F>, updates: usize) -> Vec<f64> {
    let loss = |_| match trainer.update().unwrap() {
        Progress::Updated(report) => report.loss,
        Progress::Stopped(stop) => panic!("{stop}"),
    };
    (0..updates).map(loss).collect()
}
