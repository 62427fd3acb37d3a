//! How does a number reach the style sheets? As a custom property set through the CSSOM: the page's policy forbids
//! `style` attributes.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};

/// Sets a property of an element; other nodes are left alone.
pub fn set_property(element: &Element, name: &str, value: &str) {
    let html = element.dyn_ref::<HtmlElement>().map(HtmlElement::style);
    let style = html.or_else(|| element.dyn_ref::<SvgElement>().map(SvgElement::style));
    if let Some(style) = style {
        // A browser that refuses a value keeps the old one, which is all that can be done.
        let _ = style.set_property(name, value);
    }
}
