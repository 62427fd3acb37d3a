//! What do the cells learn? The same task, the same batches, each in a worker of its own: losses against the line of an
//! answer without memory, and how far the gradient reaches while they learn.
//!
//! What a training has come to is kept here and not in the page's state: it belongs to the workers, follows from the
//! scene and the choices bit by bit, and is there again when the page of the laboratory is opened again.

mod course;
mod race;

use super::super::frame::Frame;
use super::super::look::Look;
use super::super::parts::{Draw, Menu, Own, piece, settle, typed, written};
use super::super::stage::column_names;
use super::super::state::Shown;
use super::charts::{Chart, Picture};
use super::reach::{curve_facts, curves, magnitude};
use crate::app::stage::table_rows;
use crate::chart::{Curve, CurveChart, CurveFacts, Table, curves_text};
use crate::scene::Scene;
use crate::words::{Value, Words};
pub use course::advance;
use course::{Choices, RULES};
use race::{LIMIT, Race, Track, look_at, one_more, play};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Event, Html, InputEvent, MouseEvent, html};

/// The learning rates that can be chosen.
const RATES: [f64; 7] = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1];
/// The batch sizes that can be chosen.
const BATCHES: [usize; 5] = [1, 8, 16, 32, 64];
/// The most points of a curve of losses.
const POINTS: usize = 150;

thread_local! {
    static RACE: RefCell<Option<Rc<RefCell<Race>>>> = const { RefCell::new(None) };
}

/// The page on training.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let about = written("p", "soft", frame.look.say("training-read"));
    if shown.comparison.sample.targets.iter().all(Option::is_none) {
        return html! { <>{ about }{ written("p", "note is-wrong", frame.look.say("training-unasked")) }</> };
    }
    let page = Training { scene: Rc::clone(&shown.scene), shown: shown.clone(), look: frame.look.clone() };
    html! { <>{ about }{ piece("training", page) }</> }
}

#[derive(PartialEq)]
struct Training {
    scene: Rc<Scene>,
    shown: Shown,
    look: Look,
}

type Shared = Rc<RefCell<Race>>;

/// The training of this scene: the one that is there, or a new one where the scene asks for another.
fn current(scene: &Rc<Scene>, choices: Option<Choices>) -> Shared {
    RACE.with_borrow_mut(|kept| {
        let now = choices.or_else(|| kept.as_ref().map(|race| race.borrow().choices)).unwrap_or_default();
        let wanted: Vec<_> = (0..scene.columns.len()).filter_map(|column| now.settings(scene, column)).collect();
        let known = kept.clone().filter(|race| race.borrow().settings == wanted);
        let race = known.unwrap_or_else(|| Rc::new(RefCell::new(Race::new(Rc::clone(scene), now))));
        *kept = Some(Rc::clone(&race));
        race
    })
}

impl Draw for Training {
    fn draw(&self, own: &Own) -> Html {
        let race = current(&self.scene, None);
        race.borrow_mut().redraw = own.choose.clone();
        let names = column_names(&self.shown.comparison, &self.look.words);
        let view = race.borrow();
        html! {
            <div class="lab-map" ref={&own.node}>
                { self.controls(own, &race, &view) }
                { self.troubles(&view, &names) }
                { self.losses(&view, &names) }
                { self.table(&view, &names) }
                { self.reach(&race, &view, &names) }
            </div>
        }
    }

    fn drawn(&self, own: &Own) {
        if let Some(root) = own.node.cast::<Element>() {
            settle(&root);
        }
    }
}

