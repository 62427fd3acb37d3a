//! What is told without interrupting? Notes on the link, a copied link, a computation that failed.

use super::look::Look;
use super::message::{Failure, Msg};
use super::parts::{Icon, Sign};
use super::state::{Notice, NoticeKind};
use crate::scene::{Report, RunError};
use crate::words::{Value, Words};
use yew::{Callback, Html, Properties, component, html};

/// What the notices take.
#[derive(Clone, PartialEq, Properties)]
pub struct NoticesProps {
    /// Words.
    pub look: Look,
    /// What is told, the oldest first.
    pub notices: Vec<Notice>,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// `.messages`, there from the start so that screen readers hear what is added.
#[component(Notices)]
pub fn notices(props: &NoticesProps) -> Html {
    html! {
        <div class="messages" role="status" aria-live="polite">{ groups(props) }</div>
    }
}

/// Notes on one link are told together.
fn groups(props: &NoticesProps) -> Html {
    let (link, others): (Vec<&Notice>, Vec<&Notice>) =
        props.notices.iter().partition(|notice| matches!(notice.what, NoticeKind::Link(_)));
    html! {
        <>
            if !link.is_empty() { { link_notes(props, &link) } }
            { for others.into_iter().map(|notice| single(props, notice)) }
        </>
    }
}

fn link_notes(props: &NoticesProps, notes: &[&Notice]) -> Html {
    let item = |note: &&Notice| match &note.what {
        NoticeKind::Link(report) => {
            html! { <li key={note.id.to_string()}>{ report_text(&props.look.words, report) }</li> }
        }
        _ => Html::default(),
    };
    let close = props.send.reform(|_| Msg::DismissAll);
    html! {
        <div class="message is-list">
            <div class="message-text">
                <strong>{ props.look.say("report-title") }</strong>
                <ul>{ for notes.iter().map(item) }</ul>
            </div>
            { close_button(&props.look, close) }
        </div>
    }
}

fn single(props: &NoticesProps, notice: &Notice) -> Html {
    let id = notice.id;
    let close = props.send.reform(move |_| Msg::Dismiss(id));
    html! {
        <div class="message" key={id.to_string()}>
            <div class="message-text">{ text(&props.look.words, &notice.what) }</div>
            { close_button(&props.look, close) }
        </div>
    }
}

fn close_button(look: &Look, close: Callback<yew::MouseEvent>) -> Html {
    html! {
        <button type="button" class="button" aria-label={look.say("app-close")} title={look.say("app-close")} onclick={close}>
            <Icon sign={Sign::Close} />
        </button>
    }
}

fn text(words: &Words, what: &NoticeKind) -> String {
    match what {
        NoticeKind::Link(report) => report_text(words, report),
        NoticeKind::Copied(true) => words.text("app-copied"),
        NoticeKind::Copied(false) => words.text("app-copy-failed"),
        NoticeKind::Failed(failure) => format!("{} {}", failure_text(words, failure), words.text("error-keep")),
    }
}

/// What a report says, in the reader's language.
pub fn report_text(words: &Words, report: &Report) -> String {
    said(words, report.id(), report.args())
}

/// A message with arguments that are texts.
pub fn said(words: &Words, id: &str, args: Vec<(&'static str, String)>) -> String {
    let args: Vec<(&str, Value<'_>)> = args.into_iter().map(|(name, value)| (name, Value::from(value))).collect();
    words.text_with(id, &args)
}

fn failure_text(words: &Words, failure: &Failure) -> String {
    match failure {
        Failure::Run(RunError::Task(error)) => said(words, error.id(), error.args()),
        Failure::Run(RunError::Engine(error)) => {
            words.text_with("error-engine", &[("message", error.to_string().into())])
        }
        Failure::Worker(message) => words.text_with("error-worker", &[("message", Value::from(message))]),
    }
}
