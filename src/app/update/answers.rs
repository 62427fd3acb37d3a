//! What comes back? Results of computations, and links that are opened.

use super::super::message::{Failure, RequestId};
use super::super::state::{Drafts, NoticeKind, Reader, Shown, State};
use super::Effect;
use super::play::SPEEDS;
use crate::scene::{Language, Scene};
use crate::words::{Locale, Words};
use std::rc::Rc;

impl State {
    /// The page with a link, before anything is computed.
    pub(super) fn new(hash: &str, reader: Reader) -> Self {
        let (scene, reports) = Scene::from_hash(hash);
        let language = scene.view.language.unwrap_or(reader.language);
        let mut state = Self {
            drafts: Drafts::of(&scene, language),
            scene: Rc::new(scene),
            shown: None,
            waiting: None,
            requested: 0,
            remembered: Vec::new(),
            history: Default::default(),
            trail: Default::default(),
            playing: false,
            speed: SPEEDS[3],
            hover: None,
            tab: 0,
            rail_open: false,
            options: None,
            presenter: false,
            printing: false,
            sheet: None,
            lab: Default::default(),
            questions: Default::default(),
            notices: Vec::new(),
            next_notice: 0,
            announced: None,
            reader,
            words: Rc::new(Words::new(Locale::En)),
            loaded: None,
        };
        reports.into_iter().for_each(|report| state.notify(NoticeKind::Link(report)));
        state
    }

    /// Another link in the same page; what was there can be brought back.
    pub(super) fn open_link(&mut self, hash: &str) {
        if hash.trim_start_matches('#') == self.scene.to_hash() {
            return;
        }
        let (scene, reports) = Scene::from_hash(hash);
        self.playing = false;
        self.hover = None;
        self.replace(scene, None);
        self.drafts = Drafts::of(&self.scene, self.language());
        self.notices.retain(|notice| !matches!(notice.what, NoticeKind::Link(_)));
        reports.into_iter().for_each(|report| self.notify(NoticeKind::Link(report)));
    }

    /// Takes a language's file; where there is none, the page goes on in English and says so.
    pub(super) fn take_words(&mut self, locale: Locale, file: Option<&'static str>) {
        self.loaded = file.map(|file| (locale, file));
        if !self.can_speak() {
            self.reader.language = Language::English;
            Rc::make_mut(&mut self.scene).view.language = Some(Language::English);
            self.notify(NoticeKind::NoWords);
        }
    }

    /// Takes results unless newer ones are shown already.
    pub(super) fn take_answer(&mut self, answer: Shown) -> Option<Effect> {
        if self.waiting == Some(answer.revision) {
            self.waiting = None;
        }
        let shown = self.shown.as_ref().map_or(0, |shown| shown.revision);
        if answer.revision <= shown || answer.revision > self.requested {
            return None;
        }
        let (first, whole) = (self.shown.is_none(), !self.is_in_trouble());
        self.shown = Some(answer);
        if whole {
            self.stop_where_numbers_end();
        }
        self.notices.retain(|notice| !matches!(notice.what, NoticeKind::Failed(_)));
        (!first).then_some(Effect::AnnounceLater)
    }

    /// An explosion freezes the page at the step where it first happened.
    fn stop_where_numbers_end(&mut self) {
        let Some(shown) = &self.shown else { return };
        let ends = shown.comparison.columns.iter().filter_map(|run| run.broken.or(run.broken_back));
        if let Some(step) = ends.map(|(step, _)| step).min() {
            self.playing = false;
            self.set_view(|view| view.cursor = step);
        }
    }

    /// Says that the newest request failed; what is shown stays.
    pub(super) fn fail(&mut self, id: RequestId, failure: Failure) {
        if self.waiting == Some(id) {
            self.waiting = None;
            self.notices.retain(|notice| !matches!(notice.what, NoticeKind::Failed(_)));
            self.notify(NoticeKind::Failed(failure));
        }
    }
}
