//! Does one walk through numbers and back, close them, and does a weight that is dragged come back at once?

use super::{after, effects, fresh};
use gatescope::app::keys::{Focus, Pressed};
use gatescope::app::message::Msg;
use gatescope::app::state::State;
use gatescope::app::update::Effect;
use gatescope::cell::{Block, Tensor};
use gatescope::scene::Change;

fn open(place: &str) -> Msg {
    Msg::Inspect(Some(place.to_owned()))
}

fn inspected(state: &State) -> Option<&str> {
    state.scene.view.inspected.as_deref()
}

#[test]
fn the_way_leads_back_and_forward_again_and_ends_with_the_panel() {
    let state = after(fresh(), ["1:h[1]@3", "1:o[1]@3", "1:pre_o[1]@3"].map(open));
    let back = after(state, [Msg::Retrace(false), Msg::Retrace(false)]);
    assert_eq!(inspected(&back), Some("1:h[1]@3"));
    assert_eq!(inspected(&after(back.clone(), [Msg::Retrace(false)])), Some("1:h[1]@3"), "and no further");
    let again = after(back, [Msg::Retrace(true)]);
    assert_eq!(inspected(&again), Some("1:o[1]@3"));
    let elsewhere = after(again, [open("1:c[1]@3"), Msg::Retrace(true)]);
    assert_eq!(inspected(&elsewhere), Some("1:c[1]@3"), "another way begins here");
    let closed = after(elsewhere, [Msg::Inspect(None)]);
    assert_eq!(inspected(&closed), None);
    assert!(closed.trail.past.is_empty() && closed.trail.future.is_empty());
}

#[test]
fn escape_closes_what_is_open_and_else_does_nothing() {
    let escape = Pressed { key: "Escape".into(), shift: false, control: false, alt: false };
    let Some(msg) = escape.message(Focus::Free, false) else { panic!("Escape means nothing") };
    assert!(escape.message(Focus::Button, false).is_some(), "a lane's number has the focus");
    assert!(escape.message(Focus::Text, false).is_none() && escape.message(Focus::Free, true).is_none());
    let open = after(fresh(), [open("1:h[1]@3")]);
    assert!(matches!(&effects(&open, msg.clone())[..], [Effect::WriteHash(_)]), "looking computes nothing");
    assert_eq!(inspected(&after(open, [msg.clone()])), None);
    assert_eq!(effects(&fresh(), msg), []);
}

#[test]
fn a_weight_that_is_dragged_is_undone_at_once() {
    let weight =
        |value| Change::Weight { block: Block { tensor: Tensor::WeightHh, index: 1 }, row: 2, column: 6, value };
    let drag = [Msg::AddChange(0, weight(0.1)), Msg::SetChange(0, 0, weight(0.2)), Msg::SetChange(0, 0, weight(0.3))];
    let state = after(fresh(), drag.into_iter().chain([Msg::Settle]));
    assert_eq!(state.scene.columns[0].changes, [weight(0.3)]);
    assert_eq!(after(state, [Msg::Undo]).scene.columns[0].changes, []);
}