impl Training {
    fn controls(&self, own: &Own, race: &Shared, view: &Race) -> Html {
        let say = |key: &str| self.look.say(key);
        let act = |key: &str, act: Rc<dyn Fn(&Shared)>| {
            let race = Rc::clone(race);
            let onclick = Callback::from(move |_: MouseEvent| act(&race));
            html! { <button type="button" class="button is-choice" {onclick}>{ say(key) }</button> }
        };
        let playing = view.playing;
        let scene = Rc::clone(&self.scene);
        let again = own.choose.clone();
        let afresh = Callback::from(move |_: MouseEvent| {
            RACE.with_borrow_mut(Option::take);
            current(&scene, None);
            again.emit(Some(usize::MAX));
        });
        let updates = [("updates", self.look.words.count(view.furthest()).into())];
        html! {
            <div class="lab-slider training-controls">
                { act(if playing { "training-pause" } else { "training-play" }, Rc::new(move |race| play(race, !playing))) }
                { act("training-one", Rc::new(one_more)) }
                <button type="button" class="button is-choice" onclick={afresh}>{ say("training-again") }</button>
                { self.menus(own, view) }
                <output>{ self.look.words.text_with("training-updates", &updates) }</output>
            </div>
        }
    }

    fn menus(&self, own: &Own, view: &Race) -> Html {
        let now = view.choices;
        let menu = |key: &str, options: Vec<String>, value: usize, with: fn(Choices, usize) -> Choices| {
            let (scene, again) = (Rc::clone(&self.scene), own.choose.clone());
            let onchange = Callback::from(move |event: Event| {
                let chosen = super::super::parts::chosen(&event).and_then(|text| text.parse::<usize>().ok());
                if let Some(place) = chosen {
                    current(&scene, Some(with(now, place)));
                    again.emit(Some(usize::MAX));
                }
            });
            let label = self.look.say(key);
            let options = options.into_iter().enumerate().map(|(k, text)| (k.to_string().into(), text)).collect();
            let menu =
                Menu { label: Some(label.clone().into()), options, value: value.to_string().into(), ..Menu::default() };
            html! { <label class="training-menu"><span>{ label }</span>{ menu.with(onchange) }</label> }
        };
        let words = &self.look.words;
        let rules = RULES.iter().map(|(id, _)| words.text(&format!("training-{id}"))).collect();
        let rates = RATES.iter().map(|rate| words.number(*rate, 1)).collect();
        let batches = BATCHES.iter().map(|batch| words.count(*batch)).collect();
        let place = |found: Option<usize>| found.unwrap_or_default();
        html! {
            <>
                { menu("training-optimiser", rules, now.rule, |now, k| Choices { rule: k, ..now }) }
                { menu("training-rate", rates, place(RATES.iter().position(|r| *r == now.rate)), |now, k| Choices { rate: RATES.get(k).copied().unwrap_or(now.rate), ..now }) }
                { menu("training-batch", batches, place(BATCHES.iter().position(|b| *b == now.batch)), |now, k| Choices { batch: BATCHES.get(k).copied().unwrap_or(now.batch), ..now }) }
            </>
        }
    }

    fn troubles(&self, view: &Race, names: &[String]) -> Html {
        let told = |(track, name): (&Track, &String)| {
            let (key, reason) = match (&track.stopped, &track.failed) {
                (Some(stop), _) => ("training-stopped", stop),
                (None, Some(reason)) => ("training-failed", reason),
                (None, None) => return None,
            };
            let args = [("cell", name.as_str().into()), ("message", reason.as_str().into())];
            Some(written("p", "note is-wrong", self.look.words.text_with(key, &args)))
        };
        html! { <div role="status">{ for view.tracks.iter().zip(names).filter_map(told) }</div> }
    }

    /// The losses, each point the mean over as many updates as fit.
    fn losses(&self, view: &Race, names: &[String]) -> Html {
        let words = &self.look.words;
        let (each, steps) = binning(view.furthest());
        let of = |k: usize| view.tracks.get(k).map(|track| binned(&track.losses, each)).unwrap_or_default();
        let mut lines = curves(&self.shown, names, of);
        let text = told(&words.text("training-losses"), steps, &lines, words);
        if let Some(line) = self.baseline() {
            let family = lines.first().map(|curve| curve.family);
            let flat = vec![line.log10(); steps];
            lines.extend(family.map(|family| Curve::new(words.text("training-baseline"), family, 0, &flat).theory()));
        }
        let counted = Some((words.text("training-axis"), each));
        let chart = CurveChart { axis: words.text("training-loss"), curves: lines, steps, counted };
        let title = words.text("training-losses");
        let chart = Chart { look: self.look.clone(), title, text, picture: Picture::Curves(chart), rows: None };
        piece("losses", chart)
    }

