//! How does a number reach the style sheets? As a custom property set through the CSSOM: the page's policy forbids
//! `style` attributes.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};
use yew::{NodeRef, hook, use_effect_with};

/// Sets a property of an element; other nodes are left alone.
pub fn set_property(element: &Element, name: &str, value: &str) {
    let html = element.dyn_ref::<HtmlElement>().map(HtmlElement::style);
    let style = html.or_else(|| element.dyn_ref::<SvgElement>().map(SvgElement::style));
    if let Some(style) = style {
        // A browser that refuses a value keeps the old one, which is all that can be done.
        let _ = style.set_property(name, value);
    }
}

/// Keeps properties of the referenced element at these values.
#[hook]
pub fn use_properties(node: &NodeRef, properties: Vec<(&'static str, f64)>) {
    let node = node.clone();
    use_effect_with(properties, move |properties| {
        if let Some(element) = node.cast::<Element>() {
            properties.iter().for_each(|(name, value)| set_property(&element, name, &value.to_string()));
        }
    });
}
