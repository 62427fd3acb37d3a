//! What does the reader prefer, and how is the document dressed?

use super::super::state::{Reader, ThemeChoice};
use super::super::update::{LANGUAGE_KEY, THEME_KEY};
use super::{document, window};
use crate::scene::{Choice, Language};
use crate::words::Locale;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, MediaQueryList, Response};

pub(super) const DARK: &str = "(prefers-color-scheme: dark)";
const STILL: &str = "(prefers-reduced-motion: reduce)";

/// The reader's preferences: stored ones first, then the browser's.
pub fn reader() -> Reader {
    let languages: Vec<String> = window()
        .map(|window| window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect())
        .unwrap_or_default();
    let spoken = match Locale::from_tags(languages.iter().map(String::as_str)) {
        Locale::En => Language::English,
        Locale::It => Language::Italian,
    };
    Reader {
        language: stored(LANGUAGE_KEY).and_then(|id| Language::find(&id)).unwrap_or(spoken),
        theme: stored(THEME_KEY).and_then(|id| ThemeChoice::find(&id)).unwrap_or_default(),
        system_dark: matches(DARK),
        still: matches(STILL),
    }
}

/// A text that is loaded on demand, whose name changes with its content: a language's words by its tag, or `cases`.
pub async fn fetched(name: &str) -> Option<String> {
    let files = Reflect::get(&Reflect::get(&js_sys::global(), &"gatescope".into()).ok()?, &"texts".into()).ok()?;
    let address = Reflect::get(&files, &name.into()).ok()?.as_string()?;
    let response: Response = JsFuture::from(window()?.fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.ok().then(|| response.text().ok())??).await.ok()?;
    text.as_string()
}

/// What the document itself shows of the state.
#[derive(Clone, Debug, PartialEq)]
pub struct Dress {
    /// `lang`
    pub language: &'static str,
    /// `data-theme`; none where the system decides.
    pub theme: Option<&'static str>,
    /// `data-presenter`
    pub presenter: bool,
    /// The window's title.
    pub title: String,
}

/// Dresses the document.
pub fn dress(dress: &Dress) {
    let Some(document) = document() else { return };
    document.set_title(&dress.title);
    let Some(root) = document.document_element() else { return };
    set(&root, "lang", Some(dress.language));
    set(&root, "data-theme", dress.theme);
    set(&root, "data-presenter", dress.presenter.then_some(""));
}

/// An attribute that is set again as it was would make the browser look at the whole page again.
fn set(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    // These names are always valid.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

pub(super) fn store(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or closed storage forgets; the page works all the same.
        let _ = storage.set_item(key, value);
    }
}

fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn storage() -> Option<web_sys::Storage> {
    window()?.local_storage().ok().flatten()
}

pub(super) fn media(query: &str) -> Option<MediaQueryList> {
    window()?.match_media(query).ok().flatten()
}

pub(super) fn matches(query: &str) -> bool {
    media(query).is_some_and(|query| query.matches())
}
