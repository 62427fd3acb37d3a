//! Where in time does one look? The cursor, the phases within a step, and the player.

use super::super::look::Cursor;
use super::super::message::{Move, Msg};
use super::super::state::State;
use crate::scene::{Direction, Phase, View};
use std::rc::Rc;

/// The speeds that are offered, in steps per second. The slowest show each phase.
pub const SPEEDS: [usize; 6] = [1, 2, 4, 8, 16, 32];

/// Up to this speed each phase of a step is shown.
const PHASED: usize = 2;

const PHASES: [Phase; 4] = [Phase::Gates, Phase::Candidate, Phase::State, Phase::Output];

impl State {
    pub(super) fn play(&mut self, msg: Msg) {
        match msg {
            Msg::Hover(step) => self.hover = step.filter(|_| !self.playing),
            Msg::SetUnit(unit) => self.set_view(|view| view.unit = unit),
            Msg::SetSpeed(speed) => self.speed = if SPEEDS.contains(&speed) { speed } else { self.speed },
            Msg::PlayPause => self.play_or_pause(),
            Msg::Tick => self.tick(),
            msg => {
                self.playing = false;
                self.hover = None;
                self.move_by_hand(msg);
            }
        }
    }

    fn move_by_hand(&mut self, msg: Msg) {
        match msg {
            Msg::SetCursor(step) => self.set_view(|view| view.cursor = step),
            Msg::Step(to) => self.step(to),
            Msg::SetPhase(phase) => self.set_view(|view| view.phase = phase),
            Msg::SetDirection(direction) => self.turn(direction),
            Msg::TurnRound => self.turn(match self.scene.view.direction {
                Direction::Forward => Direction::Backward,
                Direction::Backward => Direction::Forward,
            }),
            _ => {}
        }
    }

    /// Milliseconds between two ticks while the player runs.
    pub(super) fn tick_length(&self) -> Option<u32> {
        let ticks = if self.phased() { self.speed * PHASES.len() } else { self.speed };
        self.playing.then(|| (1000 / ticks.max(1)) as u32)
    }

    fn phased(&self) -> bool {
        self.speed <= PHASED
    }

    /// Changes how one looks; the scene stays valid.
    pub(super) fn set_view(&mut self, change: impl FnOnce(&mut View)) {
        let scene = Rc::make_mut(&mut self.scene);
        change(&mut scene.view);
        scene.validate();
    }

    fn turn(&mut self, direction: Direction) {
        if direction != self.scene.view.direction {
            self.set_view(|view| {
                view.direction = direction;
                view.phase = Cursor::whole(direction);
            });
        }
    }

    fn step(&mut self, to: Move) {
        let last = self.scene.length().saturating_sub(1);
        let View { cursor, phase, .. } = self.scene.view;
        let (cursor, phase) = match to {
            Move::First => (0, phase),
            Move::Back => (cursor.saturating_sub(1), phase),
            Move::Forward => ((cursor + 1).min(last), phase),
            Move::Last => (last, phase),
            Move::PhaseForward => phase_forward(cursor, phase, last),
            Move::PhaseBack => phase_back(cursor, phase),
        };
        self.set_view(|view| (view.cursor, view.phase) = (cursor, phase));
    }

    fn play_or_pause(&mut self) {
        self.playing = !self.playing;
        self.hover = None;
        if !self.playing {
            return;
        }
        let (last, backward) = (self.scene.length().saturating_sub(1), self.backward());
        let at_end = self.next() == (self.scene.view.cursor, self.scene.view.phase);
        let (start, first_phase) = if backward { (last, Phase::Output) } else { (0, Phase::Gates) };
        let phase = if self.phased() { first_phase } else { Cursor::whole(self.scene.view.direction) };
        let cursor = if at_end { start } else { self.scene.view.cursor };
        let keeps = self.phased() && !at_end;
        self.set_view(|view| {
            view.cursor = cursor;
            view.phase = if keeps { view.phase } else { phase };
        });
    }

    fn tick(&mut self) {
        if !self.playing {
            return;
        }
        let next = self.next();
        self.playing = next != (self.scene.view.cursor, self.scene.view.phase);
        self.set_view(|view| (view.cursor, view.phase) = next);
    }

    fn backward(&self) -> bool {
        self.scene.view.direction == Direction::Backward
    }

    /// Where the player goes from here; the same place at the end.
    fn next(&self) -> (usize, Phase) {
        let last = self.scene.length().saturating_sub(1);
        let View { cursor, phase, direction, .. } = self.scene.view;
        match (self.phased(), self.backward()) {
            (true, false) => phase_forward(cursor, phase, last),
            (true, true) => phase_back(cursor, phase),
            (false, false) if cursor < last => (cursor + 1, Cursor::whole(direction)),
            (false, true) if cursor > 0 => (cursor - 1, Cursor::whole(direction)),
            _ => (cursor, phase),
        }
    }
}

fn phase_forward(cursor: usize, phase: Phase, last: usize) -> (usize, Phase) {
    match PHASES.get(phase as usize + 1) {
        Some(next) => (cursor, *next),
        None if cursor < last => (cursor + 1, Phase::Gates),
        None => (cursor, phase),
    }
}

fn phase_back(cursor: usize, phase: Phase) -> (usize, Phase) {
    match (phase as usize).checked_sub(1).and_then(|k| PHASES.get(k)) {
        Some(previous) => (cursor, *previous),
        None if cursor > 0 => (cursor - 1, Phase::Output),
        None => (cursor, phase),
    }
}
