//! How do the trainings go on beside each other, in as many workers as there are cores?

use super::Shared;
use super::choices::Choices;
use super::course::{Act, Ask};
use super::job::send;
use super::track::Track;
use crate::app::line::Line;
use crate::app::message::{Msg, Packed};
use crate::scene::{Given, Origin, Scene};
use crate::train::{Settings, Snapshot};
use js_sys::Reflect;
use std::rc::Rc;
use yew::Callback;

/// Updates that a quick cell may be ahead of the slowest: they are compared after equally many.
const LEAD: u64 = 200;
/// Updates after which a race rests.
pub(super) const LIMIT: u64 = 20_000;
/// Milliseconds of training after which a snapshot is sent along, so that a worker that breaks down loses little.
const SNAPSHOT_EVERY: f64 = 2000.0;

/// All trainings: every seed of the first column, of the second, and so on.
pub(super) struct Race {
    /// What is trained.
    pub settings: Vec<Settings>,
    /// How it is chosen.
    pub choices: Choices,
    /// One for each of the settings.
    pub tracks: Vec<Track>,
    /// Whether it goes on by itself.
    pub playing: bool,
    /// Whether what is solved rests.
    pub until: bool,
    /// The update that is looked at; the last where there is none.
    pub moment: Option<usize>,
    /// The update that stays when the pointer leaves.
    pub pressed: Option<usize>,
    /// Whether the stage shows the first seed's networks.
    pub followed: bool,
    /// Where the page's messages go.
    pub send: Callback<Msg>,
    /// Draws what shows it again.
    pub redraw: [Callback<Option<usize>>; 2],
    /// Below this loss a task is solved.
    pub line: Option<f64>,
    pub scene: Rc<Scene>,
    /// The lines to the workers; trainings take them in turn.
    pub lines: Vec<Line>,
    drawn: usize,
}

impl Race {
    /// Nothing is trained yet.
    pub fn new(scene: Rc<Scene>, choices: Choices) -> Self {
        let settings = choices.all(&scene);
        let each = |k| Track::new(k / choices.seeds, k % choices.seeds);
        let count = settings.len().min(cores().max(scene.columns.len()));
        Self {
            tracks: (0..settings.len()).map(each).collect(),
            lines: (0..count).map(|_| Line::default()).collect(),
            settings,
            choices,
            playing: false,
            until: false,
            moment: None,
            pressed: None,
            followed: false,
            send: Callback::noop(),
            redraw: [Callback::noop(), Callback::noop()],
            line: scene.sequence.solved(scene.steps),
            scene,
            drawn: 0,
        }
    }

    /// Updates of the training that is furthest.
    pub fn furthest(&self) -> usize {
        self.tracks.iter().map(Track::made).max().unwrap_or(0)
    }

    /// A column's trainings, one for each seed.
    pub fn of(&self, column: usize) -> impl Iterator<Item = &Track> + Clone {
        self.tracks.iter().filter(move |track| track.column == column)
    }

    /// The update that is looked at.
    pub fn at(&self) -> usize {
        self.moment.unwrap_or_else(|| self.furthest())
    }

    fn draw_again(&mut self) {
        self.drawn += 1;
        self.redraw.iter().for_each(|redraw| redraw.emit(Some(self.drawn)));
    }

    /// What each training that rests is asked for next.
    fn next_asks(&mut self, one: bool) -> Vec<Ask> {
        let (choices, until, wanted) = (self.choices, self.until && !one, one || self.playing);
        let rests = |track: &Track| track.stopped.is_some() || (until && track.solved.is_some());
        let going = self.tracks.iter().filter(|track| !rests(track) && track.failed.is_none());
        let slowest = going.map(|track| track.made() as u64).min().unwrap_or(0);
        let mut asks = Vec::new();
        for track in &mut self.tracks {
            let from = track.made() as u64;
            let ends = rests(track) || from >= LIMIT;
            let go = wanted && !ends && from <= slowest + LEAD;
            let test = (!wanted || ends) && from > 0 && !track.is_tested() && track.failed.is_none();
            if track.running || !(go || test) {
                continue;
            }
            let keep = self.followed || track.time - track.kept > SNAPSHOT_EVERY;
            let count = if one { 1 } else { track.chunk };
            let act = if go { Act::Go { count, keep } } else { Act::Test };
            (track.running, track.failed) = (true, None);
            asks.push(Ask { column: track.column, seed: track.seed, from, act, choices });
        }
        self.playing &= asks.iter().any(|ask| matches!(ask.act, Act::Go { .. })) || self.is_running();
        asks
    }

    /// Whether some worker still makes updates or tries a network.
    pub fn is_running(&self) -> bool {
        self.tracks.iter().any(|track| track.running)
    }

