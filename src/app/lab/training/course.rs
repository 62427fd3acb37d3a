//! How do some more updates come about where the page does not wait for them?
//!
//! A worker keeps the trainings that it began, with snapshots on the way. It is told at how many updates a training has to
//! stand; where it stands elsewhere, it goes back to a snapshot, begins with the one that comes along, or makes the
//! training again from the beginning, all of which give the same bits.

use super::choices::{Choices, held_out};
use crate::app::lazy::{Tell, With};
use crate::app::message::Packed;
use crate::math::rng::SplitMix64;
use crate::scene::Scene;
use crate::task::Sample;
use crate::train::{History, Progress, Settings, Snapshot, TrainError, Trainer};
use std::cell::RefCell;

/// Updates between two snapshots at first, and the most numbers that the snapshots of one training may hold.
const SNAPSHOTS: (u64, usize) = (50, 2_000_000);
/// Sequences on which a network is tried.
pub(super) const FRESH: usize = 256;
/// The lengths on which it is tried, as multiples of the one it was trained on.
pub(super) const LENGTHS: [usize; 3] = [1, 2, 4];

/// What is to be done with a training.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Act {
    /// So many more updates: `[the losses, log₁₀ of the reach over the stage's sequence, [updates made, share of right
    /// answers, milliseconds], a snapshot where one is wanted]`, and as text where it ended in ∞ or NaN, or nothing.
    Go { count: u64, keep: bool },
    /// Trying on fresh sequences of each of [`LENGTHS`]: `[losses, shares of right answers, [µs for a step forward]]`, NaN
    /// for what the task cannot have.
    Test,
    /// The network: `[its numbers]`.
    Network,
}

/// Something to be done with the training of one column and one seed, both from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ask {
    pub column: usize,
    pub seed: usize,
    /// The updates after which.
    pub from: u64,
    pub act: Act,
    /// How it is trained.
    pub choices: Choices,
}

impl Ask {
    /// As it travels.
    pub fn write(&self) -> String {
        let act = match self.act {
            Act::Go { count, keep } => format!("go {count} {}", u8::from(keep)),
            Act::Test => "test 0 0".to_owned(),
            Act::Network => "network 0 0".to_owned(),
        };
        format!("{} {} {} {act} {}", self.column, self.seed, self.from, self.choices.write())
    }

    /// Reads [`Ask::write`].
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(7, ' ');
        let mut next = || parts.next();
        let (column, seed, from) = (next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?);
        let (act, count, keep) = (next()?, next()?.parse().ok()?, next()? == "1");
        let act = match act {
            "go" => Act::Go { count, keep },
            "test" => Act::Test,
            "network" => Act::Network,
            _ => return None,
        };
        Some(Self { column, seed, from, act, choices: Choices::read(next()?) })
    }
}

/// A training on its way, and a sequence that it does not learn from.
struct Kept {
    settings: Settings,
    trainer: Trainer<f32>,
    history: History<f32>,
    unseen: Option<Sample>,
}

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// Does what a text asks for; a snapshot to begin with may come along.
///
/// # Errors
/// A sentence for the person, where this cannot be trained.
pub fn advance(scene: &Scene, (text, lists): With<'_>, tell: Tell<'_>) -> Result<Packed, String> {
    let ask = Ask::read(text).ok_or("these are no updates to make")?;
    let settings = ask.choices.settings(scene, ask.column, ask.seed).ok_or("there is no such column")?;
    KEPT.with_borrow_mut(|kept| {
        let mut training = match kept.iter().position(|k| k.settings == settings) {
            Some(place) => kept.swap_remove(place),
            None => {
                // What belongs to another comparison is not needed any more.
                let others = ask.choices.all(scene);
                kept.retain(|other| others.contains(&other.settings));
                Kept::begin(scene, settings).map_err(|error| error.to_string())?
            }
        };
        let packed = training.answer(ask, lists.first(), tell).map_err(|error| error.to_string());
        kept.push(training);
        packed
    })
}

impl Kept {
    fn begin(scene: &Scene, settings: Settings) -> Result<Self, TrainError> {
        let trainer = Trainer::new(settings.clone())?;
        let most = SNAPSHOTS.1 / trainer.snapshot().size().max(1);
        let mut history = History::new(SNAPSHOTS.0, most.min(400));
        history.offer(&trainer);
        Ok(Self { settings, trainer, history, unseen: held_out(scene) })
    }

