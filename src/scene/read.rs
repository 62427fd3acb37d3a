//! What does a link say? Whatever stands in it, a scene that can run comes out, with a report of each thing that was not
//! as it should be.

use super::migrations::{self, Pairs};
use super::number::{self, NumberKey};
use super::{Change, Choice, Column, Part, Report, ReportKind, Scene, limits};
use crate::cell::Variant;
use crate::task::decimal;
use crate::task::limits::quote;
use percent_encoding::percent_decode_str;

/// Every key of the current version, in the order in which links are written.
pub(super) const KEYS: [&str; 28] = [
    "v", "cells", "task", "x", "text", "T", "H", "seed", "g", "fb", "bias", "init", "prec", "loss", "clip", "do", "t",
    "u", "phase", "dir", "show", "theory", "at", "train", "lab", "lang", "theme", "hide",
];

/// How a change is written, as a report shows it.
const CHANGE_FORMS: &str = "1:f=0, 1:f:2-4@5-20=0.5, 1:U_f:3,2=0.5";

impl Scene {
    /// Reads a link's hash, with or without its `#`. Never fails: what is missing has its default, what is wrong is
    /// moved to the nearest that can be or replaced by its default, what is unknown is kept, and all that is reported.
    pub fn from_hash(hash: &str) -> (Self, Vec<Report>) {
        let mut reader = Reader::new(hash.strip_prefix('#').unwrap_or(hash));
        reader.read_version();
        reader.read_columns();
        reader.read_sequence();
        number::keys(&reader.scene).iter().for_each(|key| reader.read_number(key));
        reader.read_start();
        reader.read_changes();
        reader.read_view();
        reader.read_unknown();
        (reader.scene, reader.reports.finish())
    }
}

/// The reports of one reading, so many that a person can read them.
#[derive(Default)]
pub(super) struct Reports {
    listed: Vec<Report>,
    more: usize,
}

impl Reports {
    pub fn add(&mut self, report: Report) {
        if self.listed.len() < limits::REPORTS_MAX { self.listed.push(report) } else { self.more += 1 }
    }

    fn finish(mut self) -> Vec<Report> {
        if self.more > 0 {
            self.listed.push(Report::new(ReportKind::More, "", &self.more.to_string(), "", ""));
        }
        self.listed
    }
}

/// A link while it is read.
pub(super) struct Reader<'a> {
    pub scene: Scene,
    pub reports: Reports,
    pairs: Pairs<'a>,
}

impl<'a> Reader<'a> {
    fn new(hash: &'a str) -> Self {
        let mut segments = hash.split('&').filter(|segment| !segment.is_empty());
        let pair = |segment: &'a str| segment.split_once('=').unwrap_or((segment, ""));
        let pairs = segments.by_ref().take(limits::PAIRS_MAX).map(pair).collect();
        let mut reports = Reports::default();
        let beyond = segments.count();
        if beyond > 0 {
            let range = limits::PAIRS_MAX.to_string();
            reports.add(Report::new(ReportKind::UnknownDropped, "", &beyond.to_string(), range, ""));
        }
        Self { scene: Scene::default(), reports, pairs }
    }

    /// The value of a key, decoded; the last one where it stands more than once.
    pub fn value(&mut self, key: &str) -> Option<String> {
        let given: Vec<&str> = self.pairs.iter().filter(|(name, _)| *name == key).map(|(_, value)| *value).collect();
        let (used, dropped) = given.split_last()?;
        let value = percent_decode_str(used).decode_utf8_lossy().into_owned();
        for first in dropped {
            self.reports.add(Report::new(ReportKind::Duplicate, key, first, "", &value));
        }
        if !well_encoded(used) {
            self.reports.add(Report::new(ReportKind::Encoding, key, used, "", &value));
        }
        Some(value)
    }

    fn read_version(&mut self) {
        let current = migrations::CURRENT;
        let mut version = current;
        if let Some(given) = self.value("v") {
            let number = decimal::read(&given, decimal::Mark::Point).filter(|v| *v >= 1.0 && v.fract() == 0.0);
            version = number.map_or(current, |v| v as usize).min(current);
            let kind = number.map_or(ReportKind::Invalid, |_| ReportKind::Newer);
            if number != Some(version as f64) {
                self.reports.add(Report::new(kind, "v", &given, format!("1…{current}"), &current.to_string()));
            }
        }
        migrations::bring_forward(&mut self.pairs, version);
    }

    fn read_columns(&mut self) {
        let Some(given) = self.value("cells") else { return };
        let (columns, wrong) = list(&given, Column::parse);
        let (mut columns, reports): (Vec<Column>, Vec<Vec<Report>>) = columns.into_iter().unzip();
        reports.into_iter().flatten().for_each(|report| self.reports.add(report));
        let allowed = *limits::COLUMNS.end();
        let many = columns.len() > allowed || given.split(',').nth(limits::ENTRIES_MAX).is_some();
        columns.truncate(allowed);
        if !columns.is_empty() {
            self.scene.columns = columns;
        }
        let used = self.scene.columns_text();
        let names: Vec<String> = Variant::all().iter().map(Variant::to_string).collect();
        for name in wrong {
            self.reports.add(Report::new(ReportKind::UnknownChoice, "cells", name, names.join(", "), &used));
        }
        if many {
            let range = format!("{}…{allowed}", limits::COLUMNS.start());
            self.reports.add(Report::new(ReportKind::TooMany, "cells", &given, range, &used));
        }
    }

