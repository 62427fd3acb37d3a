//! Which cell does a narrow page show?

use super::look::Look;
use super::message::Msg;
use super::parts::hue;
use crate::scene::Scene;
use std::rc::Rc;
use yew::{Callback, Html, KeyboardEvent, Properties, classes, component, html};

/// What the tabs take.
#[derive(Clone, Properties)]
pub struct TabsProps {
    /// Words.
    pub look: Look,
    /// The scene that is shown.
    pub scene: Rc<Scene>,
    /// The chosen column, from 0.
    pub tab: usize,
    /// Where messages go.
    pub send: Callback<Msg>,
}

impl PartialEq for TabsProps {
    fn eq(&self, other: &Self) -> bool {
        self.scene.columns == other.scene.columns
            && (self.tab, &self.look, &self.send) == (other.tab, &other.look, &other.send)
    }
}

/// `nav.cell-tabs`
#[component(Tabs)]
pub fn tabs(props: &TabsProps) -> Html {
    let TabsProps { look, scene, tab, send } = props;
    let count = scene.columns.len();
    let tab_of = |(k, column): (usize, &crate::cell::Variant)| {
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
                aria-selected={(k == *tab).to_string()} tabindex={if k == *tab { "0" } else { "-1" }}
                onclick={send.reform(move |_| Msg::SetTab(k))} {onkeydown}>
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
