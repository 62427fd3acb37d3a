//! How does training run? Draw, forward, loss, backward, clip, update, again.

use super::batch::Batch;
use super::clip::Clip;
use super::error::TrainError;
use super::network::Network;
use super::optimiser::Moments;
use super::pass::{Course, Scratch};
use super::settings::Settings;
use super::stop::{Place, Stop, Trouble};
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
    pub(super) network: Network<F>,
    pub(super) moments: Moments<F>,
    pub(super) updates: u64,
    pub(super) stopped: Option<Stop>,
    /// One for each length of window: the usual one first, then that of the rest of a sequence.
    pub(super) plans: Vec<Plan>,
    pub(super) batch: Batch<F>,
    /// The data's stream before the batch, and after it.
    pub(super) streams: [SplitMix64; 2],
    /// The batch's next step.
    pub(super) at: usize,
    pub(super) carried: Vec<Vec<F>>,
    pub(super) scratch: Scratch<F>,
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
            moments: Moments::new(settings.optimiser.rule, network.count()),
            network,
            updates: 0,
            stopped: None,
            batch,
            streams: [start, random],
            at: 0,
            carried: Vec::new(),
            scratch: Scratch::default(),
            settings,
        })
    }

    /// What was asked for.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network<F> {
        &self.network
    }

    /// The updates made so far.
    pub fn updates(&self) -> u64 {
        self.updates
    }

    /// Where it ended in ∞ or NaN, if it did.
    pub fn stopped(&self) -> Option<&Stop> {
        self.stopped.as_ref()
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
        if let Some(stop) = self.stopped {
            return Ok(Progress::Stopped(stop));
        }
        let window = self.next_window()?;
        let plan = self.plans.iter().find(|plan| plan.dims().steps == window.len()).unwrap_or(&self.plans[0]);
        let course =
            Course { plan, network: &self.network, batch: &self.batch, steps: &window, carried: &self.carried };
        let mut pass = course.run(&mut self.scratch)?;
        if let Some(Trouble { step, place, value }) = pass.trouble {
            return Ok(self.stop(Trouble { step: step.map(|t| t + window.start), place, value }));
        }
        let clipped = self.settings.clip.apply(&mut pass.gradient, pass.norm);
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
        (self.at, self.carried) = (window.end, pass.states);
        Ok(Progress::Updated(report))
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
        Ok(Course { plan, network: &self.network, batch: &self.batch, steps, carried: &self.carried })
    }

    /// Draws the batch that begins at the first of the two streams.
    pub(super) fn draw(&mut self) -> Result<(), TrainError> {
        self.streams[1] = self.streams[0];
        let Settings { sequence, batch, score, .. } = &self.settings;
        self.batch = Batch::draw(sequence, (self.settings.length(), *batch), *score, &mut self.streams[1])?;
        Ok(())
    }

    /// Changes the parameters, unless that would make one ∞ or NaN.
    fn step(&mut self, gradient: &[F]) -> Result<Option<Trouble>, TrainError> {
        let mut numbers = self.network.numbers();
        let before = self.moments.clone();
        self.moments.apply(self.settings.optimiser, &mut numbers, gradient);
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

    /// The same training with another optimiser, learning rate or clipping from here on.
    ///
    /// # Errors
    /// A number outside its range.
    pub fn retune(&mut self, optimiser: super::Optimiser, clip: Clip) -> Result<(), TrainError> {
        let settings = Settings { optimiser, clip, ..self.settings.clone() };
        settings.check(self.batch.input())?;
        if optimiser.rule != self.settings.optimiser.rule {
            self.moments = Moments::new(optimiser.rule, self.network.count());
        }
        self.settings = settings;
        Ok(())
    }
}
