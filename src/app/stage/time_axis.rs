//! Which step is where? Round steps under the lanes, counted from 1, as many as fit.

use crate::app::look::Look;
use crate::app::parts::{Draw, Own, set_property, symbol};
use crate::chart::time_ticks;
use web_sys::Element;
use yew::{Html, html};

/// `.time-axis-name` and `.time-axis`, whose ticks stand at `--at`.
#[derive(PartialEq)]
pub(super) struct TimeAxis {
    pub look: Look,
    pub steps: usize,
}

impl TimeAxis {
    fn ticks(&self, own: &Own) -> Vec<usize> {
        if own.size.0 > 0.0 { time_ticks(self.steps, own.size.0) } else { Vec::new() }
    }
}

impl Draw for TimeAxis {
    fn draw(&self, own: &Own) -> Html {
        let look = &self.look;
        html! {
            <>
                <span class="time-axis-name" aria-hidden="true">{ look.say("stage-step") }{ " " }{ symbol("t", "") }</span>
                <div class="time-axis" ref={&own.node} aria-hidden="true">
                    { for self.ticks(own).iter().map(|t| html! { <span key={*t}>{ look.words.count(*t) }</span> }) }
                </div>
            </>
        }
    }

    fn drawn(&self, own: &Own) {
        let Some(axis) = own.node.cast::<Element>() else { return };
        let marks = axis.children();
        for (k, t) in self.ticks(own).into_iter().enumerate() {
            if let Some(mark) = marks.item(k as u32) {
                set_property(&mark, "--at", &((t as f64 - 0.5) / self.steps as f64).to_string());
            }
        }
    }

    fn is_measured(&self) -> bool {
        true
    }
}
