//! Minimal gated unit: one gate both forgets and resets.
//!
//! Zhou, Wu, Zhang and Zhou 2016, "Minimal Gated Unit for Recurrent Neural Networks". Here f *replaces*: f = 0
//! copies h, so the gate that keeps is 1 − f.
//!
//! ```text
//! f = σ(W_f x + U_f h + b_f)      n = tanh(W_n x + U_n (f ⊙ h) + b_n)
//! h' = (1 − f) ⊙ h + f ⊙ n
//! ```

use super::graph::{Equations, Graph, complement};
use super::node::{Interval, Op, U, W, b};
use super::{CellKind, Family, Variant};

/// The minimal gated unit's entry in the registry.
pub const KIND: CellKind = CellKind { id: "mgu", family: Family::Gru, flags: &[], graph };

fn graph(_: &Variant) -> Graph {
    let mut e = Equations::new(&["f", "n"]);
    let x = e.input();
    let h = e.previous("h");
    let f = e.gate(["pre_f", "f"], "forget-gate", W(0) * x + U(0) * h + b(0));
    let fh = e.product("fh", "reset-part", f, h);
    let n = e.candidate(["pre_n", "n"], "candidate", W(1) * x + U(1) * fh + b(1));
    let kept = e.product("kept", "kept", complement(f), h);
    let written = e.product("written", "written", f, n);
    e.state("h", "hidden-state", Interval::Signed, Op::Sum((kept + written).into_terms()));
    e.place(POSITIONS);
    e.finish()
}

/// As the GRU's, with one gate for both of its uses.
const POSITIONS: &[(&str, f32, f32)] =
    &[("f", 1.0, 2.0), ("fh", 2.2, 2.0), ("n", 3.4, 2.0), ("kept", 1.0, 0.0), ("written", 3.4, 0.8), ("h", 3.4, 0.0)];
