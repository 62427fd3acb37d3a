//! Which cells stand side by side?

use super::super::message::Msg;
use super::super::parts::{Menu, Sign, hue, icon, sends, written};
use super::Rail;
use crate::cell::{self, CellKind, Flag, Variant};
use crate::scene::limits;
use crate::words::Value;
use yew::{Html, classes, html};

/// One choice for each column, and room for one more.
pub(super) fn view(props: &Rail) -> Html {
    let columns = &props.scene.columns;
    let add = sends(&props.send, Msg::AddColumn);
    html! {
        <section class="group">
            { written("h3", "", props.look.say("rail-cells")) }
            { for columns.iter().enumerate().map(|(column, variant)| choice(props, column, variant)) }
            if columns.len() < *limits::COLUMNS.end() {
                <div class="cell-choice">
                    <button type="button" class="button is-add" onclick={add}>
                        { icon(Sign::Plus) }{ props.look.say("rail-cell-add") }
                    </button>
                </div>
            }
        </section>
    }
}

/// `.cell-choice`
fn choice(props: &Rail, column: usize, variant: &Variant) -> Html {
    let look = &props.look;
    let open = props.options == Some(column);
    let toggle = sends(&props.send, Msg::ToggleOptions(column));
    let options = look.words.text_with("rail-cell-options", &[("cell", Value::from(look.variant(variant)))]);
    html! {
        <div class={classes!("cell-choice", hue(variant))} key={column}>
            { kinds(props, column, variant) }
            <button type="button" class="button" aria-expanded={open.to_string()} aria-label={options.clone()}
                title={options} onclick={toggle}>
                { icon(Sign::More) }
            </button>
            if open { { choices(props, column, variant) } }
        </div>
    }
}

fn kinds(props: &Rail, column: usize, variant: &Variant) -> Html {
    let option = |kind: &CellKind| (kind.id.into(), props.look.say(&format!("cell-{}", kind.id)));
    let name = props.look.words.text_with("rail-cell-column", &[("column", (column + 1).into())]);
    let menu = Menu {
        label: Some(name.into()),
        title: Some(props.look.say(&format!("cell-{}-about", variant.kind.id)).into()),
        options: cell::registry().iter().map(option).collect(),
        value: variant.kind.id.into(),
        ..Menu::default()
    };
    menu.view(&props.send, move |id| Some(Msg::SetColumn(column, Variant::plain(cell::find(&id)?))))
}

fn choices(props: &Rail, column: usize, variant: &Variant) -> Html {
    let Rail { look, scene, send, .. } = props;
    let alone = scene.columns.len() == *limits::COLUMNS.start();
    let flag = |flag: &Flag| {
        let id = flag.id;
        let toggle = sends(send, Msg::ToggleFlag(column, id));
        html! {
            <label class="check" title={look.say(&format!("flag-{id}-about"))}>
                <input type="checkbox" checked={variant.has(id)} onchange={toggle} />{ look.say(&format!("flag-{id}")) }
            </label>
        }
    };
    let remove = sends(send, Msg::RemoveColumn(column));
    html! {
        <div class="cell-options">
            { written("p", "note", look.say(&format!("cell-{}-about", variant.kind.id))) }
            { for variant.kind.flags.iter().map(flag) }
            <button type="button" class="button is-remove" disabled={alone} onclick={remove}>
                { look.say("rail-cell-remove-short") }
            </button>
        </div>
    }
}
