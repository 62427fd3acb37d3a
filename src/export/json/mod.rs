//! How does a whole comparison leave as one file, and how does it come back?
//!
//! `{"schema": "gatescope-comparison/1", "link": "#v=1&…", "columns": […], "sample": {…}, "readout": {…}, "loss": "last"}`.
//! The link alone says everything but trained numbers; the others are there to be used elsewhere, and to be compared when the file is
//! read: what does not come out again bit for bit is named. Tensors are `{"shape": […], "data": […]}`, row by row; ±∞ and
//! NaN are the texts `"Infinity"`, `"-Infinity"` and `"NaN"`.
//!
//! | in a column | holds |
//! |---|---|
//! | `cell`, `name`, `loss` | the column as links write it, as the page names it, and L |
//! | `given` | where the cell runs with numbers that were not drawn: those of its tensors and its readout, one after the other |
//! | `params`, `param_gradients` | a tensor for each of PyTorch's names |
//! | `input`, `output` | x `[T, I]` and y `[T, 1]`, each with `values` and `gradient` |
//! | `initial` | the states before the first step, `[1, H]`, each with `values` and `gradient` |
//! | `nodes` | every node `[T, H]` with its `term`, `values` and `gradient` |

mod compare;
mod error;
mod read;
mod tree;
mod write;

use super::numbers::Specials;
pub use error::{ImportError, Kind};
pub use read::{Imported, MAX_BYTES, read};
pub use write::Json;

/// What the file says it is.
const SCHEMA: &str = "gatescope-comparison/1";

const SPECIALS: Specials = ["\"Infinity\"", "\"-Infinity\"", "\"NaN\""];
