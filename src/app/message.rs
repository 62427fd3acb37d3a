//! What can happen on the page?

use super::lazy::Lab;
use super::state::{Sheet, Shown, TableDraft, ThemeChoice};
use crate::cell::{Ablation, Variant};
use crate::scene::{
    Bias, Change, Direction, Given, LabPage, Language, Loss, Part, Phase, Precision, Reaching, RunError, Start,
};
use crate::task::TaskKind;
use crate::words::Locale;
use std::rc::Rc;

/// The number of a request to compute; later requests have larger numbers.
pub type RequestId = u64;

/// A move of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the first step.
    First,
    /// One step back.
    Back,
    /// One step forward.
    Forward,
    /// To the last step.
    Last,
    /// To the previous phase, of the previous step after the first.
    PhaseBack,
    /// To the next phase, of the next step after the last.
    PhaseForward,
}

/// A choice about how cells start and run, for all columns or for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    /// The factor on the recurrent weights.
    Scale(f64),
    /// The bias of the gate that keeps.
    KeepBias(f64),
    /// How that bias is drawn.
    Bias(Bias),
    /// How the weights are drawn.
    Start(Start),
    /// In which number format the cell runs.
    Precision(Precision),
}

/// A question about results that the lab answers, each for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Analysis {
    /// Along which paths the gradient travels, and what theory says.
    Paths,
    /// Which loss reaches which step.
    Map,
    /// ∂h_T/∂h_t and its bound.
    Jacobian,
    /// Spectra and saturation.
    Start,
    /// Whether numeric and analytic gradients agree.
    Check,
    /// Whether the numbers of other frameworks come out.
    Reference,
    /// How far the outputs of other conventions are from these.
    Conventions,
    /// Some more updates of a training, which the training page asks by itself.
    Training,
    /// What is in a file of weights, which its page asks by itself.
    Weights,
}

impl Analysis {
    /// Every question.
    pub const ALL: [Self; 9] = [
        Self::Paths,
        Self::Map,
        Self::Jacobian,
        Self::Start,
        Self::Check,
        Self::Reference,
        Self::Conventions,
        Self::Training,
        Self::Weights,
    ];
}

/// The lists of each column in the answer on paths: log₁₀ of the norms, `[T]` or empty, first for the hidden state and
/// then for the cell state, of the part along the state alone, of the part through the gates, and of what theory says.
pub const PATHS: usize = 6;

/// An answer of the lab as it travels: lists of numbers and texts, whose order the question fixes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed {
    /// Lists of numbers.
    pub numbers: Vec<Vec<f64>>,
    /// Texts.
    pub texts: Vec<String>,
}

/// Everything that a person, the browser or a computation can do to the page.
#[derive(Clone, Debug)]
pub enum Msg {
    /// The cursor goes to this step, from 0.
    SetCursor(usize),
    /// The pointer is over this step, from 0, or over none: shown as long as it stays, without moving the cursor.
    Hover(Option<usize>),
    /// The unit whose numbers are shown, from 0; `None` for the mean.
    SetUnit(Option<usize>),
    /// The cursor moves.
    Step(Move),
    /// How far the step is shown.
    SetPhase(Phase),
    /// Which pass is shown.
    SetDirection(Direction),
    /// The other pass.
    TurnRound,
    /// Plays or pauses.
    PlayPause,
    /// Steps per second.
    SetSpeed(usize),
    /// The player's clock.
    Tick,
    /// The column that a narrow page shows, from 0.
    SetTab(usize),

