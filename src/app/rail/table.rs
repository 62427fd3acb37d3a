//! How does a table of one's own come in? Pasted or from a file, as its program wrote it; what was read is said below the
//! field, or what is wrong. The last good picture stays.

use super::super::effects::download::picked_text;
use super::super::look::Look;
use super::super::message::Msg;
use super::super::notices::said;
use super::super::parts::{Menu, on, sends, typed, written};
use super::super::state::TableDraft;
use crate::task::limits;
use crate::task::table::Table;
use crate::task::table::read::{Options, Preview, ReadError, columns, read};
use crate::words::Value;
use std::rc::Rc;
use yew::{AttrValue, Callback, Event, Html, InputEvent, html};

/// The value of the menu's entry for no target, which no column has as its name.
const NONE: &str = "";

/// The field, the file, what is made of the columns and what was read.
pub(super) fn view(look: &Look, draft: &TableDraft, send: &Callback<Msg>) -> Html {
    let outcome = read(&draft.text, &draft.options);
    let change = edit(draft, send, |event: InputEvent, draft| Some((typed(&event)?.into(), draft.options)));
    let wrong = outcome.is_err();
    html! {
        <>
            <textarea class="editor" rows="4" wrap="off" spellcheck="false" autocapitalize="off"
                aria-label={look.say("rail-table")} aria-describedby="editor-note" aria-invalid={wrong.then_some("true")}
                value={AttrValue::from(Rc::clone(&draft.text))} oninput={change} onchange={sends(send, Msg::Settle)} />
            { note(look, &outcome) }
            <label class="row"><span>{ look.say("rail-table-file") }</span>
                <input type="file" accept=".csv,.tsv,.txt,.json,text/*,application/json" onchange={open(draft, send)} /></label>
            { target(look, draft, &outcome, send) }
            { normalise(look, draft, send) }
            { steps(look, draft, send) }
        </>
    }
}

/// A handler that reads the table again, with another text or made into something else.
fn edit<E: 'static>(
    draft: &TableDraft,
    send: &Callback<Msg>,
    change: impl Fn(E, TableDraft) -> Option<(Rc<str>, Options)> + 'static,
) -> Callback<E> {
    let draft = draft.clone();
    on(send, move |event| change(event, draft.clone()).map(|(text, options)| take(text, options)))
}

/// The table as it is read; a target that is not among its columns is chosen no more.
fn take(text: Rc<str>, mut options: Options) -> Msg {
    let mut outcome = read(&text, &options);
    if matches!(outcome, Err(ReadError::Target { .. })) {
        options.target = None;
        outcome = read(&text, &options);
    }
    Msg::SetTable(Rc::new(TableDraft { text, options, table: outcome.ok().map(|(table, _)| table) }))
}

fn open(draft: &TableDraft, send: &Callback<Msg>) -> Callback<Event> {
    let (options, send) = (draft.options.clone(), send.clone());
    Callback::from(move |event: Event| {
        let (options, send) = (options.clone(), send.clone());
        picked_text(&event, move |text| {
            send.emit(take(text.into(), options));
            send.emit(Msg::Settle);
        });
    })
}

fn note(look: &Look, outcome: &Result<(Table, Preview), ReadError>) -> Html {
    match outcome {
        Ok((_, preview)) => html! { <p class="note" id="editor-note">{ told(look, preview) }</p> },
        Err(error) => html! {
            <p class="note is-wrong" id="editor-note" role="alert">
                { said(&look.words, error.id(), error.args()) }{ " " }{ look.say("error-keep") }
            </p>
        },
    }
}

/// Rows, columns, and how they were told apart.
fn told(look: &Look, preview: &Preview) -> String {
    let layout = look.say(&format!("rail-layout-{}", preview.layout.id()));
    let args: [(&str, Value<'_>); 4] = [
        ("steps", preview.steps.into()),
        ("columns", preview.columns.len().into()),
        ("layout", layout.into()),
        ("mark", if preview.comma { "comma" } else { "point" }.into()),
    ];
    let mut told = vec![look.words.text_with("rail-table-read", &args)];
    if !preview.header {
        told.push(look.say("rail-table-unnamed"));
    }
    if !preview.left_out.is_empty() {
        told.push(look.words.text_with("rail-table-left-out", &[("names", preview.left_out.join(", ").into())]));
    }
    told.join(" ")
}

fn target(
    look: &Look,
    draft: &TableDraft,
    outcome: &Result<(Table, Preview), ReadError>,
    send: &Callback<Msg>,
) -> Html {
    let marked = || outcome.iter().find_map(|(table, _)| table.target.as_ref().map(|target| target.name.clone()));
    let chosen = draft.options.target.clone().or_else(marked).unwrap_or_default();
    let names = columns(&draft.text, &draft.options).into_iter().map(|name| (AttrValue::from(name.clone()), name));
    let menu = Menu {
        id: Some("target"),
        label: Some(look.say("rail-table-target").into()),
        options: std::iter::once((NONE.into(), look.say("rail-table-no-target"))).chain(names).collect(),
        value: chosen.into(),
        ..Menu::default()
    };
    let draft = draft.clone();
    let choose =
        move |name| Some(take(Rc::clone(&draft.text), Options { target: Some(name), ..draft.options.clone() }));
    html! {
        <div class="row is-choice"><span>{ look.say("rail-table-target") }</span>{ menu.view(send, choose) }</div>
    }
}

fn normalise(look: &Look, draft: &TableDraft, send: &Callback<Msg>) -> Html {
    let normalise = !draft.options.normalise;
    let toggle = edit(draft, send, move |_: Event, draft| Some((draft.text, Options { normalise, ..draft.options })));
    html! {
        <label class="check" title={look.say("rail-table-normalise-help")}>
            <input type="checkbox" checked={draft.options.normalise} onchange={toggle} />{ look.say("rail-table-normalise") }
        </label>
    }
}

/// The steps with another end.
type With = fn(usize, Option<(usize, usize)>) -> (usize, usize);

/// From which step to which; all where nothing is chosen.
fn steps(look: &Look, draft: &TableDraft, send: &Callback<Msg>) -> Html {
    let number = |at: fn((usize, usize)) -> usize| draft.options.steps.map(|steps| at(steps).to_string());
    let field = |key: &str, value: Option<String>, with: With| {
        let change = edit(draft, send, move |event: InputEvent, draft| {
            let steps = typed(&event)?.parse().ok().map(|step| with(step, draft.options.steps));
            Some((draft.text, Options { steps, ..draft.options }))
        });
        html! {
            <input class="input" type="number" min="1" aria-label={look.say(key)} value={value.unwrap_or_default()}
                oninput={change} onchange={sends(send, Msg::Settle)} />
        }
    };
    html! {
        <div class="row is-choice" title={look.say("rail-table-steps-help")}>
            { written("span", "grow", look.say("rail-table-steps")) }
            { field("rail-table-from", number(|steps| steps.0), |from, steps| (from, steps.map_or(last(from), |(_, to)| to))) }
            { "–" }
            { field("rail-table-to", number(|steps| steps.1), |to, steps| (steps.map_or(1, |(from, _)| from), to)) }
        </div>
    }
}

/// The last of as many steps as a sequence may have.
fn last(from: usize) -> usize {
    from.saturating_add(limits::NUMBERS_MAX - 1)
}
