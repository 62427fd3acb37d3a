//! What comes out of a scene?
//!
//! [`run`] is pure: the same scene gives the same bits. [`Setup`] is its first half, cheap and deterministic, so
//! that the expensive half can run elsewhere and come back as plain buffers.

use super::change::edits;
use super::judge::Readout;
use super::reach::{Reach, first_broken, first_broken_back};
use super::{Column, Loss, Precision, Scene, initial};
use crate::cell::{NodeId, Variant};
use crate::engine::{Dims, EngineError, Gradients, Inputs, Params, Plan, Seeds, Trace, Weights};
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
    /// w of y_t = w·h_t, `[H]`, length 1, for every column without a readout of its own.
    pub readout: Vec<f64>,
    /// The loss; the readout's where the sequence asks for no answer.
    pub loss: Loss,
    columns: Vec<Prepared>,
}

/// A column before it runs.
#[derive(Clone, Debug)]
struct Prepared {
    column: Column,
    plan: Plan,
    weights: Weights<f64>,
    params: Params<f64>,
    readout: Readout,
    precision: Precision,
    /// The same cell unchanged, where something is changed.
    unchanged: Option<Box<Prepared>>,
}

/// All columns of a scene, run on the same sequence.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The sequence.
    pub sample: Sample,
    /// w of y_t = w·h_t, `[H]`, for every column without a readout of its own.
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
    /// The column that the person chose: the cell, its own settings, what is changed inside it.
    pub column: Column,
    /// Its compiled equations.
    pub plan: Plan,
    /// Its parameters.
    pub params: Params<f64>,
    /// How it answers.
    pub readout: Readout,
    /// The number format in which it ran.
    pub precision: Precision,
    /// Every value.
    pub trace: Trace<f64>,
    /// Every derivative of the loss.
    pub gradients: Gradients<f64>,
    /// What is shown of its answers, `[T]`: y_t = w·h_t where it has no readout of its own.
    pub output: Vec<f64>,
    /// L
    pub loss: f64,
    /// How large the gradient is that reaches each state, the hidden state first.
    pub reach: Vec<Reach>,
    /// Where the forward pass first left the finite numbers: step and node.
    pub broken: Option<(usize, NodeId)>,
    /// Where the backward pass first left them, on its way from the last step: step and node.
    pub broken_back: Option<(usize, NodeId)>,
    /// log₁₀ ‖∂L/∂h_t‖ of the same cell with nothing changed and nothing taken out, `[T]`; `None` where nothing is.
    pub unchanged: Option<Vec<f64>>,
}

/// A column's numbers in the order in which [`Run::buffers`] hands them out.
pub type Buffers = [Vec<f64>; 5];

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
        let readout = initial::readout(scene);
        let prepare = |column: &Column| Prepared::new(scene, column, dims, (&sample, &readout));
        let columns = scene.columns.iter().map(prepare).collect::<Result<_, _>>()?;
        let loss = if sample.last_target().is_some() { scene.loss } else { Loss::LastReadout };
        Ok(Self { readout, loss, columns, sample })
    }

    /// Multiply–adds of all columns forward and backward, roughly: what decides where to run.
    pub fn work(&self) -> u64 {
        let runs = |c: &Prepared| if c.unchanged.is_some() { 2 } else { 1 };
        self.columns.iter().map(|c| 3 * runs(c) * c.params.count() as u64 * self.sample.steps as u64).sum()
    }

    /// Runs every column.
    ///
    /// # Errors
    /// [`RunError`] is not expected here: the sizes were checked.
    pub fn run(self) -> Result<Comparison, RunError> {
        self.finish(|setup, column| column.run(setup, Prepared::pass_rounded))
    }

    /// Whether a column runs in a number format of its own.
    pub fn is_rounded(&self) -> bool {
        self.columns.iter().any(|column| column.precision != Precision::F64)
    }

    /// Runs every column in f64, whatever format was chosen: all that the page needs at first sight, without the code of
    /// the other formats.
    ///
    /// # Errors
    /// [`RunError`] is not expected here: the sizes were checked.
    pub fn run_unrounded(self) -> Result<Comparison, RunError> {
        self.finish(|setup, column| column.run(setup, Prepared::pass))
    }

    /// Puts together what [`Run::buffers`] took apart, in another thread's memory.
    ///
    /// # Errors
    /// [`RunError::Engine`] where a buffer does not have the size that the scene needs.
    pub fn assemble(self, buffers: Vec<Buffers>) -> Result<Comparison, RunError> {
        let mut buffers = buffers.into_iter();
        self.finish(|_, column| column.assemble(buffers.next().unwrap_or_default()))
    }

    fn finish(self, mut each: impl FnMut(&Self, &Prepared) -> Result<Ran, RunError>) -> Result<Comparison, RunError> {
        let ran = self.columns.iter().map(|column| each(&self, column));
        let ran = ran.collect::<Result<Vec<_>, _>>()?;
        let columns = self.columns.iter().zip(ran).map(|(column, ran)| self.read(column, ran)).collect();
        Ok(Comparison { columns, sample: self.sample, readout: self.readout, loss: self.loss })
    }

    /// What a column's numbers say.
    fn read(&self, column: &Prepared, Ran { trace, gradients, unchanged }: Ran) -> Run {
        let hidden = column.plan.graph().hidden();
        let states = &column.plan.graph().states;
        let reach = states.iter().map(|&state| Reach::new(state, &gradients)).collect();
        let nodes = column.plan.graph().nodes.len();
        Run {
            broken: first_broken(&trace, nodes),
            broken_back: first_broken_back(&gradients, nodes, trace.dims().steps),
            unchanged,
            variant: column.column.variant.clone(),
            column: column.column.clone(),
            plan: column.plan.clone(),
            params: column.params.clone(),
            precision: column.precision,
            loss: column.readout.loss(self.loss, &self.sample, &trace, hidden),
            output: column.readout.outputs(&trace, hidden),
            readout: column.readout.clone(),
            reach,
            trace,
            gradients,
        }
    }
}

