//! How does heavy work leave the page free? The same program in a worker computes and hands back plain buffers.
//!
//! To the worker: `[id, hash]`. From it: `"ready"` once, then `[id, buffer, …]` with four buffers for each column, moved
//! and not copied, or `[id, message]`. One request runs; the newest waits; those between are dropped.

use super::message::{Failure, Msg, RequestId};
use super::state::Shown;
use crate::scene::{Buffers, RunError, Scene, Setup, run};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Float64Array, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

/// Milliseconds after which a worker that has not started never will.
const START_TIME: u32 = 10_000;

/// What a worker says when it has started.
const READY: &str = "ready";

/// Becomes the worker where there is no page; true if so.
pub fn serve() -> bool {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return false };
    let own = scope.clone();
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| answer(&own, &event.data()));
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    // A page that has gone away needs no answer.
    let _ = scope.post_message(&READY.into());
    true
}

fn answer(scope: &DedicatedWorkerGlobalScope, request: &JsValue) {
    let request = Array::from(request);
    let (id, hash) = (request.get(0), request.get(1).as_string().unwrap_or_default());
    let (scene, _) = Scene::from_hash(&hash);
    let reply = Array::of1(&id);
    let moved = Array::new();
    match run(&scene) {
        Ok(comparison) => {
            for numbers in comparison.columns.into_iter().flat_map(|column| column.buffers()) {
                let buffer = Float64Array::from(numbers.as_slice());
                moved.push(&buffer.buffer());
                reply.push(&buffer);
            }
        }
        Err(error) => {
            reply.push(&error.to_string().into());
        }
    }
    let _ = scope.post_message_with_transfer(&reply, &moved);
}

/// A request with what the page already knows of its answer.
struct Request {
    id: RequestId,
    scene: Rc<Scene>,
    setup: Setup,
}

impl Request {
    fn answered(self, comparison: Result<crate::scene::Comparison, RunError>) -> Msg {
        match comparison {
            Ok(comparison) => {
                Msg::Computed(Shown { scene: self.scene, comparison: Rc::new(comparison), revision: self.id })
            }
            Err(error) => Msg::Failed(self.id, Failure::Run(error)),
        }
    }

    /// Where no worker can be had, the page computes itself.
    fn run_here(self) -> Msg {
        let comparison = self.setup.clone().run();
        self.answered(comparison)
    }
}

/// The page's end of the line.
pub struct Remote {
    inner: Rc<RefCell<Inner>>,
}

#[derive(Default)]
struct Inner {
    send: Callback<Msg>,
    worker: Option<Worker>,
    ready: bool,
    unavailable: bool,
    running: Option<Request>,
    waiting: Option<Request>,
    start: Option<Timeout>,
}

impl Remote {
    /// A line on which nothing was asked yet; the worker starts with the first request.
    pub fn new(send: Callback<Msg>) -> Self {
        Self { inner: Rc::new(RefCell::new(Inner { send, ..Inner::default() })) }
    }

    /// Asks; the answer comes as a message, or at once where there is no worker.
    pub fn request(&self, id: RequestId, scene: Rc<Scene>, setup: Setup) -> Option<Msg> {
        let request = Request { id, scene, setup };
        if self.inner.borrow().unavailable {
            return Some(request.run_here());
        }
        self.inner.borrow_mut().waiting = Some(request);
        pump(&self.inner);
        None
    }

    /// Drops what waits: something newer was computed elsewhere.
    pub fn forget(&self) {
        self.inner.borrow_mut().waiting = None;
    }
}

/// Starts the worker where there is none, and gives it the waiting request where it is free.
fn pump(inner: &Rc<RefCell<Inner>>) {
    if inner.borrow().worker.is_none() && inner.borrow().waiting.is_some() && !spawn(inner) {
        give_up(inner);
        return;
    }
    let mut line = inner.borrow_mut();
    if !line.ready || line.running.is_some() {
        return;
    }
    let Some(request) = line.waiting.take() else { return };
    let message = Array::of2(&(request.id as f64).into(), &request.scene.to_hash().into());
    let sent = line.worker.as_ref().is_some_and(|worker| worker.post_message(&message).is_ok());
    line.running = sent.then_some(request);
}

fn spawn(inner: &Rc<RefCell<Inner>>) -> bool {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let Some(worker) = address().and_then(|url| Worker::new_with_options(&url, &options).ok()) else { return false };
    let (line, broken) = (Rc::clone(inner), Rc::clone(inner));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| receive(&line, &event.data()));
    let on_error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
        break_down(&broken, message);
    });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    on_message.forget();
    on_error.forget();
    let late = Rc::clone(inner);
    let start = Timeout::new(START_TIME, move || {
        if !late.borrow().ready {
            give_up(&late);
        }
    });
    let mut line = inner.borrow_mut();
    line.worker = Some(worker);
    line.ready = false;
    line.start = Some(start);
    true
}

/// The address of the worker's script, whose name changes with its content.
fn address() -> Option<String> {
    let page = Reflect::get(&js_sys::global(), &"gatescope".into()).ok()?;
    Reflect::get(&page, &"worker".into()).ok()?.as_string()
}

fn receive(inner: &Rc<RefCell<Inner>>, data: &JsValue) {
    if data.as_string().as_deref() == Some(READY) {
        {
            let mut line = inner.borrow_mut();
            line.ready = true;
            // Left running it would take a later breakdown for a failed start.
            line.start = None;
        }
        pump(inner);
        return;
    }
    let request = inner.borrow_mut().running.take();
    let send = inner.borrow().send.clone();
    // First the next request, so that both threads work while the page draws.
    pump(inner);
    if let Some(request) = request {
        send.emit(read(request, &Array::from(data)));
    }
}

fn read(request: Request, reply: &Array) -> Msg {
    if let Some(message) = reply.get(1).as_string() {
        return Msg::Failed(request.id, Failure::Worker(message));
    }
    let numbers: Vec<Vec<f64>> = reply.iter().skip(1).map(|buffer| Float64Array::from(buffer).to_vec()).collect();
    let mut numbers = numbers.into_iter();
    let mut four = || -> Option<Buffers> { Some([numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?]) };
    let columns = std::iter::from_fn(&mut four).collect();
    let comparison = request.setup.clone().assemble(columns);
    request.answered(comparison)
}

/// A worker that broke down is replaced; one that never started is not.
fn break_down(inner: &Rc<RefCell<Inner>>, message: String) {
    if !inner.borrow().ready {
        give_up(inner);
        return;
    }
    let (running, send) = {
        let mut line = inner.borrow_mut();
        line.end();
        (line.running.take(), line.send.clone())
    };
    if let Some(request) = running {
        send.emit(Msg::Failed(request.id, Failure::Worker(message)));
    }
    pump(inner);
}

/// No worker can be had here: from now on the page computes itself.
fn give_up(inner: &Rc<RefCell<Inner>>) {
    let (waiting, send) = {
        let mut line = inner.borrow_mut();
        line.end();
        line.unavailable = true;
        (line.waiting.take(), line.send.clone())
    };
    if let Some(request) = waiting {
        send.emit(request.run_here());
    }
}

impl Inner {
    fn end(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.set_onerror(None);
            worker.terminate();
        }
        self.ready = false;
    }
}
