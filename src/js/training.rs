//! How does a training run in one of the two number formats, behind one face?

use super::model::{Model, Typed, named_params, read_params};
use super::options::{Asked, Own, refused};
use super::reading::{Number, exactly, member, numbers, object, told};
use crate::engine::{Dims, Plan};
use crate::math::rng::SplitMix64;
use crate::train::{Batch, Evaluation, Head, Learner, Network, Progress, Report, Stop, Trainer};
use js_sys::Float64Array;
use std::any::Any;
use wasm_bindgen::{JsError, JsValue};

/// The readout's tensors, under PyTorch's names.
const HEAD: [&str; 2] = ["head.weight", "head.bias"];

/// A training.
pub(super) trait Training {
    /// So many updates with sequences of its task; what came of them.
    fn step(&mut self, updates: usize) -> Result<JsValue, JsError>;
    /// One update with sequences that are handed over; its loss.
    fn learn(&mut self, x: &JsValue, y: &JsValue) -> Result<f64, JsError>;
    /// Fresh sequences: how many, of which length, from which seed.
    fn evaluate(&self, samples: usize, steps: Option<usize>, seed: Option<u64>) -> Result<Evaluation, JsError>;
    /// The updates made so far.
    fn updates(&self) -> u64;
    /// Where it stopped, or `undefined`.
    fn stopped(&self) -> JsValue;
    /// Parameters and readout under PyTorch's names.
    fn weights(&self) -> JsValue;
    /// The cell with its present parameters.
    fn cell(&self) -> Box<dyn Model>;
    /// Everything that is needed to go on from here.
    fn snapshot(&self) -> Box<dyn Any>;
    /// Goes back to a snapshot.
    fn restore(&mut self, snapshot: &dyn Any) -> Result<(), JsError>;
}

/// A training in one number format.
#[derive(Clone)]
enum Lesson<F> {
    Task(Box<Trainer<F>>),
    Own(Box<Learner<F>>),
}

/// Begins a training, with these weights where there are any.
pub(super) fn begin<F: Number>(asked: Asked, weights: Option<&JsValue>) -> Result<Box<dyn Training>, JsError> {
    let lesson = match asked {
        Asked::Task(settings) => {
            let mut trainer = Trainer::<F>::new(settings).map_err(refused)?;
            if let Some(weights) = weights {
                let settings = trainer.settings().clone();
                let network = given(trainer.network(), &settings.variant, weights)?;
                trainer = Trainer::from_network(settings, network).map_err(refused)?;
            }
            Lesson::Task(Box::new(trainer))
        }
        Asked::Own(own) => Lesson::Own(Box::new(learner::<F>(&own, weights)?)),
    };
    Ok(Box::new(lesson))
}

fn learner<F: Number>(own: &Own, weights: Option<&JsValue>) -> Result<Learner<F>, JsError> {
    let &Own { input, hidden, .. } = own;
    // Before anything of these sizes is made.
    Plan::new(&own.variant.graph(), Dims { steps: 1, input, hidden, batch: 1 }).map_err(told)?;
    let mut random = SplitMix64::new(own.seed);
    let mut network = Network::draw(&own.variant, [input, hidden, 1], own.start, 1, &mut random);
    if let Some(weights) = weights {
        network = given(&network, &own.variant, weights)?;
    }
    Learner::new(network, own.optimiser, own.clip).map_err(refused)
}

/// A network like this one with the given numbers.
fn given<F: Number>(
    like: &Network<F>,
    variant: &crate::cell::Variant,
    weights: &JsValue,
) -> Result<Network<F>, JsError> {
    let sizes = (like.params().input, like.params().hidden);
    let params = read_params(like.graph(), sizes, weights, &HEAD)?;
    let tensor = |name: &str, like: &[F]| match member(weights, name) {
        Some(value) => exactly(&value, &format!("weights[\"{name}\"]"), like.len()),
        None => Err(JsError::new(&format!("weights[\"{name}\"] is missing"))),
    };
    let head = Head { weight: tensor(HEAD[0], &like.head().weight)?, bias: tensor(HEAD[1], &like.head().bias)? };
    Network::new(variant, params, head).map_err(told)
}

impl<F: Number> Lesson<F> {
    fn network(&self) -> &Network<F> {
        match self {
            Self::Task(trainer) => trainer.network(),
            Self::Own(learner) => learner.network(),
        }
    }

    fn task(&self) -> Result<&Trainer<F>, JsError> {
        match self {
            Self::Task(trainer) => Ok(trainer),
            Self::Own(_) => Err(no_task()),
        }
    }

    /// Whether the other one was begun with the same options.
    fn is_like(&self, other: &Self) -> bool {
        let of = |learner: &Learner<F>| {
            let params = learner.network().params();
            (params.input, params.hidden, learner.optimiser(), learner.clip())
        };
        match (self, other) {
            (Self::Task(a), Self::Task(b)) => a.settings() == b.settings(),
            (Self::Own(a), Self::Own(b)) => of(a) == of(b),
            _ => false,
        }
    }
}

