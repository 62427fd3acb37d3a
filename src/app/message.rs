//! What can happen on the page?

use super::state::{Sheet, Shown, ThemeChoice};
use crate::cell::Variant;
use crate::scene::{Direction, Language, Loss, Part, Phase, RunError};
use crate::task::TaskKind;
use crate::words::Locale;

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
    /// The factor on the recurrent weights.
    SetScale(f64),
    /// The bias of the gate that keeps.
    SetKeepBias(f64),
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
    /// Puts the link to this picture on the clipboard.
    CopyLink,
    /// Whether that worked.
    Copied(bool),
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
}

/// Why a computation failed.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The scene does not run.
    Run(RunError),
    /// The worker broke down.
    Worker(String),
}
