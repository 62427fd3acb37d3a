//! How does a cell learn?
//!
//! A [`Network`] is a cell with a linear readout y_t = V·h_t + d. A [`Trainer`] draws batches of a task's sequences, runs
//! them through the engine's plan, hands the gradient of the loss to an [`Optimiser`] and counts the updates; a [`Learner`]
//! does the same with batches of one's own. Settings and
//! seeds say everything: the same give the same bits on every machine, and so does going on from a [`Snapshot`].
//!
//! ```
//! use gatescope::cell::Variant;
//! use gatescope::task::{self, Sequence};
//! use gatescope::train::{Progress, Settings, Trainer};
//!
//! let variant = Variant::parse("gru").ok_or("no such cell")?;
//! let task = task::find("adding").ok_or("no such task")?;
//! let settings = Settings { hidden: 8, steps: 10, batch: 4, ..Settings::new(variant, Sequence::example(task)) };
//! let mut trainer = Trainer::<f32>::new(settings)?;
//! for _ in 0..3 {
//!     if let Progress::Updated(report) = trainer.update()? {
//!         assert!(report.loss > 0.0 && report.norm > 0.0);
//!     }
//! }
//! assert_eq!(trainer.updates(), 3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod batch;
mod clip;
mod error;
mod evaluate;
mod history;
mod learner;
mod network;
mod optimiser;
mod pass;
mod reach;
mod readout;
mod settings;
mod snapshot;
pub(crate) mod start;
mod stop;
mod trainer;

pub use batch::{Answer, Batch};
pub use clip::{Clip, norm};
pub use error::TrainError;
pub use evaluate::Evaluation;
pub use history::History;
pub use learner::Learner;
pub use network::{Head, Network};
pub use optimiser::{Moments, Optimiser, Rule};
pub use pass::{Pass, Scratch};
pub use settings::{Settings, limits};
pub use snapshot::Snapshot;
pub use start::Start;
pub use stop::{Place, Stop};
pub use trainer::{Progress, Report, Trainer};
