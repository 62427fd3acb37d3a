//! How is a part of a change typed? What is typed stays as it is; what is whole applies, what is bad is named below.

use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{Draw, Own, sends, typed};
use super::draft::{Part, Reading, in_words};
use crate::scene::Change;
use crate::task::limits::quote;
use crate::words::Value;
use std::cell::RefCell;
use std::rc::Rc;
use yew::{Callback, Html, InputEvent, html};

/// A field.
#[derive(PartialEq)]
pub struct Field {
    /// Words.
    pub look: Look,
    /// Its id in the page.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether the name is seen too.
    pub labelled: bool,
    /// The column's number, from 0.
    pub column: usize,
    /// Where the change is in the column's list; none where it would be a new one.
    pub place: Option<usize>,
    /// The change.
    pub change: Change,
    /// What of it is typed.
    pub part: Part,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// What was typed last.
#[derive(Default)]
struct Draft {
    text: String,
    /// What the field held when it was typed.
    over: String,
    /// What the field held by the last text that was whole: it may be typed on before that is drawn.
    sent: String,
    /// Whether the field was left since.
    left: bool,
    /// How often anything of this has changed.
    count: usize,
}

impl Draw for Field {
    fn draw(&self, own: &Own) -> Html {
        let draft = own.kept::<RefCell<Draft>>().unwrap_or_else(|| own.keep(RefCell::default()));
        let holds = self.part.write(&self.change);
        let (text, wrong) = self.shown(&draft.borrow(), &holds);
        let note = format!("{}-note", self.id);
        let oninput = self.takes(own, Rc::clone(&draft), holds);
        let settle = sends::<yew::Event>(&self.send, Msg::Settle);
        let choose = own.choose.clone();
        let onchange = Callback::from(move |event| {
            settle.emit(event);
            let mut draft = draft.borrow_mut();
            (draft.left, draft.count) = (true, draft.count + 1);
            choose.emit(Some(draft.count));
        });
        let placeholder = match self.part {
            Part::Value => None,
            Part::Units(_) => Some(self.look.say("hold-all-units")),
            Part::Steps(_) => Some(self.look.say("hold-all-steps")),
        };
        html! {
            <>
                if self.labelled { <label for={self.id.clone()}>{ &self.name }</label> }
                <input id={self.id.clone()} class="input" inputmode={(self.part == Part::Value).then_some("decimal")} autocomplete="off"
                    aria-label={(!self.labelled).then(|| self.name.clone())} {placeholder} value={text} {oninput} {onchange}
                    aria-invalid={wrong.is_some().then_some("true")} aria-describedby={wrong.is_some().then(|| note.clone())} />
                if let Some(wrong) = wrong { <p class="note is-wrong" id={note} role="alert">{ wrong }</p> }
            </>
        }
    }
}

impl Field {
    /// The text in the field, and what is wrong with it.
    fn shown(&self, draft: &Draft, holds: &str) -> (String, Option<String>) {
        let reading = self.part.read(&self.change, &draft.text);
        // What was changed elsewhere since stands in the place of what was typed.
        if draft.count == 0 || draft.over != holds && draft.sent != holds {
            return (in_words(holds, &self.look.words), None);
        }
        let wrong = match reading {
            Reading::Whole(_) => false,
            Reading::Unfinished => draft.left,
            Reading::Bad => true,
        };
        (draft.text.clone(), wrong.then(|| self.wrong(&draft.text)))
    }

    fn wrong(&self, text: &str) -> String {
        let (key, most) = match self.part {
            Part::Value => ("field-no-number", 0),
            Part::Units(most) => ("field-no-units", most),
            Part::Steps(most) => ("field-no-steps", most),
        };
        let args: [(&str, Value<'_>); 2] = [("text", quote(text).into()), ("most", most.into())];
        self.look.words.text_with(key, &args)
    }

    fn takes(&self, own: &Own, draft: Rc<RefCell<Draft>>, over: String) -> Callback<InputEvent> {
        let (change, part, column, place) = (self.change.clone(), self.part, self.column, self.place);
        let (send, choose) = (self.send.clone(), own.choose.clone());
        Callback::from(move |event: InputEvent| {
            let Some(text) = typed(&event) else { return };
            let reading = part.read(&change, &text);
            let count = draft.borrow().count + 1;
            let sent = match &reading {
                Reading::Whole(change) => part.write(change),
                _ => draft.take().sent,
            };
            draft.replace(Draft { text, over: over.clone(), sent, left: false, count });
            if let Reading::Whole(change) = reading {
                send.emit(match place {
                    Some(place) => Msg::SetChange(column, place, change),
                    None => Msg::AddChange(column, change),
                });
            }
            choose.emit(Some(count));
        })
    }
}
