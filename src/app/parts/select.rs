//! How is one of many chosen? The browser's own menu, which always shows the value that holds: an option's `selected`
//! attribute says nothing any more once a person has chosen, so [`super::settle`] sets it.

use super::super::message::Msg;
use super::input::{chosen, on};
use yew::{AttrValue, Callback, Html, html};

/// A menu.
#[derive(Clone, Debug, Default)]
pub struct Menu {
    /// Its id in the page.
    pub id: Option<&'static str>,
    /// Its accessible name.
    pub label: Option<AttrValue>,
    /// What it does, or what is chosen.
    pub title: Option<AttrValue>,
    /// Value and text of each option.
    pub options: Vec<(AttrValue, String)>,
    /// The value that holds.
    pub value: AttrValue,
}

impl Menu {
    /// `select`, which sends the message that a chosen value makes.
    pub fn view(self, send: &Callback<Msg>, read: impl Fn(String) -> Option<Msg> + 'static) -> Html {
        self.with(on(send, move |event| read(chosen(&event)?)))
    }

    /// `select` with its own handler.
    pub fn with(self, onchange: Callback<yew::Event>) -> Html {
        let option = |(value, text): &(AttrValue, String)| {
            html! { <option {value} selected={*value == self.value}>{ text }</option> }
        };
        html! {
            <select id={self.id} class="select" aria-label={self.label} title={self.title} {onchange}
                data-value={&self.value}>
                { for self.options.iter().map(option) }
            </select>
        }
    }
}
