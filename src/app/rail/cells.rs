//! Which cells stand side by side, each with its own settings, parts and changes where it has some?

use super::super::message::Msg;
use super::super::parts::{Menu, Sign, hue, icon, sends, written};
use super::Rail;
use crate::cell::{self, CellKind, Variant};
use crate::scene::{Column, limits};
use crate::words::Value;
use yew::{Html, classes, html};

/// One choice for each column, and room for one more.
pub(super) fn view(props: &Rail) -> Html {
    let columns = &props.scene.columns;
    let add = sends(&props.send, Msg::AddColumn);
    html! {
        <section class="group">
            { written("h3", "", props.look.say("rail-cells")) }
            { for columns.iter().enumerate().map(|(k, column)| choice(props, k, column)) }
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
fn choice(props: &Rail, k: usize, column: &Column) -> Html {
    let look = &props.look;
    let open = props.options == Some(k);
    let toggle = sends(&props.send, Msg::ToggleOptions(k));
    let options = look.words.text_with("rail-cell-options", &[("cell", Value::from(look.variant(&column.variant)))]);
    html! {
        <div class={classes!("cell-choice", hue(&column.variant))} key={k}>
            { kinds(props, k, &column.variant) }
            <button type="button" class="button" aria-expanded={open.to_string()} aria-label={options.clone()}
                title={options} onclick={toggle}>
                { icon(Sign::More) }
            </button>
            if column.is_changed() { { props.of_lab(|lab| (lab.changes)(props, k)) } }
            if open { { props.of_lab(|lab| (lab.options)(props, k)) } }
        </div>
    }
}

fn kinds(props: &Rail, k: usize, variant: &Variant) -> Html {
    let option = |kind: &CellKind| (kind.id.into(), props.look.say(&format!("cell-{}", kind.id)));
    let name = props.look.words.text_with("rail-cell-column", &[("column", (k + 1).into())]);
    let menu = Menu {
        label: Some(name.into()),
        title: Some(props.look.say(&format!("cell-{}-about", variant.kind.id)).into()),
        options: cell::registry().iter().map(option).collect(),
        value: variant.kind.id.into(),
        ..Menu::default()
    };
    menu.view(&props.send, move |id| Some(Msg::SetColumn(k, Variant::plain(cell::find(&id)?))))
}
