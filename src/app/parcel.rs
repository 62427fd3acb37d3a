//! How do questions, numbers and files travel between the page and its workers?

use super::message::Packed;
use crate::scene::Scene;
use js_sys::{Array, Float64Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// What a worker is told.
pub fn request(id: f64, scene: &Scene, question: JsValue, text: &str, lists: &[Vec<f64>]) -> Array {
    let lists: Array = lists.iter().map(|list| Float64Array::from(list.as_slice())).collect();
    Array::of5(&id.into(), &scene.to_hash().into(), &question, &text.into(), &lists)
}

/// Lists of numbers as they came from another thread.
pub fn numbers(lists: &JsValue) -> Vec<Vec<f64>> {
    Array::from(lists).iter().map(|list| Float64Array::from(list).to_vec()).collect()
}

/// What the lab answered in a worker: its lists, or why there are none.
///
/// # Errors
/// What the worker says instead.
pub fn unpacked(reply: &Array) -> Result<Packed, String> {
    let message = reply.get(0).as_string().unwrap_or_default();
    if !message.is_empty() {
        return Err(message);
    }
    let texts = Array::from(&reply.get(2)).iter().filter_map(|text| text.as_string()).collect();
    Ok(Packed { numbers: numbers(&reply.get(1)), texts })
}

/// The bytes of a file; none where it is none or has gone.
pub async fn bytes(file: &JsValue) -> Vec<u8> {
    let Some(file) = file.dyn_ref::<Blob>() else { return Vec::new() };
    let read = JsFuture::from(file.array_buffer()).await;
    read.map(|buffer| Uint8Array::new(&buffer).to_vec()).unwrap_or_default()
}

/// Numbers that are moved and not copied.
pub fn buffer(numbers: &[f64], moved: &Array) -> Float64Array {
    let buffer = Float64Array::from(numbers);
    moved.push(&buffer.buffer());
    buffer
}