/// A column's forward and backward pass.
type Passes = Result<(Trace<f64>, Gradients<f64>), RunError>;
type Pass = fn(&Prepared, &Setup) -> Passes;

/// What a column's passes leave.
struct Ran {
    trace: Trace<f64>,
    gradients: Gradients<f64>,
    unchanged: Option<Vec<f64>>,
}

impl Prepared {
    fn new(scene: &Scene, column: &Column, dims: Dims, (sample, fixed): (&Sample, &[f64])) -> Result<Self, RunError> {
        let graph = column.variant.graph();
        let plan = Plan::new(&graph, dims)?.with_edits(edits(&column.changes, &graph, scene.clip));
        let (params, head) = initial::params(scene, column, &graph, dims.input);
        let readout = match head {
            Some(head) => Readout::trained(head, sample, fixed.to_vec()),
            None => Readout::fixed(fixed.to_vec()),
        };
        let weights = plan.pack(&params)?;
        let unchanged = match column.is_changed() {
            true => Some(Box::new(Self::new(scene, &column.unchanged(), dims, (sample, fixed))?)),
            false => None,
        };
        let precision = scene.settings(column).precision;
        Ok(Self { column: column.clone(), plan, weights, params, readout, precision, unchanged })
    }

    fn run(&self, setup: &Setup, pass: Pass) -> Result<Ran, RunError> {
        let (trace, gradients) = pass(self, setup)?;
        let unchanged = match &self.unchanged {
            Some(plain) => Some(Reach::new(plain.plan.graph().hidden(), &pass(plain, setup)?.1).log10),
            None => None,
        };
        Ok(Ran { trace, gradients, unchanged })
    }

    fn pass(&self, setup: &Setup) -> Passes {
        let trace = self.plan.forward(&self.weights, &Inputs { x: &setup.sample.inputs, initial: &[] })?;
        let gradients = self.plan.backward(&self.weights, &trace, &self.seeds(setup, &trace))?;
        Ok((trace, gradients))
    }

    /// In the column's own number format.
    fn pass_rounded(&self, setup: &Setup) -> Passes {
        if self.precision == Precision::F64 {
            return self.pass(setup);
        }
        let (inputs, format) = (Inputs { x: &setup.sample.inputs, initial: &[] }, self.precision);
        let trace = self.plan.forward_rounded(format, &self.params, &inputs)?;
        let gradients = self.plan.backward_rounded(format, &self.params, &trace, &self.seeds(setup, &trace))?;
        Ok((trace, gradients))
    }

    fn seeds(&self, setup: &Setup, trace: &Trace<f64>) -> Seeds<f64> {
        self.readout.seeds(setup.loss, &setup.sample, trace, self.plan.graph().hidden())
    }

    fn assemble(&self, [values, inputs, adjoints, rest, unchanged]: Buffers) -> Result<Ran, RunError> {
        let trace = Trace::from_buffers(&self.plan, values, inputs)?;
        let gradients = Gradients::from_buffers(&self.plan, adjoints, rest)?;
        Ok(Ran { trace, gradients, unchanged: self.unchanged.is_some().then_some(unchanged) })
    }
}

impl Run {
    /// Every number that [`Setup::assemble`] needs to make this run again without running it.
    pub fn buffers(self) -> Buffers {
        let inputs = self.trace.inputs().to_vec();
        let rest = self.gradients.inputs().iter().copied().chain(self.gradients.params().numbers()).collect();
        [self.trace.into_buffer(), inputs, self.gradients.into_buffer(), rest, self.unchanged.unwrap_or_default()]
    }

    /// The gradient that reaches the hidden state.
    pub fn hidden_reach(&self) -> Option<&Reach> {
        self.reach.first()
    }
}
