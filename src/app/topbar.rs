//! What holds for the whole page? Its name, language, ground, link and help.

use super::look::Look;
use super::message::Msg;
use super::parts::{Draw, Menu, Own, Sign, icon, sends, written};
use super::state::{Sheet, ThemeChoice};
use crate::scene::{Choice, LabPage, Language, Part};
use yew::{Callback, Html, html};

/// What the top bar takes.
#[derive(PartialEq)]
pub struct Topbar {
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

impl Draw for Topbar {
    fn draw(&self, _: &Own) -> Html {
        topbar(self)
    }
}

/// `header.topbar`
fn topbar(props: &Topbar) -> Html {
    let Topbar { look, rail, .. } = props;
    html! {
        <header class="topbar">
            <h1 class="brand">{ mark() }{ look.say("app-title") }</h1>
            { written("p", "tagline", look.say("app-tagline")) }
            <nav class="tools" aria-label={look.say("app-tools")}>
                { languages(props) }
                { themes(props) }
                { tool(props, Sign::Lab, "lab-title", "for-hall", None, Msg::OpenLab(Some(LabPage::Map))) }
                { tool(props, Sign::Rail, "app-rail", "for-hall", Some(*rail), Msg::TogglePart(Part::Rail)) }
                { tool(props, Sign::Link, "app-copy-link", "", None, Msg::CopyLink) }
                { tool(props, Sign::Screen, "app-present", "stays for-hall", Some(look.presenter), Msg::TogglePresenter) }
                { tool(props, Sign::Help, "app-help", "stays", None, Msg::Open(Sheet::Help)) }
            </nav>
        </header>
    }
}

fn tool(props: &Topbar, sign: Sign, key: &str, class: &'static str, on: Option<bool>, msg: Msg) -> Html {
    let look = &props.look;
    let pressed = on.map(|on| on.to_string());
    let short = match key {
        "app-copy-link" => Some("app-copy-short"),
        "lab-title" => Some("lab-title"),
        "app-present" => Some("app-present-short"),
        _ => None,
    };
    // A name that is seen is the name that is heard; without one, the title is.
    html! {
        <button type="button" class={yew::classes!("button", class)} aria-pressed={pressed} onclick={sends(&props.send, msg)}
            title={look.say(key)}>
            { icon(sign) }
            if let Some(short) = short { { written("span", "", look.say(short)) } }
        </button>
    }
}

fn languages(props: &Topbar) -> Html {
    let option = |(_, id): &(Language, &'static str)| ((*id).into(), props.look.say(&format!("app-language-{id}")));
    let menu = Menu {
        label: Some(props.look.say("app-language").into()),
        options: Language::ALL.iter().map(option).collect(),
        value: props.language.id().into(),
        ..Menu::default()
    };
    menu.view(&props.send, |id| Some(Msg::SetLanguage(Language::find(&id)?)))
}

fn themes(props: &Topbar) -> Html {
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
