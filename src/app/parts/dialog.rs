//! What lies over the page until it is closed? The browser's own modal dialog: focus stays inside, Escape closes it, and
//! the focus returns to where it was. [`super::settle`] opens it.

use super::super::look::Look;
use super::super::message::Msg;
use super::icon::{Sign, sign_button};
use super::input::sends;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use yew::{Callback, Html, MouseEvent, TargetCast, classes, html};

/// `dialog.sheet`, there as long as it is open, with a further class or none.
pub fn dialog(class: &'static str, title: String, look: &Look, send: &Callback<Msg>, body: Html) -> Html {
    let closed = sends(send, Msg::CloseSheet);
    html! {
        <dialog class={classes!("sheet", class)} aria-labelledby="sheet-title" onclose={closed}>
            <header class="sheet-head">
                <h2 id="sheet-title">{ title }</h2>
                { sign_button("button", Sign::Close, look.say("app-close"), false, Callback::from(close)) }
            </header>
            <div class="sheet-body">{ body }</div>
        </dialog>
    }
}

/// Closes the dialog around the button, which tells the page.
fn close(event: MouseEvent) {
    let around = |button: Element| button.closest("dialog").ok().flatten();
    let dialog = event.target_dyn_into::<Element>().and_then(around);
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}
