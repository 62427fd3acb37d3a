//! What does a task hand to a cell? Inputs x_t, the wanted answers y_t, and what to call them.

/// What one row of the input holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    /// 1 where this symbol enters, 0 elsewhere.
    Symbol(String),
    /// A quantity, named by a key of the words: `input-value`, `input-marker`.
    Term(&'static str),
}

/// Wanted answers that are one of several symbols: what a trained readout chooses among, scored by cross-entropy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classes {
    /// How many answers there are to choose from.
    pub count: usize,
    /// The wanted one at each step, shape `[T]`, each below `count`; `None` where none is asked for.
    pub wanted: Vec<Option<usize>>,
}

impl Classes {
    /// The wanted answers as places on [−1, 1], as a picture shows them.
    pub(super) fn places(&self) -> Vec<Option<f64>> {
        self.wanted.iter().map(|wanted| wanted.map(|k| place(k, self.count))).collect()
    }
}

/// One sequence with its wanted answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// T, the number of steps.
    pub steps: usize,
    /// I, the width of the input.
    pub input: usize,
    /// x, shape `[T][I]` row-major.
    pub inputs: Vec<f64>,
    /// y, shape `[T]`: the wanted answer at each step, `None` where none is asked for.
    pub targets: Vec<Option<f64>>,
    /// The same answers as symbols, where they are symbols; otherwise the answer is the number itself.
    pub classes: Option<Classes>,
    /// What enters at each step in symbols, shape `[T]`; empty where the number says it.
    pub labels: Vec<String>,
    /// What each input row holds, shape `[I]`.
    pub channels: Vec<Channel>,
}

impl Sample {
    /// x_t, shape `[I]`; empty beyond the last step.
    pub fn at(&self, t: usize) -> &[f64] {
        self.inputs.chunks_exact(self.input.max(1)).nth(t).unwrap_or_default()
    }

    /// The last step for which an answer is wanted, with the answer.
    pub fn last_target(&self) -> Option<(usize, f64)> {
        let scored = |(t, target): (usize, &Option<f64>)| target.map(|y| (t, y));
        self.targets.iter().enumerate().rev().find_map(scored)
    }
}

/// A sequence of single numbers in which each step's answer is what enters at the next.
pub(super) fn scalar(values: &[f64], after_the_last: Option<f64>) -> Sample {
    let next = values.iter().copied().skip(1).map(Some);
    Sample {
        steps: values.len(),
        input: 1,
        inputs: values.to_vec(),
        targets: next.chain(values.last().map(|_| after_the_last)).collect(),
        classes: None,
        labels: vec![String::new(); values.len()],
        channels: vec![Channel::Term("input-value")],
    }
}

/// A sequence of symbols, each a one-hot row: x_t is 1 at `places[t]` and 0 elsewhere.
pub(super) fn one_hot(places: &[usize], symbols: &[&str], classes: Classes) -> Sample {
    let row = |&place: &usize| (0..symbols.len()).map(move |k| if k == place { 1.0 } else { 0.0 });
    Sample {
        steps: places.len(),
        input: symbols.len(),
        inputs: places.iter().flat_map(row).collect(),
        targets: classes.places(),
        classes: Some(classes),
        labels: places.iter().filter_map(|&place| symbols.get(place).map(|&symbol| symbol.to_owned())).collect(),
        channels: symbols.iter().map(|&symbol| Channel::Symbol(symbol.to_owned())).collect(),
    }
}

/// The place of the k-th of n answers on [−1, 1]: 2k/(n−1) − 1, rounded once; 0 where there is one answer only.
pub(super) fn place(k: usize, n: usize) -> f64 {
    let last = n as f64 - 1.0;
    if n < 2 { 0.0 } else { (2.0 * k as f64 - last) / last }
}
