//! What does a key do? Only where the control in focus has no use for it; Tab is never taken.

use super::message::{Move, Msg};
use super::state::Sheet;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

/// What the control in focus does with keys itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Nothing.
    Free,
    /// Space and Enter press it.
    Button,
    /// Arrows, Home and End move it.
    Arrows,
    /// Every key is text.
    Text,
}

/// A key with what was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// The key's name, as browsers give it.
    pub key: String,
    /// Shift was held.
    pub shift: bool,
    /// Control, or Command, was held.
    pub control: bool,
    /// Alt was held.
    pub alt: bool,
}

impl Pressed {
    /// What is to happen; `None` leaves the key to the browser. Under a modal sheet only the sheet's own key counts.
    pub fn message(&self, focus: Focus, modal: bool) -> Option<Msg> {
        if focus == Focus::Text || self.alt {
            return None;
        }
        if self.control {
            return self.history().filter(|_| !modal);
        }
        if self.key == "?" {
            return Some(if modal { Msg::CloseSheet } else { Msg::Open(Sheet::Help) });
        }
        if modal {
            return None;
        }
        let moves = if self.shift { self.phases() } else { self.steps() };
        match moves {
            Some(to) => (focus != Focus::Arrows).then_some(Msg::Step(to)),
            None => self.letters(focus),
        }
    }

    fn history(&self) -> Option<Msg> {
        match (self.key.as_str(), self.shift) {
            ("z" | "Z", false) => Some(Msg::Undo),
            ("z" | "Z", true) | ("y" | "Y", false) => Some(Msg::Redo),
            _ => None,
        }
    }

    fn phases(&self) -> Option<Move> {
        match self.key.as_str() {
            "ArrowLeft" => Some(Move::PhaseBack),
            "ArrowRight" => Some(Move::PhaseForward),
            _ => None,
        }
    }

    fn steps(&self) -> Option<Move> {
        match self.key.as_str() {
            "ArrowLeft" => Some(Move::Back),
            "ArrowRight" => Some(Move::Forward),
            "Home" => Some(Move::First),
            "End" => Some(Move::Last),
            _ => None,
        }
    }

    fn letters(&self, focus: Focus) -> Option<Msg> {
        match self.key.as_str() {
            " " => (focus == Focus::Free).then_some(Msg::PlayPause),
            "d" | "D" => Some(Msg::TurnRound),
            "p" | "P" => Some(Msg::TogglePresenter),
            "i" | "I" => Some(Msg::InspectHere),
            "Escape" => Some(Msg::Inspect(None)),
            _ => None,
        }
    }
}

/// The key of an event.
pub fn pressed(event: &KeyboardEvent) -> Pressed {
    Pressed {
        key: event.key(),
        shift: event.shift_key(),
        control: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
    }
}

/// What the control that got the event does with keys.
pub fn focus(event: &KeyboardEvent) -> Focus {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return Focus::Free };
    if event.default_prevented() || element.has_attribute("contenteditable") {
        return Focus::Text;
    }
    match element.tag_name().to_ascii_lowercase().as_str() {
        "textarea" | "select" => Focus::Text,
        "input" => element.dyn_ref::<HtmlInputElement>().map_or(Focus::Text, |input| input_focus(&input.type_())),
        "button" | "summary" | "a" => Focus::Button,
        _ if element.get_attribute("role").as_deref() == Some("slider") => Focus::Arrows,
        _ => Focus::Free,
    }
}

fn input_focus(kind: &str) -> Focus {
    match kind {
        "range" => Focus::Arrows,
        "radio" => Focus::Arrows,
        "checkbox" | "button" => Focus::Button,
        _ => Focus::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str, focus: Focus) -> Option<String> {
        let pressed = Pressed { key: key.to_owned(), shift: false, control: false, alt: false };
        pressed.message(focus, false).map(|msg| format!("{msg:?}"))
    }

    #[test]
    fn keys_move_in_time() {
        let expected = [
            (" ", "PlayPause"),
            ("ArrowLeft", "Step(Back)"),
            ("ArrowRight", "Step(Forward)"),
            ("Home", "Step(First)"),
            ("End", "Step(Last)"),
            ("?", "Open(Help)"),
            ("d", "TurnRound"),
            ("i", "InspectHere"),
            ("Escape", "Inspect(None)"),
        ];
        for (key, msg) in expected {
            assert_eq!(press(key, Focus::Free).as_deref(), Some(msg), "{key}");
        }
        let shifted = Pressed { key: "ArrowRight".into(), shift: true, control: false, alt: false };
        assert_eq!(
            shifted.message(Focus::Free, false).map(|m| format!("{m:?}")).as_deref(),
            Some("Step(PhaseForward)")
        );
    }

    #[test]
    fn controls_keep_their_keys() {
        assert_eq!(press(" ", Focus::Button), None);
        assert!(press("ArrowLeft", Focus::Button).is_some());
        assert_eq!(press("ArrowLeft", Focus::Arrows), None);
        for key in [" ", "ArrowLeft", "Home", "?", "d", "Escape"] {
            assert_eq!(press(key, Focus::Text), None, "{key}");
        }
        for key in ["Tab", "Enter", "a", "F5"] {
            assert_eq!(press(key, Focus::Free), None, "{key}");
        }
    }

    #[test]
    fn under_a_sheet_only_its_own_key_counts() {
        let key = |key: &str| Pressed { key: key.into(), shift: false, control: false, alt: false };
        assert!(matches!(key("?").message(Focus::Free, true), Some(Msg::CloseSheet)));
        assert!(key(" ").message(Focus::Free, true).is_none());
    }
}
