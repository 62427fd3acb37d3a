//! What is a recurrent cell?
//!
//! A cell kind is defined once, as a small graph of named nodes that reads like the equations in the paper.
//! Forward pass, trace, gradients, drawings, columns of files and tests are derived from it. **A new kind costs
//! one file here and one line in [`registry`].**

mod elman;
mod equation;
mod graph;
mod gru;
mod lstm;
mod lstm_peephole;
mod mgu;
mod node;

pub use graph::{Equations, Graph, complement};
pub use node::{
    Block, Expression, Factor, Interval, Node, NodeId, Op, P, Role, Source, Tensor, Term, U, W, b, b_hh, b_ih,
};

/// The family that a kind belongs to; every family has one hue, everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Without gates.
    Rnn,
    /// With a cell state besides the hidden state.
    Lstm,
    /// Gates act on the hidden state itself.
    Gru,
}

/// A deviation from the canonical equations, which a person can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Its name in links and, as a key, in the words: `reset-before`.
    pub id: &'static str,
}

/// The gate whose bias decides how much of the state is kept from one step to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keeps {
    /// The gate's symbol.
    pub gate: &'static str,
    /// The gate's block in the bias tensors.
    pub block: usize,
    /// +1 where the gate keeps, −1 where it replaces: kept share = σ(sign · pre-activation).
    pub sign: f64,
}

/// A kind of cell: its name and its equations.
#[derive(Clone, Copy, Debug)]
pub struct CellKind {
    /// Its name in links, files and, as a key, in the words.
    pub id: &'static str,
    /// Its family.
    pub family: Family,
    /// The deviations that can be chosen.
    pub flags: &'static [Flag],
    /// The gate that keeps the state, where there is one.
    pub keeps: Option<Keeps>,
    /// The equations of a variant.
    pub graph: fn(&Variant) -> Graph,
}

/// Every kind of cell, in the order in which they are offered.
pub fn registry() -> &'static [CellKind] {
    const KINDS: &[CellKind] = &[lstm::KIND, gru::KIND, elman::KIND, lstm_peephole::KIND, mgu::KIND];
    KINDS
}

/// The kind with this name.
pub fn find(id: &str) -> Option<&'static CellKind> {
    registry().iter().find(|kind| kind.id == id)
}

/// A kind with the deviations that were chosen; written `gru` or `gru.reset-before`.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The kind.
    pub kind: &'static CellKind,
    /// The chosen deviations, in the order of the kind's list.
    pub flags: Vec<&'static str>,
}

impl Variant {
    /// The canonical form of a kind.
    pub fn plain(kind: &'static CellKind) -> Self {
        Self { kind, flags: Vec::new() }
    }

    /// Reads `kind` or `kind.flag.flag`; `None` where the kind or a flag is unknown.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let kind = find(parts.next()?)?;
        let chosen: Vec<&str> = parts.collect();
        let known = |id: &&str| kind.flags.iter().any(|flag| flag.id == *id);
        if !chosen.iter().all(known) {
            return None;
        }
        let flags = kind.flags.iter().map(|flag| flag.id).filter(|id| chosen.contains(id)).collect();
        Some(Self { kind, flags })
    }

    /// Whether a deviation was chosen.
    pub fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    /// The variant's equations.
    pub fn graph(&self) -> Graph {
        (self.kind.graph)(self)
    }

    /// Every variant of every kind: each kind plain, and with each of its flags alone.
    pub fn all() -> Vec<Self> {
        let alone = |kind: &'static CellKind| kind.flags.iter().map(move |flag| Self { kind, flags: vec![flag.id] });
        registry().iter().flat_map(|kind| std::iter::once(Self::plain(kind)).chain(alone(kind))).collect()
    }
}

impl PartialEq for Variant {
    fn eq(&self, other: &Self) -> bool {
        self.kind.id == other.kind.id && self.flags == other.flags
    }
}

impl std::fmt::Display for Variant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind.id)?;
        self.flags.iter().try_for_each(|flag| write!(f, ".{flag}"))
    }
}
