//! Is a scene one that can run? Every choice is moved to the nearest that can.

use super::{Change, Report, ReportKind, Scene, limits, number, preset_columns, read};
use crate::engine::Level;

impl Scene {
    /// Moves every choice into its range and says what was moved; after it, the scene runs and comes back from its link
    /// unchanged. The sequence needs no look: it is valid by construction.
    pub fn validate(&mut self) -> Vec<Report> {
        let mut reports: Vec<Report> = self.check_columns().into_iter().collect();
        reports.extend(number::keys(self).iter().filter_map(|key| key.check(self)));
        reports.extend(number::cursor_key(self).check(self));
        if self.view.unit.is_some() {
            reports.extend(number::unit_key(self).check(self));
        }
        reports.extend(self.columns.iter_mut().flat_map(|column| column.own.check()));
        reports.extend(self.check_changes());
        reports.extend(self.check_clip());
        reports.extend(self.check_unknown());
        reports
    }

    fn check_columns(&mut self) -> Option<Report> {
        let given = self.columns.len();
        if limits::COLUMNS.contains(&given) {
            return None;
        }
        self.columns.truncate(*limits::COLUMNS.end());
        if self.columns.is_empty() {
            self.columns = preset_columns();
        }
        let range = format!("{}…{}", limits::COLUMNS.start(), limits::COLUMNS.end());
        Some(Report::new(ReportKind::TooMany, "cells", &given.to_string(), range, &self.columns.len().to_string()))
    }

    /// Drops the changes that their cell has no place for, and those beyond the limit.
    fn check_changes(&mut self) -> Option<Report> {
        let (mut kept, mut dropped) = (0, 0);
        for column in &mut self.columns {
            let graph = column.variant.graph();
            let given = column.changes.len();
            column.changes.iter_mut().for_each(settle);
            column.changes.retain(|change| {
                let stays = kept < limits::CHANGES_MAX && change.fits(&graph);
                kept += usize::from(stays);
                stays
            });
            dropped += given - column.changes.len();
        }
        let range = format!("0…{}", limits::CHANGES_MAX);
        (dropped > 0).then(|| Report::new(ReportKind::TooMany, "do", &dropped.to_string(), range, &self.changes_text()))
    }

    fn check_clip(&mut self) -> Option<Report> {
        let key = number::clip_key();
        self.clip.and_then(|_| key.check(self))
    }

    /// Drops the unknown keys that a link could not carry, and those beyond the limits.
    pub(super) fn check_unknown(&mut self) -> Option<Report> {
        let given = self.unknown.len();
        let mut bytes = 0;
        self.unknown.retain(|(key, value)| {
            let sound = !read::KEYS.contains(&key.as_str()) && !key.contains(['&', '=']) && !value.contains('&');
            let size = key.len() + value.len() + 2;
            let fits = sound && size > 2 && bytes + size <= limits::UNKNOWN_BYTES;
            bytes += if fits { size } else { 0 };
            fits
        });
        self.unknown.truncate(limits::UNKNOWN_MAX);
        let dropped = given - self.unknown.len();
        let range = format!("{}", limits::UNKNOWN_MAX);
        (dropped > 0).then(|| Report::new(ReportKind::UnknownDropped, "", &dropped.to_string(), range, ""))
    }
}

/// A level as a link would bring it back: a curve of one number is a constant, and no number is beyond the limit.
fn settle(change: &mut Change) {
    let inside = |v: f64| if v.is_nan() { 0.0 } else { v.clamp(-limits::LEVEL_MAX, limits::LEVEL_MAX) + 0.0 };
    match change {
        Change::Weight { value, .. } => *value = inside(*value),
        Change::Clamp { level: Level::Constant(value), .. } => *value = inside(*value),
        Change::Clamp { level, .. } => {
            if let Level::Curve(values) = level {
                values.truncate(*limits::STEPS.end());
                values.iter_mut().for_each(|v| *v = inside(*v));
                if values.len() < 2 {
                    *level = Level::Constant(values.first().copied().unwrap_or(0.0));
                }
            }
        }
    }
}
