//! What comes out of a scene?
//!
//! [`run`] is pure: the same scene gives the same bits. [`Setup`] is its first half, cheap and deterministic, so
//! that the expensive half can run elsewhere and come back as plain buffers.

use super::{Loss, Scene, initial};
use crate::cell::{NodeId, Variant};
use crate::engine::{Dims, EngineError, Gradients, Inputs, Params, Plan, Seeds, Trace, Weights};
use crate::insight::{Magnitude, Trend, norms_per_step};
use crate::math::rng::SplitMix64;
use crate::task::{Sample, TaskError};

/// Why a scene does not run.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RunError {
    /// The task cannot make this sequence.
    #[error(transparent)]
    Task(#[from] TaskError),
    /// The engine refuses the sizes.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// Everything that a scene fixes before the first step runs.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The sequence.
    pub sample: Sample,
    /// w of y_t = w·h_t, `[H]`, length 1, the same for every column.
    pub readout: Vec<f64>,
    /// The loss; the readout's where the sequence asks for no answer.
    pub loss: Loss,
    columns: Vec<Prepared>,
}

/// A column before it runs.
#[derive(Clone, Debug)]
struct Prepared {
    variant: Variant,
    plan: Plan,
    weights: Weights<f64>,
    params: Params<f64>,
}

/// All columns of a scene, run on the same sequence.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The sequence.
    pub sample: Sample,
    /// w of y_t = w·h_t, `[H]`.
    pub readout: Vec<f64>,
    /// The loss whose gradient is shown.
    pub loss: Loss,
    /// One run for each of the scene's columns.
    pub columns: Vec<Run>,
}

/// One column: every value, every derivative, and what they say.
#[derive(Clone, Debug)]
pub struct Run {
    /// The cell.
    pub variant: Variant,
    /// Its compiled equations.
    pub plan: Plan,
    /// Its parameters.
    pub params: Params<f64>,
    /// Every value.
    pub trace: Trace<f64>,
    /// Every derivative of the loss.
    pub gradients: Gradients<f64>,
    /// y_t = w·h_t, `[T]`.
    pub output: Vec<f64>,
    /// L
    pub loss: f64,
    /// How large the gradient is that reaches each state, the hidden state first.
    pub reach: Vec<Reach>,
    /// Where the forward pass first left the finite numbers: step and node.
    pub broken: Option<(usize, NodeId)>,
}

/// The gradient that reaches a state at each step.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// The state.
    pub state: NodeId,
    /// ‖∂L/∂state_t‖₂, `[T]`.
    pub norms: Vec<Magnitude>,
    /// log₁₀ of the same, −∞ for 0.
    pub log10: Vec<f64>,
    /// How it falls on its way back.
    pub trend: Trend,
}

/// A column's numbers in the order in which [`Run::buffers`] hands them out.
pub type Buffers = [Vec<f64>; 4];

/// Runs every column of a scene.
///
/// # Errors
/// [`RunError`] where the task cannot make the sequence; a validated scene has none.
pub fn run(scene: &Scene) -> Result<Comparison, RunError> {
    Setup::new(scene)?.run()
}

impl Setup {
    /// Draws sequence and parameters and compiles the equations.
    ///
    /// # Errors
    /// [`RunError`] where the task cannot make the sequence or the sizes are refused.
    pub fn new(scene: &Scene) -> Result<Self, RunError> {
        let mut draws = SplitMix64::new(scene.seed).fork("sequence");
        let sample = scene.sequence.sample(scene.steps, &mut draws)?;
        let dims = Dims { steps: sample.steps, input: sample.input, hidden: scene.hidden, batch: 1 };
        let prepare = |variant: &Variant| Prepared::new(scene, variant, dims);
        let columns = scene.columns.iter().map(prepare).collect::<Result<_, _>>()?;
        let loss = if sample.last_target().is_some() { scene.loss } else { Loss::LastReadout };
        Ok(Self { readout: initial::readout(scene), loss, columns, sample })
    }

    /// Multiply–adds of all columns forward and backward, roughly: what decides where to run.
    pub fn work(&self) -> usize {
        self.columns.iter().map(|c| 3 * c.params.count() * self.sample.steps).sum()
    }

    /// Runs every column.
    ///
    /// # Errors
    /// [`RunError`] is not expected here: the sizes were checked.
    pub fn run(self) -> Result<Comparison, RunError> {
        self.finish(|setup, column| column.run(setup))
    }

    /// Puts together what [`Run::buffers`] took apart, in another thread's memory.
    ///
    /// # Errors
    /// [`RunError::Engine`] where a buffer does not have the size that the scene needs.
    pub fn assemble(self, buffers: Vec<Buffers>) -> Result<Comparison, RunError> {
        let mut buffers = buffers.into_iter();
        self.finish(|_, column| column.assemble(buffers.next().unwrap_or_default()))
    }

    fn finish(
        self,
        mut each: impl FnMut(&Self, &Prepared) -> Result<(Trace<f64>, Gradients<f64>), RunError>,
    ) -> Result<Comparison, RunError> {
        let ran = self.columns.iter().map(|column| each(&self, column));
        let ran = ran.collect::<Result<Vec<_>, _>>()?;
        let columns = self.columns.iter().zip(ran).map(|(c, (trace, gradients))| self.read(c, trace, gradients));
        let columns = columns.collect();
        Ok(Comparison { columns, sample: self.sample, readout: self.readout, loss: self.loss })
    }

