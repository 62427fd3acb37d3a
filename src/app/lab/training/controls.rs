//! What can be chosen and pressed?

use super::choices::{CLIPS, Choices, Equal, RULES, SEEDS, WINDOWS};
use super::race::{Race, follow, one_more, play};
use super::track::Track;
use super::{RACE, Shared, Training, current};
use crate::app::lab::draft::in_words;
use crate::app::message::Msg;
use crate::app::notices::said;
use crate::app::parts::{Menu, Own, chosen, written};
use crate::task::decimal;
use crate::train::Clip;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, MouseEvent, TargetCast, html};

/// The learning rates that are offered.
const RATES: [f64; 7] = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1];
/// The batch sizes that are offered.
const BATCHES: [usize; 5] = [1, 8, 16, 32, 64];

impl Training {
    pub(super) fn controls(&self, own: &Own, race: &Shared, view: &Race) -> Html {
        let say = |key: &str| self.look.say(key);
        let act = |key: &str, act: Rc<dyn Fn(&Shared)>| {
            let race = Rc::clone(race);
            let onclick = Callback::from(move |_: MouseEvent| act(&race));
            html! { <button type="button" class="button is-choice" {onclick}>{ say(key) }</button> }
        };
        let (playing, send) = (view.playing, self.send.clone());
        let (scene, written, again) = (Rc::clone(&self.scene), self.written.clone(), own.choose.clone());
        let afresh = Callback::from(move |_: MouseEvent| {
            RACE.with_borrow_mut(Option::take);
            current(&scene, &written);
            again.emit(Some(usize::MAX));
        });
        let stage: Rc<dyn Fn(&Shared)> = Rc::new(move |race| {
            follow(race, true);
            send.emit(Msg::OpenLab(None));
        });
        let updates = [("updates", self.look.words.count(view.furthest()).into())];
        let until: Rc<dyn Fn(&Shared)> = Rc::new(|race| play(race, true, true));
        html! {
            <div class="training-controls">
                <div class="lab-slider">
                    { act(if playing { "training-pause" } else { "training-play" }, Rc::new(move |race| play(race, !playing, false))) }
                    if view.line.is_some() && !playing { { act("training-until", until) } }
                    { act("training-one", Rc::new(one_more)) }
                    <button type="button" class="button is-choice" onclick={afresh}>{ say("training-again") }</button>
                    { act("training-stage", stage) }
                    <output>{ self.look.words.text_with("training-updates", &updates) }</output>
                </div>
                <div class="lab-slider">{ self.menus() }</div>
            </div>
        }
    }

    fn menus(&self) -> Html {
        let (words, now) = (&self.look.words, Choices::read(&self.written));
        let named = |key: &str, ids: &[&str]| ids.iter().map(|id| words.text(&format!("{key}-{id}"))).collect();
        let counts = |counts: &[usize]| counts.iter().map(|n| words.count(*n)).collect::<Vec<_>>();
        let window = |n: &usize| if *n == 0 { words.text("training-window-whole") } else { words.count(*n) };
        let equal = usize::from(now.equal == Equal::Parameters);
        let place = |list: &[usize], n: usize| list.iter().position(|it| *it == n).unwrap_or(list.len());
        html! {
            <>
                { self.menu("training-optimiser", named("training", &RULES.map(|(id, _)| id)), now.rule, |now, k| Choices { rule: k, ..now }) }
                { self.rate(now) }
                { self.menu("training-batch", with_own(counts(&BATCHES), &BATCHES, now.batch, words.count(now.batch)), place(&BATCHES, now.batch), |now, k| Choices { batch: BATCHES.get(k).copied().unwrap_or(now.batch), ..now }) }
                { self.menu("training-clip", CLIPS.iter().map(|(_, clip)| self.clip(*clip)).collect(), now.clip, |now, k| Choices { clip: k, ..now }) }
                { self.menu("training-window", with_own(WINDOWS.iter().map(window).collect(), &WINDOWS, now.window, words.count(now.window)), place(&WINDOWS, now.window), |now, k| Choices { window: WINDOWS.get(k).copied().unwrap_or(now.window), ..now }) }
                { self.menu("training-seeds", with_own(counts(&SEEDS), &SEEDS, now.seeds, words.count(now.seeds)), place(&SEEDS, now.seeds), |now, k| Choices { seeds: SEEDS.get(k).copied().unwrap_or(now.seeds), ..now }) }
                { self.menu("training-equal", named("training-equal", &["hidden", "parameters"]), equal, |now, k| Choices { equal: if k == 1 { Equal::Parameters } else { Equal::Hidden }, ..now }) }
            </>
        }
    }