    /// Another task, with the content that it last had.
    SetTask(&'static TaskKind),
    /// The text of the numbers' editor.
    TypeNumbers(String),
    /// The text of the table's editor, or what is made of it.
    SetTable(Rc<TableDraft>),
    /// One number was drawn.
    DrawNumber {
        /// The step, from 0.
        index: usize,
        /// Its new value.
        value: f64,
    },
    /// The text of the text's editor.
    TypeText(String),
    /// T
    SetSteps(usize),
    /// H
    SetHidden(usize),
    /// The text of the seed's field.
    TypeSeed(String),
    /// Another seed.
    NewSeed,
    /// How the cells start and run; of one column alone, from 0, or of all that have no settings of their own.
    Set(Option<usize>, Setting),
    /// A column gets settings of its own, equal to the others' at first, or gives them up.
    ToggleOwn(usize),
    /// The norm to which the travelling gradient is cut down, or none.
    SetClip(Option<f64>),
    /// The number whose gradient is looked at.
    SetLoss(Loss),
    /// Another cell in a column.
    SetColumn(usize, Variant),
    /// One column more.
    AddColumn,
    /// One column less.
    RemoveColumn(usize),
    /// A deviation of a column's cell, on or off.
    ToggleFlag(usize, &'static str),
    /// A part of a column's cell is taken out, or put back.
    ToggleAblation(usize, Ablation),
    /// Something more is changed inside a column's cell.
    AddChange(usize, Change),
    /// A change inside a column's cell, by its place in the list, becomes another.
    SetChange(usize, usize, Change),
    /// A change inside a column's cell is taken back, by its place in the list.
    RemoveChange(usize, usize),
    /// Everything that was changed inside a column's cell or taken out is taken back.
    Unchange(usize),
    /// The unchanged cell becomes a column of its own.
    AddUnchanged(usize),
    /// What the gradient chart shows.
    SetReaching(Reaching),
    /// Whether the theory is drawn beside it.
    SetTheory(bool),
    /// Opens the arithmetic of a number, `column:place`, or closes it.
    Inspect(Option<String>),
    /// Opens the arithmetic of the hidden state at the cursor.
    InspectHere,
    /// Back along the numbers that were opened, or forward again.
    Retrace(bool),
    /// Columns run with these numbers in place of drawn ones, or with drawn ones again.
    Give(Vec<(usize, Option<Given>)>),
    /// How the cells are trained, as the laboratory writes it.
    SetTraining(String),
    /// Opens a page of the laboratory, or closes it.
    OpenLab(Option<LabPage>),
    /// A gesture has ended: what follows is undone by itself.
    Settle,
    /// Back to the preset.
    Preset,
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,

    /// The reader's language.
    SetLanguage(Language),
    /// The reader's ground.
    SetTheme(ThemeChoice),
    /// The system's ground is now dark, or not.
    SystemDark(bool),
    /// Printing begins or ends.
    Print(bool),
    /// Shows or hides a part.
    TogglePart(Part),
    /// Opens or closes the controls where the page is narrow.
    ToggleRail,
    /// Opens or closes the options of a column.
    ToggleOptions(usize),
    /// Large type, fewer controls.
    TogglePresenter,
    /// Opens a sheet.
    Open(Sheet),
    /// Closes the sheet.
    CloseSheet,
    /// Fetches the lab, which did not arrive before.
    LoadLab,
    /// The lab is here; `None` where it could not be fetched.
    LabLoaded(Option<&'static Lab>),
    /// Puts the link to this picture on the clipboard.
    CopyLink,
    /// Whether that worked.
    Copied(bool),
    /// Something is told in words that are there already.
    Told(String),
    /// Takes a notice away.
    Dismiss(u64),
    /// Takes all notices away.
    DismissAll,
    /// What is shown may now be told to a screen reader.
    Announce,

    /// Another link was opened in this page.
    HashChanged(String),
    /// A language's file was loaded; `None` where it could not be.
    Words(Locale, Option<&'static str>),
    /// A computation is done.
    Computed(Shown),
    /// A computation failed.
    Failed(RequestId, Failure),
    /// A person asks a question that is not answered by itself.
    Ask(Analysis),
    /// A person stops it.
    Stop(Analysis),
    /// How far an answer is.
    Progress {
        /// The question.
        question: Analysis,
        /// The results that it is about.
        revision: RequestId,
        /// Parts done, and of how many.
        done: (usize, usize),
    },
    /// An answer, or why there is none.
    Analysed {
        /// The question.
        question: Analysis,
        /// The results that it is about.
        revision: RequestId,
        /// What came out.
        answer: Result<Rc<Packed>, String>,
    },
}

/// Why a computation failed.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The scene does not run.
    Run(RunError),
    /// The worker broke down.
    Worker(String),
    /// The lab, which it needs, could not be fetched.
    Lab,
}
