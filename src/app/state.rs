//! What does the page know at this moment?

pub use super::drafts::{Draft, Drafts, TableDraft};
pub use super::inquiry::{Question, Trail};
use super::lazy::{Lab, LabState};
pub use super::look::locale;
use super::look::{Cursor, Look};
use super::message::{Analysis, Failure, RequestId};
use crate::scene::{Comparison, LabPage, Language, Report, Scene, Theme};
use crate::task::Sequence;
use crate::words::{Locale, Words};
use std::rc::Rc;

/// The last good results, with the scene that made them. Equal where the revision is.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What was asked for; its view is that of the moment of asking.
    pub scene: Rc<Scene>,
    /// What came out.
    pub comparison: Rc<Comparison>,
    /// The request that made it.
    pub revision: RequestId,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision
    }
}

impl Shown {
    /// T
    pub fn steps(&self) -> usize {
        self.comparison.sample.steps
    }

    /// H
    pub fn hidden(&self) -> usize {
        self.scene.hidden
    }
}

/// The ground that the reader chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// White.
    Light,
    /// Near-black.
    Dark,
    /// As the system, with more contrast.
    Contrast,
}

impl ThemeChoice {
    /// Every choice with its name: in storage, as the page's attribute and, as a key, in the words.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::System, "system"), (Self::Light, "light"), (Self::Dark, "dark"), (Self::Contrast, "contrast")];

    /// Its name.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(choice, _)| *choice == self).map_or("", |(_, id)| id)
    }

    /// The choice with this name.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == id).map(|(choice, _)| *choice)
    }
}

impl From<Theme> for ThemeChoice {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
        }
    }
}

/// What lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// How to read and to use the page.
    Help,
    /// The numbers of a column as a table.
    Column(usize),
    /// The gradient chart's numbers as a table.
    Gradients,
    /// A page of the laboratory.
    Lab(LabPage),
}

/// Something to be told without interrupting.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its number.
    pub id: u64,
    /// What it tells.
    pub what: NoticeKind,
}

/// What a notice tells.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeKind {
    /// Something in the link was not as it should be.
    Link(Report),
    /// Whether the link was copied.
    Copied(bool),
    /// A computation failed; the last good picture stays.
    Failed(Failure),
    /// Words that are there already.
    Told(String),
    /// The words of the language that was chosen could not be loaded.
    NoWords,
}

/// What was chosen before and taken back. Only the experiment is undone, not how it is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// To be undone, the last change last.
    pub past: Vec<Rc<Scene>>,
    /// To be made again, the next last.
    pub future: Vec<Rc<Scene>>,
    /// The control whose changes are one gesture so far.
    pub gesture: Option<&'static str>,
}

/// The reader's preferences and circumstances, which belong to no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The language, where the link chooses none.
    pub language: Language,
    /// The ground, where the link chooses none.
    pub theme: ThemeChoice,
    /// Whether the system's ground is dark.
    pub system_dark: bool,
    /// Whether less motion was asked for.
    pub still: bool,
}

/// Everything.
#[derive(Clone, Debug)]
pub struct State {
    /// What is chosen; always valid.
    pub scene: Rc<Scene>,
    /// The last good results.
    pub shown: Option<Shown>,
    /// The newest request that has no answer yet.
    pub waiting: Option<RequestId>,
    /// The newest request.
    pub requested: RequestId,
    /// Texts being edited.
    pub drafts: Drafts,
    /// The last sequence of each task that has content of one's own.
    pub remembered: Vec<Sequence>,
    /// What can be undone.
    pub history: History,
    /// The way through the arithmetic.
    pub trail: Trail,
    /// Whether the player runs.
    pub playing: bool,
    /// Steps per second.
    pub speed: usize,
    /// The step under the pointer.
    pub hover: Option<usize>,
    /// The column that a narrow page shows.
    pub tab: usize,
    /// Whether a narrow page shows the controls.
    pub rail_open: bool,
    /// The column whose options are open.
    pub options: Option<usize>,
    /// Large type, fewer controls.
    pub presenter: bool,
    /// Whether the page is being printed.
    pub printing: bool,
    /// What lies over the page.
    pub sheet: Option<Sheet>,
    /// What is fetched on demand.
    pub lab: LabState,
    /// What the lab is asked, in the order of [`Analysis::ALL`].
    pub questions: [Question; Analysis::ALL.len()],
    /// What is told.
    pub notices: Vec<Notice>,
    /// The number of the next notice.
    pub next_notice: u64,
    /// The results that a screen reader was told.
    pub announced: Option<Shown>,
    /// The reader's preferences.
    pub reader: Reader,
    /// The words of the language.
    pub words: Rc<Words>,
    /// The words' file of a language that is not built in, once it is loaded.
    pub loaded: Option<(Locale, &'static str)>,
}

impl State {
    /// What components that show things need.
    pub fn look(&self) -> Look {
        Look {
            words: Rc::clone(&self.words),
            dark: self.dark() && !self.printing,
            presenter: self.presenter,
            still: self.reader.still,
        }
    }

    /// Where one looks, within what is shown.
    pub fn cursor(&self) -> Cursor {
        let (steps, hidden) = self
            .shown
            .as_ref()
            .map_or((self.scene.length(), self.scene.hidden), |shown| (shown.steps(), shown.hidden()));
        Cursor::of(&self.scene, self.hover, self.playing, steps, hidden)
    }

    /// The language: the link's, else the reader's.
    pub fn language(&self) -> Language {
        self.scene.view.language.unwrap_or(self.reader.language)
    }

    /// The ground: the link's, else the reader's.
    pub fn theme(&self) -> ThemeChoice {
        self.scene.view.theme.map_or(self.reader.theme, ThemeChoice::from)
    }

    /// Whether the ground is dark.
    pub fn dark(&self) -> bool {
        match self.theme() {
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
            ThemeChoice::System | ThemeChoice::Contrast => self.reader.system_dark,
        }
    }

    /// The words' file of the language that was chosen; `None` until it is loaded.
    fn file(&self) -> Option<&'static str> {
        let locale = locale(self.language());
        locale.built_in().or(self.loaded.filter(|(of, _)| *of == locale).map(|(_, file)| file))
    }

    /// Whether the page can speak the language that was chosen.
    pub fn can_speak(&self) -> bool {
        self.file().is_some()
    }

    /// The words with those of the lab, where it is here.
    fn with_lab(&self, words: Words) -> Words {
        match self.lab {
            LabState::Ready(lab) => {
                let more = (lab.words)(words.locale());
                words.and(more)
            }
            _ => words,
        }
    }

    /// Takes the lab, and its words; `None` where it did not arrive.
    pub(super) fn take_lab(&mut self, lab: Option<&'static Lab>) {
        self.lab = lab.map_or(LabState::Failed, LabState::Ready);
        self.words = Rc::new(self.with_lab((*self.words).clone()));
    }

    /// Reads the words again where the language has changed; the language to load where it is not here yet.
    pub(super) fn refresh_words(&mut self) -> Option<Locale> {
        let locale = locale(self.language());
        if self.words.locale() == locale {
            return None;
        }
        let Some(file) = self.file() else { return Some(locale) };
        self.words = Rc::new(self.with_lab(Words::with(locale, file)));
        None
    }
}
