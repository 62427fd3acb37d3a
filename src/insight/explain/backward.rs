//! What did a number move?
//!
//! The loss, through all that read it. Each reader hands back its share `∂reader/∂v · ∂L/∂reader`; the local derivative
//! is a weight, the other factor of a product, σ′ = y(1 − y), tanh′ = 1 − y², or ±1.

use super::forward::{sigmoid_slope, tanh_slope};
use super::{Arithmetic, Operand, Place};
use crate::cell::{Block, Factor, NodeId, Op, Source, Term};
use crate::insight::Magnitude;
use crate::math::{Real, Rounded};
use std::ops::Range;

/// What a number's gradient is made of: `gradient = seed + Σ shares`.
#[derive(Clone, Debug, PartialEq)]
pub struct Backward {
    /// ∂L/∂(the number), as the engine left it.
    pub gradient: f64,
    /// What the loss itself sees of the number.
    pub seed: f64,
    /// What comes back from each reader, the largest first.
    pub shares: Vec<Share>,
    /// How a state's gradient was cut down when it arrived at the step; seed and shares are what is left of them.
    pub clip: Option<Clip>,
}

/// What comes back from one reader.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Which number reads.
    pub reader: Place,
    /// ∂L/∂(the reader).
    pub gradient: f64,
    /// ∂(the reader)/∂(the number), spelled out.
    pub local: Local,
    /// ∂(the reader)/∂(the number).
    pub derivative: f64,
    /// What comes back: derivative · gradient, or 0 where nothing passes, cut down where gradients are clipped.
    pub amount: f64,
    /// Why nothing passes.
    pub stop: Option<Stop>,
}

/// A local derivative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Local {
    /// The number is added: 1.
    One,
    /// The number is subtracted: −1.
    MinusOne,
    /// The number is multiplied: by a weight, by what a weight multiplies, by a product's other factor.
    Factor(Operand),
    /// 1 − the number is multiplied: −(the other factor).
    MinusFactor(Operand),
    /// The number enters σ: y·(1 − y) with the reader's value y.
    Sigmoid(f64),
    /// The number enters tanh: 1 − y² with the reader's value y.
    Tanh(f64),
}

/// Why no gradient passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The reader's value was replaced: it does not depend on what it reads.
    Replaced,
    /// The edge was cut, to see the gradient along the other paths.
    Cut,
}

/// A gradient that was cut down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clip {
    /// ‖∂L/∂state‖ over all units, as it arrived from later steps and the loss.
    pub norm: f64,
    /// The norm that is allowed.
    pub most: f64,
}

impl Clip {
    /// By what the gradient was multiplied.
    pub fn scale(&self) -> f64 {
        self.most / self.norm
    }
}

impl Backward {
    /// The seed and all shares, added up from the largest share to the smallest.
    pub fn sum(&self) -> f64 {
        self.shares.iter().fold(self.seed, |sum, share| sum + share.amount)
    }

    /// What all shares after the first few add together.
    pub fn rest(&self, few: usize) -> f64 {
        self.shares.iter().skip(few).fold(0.0, |sum, share| sum + share.amount)
    }
}

