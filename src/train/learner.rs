//! What does one batch change? Forward, loss, backward, clip, update.

use super::batch::Batch;
use super::clip::Clip;
use super::error::TrainError;
use super::network::Network;
use super::optimiser::{Moments, Optimiser};
use super::pass::{Course, Pass, Scratch};
use super::settings::{check_steps, check_width, needed};
use super::stop::{Place, Stop, Trouble};
use super::trainer::{Progress, Report};
use crate::engine::{Dims, Plan};
use crate::math::Real;

/// A network that learns from the batches that it is handed; a [`super::Trainer`] draws them itself.
#[derive(Clone, Debug)]
pub struct Learner<F> {
    pub(super) network: Network<F>,
    pub(super) optimiser: Optimiser,
    pub(super) clip: Clip,
    pub(super) moments: Moments<F>,
    pub(super) updates: u64,
    pub(super) stopped: Option<Stop>,
    pub(super) scratch: Scratch<F>,
    /// For the last sizes that were handed over; batches of one size follow each other.
    plan: Option<Plan>,
}

impl<F: Real> Learner<F> {
    /// A network that has not learnt yet.
    ///
    /// # Errors
    /// [`TrainError::Range`] where a number of the optimiser or of the clipping is outside its range.
    pub fn new(network: Network<F>, optimiser: Optimiser, clip: Clip) -> Result<Self, TrainError> {
        check_steps(optimiser, clip)?;
        Ok(Self {
            moments: Moments::new(optimiser.rule, network.count()),
            network,
            optimiser,
            clip,
            updates: 0,
            stopped: None,
            scratch: Scratch::default(),
            plan: None,
        })
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network<F> {
        &self.network
    }

    /// How steps are made of gradients.
    pub fn optimiser(&self) -> Optimiser {
        self.optimiser
    }

    /// How gradients are clipped.
    pub fn clip(&self) -> Clip {
        self.clip
    }

    /// The updates made so far.
    pub fn updates(&self) -> u64 {
        self.updates
    }

    /// Where it ended in ∞ or NaN, if it did.
    pub fn stopped(&self) -> Option<&Stop> {
        self.stopped.as_ref()
    }

    /// One update with all steps of a batch, from states of 0. After a stop nothing changes any more.
    ///
    /// # Errors
    /// A batch of another network, too large or without a wanted answer.
    pub fn learn(&mut self, batch: &Batch<F>) -> Result<Progress, TrainError> {
        let params = self.network.params();
        let [input, hidden, outputs] = [params.input, params.hidden, self.network.outputs()];
        let want = [batch.input(), hidden, batch.outputs()];
        if [input, hidden, outputs] != want {
            return Err(TrainError::Network { got: [input, hidden, outputs], want });
        }
        if batch.wanted(0..batch.steps()) == 0 {
            return Err(TrainError::Unasked);
        }
        let dims = Dims { steps: batch.steps(), input, hidden, batch: batch.rows() };
        let plan = match self.plan.take().filter(|plan| plan.dims() == dims) {
            Some(plan) => plan,
            None => {
                check_width(dims.batch)?;
                needed(self.network.graph(), dims, dims.steps)?;
                Plan::new(self.network.graph(), dims)?.dropping_negligible()
            }
        };
        let course = Course { plan: &plan, network: &self.network, batch, steps: &(0..batch.steps()), carried: &[] };
        let mut pass = course.run(&mut self.scratch)?;
        self.plan = Some(plan);
        self.update(&mut pass, 0)
    }

    /// One update with what a pass over the steps from `begin` on came to.
    pub(super) fn update(&mut self, pass: &mut Pass<F>, begin: usize) -> Result<Progress, TrainError> {
        if let Some(stop) = self.stopped {
            return Ok(Progress::Stopped(stop));
        }
        if let Some(Trouble { step, place, value }) = pass.trouble {
            return Ok(self.stop(Trouble { step: step.map(|t| t + begin), place, value }));
        }
        let clipped = self.clip.apply(&mut pass.gradient, pass.norm);
        if let Some(trouble) = self.step(&pass.gradient)? {
            return Ok(self.stop(trouble));
        }
        let report = Report {
            update: self.updates,
            loss: pass.loss.to_f64(),
            correct: pass.correct as f64 / pass.wanted.max(1) as f64,
            norm: pass.norm,
            clipped,
        };
        self.updates += 1;
        Ok(Progress::Updated(report))
    }

    /// Changes the parameters, unless that would make one ∞ or NaN.
    fn step(&mut self, gradient: &[F]) -> Result<Option<Trouble>, TrainError> {
        let mut numbers = self.network.numbers();
        let before = self.moments.clone();
        self.moments.apply(self.optimiser, &mut numbers, gradient);
        let odd = numbers.iter().position(|p| !p.is_finite()).map(|k| Trouble {
            step: None,
            place: Place::Parameter(self.network.name_of(k)),
            value: numbers[k].to_f64(),
        });
        let forgotten = || Trouble { step: None, place: Place::Moments, value: f64::INFINITY };
        let trouble = odd.or_else(|| (!self.moments.are_finite()).then(forgotten));
        if trouble.is_some() {
            self.moments = before;
        } else {
            self.network.set_numbers(&numbers)?;
        }
        Ok(trouble)
    }

    fn stop(&mut self, trouble: Trouble) -> Progress {
        let stop = Stop { update: self.updates, trouble };
        self.stopped = Some(stop);
        Progress::Stopped(stop)
    }
}
