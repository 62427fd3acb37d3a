//! What do the cells read? A task, or numbers, tables and texts of one's own, typed or drawn.

use super::super::message::Msg;
use super::super::state::{Draft, Drafts, State, TableDraft};
use crate::scene::{Language, Scene, limits};
use crate::task::table::Table;
use crate::task::table::read::Options;
use crate::task::{Content, Sequence, TaskError, TaskKind, decimal, numbers, table, text};

impl Drafts {
    /// The texts that stand in the editors when a scene opens.
    pub fn of(scene: &Scene, language: Language) -> Self {
        let sample = |kind: &'static TaskKind| {
            if scene.sequence.task() == kind { scene.sequence.content().clone() } else { (kind.example)() }
        };
        let draft = |content: &Content| Draft { text: content_text(content, language).into(), error: None };
        Self {
            numbers: draft(&sample(&numbers::KIND)),
            table: table_draft(sample(&table::KIND)),
            text: draft(&sample(&text::KIND)),
            seed: Draft { text: scene.seed.to_string().into(), error: None },
        }
    }
}

fn content_text(content: &Content, language: Language) -> String {
    match content {
        Content::Made | Content::Table(_) => String::new(),
        Content::Numbers(values) => numbers_text(values, language),
        Content::Text(text) => text.clone(),
    }
}

/// A table as its editor shows it, with the target's name after `=`: as [`table::read::read`] gives it back.
fn table_draft(content: Content) -> TableDraft {
    let table = if let Content::Table(table) = content { Some(table) } else { None };
    let text = table.as_ref().map(|table: &Table| table.write('\n', str::to_owned)).unwrap_or_default();
    TableDraft { text: text.into(), options: Options::default(), table }
}

/// Numbers as they stand in the editor, in the language's form, which [`numbers::read`] reads back.
pub fn numbers_text(values: &[f64], language: Language) -> String {
    let written: Vec<String> = values.iter().map(|v| decimal::write(*v)).collect();
    // Without a semicolon a decimal comma would separate.
    if language == Language::Italian && values.len() > 1 {
        written.join("; ").replace('.', ",")
    } else {
        written.join(" ")
    }
}

impl State {
    pub(super) fn change_sequence(&mut self, msg: Msg) {
        match msg {
            Msg::SetTask(kind) => self.set_task(kind),
            Msg::TypeNumbers(typed) => self.type_numbers(&typed),
            Msg::SetTable(draft) => self.set_table(&draft),
            Msg::TypeText(typed) => self.type_text(&typed),
            Msg::DrawNumber { index, value } => self.draw(index, value),
            Msg::SetSteps(steps) => self.set_steps(steps),
            _ => {}
        }
    }

    fn set_task(&mut self, kind: &'static TaskKind) {
        self.remember_sequence();
        let kept = self.remembered.iter().find(|sequence| sequence.task() == kind).cloned();
        let sequence = kept.unwrap_or_else(|| Sequence::example(kind));
        if self.scene.sequence.task() != kind {
            self.edit(None, |scene| scene.sequence = sequence);
        }
    }

    /// Keeps what was typed for a task for the time when the task is chosen again.
    pub(super) fn remember_sequence(&mut self) {
        let sequence = &self.scene.sequence;
        if *sequence.content() != Content::Made {
            self.remembered.retain(|other| other.task() != sequence.task());
            self.remembered.push(sequence.clone());
        }
    }

    fn type_numbers(&mut self, typed: &str) {
        let read = numbers::read(typed).and_then(|values| Sequence::new(&numbers::KIND, Content::Numbers(values)));
        let (sequence, error) = split(read);
        self.drafts.numbers = Draft { text: typed.into(), error };
        self.take_sequence(sequence, "numbers");
    }

    /// A table that the lab has read; one that it could not read leaves the last good one.
    fn set_table(&mut self, draft: &TableDraft) {
        let read = draft.table.clone().map(|table| Sequence::new(&table::KIND, Content::Table(table)));
        self.drafts.table = draft.clone();
        self.take_sequence(read.and_then(Result::ok), "table");
    }

    fn type_text(&mut self, typed: &str) {
        let (sequence, error) = split(read_text(typed));
        self.drafts.text = Draft { text: typed.into(), error };
        self.take_sequence(sequence, "text");
    }

    fn take_sequence(&mut self, sequence: Option<Sequence>, gesture: &'static str) {
        if let Some(sequence) = sequence {
            self.edit(Some(gesture), |scene| scene.sequence = sequence);
        }
    }

    fn draw(&mut self, index: usize, value: f64) {
        let Content::Numbers(values) = self.scene.sequence.content() else { return };
        let mut values = values.clone();
        if let Some(place) = values.get_mut(index) {
            *place = value;
        }
        self.take_sequence(Sequence::new(&numbers::KIND, Content::Numbers(values)).ok(), "draw");
    }

    /// T; own numbers are cut, or zeros are added. What one drag cuts off comes back while it lasts.
    fn set_steps(&mut self, steps: usize) {
        let steps = steps.clamp(*limits::STEPS.start(), *limits::STEPS.end());
        let origin = self.history.past.last().filter(|_| self.history.gesture == Some("steps"));
        let Content::Numbers(values) = origin.unwrap_or(&self.scene).sequence.content() else {
            self.edit(Some("steps"), |scene| scene.steps = steps);
            return;
        };
        let values = values.iter().copied().chain(std::iter::repeat(0.0)).take(steps).collect();
        self.take_sequence(Sequence::new(&numbers::KIND, Content::Numbers(values)).ok(), "steps");
    }

    /// Editors show what is used, as it was typed where it still reads as that. What is wrong stays until something
    /// else takes its place.
    pub(super) fn refresh_drafts(&mut self, before: &Scene) {
        let (scene, fresh) = (&self.scene, Drafts::of(&self.scene, self.language()));
        if before.seed != scene.seed && self.drafts.seed.text.trim().parse() != Ok(scene.seed) {
            self.drafts.seed = fresh.seed;
        }
        let returns = before.sequence.task() != scene.sequence.task();
        if before.sequence == scene.sequence {
            return;
        }
        let Drafts { numbers: own_numbers, table: own_table, text: own_text, .. } = &mut self.drafts;
        let stays = |draft: &Draft<TaskError>| returns && draft.error.is_some();
        match scene.sequence.content() {
            Content::Numbers(values)
                if !stays(own_numbers) && numbers::read(&own_numbers.text).as_ref() != Ok(values) =>
            {
                *own_numbers = fresh.numbers;
            }
            Content::Table(table)
                if own_table.table.as_ref() != Some(table) && !(returns && own_table.table.is_none()) =>
            {
                *own_table = fresh.table;
            }
            Content::Text(text) if !stays(own_text) && *own_text.text != **text => *own_text = fresh.text,
            _ => {}
        }
    }

    /// Editors show what is used in the form of the language; what is wrong stays as it was typed.
    pub(super) fn translate_drafts(&mut self) {
        if self.drafts.numbers.error.is_none() {
            self.drafts.numbers = Drafts::of(&self.scene, self.language()).numbers;
        }
    }
}

fn read_text(typed: &str) -> Result<Sequence, TaskError> {
    let (kept, cut) = text::read(typed)?;
    if cut {
        return Err(TaskError::TextLong { max: crate::task::limits::TEXT_MAX });
    }
    Sequence::new(&text::KIND, Content::Text(kept.to_owned()))
}

fn split(read: Result<Sequence, TaskError>) -> (Option<Sequence>, Option<TaskError>) {
    match read {
        Ok(sequence) => (Some(sequence), None),
        Err(error) => (None, Some(error)),
    }
}
