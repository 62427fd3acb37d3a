//! Long short-term memory with a forget gate, in PyTorch's form.
//!
//! Hochreiter and Schmidhuber 1997, "Long Short-Term Memory"; forget gate by Gers, Schmidhuber and
//! Cummins 2000, "Learning to Forget".
//!
//! ```text
//! i = σ(W_i x + U_i h + b_i)      f = σ(W_f x + U_f h + b_f)
//! g = tanh(W_g x + U_g h + b_g)   o = σ(W_o x + U_o h + b_o)
//! c' = f ⊙ c + i ⊙ g              h' = o ⊙ tanh(c')
//! ```

use super::graph::{Equations, Graph};
use super::node::{Interval, Op, U, W, b};
use super::{CellKind, Family, Variant};

/// The LSTM's entry in the registry.
pub const KIND: CellKind = CellKind { id: "lstm", family: Family::Lstm, flags: &[], graph };

fn graph(_: &Variant) -> Graph {
    let mut e = Equations::new(&["i", "f", "g", "o"]);
    let x = e.input();
    let h = e.previous("h");
    let c = e.previous("c");
    let i = e.gate(["pre_i", "i"], "input-gate", W(0) * x + U(0) * h + b(0));
    let f = e.gate(["pre_f", "f"], "forget-gate", W(1) * x + U(1) * h + b(1));
    let g = e.candidate(["pre_g", "g"], "candidate", W(2) * x + U(2) * h + b(2));
    let o = e.gate(["pre_o", "o"], "output-gate", W(3) * x + U(3) * h + b(3));
    let kept = e.product("kept", "kept", f, c);
    let written = e.product("written", "written", i, g);
    let c = e.state("c", "cell-state", Interval::Real, Op::Sum((kept + written).into_terms()));
    let tanh_c = e.squashed("tanh_c", "squashed-cell", c);
    e.state("h", "hidden-state", Interval::Signed, Op::Product(o.into(), tanh_c.into()));
    e.place(POSITIONS);
    e.finish()
}

/// The textbook drawing: the cell state runs along the top, the gates stand in a row below it.
pub(super) const POSITIONS: &[(&str, f32, f32)] = &[
    ("f", 1.0, 2.0),
    ("i", 2.0, 2.0),
    ("g", 3.0, 2.0),
    ("o", 4.0, 2.0),
    ("kept", 1.0, 0.0),
    ("written", 2.5, 1.0),
    ("c", 2.5, 0.0),
    ("tanh_c", 4.5, 1.0),
    ("h", 5.0, 2.0),
];
