//! Which training do the options of `new Trainer({ … })` ask for?

use super::cell::variant;
use super::reading::{member, number, numbers, only, seed, size, size_or, text, told};
use crate::cell::Variant;
use crate::task::{self, Content, Score, Sequence};
use crate::train::{Clip, Optimiser, Rule, Settings, Start, TrainError};
use wasm_bindgen::{JsError, JsValue};

/// Members of the options of every training.
const ALWAYS: [&str; 10] =
    ["cell", "hiddenSize", "optimizer", "lr", "clip", "init", "keepBias", "seed", "precision", "weights"];
/// Members for a training on a task.
const ON_TASK: [&str; 8] = ["task", "T", "batch", "window", "loss", "text", "numbers", "dataSeed"];
/// Members for a training on one's own batches.
const ON_OWN: [&str; 1] = ["inputSize"];
/// Rules with the members that are theirs alone.
const RULES: [(&str, &[&str]); 4] = [
    ("sgd", &["momentum"]),
    ("momentum", &["momentum"]),
    ("rmsprop", &["decay", "epsilon"]),
    ("adam", &["beta1", "beta2", "epsilon"]),
];

/// What is asked for.
pub(super) enum Asked {
    /// Sequences that a task draws.
    Task(Settings),
    /// Sequences that are handed over.
    Own(Own),
}

/// A training without a task.
pub(super) struct Own {
    pub variant: Variant,
    pub input: usize,
    pub hidden: usize,
    pub optimiser: Optimiser,
    pub clip: Clip,
    pub start: Start,
    pub seed: u64,
}

/// Reads the options, all but precision and weights.
pub(super) fn read(options: &JsValue) -> Result<Asked, JsError> {
    let rules = RULES.iter().flat_map(|(_, own)| own.iter().copied());
    let all: Vec<&str> = ALWAYS.into_iter().chain(ON_TASK).chain(ON_OWN).chain(rules).collect();
    only(options, "the options", &all)?;
    let name = text(options, "optimizer", "adam")?;
    let rule = RULES.iter().find(|(known, _)| *known == name);
    let Some((_, own)) = rule else { return Err(may_be("optimizer", &name, RULES.iter().map(|(known, _)| *known))) };
    let on_task = member(options, "task").is_some();
    if !on_task && member(options, "inputSize").is_none() {
        return Err(JsError::new("the options need a task to train on, or inputSize to train on batches of your own"));
    }
    let (what, theirs) = if on_task { ("a task", &ON_TASK[..]) } else { ("your own batches", &ON_OWN[..]) };
    let known: Vec<&str> = ALWAYS.iter().chain(theirs).chain(*own).copied().collect();
    only(options, &format!("a training on {what} with optimizer \"{name}\""), &known)?;
    let learning_rate = number(options, "lr", 1e-3)?;
    let optimiser = Optimiser { rule: read_rule(options, &name)?, learning_rate };
    let (clip, start) = (read_clip(options)?, read_start(options)?);
    let variant = variant(&text(options, "cell", "")?)?;
    let (hidden, seed) = (size(options, "hiddenSize")?, seed(options, "seed", 1)?);
    if on_task {
        let settings = Settings { hidden, optimiser, clip, start, ..read_task(options, variant, seed)? };
        return Ok(Asked::Task(settings));
    }
    if start == Start::Chrono {
        return Err(JsError::new(
            "init \"chrono\" needs the length that a task has; give the biases in weights instead",
        ));
    }
    Ok(Asked::Own(Own { variant, input: size(options, "inputSize")?, hidden, optimiser, clip, start, seed }))
}