impl Arithmetic<'_> {
    /// What the number at a place moved; `None` where the run has no such place.
    pub fn backward(&self, place: Place) -> Option<Backward> {
        let gradient = self.gradient(place)?;
        let mut shares = Vec::new();
        let (mut seed, mut clip) = (0.0, None);
        match place {
            Place::Value { node, t, unit } => {
                seed = self.seed(node, t, unit);
                self.each_share(Source::Previous(node), t + 1, unit, |share| shares.push(share));
                clip = self.clip(node, t);
                let scale = clip.map_or(1.0, |clip| clip.scale());
                seed *= scale;
                shares.iter_mut().for_each(|share| share.amount *= scale);
                self.each_share(Source::Node(node), t, unit, |share| shares.push(share));
            }
            Place::Before { state, unit } => {
                self.each_share(Source::Previous(state), 0, unit, |share| shares.push(share));
            }
            Place::Input { t, k } => self.each_share(Source::Input, t, k, |share| shares.push(share)),
            Place::Weight { block, row, column } => {
                self.each_use(block, row, column, |share| shares.push(share));
            }
        }
        shares.sort_by(|a, b| b.amount.abs().total_cmp(&a.amount.abs()));
        Some(Backward { gradient, seed, shares, clip })
    }

    /// ∂L/∂(a node's value) as the loss itself sees it.
    fn seed(&self, node: NodeId, t: usize, unit: usize) -> f64 {
        let dims = self.plan.dims();
        let at = (t * dims.hidden + unit) * dims.batch;
        let seeds = self.seeds.slabs().filter(|(n, _)| *n == node).filter_map(|(_, seed)| seed.get(at));
        seeds.fold(Rounded::ZERO, |sum, &seed| sum + self.number(seed)).to_f64()
    }

    /// Every share of the k-th number of a source in what the equations of step t read; none after the last step.
    fn each_share(&self, source: Source, t: usize, k: usize, mut visit: impl FnMut(Share)) {
        for (reader, edge) in self.edges(source, t) {
            for unit in self.readers(edge, k) {
                visit(self.share([reader, t, unit], source, self.local(edge, [reader, t, unit], k)));
            }
        }
    }

    /// Every way in which the equations of step t read a source.
    fn edges(&self, source: Source, t: usize) -> impl Iterator<Item = (NodeId, Edge)> {
        let nodes = self.plan.graph().nodes.iter().enumerate().filter(move |_| t < self.plan.dims().steps);
        nodes.flat_map(move |(reader, node)| edges(&node.op, source).into_iter().map(move |edge| (reader, edge)))
    }

    /// The units whose equation reads the k-th number.
    fn readers(&self, edge: Edge, k: usize) -> Range<usize> {
        if matches!(edge, Edge::Dense(_)) { 0..self.plan.dims().hidden } else { k..k + 1 }
    }

    fn local(&self, edge: Edge, [reader, t, unit]: [usize; 3], k: usize) -> Local {
        match edge {
            Edge::Dense(block) => Local::Factor(self.weight(block, unit, k)),
            Edge::Diagonal(block) => Local::Factor(self.weight(block, unit, 0)),
            Edge::Value => Local::One,
            Edge::Complement => Local::MinusOne,
            Edge::Sigmoid => Local::Sigmoid(self.trace.slab(reader).at(t, unit, 0)),
            Edge::Tanh => Local::Tanh(self.trace.slab(reader).at(t, unit, 0)),
            Edge::Times(other) => Local::Factor(self.factor(other, t, unit)),
            Edge::ComplementTimes(other) => Local::MinusFactor(self.factor(other, t, unit)),
        }
    }

    /// Every share of a parameter: one for each step of each node that uses it.
    fn each_use(&self, block: Block, row: usize, column: usize, mut visit: impl FnMut(Share)) {
        for (reader, node) in self.plan.graph().nodes.iter().enumerate() {
            let Op::Sum(terms) = &node.op else { continue };
            for term in terms.iter().filter(|term| term.block() == Some(block)) {
                for t in 0..self.plan.dims().steps {
                    let local = match *term {
                        Term::Dense(_, s) => Local::Factor(self.operand(s, t, column)),
                        Term::Diagonal(_, s) => Local::Factor(self.operand(s, t, row)),
                        Term::Bias(_) | Term::Value(_) => Local::One,
                    };
                    let stop = self.stop(reader, t, row, None);
                    visit(self.handed_back(Place::Value { node: reader, t, unit: row }, local, stop));
                }
            }
        }
    }

    /// What a reader, given by node, step and unit, hands back to a source.
    fn share(&self, [node, t, unit]: [usize; 3], source: Source, local: Local) -> Share {
        let stop = self.stop(node, t, unit, Some(source));
        self.handed_back(Place::Value { node, t, unit }, local, stop)
    }

    fn handed_back(&self, reader: Place, local: Local, stop: Option<Stop>) -> Share {
        let (gradient, derivative) = (self.derivative(reader), self.slope(local));
        let amount = if stop.is_some() { Rounded::ZERO } else { derivative * self.number(gradient) };
        Share { reader, gradient, local, derivative: derivative.to_f64(), amount: amount.to_f64(), stop }
    }

    fn stop(&self, node: NodeId, t: usize, unit: usize, source: Option<Source>) -> Option<Stop> {
        let edits = self.plan.edits();
        match source {
            _ if edits.replaced(node, t, unit).is_some() => Some(Stop::Replaced),
            Some(source) if edits.is_cut(node, source) => Some(Stop::Cut),
            _ => None,
        }
    }

    fn slope(&self, local: Local) -> Rounded {
        match local {
            Local::One => Rounded::ONE,
            Local::MinusOne => -Rounded::ONE,
            Local::Factor(other) => self.number(other.factor),
            Local::MinusFactor(other) => -self.number(other.factor),
            Local::Sigmoid(y) => sigmoid_slope(self.number(y)),
            Local::Tanh(y) => tanh_slope(self.number(y)),
        }
    }

    /// How the gradient of a state that arrived at step t was cut down; `None` where it was not.
    fn clip(&self, node: NodeId, t: usize) -> Option<Clip> {
        let most = self.plan.edits().clip.filter(|_| self.plan.graph().states.contains(&node))?;
        let norm = Magnitude::norm(self.arrived(node, t).into_iter(), 0).value();
        (norm > most).then_some(Clip { norm, most })
    }

    /// What arrives at a state from the loss and from the next step, `[H]`: the sums of all shares, row by row.
    fn arrived(&self, node: NodeId, t: usize) -> Vec<f64> {
        let (source, hidden) = (Source::Previous(node), self.plan.dims().hidden);
        let mut sums: Vec<f64> = (0..hidden).map(|unit| self.seed(node, t, unit)).collect();
        for (reader, edge) in self.edges(source, t + 1) {
            let at = |unit| [reader, t + 1, unit];
            match edge {
                Edge::Dense(block) => {
                    for (unit, row) in self.params.block(block).chunks_exact(hidden).enumerate() {
                        // A row of the matrix lies in one piece: every unit's share of this reader at once.
                        let d = self.share(at(unit), source, Local::One).amount;
                        let each = |&w: &f64| (self.number(w) * self.number(d)).to_f64();
                        sums.iter_mut().zip(row).for_each(|(sum, w)| *sum += each(w));
                    }
                }
                _ => sums.iter_mut().enumerate().for_each(|(unit, sum)| {
                    *sum += self.share(at(unit), source, self.local(edge, at(unit), unit)).amount;
                }),
            }
        }
        sums
    }
}

