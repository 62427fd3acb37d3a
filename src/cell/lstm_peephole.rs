//! LSTM whose gates also see the cell state through diagonal weights.
//!
//! Gers and Schmidhuber 2000, "Recurrent Nets that Time and Count". The output gate sees the new cell state.
//!
//! ```text
//! i = σ(W_i x + U_i h + p_i ⊙ c + b_i)    f = σ(W_f x + U_f h + p_f ⊙ c + b_f)
//! g = tanh(W_g x + U_g h + b_g)           c' = f ⊙ c + i ⊙ g
//! o = σ(W_o x + U_o h + p_o ⊙ c' + b_o)   h' = o ⊙ tanh(c')
//! ```

use super::graph::{Equations, Graph};
use super::node::{Interval, Op, P, U, W, b};
use super::{CellKind, Family, Variant, lstm};

/// The peephole LSTM's entry in the registry.
pub const KIND: CellKind = CellKind { id: "lstm_peephole", family: Family::Lstm, flags: &[], graph };

fn graph(_: &Variant) -> Graph {
    let mut e = Equations::new(&["i", "f", "g", "o"]);
    let x = e.input();
    let h = e.previous("h");
    let c = e.previous("c");
    let i = e.gate(["pre_i", "i"], "input-gate", W(0) * x + U(0) * h + P(0) * c + b(0));
    let f = e.gate(["pre_f", "f"], "forget-gate", W(1) * x + U(1) * h + P(1) * c + b(1));
    let g = e.candidate(["pre_g", "g"], "candidate", W(2) * x + U(2) * h + b(2));
    let kept = e.product("kept", "kept", f, c);
    let written = e.product("written", "written", i, g);
    let c = e.state("c", "cell-state", Interval::Real, Op::Sum((kept + written).into_terms()));
    let o = e.gate(["pre_o", "o"], "output-gate", W(3) * x + U(3) * h + P(2) * c + b(3));
    let tanh_c = e.squashed("tanh_c", "squashed-cell", c);
    e.state("h", "hidden-state", Interval::Signed, Op::Product(o.into(), tanh_c.into()));
    e.place(lstm::POSITIONS);
    e.finish()
}
