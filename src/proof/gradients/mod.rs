//! Is every gradient the derivative of the loss?
//!
//! Chosen parameters, inputs and initial states of a column are moved, the loss is computed again, and the extrapolated
//! difference quotient is compared with what backpropagation says. Values that a person holds stay held. Everything
//! runs in f64 and without clipping, because a clipped gradient is no derivative.

mod derivative;
mod place;

use crate::cell::NodeId;
use crate::engine::{Edits, EngineError, Gradients, Inputs, Params, Plan};
use crate::scene::{Comparison, Judge};
pub use derivative::Derivative;
pub use place::Place;

/// A gradient may be off by this share of itself …
pub const RELATIVE: f64 = 1e-8;
/// … where it is larger than this; below, by as much as a gradient of this size. Where |L| > 1, in units of |L|.
pub const SMALL: f64 = 1e-4;

/// A check of one column that can be taken up again, a few numbers at a time.
#[derive(Clone, Debug)]
pub struct GradientCheck {
    model: Model,
    gradients: Gradients<f64>,
    places: Vec<Place>,
    outcome: Outcome,
}

/// A column's cell with all that its loss depends on.
#[derive(Clone, Debug)]
struct Model {
    plan: Plan,
    params: Params<f64>,
    x: Vec<f64>,
    initial: Vec<Vec<f64>>,
    judge: Judge,
    loss: f64,
    buffer: Vec<f64>,
}

/// What came of the numbers that were checked so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Numbers that were checked.
    pub checked: usize,
    /// Numbers that are to be checked.
    pub chosen: usize,
    /// Numbers that could be checked.
    pub all: usize,
    /// Checked numbers that agree.
    pub agree: usize,
    /// Checked numbers whose difference quotient is too coarse to tell: the loss bends too much, or is not finite.
    pub unresolved: usize,
    /// The largest relative error among the others, with its place.
    pub worst: Option<Check>,
}

/// One number's two derivatives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Check {
    /// Which number was moved.
    pub place: Place,
    /// What backpropagation says.
    pub analytic: f64,
    /// What the difference quotients say.
    pub numeric: Derivative,
    /// |analytic − numeric| relative to the larger of the two, or to [`SMALL`] where both are smaller.
    pub error: f64,
}

impl Outcome {
    /// Whether every number was checked and none disagrees.
    pub fn passes(&self) -> bool {
        self.checked == self.chosen && self.agree + self.unresolved == self.checked
    }
}

impl GradientCheck {
    /// Chooses up to `most` numbers of a column, the same ones for the same seed; all where there are no more.
    ///
    /// # Errors
    /// [`EngineError`] where the comparison has no such column or its numbers do not fit together.
    pub fn new(comparison: &Comparison, column: usize, most: usize, seed: u64) -> Result<Self, EngineError> {
        let mut model = Model::new(comparison, column)?;
        let gradients = model.gradients()?;
        let (places, all) = place::choose(&model.params, &model.plan, most, seed);
        let outcome = Outcome { chosen: places.len(), all, ..Outcome::default() };
        Ok(Self { model, gradients, places, outcome })
    }

    /// Checks up to `count` more numbers; each costs 8 to 24 forward passes.
    ///
    /// # Errors
    /// [`EngineError`] is not expected here: the sizes were checked.
    pub fn advance(&mut self, count: usize) -> Result<&Outcome, EngineError> {
        let from = self.outcome.checked;
        for &place in self.places.iter().skip(from).take(count) {
            let check = self.model.check(place, &self.gradients)?;
            self.outcome.add(check);
        }
        Ok(&self.outcome)
    }

    /// What came of the numbers so far.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The chosen numbers, in the order in which they are checked.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.places.iter().copied()
    }

    /// Whether every chosen number was checked.
    pub fn is_done(&self) -> bool {
        self.outcome.checked == self.outcome.chosen
    }

    /// A place as the equations name it: `U_f[3,2]`, `x[12,1]`, `h[0,3]`, counted from 1 and step 0 before the first.
    pub fn name(&self, place: Place) -> String {
        place.name(self.model.plan.graph())
    }
}

impl Outcome {
    fn add(&mut self, check: Check) {
        self.checked += 1;
        if check.is_unresolved() {
            self.unresolved += 1;
            return;
        }
        self.agree += usize::from(check.error <= RELATIVE);
        // A NaN is worse than any number.
        if self.worst.is_none_or(|worst| check.error > worst.error || check.error.is_nan()) {
            self.worst = Some(check);
        }
    }
}

impl Check {
    fn new(place: Place, analytic: f64, numeric: Derivative, small: f64) -> Self {
        let scale = analytic.abs().max(numeric.value.abs()).max(small);
        Self { place, analytic, numeric, error: (analytic - numeric.value).abs() / scale }
    }

