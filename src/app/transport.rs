//! Where in time, which pass, how fast? The player.

use super::look::{Cursor, Look};
use super::message::{Move, Msg};
use super::parts::{Menu, Sign, on, sends, sign_button, typed, written};
use super::update::SPEEDS;
use crate::scene::{Choice, Direction, Phase};
use crate::words::Value;
use yew::{Callback, Html, InputEvent, html};

/// What the player takes.
pub struct Transport<'a> {
    /// Words.
    pub look: &'a Look,
    /// Where one looks.
    pub cursor: Cursor,
    /// T
    pub steps: usize,
    /// Steps per second.
    pub speed: usize,
    /// Where messages go.
    pub send: &'a Callback<Msg>,
}

/// `footer.transport`
pub fn view(props: &Transport<'_>) -> Html {
    html! {
        <footer class="transport" aria-label={props.look.say("transport-title")}>
            { directions(props) }
            { buttons(props) }
            { scrub(props) }
            { phases(props) }
            { speeds(props) }
        </footer>
    }
}

fn directions(props: &Transport<'_>) -> Html {
    let option = |&(direction, id): &(Direction, &'static str)| {
        let choose = sends(props.send, Msg::SetDirection(direction));
        let help = props.look.say(&format!("direction-{id}-help"));
        html! {
            <label title={help}>
                <input type="radio" name="direction" checked={props.cursor.direction == direction} onchange={choose} />
                { props.look.say(&format!("direction-{id}-short")) }
                <span>{ "\u{a0}" }{ props.look.say("direction-pass") }</span>
            </label>
        }
    };
    html! {
        <div class="segments" role="radiogroup" aria-label={props.look.say("direction-title")}>
            { for Direction::ALL.iter().map(option) }
        </div>
    }
}

fn buttons(props: &Transport<'_>) -> Html {
    let button = |sign, key: &str, class, msg: Msg, off: bool| {
        sign_button(class, sign, props.look.say(key), off, sends(props.send, msg))
    };
    let (first, last) = (props.cursor.step == 0, props.cursor.step + 1 >= props.steps);
    let (sign, key) = match (props.cursor.running, props.cursor.direction) {
        (true, _) => (Sign::Pause, "transport-pause"),
        (false, Direction::Forward) => (Sign::Play, "transport-play"),
        (false, Direction::Backward) => (Sign::PlayBack, "transport-play-back"),
    };
    html! {
        <div class="buttons">
            { button(Sign::First, "transport-first", "button", Msg::Step(Move::First), first) }
            { button(Sign::Back, "transport-back", "button", Msg::Step(Move::Back), first) }
            { button(sign, key, "button play", Msg::PlayPause, false) }
            { button(Sign::Forward, "transport-forward", "button", Msg::Step(Move::Forward), last) }
            { button(Sign::Last, "transport-last", "button", Msg::Step(Move::Last), last) }
        </div>
    }
}

fn scrub(props: &Transport<'_>) -> Html {
    let (step, steps) = (props.cursor.step + 1, props.steps);
    let position = props.look.words.text_with("transport-position", &[("step", step.into()), ("steps", steps.into())]);
    let moved = on(props.send, |event: InputEvent| {
        let step: usize = typed(&event)?.parse().ok()?;
        Some(Msg::SetCursor(step.saturating_sub(1)))
    });
    html! {
        <div class="scrub">
            <input class="slider" type="range" min="1" max={steps.to_string()} value={step.to_string()} oninput={moved}
                aria-label={props.look.say("transport-scrub")} aria-valuetext={position} />
            <output class="step" aria-hidden="true">
                { props.look.say("transport-step") }{ " " }{ written("strong", "", props.look.words.count(step)) }{ " " }
                { props.look.words.text_with("transport-of", &[("steps", steps.into())]) }
            </output>
        </div>
    }
}

fn phases(props: &Transport<'_>) -> Html {
    let phase = |&(phase, id): &(Phase, &'static str)| {
        let choose = sends(props.send, Msg::SetPhase(phase));
        let now = props.cursor.phase == phase;
        html! {
            <li>
                <button type="button" class="button" aria-current={now.then_some("step")} onclick={choose}>
                    { props.look.say(&format!("phase-{id}")) }
                </button>
            </li>
        }
    };
    html! {
        <ol class="phases" aria-label={props.look.say("transport-phase")}>{ for Phase::ALL.iter().map(phase) }</ol>
    }
}

fn speeds(props: &Transport<'_>) -> Html {
    let option = |&speed: &usize| {
        let text = props.look.words.text_with("transport-rate", &[("rate", Value::from(speed))]);
        (speed.to_string().into(), text)
    };
    let menu =
        Menu { options: SPEEDS.iter().map(option).collect(), value: props.speed.to_string().into(), ..Menu::default() };
    html! {
        <label class="speed" title={props.look.say("transport-speed-help")}>
            { props.look.say("transport-speed") }
            { menu.view(props.send, |speed| Some(Msg::SetSpeed(speed.parse().ok()?))) }
        </label>
    }
}
