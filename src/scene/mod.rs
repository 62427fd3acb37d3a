//! What did the person choose? Everything on screen follows from a [`Scene`], and a link carries all of it.
//!
//! `#v=1&cells=lstm,gru,elman&task=recall&T=40&H=8&seed=7&t=12&lang=it&hide=rail`, defaults omitted: [`Scene::from_hash`]
//! reads it and never fails, [`Scene::to_hash`] writes it, and the two agree bit for bit.

mod change;
mod check;
mod choice;
mod column;
mod given;
mod initial;
mod judge;
pub mod limits;
mod migrations;
mod number;
mod reach;
mod read;
mod read_sequence;
mod report;
mod run;
mod write;

use crate::cell::{self, Variant};
use crate::engine::Params;
use crate::task::{self, Sequence};
pub use change::{Change, Span};
pub use choice::{
    Bias, Choice, Direction, LabPage, Language, Loss, Part, Parts, Phase, Precision, Reaching, Start, Theme,
};
pub use column::{Column, Own, Settings};
pub use given::{Given, Origin};
pub use judge::{Judge, Readout};
pub use reach::Reach;
pub use report::{Report, ReportKind};
pub use run::{Buffers, Comparison, Run, RunError, Setup, run};

/// What the person chose. Whoever sets a field calls [`Scene::validate`] afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The cells side by side; the same one may stand twice, with settings of its own. Keys `cells` and, for what is
    /// changed inside them, `do`.
    pub columns: Vec<Column>,
    /// What the cells are given. Keys `task`, `x` (numbers) and `text`.
    pub sequence: Sequence,
    /// The chosen number of steps, which counts where the sequence does not fix its own: see [`Scene::length`]. Key `T`.
    pub steps: usize,
    /// The hidden size. Key `H`.
    pub hidden: usize,
    /// The seed of every draw. Key `seed`.
    pub seed: u64,
    /// The factor on the recurrent weights. Key `g`.
    pub recurrent_scale: f64,
    /// The bias of the gate that keeps, as a pre-activation in favour of keeping. Key `fb`.
    pub keep_bias: f64,
    /// How the bias of the gate that keeps is drawn. Key `bias`.
    pub bias: Bias,
    /// How the weights are drawn. Key `init`.
    pub start: Start,
    /// In which number format the cells run. Key `prec`.
    pub precision: Precision,
    /// The norm to which ∂L/∂(a state) is cut down at each step on its way back. Key `clip`.
    pub clip: Option<f64>,
    /// The number whose gradient is looked at. Key `loss`.
    pub loss: Loss,
    /// How it is looked at.
    pub view: View,
    /// Keys that this version does not know, with their values, as they stood in the link.
    pub unknown: Vec<(String, String)>,
}

/// How a scene is looked at; nothing here moves a number.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The current step, from 0; in links, key `t`, from 1.
    pub cursor: usize,
    /// The unit in focus, from 0; in links, key `u`, from 1.
    pub unit: Option<usize>,
    /// How far the current step is shown; in links, where key `phase` is missing, the whole step.
    pub phase: Phase,
    /// Which pass is played. Key `dir`.
    pub direction: Direction,
    /// What the gradient chart shows. Key `show`.
    pub reaching: Reaching,
    /// Whether the theory is drawn beside the measured gradient. Key `theory`, 1.
    pub theory: bool,
    /// The number whose arithmetic is open, as `column:place`, the column from 1: `1:f[3]@12`. Key `at`.
    pub inspected: Option<String>,
    /// How the cells are trained, as the laboratory writes it. Key `train`.
    pub training: String,
    /// The page of the laboratory that is open. Key `lab`.
    pub lab: Option<LabPage>,
    /// The language, where the link chooses one. Key `lang`.
    pub language: Option<Language>,
    /// The ground, where the link chooses one. Key `theme`.
    pub theme: Option<Theme>,
    /// The parts that are hidden. Key `hide`.
    pub hidden_parts: Parts,
}

impl Default for View {
    fn default() -> Self {
        Self {
            cursor: 0,
            unit: None,
            phase: Phase::Output,
            direction: Direction::Forward,
            reaching: Reaching::Hidden,
            theory: false,
            inspected: None,
            training: String::new(),
            lab: None,
            language: None,
            theme: None,
            hidden_parts: Parts::default(),
        }
    }
}

impl Default for Scene {
    /// The preset: delayed recall over 40 steps, in which the tanh RNN's gradient is lost on the way and the LSTM's is not.
    fn default() -> Self {
        Self {
            columns: preset_columns(),
            sequence: Sequence::example(&task::registry()[0]),
            steps: 40,
            hidden: 8,
            seed: 7,
            recurrent_scale: 1.0,
            keep_bias: 3.0,
            bias: Bias::Constant,
            start: Start::Uniform,
            precision: Precision::F64,
            clip: None,
            loss: Loss::LastReadout,
            view: View::default(),
            unknown: Vec::new(),
        }
    }
}

/// One kind of each family.
fn preset_columns() -> Vec<Column> {
    let kinds = ["lstm", "gru", "elman"].iter().filter_map(|id| cell::find(id));
    kinds.map(|kind| Variant::plain(kind).into()).collect()
}

impl Scene {
    /// The parameters that a column's cell starts with, for inputs of width I.
    pub fn parameters(&self, column: &Column, input: usize) -> Params<f64> {
        initial::params(self, column, &column.variant.graph(), input).0
    }

    /// T, the number of steps that run: what the sequence fixes, else what was chosen.
    pub fn length(&self) -> usize {
        self.sequence.length(self.steps)
    }
}
