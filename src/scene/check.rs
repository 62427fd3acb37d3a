//! Is a scene one that can run? Every choice is moved to the nearest that can.

use super::{Report, ReportKind, Scene, limits, number, preset_columns, read};

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