    /// Where a column's training with a seed stands.
    pub fn place(&self, column: usize, seed: usize) -> usize {
        column * self.choices.seeds + seed
    }

    /// The stage shows what a training has come to.
    fn give(&self, ask: &Ask, update: u64, numbers: Vec<f64>) {
        let given = Given::new(Origin::Training { updates: update }, numbers);
        self.send.emit(Msg::Give(vec![(ask.column, Some(given))]));
    }

    /// Takes an answer.
    pub fn take(&mut self, ask: &Ask, answer: Result<Packed, String>) {
        let (line, place) = (self.line, self.place(ask.column, ask.seed));
        let waits = self.followed && !self.playing && ask.from == self.at() as u64;
        let Some(track) = self.tracks.get_mut(place) else { return };
        let packed = match (ask.act, answer) {
            (_, Ok(packed)) => packed,
            (Act::Network, Err(_)) => return,
            (_, Err(reason)) => {
                (track.running, track.failed) = (false, Some(reason));
                // What failed waits until it is asked for again; its worker had others too.
                self.playing = false;
                let workers = self.lines.len().max(1);
                let same = self.tracks.iter_mut().skip(place % workers).step_by(workers);
                return same.for_each(|track| track.lost = true);
            }
        };
        match ask.act {
            Act::Network => {
                let numbers = packed.numbers.into_iter().next().unwrap_or_default();
                // Another moment may be looked at by now, or the drawn weights again.
                if waits || (self.followed && ask.from == track.made() as u64) {
                    self.give(ask, ask.from, numbers);
                }
                return;
            }
            Act::Go { .. } => track.take(packed, line),
            Act::Test => track.take_test(packed),
        }
        track.running = false;
        let live = self.followed && self.moment.is_none() && ask.seed == 0 && matches!(ask.act, Act::Go { .. });
        if let Some(last) = live.then(|| Snapshot::<f64>::from_list(&track.snapshot)).flatten() {
            self.give(ask, last.update, last.numbers);
        }
    }
}

impl Drop for Race {
    fn drop(&mut self) {
        self.lines.iter().for_each(Line::close);
    }
}

/// How many threads the device runs at once.
fn cores() -> usize {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into());
    let cores = navigator.and_then(|navigator| Reflect::get(&navigator, &"hardwareConcurrency".into()));
    cores.ok().and_then(|cores| cores.as_f64()).map_or(1, |cores| cores as usize)
}

/// Goes on by itself, each training as long as its task is not solved or all on and on, or rests.
pub(super) fn play(race: &Shared, playing: bool, until: bool) {
    {
        let mut race = race.borrow_mut();
        (race.playing, race.until) = (playing, until);
        (race.moment, race.pressed) = (None, None);
    }
    go_on(race, false);
}

/// One more update of every training.
pub(super) fn one_more(race: &Shared) {
    {
        let mut race = race.borrow_mut();
        (race.playing, race.moment, race.pressed) = (false, None, None);
    }
    go_on(race, true);
}

/// Looks at another moment, or at the last one again; one that stays is there when the pointer has left.
pub(super) fn look_at(race: &Shared, update: Option<usize>, stays: bool) {
    {
        let mut race = race.borrow_mut();
        race.moment = update;
        if stays {
            race.pressed = update;
        }
    }
    if race.borrow().followed {
        race.borrow_mut().playing = false;
        show(race);
    }
    race.borrow_mut().draw_again();
}

/// The stage shows the networks of the first seed, as they are at the moment that is looked at, or the drawn ones again.
pub(super) fn follow(race: &Shared, followed: bool) {
    race.borrow_mut().followed = followed;
    if followed {
        show(race);
    } else {
        let race = race.borrow();
        let columns = (0..race.tracks.len() / race.choices.seeds.max(1)).map(|column| (column, None));
        // To be undone by itself.
        race.send.emit(Msg::Settle);
        race.send.emit(Msg::Give(columns.collect()));
        race.send.emit(Msg::Settle);
    }
    race.borrow_mut().draw_again();
}

/// Asks for the networks of the moment that is looked at.
fn show(race: &Shared) {
    let asks: Vec<Ask> = {
        let now = race.borrow();
        let (at, choices) = (now.at(), now.choices);
        let first = now.tracks.iter().filter(|track| track.seed == 0);
        let ask = |track: &Track| Ask {
            column: track.column,
            seed: 0,
            from: at.min(track.made()) as u64,
            act: Act::Network,
            choices,
        };
        first.map(ask).collect()
    };
    send(race, asks);
}

/// Asks every training that rests for what comes next.
pub(super) fn go_on(race: &Shared, one: bool) {
    let asks = race.borrow_mut().next_asks(one);
    race.borrow_mut().draw_again();
    send(race, asks);
}
