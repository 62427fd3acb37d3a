//! How does the page talk to a worker? A line with one job running, the others waiting in their order.
//!
//! A worker says `"ready"` once; then it gets a message and answers with lists that begin with the job's number: `[id,
//! done, of]` while it works, and at last anything longer or with a text in it. A worker that breaks down is replaced;
//! where none can be had, the page does the work itself.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Reflect};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Milliseconds after which a worker that has not started never will.
const START_TIME: u32 = 10_000;

/// What a worker says when it has started.
pub const READY: &str = "ready";

/// Something for a worker to do.
pub trait Job {
    /// What tells it from the other jobs of its line.
    fn key(&self) -> usize;
    /// What the worker is told.
    fn message(&self) -> JsValue;
    /// How far the worker is.
    fn progress(&self, _done: (usize, usize)) {}
    /// What the worker answered, without the job's number.
    fn answer(self: Box<Self>, reply: &Array);
    /// The worker broke down.
    fn fail(self: Box<Self>, message: String);
    /// Where no worker can be had, the page does it.
    fn run_here(self: Box<Self>);
}

/// The page's end of a line.
#[derive(Clone, Default)]
pub struct Line {
    inner: Rc<RefCell<Inner>>,
}

#[derive(Default)]
struct Inner {
    worker: Option<Worker>,
    ready: bool,
    unavailable: bool,
    running: Option<Box<dyn Job>>,
    waiting: VecDeque<Box<dyn Job>>,
    start: Option<Timeout>,
}

impl Line {
    /// Asks, in the place of a waiting job of the same key.
    pub fn ask(&self, job: Box<dyn Job>) {
        if self.inner.borrow().unavailable {
            job.run_here();
            return;
        }
        self.forget(job.key());
        self.inner.borrow_mut().waiting.push_back(job);
        pump(&self.inner);
    }

    /// Ends the worker with all that it was to do.
    pub fn close(&self) {
        let mut line = self.inner.borrow_mut();
        line.end();
        line.running = None;
        line.waiting.clear();
    }

    /// Drops a waiting job.
    pub fn forget(&self, key: usize) {
        self.inner.borrow_mut().waiting.retain(|job| job.key() != key);
    }

    /// Drops a job, also one that is running: its worker ends with it.
    pub fn stop(&self, key: usize) {
        self.forget(key);
        if self.inner.borrow().running.as_ref().is_some_and(|job| job.key() == key) {
            let mut line = self.inner.borrow_mut();
            line.end();
            line.running = None;
        }
        pump(&self.inner);
    }
}

/// Starts the worker where there is none, and gives it the next job where it is free.
fn pump(inner: &Rc<RefCell<Inner>>) {
    let wants = inner.borrow().worker.is_none() && !inner.borrow().waiting.is_empty();
    if wants && !spawn(inner) {
        give_up(inner);
        return;
    }
    let mut line = inner.borrow_mut();
    if !line.ready || line.running.is_some() {
        return;
    }
    let Some(job) = line.waiting.pop_front() else { return };
    let sent = line.worker.as_ref().is_some_and(|worker| worker.post_message(&job.message()).is_ok());
    line.running = sent.then_some(job);
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
    let reply = Array::from(data);
    if let Some(done) = progress(&reply) {
        if let Some(job) = &inner.borrow().running {
            job.progress(done);
        }
        return;
    }
    let job = inner.borrow_mut().running.take();
    // First the next job, so that both threads work while the page draws.
    pump(inner);
    if let Some(job) = job {
        job.answer(&reply.slice(1, reply.length()));
    }
}

fn progress(reply: &Array) -> Option<(usize, usize)> {
    let number = |k| reply.get(k).as_f64().map(|n| n as usize);
    (reply.length() == 3).then_some((number(1)?, number(2)?))
}

/// A worker that broke down is replaced; one that never started is not.
fn break_down(inner: &Rc<RefCell<Inner>>, message: String) {
    if !inner.borrow().ready {
        give_up(inner);
        return;
    }
    let running = {
        let mut line = inner.borrow_mut();
        line.end();
        line.running.take()
    };
    if let Some(job) = running {
        job.fail(message);
    }
    pump(inner);
}

/// No worker can be had here: from now on the page computes itself.
fn give_up(inner: &Rc<RefCell<Inner>>) {
    let waiting = {
        let mut line = inner.borrow_mut();
        line.end();
        line.unavailable = true;
        std::mem::take(&mut line.waiting)
    };
    waiting.into_iter().for_each(Job::run_here);
}

impl Inner {
    fn end(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
        self.ready = false;
        self.start = None;
    }
}
