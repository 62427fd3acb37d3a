//! How do the cells start and run, what is changed inside them, and which number is looked into?

use super::super::message::{Msg, Setting};
use super::super::state::State;
use crate::scene::{Bias, Change, Column, Own, Scene, limits};

/// How many numbers of the way through the arithmetic are kept.
const TRAIL_MAX: usize = 100;

impl State {
    pub(super) fn experiment_inside(&mut self, msg: Msg) {
        match msg {
            Msg::Set(column, setting) => self.set(column, setting),
            Msg::ToggleOwn(k) => self.edit(None, |scene| toggle_own(scene, k)),
            Msg::SetClip(clip) => self.edit(Some("clip"), |scene| scene.clip = clip),
            Msg::SetReaching(reaching) => self.set_view(|view| view.reaching = reaching),
            Msg::SetTheory(theory) => self.set_view(|view| view.theory = theory),
            Msg::Inspect(place) => self.inspect(place),
            Msg::InspectHere => self.inspect(Some(self.here())),
            Msg::Retrace(forward) => self.retrace(forward),
            // What follows a training is one gesture.
            Msg::Give(given) => self.edit(Some("given"), |scene| {
                for (k, given) in given {
                    scene.columns.get_mut(k).into_iter().for_each(|column| column.given = given.clone());
                }
            }),
            Msg::SetTraining(training) => self.set_view(|view| view.training = training),
            Msg::OpenLab(lab) => {
                self.playing = false;
                self.sheet = None;
                self.lab.ask();
                self.set_view(|view| view.lab = lab);
            }
            msg => self.change_inside(msg),
        }
    }

    fn change_inside(&mut self, msg: Msg) {
        match msg {
            Msg::ToggleAblation(k, part) => {
                self.edit_column(k, None, |column| column.variant = column.variant.toggled(part));
            }
            Msg::AddChange(k, change) => {
                // A weight's first change is the beginning of a drag, or of a number that is typed.
                let gesture = matches!(change, Change::Weight { .. }).then_some("change");
                self.edit_column(k, gesture, |column| column.changes.push(change));
            }
            Msg::SetChange(k, place, change) => self.edit_column(k, Some("change"), |column| {
                if let Some(old) = column.changes.get_mut(place) {
                    *old = change;
                }
            }),
            Msg::RemoveChange(k, place) => self.edit_column(k, None, |column| {
                if place < column.changes.len() {
                    column.changes.remove(place);
                }
            }),
            Msg::Unchange(k) => self.edit_column(k, None, |column| *column = column.unchanged()),
            Msg::AddUnchanged(k) => self.edit(None, |scene| add_unchanged(scene, k)),
            _ => {}
        }
    }

    fn edit_column(&mut self, k: usize, gesture: Option<&'static str>, change: impl FnOnce(&mut Column)) {
        self.edit(gesture, |scene| {
            if let Some(column) = scene.columns.get_mut(k) {
                change(column);
            }
        });
    }

    /// A slider's values are one gesture; the same slider of another column is another.
    fn set(&mut self, column: Option<usize>, setting: Setting) {
        const SCALES: [&str; 4] = ["scale", "scale-1", "scale-2", "scale-3"];
        const BIASES: [&str; 4] = ["bias", "bias-1", "bias-2", "bias-3"];
        let place = column.map_or(0, |k| k + 1);
        let gesture = match setting {
            Setting::Scale(_) => SCALES.get(place).copied(),
            Setting::KeepBias(_) => BIASES.get(place).copied(),
            _ => None,
        };
        match column {
            None => self.edit(gesture, |scene| set_scene(scene, setting)),
            Some(k) => self.edit_column(k, gesture, |column| set_own(&mut column.own, setting)),
        }
    }

    /// What follows another number in the arithmetic can be gone back from.
    fn inspect(&mut self, place: Option<String>) {
        let before = self.scene.view.inspected.clone();
        if before == place {
            return;
        }
        match (&before, &place) {
            (_, None) => self.trail = Default::default(),
            (Some(before), Some(_)) => {
                self.trail.past.push(before.clone());
                let surplus = self.trail.past.len().saturating_sub(TRAIL_MAX);
                self.trail.past.drain(..surplus);
                self.trail.future.clear();
            }
            (None, Some(_)) => {}
        }
        self.set_view(|view| view.inspected = place);
    }

    /// The hidden state of the column that is looked at, at the cursor.
    fn here(&self) -> String {
        let (view, tab) = (&self.scene.view, self.tab);
        let graph = self.scene.columns.get(tab).map(|column| column.variant.graph());
        let symbol = graph.map_or("h", |graph| graph.nodes[graph.hidden()].symbol);
        format!("{}:{symbol}[{}]@{}", tab + 1, view.unit.unwrap_or(0) + 1, view.cursor + 1)
    }

    fn retrace(&mut self, forward: bool) {
        let (from, to) = match forward {
            true => (&mut self.trail.future, &mut self.trail.past),
            false => (&mut self.trail.past, &mut self.trail.future),
        };
        let Some(place) = from.pop() else { return };
        to.extend(self.scene.view.inspected.clone());
        self.set_view(|view| view.inspected = Some(place));
    }
}

fn set_scene(scene: &mut Scene, setting: Setting) {
    match setting {
        Setting::Scale(scale) => scene.recurrent_scale = scale,
        Setting::KeepBias(bias) => (scene.keep_bias, scene.bias) = (bias, Bias::Constant),
        Setting::Bias(bias) => scene.bias = bias,
        Setting::Start(start) => scene.start = start,
        Setting::Precision(precision) => scene.precision = precision,
    }
}

fn set_own(own: &mut Own, setting: Setting) {
    match setting {
        Setting::Scale(scale) => own.recurrent_scale = Some(scale),
        Setting::KeepBias(bias) => (own.keep_bias, own.bias) = (Some(bias), None),
        Setting::Bias(bias) => own.bias = Some(bias),
        Setting::Start(start) => own.start = Some(start),
        Setting::Precision(precision) => own.precision = Some(precision),
    }
}

/// Equal to what held until now, so that nothing moves before a person moves it.
fn toggle_own(scene: &mut Scene, k: usize) {
    let (scale, bias) = (scene.recurrent_scale, scene.keep_bias);
    let (how, start, precision) = (scene.bias, scene.start, scene.precision);
    let Some(column) = scene.columns.get_mut(k) else { return };
    column.own = match column.own.is_empty() {
        true => Own {
            recurrent_scale: Some(scale),
            keep_bias: Some(bias),
            bias: (how != Bias::Constant).then_some(how),
            start: Some(start),
            precision: Some(precision),
        },
        false => Own::default(),
    };
}

/// The unchanged cell beside the changed one; in place of the last other column where there is no room.
fn add_unchanged(scene: &mut Scene, k: usize) {
    let Some(column) = scene.columns.get(k).map(Column::unchanged) else { return };
    if scene.columns.len() < *limits::COLUMNS.end() {
        scene.columns.insert(k + 1, column);
    } else if let Some(other) = (0..scene.columns.len()).rev().find(|&other| other != k) {
        scene.columns[other] = column;
    }
}