    /// What a column's numbers say.
    fn read(&self, column: &Prepared, trace: Trace<f64>, gradients: Gradients<f64>) -> Run {
        let output = self.outputs(&trace, column.plan.graph().hidden());
        let states = &column.plan.graph().states;
        let reach = states.iter().map(|&state| Reach::new(state, &gradients)).collect();
        let broken = first_broken(&trace, column.plan.graph().nodes.len());
        Run {
            variant: column.variant.clone(),
            plan: column.plan.clone(),
            params: column.params.clone(),
            loss: self.loss_of(&output),
            output,
            reach,
            broken,
            trace,
            gradients,
        }
    }

    fn outputs(&self, trace: &Trace<f64>, hidden: NodeId) -> Vec<f64> {
        let h = trace.slab(hidden);
        let dot = |h: &[f64]| h.iter().zip(&self.readout).fold(0.0, |sum, (h, w)| sum + w * h);
        (0..h.steps()).map(|t| dot(h.step(t))).collect()
    }

    /// The steps at which the loss compares, with the answer that is wanted there.
    fn scored(&self) -> Vec<(usize, f64)> {
        match self.loss {
            Loss::LastReadout => Vec::new(),
            Loss::LastSquared => self.sample.last_target().into_iter().collect(),
            Loss::EverySquared => {
                self.sample.targets.iter().enumerate().filter_map(|(t, y)| y.map(|y| (t, y))).collect()
            }
        }
    }

    fn loss_of(&self, output: &[f64]) -> f64 {
        if self.loss == Loss::LastReadout {
            return output.last().copied().unwrap_or(0.0);
        }
        self.scored().iter().fold(0.0, |sum, &(t, wanted)| sum + (output[t] - wanted) * (output[t] - wanted))
    }

    /// ∂L/∂y_t, `[T]`.
    fn output_adjoints(&self, output: &[f64]) -> Vec<f64> {
        let mut adjoints = vec![0.0; output.len()];
        if self.loss == Loss::LastReadout
            && let Some(last) = adjoints.last_mut()
        {
            *last = 1.0;
        }
        for (t, wanted) in self.scored() {
            adjoints[t] = 2.0 * (output[t] - wanted);
        }
        adjoints
    }
}

impl Prepared {
    fn new(scene: &Scene, variant: &Variant, dims: Dims) -> Result<Self, RunError> {
        let graph = variant.graph();
        let plan = Plan::new(&graph, dims)?;
        let params = initial::params(scene, variant, &graph, dims.input);
        let weights = plan.pack(&params)?;
        Ok(Self { variant: variant.clone(), plan, weights, params })
    }

    fn run(&self, setup: &Setup) -> Result<(Trace<f64>, Gradients<f64>), RunError> {
        let trace = self.plan.forward(&self.weights, &Inputs { x: &setup.sample.inputs, initial: &[] })?;
        let hidden = self.plan.graph().hidden();
        let adjoints = setup.output_adjoints(&setup.outputs(&trace, hidden));
        let seeds = adjoints.iter().flat_map(|&d| setup.readout.iter().map(move |w| d * w)).collect();
        let gradients = self.plan.backward(&self.weights, &trace, &Seeds::new().with(hidden, seeds))?;
        Ok((trace, gradients))
    }

    fn assemble(&self, [values, inputs, adjoints, rest]: Buffers) -> Result<(Trace<f64>, Gradients<f64>), RunError> {
        let trace = Trace::from_buffers(&self.plan, values, inputs)?;
        Ok((trace, Gradients::from_buffers(&self.plan, adjoints, rest)?))
    }
}

impl Run {
    /// Every number that [`Setup::assemble`] needs to make this run again without running it.
    pub fn buffers(self) -> Buffers {
        let inputs = self.trace.inputs().to_vec();
        let rest = self.gradients.inputs().iter().copied().chain(self.gradients.params().numbers()).collect();
        [self.trace.into_buffer(), inputs, self.gradients.into_buffer(), rest]
    }

    /// The gradient that reaches the hidden state.
    pub fn hidden_reach(&self) -> Option<&Reach> {
        self.reach.first()
    }
}

impl Reach {
    fn new(state: NodeId, gradients: &Gradients<f64>) -> Self {
        let norms = norms_per_step(&gradients.slab(state));
        let log10: Vec<f64> = norms.iter().map(Magnitude::log10).collect();
        let trend = Trend::of(&log10);
        Self { state, norms, log10, trend }
    }
}

fn first_broken(trace: &Trace<f64>, nodes: usize) -> Option<(usize, NodeId)> {
    let broken = |t, node| trace.slab(node).step(t).iter().any(|v| !v.is_finite());
    if trace.buffer().iter().all(|v| v.is_finite()) {
        return None;
    }
    let at = |t| (0..nodes).find(|&node| broken(t, node)).map(|node| (t, node));
    (0..trace.dims().steps).find_map(at)
}
