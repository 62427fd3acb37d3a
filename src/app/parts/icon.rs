//! Which signs stand on buttons? Lines on a grid of 16 × 16; the button itself has the name.

use yew::{AttrValue, Callback, Html, MouseEvent, html};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say what is drawn")]
pub enum Sign {
    Undo,
    Redo,
    Reset,
    Theme,
    Link,
    Screen,
    Help,
    First,
    Back,
    Play,
    PlayBack,
    Pause,
    Forward,
    Last,
    Dice,
    More,
    Plus,
    Down,
    Table,
    Close,
    Rail,
    Lab,
}

impl Sign {
    /// The paths of its lines, and of what is filled.
    const fn paths(self) -> (&'static str, &'static str) {
        match self {
            Self::Undo => ("M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H7", ""),
            Self::Redo => ("m10 3 3 3-3 3M13 6H7a4 4 0 0 0 0 8h2", ""),
            Self::Reset => ("M3 8a5 5 0 1 0 1.6-3.7M3 2.5V5h2.5", ""),
            Self::Theme => ("M13.5 8a5.5 5.5 0 1 1-11 0a5.5 5.5 0 0 1 11 0z", "M8 2.5a5.5 5.5 0 0 1 0 11z"),
            Self::Link => (
                "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-1 1M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l1-1",
                "",
            ),
            Self::Screen => ("M2 3h12M3 3v7.5h10V3M8 10.5V13M5.5 14 8 12l2.5 2", ""),
            Self::Help => (
                "M14 8a6 6 0 1 1-12 0a6 6 0 0 1 12 0zM6.3 6.2a1.8 1.8 0 1 1 2.5 1.9c-.5.2-.8.6-.8 1.1",
                "M8.8 11.4a.8.8 0 1 1-1.6 0a.8.8 0 0 1 1.6 0z",
            ),
            Self::First => ("M3.5 3.5v9", "M13 3.5v9L6 8z"),
            Self::Back => ("", "M12 3.5v9L4.5 8z"),
            Self::Play => ("", "M4.5 3v10L13 8z"),
            Self::PlayBack => ("", "M11.5 3v10L3 8z"),
            Self::Pause => ("", "M4 3.5h3v9H4zM9 3.5h3v9H9z"),
            Self::Forward => ("", "M4 3.5v9L11.5 8z"),
            Self::Last => ("M12.5 3.5v9", "M3 3.5v9L10 8z"),
            Self::Dice => (
                "M4.5 2.5h7a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2z",
                "M6.8 5.8a1 1 0 1 1-2 0a1 1 0 0 1 2 0zM11.2 10.2a1 1 0 1 1-2 0a1 1 0 0 1 2 0zM9 8a1 1 0 1 1-2 0a1 1 0 0 1 2 0z",
            ),
            Self::More => (
                "",
                "M4.7 8a1.2 1.2 0 1 1-2.4 0a1.2 1.2 0 0 1 2.4 0zM9.2 8a1.2 1.2 0 1 1-2.4 0a1.2 1.2 0 0 1 2.4 0zM13.7 8a1.2 1.2 0 1 1-2.4 0a1.2 1.2 0 0 1 2.4 0z",
            ),
            Self::Plus => ("M8 3.5v9M3.5 8h9", ""),
            Self::Down => ("m4 6 4 4 4-4", ""),
            Self::Table => ("M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6", ""),
            Self::Close => ("m4 4 8 8M12 4l-8 8", ""),
            Self::Rail => ("M2.5 3.5h11v9h-11zM6.5 3.5v9", ""),
            Self::Lab => ("M6 2.5h4M6.8 2.5v4L3 13.5h10L9.2 6.5v-4", "M4.6 10.5h6.8l1.6 3H3z"),
        }
    }
}

/// `svg.icon`, silent for screen readers.
pub fn icon(sign: Sign) -> Html {
    let (lines, solid) = sign.paths();
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            if !lines.is_empty() { <path d={lines} /> }
            if !solid.is_empty() { <path class="solid" d={solid} /> }
        </svg>
    }
}

/// A button with nothing but a sign, whose name is heard and hinted at.
pub fn sign_button(class: &'static str, sign: Sign, name: String, off: bool, onclick: Callback<MouseEvent>) -> Html {
    let name = AttrValue::from(name);
    html! {
        <button type="button" {class} {onclick} disabled={off} aria-label={&name} title={&name}>
            { icon(sign) }
        </button>
    }
}
