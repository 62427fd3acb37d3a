//! How large, from which seed, and with which weights at the start?
//!
//! A gate that keeps with a pre-activation of b keeps the share σ(b) per step; half is gone after ln ½ / ln σ(b) steps.

use super::super::message::{Msg, Setting};
use super::super::parts::{Menu, Scale, Sign, Slider, on, sends, sign_button, typed, written};
use super::Rail;
use crate::cell::{self, Variant};
use crate::math::{Real, ln};
use crate::scene::{Bias, Choice, Column, Settings, limits};
use crate::words::Value;
use yew::{AttrValue, Html, InputEvent, html};

/// The hidden size and the seed.
pub(super) fn sizes(props: &Rail) -> Html {
    let hidden = props.scene.hidden;
    let slider = Slider {
        id: "hidden".into(),
        name: props.look.say("rail-hidden-name"),
        symbol: "H",
        text: props.look.words.text_with("rail-hidden-value", &[("units", hidden.into())]),
        help: props.look.say("rail-hidden-help"),
        value: hidden as f64,
        scale: Scale::whole(*limits::HIDDEN.start(), &[(32, 1), (64, 2), (*limits::HIDDEN.end(), 4)]),
        off: false,
    };
    html! {
        <section class="group">
            { slider.view(&props.send, |units| Msg::SetHidden(units as usize)) }
            { seed(props) }
        </section>
    }
}

fn seed(props: &Rail) -> Html {
    let draft = &props.drafts.seed;
    let change = on(&props.send, |event: InputEvent| Some(Msg::TypeSeed(typed(&event)?)));
    let settle = sends(&props.send, Msg::Settle);
    let another = sends(&props.send, Msg::NewSeed);
    let wrong = draft.error.is_some();
    let range = [("max", Value::from(limits::SEED_MAX))];
    html! {
        <>
            <div class="row seed" title={props.look.say("rail-seed-help")}>
                <label for="seed">{ props.look.say("rail-seed") }</label>
                <input class="input" id="seed" inputmode="numeric" autocomplete="off" value={AttrValue::from(draft.text.clone())}
                    aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then_some("seed-note")}
                    oninput={change} onchange={settle} />
                { sign_button("button", Sign::Dice, props.look.say("rail-seed-new"), false, another) }
            </div>
            if wrong {
                <p class="note is-wrong" id="seed-note" role="alert">
                    { props.look.words.text_with("rail-seed-wrong", &range) }
                </p>
            }
        </>
    }
}

/// How the cells start and run: all of them, or one column that has settings of its own.
#[derive(Clone, Copy)]
pub struct Startup {
    /// The settings that hold.
    pub settings: Settings,
    /// The column, from 0, where they are its own.
    pub column: Option<usize>,
    /// Whether a gate keeps, so that its bias matters.
    pub keeps: bool,
}

/// The initial weights of all columns that have none of their own.
pub(super) fn start(props: &Rail) -> Html {
    let scene = &props.scene;
    let all = Column::from(Variant::plain(&cell::registry()[0]));
    let keeps = scene.columns.iter().any(|column| column.variant.keeps().is_some());
    let startup = Startup { settings: scene.settings(&all), column: None, keeps };
    html! {
        <section class="group">
            { written("h3", "", props.look.say("rail-start")) }
            { startup.view(props) }
        </section>
    }
}

impl Startup {
    /// Weights, their scale, the bias of the gate that keeps, the number format.
    pub fn view(self, props: &Rail) -> Html {
        html! {
            <>
                { self.choice(props, ("init", "rail-init"), self.settings.start, |start| Some(Setting::Start(start))) }
                { self.scale(props) }
                { self.bias(props) }
                { self.kept(props) }
                { self.choice(props, ("prec", "rail-precision"), self.settings.precision, |p| Some(Setting::Precision(p))) }
            </>
        }
    }

    fn id(&self, name: &str) -> AttrValue {
        self.column.map_or_else(|| name.to_owned(), |column| format!("{name}-{}", column + 1)).into()
    }

