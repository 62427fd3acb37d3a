//! How does the stage follow a training? A bar above it with what was trained, how far, and what can be done with it.

use super::race::{Race, follow, play};
use super::{RACE, Shared, Training};
use crate::app::frame::Frame;
use crate::app::message::Msg;
use crate::app::parts::{Draw, Own, piece, settle, written};
use crate::scene::LabPage;
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Html, MouseEvent, html};

/// `section.training-bar`; nothing where no column runs with given numbers.
pub fn bar(frame: &Frame<'_>) -> Html {
    let is_given = frame.state.scene.columns.iter().any(|column| column.given.is_some());
    match &frame.state.shown {
        Some(shown) if is_given => piece("training-bar", Bar(Training::of(frame, shown))),
        _ => Html::default(),
    }
}

#[derive(PartialEq)]
struct Bar(Training);

impl Draw for Bar {
    fn draw(&self, own: &Own) -> Html {
        let Self(training) = self;
        // Numbers of a file, or of a training that is gone, have nothing to be scrubbed through.
        let race = RACE.with_borrow(Clone::clone).filter(|race| race.borrow().followed);
        html! {
            <section class="training-bar" aria-label={training.look.say("training-bar")} ref={&own.node}>
                { race.map(|race| self.moments(own, &race)) }
                { self.drawn_again() }
            </section>
        }
    }

    fn drawn(&self, own: &Own) {
        own.node.cast::<Element>().iter().for_each(settle);
    }
}

impl Bar {
    fn moments(&self, own: &Own, race: &Shared) -> Html {
        let Self(training) = self;
        race.borrow_mut().redraw[1] = own.choose.clone();
        let view: &Race = &race.borrow();
        let (playing, until, going) = (view.playing, view.until, Rc::clone(race));
        let onclick = Callback::from(move |_: MouseEvent| play(&going, !playing, until));
        let send = training.send.clone();
        let charts = Callback::from(move |_: MouseEvent| send.emit(Msg::OpenLab(Some(LabPage::Training))));
        let say = |key: &str| training.look.say(key);
        html! {
            <>
                <button type="button" class="button is-choice" {onclick}>{ say(if playing { "training-pause" } else { "training-play" }) }</button>
                { training.slider(race, view) }
                <button type="button" class="button is-choice" onclick={charts}>{ say("training-charts") }</button>
            </>
        }
    }

    /// The way back to drawn weights.
    fn drawn_again(&self) -> Html {
        let Self(training) = self;
        let (send, count) = (training.send.clone(), training.scene.columns.len());
        let onclick = Callback::from(move |_: MouseEvent| {
            match RACE.with_borrow(Clone::clone).filter(|race| race.borrow().followed) {
                Some(race) => follow(&race, false),
                None => send.emit(Msg::Give((0..count).map(|column| (column, None)).collect())),
            }
        });
        html! {
            <>
                { written("span", "soft", training.look.say("training-link")) }
                <button type="button" class="button is-choice" {onclick}>{ training.look.say("training-drawn") }</button>
            </>
        }
    }
}
