//! How does the gradient's reach change on the way? Every moment at once, and one of them in full.

use super::race::{Race, look_at};
use super::results::told;
use super::{Shared, Training};
use crate::app::lab::charts::{Chart, Picture};
use crate::app::lab::reach::{curves, magnitude};
use crate::app::lab::rows::Rows;
use crate::app::parts::{Draw, Own, piece, typed, written};
use crate::chart::{Curve, CurveChart, ReachMap};
use crate::words::Value;
use std::cell::Cell;
use std::rc::Rc;
use yew::{Callback, Html, InputEvent, html};

/// The most moments that are shown at once.
const ROWS: usize = 60;
/// The faint end of the colours lies at most so many decades below the strong end.
const DECADES: f64 = 12.0;

impl Training {
    /// The reach of every cell at every moment, and at the chosen one.
    pub(super) fn progress(&self, race: &Shared, view: &Race, names: &[String]) -> Html {
        let words = &self.look.words;
        let furthest = view.furthest();
        if furthest == 0 {
            return written("p", "note", words.text("training-begin"));
        }
        let update = view.at().min(furthest);
        let at = |k: usize| view.of(k).next().map(|track| track.reach(update).to_vec()).unwrap_or_default();
        let lines = curves(&self.shown, names, at);
        let title = words.text_with("training-reach", &[("update", words.count(update).into())]);
        let text = told(&title, self.shown.steps(), &lines, words);
        let sentences: Vec<String> = lines.iter().filter_map(|curve| self.kept(curve)).collect();
        let chart =
            CurveChart { axis: "‖∂L/∂hₜ‖".into(), curves: lines, steps: self.shown.steps(), counted: None };
        let chart = Chart { look: self.look.clone(), title, text, picture: Picture::Curves(chart), rows: None };
        html! {
            <>
                { self.slider(race, view) }
                <div class="lab-beside">
                    { piece("reach", chart) }
                    <ul class="lab-findings">{ for sentences.into_iter().map(|text| written("li", "", text)) }</ul>
                </div>
                { self.maps(race, view, names, update) }
            </>
        }
    }

    /// The moment, by pointer and by keyboard.
    pub(super) fn slider(&self, race: &Shared, view: &Race) -> Html {
        let words = &self.look.words;
        let (update, furthest) = (view.at().min(view.furthest()), view.furthest());
        let race = Rc::clone(race);
        let choose = Callback::from(move |event: InputEvent| {
            let update = typed(&event).and_then(|text| text.parse().ok());
            look_at(&race, update, true);
        });
        html! {
            <label class="lab-slider"><span>{ words.text("training-moment") }</span>
                <input class="slider" type="range" min="0" max={furthest.to_string()} value={update.to_string()}
                    aria-valuetext={words.count(update)} oninput={choose} />
                <output>{ words.count(update) }</output></label>
        }
    }

    /// A heat map for each cell, all in the same colours.
    fn maps(&self, race: &Shared, view: &Race, names: &[String], update: usize) -> Html {
        let (every, moments) = moments(view.furthest());
        let rows = |k: usize| -> Vec<Vec<f64>> {
            let Some(track) = view.of(k).next() else { return Vec::new() };
            let row = |moment: usize| match moment * every {
                // Nothing is told before the first updates.
                at if at <= track.made() && track.reaches.first().is_some_and(|(first, _)| *first <= at) => {
                    track.reach(at).to_vec()
                }
                _ => Vec::new(),
            };
            (0..moments).map(row).collect()
        };
        let all: Vec<Vec<Vec<f64>>> = (0..names.len()).map(rows).collect();
        let (low, high) = limits(all.iter().flatten().flatten().copied());
        let at = (update / every).min(moments.saturating_sub(1));
        let map = |(name, rows): (&String, Vec<Vec<f64>>)| {
            let map = ReachMap { steps: self.shown.steps(), rows, every, low, high };
            piece(name, Moments { training: self.clone(), race: Rc::clone(race), name: name.clone(), map, at })
        };
        html! {
            <>
                { written("p", "soft", self.look.say("training-maps")) }
                <div class="lab-row">{ for names.iter().zip(all).map(map) }</div>
            </>
        }
    }

    fn kept(&self, curve: &Curve) -> Option<String> {
        let first = curve.log10.first().copied().flatten()?;
        let words = &self.look.words;
        let args: [(&str, Value<'_>); 2] =
            [("cell", curve.label.as_str().into()), ("share", magnitude(first, words).into())];
        Some(words.text_with("training-kept", &args))
    }
}

/// One cell's map, whose rows choose the moment.
struct Moments {
    training: Training,
    race: Shared,
    name: String,
    map: ReachMap,
    at: usize,
}

impl PartialEq for Moments {
    fn eq(&self, other: &Self) -> bool {
        let same = self.training == other.training && Rc::ptr_eq(&self.race, &other.race);
        same && (&self.name, self.at) == (&other.name, other.at) && self.map == other.map
    }
}

impl Draw for Moments {
    fn draw(&self, _: &Own) -> Html {
        let (race, every) = (Rc::clone(&self.race), self.map.every);
        let pressed = race.borrow().pressed.map(|update| update / every);
        let kept = Rc::new(Cell::new(pressed));
        let stays = Rc::clone(&kept);
        let choose = Callback::from(move |row: Option<usize>| {
            look_at(&race, row.map(|row| row * every), row == stays.get());
        });
        let words = &self.training.look.words;
        let facts = [("cell", self.name.as_str().into()), ("count", self.map.rows.len().into())];
        let text = words.text_with("training-map-text", &facts);
        let rows = Rows { at: self.at, kept, choose };
        let chart = Chart {
            look: self.training.look.clone(),
            title: self.name.clone(),
            text,
            picture: Picture::Reach(self.map.clone()),
            rows: Some(rows),
        };
        piece("map", chart)
    }
}

/// How many updates lie between two moments, and how many moments there are.
fn moments(updates: usize) -> (usize, usize) {
    let round = (0..).flat_map(|k| [1, 2, 5].map(|n| n * 10_usize.pow(k)));
    let every = round.take(30).find(|every| updates / every < ROWS).unwrap_or(1);
    (every, updates / every + 1)
}

/// The limits of the colours: whole decades around everything finite, not too many.
fn limits(log10: impl Iterator<Item = f64>) -> (f64, f64) {
    let finite = log10.filter(|x| x.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), x| (l.min(x), h.max(x)));
    let top = if high.is_finite() { high.ceil() } else { 0.0 };
    (low.floor().clamp(top - DECADES, top - 1.0), top)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_lie_at_round_numbers_of_updates() {
        assert_eq!((moments(0), moments(59), moments(60)), ((1, 1), (1, 60), (2, 31)));
        assert_eq!(moments(20_000), (500, 41));
    }

    #[test]
    fn colours_reach_over_whole_decades() {
        assert_eq!(limits([-3.5, 0.0, f64::NEG_INFINITY].into_iter()), (-4.0, 0.0));
        assert_eq!(limits([-300.0, 0.5].into_iter()), (-11.0, 1.0));
        assert_eq!(limits(std::iter::empty()), (-1.0, 0.0));
    }
}
