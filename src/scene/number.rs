//! Which of a scene's choices are numbers, and what may each be?

use super::{Report, ReportKind, Scene, limits};
use crate::task::decimal;
use std::ops::RangeInclusive;

/// A number of the scene: its key in links, what it may be, and where it is kept.
pub(super) struct NumberKey {
    pub key: &'static str,
    pub min: f64,
    pub max: f64,
    pub whole: bool,
    pub get: fn(&Scene) -> f64,
    pub set: fn(&mut Scene, f64),
}

/// The numbers of the experiment, in the order of links, with the ranges that hold for this scene's sequence.
pub(super) fn keys(scene: &Scene) -> [NumberKey; 5] {
    let fewest = scene.sequence.task().min_steps.max(*limits::STEPS.start());
    [
        whole("T", fewest..=*limits::STEPS.end(), |s| s.steps as f64, |s, v| s.steps = v as usize),
        whole("H", limits::HIDDEN, |s| s.hidden as f64, |s, v| s.hidden = v as usize),
        NumberKey {
            key: "seed",
            min: 0.0,
            max: limits::SEED_MAX as f64,
            whole: true,
            get: |s| s.seed as f64,
            set: |s, v| s.seed = v as u64,
        },
        real("g", limits::RECURRENT_SCALE, |s| s.recurrent_scale, |s, v| s.recurrent_scale = v),
        real("fb", limits::KEEP_BIAS, |s| s.keep_bias, |s, v| s.keep_bias = v),
    ]
}

/// The current step, from 1 to the scene's length.
pub(super) fn cursor_key(scene: &Scene) -> NumberKey {
    let set = |s: &mut Scene, v| s.view.cursor = (v as usize).saturating_sub(1);
    whole("t", 1..=scene.length().max(1), |s| s.view.cursor as f64 + 1.0, set)
}

/// The unit in focus, from 1 to the hidden size; 0 stands for none.
pub(super) fn unit_key(scene: &Scene) -> NumberKey {
    let get = |s: &Scene| s.view.unit.map_or(0.0, |unit| unit as f64 + 1.0);
    whole("u", 1..=scene.hidden.max(1), get, |s, v| s.view.unit = (v as usize).checked_sub(1))
}

/// The norm to which the travelling gradient is cut down; a scene without has 0 here.
pub(super) fn clip_key() -> NumberKey {
    real("clip", limits::CLIP, |s| s.clip.unwrap_or(0.0), |s, v| s.clip = Some(v))
}

fn whole(
    key: &'static str,
    range: RangeInclusive<usize>,
    get: fn(&Scene) -> f64,
    set: fn(&mut Scene, f64),
) -> NumberKey {
    NumberKey { key, min: *range.start() as f64, max: *range.end() as f64, whole: true, get, set }
}

fn real(key: &'static str, range: RangeInclusive<f64>, get: fn(&Scene) -> f64, set: fn(&mut Scene, f64)) -> NumberKey {
    NumberKey { key, min: *range.start(), max: *range.end(), whole: false, get, set }
}

impl NumberKey {
    /// The allowed number nearest to this one; −0 becomes 0. NaN gives the smallest.
    pub fn nearest(&self, value: f64) -> f64 {
        let inside = if value.is_nan() { self.min } else { value.clamp(self.min, self.max) };
        (if self.whole { inside.round() } else { inside }) + 0.0
    }

    /// Sets what a link gives: the nearest allowed number, or what the scene has where it cannot be read.
    pub fn read(&self, scene: &mut Scene, given: &str) -> Option<Report> {
        let Some(value) = decimal::read(given, decimal::Mark::Point) else {
            return Some(self.report(ReportKind::Invalid, given, (self.get)(scene)));
        };
        let used = self.nearest(value);
        (self.set)(scene, used);
        (used != value).then(|| self.report(ReportKind::OutOfRange, given, used))
    }

    /// Moves what the scene has into the range.
    pub fn check(&self, scene: &mut Scene) -> Option<Report> {
        let value = (self.get)(scene);
        let used = self.nearest(value);
        (self.set)(scene, used);
        (used != value).then(|| self.report(ReportKind::OutOfRange, &decimal::write(value), used))
    }

    fn report(&self, kind: ReportKind, given: &str, used: f64) -> Report {
        let range = format!("{}…{}", decimal::write(self.min), decimal::write(self.max));
        // Under the range stands only what means none.
        let used = if used < self.min { String::new() } else { decimal::write(used) };
        Report::new(kind, self.key, given, range, &used)
    }
}
