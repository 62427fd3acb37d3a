//! What do the cells learn? The same task, the same batches, each in a worker of its own: losses against the line of an
//! answer without memory, and how far the gradient reaches while they learn.
//!
//! What a training has come to is kept here and not in the page's state: it belongs to the workers, follows from the
//! scene and the choices bit by bit, and is there again when the page of the laboratory is opened again.

mod course;
mod race;
mod results;

use super::super::frame::Frame;
use super::super::look::Look;
use super::super::notices::said;
use super::super::parts::{Draw, Menu, Own, chosen, piece, settle, written};
use super::super::stage::column_names;
use super::super::state::Shown;
use crate::scene::Scene;
pub use course::advance;
use course::{Choices, RULES};
use race::{Race, Track, one_more, play};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::{Callback, Event, Html, MouseEvent, html};

/// The learning rates that can be chosen.
const RATES: [f64; 7] = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1];
/// The batch sizes that can be chosen.
const BATCHES: [usize; 5] = [1, 8, 16, 32, 64];
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
                let place = chosen(&event).and_then(|text| text.parse::<usize>().ok());
                if let Some(place) = place {
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
        let refused = view.settings.iter().find_map(|settings| {
            let error = settings.check(self.shown.comparison.sample.input).err()?;
            let named = |(name, value): (&'static str, String)| match name {
                "setting" => (name, self.look.say(&format!("train-{value}"))),
                _ => (name, value),
            };
            Some(said(&self.look.words, error.id()?, error.args().into_iter().map(named).collect()))
        });
        if let Some(text) = refused {
            return html! { <p class="note is-wrong" role="alert">{ text }</p> };
        }
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
}

#[cfg(test)]
mod tests {
    use super::course::Ask;
    use super::*;

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
}
