//! How does the scene get into the address bar, and from there on the clipboard? At most five times a second.

use super::window;
use crate::scene::Scene;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// Milliseconds between two changes of the address bar: browsers refuse a flood.
const PAUSE: u32 = 200;

/// The link in the address bar.
#[derive(Default)]
pub(super) struct Link {
    waiting: RefCell<Option<Rc<Scene>>>,
    timer: RefCell<Option<Timeout>>,
}

impl Link {
    /// Writes the scene's link when the pause is over, or a newer one by then.
    pub fn write_soon(link: &Rc<Self>, scene: Rc<Scene>) {
        *link.waiting.borrow_mut() = Some(scene);
        if link.timer.borrow().is_none() {
            let later = Rc::clone(link);
            let timer = Timeout::new(PAUSE, move || {
                // Its own timer: dropping it here would be dropping what runs.
                if let Some(timer) = later.timer.borrow_mut().take() {
                    timer.forget();
                }
                later.write_now();
            });
            *link.timer.borrow_mut() = Some(timer);
        }
    }

    /// Writes the scene's link at once.
    pub fn write(&self, scene: Rc<Scene>) {
        *self.waiting.borrow_mut() = Some(scene);
        self.write_now();
    }

    /// Writes what waits.
    pub fn write_now(&self) {
        let Some(scene) = self.waiting.borrow_mut().take() else { return };
        let history = window().and_then(|window| window.history().ok());
        if let Some(history) = history {
            // A page without an address of its own cannot have a link.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{}", scene.to_hash())));
        }
    }

    /// Drops what waits.
    pub fn forget(&self) {
        self.waiting.borrow_mut().take();
    }
}

/// The link's hash.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Puts the address on the clipboard; `None` where that is not allowed.
pub(super) async fn copy() -> Option<()> {
    let window = window()?;
    // Pages without a secure origin have no clipboard.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok()?;
    let clipboard = clipboard.dyn_into::<web_sys::Clipboard>().ok()?;
    let address = window.location().href().ok()?;
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&address)).await.ok().map(|_| ())
}
