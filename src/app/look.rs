//! With which words, numbers and colours is something shown?

use crate::cell::{Ablation, Variant};
use crate::scene::{Direction, Language, Phase, Scene};
use crate::words::{Locale, Words};
use std::rc::Rc;

/// What a component needs besides the numbers. Cheap to clone and to compare.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Words and number formats.
    pub words: Rc<Words>,
    /// Whether the ground is dark; false while printing.
    pub dark: bool,
    /// Large type, fewer controls.
    pub presenter: bool,
    /// Whether the reader asked for less motion.
    pub still: bool,
}

impl Look {
    /// A message without arguments.
    pub fn say(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// A cell's name, with its deviations.
    pub fn variant(&self, variant: &Variant) -> String {
        variant_name(&self.words, variant)
    }

    /// What is taken out of a cell: `no forget gate`.
    pub fn ablation(&self, variant: &Variant, part: Ablation) -> String {
        ablation_name(&self.words, variant, part)
    }
}

/// A cell's name, with its deviations: `GRU, reset before the product`.
pub fn variant_name(words: &Words, variant: &Variant) -> String {
    let plain = words.text(&format!("cell-{}", variant.kind.id));
    let flags = variant.flags.iter().map(|flag| words.text(&format!("flag-{flag}")));
    let parts = variant.ablations.iter().map(|part| ablation_name(words, variant, *part));
    flags
        .chain(parts)
        .fold(plain, |cell, flag| words.text_with("cell-with-flag", &[("cell", cell.into()), ("flag", flag.into())]))
}

/// What is taken out of a cell, by the terms of its nodes.
pub fn ablation_name(words: &Words, variant: &Variant, part: Ablation) -> String {
    let graph = (variant.kind.graph)(variant);
    let term = |symbol: &str| {
        let node = graph.find(symbol).map(|node| graph.nodes[node].term).unwrap_or_default();
        words.text(&format!("term-{node}"))
    };
    match part {
        Ablation::NoGate(symbol) => {
            words.text_with("ablation-no-gate", &[("term", term(symbol).into()), ("symbol", symbol.into())])
        }
        Ablation::Linear(symbol) => {
            words.text_with("ablation-linear", &[("term", term(symbol).into()), ("symbol", symbol.into())])
        }
        Ablation::Coupled => {
            let name = |node: usize| graph.nodes[node].symbol;
            let (keeper, writer) = graph.keeper_and_writer().map_or(("", ""), |(k, w)| (name(k), name(w)));
            words.text_with("ablation-coupled", &[("keeper", keeper.into()), ("writer", writer.into())])
        }
    }
}

/// Where one looks. It changes with every move of the pointer, so only components that show numbers of one step take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The step, from 0, always below the shown T.
    pub step: usize,
    /// The unit, from 0, always below the shown H; `None` for the mean over all units.
    pub unit: Option<usize>,
    /// How far the step is shown.
    pub phase: Phase,
    /// Which pass is shown.
    pub direction: Direction,
    /// Whether the player runs.
    pub running: bool,
}

impl Cursor {
    /// Whether a value that appears in this phase is already there.
    pub fn has_reached(&self, phase: Phase) -> bool {
        match self.direction {
            Direction::Forward => phase as usize <= self.phase as usize,
            Direction::Backward => phase as usize >= self.phase as usize,
        }
    }

    /// The cursor of a scene within T steps and H units.
    pub(super) fn of(scene: &Scene, hover: Option<usize>, running: bool, steps: usize, hidden: usize) -> Self {
        let view = &scene.view;
        Self {
            step: hover.unwrap_or(view.cursor).min(steps.saturating_sub(1)),
            unit: view.unit.map(|unit| unit.min(hidden.saturating_sub(1))),
            phase: if hover.is_some() { Self::whole(view.direction) } else { view.phase },
            direction: view.direction,
            running,
        }
    }

    /// The phase in which a pass shows the whole step.
    pub const fn whole(direction: Direction) -> Phase {
        direction.whole_step()
    }
}

/// The words' name of a language.
pub const fn locale(language: Language) -> Locale {
    match language {
        Language::English => Locale::En,
        Language::Italian => Locale::It,
    }
}
