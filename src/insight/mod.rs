//! What do the numbers of a run say?
//!
//! Read-only functions from a trace and its gradients to numbers: norms, how fast a gradient falls, exact
//! Jacobians.

mod decay;
mod jacobian;
mod magnitude;

pub use decay::{Decay, Trend};
pub use jacobian::{Jacobian, MatrixNorms, jacobian};
pub use magnitude::{Magnitude, norms_per_step};
