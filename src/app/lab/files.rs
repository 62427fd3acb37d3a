//! How do pictures and numbers leave the page, and how does a file come back?

use super::super::effects::download::{self, picked_text};
use super::super::frame::Frame;
use super::super::look::Look;
use super::super::message::Msg;
use super::super::notices::said;
use super::super::parts::{Draw, Own, piece, written};
use super::super::stage::column_names;
use super::super::state::Shown;
use super::gallery::gallery;
use crate::export::csv::Csv;
use crate::export::json::{Json, read};
use std::rc::Rc;
use yew::{Callback, Event, Html, MouseEvent, html};

/// What can be taken along.
#[derive(PartialEq)]
struct Files {
    shown: Shown,
    look: Look,
    send: Callback<Msg>,
}

/// The page of files.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let (look, send) = (frame.look.clone(), frame.send.clone());
    piece("files", Files { shown: shown.clone(), look, send })
}

impl Draw for Files {
    fn draw(&self, own: &Own) -> Html {
        let say = |key: &str| self.look.say(key);
        html! {
            <>
                <h3>{ say("files-numbers") }</h3>
                { written("p", "", say("files-numbers-about")) }
                <p class="remedies">
                    { self.button("files-csv", csv(&self.shown)) }
                    { self.button("files-json", self.json()) }
                </p>
                <h3>{ say("files-pictures") }</h3>
                { written("p", "", say("files-pictures-about")) }
                { gallery(&self.shown, &self.look) }
                <h3>{ say("files-open") }</h3>
                { written("p", "", say("files-open-about")) }
                <label class="row"><span>{ say("files-choose") }</span>
                    <input type="file" accept=".json,application/json" onchange={self.open(own)} /></label>
                { self.refused(own) }
            </>
        }
    }
}

fn csv(shown: &Shown) -> Callback<MouseEvent> {
    let comparison = Rc::clone(&shown.comparison);
    Callback::from(move |_| download::texts("gatescope.csv", "text/csv", Csv::new(Rc::clone(&comparison))))
}

impl Files {
    fn button(&self, key: &str, act: Callback<MouseEvent>) -> Html {
        html! { <button type="button" class="button is-choice" onclick={act}>{ self.look.say(key) }</button> }
    }

    fn json(&self) -> Callback<MouseEvent> {
        let (shown, words) = (self.shown.clone(), Rc::clone(&self.look.words));
        Callback::from(move |_| {
            let names = column_names(&shown.comparison, &words);
            let json = Json::new(Rc::clone(&shown.comparison), &shown.scene, &names);
            download::texts("gatescope.json", "application/json", json);
        })
    }

    /// Opens a file's scene; one that is refused changes nothing and says why.
    fn open(&self, own: &Own) -> Callback<Event> {
        let (send, words, choose) = (self.send.clone(), Rc::clone(&self.look.words), own.choose.clone());
        Callback::from(move |event: Event| {
            let (send, words, choose) = (send.clone(), Rc::clone(&words), choose.clone());
            picked_text(&event, move |text| match read(&text) {
                Ok(imported) => {
                    choose.emit(None);
                    send.emit(Msg::HashChanged(imported.scene.to_hash()));
                    let given = imported.scene.columns.iter().map(|column| column.given.clone()).enumerate();
                    send.emit(Msg::Give(given.collect()));
                    send.emit(Msg::Told(words.text("files-opened")));
                }
                Err(error) => {
                    choose.emit(Some(1));
                    send.emit(Msg::Told(said(&words, error.id(), error.args())));
                }
            });
        })
    }

    fn refused(&self, own: &Own) -> Html {
        match own.choice {
            Some(_) => html! { <p class="note is-wrong" role="alert">{ self.look.say("files-refused") }</p> },
            None => Html::default(),
        }
    }
}
