//! What is computed? Cells, sizes, seed, initial weights, loss, and the way back.

use super::super::message::Msg;
use super::super::state::{Draft, Drafts, State};
use super::same_experiment;
use crate::cell::{self, Variant};
use crate::math::rng::SplitMix64;
use crate::scene::{Scene, limits};
use std::rc::Rc;

/// How many changes can be taken back.
const UNDO_MAX: usize = 200;

/// Seeds that are drawn have at most four digits.
const DRAWN_SEEDS: usize = 10_000;

impl State {
    pub(super) fn change_experiment(&mut self, msg: Msg) {
        match msg {
            Msg::SetHidden(hidden) => self.edit(Some("hidden"), |scene| scene.hidden = hidden),
            Msg::SetLoss(loss) => self.edit(None, |scene| scene.loss = loss),
            Msg::TypeSeed(text) => self.type_seed(&text),
            Msg::NewSeed => self.edit(None, |scene| scene.seed = another_seed(scene.seed)),
            Msg::Settle => self.history.gesture = None,
            Msg::Preset => self.edit(None, |scene| {
                let view = std::mem::take(&mut scene.view);
                *scene = Scene { view, unknown: std::mem::take(&mut scene.unknown), ..Scene::default() };
            }),
            Msg::Undo => self.undo(),
            Msg::Redo => self.redo(),
            msg => self.change_columns(msg),
        }
    }

    fn change_columns(&mut self, msg: Msg) {
        // Removing a column would leave the options of another one open.
        self.options = self.options.filter(|_| !matches!(msg, Msg::RemoveColumn(_)));
        match msg {
            Msg::SetColumn(k, variant) => self.edit(None, |scene| {
                if let Some(column) = scene.columns.get_mut(k) {
                    *column = variant.into();
                }
            }),
            Msg::AddColumn => self.edit(None, add_column),
            Msg::RemoveColumn(k) => self.edit(None, |scene| {
                if scene.columns.len() > *limits::COLUMNS.start() && k < scene.columns.len() {
                    scene.columns.remove(k);
                }
            }),
            Msg::ToggleFlag(k, flag) => self.edit(None, |scene| {
                if let Some(column) = scene.columns.get_mut(k) {
                    column.variant = toggled(&column.variant, flag);
                }
            }),
            msg => self.experiment_inside(msg),
        }
    }

    /// Changes the experiment. Changes of one gesture are undone together.
    pub(super) fn edit(&mut self, gesture: Option<&'static str>, change: impl FnOnce(&mut Scene)) {
        let mut scene = (*self.scene).clone();
        change(&mut scene);
        scene.validate();
        self.replace(scene, gesture);
    }

    /// Puts another scene in the place of the present one, which can be brought back.
    pub(super) fn replace(&mut self, scene: Scene, gesture: Option<&'static str>) {
        let continues = gesture.is_some() && gesture == self.history.gesture;
        let changes = !same_experiment(&self.scene, &scene);
        if changes && !continues {
            self.history.past.push(Rc::clone(&self.scene));
            let surplus = self.history.past.len().saturating_sub(UNDO_MAX);
            self.history.past.drain(..surplus);
        }
        if changes {
            self.history.future.clear();
            self.history.gesture = gesture;
        }
        self.put(scene);
    }

    fn put(&mut self, scene: Scene) {
        self.remember_sequence();
        let before = std::mem::replace(&mut self.scene, Rc::new(scene));
        self.tab = self.tab.min(self.scene.columns.len().saturating_sub(1));
        self.refresh_drafts(&before);
    }

    fn undo(&mut self) {
        if let Some(past) = self.history.past.pop() {
            self.history.future.push(Rc::clone(&self.scene));
            self.back_to(&past);
        }
    }

    fn redo(&mut self) {
        if let Some(future) = self.history.future.pop() {
            self.history.past.push(Rc::clone(&self.scene));
            self.back_to(&future);
        }
    }

    /// The experiment of another moment, looked at as now.
    fn back_to(&mut self, other: &Scene) {
        let mut scene = Scene { view: self.scene.view.clone(), ..other.clone() };
        scene.validate();
        self.history.gesture = None;
        self.drafts = Drafts::of(&scene, self.language());
        self.put(scene);
    }

    fn type_seed(&mut self, text: &str) {
        let typed = text.trim();
        let digits = !typed.is_empty() && typed.bytes().all(|b| b.is_ascii_digit());
        let seed = typed.parse::<u64>().ok().filter(|seed| digits && *seed <= limits::SEED_MAX);
        self.drafts.seed = Draft { text: text.into(), error: seed.is_none().then_some(()) };
        if let Some(seed) = seed {
            self.edit(Some("seed"), |scene| scene.seed = seed);
        }
    }
}

fn add_column(scene: &mut Scene) {
    if scene.columns.len() < *limits::COLUMNS.end() {
        let absent = |kind: &&cell::CellKind| scene.columns.iter().all(|column| column.variant.kind.id != kind.id);
        let kinds = cell::registry();
        let kind = kinds.iter().find(absent).or(kinds.first());
        scene.columns.extend(kind.map(|kind| Variant::plain(kind).into()));
    }
}

/// The variant with a deviation switched; the order of the kind's list stays.
fn toggled(variant: &Variant, flag: &str) -> Variant {
    let on = |id: &&'static str| variant.has(id) != (*id == flag);
    let flags = variant.kind.flags.iter().map(|f| f.id).filter(on).collect();
    // What can be taken out may depend on the deviation.
    let other = Variant { flags, ..variant.clone() };
    let offered = other.offered();
    Variant { ablations: variant.ablations.iter().copied().filter(|a| offered.contains(a)).collect(), ..other }
}

fn another_seed(seed: u64) -> u64 {
    let drawn = SplitMix64::new(seed).fork("another").below(DRAWN_SEEDS) as u64;
    if drawn == seed { (seed + 1) % DRAWN_SEEDS as u64 } else { drawn }
}
