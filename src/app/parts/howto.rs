//! How is a picture read? A question mark that opens a short text.

use yew::{Html, html};

/// `details.howto` with an accessible name and paragraphs.
pub fn howto(label: String, text: Html) -> Html {
    html! {
        <details class="howto">
            <summary aria-label={label.clone()} title={label}>{ "?" }</summary>
            <div class="howto-text">{ text }</div>
        </details>
    }
}
