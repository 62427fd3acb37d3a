//! How do other frameworks and papers write the same cell, and does it compute the same?
//!
//! Everything but the list of who writes what (`dialects`) follows from the graphs of the two variants: the equations
//! side by side with marks on what differs, and whether one can compute what the other does. Two cells are equivalent
//! where their graphs are the same, or the same but for the meaning of the gate that keeps: with `z′ = 1 − z` what was
//! kept is written and the other way round, and negating that gate's weights and biases undoes it.

mod carry;
mod dialects;
mod pieces;

use super::convention::Form;
use super::error::ConventionError;
use super::table::Lies;
use crate::cell::{Graph, Tensor, Variant};
use crate::engine::EngineError;
use dialects::{DIALECTS, Dialect, Offer};
use pieces::Spelling;
pub use pieces::{Line, Piece};

/// A cell at hand beside the same cell as someone else writes it.
#[derive(Clone, Debug)]
pub struct Translation {
    /// Who writes it, as a key of the words: `keras`, `chung-2014`.
    pub id: &'static str,
    /// The cell at hand.
    pub ours: Variant,
    /// The cell that the other computes.
    pub theirs: Variant,
    /// What has to be chosen there, as code: `reset_after=False`; empty where there is nothing to choose.
    pub option: &'static str,
    /// The equations side by side.
    pub lines: Vec<Line>,
    /// The other's names for symbols that have another name there.
    pub names: &'static [(&'static str, &'static str)],
    /// Biases of each gate: 1 or 2.
    pub biases: usize,
    /// The other's stored tensors with the canonical tensors that each holds; none for a paper.
    pub tensors: Vec<(String, Vec<&'static str>)>,
    /// What has to be done with the weights.
    pub steps: Vec<Step>,
    /// Whether it computes the same.
    pub relation: Relation,
    form: Option<Form>,
}

/// What has to be done with the weights so that the other cell computes the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The gate blocks lie in another order.
    Order {
        /// The canonical order.
        ours: Vec<&'static str>,
        /// The stored order.
        theirs: Vec<&'static str>,
    },
    /// Matrices are stored with rows and columns exchanged.
    Transposed,
    /// One bias is the sum of both.
    SummedBias,
    /// A gate's weights and biases change their sign: σ(−s) = 1 − σ(s).
    Negated {
        /// The gate.
        gate: &'static str,
        /// Its block.
        block: usize,
    },
}

/// Whether two cells can compute the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// With the weights carried over, every output is the same.
    Equivalent,
    /// No weights make them the same: the flags and the parts taken out that one has and the other has not.
    Different(Vec<String>),
}

/// Why two cells cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TranslationError {
    /// The other has no place for a parameter.
    #[error(transparent)]
    Convention(#[from] ConventionError),
    /// The parameters do not fit the sequence.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl Translation {
    /// Everyone who writes a cell of this kind, frameworks first.
    pub fn all(variant: &Variant) -> Vec<Self> {
        DIALECTS.iter().filter_map(|dialect| Self::new(dialect, variant)).collect()
    }

    /// The dialect's cell that computes the same, or else the one that it means by default.
    fn new(dialect: &Dialect, ours: &Variant) -> Option<Self> {
        let parse = |offer: &'static Offer| Some((offer, Variant::parse(offer.variant)?));
        let offers: Vec<_> =
            dialect.cells.iter().filter_map(parse).filter(|(_, v)| v.kind.id == ours.kind.id).collect();
        let same = offers.iter().find(|(_, theirs)| difference(ours, theirs).is_empty());
        let (offer, theirs) = same.or(offers.first())?.clone();
        let form = dialect.stores.and_then(|convention| Form::new(convention, &theirs, true).ok());
        let single_bias = form.as_ref().is_none_or(|form| !form.holds(Tensor::BiasHh));
        let (a, b) = (ours.graph(), theirs.graph());
        let reasons = difference(ours, &theirs);
        Some(Self {
            id: dialect.id,
            option: offer.option,
            lines: pieces::lines(&a, &b, Spelling { single_bias, names: offer.names }),
            names: offer.names,
            biases: if single_bias { 1 } else { 2 },
            tensors: form.as_ref().map(Form::contents).unwrap_or_default(),
            steps: steps(&a, &b, form.as_ref(), single_bias),
            relation: if reasons.is_empty() { Relation::Equivalent } else { Relation::Different(reasons) },
            ours: ours.clone(),
            theirs,
            form,
        })
    }
}

/// The flags and the parts taken out that one cell has and the other has not, but for those that the weights can undo.
fn difference(ours: &Variant, theirs: &Variant) -> Vec<String> {
    if is_same(&ours.graph(), &theirs.graph()) {
        return Vec::new();
    }
    let flags = ours.kind.flags.iter().map(|flag| flag.id).filter(|id| ours.has(id) != theirs.has(id));
    let matters = |id: &&str| !is_same(&ours.graph(), &with_flag_turned(ours, id).graph());
    let parts = ours.offered().into_iter().filter(|a| ours.ablations.contains(a) != theirs.ablations.contains(a));
    flags.filter(matters).map(str::to_owned).chain(parts.map(|part| part.to_string())).collect()
}

fn with_flag_turned(variant: &Variant, id: &str) -> Variant {
    let on = |flag: &&'static str| variant.has(flag) != (*flag == id);
    let flags = variant.kind.flags.iter().map(|flag| flag.id).filter(on).collect();
    Variant { flags, ..variant.clone() }
}

/// Whether the graphs are the same, or the same with the gate that keeps turned round.
fn is_same(a: &Graph, b: &Graph) -> bool {
    a == b || turned_gate(a, b).is_some()
}

/// The gate that keeps in one graph and replaces in the other, with its block, where that is all that differs.
fn turned_gate(a: &Graph, b: &Graph) -> Option<(&'static str, usize)> {
    let keeps = a.keeps()?;
    (a != b && a.mirrored(keeps.gate) == *b).then_some((keeps.gate, keeps.block))
}

fn steps(ours: &Graph, theirs: &Graph, form: Option<&Form>, single_bias: bool) -> Vec<Step> {
    let negated = turned(ours, theirs).map(|(gate, block)| Step::Negated { gate, block });
    let stored = form.map(Form::stored_gates).filter(|stored| stored != ours.blocks);
    let order = stored.map(|theirs| Step::Order { ours: ours.blocks.to_vec(), theirs });
    let transposed = form.is_some_and(|form| form.lies(Lies::ByColumn)).then_some(Step::Transposed);
    let summed = single_bias.then_some(Step::SummedBias);
    [negated, summed, transposed, order].into_iter().flatten().collect()
}

/// The gate that keeps in one cell and replaces in the other, whatever else differs.
fn turned(ours: &Graph, theirs: &Graph) -> Option<(&'static str, usize)> {
    let (a, b) = (ours.keeps()?, theirs.keeps()?);
    (a.gate == b.gate && a.sign != b.sign).then_some((a.gate, a.block))
}
