//! Of which shapes are the drawings made?

use crate::app::parts::element;
use yew::virtual_dom::VText;
use yew::{AttrValue, Html};

/// A path.
pub(super) fn path(class: &'static str, d: String) -> Html {
    element("path", &["class", "d"], vec![class.into(), d.into()], Vec::new())
}

/// A text at a place.
pub(super) fn caption(class: &'static str, x: f64, y: f64, children: Vec<Html>) -> Html {
    if class.is_empty() {
        return element("text", &["x", "y"], vec![n(x), n(y)], children);
    }
    element("text", &["class", "x", "y"], vec![class.into(), n(x), n(y)], children)
}

/// Parts together, with a class where there is one.
pub(super) fn group(class: String, children: Vec<Html>) -> Html {
    if class.is_empty() {
        return element("g", &[], Vec::new(), children);
    }
    element("g", &["class"], vec![class.into()], children)
}

/// What stands in a text.
pub(super) fn words(text: impl Into<AttrValue>) -> Vec<Html> {
    vec![VText::new(text).into()]
}

/// A length or place.
pub(super) fn n(x: f64) -> AttrValue {
    format!("{x:.1}").into()
}
