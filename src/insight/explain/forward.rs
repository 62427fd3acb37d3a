//! What made a number?
//!
//! Its node's equation with all its numbers: for a pre-activation every single product, `Σ_k W[u,k]·x[k] + Σ_k U[u,k]·h[k]
//! + b[u]`. What is computed here is computed in the engine's order, so that it must give the engine's bits.

use super::{Arithmetic, Operand, Place};
use crate::cell::{Block, Factor, NodeId, Op, Source, Term};
use crate::math::{Real, Rounded};

/// How a number came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// The number, as the engine left it.
    pub value: f64,
    /// What its equation gives: the same bits, unless the value was replaced.
    pub computed: f64,
    /// What a person replaced it by; then it does not depend on its operands.
    pub replaced: Option<f64>,
    /// The equation.
    pub kind: Kind,
}

/// An equation with its numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Nothing was computed: an input, a parameter, an initial state.
    Given,
    /// A sum.
    Sum {
        /// Every summand, the largest first.
        summands: Vec<Summand>,
        /// What each part of the equation gives, in its order.
        groups: Vec<Group>,
    },
    /// `y = σ(argument)`
    Sigmoid {
        /// The argument.
        argument: Operand,
        /// `σ′(argument) = y·(1 − y)`
        slope: f64,
    },
    /// `y = tanh(argument)`
    Tanh {
        /// The argument.
        argument: Operand,
        /// `tanh′(argument) = 1 − y²`
        slope: f64,
    },
    /// `a · b`
    Product([Operand; 2]),
    /// `1 − s`
    Complement(Operand),
    /// `1`: the gate was taken out.
    One,
}

/// One summand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summand {
    /// What stands first: a weight, a bias, or the value that is added.
    pub first: Operand,
    /// What a weight multiplies.
    pub second: Option<Operand>,
    /// Which of the groups it belongs to.
    pub group: usize,
    /// What it adds.
    pub amount: f64,
}

/// A part of a sum: `W_f x`, `U_f h₋₁`, or all biases.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its terms in the equation.
    pub terms: Vec<Term>,
    /// What it adds, summed in f64.
    pub amount: f64,
}

impl Kind {
    /// What all summands after the first few add together; 0 where there are no more, and in what is no sum.
    pub fn rest(&self, few: usize) -> f64 {
        match self {
            Self::Sum { summands, .. } => summands.iter().skip(few).fold(0.0, |sum, summand| sum + summand.amount),
            _ => 0.0,
        }
    }
}

impl Arithmetic<'_> {
    /// How the number at a place came about; `None` where the run has no such place.
    pub fn forward(&self, place: Place) -> Option<Forward> {
        let value = self.value(place)?;
        let Place::Value { node, t, unit } = place else {
            return Some(Forward { value, computed: value, replaced: None, kind: Kind::Given });
        };
        let (kind, computed) = self.equation(node, t, unit);
        let replaced = self.plan.edits().replaced(node, t, unit).map(|level| self.format.round(level));
        Some(Forward { value, computed: computed.to_f64(), replaced, kind })
    }

    fn equation(&self, node: NodeId, t: usize, unit: usize) -> (Kind, Rounded) {
        match &self.plan.graph().nodes[node].op {
            Op::Sum(_) => self.sum(node, t, unit),
            Op::Sigmoid(s) => {
                let argument = self.operand(*s, t, unit);
                let y = self.number(argument.value).sigmoid();
                (Kind::Sigmoid { argument, slope: sigmoid_slope(y).to_f64() }, y)
            }
            Op::Tanh(s) => {
                let argument = self.operand(*s, t, unit);
                let y = self.number(argument.value).tanh();
                (Kind::Tanh { argument, slope: tanh_slope(y).to_f64() }, y)
            }
            Op::Product(a, b) => {
                let [a, b] = [a, b].map(|factor| self.factor(*factor, t, unit));
                (Kind::Product([a, b]), self.number(a.factor) * self.number(b.factor))
            }
            Op::Complement(s) => {
                let s = self.complement(*s, t, unit);
                (Kind::Complement(s), self.number(s.factor))
            }
            Op::One => (Kind::One, Rounded::ONE),
        }
    }

    /// One side of a product.
    pub(super) fn factor(&self, factor: Factor, t: usize, unit: usize) -> Operand {
        match factor {
            Factor::Of(s) => self.operand(s, t, unit),
            Factor::Complement(s) => self.complement(s, t, unit),
        }
    }

    fn sum(&self, node: NodeId, t: usize, unit: usize) -> (Kind, Rounded) {
        let (mut summands, mut groups, mut total) = (Vec::new(), Vec::<Group>::new(), None);
        for term in self.plan.terms_in_order(node) {
            let group = group_of(&mut groups, term);
            self.each_summand(term, t, unit, |first, second| {
                let amount =
                    second.map_or(self.number(first.value), |s| self.number(first.value) * self.number(s.value));
                total = Some(match (total, term) {
                    // Where nothing stands before it, a value is taken as it is: −0 stays −0.
                    (None, Term::Value(_)) => amount,
                    (total, _) => total.unwrap_or(Rounded::ZERO) + amount,
                });
                groups[group].amount += amount.to_f64();
                summands.push(Summand { first, second, group, amount: amount.to_f64() });
            });
        }
        summands.sort_by(|a, b| b.amount.abs().total_cmp(&a.amount.abs()));
        (Kind::Sum { summands, groups }, total.unwrap_or(Rounded::ZERO))
    }

    fn each_summand(&self, term: Term, t: usize, unit: usize, mut add: impl FnMut(Operand, Option<Operand>)) {
        match term {
            Term::Dense(block, s) => {
                for k in 0..self.columns(s) {
                    add(self.weight(block, unit, k), Some(self.operand(s, t, k)));
                }
            }
            Term::Diagonal(block, s) => add(self.weight(block, unit, 0), Some(self.operand(s, t, unit))),
            Term::Bias(block) => add(self.weight(block, unit, 0), None),
            Term::Value(s) => add(self.operand(s, t, unit), None),
        }
    }

    fn columns(&self, source: Source) -> usize {
        let dims = self.plan.dims();
        if source == Source::Input { dims.input } else { dims.hidden }
    }

    pub(super) fn weight(&self, block: Block, row: usize, column: usize) -> Operand {
        self.at(Place::Weight { block, row, column })
    }
}

/// `σ′ = y·(1 − y)`
pub(super) fn sigmoid_slope(y: Rounded) -> Rounded {
    y * (Rounded::ONE - y)
}

/// `tanh′ = 1 − y²`
pub(super) fn tanh_slope(y: Rounded) -> Rounded {
    Rounded::ONE - y * y
}

/// The group of a term, which is begun where there is none yet; biases are one group.
fn group_of(groups: &mut Vec<Group>, term: Term) -> usize {
    let is_bias = |t: &Term| matches!(t, Term::Bias(_));
    if let Some(k) = groups.iter().position(|g| is_bias(&term) && g.terms.iter().all(is_bias)) {
        groups[k].terms.push(term);
        return k;
    }
    groups.push(Group { terms: vec![term], amount: 0.0 });
    groups.len() - 1
}