    fn baseline(&self) -> Option<f64> {
        self.scene.sequence.baseline(self.scene.steps)
    }

    /// What came of it so far, cell by cell.
    fn table(&self, view: &Race, names: &[String]) -> Html {
        let words = &self.look.words;
        let keys = ["cell", "parameters", "made", "mean", "half", "right", "time"];
        let dash = || "–".to_owned();
        let row = |((track, name), k): ((&Track, &String), usize)| {
            let count = self.shown.comparison.columns.get(k).map_or(0, |run| run.params.count());
            let below = self.baseline().and_then(|line| track.first_below(0.5 * line));
            let made = track.losses.len();
            let each = if made > 0 { words.number(track.time / made as f64, 2) } else { dash() };
            let right = if made > 0 { words.number(100.0 * track.correct, 2) + "\u{202f}%" } else { dash() };
            vec![
                name.clone(),
                words.count(count),
                words.count(made),
                track.loss().map_or_else(dash, |loss| words.number(loss, 3)),
                below.map_or_else(dash, |k| words.count(k)),
                right,
                each,
            ]
        };
        let table = Table {
            caption: words.text("training-table"),
            header: keys.iter().map(|key| words.text(&format!("training-head-{key}"))).collect(),
            rows: view.tracks.iter().zip(names).zip(0..).map(row).collect(),
        };
        html! { <div class="lab-scroll">{ table_rows(&table) }</div> }
    }

