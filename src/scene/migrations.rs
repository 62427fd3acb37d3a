//! How does a link of an older version open? Its keys are brought forward, one version at a time, before they are read.
//!
//! When the format changes, a step is added here, `CURRENT` follows, and a real link of the old version joins the tests.

/// Keys with their values, as they stand in a link.
pub(super) type Pairs<'a> = Vec<(&'a str, &'a str)>;

/// Step k turns the keys of version k + 1 into those of version k + 2.
const STEPS: &[fn(&mut Pairs<'_>)] = &[];

/// The version that is written.
pub(super) const CURRENT: usize = STEPS.len() + 1;

/// Brings the keys of this version to the current one.
pub(super) fn bring_forward(pairs: &mut Pairs<'_>, version: usize) {
    STEPS.iter().skip(version.saturating_sub(1)).for_each(|step| step(pairs));
}
