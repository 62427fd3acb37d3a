//! How are many small elements made with little code? From lists, where the macro would write out each of them.

use yew::Html;
use yew::virtual_dom::{AttrValue, AttributeOrProperty, Attributes, VTag, VText};

/// An element with these attributes.
pub fn element(tag: &'static str, keys: &'static [&'static str], values: Vec<AttrValue>, children: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    let values = values.into_iter().map(|value| Some(AttributeOrProperty::Attribute(value))).collect();
    element.set_attributes(Attributes::Dynamic { keys, values });
    element.add_children(children);
    element.into()
}

/// An element with nothing but a text, and a class where there is one.
pub fn written(tag: &'static str, class: &'static str, text: String) -> Html {
    let text = vec![VText::new(text).into()];
    if class.is_empty() {
        return element(tag, &[], Vec::new(), text);
    }
    element(tag, &["class"], vec![class.into()], text)
}
