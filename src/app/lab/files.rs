//! How do pictures and numbers leave the page, and how does a file come back?

use super::super::effects::download::{self, picked_text};
use super::super::frame::Frame;
use super::super::look::Look;
use super::super::message::Msg;
use super::super::notices::said;
use super::super::parts::{Draw, Own, piece, written};
use super::super::stage::{column_names, exported_chart};
use super::super::state::Shown;
use crate::chart::{Grid, Palette, Scale, Shade, Theme, gradient_text, image};
use crate::export::csv::Csv;
use crate::export::json::{Json, read};
use crate::export::picture::{Content, Picture};
use crate::scene::Scene;
use std::rc::Rc;
use yew::{Callback, Event, Html, MouseEvent, html};

/// Width of an exported picture in CSS pixels.
const WIDTH: f64 = 960.0;

/// What can be taken along.
#[derive(PartialEq)]
struct Files {
    shown: Shown,
    scene: Rc<Scene>,
    look: Look,
    send: Callback<Msg>,
}

/// The page of files.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let (scene, look, send) = (Rc::clone(&frame.state.scene), frame.look.clone(), frame.send.clone());
    piece("files", Files { shown: shown.clone(), scene, look, send })
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
                <p class="remedies">
                    { self.button("files-gradient", self.gradient()) }
                    { for self.lanes() }
                </p>
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

    fn theme(&self) -> Theme {
        if self.look.dark { Theme::Dark } else { Theme::Light }
    }

    fn link(&self) -> String {
        format!("{}#{}", download::here(), self.scene.to_hash())
    }

    fn gradient(&self) -> Callback<MouseEvent> {
        let (shown, look, theme, link) = (self.shown.clone(), self.look.clone(), self.theme(), self.link());
        Callback::from(move |_| {
            let (chart, sentences) = exported_chart(&shown, &look.words);
            let title = look.say("gradient-title");
            let description = gradient_text(shown.steps(), &sentences, &look.words);
            let content = Content::Gradient(&chart, &sentences);
            let picture =
                Picture { content, title: &title, description: &description, link: &link, width: WIDTH, theme };
            picture.svg(&look.words).into_iter().for_each(|svg| {
                download::texts("gatescope-gradient.svg", "image/svg+xml", std::iter::once(svg));
            });
        })
    }

    /// One button for each lane of each column.
    fn lanes(&self) -> Vec<Html> {
        let names = column_names(&self.shown.comparison, &self.look.words);
        let mut buttons = Vec::new();
        for (k, run) in self.shown.comparison.columns.iter().enumerate() {
            for (node, about) in run.plan.graph().nodes.iter().enumerate() {
                let name = format!("{} {}", names.get(k).map_or("", String::as_str), about.symbol);
                let act = self.lane(k, node, name.clone());
                buttons.push(html! { <button type="button" class="button is-link" onclick={act}>{ name }</button> });
            }
        }
        buttons
    }

    fn lane(&self, k: usize, node: usize, title: String) -> Callback<MouseEvent> {
        let (shown, look, theme, link) = (self.shown.clone(), self.look.clone(), self.theme(), self.link());
        Callback::from(move |_| {
            let Some(run) = shown.comparison.columns.get(k) else { return };
            let slab = run.trace.slab(node);
            let most = slab.to_vec().iter().filter(|v| v.is_finite()).fold(1.0_f64, |m, v| m.max(v.abs()));
            let unit = run.plan.graph().nodes[node].range == crate::cell::Interval::Unit;
            let (scale, shade) = if unit {
                (Scale::Unit, Shade::Sequential)
            } else {
                (Scale::Symmetric { max: most }, Shade::Diverging)
            };
            let palette = Palette::new(shade, theme);
            let map = image(&Grid::slab(&slab, 1, 0), scale, &palette);
            let content = Content::Lane(&map, scale, &palette);
            let picture = Picture { content, title: &title, description: &title, link: &link, width: WIDTH, theme };
            picture.svg(&look.words).into_iter().for_each(|svg| {
                download::texts(
                    &format!("gatescope-{}.svg", title.replace(' ', "-")),
                    "image/svg+xml",
                    std::iter::once(svg),
                );
            });
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
