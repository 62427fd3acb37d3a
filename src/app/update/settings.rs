//! How is the page itself set? Language, ground, parts, sheets and notices.

use super::super::message::Msg;
use super::super::state::{Notice, NoticeKind, State, ThemeChoice};
use crate::scene::{Language, Theme};

impl State {
    pub(super) fn set_page(&mut self, msg: Msg) {
        match msg {
            Msg::SetLanguage(language) => self.set_language(language),
            Msg::SetTheme(theme) => self.set_theme(theme),
            Msg::SystemDark(dark) => self.reader.system_dark = dark,
            Msg::Print(printing) => self.printing = printing,
            Msg::TogglePart(part) => self.set_view(|view| {
                if !view.hidden_parts.remove(&part) {
                    view.hidden_parts.insert(part);
                }
            }),
            Msg::ToggleRail => self.rail_open = !self.rail_open,
            Msg::ToggleOptions(column) => {
                self.options = Some(column).filter(|_| self.options != Some(column));
                self.lab.ask();
            }
            Msg::TogglePresenter => self.presenter = !self.presenter,
            Msg::SetTab(tab) => self.tab = tab.min(self.scene.columns.len().saturating_sub(1)),
            msg => self.set_sheet(msg),
        }
    }

    fn set_sheet(&mut self, msg: Msg) {
        match msg {
            Msg::Open(sheet) => {
                self.playing = false;
                self.sheet = Some(sheet);
                self.lab.ask();
            }
            Msg::CloseSheet => {
                self.sheet = None;
                self.set_view(|view| view.lab = None);
            }
            Msg::LoadLab => self.lab.ask(),
            Msg::LabLoaded(lab) => self.take_lab(lab),
            Msg::Copied(done) => {
                self.notices.retain(|notice| !matches!(notice.what, NoticeKind::Copied(_)));
                self.notify(NoticeKind::Copied(done));
            }
            Msg::Told(text) => self.notify(NoticeKind::Told(text)),
            Msg::Dismiss(id) => self.notices.retain(|notice| notice.id != id),
            Msg::DismissAll => self.notices.clear(),
            Msg::Announce => self.announced = self.shown.clone(),
            _ => {}
        }
    }

    /// The reader's language; a link that chooses one now chooses this one.
    fn set_language(&mut self, language: Language) {
        self.reader.language = language;
        self.set_view(|view| view.language = view.language.map(|_| language));
        self.translate_drafts();
    }

    /// The reader's ground; a link that chooses one now chooses this one, or none where it has no name for it.
    fn set_theme(&mut self, theme: ThemeChoice) {
        self.reader.theme = theme;
        let named = match theme {
            ThemeChoice::Light => Some(Theme::Light),
            ThemeChoice::Dark => Some(Theme::Dark),
            ThemeChoice::System | ThemeChoice::Contrast => None,
        };
        self.set_view(|view| view.theme = view.theme.and(named));
    }

    pub(super) fn notify(&mut self, what: NoticeKind) {
        self.notices.push(Notice { id: self.next_notice, what });
        self.next_notice += 1;
    }
}
