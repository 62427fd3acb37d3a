//! How does one batch run through a network, and what is each number's share of its loss?

use super::batch::Batch;
use super::clip::norm;
use super::network::Network;
use super::readout::Judge;
use super::stop::{Place, Trouble};
use crate::engine::{EngineError, Inputs, Plan, Seeds, Trace, Weights};
use crate::math::Real;
use std::ops::Range;

/// Memory that one pass gives to the next; a clone begins without any.
#[derive(Debug, Default)]
pub struct Scratch<F> {
    values: Vec<F>,
    adjoints: Vec<F>,
    seeds: Vec<F>,
}

impl<F> Clone for Scratch<F> {
    fn clone(&self) -> Self {
        Self { values: Vec::new(), adjoints: Vec::new(), seeds: Vec::new() }
    }
}

/// What came out of a forward and a backward pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Pass<F> {
    /// The mean loss over the wanted answers.
    pub loss: F,
    /// How many answers were right: the class with the largest number, or a number less than 0.04 away.
    pub correct: usize,
    /// How many answers were wanted.
    pub wanted: usize,
    /// ∂L/∂(every trained number), in the order of [`Network::numbers`].
    pub gradient: Vec<F>,
    /// ‖gradient‖₂
    pub norm: f64,
    /// The states after the last step, each `[H][B]`.
    pub states: Vec<Vec<F>>,
    /// Where numbers stopped being finite, if they did.
    pub trouble: Option<Trouble>,
}

/// A batch's steps on their way through a network.
#[derive(Clone, Copy)]
pub(super) struct Course<'a, F> {
    pub plan: &'a Plan,
    pub network: &'a Network<F>,
    pub batch: &'a Batch<F>,
    pub steps: &'a Range<usize>,
    /// The states before the first step; none for 0.
    pub carried: &'a [Vec<F>],
}

impl<F: Real> Course<'_, F> {
    /// Forward and backward.
    pub fn run(self, scratch: &mut Scratch<F>) -> Result<Pass<F>, EngineError> {
        let (weights, trace) = self.forward(scratch)?;
        let (judge, seeds) = self.judge(&trace, std::mem::take(&mut scratch.seeds));
        let buffer = std::mem::take(&mut scratch.adjoints);
        let (adjoints, params) = self.plan.param_gradients_in(buffer, &weights, &trace, &seeds)?;
        let head = judge.gradient.weight.iter().chain(&judge.gradient.bias).copied();
        let gradient: Vec<F> = params.numbers().chain(head).collect();
        let mut pass = Pass {
            loss: judge.mean(),
            correct: judge.correct,
            wanted: self.batch.wanted(self.steps.clone()),
            norm: norm(&gradient),
            gradient,
            states: self.last(&trace),
            trouble: None,
        };
        if !pass.loss.is_finite() || !pass.norm.is_finite() {
            let found = Trouble::in_trace(&trace).or_else(|| Trouble::in_loss(pass.loss));
            let found = found.or_else(|| Trouble::in_adjoints(&trace, &adjoints));
            pass.trouble = Some(found.unwrap_or_else(|| self.beyond(&pass.gradient)));
        }
        scratch.seeds = seeds.into_slabs().next().unwrap_or_default();
        scratch.adjoints = adjoints.into_buffer();
        scratch.values = trace.into_buffer();
        Ok(pass)
    }

    /// Forward only: the loss summed over the wanted answers, how many of them were right, the states after the last step.
    pub fn look(self, scratch: &mut Scratch<F>) -> Result<(F, usize, Vec<Vec<F>>), EngineError> {
        let (_, trace) = self.forward(scratch)?;
        let (judge, seeds) = self.judge(&trace, std::mem::take(&mut scratch.seeds));
        let states = self.last(&trace);
        let seen = (judge.loss, judge.correct, states);
        scratch.seeds = seeds.into_slabs().next().unwrap_or_default();
        scratch.values = trace.into_buffer();
        Ok(seen)
    }

    fn forward(self, scratch: &mut Scratch<F>) -> Result<(Weights<F>, Trace<F>), EngineError> {
        let weights = self.plan.pack(self.network.params())?;
        let initial: Vec<&[F]> = self.carried.iter().map(Vec::as_slice).collect();
        let inputs = Inputs { x: self.batch.x(self.steps.clone()), initial: &initial };
        let trace = self.plan.forward_in(std::mem::take(&mut scratch.values), &weights, &inputs)?;
        Ok((weights, trace))
    }

    /// The readout's loss, with ∂L/∂h as the seeds of the backward pass.
    fn judge(&self, trace: &Trace<F>, mut seeds: Vec<F>) -> (Judge<'_, F>, Seeds<F>) {
        let (rows, hidden) = (self.batch.rows(), self.plan.graph().hidden());
        let width = self.plan.dims().width();
        seeds.clear();
        seeds.resize(self.plan.dims().steps * width, F::ZERO);
        let mut judge = Judge::new(self.network.head(), rows, self.batch.wanted(self.steps.clone()));
        let h = trace.slab(hidden);
        let answers = self.batch.answers(self.steps.clone()).chunks_exact(rows);
        for ((t, wanted), seed) in answers.enumerate().zip(seeds.chunks_exact_mut(width)) {
            if wanted.iter().any(Option::is_some) {
                let mut y = judge.answer(h.step(t));
                judge.judge(wanted, &mut y);
                judge.pull(&y, h.step(t), seed);
            }
        }
        (judge, Seeds::new().with(hidden, seeds))
    }

    fn last(&self, trace: &Trace<F>) -> Vec<Vec<F>> {
        let last = self.plan.dims().steps - 1;
        self.plan.graph().states.iter().map(|&state| trace.slab(state).step(last).to_vec()).collect()
    }

    /// Every value and every adjoint is finite, a sum over all steps is not.
    fn beyond(&self, gradient: &[F]) -> Trouble {
        let found = gradient.iter().enumerate().find(|(_, g)| !g.is_finite());
        let (k, value) = found.map_or((0, f64::NAN), |(k, g)| (k, g.to_f64()));
        Trouble { step: None, place: Place::Gradient(self.network.name_of(k)), value }
    }
}