    fn clip(&self, clip: Clip) -> String {
        let (kind, most) = match clip {
            Clip::Off => return self.look.say("training-clip-off"),
            Clip::Norm(most) => ("norm", most),
            Clip::Value(most) => ("value", most),
        };
        let most = in_words(&decimal::write(most), &self.look.words);
        self.look.words.text_with(&format!("training-clip-{kind}"), &[("most", most.into())])
    }

    fn menu(&self, key: &str, options: Vec<String>, value: usize, with: fn(Choices, usize) -> Choices) -> Html {
        let (now, send) = (Choices::read(&self.written), self.send.clone());
        let onchange = Callback::from(move |event: Event| {
            let place = chosen(&event).and_then(|text| text.parse::<usize>().ok());
            place.into_iter().for_each(|place| send.emit(Msg::SetTraining(with(now, place).write())));
        });
        let label = self.look.say(key);
        let options = options.into_iter().enumerate().map(|(k, text)| (k.to_string().into(), text)).collect();
        let menu =
            Menu { label: Some(label.clone().into()), options, value: value.to_string().into(), ..Menu::default() };
        html! { <label class="training-menu"><span>{ label }</span>{ menu.with(onchange) }</label> }
    }

    /// Any number may be typed; what cannot be trained with is named below.
    fn rate(&self, now: Choices) -> Html {
        let send = self.send.clone();
        let onchange = Callback::from(move |event: Event| {
            let typed = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            let rate = decimal::read(typed.trim(), decimal::Mark::PointOrComma).unwrap_or(f64::NAN);
            send.emit(Msg::SetTraining(Choices { rate, ..now }.write()));
        });
        let label = self.look.say("training-rate");
        let write = |rate: f64| in_words(&decimal::write(rate), &self.look.words);
        let option = |rate: &f64| html! { <option value={write(*rate)} /> };
        let value = write(now.rate);
        html! {
            <label class="training-menu"><span>{ label }</span>
                <input class="input" type="text" inputmode="decimal" list="training-rates" size="7" {value} {onchange} />
                <datalist id="training-rates">{ for RATES.iter().map(option) }</datalist></label>
        }
    }

    pub(super) fn troubles(&self, view: &Race, names: &[String]) -> Html {
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
        let told = |track: &Track| {
            let (key, reason) = match (&track.stopped, &track.failed) {
                (Some(stop), _) => ("training-stopped", stop),
                (None, Some(reason)) => ("training-failed", reason),
                (None, None) => return None,
            };
            let name = names.get(track.column).map_or("", String::as_str);
            let seed = self.scene.seed.wrapping_add(track.seed as u64).to_string();
            let args = [("cell", name.into()), ("seed", seed.into()), ("message", reason.as_str().into())];
            Some(written("p", "note is-wrong", self.look.words.text_with(key, &args)))
        };
        html! { <div role="status">{ for view.tracks.iter().filter_map(told) }</div> }
    }
}

/// The options, and what a link asked for where it is none of them.
fn with_own(mut options: Vec<String>, offered: &[usize], now: usize, own: String) -> Vec<String> {
    if !offered.contains(&now) {
        options.push(own);
    }
    options
}
