//! Which parts stand on the page, and what is each given?

use super::lazy;
use super::look::{Look, variant_name};
use super::message::{Analysis, Msg};
use super::notices;
use super::page;
use super::parts::piece;
use super::rail::Rail;
use super::stage::{self, GradientChart, Stage};
use super::state::{Shown, State};
use super::tabs;
use super::topbar::Topbar;
use super::transport::{self, Transport};
use crate::scene::Part;
use crate::words::Value;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::{Callback, Html, NodeRef, html};

/// What the page is drawn from.
pub struct Frame<'a> {
    /// The state.
    pub state: &'a State,
    /// Its words and colours.
    pub look: Look,
    /// Where messages go.
    pub send: Callback<Msg>,
    /// The outermost element.
    pub root: NodeRef,
}

/// The whole page.
pub fn view(frame: &Frame<'_>) -> Html {
    let Frame { state, look, send, root } = frame;
    let shows = |part| !state.scene.view.hidden_parts.contains(&part);
    html! {
        <>
            { skip(look) }
            <div class={page::classes(state)} ref={root} aria-busy={state.waiting.map(|_| "true")}>
                if shows(Part::Header) {
                    { topbar(frame) }
                }
                if shows(Part::Rail) {
                    { rail(frame) }
                }
                { main(frame) }
                { lazy::inspector(frame) }
                if shows(Part::Transport) {
                    { transport::view(&Transport { look, cursor: state.cursor(), steps: steps(state), speed: state.speed, send }) }
                }
            </div>
            { notices::view(look, &state.notices, send) }
            <p class="visually-hidden" role="status">{ told(state, look) }</p>
            { lazy::view(frame) }
        </>
    }
}

fn topbar(frame: &Frame<'_>) -> Html {
    let Frame { state, look, send, .. } = frame;
    let rail = !state.scene.view.hidden_parts.contains(&Part::Rail);
    let (language, theme) = (state.language(), state.theme());
    piece("topbar", Topbar { look: look.clone(), language, theme, rail, send: send.clone() })
}

fn rail(frame: &Frame<'_>) -> Html {
    let Frame { state, look, send, .. } = frame;
    let rail = Rail {
        look: look.clone(),
        scene: Rc::clone(&state.scene),
        drafts: state.drafts.clone(),
        open: state.rail_open,
        options: state.options,
        undo: !state.history.past.is_empty(),
        redo: !state.history.future.is_empty(),
        scored: scored(state),
        lab: state.lab,
        send: send.clone(),
    };
    piece("rail", rail)
}

/// The window's title: the cells that are compared.
pub fn title(state: &State) -> String {
    let cells: Vec<String> =
        state.scene.columns.iter().map(|column| variant_name(&state.words, &column.variant)).collect();
    state.words.text_with("page-title", &[("cells", Value::from(cells.join(", ")))])
}

fn main(frame: &Frame<'_>) -> Html {
    let Frame { state, look, send, .. } = frame;
    let shows = |part| !state.scene.view.hidden_parts.contains(&part);
    let Some(shown) = &state.shown else {
        let text = look.say("app-computing");
        return html! { <main class="main" id="main" tabindex="-1"><p class="waiting" role="status">{ text }</p></main> };
    };
    let stage = Stage {
        shown: shown.clone(),
        look: look.clone(),
        cursor: state.cursor(),
        tab: state.tab,
        diagrams: shows(Part::Diagram),
        inspecting: state.scene.view.inspected.is_some(),
        send: send.clone(),
    };
    html! {
        <main class="main" id="main" tabindex="-1">
            { tabs::view(look, &shown.scene, state.tab, send) }
            { piece("stage", stage) }
            { lazy::beneath(frame) }
            if shows(Part::Chart) {
                { piece("gradients", gradients(frame, shown)) }
            }
        </main>
    }
}

fn gradients(frame: &Frame<'_>, shown: &Shown) -> GradientChart {
    let Frame { state, look, send, .. } = frame;
    let view = &state.scene.view;
    GradientChart {
        shown: shown.clone(),
        reaching: view.reaching,
        theory: view.theory,
        paths: state.question(Analysis::Paths).about(shown).cloned(),
        look: look.clone(),
        send: send.clone(),
    }
}

/// A link for the keyboard past the controls; it must not touch the address, which holds the scene.
fn skip(look: &Look) -> Html {
    let jump = Callback::from(|event: yew::MouseEvent| {
        event.prevent_default();
        use wasm_bindgen::JsCast;
        let main = super::effects::element("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
        if let Some(main) = main {
            // Without focus the link does nothing, which harms nobody.
            let _ = main.focus();
        }
    });
    html! { <a class="skip" href="#main" onclick={jump}>{ look.say("app-skip") }</a> }
}

fn told(state: &State, look: &Look) -> String {
    state.announced.as_ref().map_or_else(String::new, |shown| stage::summary(shown, look))
}

/// Whether the sequence asks for answers: a loss on them can be chosen.
fn scored(state: &State) -> bool {
    let fits = |shown: &&Shown| shown.scene.sequence.task() == state.scene.sequence.task();
    state.shown.as_ref().filter(fits).is_none_or(|shown| shown.comparison.sample.last_target().is_some())
}

fn steps(state: &State) -> usize {
    state.shown.as_ref().map_or(state.scene.length(), Shown::steps)
}
