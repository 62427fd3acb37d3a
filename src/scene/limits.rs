//! What may a scene ask for? Every range in one place; those of its content are in [`crate::task::limits`].

use std::ops::RangeInclusive;

/// The cells side by side.
pub const COLUMNS: RangeInclusive<usize> = 1..=3;

/// T, the number of steps; a task may need more than the fewest here.
pub const STEPS: RangeInclusive<usize> = 1..=500;

/// H, the hidden size.
pub const HIDDEN: RangeInclusive<usize> = 1..=128;

/// The largest seed: 2⁵³ − 1, the largest whole number that JavaScript keeps exactly.
pub const SEED_MAX: u64 = (1 << 53) - 1;

/// The factor on the recurrent weights.
pub const RECURRENT_SCALE: RangeInclusive<f64> = 0.0..=4.0;

/// The bias of the gate that keeps.
pub const KEEP_BIAS: RangeInclusive<f64> = -10.0..=10.0;

/// The largest value that a number inside a cell may be held at: |v| ≤ 10⁶.
pub const LEVEL_MAX: f64 = 1e6;

/// The most changes inside the cells of a scene.
pub const CHANGES_MAX: usize = 32;

/// The most ranges of units in one change.
pub const SPANS_MAX: usize = 32;

/// The norm to which the travelling gradient may be cut down.
pub const CLIP: RangeInclusive<f64> = 1e-6..=1e6;

/// The most `key=value` pairs of a link that are looked at.
pub const PAIRS_MAX: usize = 128;

/// The most entries of a list (`cells`, `hide`) that are looked at.
pub const ENTRIES_MAX: usize = 16;

/// The most unknown keys that are kept.
pub const UNKNOWN_MAX: usize = 32;

/// The most characters of what is said of a training.
pub const TRAINING_MAX: usize = 160;

/// The most bytes that the unknown keys and their values may take together.
pub const UNKNOWN_BYTES: usize = 8192;

/// The most reports of one reading; those beyond are counted in a last one.
pub const REPORTS_MAX: usize = 24;
