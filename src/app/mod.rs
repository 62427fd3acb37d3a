//! What is on the page, and what does each action change?
//!
//! `State` → view → `Msg` → [`update`](update::update) → `State` and `Effect`s. Components never call the engine: they
//! show what they are given and send messages. Effects are data; only [`effects`] and [`worker`] perform them.

mod drafts;
pub mod effects;
mod frame;
mod help;
pub mod inquiry;
pub mod keys;
pub mod lab;
pub mod lazy;
mod line;
pub mod look;
pub mod message;
mod notices;
mod page;
mod parcel;
pub mod parts;
mod rail;
pub mod stage;
pub mod state;
mod tabs;
mod topbar;
mod transport;
pub mod update;
pub mod worker;

/// Starts the page, or the worker where there is no page.
pub fn start() {
    console_error_panic_hook::set_once();
    if worker::serve() {
        return;
    }
    effects::report_panics();
    if let Some(place) = effects::element("app") {
        place.set_text_content(None);
        yew::Renderer::<page::Page>::with_root(place).render();
    }
}
