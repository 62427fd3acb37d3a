//! How do a person's own weights come onto the page? A file is looked at, what becomes what is shown, and only then used.
//!
//! The file stays with the browser: the worker reads it anew for each question, so that nothing of it is held twice.

mod answer;
mod job;
mod out;
mod preview;

use super::super::frame::Frame;
use super::super::line::Line;
use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{Draw, Own, piece, settle, written};
use super::super::stage::column_names;
use super::super::state::Shown;
use answer::Ask;
pub use answer::answer;
use job::ask;
use serde_json::Value;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, File, HtmlInputElement};
use yew::{Callback, Html, TargetCast, html};

thread_local! {
    static IMPORT: RefCell<Option<Shared>> = const { RefCell::new(None) };
}

type Shared = Rc<RefCell<Import>>;

/// A file on its way onto the page.
struct Import {
    file: File,
    /// What is asked about it, or was last.
    ask: Ask,
    /// What it holds, or why it is refused; nothing until the worker has said.
    look: Option<Result<Value, String>>,
    /// The column that waits for its numbers.
    column: Option<usize>,
    line: Line,
    send: Callback<Msg>,
    redraw: Callback<Option<usize>>,
    drawn: usize,
}

impl Import {
    fn draw_again(&mut self) {
        self.drawn += 1;
        self.redraw.emit(Some(self.drawn));
    }
}

impl Drop for Import {
    fn drop(&mut self) {
        self.line.close();
    }
}

/// The page of one's own weights.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let page = Weights { shown: shown.clone(), look: frame.look.clone(), send: frame.send.clone() };
    html! { <>{ written("p", "soft", frame.look.say("weights-read")) }{ piece("weights", page) }</> }
}

#[derive(Clone, PartialEq)]
struct Weights {
    shown: Shown,
    look: Look,
    send: Callback<Msg>,
}

impl Draw for Weights {
    fn draw(&self, own: &Own) -> Html {
        let import = IMPORT.with_borrow(Clone::clone);
        if let Some(import) = &import {
            let mut import = import.borrow_mut();
            (import.redraw, import.send) = (own.choose.clone(), self.send.clone());
        }
        html! {
            <div class="lab-map" ref={&own.node}>
                <label class="row"><span>{ self.look.say("weights-choose") }</span>
                    <input type="file" accept=".safetensors,.npz,.onnx,.json" onchange={self.picks(own)} /></label>
                { import.map(|import| self.shows(&import)) }
                { self.out() }
            </div>
        }
    }

    fn drawn(&self, own: &Own) {
        own.node.cast::<Element>().iter().for_each(settle);
    }
}

impl Weights {
    fn names(&self) -> Vec<String> {
        column_names(&self.shown.comparison, &self.look.words)
    }

    /// Looks at another file.
    fn picks(&self, own: &Own) -> Callback<Event> {
        let (send, redraw) = (self.send.clone(), own.choose.clone());
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let Some(file) = input.and_then(|input| input.files()?.get(0)) else { return };
            let import = Import {
                file,
                ask: Ask::default(),
                look: None,
                column: None,
                line: Line::default(),
                send: send.clone(),
                redraw: redraw.clone(),
                drawn: 0,
            };
            let import = Rc::new(RefCell::new(import));
            IMPORT.with_borrow_mut(|kept| *kept = Some(Rc::clone(&import)));
            ask(&import, Ask::default());
        })
    }

    fn shows(&self, import: &Shared) -> Html {
        let view = import.borrow();
        let name = view.file.name();
        let title = html! { <h3>{ name }</h3> };
        match &view.look {
            None => html! { <>{ title }<p role="status">{ self.look.say("weights-looking") }</p></> },
            Some(Err(reason)) => {
                html! { <>{ title }<p class="note is-wrong weights-refused" role="alert">{ reason }</p></> }
            }
            Some(Ok(look)) => html! { <>{ title }{ self.preview(import, &view, look) }</> },
        }
    }
}

/// The file's own handle, for a message to the worker.
fn handle(file: &File) -> wasm_bindgen::JsValue {
    file.clone().unchecked_into()
}
