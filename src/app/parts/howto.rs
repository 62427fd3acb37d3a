//! How is a picture read? A question mark that opens a short text.

use yew::{AttrValue, Children, Html, Properties, classes, component, html};

/// What a "how to read this" takes.
#[derive(Clone, PartialEq, Properties)]
pub struct HowToProps {
    /// Its accessible name.
    pub label: AttrValue,
    /// Whether the text opens below the mark.
    #[prop_or_default]
    pub below: bool,
    /// Paragraphs.
    pub children: Children,
}

/// `details.howto`
#[component(HowTo)]
pub fn howto(props: &HowToProps) -> Html {
    html! {
        <details class={classes!("howto", props.below.then_some("opens-below"))}>
            <summary aria-label={&props.label} title={&props.label}>{ "?" }</summary>
            <div class="howto-text">{ props.children.clone() }</div>
        </details>
    }
}
