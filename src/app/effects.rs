//! What is done in the world? The only file, with [`super::worker`], that reads from and writes to the browser.

use super::message::{Failure, Msg, RequestId};
use super::state::{Reader, Shown, ThemeChoice};
use super::update::{Effect, LANGUAGE_KEY, THEME_KEY};
use super::worker::Remote;
use super::{keys, update};
use crate::scene::{Choice, Language, Scene, Setup};
use crate::words::Locale;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::{Interval, Timeout};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Document, Element, KeyboardEvent, MediaQueryList, Window};
use yew::Callback;

/// Multiply–adds that run at once on the page's own thread, in a few milliseconds; more go to the worker.
const AT_ONCE: usize = 3_000_000;

/// Milliseconds between two changes of the address bar: browsers refuse a flood.
const HASH_PAUSE: u32 = 200;

/// Milliseconds without news after which a screen reader is told.
const ANNOUNCE_PAUSE: u32 = 700;

/// Milliseconds that a passing notice stays.
const NOTICE_TIME: u32 = 4000;

/// The page's hold on the world; its listeners and timers end with it.
pub struct World {
    send: Callback<Msg>,
    remote: Remote,
    link: Rc<Link>,
    clock: Option<Interval>,
    announce: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

impl World {
    /// Listens to everything that the page answers to.
    pub fn new(send: Callback<Msg>) -> Self {
        let link = Rc::new(Link::default());
        Self {
            _listeners: listeners(&send, &link),
            remote: Remote::new(send.clone()),
            send,
            link,
            clock: None,
            announce: None,
        }
    }

    /// Performs an effect; an answer that is there at once comes back.
    pub fn perform(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Compute(id, scene) => return self.compute(id, scene),
            Effect::WriteHash(scene) => Link::write_soon(&self.link, scene),
            Effect::Store(key, value) => store(key, value),
            Effect::CopyLink(scene) => self.copy(&scene),
            Effect::Clock(pause) => {
                let send = self.send.clone();
                self.clock = pause.map(|pause| Interval::new(pause, move || send.emit(Msg::Tick)));
            }
            Effect::AnnounceLater => {
                let send = self.send.clone();
                self.announce = Some(Timeout::new(ANNOUNCE_PAUSE, move || send.emit(Msg::Announce)));
            }
            Effect::DismissLater(id) => {
                let send = self.send.clone();
                Timeout::new(NOTICE_TIME, move || send.emit(Msg::Dismiss(id))).forget();
            }
        }
        None
    }

    fn compute(&mut self, id: RequestId, scene: Rc<Scene>) -> Option<Msg> {
        let failed = |error| Some(Msg::Failed(id, Failure::Run(error)));
        let setup = match Setup::new(&scene) {
            Ok(setup) => setup,
            Err(error) => return failed(error),
        };
        if setup.work() > AT_ONCE {
            return self.remote.request(id, scene, setup);
        }
        self.remote.forget();
        match setup.run() {
            Ok(comparison) => Some(Msg::Computed(Shown { scene, comparison: Rc::new(comparison), revision: id })),
            Err(error) => failed(error),
        }
    }

    fn copy(&self, scene: &Rc<Scene>) {
        *self.link.waiting.borrow_mut() = Some(Rc::clone(scene));
        self.link.write_now();
        let send = self.send.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let done = copy_address().await.is_some();
            send.emit(Msg::Copied(done));
        });
    }
}

/// The link in the address bar.
#[derive(Default)]
struct Link {
    waiting: RefCell<Option<Rc<Scene>>>,
    timer: RefCell<Option<Timeout>>,
}

impl Link {
    fn write_soon(link: &Rc<Self>, scene: Rc<Scene>) {
        *link.waiting.borrow_mut() = Some(scene);
        if link.timer.borrow().is_none() {
            let later = Rc::clone(link);
            let timer = Timeout::new(HASH_PAUSE, move || {
                // Its own timer: dropping it here would be dropping what runs.
                if let Some(timer) = later.timer.borrow_mut().take() {
                    timer.forget();
                }
                later.write_now();
            });
            *link.timer.borrow_mut() = Some(timer);
        }
    }

    fn write_now(&self) {
        let Some(scene) = self.waiting.borrow_mut().take() else { return };
        let history = window().and_then(|window| window.history().ok());
        if let Some(history) = history {
            // A page without an address of its own cannot have a link.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{}", scene.to_hash())));
        }
    }

    fn forget(&self) {
        self.waiting.borrow_mut().take();
    }
}

fn listeners(send: &Callback<Msg>, link: &Rc<Link>) -> Vec<EventListener> {
    let Some(window) = window() else { return Vec::new() };
    let on = |name: &'static str, act: Box<dyn Fn(&Callback<Msg>)>| {
        let send = send.clone();
        EventListener::new(&window, name, move |_| act(&send))
    };
    let (opened, left) = (Rc::clone(link), Rc::clone(link));
    let open = move |send: &Callback<Msg>| {
        opened.forget();
        send.emit(Msg::HashChanged(hash()));
    };
    let mut listeners = vec![
        on("hashchange", Box::new(open)),
        on("pagehide", Box::new(move |_| left.write_now())),
        on("beforeprint", Box::new(|send| send.emit(Msg::Print(true)))),
        on("afterprint", Box::new(|send| send.emit(Msg::Print(false)))),
        key_listener(&window, send),
    ];
    if let Some(query) = media(DARK) {
        let send = send.clone();
        let changed = move |_: &web_sys::Event| send.emit(Msg::SystemDark(matches(DARK)));
        listeners.push(EventListener::new(&query, "change", changed));
    }
    listeners
}

fn key_listener(window: &Window, send: &Callback<Msg>) -> EventListener {
    let send = send.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(window, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let modal = document().and_then(|d| d.query_selector("dialog[open]").ok().flatten()).is_some();
        if let Some(msg) = keys::pressed(event).message(keys::focus(event), modal) {
            event.prevent_default();
            send.emit(msg);
        }
    })
}

/// Tells the page's crash screen of a panic, after the console was told.
pub fn report_panics() {
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        previous(info);
        let detail = CustomEventInit::new();
        detail.set_detail(&JsValue::from_str(&info.to_string()));
        let event = CustomEvent::new_with_event_init_dict("gatescope-panic", &detail);
        if let (Some(window), Ok(event)) = (window(), event) {
            // Nobody is left to tell if this fails too.
            let _ = window.dispatch_event(&event);
        }
    }));
}

const DARK: &str = "(prefers-color-scheme: dark)";
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

/// The link's hash.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The page as the browser's address opens it.
pub fn open() -> (super::state::State, Vec<Effect>) {
    update::open(&hash(), reader())
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

fn set(element: &Element, name: &str, value: Option<&str>) {
    // These names are always valid.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

async fn copy_address() -> Option<()> {
    let window = window()?;
    // Pages without a secure origin have no clipboard.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into()).ok()?;
    let clipboard = clipboard.dyn_into::<web_sys::Clipboard>().ok()?;
    let address = window.location().href().ok()?;
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&address)).await.ok().map(|_| ())
}

fn store(key: &str, value: &str) {
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

fn media(query: &str) -> Option<MediaQueryList> {
    window()?.match_media(query).ok().flatten()
}

fn matches(query: &str) -> bool {
    media(query).is_some_and(|query| query.matches())
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