    /// A menu of alternatives, with what the chosen one is.
    fn choice<C: Choice>(
        self,
        props: &Rail,
        (id, name): (&'static str, &str),
        chosen: C,
        setting: fn(C) -> Option<Setting>,
    ) -> Html {
        let say = |choice: C| props.look.say(&format!("{id}-{}", choice.id()));
        // What all but the first are comes with the laboratory.
        let about = Some(format!("{id}-{}-about", chosen.id())).filter(|key| props.look.words.has(key));
        let menu = Menu {
            label: Some(props.look.say(name).into()),
            title: about.map(|key| props.look.say(&key).into()),
            options: C::ALL.iter().map(|(choice, id)| ((*id).into(), say(*choice))).collect(),
            value: chosen.id().into(),
            ..Menu::default()
        };
        let column = self.column;
        html! {
            <div class="row is-choice">
                <span>{ props.look.say(name) }</span>
                { menu.view(&props.send, move |id| Some(Msg::Set(column, setting(C::find(&id)?)?))) }
            </div>
        }
    }

    fn scale(self, props: &Rail) -> Html {
        let slider = Slider {
            id: self.id("scale"),
            name: props.look.say("rail-recurrent"),
            symbol: "",
            text: props.look.words.fixed(self.settings.recurrent_scale, 2),
            help: props.look.say("rail-scale-help"),
            value: self.settings.recurrent_scale,
            scale: Scale::parts(0, 80, 20),
            off: false,
        };
        let column = self.column;
        slider.view(&props.send, move |scale| Msg::Set(column, Setting::Scale(scale)))
    }

    fn bias(self, props: &Rail) -> Html {
        let chrono = self.settings.bias == Bias::Chrono;
        let slider = Slider {
            id: self.id("bias"),
            name: props.look.say("rail-keep-bias"),
            symbol: "",
            text: if chrono {
                props.look.say("bias-chrono")
            } else {
                props.look.words.fixed(self.settings.keep_bias, 1)
            },
            help: props.look.say("rail-keep-bias-help"),
            value: self.settings.keep_bias,
            scale: Scale::parts(100, 100, 10),
            off: !self.keeps,
        };
        let column = self.column;
        let other = if chrono { Bias::Constant } else { Bias::Chrono };
        let toggle = sends(&props.send, Msg::Set(column, Setting::Bias(other)));
        html! {
            <>
                { slider.view(&props.send, move |bias| Msg::Set(column, Setting::KeepBias(bias))) }
                if self.keeps {
                    <label class="check" title={props.look.say("bias-chrono-about")}>
                        <input type="checkbox" checked={chrono} onchange={toggle} />{ props.look.say("bias-chrono-use") }
                    </label>
                }
            </>
        }
    }

    /// The share that is kept per step and its half-life, live.
    fn kept(self, props: &Rail) -> Html {
        let words = &props.look.words;
        if !self.keeps {
            return if self.column.is_none() {
                written("p", "note", words.text("rail-kept-none"))
            } else {
                Html::default()
            };
        }
        if self.settings.bias == Bias::Chrono {
            return written(
                "p",
                "note",
                words.text_with("rail-kept-chrono", &[("steps", props.scene.length().into())]),
            );
        }
        let (share, half) = half_life(self.settings.keep_bias);
        html! {
            <p class="note" title={words.text("rail-kept-help")}>
                { words.text_with("rail-kept", &[("share", words.number(share, 3).into())]) }{ " " }
                { written("strong", "", words.text_with("rail-kept-half", &[("half", words.number(half, 3).into())])) }
            </p>
        }
    }
}

/// σ(b), and ln ½ / ln σ(b).
fn half_life(bias: f64) -> (f64, f64) {
    let share = Real::sigmoid(bias);
    (share, ln(0.5) / ln(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_lives_of_known_biases() {
        let (share, half) = half_life(0.0);
        assert_eq!((share, half), (0.5, 1.0));
        let (share, half) = half_life(3.0);
        assert!((share - 0.9526).abs() < 1e-4 && (half - 14.27).abs() < 0.01, "{share} {half}");
    }
}