impl<F: Number> Training for Lesson<F> {
    fn step(&mut self, updates: usize) -> Result<JsValue, JsError> {
        let Self::Task(trainer) = self else { return Err(no_task()) };
        let (mut losses, mut last) = (Vec::new(), None);
        for _ in 0..updates {
            match trainer.update().map_err(refused)? {
                Progress::Updated(report) => {
                    losses.push(report.loss);
                    last = Some(report);
                }
                Progress::Stopped(_) => break,
            }
        }
        Ok(stepped(self.updates(), &losses, last, self.stopped()))
    }

    fn learn(&mut self, x: &JsValue, y: &JsValue) -> Result<f64, JsError> {
        let (x, y) = (numbers::<F>(x, "x")?, numbers::<F>(y, "y")?);
        let input = self.network().params().input;
        let each = y.len() * input;
        if each == 0 || x.is_empty() || x.len() % each != 0 {
            let (rows, count) = (y.len(), x.len());
            return Err(JsError::new(&format!(
                "x has {count} numbers, which is no whole number of steps of {input} for each of the {rows} answers in y"
            )));
        }
        let batch = Batch::last(&x, input, &y).map_err(refused)?;
        let progress = match self {
            Self::Task(trainer) => trainer.learn(&batch),
            Self::Own(learner) => learner.learn(&batch),
        };
        match progress.map_err(refused)? {
            Progress::Updated(report) => Ok(report.loss),
            Progress::Stopped(stop) => Err(told(stop)),
        }
    }

    fn evaluate(&self, samples: usize, steps: Option<usize>, seed: Option<u64>) -> Result<Evaluation, JsError> {
        let trainer = self.task()?;
        let settings = trainer.settings();
        let seed = seed.unwrap_or(settings.data_seed.wrapping_add(1));
        trainer.evaluate(samples, steps.unwrap_or(settings.steps), &mut SplitMix64::new(seed)).map_err(refused)
    }

    fn updates(&self) -> u64 {
        match self {
            Self::Task(trainer) => trainer.updates(),
            Self::Own(learner) => learner.updates(),
        }
    }

    fn stopped(&self) -> JsValue {
        let stop = match self {
            Self::Task(trainer) => trainer.stopped(),
            Self::Own(learner) => learner.stopped(),
        };
        stop.map_or(JsValue::UNDEFINED, stopped)
    }

    fn weights(&self) -> JsValue {
        let network = self.network();
        let head = [&network.head().weight, &network.head().bias];
        let head = HEAD.into_iter().zip(head).map(|(name, data)| (name.to_owned(), F::array(data)));
        object(named_params(network.params()).chain(head))
    }

    fn cell(&self) -> Box<dyn Model> {
        Box::new(Typed::new(self.network().graph().clone(), self.network().params().clone()))
    }

    fn snapshot(&self) -> Box<dyn Any> {
        Box::new(self.clone())
    }

    fn restore(&mut self, snapshot: &dyn Any) -> Result<(), JsError> {
        let kept = snapshot.downcast_ref::<Self>().filter(|kept| self.is_like(kept));
        *self = kept.ok_or_else(other_training)?.clone();
        Ok(())
    }
}

/// The refusal of a snapshot.
pub(super) fn other_training() -> JsError {
    JsError::new(
        "the snapshot is of a training with other options; restore it in a trainer that was made with the same",
    )
}

fn no_task() -> JsError {
    JsError::new("this trainer has no task to draw sequences from; use stepOn, or make it with a task")
}

fn members(members: impl IntoIterator<Item = (&'static str, JsValue)>) -> JsValue {
    object(members.into_iter().map(|(key, value)| (key.to_owned(), value)))
}

/// `Stepped`
fn stepped(updates: u64, losses: &[f64], last: Option<Report>, stopped: JsValue) -> JsValue {
    let of = |read: fn(Report) -> JsValue| last.map_or(JsValue::UNDEFINED, read);
    members([
        ("update", (updates as f64).into()),
        ("loss", of(|report| report.loss.into())),
        ("norm", of(|report| report.norm.into())),
        ("accuracy", of(|report| report.correct.into())),
        ("clipped", of(|report| report.clipped.into())),
        ("losses", Float64Array::from(losses).into()),
        ("stopped", stopped),
    ])
}

/// `Stopped`
fn stopped(stop: &Stop) -> JsValue {
    members([
        ("update", (stop.update as f64).into()),
        ("place", stop.trouble.place.to_string().into()),
        ("step", stop.trouble.step.map_or(JsValue::UNDEFINED, |t| (t as f64).into())),
        ("value", stop.trouble.value.into()),
        ("message", stop.to_string().into()),
    ])
}

/// `Evaluation`
pub(super) fn evaluation(found: Evaluation) -> JsValue {
    members([
        ("loss", found.loss.into()),
        ("accuracy", found.correct.into()),
        ("answers", (found.wanted as f64).into()),
    ])
}
