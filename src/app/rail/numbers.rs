//! How large, from which seed, and with which weights at the start?
//!
//! A gate that keeps with a pre-activation of b keeps the share σ(b) per step; half is gone after ln ½ / ln σ(b) steps.

use super::super::message::Msg;
use super::super::parts::{Scale, Sign, Slider, on, sends, sign_button, typed, written};
use super::Rail;
use crate::math::{Real, ln};
use crate::scene::limits;
use crate::words::Value;
use yew::{AttrValue, Html, InputEvent, html};

/// The hidden size and the seed.
pub(super) fn sizes(props: &Rail) -> Html {
    let hidden = props.scene.hidden;
    let slider = Slider {
        id: "hidden",
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

/// The initial weights: the factor on the recurrent ones, and the bias of the gate that keeps.
pub(super) fn start(props: &Rail) -> Html {
    let scene = &props.scene;
    let keeps = scene.columns.iter().any(|column| column.kind.keeps.is_some());
    let scale = Slider {
        id: "scale",
        name: props.look.say("rail-recurrent"),
        symbol: "",
        text: props.look.words.fixed(scene.recurrent_scale, 2),
        help: props.look.say("rail-scale-help"),
        value: scene.recurrent_scale,
        scale: Scale::parts(0, 80, 20),
        off: false,
    };
    let bias = Slider {
        id: "bias",
        name: props.look.say("rail-keep-bias"),
        symbol: "",
        text: props.look.words.fixed(scene.keep_bias, 1),
        help: props.look.say("rail-keep-bias-help"),
        value: scene.keep_bias,
        scale: Scale::parts(100, 100, 10),
        off: !keeps,
    };
    html! {
        <section class="group">
            { written("h3", "", props.look.say("rail-start")) }
            { scale.view(&props.send, Msg::SetScale) }
            { bias.view(&props.send, Msg::SetKeepBias) }
            { kept(props, keeps) }
        </section>
    }
}

fn kept(props: &Rail, keeps: bool) -> Html {
    if !keeps {
        return written("p", "note", props.look.say("rail-kept-none"));
    }
    let (share, half) = half_life(props.scene.keep_bias);
    let words = &props.look.words;
    let args: [(&str, Value<'_>); 1] = [("share", words.number(share, 3).into())];
    html! {
        <p class="note" title={props.look.say("rail-kept-help")}>
            { words.text_with("rail-kept", &args) }{ " " }
            { written("strong", "", words.text_with("rail-kept-half", &[("half", words.number(half, 3).into())])) }
        </p>
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
