//! What numbers do: vectors and matrices, σ and tanh, initialisers, the one seeded generator, norms.

mod compensated;
pub mod elementary;
mod exp;
mod format;
mod kernel;
mod lane;
mod matrix;
mod outer;
pub mod real;
pub mod rng;
mod rounded;
mod sigmoid;
mod tanh;

pub use elementary::{cos, ln, log10, pow10, scale_by_power, sin, split_exponent};
pub use format::Format;
pub use kernel::Rows;
pub use matrix::{Matrix, PANEL, transposed};
pub use outer::{Outer, accumulate_outer, accumulate_rows};
pub use real::Real;
pub use rounded::Rounded;
