//! How does training run? Draw, learn, again.

use super::batch::Batch;
use super::clip::Clip;
use super::error::TrainError;
use super::learner::Learner;
use super::network::Network;
use super::optimiser::Moments;
use super::pass::{Course, Scratch};
use super::settings::Settings;
use super::stop::Stop;
use crate::engine::Plan;
use crate::math::Real;
use crate::math::rng::SplitMix64;
use std::ops::Range;

/// What an update did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// Its number, from 0.
    pub update: u64,
    /// The mean loss of its answers, before the update.
    pub loss: f64,
    /// The share of its answers that were right.
    pub correct: f64,
    /// The norm of the gradient over all parameters, before clipping.
    pub norm: f64,
    /// Whether clipping changed the gradient.
    pub clipped: bool,
}

/// Whether training goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// The parameters were updated.
    Updated(Report),
    /// A number is ∞ or NaN: the parameters are those of the last update, and stay so.
    Stopped(Stop),
}

/// A training.
#[derive(Clone, Debug)]
pub struct Trainer<F> {
    pub(super) settings: Settings,
    pub(super) learner: Learner<F>,
    /// One for each length of window: the usual one first, then that of the rest of a sequence.
    pub(super) plans: Vec<Plan>,
    pub(super) batch: Batch<F>,
    /// The data's stream before the batch, and after it.
    pub(super) streams: [SplitMix64; 2],
    /// The batch's next step.
    pub(super) at: usize,
    pub(super) carried: Vec<Vec<F>>,
}

impl<F: Real> Trainer<F> {
    /// A training from the beginning, its network drawn from the weights' seed.
    ///
    /// # Errors
    /// Settings that no training can have.
    pub fn new(settings: Settings) -> Result<Self, TrainError> {
        Self::begin(settings, |settings, sizes| {
            let mut random = SplitMix64::new(settings.weights_seed);
            Ok(Network::draw(&settings.variant, sizes, settings.start, settings.length(), &mut random))
        })
    }

    /// A training that begins with this network; the settings' start and weights' seed do not count.
    ///
    /// # Errors
    /// Settings that no training can have, or that are not the network's.
    pub fn from_network(settings: Settings, network: Network<F>) -> Result<Self, TrainError> {
        Self::begin(settings, |_, want| {
            let got = [network.params().input, network.params().hidden, network.outputs()];
            if got == want { Ok(network) } else { Err(TrainError::Network { got, want }) }
        })
    }

    fn begin(
        settings: Settings,
        network: impl FnOnce(&Settings, [usize; 3]) -> Result<Network<F>, TrainError>,
    ) -> Result<Self, TrainError> {
        settings.check(0)?;
        let start = SplitMix64::new(settings.data_seed);
        let one = Batch::<F>::draw(&settings.sequence, (settings.length(), 1), settings.score, &mut start.clone())?;
        settings.check(one.input())?;
        let mut random = start;
        let batch = Batch::draw(&settings.sequence, (settings.length(), settings.batch), settings.score, &mut random)?;
        if batch.wanted(0..batch.steps()) == 0 {
            return Err(TrainError::Unasked);
        }
        let network = network(&settings, [batch.input(), settings.hidden, batch.outputs()])?;
        let lengths = [settings.span(), settings.length() % settings.span()];
        let plans = lengths.into_iter().filter(|steps| *steps > 0).map(|steps| settings.plan(batch.input(), steps));
        Ok(Self {
            plans: plans.collect::<Result<_, _>>()?,
            learner: Learner::new(network, settings.optimiser, settings.clip)?,
            batch,
            streams: [start, random],
            at: 0,
            carried: Vec::new(),
            settings,
        })
    }

    /// What was asked for.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network<F> {
        self.learner.network()
    }

    /// The updates made so far.
    pub fn updates(&self) -> u64 {
        self.learner.updates()
    }

    /// Where it ended in ∞ or NaN, if it did.
    pub fn stopped(&self) -> Option<&Stop> {
        self.learner.stopped()
    }

    /// The batch that the next update uses, or the last one used up.
    pub fn batch(&self) -> &Batch<F> {
        &self.batch
    }

    /// One update. After a stop nothing changes any more.
    ///
    /// # Errors
    /// None that [`Trainer::new`] did not refuse.
    pub fn update(&mut self) -> Result<Progress, TrainError> {
        if let Some(stop) = self.stopped() {
            return Ok(Progress::Stopped(*stop));
        }
        let window = self.next_window()?;
        let mut scratch = std::mem::take(&mut self.learner.scratch);
        let mut pass = self.course(&window)?.run(&mut scratch)?;
        self.learner.scratch = scratch;
        let progress = self.learner.update(&mut pass, window.start)?;
        if let Progress::Updated(_) = progress {
            (self.at, self.carried) = (window.end, pass.states);
        }
        Ok(progress)
    }

    /// One update with a batch of one's own instead of the next one that is drawn, which stays the next.
    ///
    /// # Errors
    /// Those of [`Learner::learn`].
    pub fn learn(&mut self, batch: &Batch<F>) -> Result<Progress, TrainError> {
        self.learner.learn(batch)
    }

    /// The steps of the next update: states are carried over what asks for no answer, and a new batch is drawn when the
    /// old one is used up.
    fn next_window(&mut self) -> Result<Range<usize>, TrainError> {
        loop {
            if self.at >= self.batch.steps() {
                self.streams[0] = self.streams[1];
                self.draw()?;
                (self.at, self.carried) = (0, Vec::new());
            }
            let window = self.at..(self.at + self.settings.span()).min(self.batch.steps());
            if self.batch.wanted(window.clone()) > 0 {
                return Ok(window);
            }
            let (_, _, states) = self.course(&window)?.look(&mut Scratch::default())?;
            (self.at, self.carried) = (window.end, states);
        }
    }

    fn course<'a>(&'a self, steps: &'a Range<usize>) -> Result<Course<'a, F>, TrainError> {
        let span = (steps.len(), self.settings.length());
        let plan = self.plans.iter().find(|plan| plan.dims().steps == span.0);
        let plan = plan.ok_or(TrainError::Window { got: span.0, most: span.1 })?;
        Ok(Course { plan, network: self.network(), batch: &self.batch, steps, carried: &self.carried })
    }

    /// Draws the batch that begins at the first of the two streams.
    pub(super) fn draw(&mut self) -> Result<(), TrainError> {
        self.streams[1] = self.streams[0];
        let Settings { sequence, batch, score, .. } = &self.settings;
        self.batch = Batch::draw(sequence, (self.settings.length(), *batch), *score, &mut self.streams[1])?;
        Ok(())
    }

    /// The same training with another optimiser, learning rate or clipping from here on.
    ///
    /// # Errors
    /// A number outside its range.
    pub fn retune(&mut self, optimiser: super::Optimiser, clip: Clip) -> Result<(), TrainError> {
        let settings = Settings { optimiser, clip, ..self.settings.clone() };
        settings.check(self.batch.input())?;
        if optimiser.rule != self.settings.optimiser.rule {
            self.learner.moments = Moments::new(optimiser.rule, self.network().count());
        }
        (self.learner.optimiser, self.learner.clip) = (optimiser, clip);
        self.settings = settings;
        Ok(())
    }
}
