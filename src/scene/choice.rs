//! Which alternatives can be chosen, and what are they called in links?

/// In which number format a column runs: every operation is rounded to it.
pub use crate::math::Format as Precision;

/// A closed set of alternatives with names for links and, as keys, for the words.
pub trait Choice: Copy + PartialEq + 'static {
    /// Every alternative with its name, in the order in which they are offered.
    const ALL: &'static [(Self, &'static str)];

    /// The alternative's name in links.
    fn id(self) -> &'static str {
        Self::ALL.iter().find(|(choice, _)| *choice == self).map_or("", |(_, id)| id)
    }

    /// The alternative with this name.
    fn find(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == id).map(|(choice, _)| *choice)
    }

    /// Every name, as a report lists them.
    fn names() -> String {
        Self::ALL.iter().map(|(_, id)| *id).collect::<Vec<_>>().join(", ")
    }
}

/// The number whose gradient is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// L = w·h_T, a fixed readout of the last hidden state; no wanted answer is needed.
    LastReadout,
    /// L = (y − wanted)² at the last step for which an answer is wanted.
    LastSquared,
    /// L = Σ_t (y_t − wanted_t)² over every step for which an answer is wanted.
    EverySquared,
}

impl Choice for Loss {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::LastReadout, "last"), (Self::LastSquared, "last-squared"), (Self::EverySquared, "every-squared")];
}

/// How the weights are drawn; the recurrent ones are multiplied by the recurrent scale afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Everything uniform in ±1/√H: PyTorch's default.
    Uniform,
    /// Both matrices uniform in ±√(6/(fan in + fan out)), biases 0 (Glorot and Bengio 2010).
    Glorot,
    /// Recurrent blocks orthogonal, input blocks Glorot, biases 0: Keras' default (Saxe, McClelland, Ganguli 2014).
    Orthogonal,
    /// Recurrent blocks the identity, input blocks Glorot, biases 0 (Le, Jaitly, Hinton 2015).
    Identity,
    /// Recurrent blocks normal with variance 1/H, input blocks Glorot, biases 0.
    Gaussian,
}

impl Choice for Start {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Uniform, "uniform"),
        (Self::Glorot, "glorot"),
        (Self::Orthogonal, "orthogonal"),
        (Self::Identity, "identity"),
        (Self::Gaussian, "gaussian"),
    ];
}

/// How the bias of the gate that keeps is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// The same number for every unit.
    Constant,
    /// ln of a number uniform in [1, T − 1], and its negative for the gate that writes (Tallec and Ollivier 2018).
    Chrono,
}

impl Choice for Bias {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Constant, "constant"), (Self::Chrono, "chrono")];
}

impl Choice for Precision {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::F64, "f64"), (Self::F32, "f32"), (Self::F16, "f16"), (Self::Bf16, "bf16")];
}

/// What the gradient chart shows of each cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaching {
    /// ‖∂L/∂h_t‖
    Hidden,
    /// ‖∂L/∂h_t‖ with its parts by path.
    HiddenPaths,
    /// ‖∂L/∂c_t‖ with its parts by path; the hidden state's where there is no cell state.
    CellPaths,
}

impl Choice for Reaching {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Hidden, "total"), (Self::HiddenPaths, "paths-h"), (Self::CellPaths, "paths-c")];
}

/// A page of the laboratory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabPage {
    /// Which loss reaches which step.
    Map,
    /// ∂h_T/∂h_t and its bound.
    Jacobian,
    /// Spectra, half-lives and saturation at the start.
    Start,
    /// The cells learn the task.
    Training,
    /// The same cell in other frameworks and papers.
    Conventions,
    /// Numeric against analytic gradients, and the reference cases.
    Proof,
    /// Pictures, tables and files.
    Export,
    /// Weights from a file, and into one.
    Weights,
}

impl Choice for LabPage {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Map, "map"),
        (Self::Jacobian, "jacobian"),
        (Self::Start, "start"),
        (Self::Training, "training"),
        (Self::Conventions, "conventions"),
        (Self::Proof, "proof"),
        (Self::Export, "export"),
        (Self::Weights, "weights"),
    ];
}

/// How far the computation within the current step is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Up to the gates.
    Gates,
    /// Up to the candidate.
    Candidate,
    /// Up to the new state.
    State,
    /// The whole step.
    Output,
}

impl Choice for Phase {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Gates, "gates"), (Self::Candidate, "candidate"), (Self::State, "state"), (Self::Output, "output")];
}

/// Which pass the transport plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Values, from the first step to the last.
    Forward,
    /// Gradients, from the last step to the first.
    Backward,
}

impl Direction {
    /// The phase in which a pass shows the whole step: the last that it reaches.
    pub const fn whole_step(self) -> Phase {
        match self {
            Self::Forward => Phase::Output,
            Self::Backward => Phase::Gates,
        }
    }
}

impl Choice for Direction {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Forward, "forward"), (Self::Backward, "backward")];
}

/// The language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Italian.
    Italian,
}

impl Choice for Language {
    const ALL: &'static [(Self, &'static str)] = &[(Self::English, "en"), (Self::Italian, "it")];
}

/// The ground on which the page is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// White.
    Light,
    /// Near-black.
    Dark,
}

impl Choice for Theme {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Light, "light"), (Self::Dark, "dark")];
}

/// A part of the page that can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The title line.
    Header,
    /// The controls of the experiment.
    Rail,
    /// The cells' diagrams.
    Diagram,
    /// The gradient chart with its sentences.
    Chart,
    /// The player.
    Transport,
}

impl Choice for Part {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Header, "header"),
        (Self::Rail, "rail"),
        (Self::Diagram, "diagram"),
        (Self::Chart, "chart"),
        (Self::Transport, "transport"),
    ];
}

/// Which parts are hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    bits: u8,
}

impl Parts {
    /// Whether a part is hidden.
    pub fn contains(&self, part: &Part) -> bool {
        self.bits & Self::bit(*part) != 0
    }

    /// Hides a part; false where it was hidden before.
    pub fn insert(&mut self, part: Part) -> bool {
        let new = !self.contains(&part);
        self.bits |= Self::bit(part);
        new
    }

    /// Shows a part; false where it was not hidden.
    pub fn remove(&mut self, part: &Part) -> bool {
        let hidden = self.contains(part);
        self.bits &= !Self::bit(*part);
        hidden
    }

    /// Whether no part is hidden.
    pub fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// The hidden parts, in the order of [`Part::ALL`](Choice::ALL).
    pub fn iter(&self) -> impl Iterator<Item = Part> {
        let parts = *self;
        Part::ALL.iter().map(|(part, _)| *part).filter(move |part| parts.contains(part))
    }

    const fn bit(part: Part) -> u8 {
        1 << part as u8
    }
}

impl FromIterator<Part> for Parts {
    fn from_iter<I: IntoIterator<Item = Part>>(parts: I) -> Self {
        let mut hidden = Self::default();
        for part in parts {
            hidden.insert(part);
        }
        hidden
    }
}
