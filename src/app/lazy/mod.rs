//! What is fetched only once a person asks for it? The lab: a part of the program in a file of its own.
//!
//! [`Lab`] is the only way into it, so that whatever nothing else leads to goes to that file; `cargo xtask` finds out
//! what that is when it builds the page. Where the page itself needs a function or a text, the page keeps it and the lab
//! uses it from there. Natively the lab is a part of the program like any other.

mod fetch;

use super::frame::Frame;
use super::lab;
use super::message::{Analysis, Msg, Packed};
use super::parts::{dialog, sends, written};
use super::rail::{self, Rail};
use super::state::Sheet;
use crate::scene::{Comparison, RunError, Scene, Setup};
use crate::words::Locale;
use yew::{Html, MouseEvent, html};

pub use fetch::lab;

/// What the lab does, for the page to call once it is here.
#[derive(Debug)]
pub struct Lab {
    /// The title and the content of a sheet.
    pub sheet: fn(&Frame<'_>, Sheet) -> (String, Html),
    /// Its words in a language.
    pub words: fn(Locale) -> &'static str,
    /// The arithmetic of the number that is looked into.
    pub inspector: fn(&Frame<'_>) -> Html,
    /// What stands beneath the stage: where numbers ended and what helps, what is trained and shown.
    pub beneath: fn(&Frame<'_>) -> Html,
    /// What can be chosen for one column besides its cell.
    pub options: fn(&Rail, usize) -> Html,
    /// What is changed inside one column's cell.
    pub changes: fn(&Rail, usize) -> Html,
    /// The editor of a sequence of one's own.
    pub editor: fn(&Rail) -> Html,
    /// Runs a scene in any number format.
    pub run: fn(Setup) -> Result<Comparison, RunError>,
    /// The answer to a question about a scene's results; told how far it is as it goes.
    pub analyse: fn(Analysis, &Comparison, Tell<'_>) -> Result<Packed, String>,
    /// The answer to a question that needs no results, but a scene, a text or lists that come with it; none where it needs
    /// them.
    pub apart: fn(Analysis, &Scene, With<'_>, Tell<'_>) -> Option<Answer>,
    /// Multiply–adds that an answer takes, roughly: what decides where it is computed.
    pub work: fn(Analysis, &Comparison) -> u64,
}

/// Named by [`fetch`] alone: what the page names travels with the page.
static LAB: Lab = Lab {
    sheet: lab::sheet,
    words: Locale::lab,
    inspector: lab::inspector,
    beneath: lab::beneath,
    options: lab::options,
    changes: lab::changes,
    editor: rail::sequence_editor,
    run: Setup::run,
    analyse: lab::analyse,
    apart: lab::apart,
    work: lab::work,
};

/// An answer of the lab, or why there is none.
pub type Answer = Result<Packed, String>;

/// A text and lists of numbers that come with a question.
pub type With<'a> = (&'a str, &'a [Vec<f64>]);

/// Told parts done and of how many.
pub type Tell<'a> = &'a mut dyn FnMut((usize, usize));

/// How far the lab is.
#[derive(Clone, Copy, Debug, Default)]
pub enum LabState {
    /// Nobody has asked for it.
    #[default]
    Absent,
    /// On its way.
    Loading,
    /// It did not arrive.
    Failed,
    /// Here.
    Ready(&'static Lab),
}

impl LabState {
    /// Whether it is on its way.
    pub fn is_loading(self) -> bool {
        matches!(self, Self::Loading)
    }

    /// Asks for it, unless it is here or on its way.
    pub fn ask(&mut self) {
        if matches!(self, Self::Absent | Self::Failed) {
            *self = Self::Loading;
        }
    }
}

/// The dialog of the open sheet. The lab draws what is in it; until then it says where the lab is.
pub fn view(frame: &Frame<'_>) -> Html {
    let Frame { state, look, send, .. } = frame;
    let page = state.scene.view.lab.map(Sheet::Lab);
    let Some(sheet) = state.sheet.or(page) else { return Html::default() };
    let (title, body) = match state.lab {
        LabState::Ready(lab) => (lab.sheet)(frame, sheet),
        LabState::Failed => (look.say("lab-failed-title"), failed(frame)),
        LabState::Absent | LabState::Loading => (look.say("lab-loading"), Html::default()),
    };
    let class = if matches!(sheet, Sheet::Lab(_)) { "is-lab" } else { "" };
    dialog(class, title, look, send, body)
}

/// The arithmetic of the number that is looked into, at the right; until the lab is here, where it is.
pub fn inspector(frame: &Frame<'_>) -> Html {
    let Frame { state, look, .. } = frame;
    if state.scene.view.inspected.is_none() {
        return Html::default();
    }
    let body = match state.lab {
        LabState::Ready(lab) => (lab.inspector)(frame),
        LabState::Failed => failed(frame),
        LabState::Absent | LabState::Loading => written("p", "soft", look.say("lab-loading")),
    };
    html! { <aside class="inspector" id="inspector" aria-label={look.say("inspector-title")}>{ body }</aside> }
}

/// What stands beneath the stage; nothing while the lab is not here: each column says by itself where its numbers ended.
pub fn beneath(frame: &Frame<'_>) -> Html {
    match frame.state.lab {
        LabState::Ready(lab) => (lab.beneath)(frame),
        _ => Html::default(),
    }
}

/// The lab did not arrive: what to do.
fn failed(frame: &Frame<'_>) -> Html {
    let retry = sends::<MouseEvent>(&frame.send, Msg::LoadLab);
    html! {
        <>
            { written("p", "", frame.look.say("lab-failed")) }
            <button type="button" class="button" onclick={retry}>{ frame.look.say("lab-retry") }</button>
        </>
    }
}
