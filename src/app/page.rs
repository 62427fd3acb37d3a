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
}

impl Component for Page {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (state, effects) = effects::open();
        let send = ctx.link().callback(|msg| msg);
        let world = World::new(send.clone());
        let mut page = Self { state, world, send, root: NodeRef::default(), dressed: None };
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

    /// Sets what the style sheets place things by, each on the elements that it places: on the page, it would make the
    /// browser look at every element. `--cursor` = t/T (t from 0) and `--steps` = T on what stands on the cursor's step,
    /// `--unit` (from 0) and `--units` = H on what stands on the unit's row.
    fn place(&self) {
        let Some(app) = self.root.cast::<Element>() else { return };
        let (steps, cursor) = (steps(&self.state), self.state.cursor());
        let along =
            [("--steps", steps.to_string()), ("--cursor", (cursor.step as f64 / steps.max(1) as f64).to_string())];
        set_all(&app, ".cursor, .veil", &along);
        let hidden = self.state.shown.as_ref().map_or(self.state.scene.hidden, Shown::hidden);
        let down = [("--units", hidden.to_string()), ("--unit", cursor.unit.unwrap_or(0).to_string())];
        set_all(&app, ".unit-mark", &down);
        settle(&app.parent_element().unwrap_or(app));
    }
}

fn set_all(root: &Element, selector: &str, properties: &[(&'static str, String)]) {
    all(root, selector).for_each(|element: Element| {
        properties.iter().for_each(|(name, value)| set_property(&element, name, value));
    });
}

fn steps(state: &State) -> usize {
    state.shown.as_ref().map_or(state.scene.length(), Shown::steps)
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
        state.scene.view.inspected.is_some().then_some("has-inspector"),
    )
}
