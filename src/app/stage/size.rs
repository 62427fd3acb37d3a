//! How large is an element, in CSS pixels, and how many device pixels has each of them?

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::{NodeRef, hook, use_effect_with, use_state_eq};

/// Width and height, followed as they change; zero until they are known.
#[hook]
pub(super) fn use_size(node: &NodeRef) -> (f64, f64) {
    let size = use_state_eq(|| (0.0, 0.0));
    let setter = size.setter();
    use_effect_with(node.clone(), move |node| {
        let element = node.cast::<Element>();
        let watched = element.clone();
        let measure = move || {
            if let Some(element) = &watched {
                setter.set((f64::from(element.client_width()), f64::from(element.client_height())));
            }
        };
        measure();
        let changed = Closure::<dyn Fn()>::new(measure);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = &observer {
                observer.disconnect();
            }
            drop(changed);
        }
    });
    *size
}

/// Device pixels for each CSS pixel.
pub(super) fn pixel_ratio() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio())
}
