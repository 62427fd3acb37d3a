//! Whose numbers are shown? A menu: all units, or one of them.

use crate::app::parts::{Menu, chosen};
use crate::words::Words;
use yew::{Callback, Html, html};

/// A label and its menu.
pub(super) fn unit_menu(
    id: &'static str,
    (units, unit): (usize, Option<usize>),
    words: &Words,
    choose: Callback<Option<usize>>,
) -> Html {
    let name = |k: usize| {
        let args = [("unit", words.count(k + 1).into()), ("units", words.count(units).into())];
        (k.to_string().into(), words.text_with("stage-unit-one", &args))
    };
    let all = ("".into(), words.text("stage-unit-mean"));
    let options: Vec<_> = std::iter::once(all).chain((0..units).map(name)).collect();
    let value = unit.map(|unit| unit.to_string()).unwrap_or_default();
    let menu = Menu { id: Some(id), options, value: value.into(), ..Menu::default() };
    html! {
        <>
            <label for={id}>{ words.text("stage-numbers-of") }</label>
            { menu.with(choose.reform(|event| chosen(&event).and_then(|value| value.parse().ok()))) }
        </>
    }
}
