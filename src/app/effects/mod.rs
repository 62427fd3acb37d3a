//! What is done in the world? The only place, with [`super::worker`], that reads from and writes to the browser.

mod address;
mod document;
pub mod download;

use super::message::{Analysis, Failure, Msg, RequestId};
use super::state::{Shown, State};
use super::update::Effect;
use super::worker::Remote;
use super::{keys, lazy, update};
use crate::scene::{Scene, Setup};
use crate::words::Locale;
use address::Link;
pub use address::hash;
use document::{DARK, matches, media, store};
pub use document::{Dress, dress, fetched, reader};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::{Interval, Timeout};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Document, Element, EventTarget, HtmlDialogElement, KeyboardEvent, Window};
use yew::Callback;

/// Multiply–adds that run at once on the page's own thread, in a few milliseconds; more go to the worker.
const AT_ONCE: u64 = 3_000_000;

/// How much longer an operation takes that is rounded.
const ROUNDED: u64 = 8;

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
    loading: Rc<Cell<bool>>,
    lab: Rc<Cell<Option<&'static lazy::Lab>>>,
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
            loading: Rc::default(),
            lab: Rc::default(),
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
            Effect::LoadWords(locale) => self.load_words(locale),
            Effect::LoadLab => {
                let send = self.send.clone();
                let lab = Rc::clone(&self.lab);
                wasm_bindgen_futures::spawn_local(async move {
                    lab.set(lazy::lab().await);
                    send.emit(Msg::LabLoaded(lab.get()));
                });
            }
            Effect::Analyse(question, shown) => return self.analyse(question, shown),
            Effect::StopAnalysis(question) => self.remote.stop(question),
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
        if setup.is_rounded() {
            self.compute_rounded(id, scene, setup);
            return None;
        }
        if setup.work() > AT_ONCE {
            self.remote.request(id, scene, setup);
            return None;
        }
        self.remote.forget();
        match setup.run_unrounded() {
            Ok(comparison) => Some(Msg::Computed(Shown { scene, comparison: Rc::new(comparison), revision: id })),
            Err(error) => failed(error),
        }
    }

    /// Other number formats than f64 are the lab's; a worker fetches it by itself.
    fn compute_rounded(&self, id: RequestId, scene: Rc<Scene>, setup: Setup) {
        if ROUNDED * setup.work() > AT_ONCE {
            return self.remote.request(id, scene, setup);
        }
        self.remote.forget();
        let send = self.send.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let answer = match lazy::lab().await {
                Some(lab) => (lab.run)(setup).map_err(Failure::Run),
                None => Err(Failure::Lab),
            };
            send.emit(match answer {
                Ok(comparison) => Msg::Computed(Shown { scene, comparison: Rc::new(comparison), revision: id }),
                Err(failure) => Msg::Failed(id, failure),
            });
        });
    }

    /// Small questions are answered at once, in the same event; the others by a worker.
    fn analyse(&self, question: Analysis, shown: Shown) -> Option<Msg> {
        let lab = self.lab.get()?;
        if (lab.work)(question, &shown.comparison) > AT_ONCE {
            self.remote.examine(lab, question, shown);
            return None;
        }
        let answer = (lab.analyse)(question, &shown.comparison, &mut |_| {}).map(Rc::new);
        Some(Msg::Analysed { question, revision: shown.revision, answer })
    }

    /// Asks once at a time; every message until the answer would ask again.
    fn load_words(&mut self, locale: Locale) {
        if self.loading.replace(true) {
            return;
        }
        let (send, loading) = (self.send.clone(), Rc::clone(&self.loading));
        wasm_bindgen_futures::spawn_local(async move {
            let file = fetched(locale.tag()).await;
            loading.set(false);
            // A language is loaded once and spoken until the page is left.
            send.emit(Msg::Words(locale, file.map(|file| &*file.leak())));
        });
    }

    fn copy(&self, scene: &Rc<Scene>) {
        self.link.write(Rc::clone(scene));
        let send = self.send.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let done = address::copy().await.is_some();
            send.emit(Msg::Copied(done));
        });
    }
}

fn listeners(send: &Callback<Msg>, link: &Rc<Link>) -> Vec<EventListener> {
    let Some(window) = window() else { return Vec::new() };
    let (opened, left) = (Rc::clone(link), Rc::clone(link));
    let mut listeners = vec![
        listen(&window, "hashchange", send, move |send| {
            opened.forget();
            send.emit(Msg::HashChanged(hash()));
        }),
        listen(&window, "pagehide", send, move |_| left.write_now()),
        listen(&window, "beforeprint", send, |send| send.emit(Msg::Print(true))),
        listen(&window, "afterprint", send, |send| send.emit(Msg::Print(false))),
        key_listener(&window, send),
    ];
    if let Some(query) = media(DARK) {
        listeners.push(listen(&query, "change", send, |send| send.emit(Msg::SystemDark(matches(DARK)))));
    }
    listeners
}

fn listen(
    target: &EventTarget,
    name: &'static str,
    send: &Callback<Msg>,
    act: impl Fn(&Callback<Msg>) + 'static,
) -> EventListener {
    let send = send.clone();
    EventListener::new(target, name, move |_| act(&send))
}

fn key_listener(window: &Window, send: &Callback<Msg>) -> EventListener {
    let send = send.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(window, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let sheet = document().and_then(|d| d.query_selector("dialog[open]").ok().flatten());
        if let Some(msg) = keys::pressed(event).message(keys::focus(event), sheet.is_some()) {
            event.prevent_default();
            match sheet.and_then(|sheet| sheet.dyn_into::<HtmlDialogElement>().ok()) {
                // Closed by the browser it gives the focus back, and tells the page.
                Some(sheet) => sheet.close(),
                None => send.emit(msg),
            }
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

/// The page as the browser's address opens it.
pub fn open() -> (State, Vec<Effect>) {
    update::open(&hash(), reader())
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
