//! What can attributes not say? The part of a slider that has passed, the choice of a menu that a person has used, and
//! that a dialog is modal. Set after each rendering, for every such element at once.

use super::css::set_property;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement, HtmlSelectElement};

/// Settles everything inside an element.
pub fn settle(root: &Element) {
    all(root, "input.slider").for_each(|slider: HtmlInputElement| fill(&slider));
    all(root, "select[data-value]").for_each(|menu: HtmlSelectElement| {
        let value = menu.get_attribute("data-value").unwrap_or_default();
        if menu.value() != value {
            menu.set_value(&value);
        }
    });
    all(root, "dialog:not([open])").for_each(|dialog: HtmlDialogElement| {
        // Where it cannot be modal it is not there to be read either; nothing else can be done.
        let _ = dialog.show_modal();
    });
}

/// Every element of a kind.
pub fn all<E: JsCast>(root: &Element, selector: &str) -> impl Iterator<Item = E> {
    let found = root.query_selector_all(selector).ok();
    let at = move |k| found.as_ref().and_then(|found| found.item(k));
    (0..).map_while(at).filter_map(|node| node.dyn_into().ok())
}

/// `--fill`: how far the knob is from the left end, 0 to 1.
fn fill(slider: &HtmlInputElement) {
    let number = |text: String| text.parse::<u32>().unwrap_or(0);
    let (min, max) = (number(slider.min()), number(slider.max()));
    let passed = number(slider.value()).saturating_sub(min);
    let part = f64::from(passed) / f64::from(max.saturating_sub(min).max(1));
    set_property(slider, "--fill", &part.to_string());
}
