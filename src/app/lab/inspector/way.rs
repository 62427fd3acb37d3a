//! Where did one come from? The focus goes into the panel with each number that is opened from outside of it or by a
//! link in it, and back to where the panel was opened from when it is closed, however that happens.

use super::super::super::effects::element;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The panel's element, the number's name in it, and what has the focus where nothing else can.
const PANEL: &str = "inspector";
pub(super) const NAME: &str = "inspector-name";
const MAIN: &str = "main";

/// The way into the panel, as long as it is open.
#[derive(Default)]
pub(super) struct Way {
    opener: RefCell<Option<HtmlElement>>,
    /// The number that was shown last; empty before the first.
    shown: RefCell<String>,
}

impl Way {
    /// After each drawing: a new number's name gets the focus, unless one walks by the buttons beside it.
    pub(super) fn follow(&self, inspected: &str) {
        let before = self.shown.replace(inspected.to_owned());
        if before == inspected {
            return;
        }
        let moves = match active() {
            Some(active) if is_inside(&active) => active.matches(".term-link").unwrap_or(false),
            Some(active) => {
                self.opener.replace(Some(active));
                true
            }
            // A link that was opened moves nothing; a key that was pressed, or a link of the panel that is gone, does.
            None => !before.is_empty() || has_acted(),
        };
        if moves {
            focus(element(NAME));
        }
    }
}

impl Drop for Way {
    fn drop(&mut self) {
        if active().is_none_or(|active| is_inside(&active)) {
            let opener = self.opener.take().filter(|opener| opener.is_connected());
            let lost = || element(MAIN).and_then(|main| main.dyn_into().ok());
            focus(opener.or_else(lost).map(Element::from));
        }
    }
}

/// What has the focus; none where it is nowhere.
fn active() -> Option<HtmlElement> {
    let active = web_sys::window()?.document()?.active_element()?;
    active.dyn_into::<HtmlElement>().ok().filter(|active| active.tag_name() != "BODY")
}

fn is_inside(active: &HtmlElement) -> bool {
    active.closest(&format!("#{PANEL}")).ok().flatten().is_some()
}

/// Whether a person has pressed anything since the page was opened.
fn has_acted() -> bool {
    let get = |of: &wasm_bindgen::JsValue, key: &str| js_sys::Reflect::get(of, &key.into()).ok();
    let navigator = web_sys::window().map(|window| window.navigator());
    let activation = navigator.and_then(|navigator| get(&navigator, "userActivation"));
    activation.and_then(|it| get(&it, "hasBeenActive")).is_some_and(|it| it.is_truthy())
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What cannot have the focus leaves it where it is.
        let _ = element.focus();
    }
}
