//! How does heavy work leave the page free? The same program in a worker computes and hands back plain buffers.
//!
//! A scene: `[id, hash, null, "", lists]`, lists the numbers that its columns are given, answered by `[id, buffer, …]` with five buffers for each column, moved and not copied, or by
//! `[id, message]`. A question to the lab: `[id, hash, question, text, lists, file]`, answered by `[id, done, of]` as it goes and at
//! last by `[id, "", list of buffers, list of texts]`, or by `[id, message]`.

use super::lazy::{self, Lab};
use super::line::{Job, Line, READY};
use super::message::{Analysis, Failure, Msg, Packed, RequestId};
use super::parcel::{buffer, bytes, numbers, request, unpacked};
use super::state::Shown;
use crate::scene::{Buffers, Comparison, RunError, Scene, Setup};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use yew::Callback;

/// How often a question tells how far it is.
const TOLD: usize = 50;

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
    let (mut scene, _) = Scene::from_hash(&hash);
    let lists = numbers(&request.get(4));
    if let Some(question) = request.get(2).as_f64().and_then(|k| Analysis::ALL.get(k as usize).copied()) {
        let text = request.get(3).as_string().unwrap_or_default();
        let file = request.get(5);
        with_lab(scope, id, file, move |scope, id, lab, bytes| {
            examine(scope, id, lab, question, scene, (&text, lists, &bytes));
        });
        return;
    }
    scene.set_given(lists);
    match Setup::new(&scene) {
        Ok(setup) if setup.is_rounded() => {
            with_lab(scope, id, JsValue::NULL, move |scope, id, lab, _| hand_back(scope, id, (lab.run)(setup)))
        }
        Ok(setup) => hand_back(scope, &id, setup.run_unrounded()),
        Err(error) => hand_back(scope, &id, Err(error)),
    }
}

/// Does something with the lab and a file's bytes once they are here.
fn with_lab(
    scope: &DedicatedWorkerGlobalScope,
    id: JsValue,
    file: JsValue,
    act: impl FnOnce(&DedicatedWorkerGlobalScope, &JsValue, &'static Lab, Vec<u8>) + 'static,
) {
    let scope = scope.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let bytes = bytes(&file).await;
        match lazy::lab().await {
            Some(lab) => act(&scope, &id, lab, bytes),
            None => reply(&scope, &Array::of2(&id, &"the laboratory could not be loaded".into()), &Array::new()),
        }
    });
}

/// A scene's results as buffers.
fn hand_back(scope: &DedicatedWorkerGlobalScope, id: &JsValue, results: Result<Comparison, RunError>) {
    let answer = Array::of1(id);
    let moved = Array::new();
    match results {
        Ok(comparison) => {
            for numbers in comparison.columns.into_iter().flat_map(|column| column.buffers()) {
                answer.push(&buffer(&numbers, &moved));
            }
        }
        Err(error) => {
            answer.push(&error.to_string().into());
        }
    }
    reply(scope, &answer, &moved);
}

fn reply(scope: &DedicatedWorkerGlobalScope, answer: &Array, moved: &Array) {
    let _ = scope.post_message_with_transfer(answer, moved);
}

/// Answers a question to the lab, telling how far it is as it goes.
fn examine(
    scope: &DedicatedWorkerGlobalScope,
    id: &JsValue,
    lab: &Lab,
    question: Analysis,
    mut scene: Scene,
    (text, lists, bytes): (&str, Vec<Vec<f64>>, &[u8]),
) {
    let mut told = 0;
    let mut tell = |(done, of): (usize, usize)| {
        let part = done * TOLD / of.max(1);
        if part > told {
            told = part;
            reply(scope, &Array::of3(id, &(done as f64).into(), &(of as f64).into()), &Array::new());
        }
    };
    let answered = (lab.apart)(question, &scene, (text, &lists, bytes), &mut tell).unwrap_or_else(|| {
        scene.set_given(lists);
        let comparison = Setup::new(&scene).and_then(|setup| (lab.run)(setup)).map_err(|error| error.to_string())?;
        (lab.analyse)(question, &comparison, &mut tell)
    });
    match answered {
        Ok(packed) => {
            let moved = Array::new();
            let numbers: Array = packed.numbers.iter().map(|list| buffer(list, &moved)).collect();
            let texts: Array = packed.texts.iter().map(JsValue::from).collect();
            reply(scope, &Array::of4(id, &"".into(), &numbers, &texts), &moved);
        }
        Err(message) => reply(scope, &Array::of2(id, &message.into()), &Array::new()),
    }
}

