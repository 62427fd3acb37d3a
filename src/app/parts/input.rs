//! What did the person choose or type? From the browser's events to values.

use super::super::message::Msg;
use crate::cell::{Family, Variant};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::{Callback, Event, InputEvent};

/// The value chosen in a `select`.
pub fn chosen(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

/// The text or number in an `input` or `textarea`.
pub fn typed(event: &InputEvent) -> Option<String> {
    let target = event.target()?;
    let area = target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    area.or_else(|| target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value))
}

/// A handler that sends a message where the event makes one.
pub fn on<E>(send: &Callback<Msg>, read: impl Fn(E) -> Option<Msg> + 'static) -> Callback<E> {
    let send = send.clone();
    Callback::from(move |event| {
        if let Some(msg) = read(event) {
            send.emit(msg);
        }
    })
}

/// A handler that sends always the same message.
pub fn sends<E: 'static>(send: &Callback<Msg>, msg: Msg) -> Callback<E> {
    on(send, move |_| Some(msg.clone()))
}

/// Gives an element the focus.
pub fn focus(id: &str) {
    let element = super::super::effects::element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        // An element that cannot have it leaves it where it is.
        let _ = element.focus();
    }
}

/// The class that gives a cell its hue.
pub fn hue(variant: &Variant) -> &'static str {
    match variant.kind.family {
        Family::Lstm => "hue-lstm",
        Family::Gru => "hue-gru",
        Family::Rnn => "hue-rnn",
    }
}
