//! Gated recurrent unit, in PyTorch's form; the 2014 paper's form as an option.
//!
//! Cho et al. 2014, "Learning Phrase Representations using RNN Encoder–Decoder", applies the reset gate to h
//! before the recurrent product. PyTorch and Keras (`reset_after=True`) apply it after the product, where the
//! recurrent bias stands inside the parentheses; the numbers differ. Here z *keeps*: z = 1 copies h. In Chung et al. 2014,
//! "Empirical Evaluation of Gated Recurrent Neural Networks", and many textbooks z *updates*: z = 0 copies h.
//!
//! ```text
//! r = σ(W_r x + U_r h + b_r)                        z = σ(W_z x + U_z h + b_z)
//! n = tanh(W_n x + b_in + r ⊙ (U_n h + b_hn))       reset after the product (default)
//! n = tanh(W_n x + b_in + U_n (r ⊙ h) + b_hn)       reset before the product
//! h' = (1 − z) ⊙ n + z ⊙ h                          z keeps (default)
//! h' = z ⊙ n + (1 − z) ⊙ h                          z updates
//! ```

use super::graph::{Equations, Graph, complement};
use super::node::{Interval, Op, Source, U, W, b, b_hh, b_ih};
use super::{CellKind, Family, Flag, Variant};

const RESET_BEFORE: &str = "reset-before";
const Z_UPDATES: &str = "z-updates";

/// The GRU's entry in the registry.
pub const KIND: CellKind =
    CellKind { id: "gru", family: Family::Gru, flags: &[Flag { id: RESET_BEFORE }, Flag { id: Z_UPDATES }], graph };

fn graph(variant: &Variant) -> Graph {
    let mut e = Equations::new(&["r", "z", "n"]);
    let x = e.input();
    let h = e.previous("h");
    let r = e.gate(["pre_r", "r"], "reset-gate", W(0) * x + U(0) * h + b(0));
    let z = e.gate(["pre_z", "z"], "update-gate", W(1) * x + U(1) * h + b(1));
    let n = if variant.has(RESET_BEFORE) { reset_before(&mut e, x, h, r) } else { reset_after(&mut e, x, h, r) };
    let (writes, keeps) = if variant.has(Z_UPDATES) { (z.into(), complement(z)) } else { (complement(z), z.into()) };
    let written = e.product("written", "written", writes, n);
    let kept = e.product("kept", "kept", keeps, h);
    e.state("h", "hidden-state", Interval::Signed, Op::Sum((written + kept).into_terms()));
    e.place(POSITIONS);
    e.finish()
}

fn reset_after(e: &mut Equations, x: Source, h: Source, r: Source) -> Source {
    let q = e.part("q", "recurrent-part", U(2) * h + b_hh(2));
    let rq = e.product("rq", "reset-part", r, q);
    e.candidate(["pre_n", "n"], "candidate", W(2) * x + b_ih(2) + rq)
}

fn reset_before(e: &mut Equations, x: Source, h: Source, r: Source) -> Source {
    let rh = e.product("rh", "reset-part", r, h);
    e.candidate(["pre_n", "n"], "candidate", W(2) * x + U(2) * rh + b(2))
}

/// The kept share is decided at the left, where h comes in; the candidate is written at the right.
const POSITIONS: &[(&str, f32, f32)] = &[
    ("z", 1.0, 2.0),
    ("r", 2.0, 2.0),
    ("q", 2.75, 1.3),
    ("rq", 3.2, 2.0),
    ("rh", 3.2, 2.0),
    ("n", 4.2, 2.0),
    ("kept", 1.0, 0.0),
    ("written", 4.2, 0.8),
    ("h", 4.2, 0.0),
];
