//! Which step is where? Round steps under the lanes, counted from 1, as many as fit.

use super::size::use_size;
use crate::app::look::Look;
use crate::app::parts::{set_property, symbol};
use crate::chart::time_ticks;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::{Html, Properties, component, html, use_effect_with, use_node_ref};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TimeAxisProps {
    pub look: Look,
    pub steps: usize,
}

/// `.time-axis-name` and `.time-axis`, whose ticks stand at `--at`.
#[component(TimeAxis)]
pub(super) fn time_axis(props: &TimeAxisProps) -> Html {
    let node = use_node_ref();
    let (width, _) = use_size(&node);
    let ticks = if width > 0.0 { time_ticks(props.steps, width) } else { Vec::new() };
    use_effect_with((ticks.clone(), props.steps, node.clone()), |(ticks, steps, node)| {
        let Some(axis) = node.cast::<Element>() else { return };
        let marks = axis.children();
        for (k, t) in ticks.iter().enumerate() {
            let mark = marks.item(k as u32).and_then(|mark| mark.dyn_into::<Element>().ok());
            if let Some(mark) = mark {
                set_property(&mark, "--at", &((*t as f64 - 0.5) / *steps as f64).to_string());
            }
        }
    });
    html! {
        <>
            <span class="time-axis-name" aria-hidden="true">{ props.look.say("stage-step") }{ " " }{ symbol("t", "") }</span>
            <div class="time-axis" ref={node} aria-hidden="true">
                { for ticks.iter().map(|t| html! { <span key={*t}>{ props.look.words.count(*t) }</span> }) }
            </div>
        </>
    }
}
