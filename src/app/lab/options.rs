//! What can be chosen for one column besides its cell, and what is changed inside it?

use super::super::message::Msg;
use super::super::parts::{Sign, sends, sign_button, written};
use super::super::rail::{Rail, Startup};
use crate::cell::{Ablation, Flag};
use crate::scene::{Change, Column, limits};
use yew::{Html, html};

/// What is taken out or changed inside, each of which one click takes back.
pub fn changes(props: &Rail, k: usize) -> Html {
    let Some(column) = props.scene.columns.get(k) else { return Html::default() };
    let graph = column.variant.graph();
    let item = |text: String, msg: Msg| {
        let name = props.look.words.text_with("change-remove", &[("change", text.as_str().into())]);
        html! { <li><code>{ text }</code>{ sign_button("button", Sign::Close, name, false, sends(&props.send, msg)) }</li> }
    };
    let part = |part: &Ablation| item(props.look.ablation(&column.variant, *part), Msg::ToggleAblation(k, *part));
    let change = |(place, change): (usize, &Change)| item(change.text(&graph), Msg::RemoveChange(k, place));
    html! {
        <ul class="changes" aria-label={props.look.say("change-list")}>
            { for column.variant.ablations.iter().map(part) }
            { for column.changes.iter().enumerate().map(change) }
        </ul>
    }
}

/// What can be chosen for one column: deviations, parts to take out, settings of its own.
pub fn options(props: &Rail, k: usize) -> Html {
    let Rail { look, scene, send, .. } = props;
    let Some(column) = scene.columns.get(k) else { return Html::default() };
    let variant = &column.variant;
    let alone = scene.columns.len() == *limits::COLUMNS.start();
    let check = |text: String, about: String, on: bool, msg: Msg| {
        let toggle = sends(send, msg);
        html! { <label class="check" title={about}><input type="checkbox" checked={on} onchange={toggle} />{ text }</label> }
    };
    let flag = |flag: &Flag| {
        let (text, about) = (look.say(&format!("flag-{}", flag.id)), look.say(&format!("flag-{}-about", flag.id)));
        check(text, about, variant.has(flag.id), Msg::ToggleFlag(k, flag.id))
    };
    let part = |part: Ablation| {
        let on = variant.ablations.contains(&part);
        check(look.ablation(variant, part), look.say("ablation-about"), on, Msg::ToggleAblation(k, part))
    };
    let own = !column.own.is_empty();
    let remove = sends(send, Msg::RemoveColumn(k));
    html! {
        <div class="cell-options">
            { written("p", "note", look.say(&format!("cell-{}-about", variant.kind.id))) }
            { for variant.kind.flags.iter().map(flag) }
            { for variant.offered().into_iter().map(part) }
            { check(look.say("own-settings"), look.say("own-settings-about"), own, Msg::ToggleOwn(k)) }
            if own { { own_settings(props, k, column) } }
            if column.is_changed() { { unchanged(props, k) } }
            <button type="button" class="button is-remove" disabled={alone} onclick={remove}>
                { look.say("rail-cell-remove-short") }
            </button>
        </div>
    }
}

fn own_settings(props: &Rail, k: usize, column: &Column) -> Html {
    let keeps = column.variant.keeps().is_some();
    let startup = Startup { settings: props.scene.settings(column), column: Some(k), keeps };
    html! { <div class="own">{ startup.view(props) }</div> }
}

/// The unchanged cell beside the changed one, or everything taken back.
fn unchanged(props: &Rail, k: usize) -> Html {
    let button = |key: &str, msg: Msg| {
        let act = sends::<yew::MouseEvent>(&props.send, msg);
        html! { <button type="button" class="button is-remove" onclick={act}>{ props.look.say(key) }</button> }
    };
    html! { <>{ button("change-beside", Msg::AddUnchanged(k)) }{ button("change-none", Msg::Unchange(k)) }</> }
}
