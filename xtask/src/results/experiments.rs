//! Which experiments are there, and how are they set?
//!
//! H = 32, batches of 32, Adam with η = 0.001, PyTorch's start, no clipping, unless an experiment says otherwise; seeds as
//! in `tests/reference/training`, so that the first seed of adding at T = 50 repeats the recorded trainings.

use super::training::Job;
use gatescope::cell::Variant;
use gatescope::task::{self, Sequence};
use gatescope::train::{Settings, Start};

/// A task, the cells that try it, and what counts as solved.
#[derive(Clone, Copy)]
pub struct Experiment {
    /// Its name.
    pub name: &'static str,
    task: &'static str,
    steps: usize,
    cells: &'static [(&'static str, Start)],
    updates: u64,
    /// A mean loss over 100 updates below this counts as solved.
    pub solved: f64,
    /// Another length on which the trained cells are tried.
    longer: Option<usize>,
    window: Option<usize>,
    /// Where the seeds begin.
    base: u64,
}

const THREE: &[(&str, Start)] = &[("lstm", Start::Uniform), ("gru", Start::Uniform), ("elman", Start::Uniform)];
const RECALL: &[(&str, Start)] = &[
    ("lstm", Start::Uniform),
    ("lstm", Start::KeepBias(1.0)),
    ("lstm", Start::Chrono),
    ("gru", Start::Uniform),
    ("gru", Start::Chrono),
    ("elman", Start::Uniform),
];
const FORGETTING: &[(&str, Start)] = &[("lstm", Start::Uniform), ("lstm.no-f", Start::Uniform)];
const ABLATIONS: &[(&str, Start)] = &[
    ("lstm", Start::Uniform),
    ("lstm.no-i", Start::Uniform),
    ("lstm.no-f", Start::Uniform),
    ("lstm.no-o", Start::Uniform),
    ("lstm.linear-g", Start::Uniform),
    ("lstm.linear-tanh_c", Start::Uniform),
    ("lstm.coupled", Start::Uniform),
];

const ADDING: Experiment = Experiment {
    name: "adding-50",
    task: "adding",
    steps: 50,
    cells: THREE,
    updates: 6000,
    solved: 0.01,
    longer: None,
    window: None,
    base: 100_000,
};
const RECALLING: Experiment =
    Experiment { name: "recall-42", task: "recall", steps: 42, cells: RECALL, solved: 0.05, base: 200_000, ..ADDING };
const ORDER: Experiment =
    Experiment { name: "order-50", task: "order", updates: 10_000, solved: 0.05, base: 300_000, ..ADDING };
const COUNTING: Experiment =
    Experiment { name: "anbn", task: "anbn", steps: 21, solved: 0.05, longer: Some(41), base: 400_000, ..ADDING };
/// Solved: a tenth of the way from who remembers, 7 ln 2/12, to who forgets, 8 ln 2/12.
const STREAM: Experiment = Experiment {
    name: "reber-stream",
    task: "reber_stream",
    steps: 10_000,
    cells: FORGETTING,
    updates: 8000,
    solved: 0.4102,
    window: Some(50),
    base: 500_000,
    ..ADDING
};

/// Every experiment.
pub fn all() -> Vec<Experiment> {
    vec![
        ADDING,
        Experiment { name: "adding-100", steps: 100, updates: 12_000, ..ADDING },
        Experiment { name: "recall-20", steps: 20, ..RECALLING },
        RECALLING,
        Experiment { name: "recall-100", steps: 100, ..RECALLING },
        ORDER,
        COUNTING,
        STREAM,
        Experiment { name: "ablation-adding-50", cells: ABLATIONS, ..ADDING },
    ]
}

impl Experiment {
    /// One training for each cell and seed.
    ///
    /// # Errors
    /// A cell or a task that does not exist.
    pub fn jobs(&self, seeds: u64, updates: Option<u64>) -> Result<Vec<Job>, String> {
        let sequence = task::find(self.task).map(Sequence::example).ok_or(format!("no task {}", self.task))?;
        let job = |&(cell, start): &(&str, Start), seed: u64| {
            let variant = Variant::parse(cell).ok_or(format!("no cell {cell}"))?;
            let first = self.base + 1000 * seed;
            let settings = Settings {
                steps: self.steps,
                window: self.window,
                start,
                weights_seed: first + 1,
                data_seed: first + 2,
                ..Settings::new(variant, sequence.clone())
            };
            let name = match start {
                Start::Uniform => cell.to_owned(),
                Start::KeepBias(b) => format!("{cell}, forget bias {b}"),
                Start::Chrono => format!("{cell}, chrono"),
            };
            let updates = updates.unwrap_or(self.updates);
            Ok(Job { name, settings, updates, solved: self.solved, longer: self.longer, eval_seed: self.base + 3 })
        };
        self.cells.iter().flat_map(|cell| (1..=seeds).map(move |seed| job(cell, seed))).collect()
    }

    /// The loss of an answer that remembers nothing.
    pub fn baseline(&self) -> Option<f64> {
        task::find(self.task).and_then(|kind| Sequence::example(kind).baseline(self.steps))
    }

    /// What the table calls it.
    pub fn title(&self) -> String {
        let window = self.window.map_or(String::new(), |w| format!(", windows of {w}"));
        format!("{}, T = {}{window}", self.task, self.steps)
    }
}