    fn answer(&mut self, ask: Ask, snapshot: Option<&Vec<f64>>, tell: Tell<'_>) -> Result<Packed, TrainError> {
        match ask.act {
            Act::Go { count, keep } => {
                self.stand_at(ask.from, snapshot, tell)?;
                self.go(count, keep)
            }
            Act::Test => {
                self.stand_at(ask.from, snapshot, tell)?;
                Ok(self.test())
            }
            Act::Network => {
                // The training itself goes on from where it is.
                let now = self.trainer.clone();
                let stood = self.stand_at(ask.from, snapshot, tell);
                let numbers = self.trainer.network().numbers().into_iter().map(f64::from).collect();
                self.trainer = now;
                stood.map(|()| Packed { numbers: vec![numbers], texts: Vec::new() })
            }
        }
    }

    fn stand_at(&mut self, update: u64, snapshot: Option<&Vec<f64>>, tell: Tell<'_>) -> Result<(), TrainError> {
        let sent = snapshot.and_then(|list| Snapshot::from_list(list)).filter(|sent| sent.update <= update);
        let before = self.history.before(update).filter(|kept| sent.as_ref().is_none_or(|s| s.update < kept.update));
        let nearest = before.cloned().or(sent);
        let stands = self.trainer.updates();
        if stands > update || nearest.as_ref().is_some_and(|nearest| nearest.update > stands) {
            match nearest {
                Some(nearest) => self.trainer.restore(&nearest)?,
                None => self.trainer = Trainer::new(self.settings.clone())?,
            }
        }
        while self.trainer.updates() < update {
            tell((self.trainer.updates() as usize, update as usize));
            if let Progress::Stopped(_) = self.trainer.update()? {
                break;
            }
            self.history.offer(&self.trainer);
        }
        Ok(())
    }

    fn go(&mut self, count: u64, keep: bool) -> Result<Packed, TrainError> {
        let (mut losses, mut correct, mut stopped) = (Vec::new(), f64::NAN, String::new());
        let begun = now();
        for _ in 0..count {
            match self.trainer.update()? {
                Progress::Updated(report) => {
                    losses.push(report.loss);
                    correct = report.correct;
                }
                Progress::Stopped(stop) => {
                    stopped = stop.to_string();
                    break;
                }
            }
            self.history.offer(&self.trainer);
        }
        let time = now() - begun;
        let reach = match &self.unseen {
            Some(unseen) => self.trainer.network().reach(unseen)?,
            None => Vec::new(),
        };
        let snapshot = if keep { self.trainer.snapshot().to_list() } else { Vec::new() };
        let made = self.trainer.updates() as f64;
        Ok(Packed { numbers: vec![losses, reach, vec![made, correct, time], snapshot], texts: vec![stopped] })
    }

    fn test(&self) -> Packed {
        let (mut losses, mut correct, mut each) = (Vec::new(), Vec::new(), f64::NAN);
        for times in LENGTHS {
            let steps = times * self.settings.steps;
            let begun = now();
            let mut random = SplitMix64::new(self.settings.data_seed).fork("fresh");
            // A sequence of one's own has one length, and long ones may not fit into memory.
            let has_length = times == 1 || self.settings.sequence.length(steps) == steps;
            let found = self.trainer.evaluate(FRESH, steps, &mut random).ok().filter(|_| has_length);
            if times == 1 {
                let batches = FRESH.div_ceil(self.settings.batch.max(1));
                each = 1000.0 * (now() - begun) / (batches * self.settings.length()).max(1) as f64;
            }
            losses.push(found.map_or(f64::NAN, |found| found.loss));
            correct.push(found.map_or(f64::NAN, |found| found.correct));
        }
        Packed { numbers: vec![losses, correct, vec![each]], texts: Vec::new() }
    }
}

/// Milliseconds since some moment; natively nothing is timed.
fn now() -> f64 {
    #[cfg(target_family = "wasm")]
    return js_sys::Date::now();
    #[cfg(not(target_family = "wasm"))]
    0.0
}
