//! What does a cell do with a table of one's own? x_t is the t-th row's numbers; wanted: its number in the target column,
//! where there is one.

mod link;
#[cfg(feature = "files")]
pub mod read;

use super::{Channel, Content, Sample, Score, TaskError, TaskKind, decimal, limits};
use crate::math::rng::SplitMix64;
pub use link::read_first;

/// A table of one's own.
pub const KIND: TaskKind = TaskKind { id: "table", min_steps: 1, example, score: Score::SquaredError, generate };

/// What stands for a number that is not there.
const MISSING: [&str; 7] = ["", "NA", "NaN", "nan", "null", "None", "?"];

/// Numbers in columns, one row for each step.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The names of the I input columns; see [`is_name`].
    pub columns: Vec<String>,
    /// x, shape `[T][I]` row-major.
    pub inputs: Vec<f64>,
    /// The wanted answers.
    pub target: Option<Target>,
}

/// The column of wanted answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// y, shape `[T]`; `None` where no answer is wanted.
    pub values: Vec<Option<f64>>,
}

impl Table {
    /// T
    pub fn steps(&self) -> usize {
        self.inputs.len() / self.columns.len().max(1)
    }

    /// Every number of the table.
    pub fn numbers_mut(&mut self) -> impl Iterator<Item = &mut f64> {
        let wanted = self.target.iter_mut().flat_map(|target| target.values.iter_mut().flatten());
        self.inputs.iter_mut().chain(wanted)
    }

    /// Whether this table can be a sequence: 1 to 500 rows of 1 to 64 inputs, each number finite and of magnitude up to 10⁶.
    ///
    /// Errors: what is wrong, with its row and column (from 1; the target after the inputs).
    pub fn check(&self) -> Result<(), TaskError> {
        let (rows, width) = (self.steps(), self.columns.len());
        if !(1..=limits::NUMBERS_MAX).contains(&rows) || !(1..=limits::COLUMNS_MAX).contains(&width) {
            let (rows_max, columns_max) = (limits::NUMBERS_MAX, limits::COLUMNS_MAX);
            return Err(TaskError::TableSize { rows, columns: width, rows_max, columns_max });
        }
        let wanted = self.target.as_ref().map_or(rows, |target| target.values.len());
        if self.inputs.len() != rows * width || wanted != rows {
            return Err(TaskError::TableRow { row: rows.min(wanted) + 1, got: self.inputs.len() % width, want: width });
        }
        let names = self.columns.iter().chain(self.target.iter().map(|target| &target.name));
        names.into_iter().find(|name| !is_name(name)).map_or(Ok(()), |name| Err(name_error(name)))?;
        let wanted = |row: usize| self.target.iter().flat_map(move |target| target.values.get(row).copied().flatten());
        let rows = self.inputs.chunks_exact(width).enumerate();
        let cells =
            rows.flat_map(|(row, x)| x.iter().copied().chain(wanted(row)).enumerate().map(move |(k, v)| (row, k, v)));
        let outside = cells.into_iter().find(|(_, _, value)| !in_range(*value));
        outside.map_or(Ok(()), |(row, k, value)| Err(cell_error(&decimal::write(value), row, k)))
    }

    /// The table as text: the names, then one row for each step, cells separated by commas; a name after `=` is the target's.
    /// [`read_first`] gives it back, bit for bit, where `;` ends the rows.
    pub fn write(&self, row_end: char, name: impl Fn(&str) -> String) -> String {
        let mut text = self.columns.iter().map(|column| name(column)).collect::<Vec<_>>().join(",");
        if let Some(target) = &self.target {
            text.push_str(",=");
            text.push_str(&name(&target.name));
        }
        for (t, row) in self.inputs.chunks_exact(self.columns.len().max(1)).enumerate() {
            text.push(row_end);
            text.push_str(&row.iter().map(|x| decimal::write(*x)).collect::<Vec<_>>().join(","));
            if let Some(target) = &self.target {
                text.push(',');
                text.push_str(&target.values.get(t).copied().flatten().map(decimal::write).unwrap_or_default());
            }
        }
        text
    }
}

/// Whether a column can have this name: 1 to 40 characters that read as a name wherever a table is written.
pub fn is_name(name: &str) -> bool {
    let apart = |c: char| matches!(c, ',' | ';' | '"') || c.is_control();
    name.chars().count() <= limits::QUOTE_MAX
        && name.trim() == name
        && !name.starts_with(['=', '[', '{', '\u{feff}'])
        && !name.contains(apart)
        && !MISSING.contains(&name)
        && decimal::read(name, decimal::Mark::PointOrComma).is_none()
}

/// Two inputs that push a state up or down, and the state that is wanted until the next push: one bit of memory.
fn example() -> Content {
    let (mut inputs, mut values, mut state) = (Vec::new(), Vec::new(), None);
    for t in 0..24 {
        let (up, down) = (t == 2 || t == 13, t == 7 || t == 19);
        state = if up {
            Some(1.0)
        } else if down {
            Some(-1.0)
        } else {
            state
        };
        inputs.extend([up, down].map(|push| if push { 1.0 } else { 0.0 }));
        values.push(state);
    }
    let target = Some(Target { name: "state".to_owned(), values });
    Content::Table(Table { columns: vec!["up".to_owned(), "down".to_owned()], inputs, target })
}

fn generate(content: &Content, _: usize, _: &mut SplitMix64) -> Result<Sample, TaskError> {
    let Content::Table(table) = content else { return Err(TaskError::Content { task: KIND.id }) };
    table.check()?;
    let steps = table.steps();
    Ok(Sample {
        steps,
        input: table.columns.len(),
        inputs: table.inputs.clone(),
        targets: table.target.as_ref().map_or_else(|| vec![None; steps], |target| target.values.clone()),
        classes: None,
        labels: vec![String::new(); steps],
        channels: table.columns.iter().map(|name| Channel::Symbol(name.clone())).collect(),
    })
}

fn in_range(value: f64) -> bool {
    value.abs() <= limits::NUMBER_MAX
}

fn name_error(name: &str) -> TaskError {
    TaskError::TableName { name: limits::quote(name) }
}

/// Row and column from 0.
fn cell_error(token: &str, row: usize, column: usize) -> TaskError {
    TaskError::TableCell { token: limits::quote(token), row: row + 1, column: column + 1, max: limits::NUMBER_MAX }
}
