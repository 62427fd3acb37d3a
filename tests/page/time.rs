//! Does the player go where it should, and stop there?

use super::{after, fresh};
use gatescope::app::message::{Move, Msg};
use gatescope::app::state::State;
use gatescope::app::update::{Effect, SPEEDS, update};
use gatescope::scene::{Direction, Phase};

#[test]
fn play_stops_at_the_end() {
    for (direction, start, end) in [(Direction::Forward, 37, 39), (Direction::Backward, 2, 0)] {
        let state = after(fresh(), [Msg::SetDirection(direction), Msg::SetCursor(start)]);
        let (state, effects) = update(state, Msg::PlayPause);
        assert!(effects.contains(&Effect::Clock(Some(125))), "{effects:?}");
        let state = after(state, [Msg::Tick, Msg::Tick]);
        assert_eq!((state.scene.view.cursor, state.playing), (end, true));
        let (state, effects) = update(state, Msg::Tick);
        assert_eq!((state.scene.view.cursor, state.playing), (end, false));
        assert!(effects.contains(&Effect::Clock(None)));
        let again = after(state, [Msg::PlayPause]);
        assert_eq!((again.scene.view.cursor, again.playing), (39 - end, true), "from the start again");
    }
}

#[test]
fn slow_play_goes_phase_by_phase() {
    let state = after(fresh(), [Msg::SetSpeed(SPEEDS[0]), Msg::PlayPause]);
    let mut seen = vec![(state.scene.view.cursor, state.scene.view.phase)];
    let mut state = state;
    for _ in 0..5 {
        state = after(state, [Msg::Tick]);
        seen.push((state.scene.view.cursor, state.scene.view.phase));
    }
    use Phase::{Candidate, Gates, Output};
    let expected = [(0, Output), (1, Gates), (1, Candidate), (1, Phase::State), (1, Output), (2, Gates)];
    assert_eq!(seen, expected);
}

#[test]
fn phases_step_through_time_in_both_directions() {
    let state = after(fresh(), [Msg::SetCursor(5), Msg::SetPhase(Phase::State)]);
    let at = |state: &State| (state.scene.view.cursor, state.scene.view.phase);
    let there = after(state.clone(), (0..6).map(|_| Msg::Step(Move::PhaseForward)));
    assert_eq!(at(&there), (7, Phase::Gates));
    let back = after(there, (0..6).map(|_| Msg::Step(Move::PhaseBack)));
    assert_eq!(at(&back), at(&state));
    let first = after(state.clone(), (0..99).map(|_| Msg::Step(Move::PhaseBack)));
    assert_eq!(at(&first), (0, Phase::Gates));
    let last = after(state, (0..999).map(|_| Msg::Step(Move::PhaseForward)));
    assert_eq!(at(&last), (39, Phase::Output));
}
