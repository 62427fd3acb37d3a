//! How does JavaScript use the cells, and train them? PyTorch's names and layouts, typed arrays in and out.
//!
//! `cargo xtask js` makes an ES module of it, with TypeScript types. Every object lives in WebAssembly's memory until
//! `free()` is called or the garbage collector finds it.

mod cell;
mod gradients;
mod model;
mod options;
mod reading;
mod trace;
mod trainer;
mod trainer_types;
mod training;
mod types;

pub use cell::{Cell, build, cells};
pub use gradients::Gradients;
pub use trace::Trace;
pub use trainer::{Snapshot, Trainer, tasks};
