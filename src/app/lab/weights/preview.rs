//! What becomes what? Every gate with the tensor it comes from, before anything is changed.

use super::answer::Ask;
use super::job::ask;
use super::{Import, Shared, Weights};
use crate::app::message::Msg;
use crate::app::parts::{Menu, chosen, written};
use crate::app::stage::table_rows;
use crate::cell::Variant;
use crate::chart::Table;
use crate::math::rng::SplitMix64;
use crate::scene::limits;
use crate::task::{Sequence, registry};
use crate::weights::files::Choice;
use serde_json::Value;
use std::rc::Rc;
use yew::{Callback, Event, Html, MouseEvent, html};

/// A list of the description.
fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Weights {
    pub(super) fn preview(&self, import: &Shared, view: &Import, look: &Value) -> Html {
        html! {
            <>
                { written("p", "", self.summary(look)) }
                <div class="lab-slider training-controls-row">{ self.menus(import, view, look) }</div>
                { for list(&look["warnings"]).iter().map(|warning| self.warning(warning)) }
                { self.table(look) }
                { self.left_out(look) }
                { self.uses(import, look) }
            </>
        }
    }

    /// `safetensors, PyTorch: GRU, 3 inputs, 5 units, 2 layers`
    fn summary(&self, look: &Value) -> String {
        let words = &self.look.words;
        let layers = list(&look["layers"]);
        let convention = look["convention"]
            .as_str()
            .map_or_else(|| "Gatescope".to_owned(), |id| words.text(&format!("convention-{id}")));
        let cell = look["cell"].as_str().and_then(Variant::parse).map(|variant| self.look.variant(&variant));
        let args = [
            ("format", text(&look["format"]).into()),
            ("convention", convention.into()),
            ("cell", cell.unwrap_or_default().into()),
            ("input", look["input"].as_u64().map_or_else(|| "?".to_owned(), |n| n.to_string()).into()),
            ("hidden", look["hidden"].as_u64().map_or_else(|| "?".to_owned(), |n| n.to_string()).into()),
            ("layers", layers.len().into()),
            ("directions", layers.iter().filter_map(Value::as_u64).max().unwrap_or(1).to_string().into()),
        ];
        words.text_with("weights-summary", &args)
    }

    fn menus(&self, import: &Shared, view: &Import, look: &Value) -> Html {
        let choice = Choice {
            answers: list(&look["answers"]).iter().filter_map(Value::as_u64).map(|n| n as usize).collect(),
            readout: look["readout"].as_u64().map(|n| n as usize),
        };
        let network = view.ask.network;
        let networks = list(&look["networks"]).iter().map(text).collect::<Vec<_>>();
        let mut menus = Vec::new();
        if networks.len() > 1 {
            let to = |network| Ask { network, choice: None, uses: false };
            menus.push(self.menu("weights-network", networks, network, import, to));
        }
        for (k, question) in list(&look["questions"]).iter().enumerate() {
            let options: Vec<String> = list(question).iter().map(|option| self.option(option)).collect();
            let now = choice.answers.get(k).copied().unwrap_or(0);
            let choice = choice.clone();
            menus.push(self.menu("weights-question", options, now, import, move |answer| {
                let mut choice = choice.clone();
                choice.answers.resize(choice.answers.len().max(k + 1), 0);
                choice.answers[k] = answer;
                Ask { network, choice: Some(choice), uses: false }
            }));
        }
        let readouts = list(&look["readouts"]);
        if !readouts.is_empty() {
            let none = std::iter::once(self.look.say("weights-no-readout"));
            let names = none.chain(readouts.iter().map(|readout| text(&readout[0]))).collect();
            let now = choice.readout.map_or(0, |k| k + 1);
            menus.push(self.menu("weights-readout", names, now, import, move |place| {
                let choice = Choice { readout: place.checked_sub(1), ..choice.clone() };
                Ask { network, choice: Some(choice), uses: false }
            }));
        }
        html! { { for menus } }
    }

    fn menu(
        &self,
        key: &str,
        options: Vec<String>,
        value: usize,
        import: &Shared,
        to: impl Fn(usize) -> Ask + 'static,
    ) -> Html {
        let import = Rc::clone(import);
        let onchange = Callback::from(move |event: Event| {
            let place = chosen(&event).and_then(|text| text.parse::<usize>().ok());
            place.into_iter().for_each(|place| ask(&import, to(place)));
        });
        let label = self.look.say(key);
        let options = options.into_iter().enumerate().map(|(k, text)| (k.to_string().into(), text)).collect();
        let menu =
            Menu { label: Some(label.clone().into()), options, value: value.to_string().into(), ..Menu::default() };
        html! { <label class="training-menu"><span>{ label }</span>{ menu.with(onchange) }</label> }
    }

    /// An answer to what the file leaves open.
    fn option(&self, option: &Value) -> String {
        let what = text(&option[1]);
        match option[0].as_str().unwrap_or_default() {
            "convention" => self.look.say(&format!("convention-{what}")),
            "cell" => Variant::parse(&what).map(|variant| self.look.variant(&variant)).unwrap_or_default(),
            "gates" => self.look.words.text_with("weights-gates", &[("gates", what.into())]),
            key => self.look.say(&format!("weights-{key}")),
        }
    }

    fn warning(&self, warning: &Value) -> Html {
        let args = [("name", text(&warning[1]).into()), ("count", warning[2].as_u64().unwrap_or(0).to_string().into())];
        let key = format!("weights-warns-{}", warning[0].as_str().unwrap_or_default());
        written("p", "note is-wrong", self.look.words.text_with(&key, &args))
    }

    fn table(&self, look: &Value) -> Html {
        let keys = ["layer", "gate", "becomes", "from", "shape", "dtype"];
        let table = Table {
            caption: self.look.say("weights-table"),
            header: keys.iter().map(|key| self.look.say(&format!("weights-head-{key}"))).collect(),
            rows: list(&look["rows"]).iter().map(|row| list(row).iter().map(text).collect()).collect(),
        };
        html! { <div class="lab-scroll weights-table">{ table_rows(&table) }</div> }
    }

    /// What of the file is not used, and why.
    fn left_out(&self, look: &Value) -> Html {
        let ignored = list(&look["ignored"]);
        if ignored.is_empty() {
            return Html::default();
        }
        let told = |one: &Value| {
            let args = [("name", text(&one[0]).into()), ("reason", text(&one[2]).into())];
            let key = format!("weights-ignored-{}", one[1].as_str().unwrap_or_default());
            written("li", "", self.look.words.text_with(&key, &args))
        };
        html! { <>{ written("p", "soft", self.look.say("weights-ignored")) }<ul class="weights-ignored">{ for ignored.iter().map(told) }</ul></> }
    }

    /// What uses the weights in a column, or why they cannot be.
    fn uses(&self, import: &Shared, look: &Value) -> Html {
        if let Some(reason) = look["refused"].as_str() {
            return written("p", "note is-wrong", reason.to_owned());
        }
        let single = list(&look["layers"]).len() == 1 && look["layers"][0] == 1;
        let (input, hidden) =
            (look["input"].as_u64().unwrap_or(0) as usize, look["hidden"].as_u64().unwrap_or(0) as usize);
        if !single {
            return written("p", "note", self.look.say("weights-stack"));
        }
        if hidden > *limits::HIDDEN.end() {
            let args = [("hidden", hidden.to_string().into()), ("most", limits::HIDDEN.end().to_string().into())];
            return written("p", "note is-wrong", self.look.words.text_with("weights-large", &args));
        }
        if self.shown.comparison.sample.input != input {
            return self.other_sequence(input);
        }
        let button = |(column, name): (usize, String)| {
            let import = Rc::clone(import);
            let onclick = Callback::from(move |_: MouseEvent| {
                let now = import.borrow().ask.clone();
                import.borrow_mut().column = Some(column);
                ask(&import, Ask { uses: true, ..now });
            });
            let args = [("column", (column + 1).into()), ("cell", name.into())];
            html! { <button type="button" class="button is-choice" {onclick}>{ self.look.words.text_with("weights-use", &args) }</button> }
        };
        html! { <p class="remedies">{ for self.names().into_iter().enumerate().map(button) }</p> }
    }

    /// The cell reads another width: sequences that have it.
    fn other_sequence(&self, input: usize) -> Html {
        let words = &self.look.words;
        let width = |sequence: &Sequence| {
            sequence.sample(sequence.task().min_steps.max(20), &mut SplitMix64::new(0)).map_or(0, |sample| sample.input)
        };
        let fits = registry().iter().filter(|kind| width(&Sequence::example(kind)) == input);
        let button = |kind: &'static crate::task::TaskKind| {
            let send = self.send.clone();
            let onclick = Callback::from(move |_: MouseEvent| send.emit(Msg::SetTask(kind)));
            html! { <button type="button" class="button is-choice" {onclick}>{ self.look.say(&format!("task-{}", kind.id)) }</button> }
        };
        let args =
            [("input", input.to_string().into()), ("width", self.shown.comparison.sample.input.to_string().into())];
        html! {
            <>
                { written("p", "note is-wrong", words.text_with("weights-width", &args)) }
                <p class="remedies">{ for fits.map(button) }</p>
            </>
        }
    }
}
