//! How do state, messages and effects go round? The page's one component with a state.

use super::effects::{self, Dress, World};
use super::frame::{self, Frame};
use super::look::Look;
use super::message::Msg;
use super::parts::{all, set_property, settle};
use super::state::{Shown, State, locale};
use super::update::update;
use crate::scene::Direction;
use std::collections::VecDeque;
use web_sys::Element;
use yew::{Callback, Component, Context, Html, NodeRef, html};

/// The page.
pub struct Page {
    state: State,
    world: World,
    /// Always the same one, so that components that were given it need not be drawn again.
    send: Callback<Msg>,
    root: NodeRef,
    dressed: Option<Dress>,
    placed: Vec<(&'static str, String)>,
}

impl Component for Page {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (state, effects) = effects::open();
        let send = ctx.link().callback(|msg| msg);
        let world = World::new(send.clone());
        let mut page = Self { state, world, send, root: NodeRef::default(), dressed: None, placed: Vec::new() };
        let answers = effects.into_iter().filter_map(|effect| page.world.perform(effect)).collect();
        page.take(answers);
        page
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        self.take(VecDeque::from([msg]));
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        if self.is_silent() {
            return html! { <div class="app" aria-busy="true" /> };
        }
        let send = self.send.clone();
        frame::view(&Frame { state: &self.state, look: self.look(), send, root: self.root.clone() })
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if self.is_silent() {
            return;
        }
        self.place();
        let dress = self.dress();
        if self.dressed.as_ref() != Some(&dress) {
            effects::dress(&dress);
            self.dressed = Some(dress);
        }
    }
}

impl Page {
    /// Before the first words are there, nothing is said in another language either.
    fn is_silent(&self) -> bool {
        self.dressed.is_none() && !self.state.can_speak()
    }

    /// Takes messages and what comes back at once, so that a small scene is computed and drawn in the same event.
    fn take(&mut self, mut messages: VecDeque<Msg>) {
        while let Some(msg) = messages.pop_front() {
            let (state, effects) = update(self.state.clone(), msg);
            self.state = state;
            messages.extend(effects.into_iter().filter_map(|effect| self.world.perform(effect)));
        }
    }

    fn look(&self) -> Look {
        self.state.look()
    }

    fn dress(&self) -> Dress {
        let theme = self.state.theme();
        Dress {
            language: locale(self.state.language()).tag(),
            theme: if self.state.printing { Some("light") } else { (theme != Default::default()).then(|| theme.id()) },
            presenter: self.state.presenter,
            title: frame::title(&self.state),
        }
    }

    /// Sets what the style sheets place things by: `--steps` = T, `--unit` (from 0) and `--units` = H on the page, and
    /// `--cursor` = t/T, t from 0, on what moves with it: on the page, it would make the browser look at every element.
    fn place(&mut self) {
        let Some(app) = self.root.cast::<Element>() else { return };
        let places = places(&self.state);
        for (name, value) in places.iter().filter(|place| !self.placed.contains(place)) {
            set_property(&app, name, value);
        }
        self.placed = places;
        let cursor = self.state.cursor().step as f64 / steps(&self.state).max(1) as f64;
        all(&app, ".cursor, .veil").for_each(|moving: Element| set_property(&moving, "--cursor", &cursor.to_string()));
        settle(&app.parent_element().unwrap_or(app));
    }
}

fn steps(state: &State) -> usize {
    state.shown.as_ref().map_or(state.scene.length(), Shown::steps)
}

fn places(state: &State) -> Vec<(&'static str, String)> {
    let hidden = state.shown.as_ref().map_or(state.scene.hidden, Shown::hidden);
    let unit = state.cursor().unit.unwrap_or(0);
    vec![("--steps", steps(state).to_string()), ("--unit", unit.to_string()), ("--units", hidden.to_string())]
}

/// The classes of `.app`.
pub(super) fn classes(state: &State) -> yew::Classes {
    let cursor = state.cursor();
    let hides = |part| state.scene.view.hidden_parts.contains(&part);
    yew::classes!(
        "app",
        if cursor.direction == Direction::Forward { "is-forward" } else { "is-backward" },
        cursor.running.then_some("is-running"),
        cursor.unit.is_some().then_some("has-unit"),
        hides(crate::scene::Part::Rail).then_some("hides-rail"),
    )
}
