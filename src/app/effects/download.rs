//! How does something the page made reach the person's disk, and a file of theirs the page?

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlCanvasElement, HtmlInputElement, Url};

/// Hands over a text in pieces as a file; a browser that refuses changes nothing.
pub fn texts(name: &str, kind: &str, pieces: impl Iterator<Item = String>) {
    let parts: Array = pieces.map(JsValue::from).collect();
    hand_over(name, Blob::new_with_str_sequence_and_options(&parts, &of_kind(kind)));
}

/// Hands over bytes as a file; a browser that refuses changes nothing.
pub fn bytes(name: &str, kind: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    hand_over(name, Blob::new_with_u8_array_sequence_and_options(&parts, &of_kind(kind)));
}

/// An empty canvas of so many pixels that is on no page.
pub fn canvas((width, height): (f64, f64)) -> Option<HtmlCanvasElement> {
    let canvas = super::document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    Some(canvas)
}

/// What is drawn on a canvas, as a PNG.
pub fn png(canvas: &HtmlCanvasElement) -> Option<Vec<u8>> {
    let address = canvas.to_data_url().ok()?;
    // Bytes as characters up to U+00FF, as `atob` writes them.
    let text = super::window()?.atob(address.split_once(',')?.1).ok()?;
    Some(text.chars().map(|c| c as u8).collect())
}

fn of_kind(kind: &str) -> BlobPropertyBag {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    options
}

fn hand_over(name: &str, blob: Result<Blob, JsValue>) -> Option<()> {
    let url = Url::create_object_url_with_blob(&blob.ok()?).ok()?;
    let anchor = super::document()?.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url).ok()
}

/// The page's address with its link, as the address bar has it.
pub fn address() -> String {
    super::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Reads the file that was chosen in an input, as text.
pub fn picked_text(event: &Event, then: impl FnOnce(String) + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(file) = input.and_then(|input| input.files()?.get(0)) else { return };
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        // A file that cannot be read is an empty one, which is refused with its reason.
        then(text.unwrap_or_default());
    });
}
