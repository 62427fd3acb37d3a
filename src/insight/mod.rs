//! What do the numbers of a run say?
//!
//! Read-only functions from a trace and its gradients to numbers: norms, how fast a gradient falls and on which path it
//! came, exact Jacobians, which answer owes how much to which step, what gates and recurrent matrices do to a gradient, and the
//! arithmetic of any single number.

mod bound;
mod causal;
mod decay;
pub mod explain;
mod jacobian;
mod lanes;
mod magnitude;
mod paths;
mod retention;
mod saturation;
mod singular;
mod spectrum;

pub use bound::{Bound, Looseness};
pub use causal::CausalMap;
pub use decay::{Decay, Trend, steps_until};
pub use jacobian::{Jacobian, JacobianNorms, jacobian};
pub use magnitude::{Magnitude, norms_per_step};
pub use paths::{Part, Route, StatePaths, paths, product_of_gates};
pub use retention::{Kept, Retention};
pub use saturation::{BINS, Saturation, saturation};
pub use singular::MatrixNorms;
pub use spectrum::{Spectrum, spectra};
