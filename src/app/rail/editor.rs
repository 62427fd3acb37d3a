//! How is a sequence of one's own typed? What is wrong is named below the field; the last good picture stays.

use super::super::look::Look;
use super::super::message::Msg;
use super::super::notices::said;
use super::super::parts::{on, sends, typed};
use super::super::state::Draft;
use crate::task::TaskError;
use yew::{AttrValue, Callback, Html, InputEvent, html};

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EditorKind {
    /// Numbers.
    Numbers,
    /// A text.
    Text,
}

/// `textarea.editor` with what it takes, or what is wrong.
pub(super) fn view(look: &Look, kind: EditorKind, draft: &Draft<TaskError>, send: &Callback<Msg>) -> Html {
    let (name, help) = match kind {
        EditorKind::Numbers => ("rail-numbers", "rail-numbers-help"),
        EditorKind::Text => ("rail-text", "rail-text-help"),
    };
    let change = on(send, move |event: InputEvent| {
        let text = typed(&event)?;
        Some(if kind == EditorKind::Numbers { Msg::TypeNumbers(text) } else { Msg::TypeText(text) })
    });
    let settle = sends(send, Msg::Settle);
    let wrong = draft.error.is_some();
    html! {
        <>
            <textarea class="editor" rows="2" spellcheck="false" autocapitalize="off" aria-label={look.say(name)}
                aria-describedby="editor-note" aria-invalid={wrong.then_some("true")}
                value={AttrValue::from(draft.text.clone())} oninput={change} onchange={settle} />
            { note(look, draft, help) }
        </>
    }
}

fn note(look: &Look, draft: &Draft<TaskError>, help: &str) -> Html {
    match &draft.error {
        Some(error) => html! {
            <p class="note is-wrong" id="editor-note" role="alert">
                { said(&look.words, error.id(), error.args()) }{ " " }{ look.say("error-keep") }
            </p>
        },
        None => html! { <p class="note" id="editor-note">{ look.say(help) }</p> },
    }
}
