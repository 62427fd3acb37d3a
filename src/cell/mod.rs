//! What is a recurrent cell?
//!
//! A cell kind is defined once, as a small graph of named nodes that reads like the equations in the paper.
//! Forward pass, trace, gradients, drawings, columns of files and tests are derived from it. **A new kind costs
//! one file here and one line in [`registry`].**

mod ablation;
mod elman;
mod equation;
mod graph;
mod gru;
mod keep;
mod lstm;
mod lstm_peephole;
mod mgu;
mod node;

pub use ablation::Ablation;
pub use graph::{Equations, Graph, complement};
pub use keep::{Keeps, Kept};
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

/// A kind of cell: its name and its equations.
#[derive(Clone, Copy, Debug)]
pub struct CellKind {
    /// Its name in links, files and, as a key, in the words.
    pub id: &'static str,
    /// Its family.
    pub family: Family,
    /// The deviations that can be chosen.
    pub flags: &'static [Flag],
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

/// A kind with the deviations that were chosen and without the parts that were taken out; written `gru`,
/// `gru.reset-before` or `lstm.no-f`.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The kind.
    pub kind: &'static CellKind,
    /// The chosen deviations, in the order of the kind's list.
    pub flags: Vec<&'static str>,
    /// What was taken out, in the order of [`Ablation::of`].
    pub ablations: Vec<Ablation>,
}

impl Variant {
    /// The canonical form of a kind.
    pub fn plain(kind: &'static CellKind) -> Self {
        Self::new(kind, Vec::new())
    }

    fn new(kind: &'static CellKind, flags: Vec<&'static str>) -> Self {
        Self { kind, flags, ablations: Vec::new() }
    }

    /// Reads `kind` or `kind.flag.flag`; `None` where the kind, a flag or an ablation is unknown.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let kind = find(parts.next()?)?;
        let (flags, ablations): (Vec<&str>, Vec<&str>) =
            parts.partition(|id| kind.flags.iter().any(|flag| flag.id == *id));
        let whole = Self::new(kind, kind.flags.iter().map(|flag| flag.id).filter(|id| flags.contains(id)).collect());
        let offered = whole.offered();
        let wanted: Option<Vec<Ablation>> =
            ablations.iter().map(|id| offered.iter().copied().find(|a| a.to_string() == *id)).collect();
        let wanted = wanted?;
        Some(Self { ablations: offered.into_iter().filter(|a| wanted.contains(a)).collect(), ..whole })
    }

    /// Whether a deviation was chosen.
    pub fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    /// The variant's equations.
    pub fn graph(&self) -> Graph {
        let mut graph = (self.kind.graph)(self);
        self.ablations.iter().for_each(|ablation| ablation.apply(&mut graph));
        graph
    }

    /// The gate that keeps the state of the whole cell, where there is one.
    pub fn keeps(&self) -> Option<Keeps> {
        (self.kind.graph)(self).keeps()
    }

    /// The same cell with nothing taken out.
    pub fn whole(&self) -> Self {
        Self::new(self.kind, self.flags.clone())
    }

    /// What can be taken out of the whole cell.
    pub fn offered(&self) -> Vec<Ablation> {
        Ablation::of(&(self.kind.graph)(self))
    }

    /// The same cell with a part taken out, or put back.
    pub fn toggled(&self, ablation: Ablation) -> Self {
        let on = |a: &Ablation| self.ablations.contains(a) != (*a == ablation);
        Self { ablations: self.offered().into_iter().filter(on).collect(), ..self.clone() }
    }

    /// Every variant of every kind: each kind plain, and with every choice of its flags.
    pub fn all() -> Vec<Self> {
        let chosen = |kind: &CellKind, choice: usize| {
            let flags = kind.flags.iter().enumerate().filter(|(k, _)| choice >> k & 1 == 1);
            flags.map(|(_, flag)| flag.id).collect()
        };
        let each = |kind: &'static CellKind| {
            (0..1 << kind.flags.len()).map(move |choice| Self::new(kind, chosen(kind, choice)))
        };
        registry().iter().flat_map(each).collect()
    }

    /// Every variant of [`Variant::all`] with each single part taken out.
    pub fn all_ablated() -> Vec<Self> {
        let each = |variant: Self| variant.offered().into_iter().map(move |a| variant.toggled(a)).collect::<Vec<_>>();
        Self::all().into_iter().flat_map(each).collect()
    }
}

impl PartialEq for Variant {
    fn eq(&self, other: &Self) -> bool {
        self.kind.id == other.kind.id && self.flags == other.flags && self.ablations == other.ablations
    }
}

impl std::fmt::Display for Variant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind.id)?;
        self.flags.iter().try_for_each(|flag| write!(f, ".{flag}"))?;
        self.ablations.iter().try_for_each(|ablation| write!(f, ".{ablation}"))
    }
}