    /// Whether the quotients disagree among themselves by more than the two derivatives may.
    fn is_unresolved(&self) -> bool {
        let scale = (self.analytic - self.numeric.value).abs() / self.error;
        let settled = self.numeric.uncertainty <= 0.5 * RELATIVE * scale;
        self.error > RELATIVE && !settled || self.numeric.value.is_nan()
    }
}

impl Model {
    fn new(comparison: &Comparison, column: usize) -> Result<Self, EngineError> {
        let run = comparison.columns.get(column).ok_or_else(|| EngineError::Unknown {
            what: "column",
            symbol: (column + 1).to_string(),
            known: format!("1 to {}", comparison.columns.len()),
        })?;
        let edits = Edits { clip: None, cuts: Vec::new(), ..run.plan.edits().clone() };
        let before = |&state: &NodeId| run.trace.before(state, 0).to_vec();
        Ok(Self {
            plan: run.plan.clone().with_edits(edits),
            params: run.params.clone(),
            x: run.trace.inputs().to_vec(),
            initial: run.plan.graph().states.iter().map(before).collect(),
            judge: comparison.judge(run),
            loss: run.loss,
            buffer: Vec::new(),
        })
    }

    fn gradients(&mut self) -> Result<Gradients<f64>, EngineError> {
        let (weights, hidden) = (self.plan.pack(&self.params)?, self.plan.graph().hidden());
        let initial: Vec<&[f64]> = self.initial.iter().map(Vec::as_slice).collect();
        let trace = self.plan.forward(&weights, &Inputs { x: &self.x, initial: &initial })?;
        self.loss = self.judge.loss(&trace, hidden);
        self.plan.backward(&weights, &trace, &self.judge.seeds(&trace, hidden))
    }

    fn check(&mut self, place: Place, gradients: &Gradients<f64>) -> Result<Check, EngineError> {
        let small = SMALL * self.loss.abs().max(1.0);
        let analytic = place.gradient(gradients, &self.plan.graph().states);
        let settled = 0.01 * RELATIVE * analytic.abs().max(small);
        let numeric = derivative::of(|shift| self.moved(place, shift), settled)?;
        Ok(Check::new(place, analytic, numeric, small))
    }

    /// The loss with one number moved.
    fn moved(&mut self, place: Place, shift: f64) -> Result<f64, EngineError> {
        let number = place.number(&mut self.params, &mut self.x, &mut self.initial);
        let kept = number.as_deref().copied().unwrap_or_default();
        number.into_iter().for_each(|number| *number = kept + shift);
        let loss = self.loss();
        place.number(&mut self.params, &mut self.x, &mut self.initial).into_iter().for_each(|number| *number = kept);
        loss
    }

    fn loss(&mut self) -> Result<f64, EngineError> {
        let weights = self.plan.pack(&self.params)?;
        let initial: Vec<&[f64]> = self.initial.iter().map(Vec::as_slice).collect();
        let inputs = Inputs { x: &self.x, initial: &initial };
        let trace = self.plan.forward_in(std::mem::take(&mut self.buffer), &weights, &inputs)?;
        let loss = self.judge.loss(&trace, self.plan.graph().hidden());
        self.buffer = trace.into_buffer();
        Ok(loss)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Scene, run};

    #[test]
    fn a_gradient_that_is_off_by_a_millionth_is_found() {
        let (scene, _) = Scene::from_hash("T=4&H=2&cells=lstm");
        let mut check = GradientCheck::new(&run(&scene).unwrap(), 0, usize::MAX, 1).unwrap();
        let mut gradients = check.gradients.clone();
        let largest = gradients.params().numbers().fold(0.0, |most: f64, d| most.max(d.abs()));
        let at = gradients.params().numbers().position(|d| d.abs() == largest).unwrap();
        gradients = scaled(&check.model, &gradients, at);
        check.gradients = gradients;
        let outcome = check.advance(usize::MAX).unwrap();
        let worst = outcome.worst.unwrap();
        assert!(!outcome.passes() && outcome.agree == outcome.checked - 1, "{outcome:?}");
        assert!((0.9e-6..1.1e-6).contains(&worst.error), "{worst:?}");
        assert!(matches!(worst.place, Place::Param { .. }));
    }

    /// The same gradients with the k-th parameter's a millionth too large.
    fn scaled(model: &Model, gradients: &Gradients<f64>, k: usize) -> Gradients<f64> {
        let numbers = gradients.params().numbers().enumerate().map(|(j, d)| if j == k { d * 1.000_001 } else { d });
        let rest = gradients.inputs().iter().copied().chain(numbers).collect();
        Gradients::from_buffers(&model.plan, gradients.buffer().to_vec(), rest).unwrap()
    }
}
