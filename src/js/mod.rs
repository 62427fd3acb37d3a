//! How does JavaScript use the cells? PyTorch's names and layouts, typed arrays in and out.
//!
//! `cargo xtask js` makes an ES module of it, with TypeScript types. Every object lives in WebAssembly's memory until
//! `free()` is called or the garbage collector finds it.

mod cell;
mod gradients;
mod model;
mod reading;
mod trace;
mod types;

pub use cell::{Cell, cells};
pub use gradients::Gradients;
pub use trace::Trace;
