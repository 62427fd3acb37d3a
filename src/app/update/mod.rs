//! What does a message change, and what is to be done in the world?
//!
//! [`update`] is pure: `(State, Msg) → (State, Vec<Effect>)`. Each message changes the state; what follows from the
//! change (computing, writing the link, the clock) is derived from the difference.

mod analyses;
mod answers;
mod experiment;
mod laboratory;
mod play;
mod sequence;
mod settings;

use super::message::{Analysis, Msg, RequestId};
use super::state::{NoticeKind, Reader, Shown, State};
use crate::scene::Scene;
use crate::words::Locale;
pub use play::SPEEDS;
pub use sequence::numbers_text;
use std::rc::Rc;

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Compute this scene; a newer request replaces one that waits.
    Compute(RequestId, Rc<Scene>),
    /// Put the scene into the address bar, soon.
    WriteHash(Rc<Scene>),
    /// Keep a preference for the next visit.
    Store(&'static str, &'static str),
    /// Put the scene's link on the clipboard; answered by [`Msg::Copied`].
    CopyLink(Rc<Scene>),
    /// Send [`Msg::Tick`] every so many milliseconds, or no longer.
    Clock(Option<u32>),
    /// Send [`Msg::Announce`] once nothing has changed for a moment.
    AnnounceLater,
    /// Load the words of a language; answered by [`Msg::Words`].
    LoadWords(Locale),
    /// Fetch the lab; answered by [`Msg::LabLoaded`].
    LoadLab,
    /// Ask the lab about these results; answered by [`Msg::Progress`] and [`Msg::Analysed`].
    Analyse(Analysis, Shown),
    /// Stop what the lab computes for this question.
    StopAnalysis(Analysis),
    /// Send [`Msg::Dismiss`] after a few seconds.
    DismissLater(u64),
}

/// The key under which the language is kept.
pub const LANGUAGE_KEY: &str = "gatescope-language";
/// The key under which the ground is kept.
pub const THEME_KEY: &str = "gatescope-theme";

/// The page as it opens with a link.
pub fn open(hash: &str, reader: Reader) -> (State, Vec<Effect>) {
    let mut state = State::new(hash, reader);
    state.requested = 1;
    state.waiting = Some(1);
    let compute = Effect::Compute(1, Rc::clone(&state.scene));
    let load = state.refresh_words().map(Effect::LoadWords);
    (state, load.into_iter().chain([compute]).collect())
}

/// The state after a message, and what is to be done.
pub fn update(state: State, msg: Msg) -> (State, Vec<Effect>) {
    let before = Before::of(&state);
    let mut state = state;
    let mut effects = Vec::new();
    match msg {
        Msg::CopyLink => effects.push(Effect::CopyLink(Rc::clone(&state.scene))),
        Msg::Words(locale, file) => state.take_words(locale, file),
        Msg::Computed(shown) => effects.extend(state.take_answer(shown)),
        Msg::Stop(question) => {
            effects.push(Effect::StopAnalysis(question));
            state.apply(Msg::Stop(question));
        }
        msg => state.apply(msg),
    }
    effects.extend(state.refresh_words().map(Effect::LoadWords));
    effects.extend(before.consequences(&mut state));
    (state, effects)
}

impl State {
    fn apply(&mut self, msg: Msg) {
        match msg {
            Msg::SetCursor(_)
            | Msg::Hover(_)
            | Msg::SetUnit(_)
            | Msg::Step(_)
            | Msg::SetPhase(_)
            | Msg::SetDirection(_)
            | Msg::TurnRound
            | Msg::PlayPause
            | Msg::SetSpeed(_)
            | Msg::Tick => self.play(msg),
            Msg::SetTask(_)
            | Msg::TypeNumbers(_)
            | Msg::SetTable(_)
            | Msg::DrawNumber { .. }
            | Msg::TypeText(_)
            | Msg::SetSteps(_) => {
                self.change_sequence(msg);
            }
            Msg::SetLanguage(_)
            | Msg::SetTheme(_)
            | Msg::SystemDark(_)
            | Msg::Print(_)
            | Msg::TogglePart(_)
            | Msg::ToggleRail
            | Msg::ToggleOptions(_)
            | Msg::TogglePresenter
            | Msg::SetTab(_)
            | Msg::Open(_)
            | Msg::CloseSheet
            | Msg::LoadLab
            | Msg::LabLoaded(_)
            | Msg::Copied(_)
            | Msg::Told(_)
            | Msg::Dismiss(_)
            | Msg::DismissAll
            | Msg::Announce => self.set_page(msg),
            Msg::HashChanged(hash) => self.open_link(&hash),
            Msg::Failed(id, failure) => self.fail(id, failure),
            Msg::Ask(_) | Msg::Stop(_) | Msg::Progress { .. } | Msg::Analysed { .. } => self.analyse(msg),
            msg => self.change_experiment(msg),
        }
    }
}

/// What the consequences are derived from.
struct Before {
    scene: Rc<Scene>,
    clock: Option<u32>,
    reader: Reader,
    loading_lab: bool,
    next_notice: u64,
}

impl Before {
    fn of(state: &State) -> Self {
        Self {
            scene: Rc::clone(&state.scene),
            clock: state.tick_length(),
            reader: state.reader,
            loading_lab: state.lab.is_loading(),
            next_notice: state.next_notice,
        }
    }

    fn consequences(&self, state: &mut State) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !same_experiment(&self.scene, &state.scene) {
            state.requested += 1;
            state.waiting = Some(state.requested);
            effects.push(Effect::Compute(state.requested, Rc::clone(&state.scene)));
        }
        if self.scene != state.scene {
            effects.push(Effect::WriteHash(Rc::clone(&state.scene)));
        }
        if self.clock != state.tick_length() {
            effects.push(Effect::Clock(state.tick_length()));
        }
        effects.extend(state.questions());
        if !self.loading_lab && state.lab.is_loading() {
            effects.push(Effect::LoadLab);
        }
        effects.extend(self.preferences(state));
        effects.extend(self.passing_notices(state));
        effects
    }

    fn preferences(&self, state: &State) -> Vec<Effect> {
        use crate::scene::Choice;
        let (old, new) = (self.reader, state.reader);
        let language = (old.language != new.language).then(|| Effect::Store(LANGUAGE_KEY, new.language.id()));
        let theme = (old.theme != new.theme).then(|| Effect::Store(THEME_KEY, new.theme.id()));
        language.into_iter().chain(theme).collect()
    }

    fn passing_notices<'a>(&self, state: &'a State) -> impl Iterator<Item = Effect> + use<'a> {
        let first = self.next_notice;
        let passing = move |notice: &&crate::app::state::Notice| {
            notice.id >= first && matches!(notice.what, NoticeKind::Copied(true))
        };
        state.notices.iter().filter(passing).map(|notice| Effect::DismissLater(notice.id))
    }
}

/// Whether two scenes compute the same.
pub fn same_experiment(a: &Scene, b: &Scene) -> bool {
    let numbers = |s: &Scene| (s.steps, s.hidden, s.seed, s.recurrent_scale, s.keep_bias, s.clip);
    let choices = |s: &Scene| (s.loss, s.bias, s.start, s.precision);
    (&a.columns, &a.sequence) == (&b.columns, &b.sequence) && numbers(a) == numbers(b) && choices(a) == choices(b)
}
