//! How do the columns' trainings go on beside each other, each in a worker of its own?

use super::course::{Ask, Choices, advance};
use crate::app::line::{Job, Line};
use crate::app::message::{Analysis, Packed};
use crate::app::worker::unpacked;
use crate::scene::Scene;
use crate::train::Settings;
use gloo_timers::callback::Timeout;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::Callback;

/// Milliseconds that a worker computes before it tells.
const TOLD_EVERY: f64 = 250.0;
/// Updates over which a loss is averaged.
pub(super) const SPAN: usize = 100;
/// Updates that a quick cell may be ahead of the slowest: they are compared after equally many.
const LEAD: u64 = 200;
/// Updates after which a race rests.
pub(super) const LIMIT: u64 = 20_000;

/// How one column's training is.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    /// The mean loss of each update's batch.
    pub losses: Vec<f64>,
    /// The reach after so many updates, over the unseen sequence.
    pub reaches: Vec<(usize, Vec<f64>)>,
    /// The share of right answers in the last batch.
    pub correct: f64,
    /// Milliseconds that the updates took.
    pub time: f64,
    /// Where it ended in ∞ or NaN.
    pub stopped: Option<String>,
    /// Why its worker did not answer.
    pub failed: Option<String>,
    /// Whether its worker is asked.
    pub running: bool,
    /// How many updates are asked for at once.
    pub chunk: u64,
}

impl Track {
    /// The mean loss of the last [`SPAN`] updates.
    pub fn loss(&self) -> Option<f64> {
        let last = &self.losses[self.losses.len().saturating_sub(SPAN)..];
        (!last.is_empty()).then(|| last.iter().sum::<f64>() / last.len() as f64)
    }

    /// The first update after which the mean loss of a whole span was below a line.
    pub fn first_below(&self, line: f64) -> Option<usize> {
        let mut sum = 0.0;
        for (k, loss) in self.losses.iter().enumerate() {
            sum += loss - if k >= SPAN { self.losses[k - SPAN] } else { 0.0 };
            if k + 1 >= SPAN && sum / (SPAN as f64) < line {
                return Some(k + 1);
            }
        }
        None
    }

    fn take(&mut self, packed: &Packed) {
        let [losses, reach, state] = packed.numbers.as_slice() else { return };
        self.losses.extend(losses);
        self.reaches.push((self.losses.len(), reach.clone()));
        if let [_, correct, time] = state.as_slice() {
            self.time += time;
            if !losses.is_empty() {
                self.correct = *correct;
                let each = (time / losses.len() as f64).max(0.01);
                self.chunk = ((TOLD_EVERY / each) as u64).clamp(1, 500);
            }
        }
        self.stopped = packed.texts.first().filter(|text| !text.is_empty()).cloned();
    }
}

/// All columns.
pub(super) struct Race {
    /// What is trained.
    pub settings: Vec<Settings>,
    /// How it is chosen.
    pub choices: Choices,
    /// One for each column.
    pub tracks: Vec<Track>,
    /// Whether it goes on by itself.
    pub playing: bool,
    /// The moment that is looked at, as a place in the longest list of reaches; the last where there is none.
    pub moment: Option<usize>,
    /// Draws the page again.
    pub redraw: Callback<Option<usize>>,
    scene: Rc<Scene>,
    lines: Vec<Line>,
    drawn: usize,
}

impl Race {
    /// Nothing is trained yet.
    pub fn new(scene: Rc<Scene>, choices: Choices) -> Self {
        let settings: Vec<Settings> =
            (0..scene.columns.len()).filter_map(|column| choices.settings(&scene, column)).collect();
        Self {
            tracks: settings.iter().map(|_| Track { chunk: 4, ..Track::default() }).collect(),
            lines: settings.iter().map(|_| Line::default()).collect(),
            settings,
            choices,
            playing: false,
            moment: None,
            redraw: Callback::noop(),
            scene,
            drawn: 0,
        }
    }

    /// Updates of the column that is furthest.
    pub fn furthest(&self) -> usize {
        self.tracks.iter().map(|track| track.losses.len()).max().unwrap_or(0)
    }

    fn draw_again(&mut self) {
        self.drawn += 1;
        self.redraw.emit(Some(self.drawn));
    }
}

impl Drop for Race {
    fn drop(&mut self) {
        self.lines.iter().for_each(Line::close);
    }
}

/// Goes on by itself, or rests.
pub(super) fn play(race: &Rc<RefCell<Race>>, playing: bool) {
    race.borrow_mut().playing = playing;
    race.borrow_mut().moment = None;
    go_on(race, None);
}

/// One more update of every column.
pub(super) fn one_more(race: &Rc<RefCell<Race>>) {
    race.borrow_mut().playing = false;
    race.borrow_mut().moment = None;
    go_on(race, Some(1));
}

/// Looks at another moment.
pub(super) fn look_at(race: &Rc<RefCell<Race>>, moment: usize) {
    race.borrow_mut().moment = Some(moment);
    race.borrow_mut().draw_again();
}

/// Asks every column that rests for more: so many updates, or as many as its worker makes before it tells.
fn go_on(race: &Rc<RefCell<Race>>, count: Option<u64>) {
    let mut jobs = Vec::new();
    {
        let mut now = race.borrow_mut();
        let (scene, choices, wanted) = (Rc::clone(&now.scene), now.choices, count.is_some() || now.playing);
        let going = now.tracks.iter().filter(|track| track.stopped.is_none() && track.failed.is_none());
        let slowest = going.map(|track| track.losses.len() as u64).min().unwrap_or(0);
        for (column, track) in now.tracks.iter_mut().enumerate() {
            let from = track.losses.len() as u64;
            let rests = track.stopped.is_some() || from >= LIMIT || from > slowest + LEAD;
            if !wanted || track.running || rests {
                continue;
            }
            (track.running, track.failed) = (true, None);
            let ask = Ask { column, from, count: count.unwrap_or(track.chunk), choices };
            jobs.push((column, Chunk { race: Rc::clone(race), scene: Rc::clone(&scene), ask }));
        }
        now.playing &= now.tracks.iter().any(|track| track.running);
        now.draw_again();
    }
    let lines = race.borrow().lines.clone();
    for (column, job) in jobs {
        if let Some(line) = lines.get(column) {
            line.ask(Box::new(job));
        }
    }
}

/// Some updates of one column.
struct Chunk {
    race: Rc<RefCell<Race>>,
    scene: Rc<Scene>,
    ask: Ask,
}

impl Chunk {
    fn answered(self, answer: Result<Packed, String>) {
        {
            let mut race = self.race.borrow_mut();
            if let Some(track) = race.tracks.get_mut(self.ask.column) {
                track.running = false;
                match answer {
                    Ok(packed) => track.take(&packed),
                    Err(reason) => track.failed = Some(reason),
                }
                // What failed waits until it is asked for again.
                if track.failed.is_some() {
                    race.playing = false;
                }
            }
        }
        go_on(&self.race, None);
    }
}

impl Job for Chunk {
    fn key(&self) -> usize {
        self.ask.column
    }

    fn message(&self) -> JsValue {
        let (id, question) = (self.ask.column as f64, Analysis::Training as usize as f64);
        let text = self.ask.write();
        Array::of4(&id.into(), &self.scene.to_hash().into(), &question.into(), &text.into()).into()
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
            let answer = advance(&self.scene, &self.ask.write(), &mut |_| {});
            self.answered(answer);
        })
        .forget();
    }
}
