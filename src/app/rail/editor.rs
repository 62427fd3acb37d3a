//! How is a sequence of one's own typed? What is wrong is named below the field; the last good picture stays.

use super::super::look::Look;
use super::super::message::Msg;
use super::super::notices::said;
use super::super::parts::{on, typed};
use super::super::state::Draft;
use crate::task::TaskError;
use yew::{AttrValue, Callback, Event, Html, InputEvent, Properties, component, html};

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorKind {
    /// Numbers.
    Numbers,
    /// A text.
    Text,
}

/// What an editor takes.
#[derive(Clone, PartialEq, Properties)]
pub struct EditorProps {
    /// Words.
    pub look: Look,
    /// What is typed.
    pub kind: EditorKind,
    /// As it stands.
    pub draft: Draft<TaskError>,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// `textarea.editor` with what it takes, or what is wrong.
#[component(Editor)]
pub fn editor(props: &EditorProps) -> Html {
    let EditorProps { look, kind, draft, send } = props;
    let (name, help) = match kind {
        EditorKind::Numbers => ("rail-numbers", "rail-numbers-help"),
        EditorKind::Text => ("rail-text", "rail-text-help"),
    };
    let kind = *kind;
    let change = on(send, move |event: InputEvent| {
        let text = typed(&event)?;
        Some(if kind == EditorKind::Numbers { Msg::TypeNumbers(text) } else { Msg::TypeText(text) })
    });
    let settle = send.reform(|_: Event| Msg::Settle);
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
