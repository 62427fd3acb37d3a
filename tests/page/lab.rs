//! Is the lab fetched when a sheet is opened, once at a time, and again after it did not arrive?

use super::{effects, fresh};
use gatescope::app::lazy::{LabState, lab};
use gatescope::app::message::Msg;
use gatescope::app::state::{Sheet, State};
use gatescope::app::update::{Effect, update};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn asks(state: &State, msg: Msg) -> usize {
    effects(state, msg).into_iter().filter(|effect| *effect == Effect::LoadLab).count()
}

fn after(state: &State, msg: Msg) -> State {
    update(state.clone(), msg).0
}

#[test]
fn a_sheet_brings_the_lab_once() {
    let state = fresh();
    assert_eq!(asks(&state, Msg::ToggleRail), 0);
    assert_eq!(asks(&state, Msg::Open(Sheet::Help)), 1);
    let loading = after(&state, Msg::Open(Sheet::Help));
    assert_eq!(asks(&loading, Msg::Open(Sheet::Gradients)), 0, "it is on its way");
    // Natively it is there without waiting.
    let Poll::Ready(Some(lab)) = pin!(lab()).poll(&mut Context::from_waker(Waker::noop())) else { panic!("no lab") };
    let ready = after(&loading, Msg::LabLoaded(Some(lab)));
    assert!(matches!(ready.lab, LabState::Ready(_)));
    assert_eq!((asks(&ready, Msg::Open(Sheet::Column(0))), asks(&ready, Msg::LoadLab)), (0, 0));
}

#[test]
fn a_lab_that_did_not_arrive_is_asked_for_again() {
    let failed = after(&after(&fresh(), Msg::Open(Sheet::Help)), Msg::LabLoaded(None));
    assert_eq!(failed.sheet, Some(Sheet::Help), "what is open tells about it");
    for msg in [Msg::LoadLab, Msg::Open(Sheet::Help)] {
        assert_eq!(asks(&failed, msg.clone()), 1, "{msg:?}");
        assert!(after(&failed, msg).lab.is_loading());
    }
    assert_eq!(asks(&failed, Msg::CloseSheet), 0);
}
