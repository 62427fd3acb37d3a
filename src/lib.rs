//! Gatescope lets a person *see* recurrent cells work: LSTM, GRU and the plain tanh RNN run step by step on the same
//! sequence, and every gate, every state and the true gradient at every step are there to be looked at.
//!
//! # The tour
//!
//! A cell is its equations, written once ([`cell`]). The [`engine`] compiles them into a plan, runs a sequence forward
//! and the gradient back, and keeps every number; [`insight`] says what the numbers mean. A [`scene`] is everything
//! that a person chose, a [`task`] makes its sequence:
//!
//! ```
//! use gatescope::insight::Trend;
//! use gatescope::scene::{Scene, run};
//!
//! let (scene, reports) = Scene::from_hash("#v=1&cells=lstm,elman&task=recall&T=40&H=8&seed=7&fb=3");
//! assert!(reports.is_empty());
//!
//! let comparison = run(&scene)?;
//! let orders_lost = |k: usize| match comparison.columns[k].reach[0].trend {
//!     Trend::Fitted(decay) => decay.orders,
//!     _ => f64::NAN,
//! };
//! assert!(orders_lost(0) < 2.0); // the LSTM's gradient still arrives at the first step
//! assert!(orders_lost(1) > 9.0); // the tanh RNN's has vanished
//!
//! // Any value of any node at any step, and the derivative of the loss with respect to it.
//! let lstm = &comparison.columns[0];
//! let forget_gate = lstm.trace.node("f")?.at(12, 3, 0);
//! let its_gradient = lstm.gradients.node("f")?.at(12, 3, 0);
//! assert!(forget_gate > 0.0 && forget_gate < 1.0 && its_gradient.is_finite());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where things are
//!
//! Imports only ever point to the left:
//!
//! ```text
//! math → cell → engine → insight / task → train → weights → scene → proof → words → chart → export → app / js
//! ```
//!
//! The library has no default features and knows no browser. `files` adds reading and writing of files, `chart` drawing
//! and words, `app` the page, `js` the interface for JavaScript.

#[cfg(feature = "app")]
pub mod app;
pub mod cell;
#[cfg(feature = "chart")]
pub mod chart;
pub mod engine;
#[cfg(feature = "files")]
pub mod export;
pub mod insight;
#[cfg(feature = "js")]
pub mod js;
pub mod math;
pub mod proof;
pub mod scene;
pub mod task;
pub mod train;
pub mod weights;
#[cfg(feature = "chart")]
pub mod words;
