//! How is one of many chosen? The browser's own menu, which always shows the value that holds: an option's `selected`
//! attribute says nothing any more once a person has chosen.

use super::input::chosen;
use web_sys::HtmlSelectElement;
use yew::{AttrValue, Callback, Event, Html, Properties, component, html, use_effect, use_node_ref};

/// What a menu takes.
#[derive(Clone, PartialEq, Properties)]
pub struct SelectProps {
    /// Its id in the page.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its class.
    #[prop_or(AttrValue::Static("select"))]
    pub class: AttrValue,
    /// Its accessible name.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What it does, or what is chosen.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Value and text of each option.
    pub options: Vec<(AttrValue, String)>,
    /// The value that holds.
    pub value: AttrValue,
    /// A value was chosen.
    pub on_change: Callback<String>,
}

/// `select`
#[component(Select)]
pub fn select(props: &SelectProps) -> Html {
    let node = use_node_ref();
    let (menu, value) = (node.clone(), props.value.clone());
    use_effect(move || {
        if let Some(menu) = menu.cast::<HtmlSelectElement>() {
            menu.set_value(&value);
        }
    });
    let on_change = props.on_change.clone();
    let change = Callback::from(move |event: Event| {
        if let Some(value) = chosen(&event) {
            on_change.emit(value);
        }
    });
    let option = |(value, text): &(AttrValue, String)| html! { <option {value}>{ text }</option> };
    html! {
        <select id={props.id.clone()} class={props.class.clone()} ref={node} aria-label={props.label.clone()}
            title={props.title.clone()} onchange={change}>
            { for props.options.iter().map(option) }
        </select>
    }
}
