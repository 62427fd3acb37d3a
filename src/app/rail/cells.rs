//! Which cells stand side by side?

use super::super::look::Look;
use super::super::message::Msg;
use super::super::parts::{Icon, Select, Sign, hue, on};
use super::RailProps;
use crate::cell::{self, CellKind, Flag, Variant};
use crate::scene::limits;
use crate::words::Value;
use yew::{Callback, Event, Html, Properties, classes, component, html, use_state};

/// One choice for each column, and room for one more.
pub(super) fn view(props: &RailProps) -> Html {
    let columns = &props.scene.columns;
    let add = props.send.reform(|_| Msg::AddColumn);
    let choice = |(k, variant): (usize, &Variant)| {
        html! {
            <CellChoice key={k} look={props.look.clone()} column={k} variant={variant.clone()}
                alone={columns.len() == *limits::COLUMNS.start()} send={&props.send} />
        }
    };
    html! {
        <section class="group">
            <h3>{ props.look.say("rail-cells") }</h3>
            { for columns.iter().enumerate().map(choice) }
            if columns.len() < *limits::COLUMNS.end() {
                <div class="cell-choice">
                    <button type="button" class="button is-add" onclick={add}>
                        <Icon sign={Sign::Plus} />{ props.look.say("rail-cell-add") }
                    </button>
                </div>
            }
        </section>
    }
}

/// What one column's choice takes.
#[derive(Clone, PartialEq, Properties)]
pub struct ChoiceProps {
    look: Look,
    column: usize,
    variant: Variant,
    alone: bool,
    send: Callback<Msg>,
}

/// `.cell-choice`
#[component(CellChoice)]
fn cell_choice(props: &ChoiceProps) -> Html {
    let open = use_state(|| false);
    let ChoiceProps { look, column, variant, .. } = props;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let name = look.words.text_with("rail-cell-column", &[("column", (column + 1).into())]);
    let options = look.words.text_with("rail-cell-options", &[("cell", Value::from(look.variant(variant)))]);
    html! {
        <div class={classes!("cell-choice", hue(variant))}>
            { kinds(props, name) }
            <button type="button" class="button" aria-expanded={open.to_string()} aria-label={options.clone()}
                title={options} onclick={toggle}>
                <Icon sign={Sign::More} />
            </button>
            if *open { { choices(props) } }
        </div>
    }
}

fn kinds(props: &ChoiceProps, name: String) -> Html {
    let column = props.column;
    let change = on(&props.send, move |id: String| Some(Msg::SetColumn(column, Variant::plain(cell::find(&id)?))));
    let option = |kind: &CellKind| (kind.id.into(), props.look.say(&format!("cell-{}", kind.id)));
    html! {
        <Select label={name} title={props.look.say(&format!("cell-{}-about", props.variant.kind.id))}
            options={cell::registry().iter().map(option).collect::<Vec<_>>()} value={props.variant.kind.id}
            on_change={change} />
    }
}

fn choices(props: &ChoiceProps) -> Html {
    let ChoiceProps { look, column, variant, alone, send } = props;
    let column = *column;
    let flag = |flag: &Flag| {
        let id = flag.id;
        let toggle = send.reform(move |_: Event| Msg::ToggleFlag(column, id));
        html! {
            <label class="check" title={look.say(&format!("flag-{id}-about"))}>
                <input type="checkbox" checked={variant.has(id)} onchange={toggle} />{ look.say(&format!("flag-{id}")) }
            </label>
        }
    };
    let remove = send.reform(move |_| Msg::RemoveColumn(column));
    html! {
        <div class="cell-options">
            <p class="note">{ look.say(&format!("cell-{}-about", variant.kind.id)) }</p>
            { for variant.kind.flags.iter().map(flag) }
            <button type="button" class="button is-remove" disabled={*alone} onclick={remove}>
                { look.say("rail-cell-remove-short") }
            </button>
        </div>
    }
}
