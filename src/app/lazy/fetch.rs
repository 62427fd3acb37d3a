//! How does the lab get here?
//!
//! [`wasm_split`] marks where the program is cut; `cargo xtask` cuts it there, and gives the page `gatescope.lab`, which
//! fetches what was cut off. The attribute would bring a loader of its own, 2.4 kB over the wire, for which `rt` stands
//! in with nothing.

use super::{LAB, Lab};
use wasm_split_macros::wasm_split;

/// The lab, fetched with the first call; `None` where it does not arrive, and the next call tries again. Natively it is
/// always here.
pub async fn lab() -> Option<&'static Lab> {
    #[cfg(target_family = "wasm")]
    load().await?;
    table().await.ok()
}

/// Only to be called once the lab is here.
#[wasm_split(lab, fallible, wasm_split_path = self)]
fn table() -> Result<&'static Lab, SplitLoaderError> {
    Ok(&LAB)
}

#[cfg(target_family = "wasm")]
async fn load() -> Option<()> {
    use js_sys::{Function, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    let page = Reflect::get(&js_sys::global(), &"gatescope".into()).ok()?;
    let load: Function = Reflect::get(&page, &"lab".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = load.call0(&JsValue::NULL).ok()?.dyn_into().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok().map(drop)
}

/// As the attribute wants it; never made.
#[derive(Debug)]
struct SplitLoaderError;

/// As the attribute wants it; does nothing.
#[cfg(target_family = "wasm")]
mod rt {
    use super::SplitLoaderError;
    use std::ffi::c_void;
    use std::pin::Pin;

    pub type LoadCallbackFn = extern "C" fn(*const c_void, bool);

    pub struct LazySplitLoader;

    impl LazySplitLoader {
        pub const fn new<Load: Copy>(_: Load) -> Self {
            Self
        }
    }

    pub async fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Result<(), SplitLoaderError> {
        Ok(())
    }
}
