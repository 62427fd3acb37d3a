//! What holds for the whole page? Its name, language, ground, link and help.

use super::look::Look;
use super::message::Msg;
use super::parts::{Menu, Sign, icon};
use super::state::{Sheet, ThemeChoice};
use crate::scene::{Choice, Language, Part};
use yew::{Callback, Html, MouseEvent, Properties, component, html};

/// What the top bar takes.
#[derive(Clone, PartialEq, Properties)]
pub struct TopbarProps {
    /// Words.
    pub look: Look,
    /// The language.
    pub language: Language,
    /// The ground.
    pub theme: ThemeChoice,
    /// Whether the controls are shown.
    pub rail: bool,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// `header.topbar`
#[component(Topbar)]
pub fn topbar(props: &TopbarProps) -> Html {
    let TopbarProps { look, rail, send, .. } = props;
    html! {
        <header class="topbar">
            <h1 class="brand">{ mark() }{ look.say("app-title") }</h1>
            <p class="tagline">{ look.say("app-tagline") }</p>
            <nav class="tools" aria-label={look.say("app-tools")}>
                { languages(props) }
                { themes(props) }
                { tool(look, Sign::Rail, "app-rail", "for-hall", Some(*rail), send.reform(|_| Msg::TogglePart(Part::Rail))) }
                { tool(look, Sign::Link, "app-copy-link", "", None, send.reform(|_| Msg::CopyLink)) }
                { tool(look, Sign::Screen, "app-present", "stays for-hall", Some(look.presenter),
                    send.reform(|_| Msg::TogglePresenter)) }
                { tool(look, Sign::Help, "app-help", "stays", None, send.reform(|_| Msg::Open(Sheet::Help))) }
            </nav>
        </header>
    }
}

fn tool(look: &Look, sign: Sign, key: &str, class: &'static str, on: Option<bool>, act: Callback<MouseEvent>) -> Html {
    let pressed = on.map(|on| on.to_string());
    let short = match key {
        "app-copy-link" => Some("app-copy-short"),
        "app-present" => Some("app-present-short"),
        _ => None,
    };
    // A name that is seen is the name that is heard; without one, the title is.
    html! {
        <button type="button" class={yew::classes!("button", class)} aria-pressed={pressed} onclick={act}
            title={look.say(key)}>
            { icon(sign) }
            if let Some(short) = short { <span>{ look.say(short) }</span> }
        </button>
    }
}

fn languages(props: &TopbarProps) -> Html {
    let option = |(_, id): &(Language, &'static str)| ((*id).into(), props.look.say(&format!("app-language-{id}")));
    let menu = Menu {
        label: Some(props.look.say("app-language").into()),
        options: Language::ALL.iter().map(option).collect(),
        value: props.language.id().into(),
        ..Menu::default()
    };
    menu.view(&props.send, |id| Some(Msg::SetLanguage(Language::find(&id)?)))
}

fn themes(props: &TopbarProps) -> Html {
    let option = |(_, id): &(ThemeChoice, &'static str)| ((*id).into(), props.look.say(&format!("theme-{id}")));
    let menu = Menu {
        label: Some(props.look.say("app-theme").into()),
        options: ThemeChoice::ALL.iter().map(option).collect(),
        value: props.theme.id().into(),
        ..Menu::default()
    };
    html! {
        <span class="button pick" title={props.look.say("app-theme")}>
            { icon(Sign::Theme) }
            { menu.view(&props.send, |id| Some(Msg::SetTheme(ThemeChoice::find(&id)?))) }
        </span>
    }
}

fn mark() -> Html {
    html! {
        <svg viewBox="0 0 22 22" aria-hidden="true">
            <circle class="mark-ring" cx="11" cy="11" r="9" />
            <path class="mark-path" d="M2 11h5M15 11h5" />
            <circle class="mark-gate" cx="11" cy="11" r="3.2" />
        </svg>
    }
}