fn read_task(options: &JsValue, variant: Variant, weights_seed: u64) -> Result<Settings, JsError> {
    let id = text(options, "task", "")?;
    let kinds = task::registry().iter().map(|kind| kind.id);
    let kind = task::find(&id).ok_or_else(|| may_be("task", &id, kinds))?;
    let sequence = match (member(options, "text"), member(options, "numbers")) {
        (None, None) => Sequence::example(kind),
        (Some(_), None) => Sequence::new(kind, Content::Text(text(options, "text", "")?)).map_err(told)?,
        (None, Some(given)) => Sequence::new(kind, Content::Numbers(numbers(&given, "numbers")?)).map_err(told)?,
        (Some(_), Some(_)) => return Err(JsError::new("text and numbers are both given; a task has one content")),
    };
    if sequence.content().length().is_some() && member(options, "T").is_some() {
        return Err(JsError::new(&format!("task \"{id}\" is as long as its content; leave T out")));
    }
    let settings = Settings::new(variant, sequence);
    let window = member(options, "window").map(|_| size(options, "window")).transpose()?;
    let score = match member(options, "loss").map(|_| text(options, "loss", "")).transpose()?.as_deref() {
        None => settings.score,
        Some("squared") => Score::SquaredError,
        Some("cross-entropy") => Score::CrossEntropy,
        Some(other) => return Err(may_be("loss", other, ["squared", "cross-entropy"].into_iter())),
    };
    Ok(Settings {
        steps: size_or(options, "T", settings.steps)?,
        batch: size_or(options, "batch", settings.batch)?,
        window,
        score,
        weights_seed,
        data_seed: seed(options, "dataSeed", weights_seed.wrapping_add(1))?,
        ..settings
    })
}

fn read_rule(options: &JsValue, name: &str) -> Result<Rule, JsError> {
    let of = |key, missing| number(options, key, missing);
    Ok(match name {
        "sgd" if member(options, "momentum").is_none() => Rule::Sgd,
        "sgd" | "momentum" => Rule::Momentum { momentum: of("momentum", 0.9)? },
        "rmsprop" => Rule::RmsProp { decay: of("decay", 0.99)?, epsilon: of("epsilon", 1e-8)? },
        _ => Rule::Adam { beta1: of("beta1", 0.9)?, beta2: of("beta2", 0.999)?, epsilon: of("epsilon", 1e-8)? },
    })
}

fn read_clip(options: &JsValue) -> Result<Clip, JsError> {
    let Some(clip) = member(options, "clip") else { return Ok(Clip::Off) };
    only(&clip, "clip", &["norm", "value"])?;
    match (member(&clip, "norm"), member(&clip, "value")) {
        (Some(_), None) => Ok(Clip::Norm(number(&clip, "norm", 0.0)?)),
        (None, Some(_)) => Ok(Clip::Value(number(&clip, "value", 0.0)?)),
        _ => Err(JsError::new("clip must have one of norm, value")),
    }
}

fn read_start(options: &JsValue) -> Result<Start, JsError> {
    let keep_bias = member(options, "keepBias").map(|_| number(options, "keepBias", 0.0)).transpose()?;
    match (text(options, "init", "uniform")?.as_str(), keep_bias) {
        ("uniform", None) => Ok(Start::Uniform),
        ("uniform", Some(bias)) => Ok(Start::KeepBias(bias)),
        ("chrono", None) => Ok(Start::Chrono),
        ("chrono", Some(_)) => Err(JsError::new("init \"chrono\" draws what keepBias would set; give one of them")),
        (other, _) => Err(may_be("init", other, ["uniform", "chrono"].into_iter())),
    }
}

fn may_be<'a>(key: &str, got: &str, known: impl Iterator<Item = &'a str>) -> JsError {
    let known = known.map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
    JsError::new(&format!("{key} is \"{got}\"; it may be {known}"))
}

/// What a training refuses, under the options' names.
pub(super) fn refused(error: TrainError) -> JsError {
    told(match error {
        TrainError::Range { setting, got, min, max } => {
            let setting = match setting {
                "learning-rate" => "lr",
                "keep-bias" => "keepBias",
                other => other,
            };
            TrainError::Range { setting, got, min, max }
        }
        other => other,
    })
}
