//! How does a cell run, and how does its gradient travel back?
//!
//! [`Plan`] compiles a cell's graph once; [`Plan::forward`] runs it over a sequence and leaves every value of
//! every node in a [`Trace`]; [`Plan::backward`] runs the reversed plan and leaves every total derivative in
//! [`Gradients`]. A [`Stack`] is plans in sequence, from one or both ends. The engine has no clock, no log, no global and no browser.
//!
//! A node's values lie as `[time][unit][batch]`.

mod backward;
mod edits;
mod elementwise;
mod error;
mod forward;
mod layout;
mod limits;
mod loss;
mod param_adjoints;
mod params;
mod plan;
mod program;
mod rounding;
mod split;
mod stack;
mod trace;

pub use edits::{Cut, Edits, Level, Override};
pub use error::EngineError;
pub(crate) use error::check_length;
pub use layout::{Dims, Slot};
pub use loss::{Loss, Seeds};
pub use params::Params;
pub use plan::{Inputs, Plan, Weights};
pub use split::{Split, crossings};
pub use stack::{Direction, Layer, Place, Stack, StackCell, StackGradients, StackSeeds, StackTrace};
pub use trace::{Adjoints, Gradients, Slab, Trace};