    fn read_number(&mut self, key: &NumberKey) {
        let Some(given) = self.value(key.key) else { return };
        if let Some(report) = key.read(&mut self.scene, &given) {
            self.reports.add(report);
        }
    }

    fn read_start(&mut self) {
        self.scene.bias = self.choice("bias", Some(self.scene.bias)).unwrap_or(self.scene.bias);
        self.scene.start = self.choice("init", Some(self.scene.start)).unwrap_or(self.scene.start);
        self.scene.precision = self.choice("prec", Some(self.scene.precision)).unwrap_or(self.scene.precision);
        self.scene.loss = self.choice("loss", Some(self.scene.loss)).unwrap_or(self.scene.loss);
        self.read_number(&number::clip_key());
    }

    /// What is changed inside the cells; an entry that makes no sense for its column is named and left out.
    fn read_changes(&mut self) {
        let Some(given) = self.value("do") else { return };
        let mut entries = given.split(';').filter(|entry| !entry.is_empty());
        for entry in entries.by_ref().take(limits::CHANGES_MAX) {
            if self.add_change(entry).is_none() {
                let used = self.scene.changes_text();
                self.reports.add(Report::new(ReportKind::Invalid, "do", entry, CHANGE_FORMS, &used));
            }
        }
        if entries.next().is_some() {
            let (range, used) = (format!("0…{}", limits::CHANGES_MAX), self.scene.changes_text());
            self.reports.add(Report::new(ReportKind::TooMany, "do", &given, range, &used));
        }
    }

    fn add_change(&mut self, entry: &str) -> Option<()> {
        let (column, change) = entry.split_once(':')?;
        let column = self.scene.columns.get_mut(column.parse::<usize>().ok()?.checked_sub(1)?)?;
        column.changes.push(Change::parse(change, &column.variant.graph())?);
        Some(())
    }

    fn read_view(&mut self) {
        self.read_number(&number::cursor_key(&self.scene));
        self.read_number(&number::unit_key(&self.scene));
        let view = self.scene.view.clone();
        let direction = self.choice("dir", Some(view.direction)).unwrap_or(view.direction);
        self.scene.view.direction = direction;
        let whole = direction.whole_step();
        self.scene.view.phase = self.choice("phase", Some(whole)).unwrap_or(whole);
        self.scene.view.reaching = self.choice("show", Some(view.reaching)).unwrap_or(view.reaching);
        self.scene.view.theory = self.read_switch("theory");
        self.scene.view.inspected = self.value("at").map(|place| quote(&place)).filter(|place| !place.is_empty());
        self.scene.view.training =
            self.value("train").map(|t| t.chars().take(limits::TRAINING_MAX).collect()).unwrap_or_default();
        self.scene.view.lab = self.choice("lab", None);
        self.scene.view.language = self.choice("lang", None);
        self.scene.view.theme = self.choice("theme", None);
        self.read_hidden_parts();
    }

    /// A key that is 1 or 0.
    fn read_switch(&mut self, key: &str) -> bool {
        let Some(given) = self.value(key) else { return false };
        if !["0", "1"].contains(&given.as_str()) {
            self.reports.add(Report::new(ReportKind::UnknownChoice, key, &given, "0, 1", "0"));
        }
        given == "1"
    }

    /// The alternative that a key names; `otherwise` where there is none of that name.
    fn choice<C: Choice>(&mut self, key: &str, otherwise: Option<C>) -> Option<C> {
        let given = self.value(key)?;
        let found = C::find(&given);
        if found.is_none() {
            let used = otherwise.map_or("", C::id);
            self.reports.add(Report::new(ReportKind::UnknownChoice, key, &given, C::names(), used));
        }
        found.or(otherwise)
    }

    fn read_hidden_parts(&mut self) {
        let Some(given) = self.value("hide") else { return };
        let (parts, wrong) = list(&given, Part::find);
        self.scene.view.hidden_parts = parts.into_iter().collect();
        for name in wrong.into_iter().filter(|name| !name.is_empty()) {
            let used = self.scene.view.hidden_text();
            self.reports.add(Report::new(ReportKind::UnknownChoice, "hide", name, Part::names(), &used));
        }
    }

    fn read_unknown(&mut self) {
        for (key, value) in self.pairs.iter().filter(|(key, _)| !KEYS.contains(key)) {
            self.reports.add(Report::new(ReportKind::UnknownKey, key, value, "", ""));
            self.scene.unknown.push(((*key).to_owned(), (*value).to_owned()));
        }
        if let Some(report) = self.scene.check_unknown() {
            self.reports.add(report);
        }
    }
}

/// The first entries of a list that can be read, and those that cannot.
fn list<T>(given: &str, parse: impl Fn(&str) -> Option<T>) -> (Vec<T>, Vec<&str>) {
    let mut wrong = Vec::new();
    let entries = given.split(',').take(limits::ENTRIES_MAX);
    let read = entries.filter_map(|entry| {
        parse(entry).or_else(|| {
            wrong.push(entry);
            None
        })
    });
    (read.collect(), wrong)
}

/// Whether every percent sign begins a byte and the bytes are UTF-8.
fn well_encoded(value: &str) -> bool {
    let hex = |k: usize| value.as_bytes().get(k).is_some_and(u8::is_ascii_hexdigit);
    value.match_indices('%').all(|(at, _)| hex(at + 1) && hex(at + 2))
        && percent_decode_str(value).decode_utf8().is_ok()
}
