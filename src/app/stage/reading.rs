//! Which numbers stand at the cursor, and how are they written where there is little room?
//!
//! One unit's number, or over all units the mean of values and the Euclidean norm of gradients.

use crate::app::look::Cursor;
use crate::cell::NodeId;
use crate::insight::Magnitude;
use crate::scene::Run;
use crate::words::Words;

/// A column's numbers at the cursor.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub run: &'a Run,
    /// From 0.
    pub step: usize,
    pub unit: Option<usize>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(run: &'a Run, cursor: &Cursor) -> Self {
        Self { run, step: cursor.step, unit: cursor.unit }
    }

    /// A node's value.
    pub(super) fn value(&self, node: NodeId) -> f64 {
        self.of(self.run.trace.slab(node).step(self.step))
    }

    /// The unit whose value is the largest in magnitude.
    pub(super) fn largest(&self, node: NodeId) -> usize {
        let values = self.run.trace.slab(node).step(self.step);
        (0..values.len()).fold(0, |most, k| if values[k].abs() > values[most].abs() { k } else { most })
    }

    /// A state's value before the step.
    pub(super) fn before(&self, state: NodeId) -> f64 {
        self.of(self.run.trace.before(state, self.step))
    }

    /// ∂L/∂(a node).
    pub(super) fn gradient(&self, node: NodeId) -> f64 {
        self.size(self.run.gradients.slab(node).step(self.step))
    }

    /// ∂L/∂(a state before the step).
    pub(super) fn gradient_before(&self, state: NodeId) -> f64 {
        match self.step.checked_sub(1) {
            Some(before) => self.size(self.run.gradients.slab(state).step(before)),
            None => self.size(self.run.gradients.initial(state)),
        }
    }

    /// ∂L/∂x_t: the one number, or the norm where there are several.
    pub(super) fn gradient_input(&self) -> f64 {
        let width = self.run.plan.dims().input.max(1);
        let at = self.run.gradients.inputs().chunks_exact(width).nth(self.step).unwrap_or_default();
        if let [one] = at { *one } else { norm(at) }
    }

    fn of(&self, values: &[f64]) -> f64 {
        self.unit.map_or_else(|| mean(values), |unit| values.get(unit).copied().unwrap_or(f64::NAN))
    }

    fn size(&self, values: &[f64]) -> f64 {
        self.unit.map_or_else(|| norm(values), |unit| values.get(unit).copied().unwrap_or(f64::NAN))
    }
}

/// Σ v / n
pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |sum, v| sum + v) / values.len() as f64
}

/// √Σ v²
pub(super) fn norm(values: &[f64]) -> f64 {
    Magnitude::norm(values.iter().copied(), 0).value()
}

/// A value in six characters or so: `0.45`, `12.3`, `3·10⁻⁴`.
pub(super) fn value(x: f64, words: &Words) -> String {
    match x.abs() {
        0.0 => words.fixed(0.0, 2),
        size if (0.005..10.0).contains(&size) => words.fixed(x, 2),
        size if (10.0..1000.0).contains(&size) => words.number(x, 3),
        _ => narrow(&words.scientific(x, 1)),
    }
}

/// A gradient: two digits and a power of ten where it is small or large.
pub(super) fn gradient(x: f64, words: &Words) -> String {
    if x == 0.0 || (0.1..100.0).contains(&x.abs()) { words.number(x, 2) } else { narrow(&words.scientific(x, 2)) }
}

/// A gradient where there is hardly any room: `6·10⁻⁵`.
pub(super) fn rough_gradient(x: f64, words: &Words) -> String {
    if x == 0.0 || (0.1..100.0).contains(&x.abs()) { words.number(x, 2) } else { narrow(&words.scientific(x, 1)) }
}

/// A symbol that was read; without the marks a dot or a space would look like nothing.
pub(super) fn quoted(symbol: &str) -> String {
    format!("“{symbol}”")
}

fn narrow(text: &str) -> String {
    text.replace(" × ", "·")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn numbers_stay_short_and_never_vanish() {
        let words = Words::new(Locale::En);
        let shown = [0.0, 0.4512, -0.004, 12.34, 1234.5, 3e-7].map(|x| value(x, &words));
        assert_eq!(shown, ["0.00", "0.45", "−4·10⁻³", "12.3", "1·10³", "3·10⁻⁷"]);
        assert_eq!([0.0, 0.123, -6.34e-5].map(|x| gradient(x, &words)), ["0", "0.12", "−6.3·10⁻⁵"]);
        assert_eq!(gradient(-6.34e-5, &Words::new(Locale::It)), "−6,3·10⁻⁵");
        assert_eq!((mean(&[1.0, 2.0]), norm(&[3.0, 4.0])), (1.5, 5.0));
    }
}
