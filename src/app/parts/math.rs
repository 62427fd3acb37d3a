//! How is a symbol of an equation set? `h_t` as an italic h with a small t.

use yew::{Html, html};

/// An italic symbol with an index, which may be empty.
pub fn symbol(symbol: &str, index: &str) -> Html {
    html! { <span class="math">{ symbol.to_owned() }if !index.is_empty() { <sub>{ index.to_owned() }</sub> }</span> }
}
