//! What lies over the page until it is closed? The browser's own modal dialog: focus stays inside, Escape closes it, and
//! the focus returns to where it was.

use super::icon::{Icon, Sign};
use web_sys::HtmlDialogElement;
use yew::{AttrValue, Callback, Children, Html, Properties, component, html, use_effect_with, use_node_ref};

/// What a dialog takes.
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// Its heading.
    pub title: AttrValue,
    /// The name of the button that closes it.
    pub close: AttrValue,
    /// Called when it was closed.
    pub on_close: Callback<()>,
    /// What stands in it.
    pub children: Children,
}

/// `dialog.sheet`, open as long as it is there.
#[component(Dialog)]
pub fn dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
            // Where it cannot be modal it is still there to be read.
            let _ = dialog.show_modal();
        }
    });
    let closed = props.on_close.reform(|_| ());
    let press = {
        let node = node.clone();
        Callback::from(move |_| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    html! {
        <dialog class="sheet" ref={node} aria-labelledby="sheet-title" onclose={closed}>
            <header class="sheet-head">
                <h2 id="sheet-title">{ &props.title }</h2>
                <button type="button" class="button" aria-label={&props.close} title={&props.close} onclick={press}>
                    <Icon sign={Sign::Close} />
                </button>
            </header>
            <div class="sheet-body">{ props.children.clone() }</div>
        </dialog>
    }
}
