//! What is trained, and how do some more updates come about where the page does not wait for them?
//!
//! A worker keeps the trainings that it began. It is told how many updates a training has made and how many more it is to
//! make; where it does not have the training at that point, it makes it again from the beginning, which gives the same
//! bits.

use crate::app::lazy::Tell;
use crate::app::message::Packed;
use crate::math::rng::SplitMix64;
use crate::scene::{Bias, Scene};
use crate::task::Sample;
use crate::train::{Optimiser, Progress, Rule, Settings, Start, TrainError, Trainer};
use std::cell::RefCell;

/// The optimisers that can be chosen, by their names in the words.
pub(super) const RULES: [(&str, Rule); 4] =
    [("adam", Rule::ADAM), ("rmsprop", Rule::RMS_PROP), ("momentum", Rule::MOMENTUM), ("sgd", Rule::Sgd)];

/// What a person chooses for all cells of a training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choices {
    /// A place in [`RULES`].
    pub rule: usize,
    /// η
    pub rate: f64,
    /// B
    pub batch: usize,
}

impl Default for Choices {
    fn default() -> Self {
        Self { rule: 0, rate: 1e-3, batch: 32 }
    }
}

impl Choices {
    /// The training of one column's cell, on the scene's task.
    pub fn settings(self, scene: &Scene, column: usize) -> Option<Settings> {
        let column = scene.columns.get(column)?;
        let own = scene.settings(column);
        let start = match own.bias {
            Bias::Constant => Start::KeepBias(own.keep_bias),
            Bias::Chrono => Start::Chrono,
        };
        let (_, rule) = *RULES.get(self.rule)?;
        let usual = Settings::new(column.variant.clone(), scene.sequence.clone());
        Some(Settings {
            hidden: scene.hidden,
            steps: scene.steps,
            batch: self.batch,
            optimiser: Optimiser { rule, learning_rate: self.rate },
            start,
            weights_seed: scene.seed,
            data_seed: SplitMix64::new(scene.seed).fork("training").next_u64(),
            ..usual
        })
    }
}

/// Some more updates of one column's training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ask {
    /// Its number, from 0.
    pub column: usize,
    /// The updates made so far.
    pub from: u64,
    /// How many more.
    pub count: u64,
    /// How it is trained.
    pub choices: Choices,
}

impl Ask {
    /// As it travels.
    pub fn write(&self) -> String {
        let Choices { rule, rate, batch } = self.choices;
        format!("{} {} {} {rule} {rate:e} {batch}", self.column, self.from, self.count)
    }

    /// Reads [`Ask::write`].
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let mut next = || parts.next();
        Some(Self {
            column: next()?.parse().ok()?,
            from: next()?.parse().ok()?,
            count: next()?.parse().ok()?,
            choices: Choices { rule: next()?.parse().ok()?, rate: next()?.parse().ok()?, batch: next()?.parse().ok()? },
        })
    }
}

/// A training on its way, and a sequence that it does not learn from.
struct Kept {
    column: usize,
    settings: Settings,
    trainer: Trainer<f32>,
    unseen: Sample,
}

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// Makes the updates that a text asks for: `[the losses, log₁₀ of the reach over the unseen sequence, [updates made, share
/// of right answers, milliseconds]]`, and as text where it ended in ∞ or NaN, or nothing.
///
/// # Errors
/// A sentence for the person, where this cannot be trained.
pub fn advance(scene: &Scene, text: &str, tell: Tell<'_>) -> Result<Packed, String> {
    let ask = Ask::read(text).ok_or("these are no updates to make")?;
    let settings = ask.choices.settings(scene, ask.column).ok_or("there is no such column")?;
    KEPT.with_borrow_mut(|kept| {
        let known = kept.iter().position(|k| k.settings == settings && k.column == ask.column);
        let mut training = match known {
            Some(place) => kept.swap_remove(place),
            None => begin(ask.column, settings).map_err(|error| error.to_string())?,
        };
        kept.retain(|other| other.column != ask.column);
        let packed = training.advance(ask, tell).map_err(|error| error.to_string());
        kept.push(training);
        packed
    })
}

fn begin(column: usize, settings: Settings) -> Result<Kept, TrainError> {
    let trainer = Trainer::new(settings.clone())?;
    let mut random = SplitMix64::new(settings.data_seed).fork("unseen");
    let unseen = settings.sequence.sample(settings.steps, &mut random)?;
    Ok(Kept { column, settings, trainer, unseen })
}

impl Kept {
    fn advance(&mut self, ask: Ask, tell: Tell<'_>) -> Result<Packed, TrainError> {
        if self.trainer.updates() > ask.from {
            self.trainer = Trainer::new(self.settings.clone())?;
        }
        let (mut losses, mut correct, mut stopped) = (Vec::new(), f64::NAN, String::new());
        let last = ask.from + ask.count;
        let begun = now();
        while self.trainer.updates() < last {
            match self.trainer.update()? {
                Progress::Updated(report) if report.update >= ask.from => {
                    losses.push(report.loss);
                    correct = report.correct;
                }
                Progress::Updated(report) => tell((report.update as usize, last as usize)),
                Progress::Stopped(stop) => {
                    stopped = stop.to_string();
                    break;
                }
            }
        }
        let time = now() - begun;
        let reach = self.trainer.network().reach(&self.unseen)?;
        let made = self.trainer.updates() as f64;
        Ok(Packed { numbers: vec![losses, reach, vec![made, correct, time]], texts: vec![stopped] })
    }
}

/// Milliseconds since some moment; natively nothing is timed.
fn now() -> f64 {
    #[cfg(target_family = "wasm")]
    return js_sys::Date::now();
    #[cfg(not(target_family = "wasm"))]
    0.0
}