/// How an equation reads a source.
#[derive(Clone, Copy)]
enum Edge {
    Dense(Block),
    Diagonal(Block),
    Value,
    Sigmoid,
    Tanh,
    Complement,
    /// Beside this factor.
    Times(Factor),
    /// As 1 − itself, beside this factor.
    ComplementTimes(Factor),
}

/// Every way in which an equation reads a source.
fn edges(op: &Op, source: Source) -> Vec<Edge> {
    match op {
        Op::Sum(terms) => terms.iter().filter(|term| term.source() == Some(source)).filter_map(of_term).collect(),
        Op::Sigmoid(s) if *s == source => vec![Edge::Sigmoid],
        Op::Tanh(s) if *s == source => vec![Edge::Tanh],
        Op::Complement(s) if *s == source => vec![Edge::Complement],
        Op::Product(a, b) => {
            let of = |(own, other): (Factor, Factor)| match own {
                Factor::Of(s) => (s == source).then_some(Edge::Times(other)),
                Factor::Complement(s) => (s == source).then_some(Edge::ComplementTimes(other)),
            };
            [(*a, *b), (*b, *a)].into_iter().filter_map(of).collect()
        }
        Op::Sigmoid(_) | Op::Tanh(_) | Op::Complement(_) | Op::One => Vec::new(),
    }
}

fn of_term(term: &Term) -> Option<Edge> {
    match *term {
        Term::Dense(block, _) => Some(Edge::Dense(block)),
        Term::Diagonal(block, _) => Some(Edge::Diagonal(block)),
        Term::Value(_) => Some(Edge::Value),
        Term::Bias(_) => None,
    }
}
