//! Is the lab asked what is looked at, about the results that are shown, and never told an old answer?

use super::{after, answer, effects, fresh};
use gatescope::app::lazy::lab;
use gatescope::app::message::{Analysis, Msg, Packed};
use gatescope::app::state::State;
use gatescope::app::update::{Effect, update};
use gatescope::scene::{LabPage, Reaching};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// The page with results and the lab.
fn ready() -> State {
    let Poll::Ready(lab) = pin!(lab()).poll(&mut Context::from_waker(Waker::noop())) else { panic!("no lab") };
    let state = fresh();
    let shown = answer(&state.scene, 1);
    after(state, [Msg::Computed(shown), Msg::LoadLab, Msg::LabLoaded(lab)])
}

fn asked(effects: &[Effect]) -> Vec<(Analysis, u64)> {
    let of = |effect: &Effect| match effect {
        Effect::Analyse(question, shown) => Some((*question, shown.revision)),
        _ => None,
    };
    effects.iter().filter_map(of).collect()
}

fn stopped(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| matches!(effect, Effect::StopAnalysis(_))).count()
}

fn told(state: &State, question: Analysis, revision: u64) -> State {
    let packed = Packed { numbers: vec![vec![revision as f64]], texts: Vec::new() };
    update(state.clone(), Msg::Analysed { question, revision, answer: Ok(Rc::new(packed)) }).0
}

#[test]
fn what_is_opened_is_asked_once() {
    let state = ready();
    assert_eq!(asked(&effects(&state, Msg::SetCursor(3))), []);
    let open = Msg::OpenLab(Some(LabPage::Map));
    assert_eq!(asked(&effects(&state, open.clone())), [(Analysis::Map, 1)]);
    let state = after(state, [open]);
    assert!(state.question(Analysis::Map).is_running());
    assert_eq!(asked(&effects(&state, Msg::SetCursor(3))), [], "it is on its way");
    assert_eq!(asked(&effects(&state, Msg::SetReaching(Reaching::CellPaths))), [(Analysis::Paths, 1)]);
    let state = told(&state, Analysis::Map, 1);
    let shown = state.shown.clone().unwrap();
    assert!(!state.question(Analysis::Map).is_running());
    assert_eq!(state.question(Analysis::Map).about(&shown).unwrap().numbers, [[1.0]]);
}

#[test]
fn new_results_are_asked_about_anew_and_old_answers_are_not_shown() {
    let state = after(ready(), [Msg::OpenLab(Some(LabPage::Map))]);
    let state = after(state, [Msg::SetHidden(5)]);
    let newer = answer(&state.scene, 2);
    let consequences = effects(&state, Msg::Computed(newer.clone()));
    assert_eq!((asked(&consequences), stopped(&consequences)), (vec![(Analysis::Map, 2)], 1));
    let state = after(state, [Msg::Computed(newer.clone())]);
    let state = told(&state, Analysis::Map, 1);
    assert_eq!(state.question(Analysis::Map).about(&newer), None, "the answer is about the results before");
    assert!(state.question(Analysis::Map).is_running());
    let state = told(&state, Analysis::Map, 2);
    assert!(state.question(Analysis::Map).about(&newer).is_some());
}

#[test]
fn what_is_closed_or_stopped_is_not_computed_further() {
    let state = after(ready(), [Msg::OpenLab(Some(LabPage::Jacobian))]);
    assert_eq!(stopped(&effects(&state, Msg::CloseSheet)), 1);
    let state = after(state, [Msg::Stop(Analysis::Jacobian)]);
    assert!(!state.question(Analysis::Jacobian).is_running());
    let state = told(&state, Analysis::Jacobian, 1);
    assert_eq!(state.question(Analysis::Jacobian).answer, None);
    assert_eq!(asked(&effects(&state, Msg::Ask(Analysis::Jacobian))), [(Analysis::Jacobian, 1)], "and again");
}

#[test]
fn a_persons_question_is_about_the_results_of_that_moment() {
    for question in [Analysis::Check, Analysis::Reference] {
        let state = after(ready(), [Msg::Ask(question)]);
        assert!(state.question(question).is_running());
        let state = after(state, [Msg::SetHidden(5)]);
        let newer = answer(&state.scene, 2);
        let consequences = effects(&state, Msg::Computed(newer));
        assert_eq!((asked(&consequences), stopped(&consequences)), (Vec::new(), 1));
    }
}

#[test]
fn what_a_page_asks_again_after_a_stop_it_asks_of_later_results_too() {
    let state = after(ready(), [Msg::OpenLab(Some(LabPage::Conventions))]);
    assert!(state.question(Analysis::Conventions).is_running());
    let state = after(state, [Msg::Stop(Analysis::Conventions), Msg::Ask(Analysis::Conventions), Msg::SetHidden(5)]);
    let newer = answer(&state.scene, 2);
    assert_eq!(asked(&effects(&state, Msg::Computed(newer))), [(Analysis::Conventions, 2)]);
}

#[test]
fn a_failure_is_kept_until_it_is_asked_again() {
    let state = after(ready(), [Msg::OpenLab(Some(LabPage::Map))]);
    let answer = Err("out of memory".to_owned());
    let state = after(state, [Msg::Analysed { question: Analysis::Map, revision: 1, answer }]);
    assert!(!state.question(Analysis::Map).is_running());
    assert_eq!(state.question(Analysis::Map).failed.as_deref(), Some("out of memory"));
    assert_eq!(asked(&effects(&state, Msg::SetCursor(3))), [], "not by itself");
    let state = after(state, [Msg::Ask(Analysis::Map)]);
    assert_eq!((state.question(Analysis::Map).is_running(), &state.question(Analysis::Map).failed), (true, &None));
}
