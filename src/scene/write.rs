//! How does a scene become a link? Readable, in one fixed order, without what is as in the preset.

use super::{Choice, Column, Part, Scene, View, migrations, number};
use crate::task::{Content, Sequence, decimal};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stands for something in a link, or ends one where links are recognised in running text.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'!')
    .remove(b'*')
    .remove(b':')
    .remove(b'/')
    .remove(b',')
    .remove(b';')
    .remove(b'?')
    .remove(b'@')
    .remove(b'$');

impl Scene {
    /// Writes the hash of the scene's link, without its `#`: `v=1`, then each key whose value differs from the preset's,
    /// in a fixed order, then the unknown keys as they came. [`Scene::from_hash`] gives the same scene back, bit for bit.
    pub fn to_hash(&self) -> String {
        let preset = Self::default();
        let mut parts = vec![format!("v={}", migrations::CURRENT)];
        let mut add = |key: &str, value: String| parts.push(format!("{key}={value}"));
        let cells = self.columns_text();
        if cells != preset.columns_text() {
            add("cells", cells);
        }
        if self.sequence.task() != preset.sequence.task() {
            add("task", self.sequence.task().id.to_owned());
        }
        if self.sequence != Sequence::example(self.sequence.task())
            && let Some(content) = self.content_text()
        {
            add(self.content_key(), content);
        }
        for key in number::keys(self).iter().filter(|key| (key.get)(self) != (key.get)(&preset)) {
            add(key.key, decimal::write((key.get)(self)));
        }
        let choices = [
            ("bias", self.bias.id(), preset.bias.id()),
            ("init", self.start.id(), preset.start.id()),
            ("prec", self.precision.id(), preset.precision.id()),
            ("loss", self.loss.id(), preset.loss.id()),
        ];
        choices.into_iter().filter(|(_, id, usual)| id != usual).for_each(|(key, id, _)| add(key, id.to_owned()));
        if let Some(clip) = self.clip {
            add("clip", decimal::write(clip));
        }
        let changes = self.changes_text();
        if !changes.is_empty() {
            add("do", changes);
        }
        parts.extend(self.view.parts(&preset.view));
        let unknown =
            |(key, value): &(String, String)| if value.is_empty() { key.clone() } else { format!("{key}={value}") };
        parts.extend(self.unknown.iter().map(unknown));
        parts.join("&")
    }

    /// The columns as a link names them: `lstm,gru.reset-before`.
    pub(super) fn columns_text(&self) -> String {
        self.columns.iter().map(Column::to_string).collect::<Vec<_>>().join(",")
    }

    /// The changes inside the cells as a link holds them: `1:f=0;2:z@5-8=1`.
    pub(super) fn changes_text(&self) -> String {
        let of_column = |(k, column): (usize, &Column)| {
            let graph = column.variant.graph();
            column.changes.iter().map(|change| format!("{}:{}", k + 1, change.text(&graph))).collect::<Vec<_>>()
        };
        self.columns.iter().enumerate().flat_map(of_column).collect::<Vec<_>>().join(";")
    }

    /// The sequence's own numbers, table or text as a link holds them.
    pub(super) fn content_text(&self) -> Option<String> {
        match self.sequence.content() {
            Content::Made => None,
            Content::Numbers(values) => Some(values.iter().map(|v| decimal::write(*v)).collect::<Vec<_>>().join(",")),
            Content::Table(table) => Some(table.write(';', encoded)),
            Content::Text(text) => Some(encoded(text)),
        }
    }

    fn content_key(&self) -> &'static str {
        if matches!(self.sequence.content(), Content::Text(_)) { "text" } else { "x" }
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

impl View {
    fn parts(&self, preset: &Self) -> Vec<String> {
        let step = |k: usize| (k + 1).to_string();
        let named = |differs: bool, id: &str| differs.then(|| id.to_owned());
        let values = [
            ("t", (self.cursor != preset.cursor).then(|| step(self.cursor))),
            ("u", self.unit.map(step)),
            ("phase", named(self.phase != self.direction.whole_step(), self.phase.id())),
            ("dir", named(self.direction != preset.direction, self.direction.id())),
            ("show", named(self.reaching != preset.reaching, self.reaching.id())),
            ("theory", self.theory.then(|| "1".to_owned())),
            ("at", self.inspected.as_deref().map(encoded)),
            ("train", (!self.training.is_empty()).then(|| encoded(&self.training))),
            ("lab", self.lab.map(|lab| lab.id().to_owned())),
            ("lang", self.language.map(|language| language.id().to_owned())),
            ("theme", self.theme.map(|theme| theme.id().to_owned())),
            ("hide", named(!self.hidden_parts.is_empty(), &self.hidden_text())),
        ];
        values.into_iter().filter_map(|(key, value)| value.map(|value| format!("{key}={value}"))).collect()
    }

    /// The hidden parts as a link names them: `rail,transport`.
    pub(super) fn hidden_text(&self) -> String {
        let ids: Vec<&str> = self.hidden_parts.iter().map(Part::id).collect();
        ids.join(",")
    }
}
