//! How is something done with one training, in a worker where there is one?

use super::Shared;
use super::course::{Act, Ask, advance};
use super::race::go_on;
use crate::app::line::Job;
use crate::app::message::{Analysis, Packed};
use crate::app::parcel::{request, unpacked};
use crate::scene::Scene;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Asks the workers of these trainings.
pub(super) fn send(race: &Shared, asks: Vec<Ask>) {
    for ask in asks {
        let now = race.borrow();
        let (lines, place, scene) = (now.lines.clone(), now.place(ask.column, ask.seed), Rc::clone(&now.scene));
        let lost = now.tracks.get(place).filter(|track| track.lost);
        let lists = lost.map(|track| track.snapshot.clone()).into_iter().filter(|list| !list.is_empty()).collect();
        drop(now);
        if let Some(line) = lines.get(place % lines.len().max(1)) {
            line.ask(Box::new(Chunk { race: Rc::clone(race), scene, ask, lists }));
        }
    }
}

/// Something to be done with one training.
struct Chunk {
    race: Shared,
    scene: Rc<Scene>,
    ask: Ask,
    lists: Vec<Vec<f64>>,
}

impl Chunk {
    fn answered(self, answer: Result<Packed, String>) {
        self.race.borrow_mut().take(&self.ask, answer);
        if self.ask.act != Act::Network {
            go_on(&self.race, false);
        }
    }
}

impl Job for Chunk {
    /// A network that nobody waits for any more makes room for the one of another moment.
    fn key(&self) -> usize {
        let kind = usize::from(self.ask.act == Act::Network);
        2 * (self.ask.column * self.ask.choices.seeds + self.ask.seed) + kind
    }

    fn message(&self) -> JsValue {
        let question = JsValue::from(Analysis::Training as usize as f64);
        request(self.key() as f64, &self.scene, question, &self.ask.write(), &self.lists).into()
    }

    fn answer(self: Box<Self>, reply: &Array) {
        self.answered(unpacked(reply));
    }

    fn fail(self: Box<Self>, message: String) {
        self.answered(Err(message));
    }

    /// Where there are no workers, a little at a time, so that the page can be used in between.
    fn run_here(self: Box<Self>) {
        Timeout::new(0, move || {
            let answer = advance(&self.scene, (&self.ask.write(), &self.lists, &[]), &mut |_| {});
            self.answered(answer);
        })
        .forget();
    }
}
