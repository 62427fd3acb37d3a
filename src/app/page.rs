//! How do state, messages and effects go round? The page's one component with a state.

use super::effects::{self, Dress, World};
use super::frame::{self, Frame};
use super::look::Look;
use super::message::Msg;
use super::parts::set_property;
use super::state::{State, locale};
use super::update::update;
use crate::scene::Direction;
use std::collections::VecDeque;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{Callback, Component, Context, Html, NodeRef};

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
        let send = self.send.clone();
        frame::view(&Frame { state: &self.state, look: self.look(), send, root: self.root.clone() })
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.place();
        let dress = self.dress();
        if self.dressed.as_ref() != Some(&dress) {
            effects::dress(&dress);
            self.dressed = Some(dress);
        }
    }
}

impl Page {
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

    /// Sets what the style sheets move the cursor by.
    fn place(&mut self) {
        let Some(app) = self.root.cast::<Element>() else { return };
        let (moving, places) = places(&self.state);
        for element in movers(&app) {
            moving.iter().for_each(|(name, value)| set_property(&element, name, value));
        }
        for (name, value) in places.iter().filter(|place| !self.placed.contains(place)) {
            set_property(&app, name, value);
        }
        self.placed = places;
    }
}

/// What moves with the cursor. On all of the page, a move would make the browser look at every element again.
fn movers(app: &Element) -> impl Iterator<Item = Element> {
    let found = app.query_selector_all(".cursor, .veil, .scrub .slider").ok();
    let at = move |k| found.as_ref().and_then(|found| found.item(k)).and_then(|node| node.dyn_into().ok());
    (0..).map_while(at)
}

type Places = Vec<(&'static str, String)>;

/// For what moves, `--cursor` = t/T and `--passed` = t/(T−1), t from 0; for the page, `--steps` = T, `--unit`, `--units` = H.
fn places(state: &State) -> (Places, Places) {
    let cursor = state.cursor();
    let (steps, hidden) =
        state.shown.as_ref().map_or((state.scene.length(), state.scene.hidden), |s| (s.steps(), s.hidden()));
    let part = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let moving = vec![
        ("--cursor", part(cursor.step, steps).to_string()),
        ("--passed", part(cursor.step, steps.saturating_sub(1)).to_string()),
    ];
    let places = vec![
        ("--steps", steps.to_string()),
        ("--unit", cursor.unit.unwrap_or(0).to_string()),
        ("--units", hidden.to_string()),
    ];
    (moving, places)
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