/// The worker that computes scenes and the one that answers questions, so that neither waits for the other.
pub struct Remote {
    send: Callback<Msg>,
    scenes: Line,
    questions: Line,
}

impl Remote {
    /// Lines on which nothing was asked yet; a worker starts with its first job.
    pub fn new(send: Callback<Msg>) -> Self {
        Self { send, scenes: Line::default(), questions: Line::default() }
    }

    /// Asks for a scene's results; they come as a message. A newer request takes the place of one that waits.
    pub fn request(&self, id: RequestId, scene: Rc<Scene>, setup: Setup) {
        self.scenes.ask(Box::new(Request { id, scene, setup, send: self.send.clone() }));
    }

    /// Drops what waits: something newer was computed elsewhere.
    pub fn forget(&self) {
        self.scenes.forget(0);
    }

    /// Asks the lab; the answer comes as a message. What a question is about beside the scene is loaded first.
    pub fn examine(&self, lab: &'static Lab, question: Analysis, shown: Shown) {
        let mut job = Examination { lab, question, shown, text: String::new(), send: self.send.clone() };
        let questions = self.questions.clone();
        if question != Analysis::Reference {
            return questions.ask(Box::new(job));
        }
        wasm_bindgen_futures::spawn_local(async move {
            match super::effects::fetched("cases").await {
                Some(text) => {
                    job.text = text;
                    questions.ask(Box::new(job));
                }
                None => job.answered(Err(String::new())),
            }
        });
    }

    /// Stops what the lab computes for a question.
    pub fn stop(&self, question: Analysis) {
        self.questions.stop(question as usize);
    }
}

/// A request with what the page already knows of its answer.
struct Request {
    id: RequestId,
    scene: Rc<Scene>,
    setup: Setup,
    send: Callback<Msg>,
}

impl Request {
    fn answered(self, comparison: Result<Comparison, RunError>) {
        self.send.emit(match comparison {
            Ok(comparison) => {
                Msg::Computed(Shown { scene: self.scene, comparison: Rc::new(comparison), revision: self.id })
            }
            Err(error) => Msg::Failed(self.id, Failure::Run(error)),
        });
    }
}

impl Job for Request {
    fn key(&self) -> usize {
        0
    }

    fn message(&self) -> JsValue {
        request(self.id as f64, &self.scene, JsValue::NULL, "", &self.scene.given()).into()
    }

    fn answer(self: Box<Self>, reply: &Array) {
        if let Some(message) = reply.get(0).as_string() {
            return self.fail(message);
        }
        let mut numbers = numbers(reply).into_iter();
        let mut five = || -> Option<Buffers> {
            let mut next = || numbers.next();
            Some([next()?, next()?, next()?, next()?, next()?])
        };
        let columns = std::iter::from_fn(&mut five).collect();
        let comparison = self.setup.clone().assemble(columns);
        self.answered(comparison);
    }

    fn fail(self: Box<Self>, message: String) {
        self.send.emit(Msg::Failed(self.id, Failure::Worker(message)));
    }

    fn run_here(self: Box<Self>) {
        let comparison = self.setup.clone().run_unrounded();
        self.answered(comparison);
    }
}

/// A question to the lab about results that are shown.
struct Examination {
    lab: &'static Lab,
    question: Analysis,
    shown: Shown,
    text: String,
    send: Callback<Msg>,
}

impl Examination {
    fn answered(&self, answer: Result<Packed, String>) {
        let (question, revision) = (self.question, self.shown.revision);
        self.send.emit(Msg::Analysed { question, revision, answer: answer.map(Rc::new) });
    }
}

impl Job for Examination {
    fn key(&self) -> usize {
        self.question as usize
    }

    fn message(&self) -> JsValue {
        let (scene, question) = (&self.shown.scene, JsValue::from(self.question as usize as f64));
        request(self.shown.revision as f64, scene, question, &self.text, &scene.given()).into()
    }

    fn progress(&self, done: (usize, usize)) {
        self.send.emit(Msg::Progress { question: self.question, revision: self.shown.revision, done });
    }

    fn answer(self: Box<Self>, reply: &Array) {
        self.answered(unpacked(reply));
    }

    fn fail(self: Box<Self>, message: String) {
        self.answered(Err(message));
    }

    fn run_here(self: Box<Self>) {
        let Shown { scene, comparison, .. } = &self.shown;
        let answer = (self.lab.apart)(self.question, scene, (&self.text, &[], &[]), &mut |_| {})
            .unwrap_or_else(|| (self.lab.analyse)(self.question, comparison, &mut |_| {}));
        self.answered(answer);
    }
}
