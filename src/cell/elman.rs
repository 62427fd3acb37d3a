//! The plain tanh RNN: the baseline that shows what gates repair.
//!
//! Elman 1990, "Finding Structure in Time".
//!
//! ```text
//! h' = tanh(W x + U h + b)
//! ```

use super::graph::{Equations, Graph};
use super::node::{Interval, Op, U, W, b};
use super::{CellKind, Family, Variant};

/// The plain RNN's entry in the registry.
pub const KIND: CellKind = CellKind { id: "elman", family: Family::Rnn, flags: &[], graph };

fn graph(_: &Variant) -> Graph {
    let mut e = Equations::new(&["h"]);
    let x = e.input();
    let h = e.previous("h");
    let pre = e.pre_activation("pre_h", W(0) * x + U(0) * h + b(0));
    e.state("h", "hidden-state", Interval::Signed, Op::Tanh(pre));
    e.place(&[("h", 2.5, 1.0)]);
    e.finish()
}
