//! Which cell does a narrow page show?

use super::look::Look;
use super::message::Msg;
use super::parts::{hue, sends};
use crate::scene::Scene;
use yew::{Callback, Html, KeyboardEvent, classes, html};

/// `nav.cell-tabs`, with the chosen column from 0.
pub fn view(look: &Look, scene: &Scene, tab: usize, send: &Callback<Msg>) -> Html {
    let count = scene.columns.len();
    let tab_of = |(k, column): (usize, &crate::scene::Column)| {
        let column = &column.variant;
        let move_by_key = send.clone();
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" => (k + 1) % count,
                "ArrowLeft" => (k + count - 1) % count,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            move_by_key.emit(Msg::SetTab(to));
            super::parts::focus(&format!("cell-tab-{to}"));
        });
        html! {
            <button type="button" class={classes!("cell-tab", hue(column))} role="tab" id={format!("cell-tab-{k}")}
                aria-selected={(k == tab).to_string()} tabindex={if k == tab { "0" } else { "-1" }}
                onclick={sends(send, Msg::SetTab(k))} {onkeydown}>
                { look.variant(column) }
            </button>
        }
    };
    html! {
        <nav class="cell-tabs" role="tablist" aria-label={look.say("rail-cells")}>
            { for scene.columns.iter().enumerate().map(tab_of) }
        </nav>
    }
}