    /// How far the gradient reaches at the chosen moment.
    fn reach(&self, race: &Shared, view: &Race, names: &[String]) -> Html {
        let words = &self.look.words;
        let moments: Vec<usize> = view.tracks.iter().map(|track| track.reaches.len()).collect();
        let last = moments.iter().copied().max().unwrap_or(0);
        if last == 0 {
            return written("p", "note", words.text("training-begin"));
        }
        let moment = view.moment.unwrap_or(last - 1).min(last - 1);
        let longest = view.tracks.iter().max_by_key(|track| track.reaches.len());
        let update = longest.and_then(|track| track.reaches.get(moment)).map_or(0, |(update, _)| *update);
        let at = |k: usize| -> Vec<f64> {
            let reaches = view.tracks.get(k).map(|track| track.reaches.as_slice()).unwrap_or_default();
            let place = reaches.partition_point(|(made, _)| *made <= update);
            reaches.get(place.saturating_sub(1)).map(|(_, reach)| reach.clone()).unwrap_or_default()
        };
        let lines = curves(&self.shown, names, at);
        let title = words.text_with("training-reach", &[("update", words.count(update).into())]);
        let text = told(&title, self.shown.steps(), &lines, words);
        let sentences: Vec<String> = lines.iter().filter_map(|curve| self.kept(curve)).collect();
        let chart =
            CurveChart { axis: "‖∂L/∂hₜ‖".into(), curves: lines, steps: self.shown.steps(), counted: None };
        let chart = Chart { look: self.look.clone(), title, text, picture: Picture::Curves(chart), rows: None };
        let race = Rc::clone(race);
        let choose = Callback::from(move |event: InputEvent| {
            typed(&event).and_then(|text| text.parse().ok()).into_iter().for_each(|moment| look_at(&race, moment));
        });
        html! {
            <>
                <label class="lab-slider"><span>{ words.text("training-moment") }</span>
                    <input class="slider" type="range" min="0" max={(last - 1).to_string()} value={moment.to_string()}
                        aria-valuetext={words.count(update)} oninput={choose} />
                    <output>{ words.count(update) }</output></label>
                <div class="lab-beside">
                    { piece("reach", chart) }
                    <ul class="lab-findings">{ for sentences.into_iter().map(|text| written("li", "", text)) }</ul>
                </div>
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

fn told(title: &str, steps: usize, lines: &[Curve], words: &Words) -> String {
    let facts: Vec<CurveFacts<'_>> = lines.iter().filter_map(curve_facts).collect();
    curves_text(title, steps, &facts, words)
}

/// How many updates a point stands for, and how many points there are.
fn binning(updates: usize) -> (usize, usize) {
    let round = (0..).flat_map(|k| [1, 2, 5].map(|n| n * 10_usize.pow(k)));
    let each = round.take_while(|each| *each <= LIMIT as usize).find(|each| updates.div_ceil(*each) <= POINTS);
    let each = each.unwrap_or(LIMIT as usize);
    (each, updates.div_ceil(each).max(1))
}

/// log₁₀ of the mean of each so many losses.
fn binned(losses: &[f64], each: usize) -> Vec<f64> {
    losses.chunks(each).map(|part| (part.iter().sum::<f64>() / part.len() as f64).log10()).collect()
}

#[cfg(test)]
mod tests {
    use super::course::Ask;
    use super::*;
    use crate::scene::run;

    #[test]
    fn points_stand_for_round_numbers_of_updates() {
        assert_eq!((binning(0), binning(150), binning(151)), ((1, 1), (1, 150), (2, 76)));
        assert_eq!((binning(3000), binning(20_000)), ((20, 150), (200, 100)));
        assert_eq!(binned(&[1.0, 100.0, 10.0], 1), [0.0, 2.0, 1.0]);
        assert_eq!(binned(&[5.0, 15.0, 0.1], 2), [1.0, -1.0]);
    }

    #[test]
    fn updates_travel_as_they_were_asked_for() {
        let ask = Ask { column: 2, from: 17, count: 3, choices: Choices { rule: 1, rate: 3e-4, batch: 8 } };
        assert_eq!(Ask::read(&ask.write()), Some(ask));
        assert_eq!((Ask::read(""), Ask::read("1 2 3 4 x 6")), (None, None));
    }

    #[test]
    fn a_training_goes_on_and_is_made_again_with_the_same_bits() {
        let scene = Scene::from_hash("cells=gru&task=adding&T=10&H=4").0;
        let choices = Choices { batch: 4, ..Choices::default() };
        let ask = |from, count| Ask { column: 0, from, count, choices }.write();
        let run = |from, count| advance(&scene, &ask(from, count), &mut |_| {}).unwrap();
        let (first, second) = (run(0, 3), run(3, 2));
        assert_eq!((first.numbers[0].len(), second.numbers[0].len(), second.numbers[2][0]), (3, 2, 5.0));
        assert_eq!(run(0, 5).numbers[0], [first.numbers[0].clone(), second.numbers[0].clone()].concat());
        // A worker that has lost it makes it again up to there.
        assert_eq!(run(3, 2).numbers[..2], second.numbers[..2]);
        let reach = &second.numbers[1];
        assert!(reach.len() == 10 && reach[9].abs() < 1e-12 && reach[0] < 0.0, "{reach:?}");
        assert!(advance(&scene, "0 0 1 9 0.1 4", &mut |_| {}).unwrap_err().contains("no such column"));
        assert!(advance(&scene, "0 0 1 0 0 4", &mut |_| {}).is_err_and(|e| e.contains("learning")), "η = 0");
    }

    #[test]
    fn where_a_cell_gets_it_is_found_over_a_whole_span() {
        let losses = [vec![1.0; 150], vec![0.1; 200]].concat();
        let track = Track { losses, ..Track::default() };
        assert_eq!(track.first_below(0.5), Some(206));
        assert_eq!((track.first_below(0.05), track.loss().map(|l| (l * 1e6).round())), (None, Some(100_000.0)));
        assert!(run(&Scene::default()).is_ok());
    }
}
