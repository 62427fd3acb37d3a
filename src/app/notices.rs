//! What is told without interrupting? Notes on the link, a copied link, a computation that failed.

use super::look::Look;
use super::message::{Failure, Msg};
use super::parts::{Sign, sends, sign_button, written};
use super::state::{Notice, NoticeKind};
use crate::scene::{Report, RunError};
use crate::words::{Value, Words};
use yew::{Callback, Html, html};

/// `.messages`, there from the start so that screen readers hear what is added.
pub fn view(look: &Look, notices: &[Notice], send: &Callback<Msg>) -> Html {
    let (link, others): (Vec<&Notice>, Vec<&Notice>) =
        notices.iter().partition(|notice| matches!(notice.what, NoticeKind::Link(_)));
    html! {
        <div class="messages" role="status" aria-live="polite">
            if !link.is_empty() { { link_notes(look, &link, send) } }
            { for others.into_iter().map(|notice| single(look, notice, send)) }
        </div>
    }
}

/// Notes on one link are told together.
fn link_notes(look: &Look, notes: &[&Notice], send: &Callback<Msg>) -> Html {
    let item = |note: &&Notice| match &note.what {
        NoticeKind::Link(report) => {
            html! { <li key={note.id.to_string()}>{ report_text(&look.words, report) }</li> }
        }
        _ => Html::default(),
    };
    let close = sends(send, Msg::DismissAll);
    html! {
        <div class="message is-list">
            <div class="message-text">
                { written("strong", "", look.say("report-title")) }
                <ul>{ for notes.iter().map(item) }</ul>
            </div>
            { close_button(look, close) }
        </div>
    }
}

fn single(look: &Look, notice: &Notice, send: &Callback<Msg>) -> Html {
    let id = notice.id;
    let close = sends(send, Msg::Dismiss(id));
    html! {
        <div class="message" key={id.to_string()}>
            <div class="message-text">{ text(&look.words, &notice.what) }</div>
            { close_button(look, close) }
        </div>
    }
}

fn close_button(look: &Look, close: Callback<yew::MouseEvent>) -> Html {
    sign_button("button", Sign::Close, look.say("app-close"), false, close)
}

fn text(words: &Words, what: &NoticeKind) -> String {
    match what {
        NoticeKind::Link(report) => report_text(words, report),
        NoticeKind::Copied(true) => words.text("app-copied"),
        NoticeKind::Copied(false) => words.text("app-copy-failed"),
        NoticeKind::Failed(failure) => format!("{} {}", failure_text(words, failure), words.text("error-keep")),
        NoticeKind::Told(text) => text.clone(),
        NoticeKind::NoWords => words.text("error-no-words"),
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
        Failure::Lab => words.text("lab-failed"),
        Failure::Worker(message) => words.text_with("error-worker", &[("message", Value::from(message))]),
    }
}
