//! How is the page read and used?

use super::look::Look;
use super::parts::written;
use yew::{Html, html};

/// Keys, as they are written on the keyboard or as keys of the words, and what they do.
const KEYS: [(&[&str], &str); 10] = [
    (&["key-space"], "keys-space"),
    (&["←", "→"], "keys-arrows"),
    (&["key-home", "key-end"], "keys-home-end"),
    (&["key-shift", "←", "→"], "keys-shift-arrows"),
    (&["D"], "keys-direction"),
    (&["P"], "keys-present"),
    (&["I"], "keys-inspect"),
    (&["key-control", "Z", "Y"], "keys-undo"),
    (&["?"], "keys-help"),
    (&["key-escape"], "keys-escape"),
];

/// What is read, in the order of the page, and how.
const READING: [&str; 7] =
    ["help-stage", "help-gates", "help-states", "help-gradients", "help-chart", "help-backward", "help-exact"];

/// The help's title and content.
pub fn sheet(look: &Look) -> (String, Html) {
    let paragraph = |key: &&str| written("p", "", look.say(key));
    let body = html! {
        <>
            { written("h3", "", look.say("help-reading")) }
            { for READING.iter().map(paragraph) }
            { written("h3", "", look.say("keys-title")) }
            <div class="keys">{ for KEYS.iter().map(|(keys, does)| row(look, keys, does)) }</div>
            { written("p", "soft", look.say("app-local")) }
        </>
    };
    (look.say("help-title"), body)
}

fn row(look: &Look, keys: &[&str], does: &str) -> Html {
    let name = |key: &&str| if key.starts_with("key-") { look.say(key) } else { (*key).to_owned() };
    html! {
        <div>
            { written("span", "", look.say(does)) }
            <span>{ for keys.iter().map(|key| html! { <><kbd class="key">{ name(key) }</kbd>{ " " }</> }) }</span>
        </div>
    }
}
