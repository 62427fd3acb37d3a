//! How is a table of one's own read, however its program wrote it? CSV with commas or semicolons, TSV, columns of spaces,
//! JSON; decimal points or commas; with names or without.
//!
//! Nothing is kept that was not asked for: the text is at most [`BYTES_MAX`] long, at most 500 rows and [`CELLS_MAX`] cells of
//! a row leave it.

mod error;
mod grid;
mod json;
mod text;

use super::{Table, Target, is_name};
use crate::task::limits;
pub use error::{Place, ReadError};
use grid::{Column, Grid};

/// The longest text that is read.
pub const BYTES_MAX: usize = 4 << 20;

/// The most cells of a row, those left out included.
pub const CELLS_MAX: usize = 256;

/// What is made of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The target column's name, empty for none; where nothing is chosen, the column whose name stands after `=`.
    pub target: Option<String>,
    /// Whether each input column is moved to mean 0 and scaled to variance 1 (of the population).
    pub normalise: bool,
    /// The steps that are taken, from 1, both ends included; all where none are given.
    pub steps: Option<(usize, usize)>,
}

/// How a text separates cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// By commas.
    Comma,
    /// By semicolons.
    Semicolon,
    /// By tabs.
    Tab,
    /// By spaces.
    Spaces,
    /// As JSON: a list of lists or of records.
    Json,
}

impl Layout {
    /// Its name, which is a key of the words: `rail-layout-comma`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Spaces => "spaces",
            Self::Json => "json",
        }
    }
}

/// What was read, for a person to compare with what was meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// How cells are separated.
    pub layout: Layout,
    /// Whether decimals begin with a comma.
    pub comma: bool,
    /// Whether the columns had names.
    pub header: bool,
    /// T
    pub steps: usize,
    /// The columns that hold numbers.
    pub columns: Vec<Summary>,
    /// The names of the columns without any number, which are not read.
    pub left_out: Vec<String>,
}

/// One column's numbers as they stand in the text, over the steps that are taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its name.
    pub name: String,
    /// The smallest; ∞ where there is none.
    pub min: f64,
    /// The largest; −∞ where there is none.
    pub max: f64,
    /// The mean; NaN where there is none.
    pub mean: f64,
    /// How many cells hold nothing.
    pub missing: usize,
}

/// Reads a table.
///
/// # Errors
/// [`ReadError`]: what is wrong, in which line and column, and what to do.
pub fn read(text: &str, options: &Options) -> Result<(Table, Preview), ReadError> {
    let (mut grid, left_out) = cells(text, options)?;
    let target = grid.take_target(options)?;
    if !(1..=limits::COLUMNS_MAX).contains(&grid.columns.len()) {
        return Err(ReadError::Columns { got: grid.columns.len(), most: limits::COLUMNS_MAX });
    }
    let inputs =
        grid.columns.iter().map(|column| input(&grid, column, options.normalise)).collect::<Result<Vec<_>, _>>()?;
    let wanted = target.as_ref().map(|column| Ok(Target { name: column.name.clone(), values: grid.wanted(column)? }));
    let target = match wanted {
        Some(wanted) => Some(wanted?),
        None => None,
    };
    let steps = grid.places.len();
    let summaries = inputs.iter().map(|(_, summary)| summary.clone());
    let columns = summaries.chain(target.as_ref().map(|target| summary(&target.name, &target.values))).collect();
    let preview = Preview { layout: grid.layout, comma: grid.comma, header: grid.header, steps, columns, left_out };
    let names = grid.columns.iter().map(|column| column.name.clone()).collect();
    let rows = (0..steps).flat_map(|t| inputs.iter().filter_map(move |(values, _)| values.get(t).copied()));
    let table = Table { columns: names, inputs: rows.collect(), target };
    Ok((table, preview))
}

/// The names of the columns that hold numbers, in their order, even where a number is missing or bad: what a target is chosen
/// from. Empty where there are no columns yet.
pub fn columns(text: &str, options: &Options) -> Vec<String> {
    let columns = cells(text, options).map(|(grid, _)| grid.columns).unwrap_or_default();
    columns.into_iter().map(|column| column.name).collect()
}

/// The cells that are taken, and the names of the columns that are left out.
fn cells<'a>(text: &'a str, options: &Options) -> Result<(Grid<'a>, Vec<String>), ReadError> {
    if text.len() > BYTES_MAX {
        return Err(ReadError::Large { bytes: text.len(), most: BYTES_MAX });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut grid =
        if text.trim_start().starts_with(['[', '{']) { json::grid(text, options)? } else { text::grid(text, options)? };
    let left_out = grid.leave_out(options);
    Ok((grid, left_out))
}

/// One input column, every cell a number; as it stands, and what it holds.
fn input(grid: &Grid<'_>, column: &Column<'_>, normalise: bool) -> Result<(Vec<f64>, Summary), ReadError> {
    let raw = grid.numbers(column)?;
    let summary = summary(&column.name, &raw.iter().copied().map(Some).collect::<Vec<_>>());
    let values = if normalise { normalised(&raw, summary.mean) } else { raw };
    grid.check_range(column, &values)?;
    Ok((values, summary))
}

/// Mean 0, variance 1 of the population; a constant column becomes 0.
fn normalised(values: &[f64], mean: f64) -> Vec<f64> {
    let squares = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
    let deviation = libm::sqrt(squares / values.len() as f64);
    let scaled = |x: &f64| if deviation > 0.0 { (x - mean) / deviation } else { 0.0 };
    values.iter().map(scaled).collect()
}

fn summary(name: &str, values: &[Option<f64>]) -> Summary {
    let numbers = || values.iter().flatten().copied();
    let count = numbers().count();
    Summary {
        name: name.to_owned(),
        min: numbers().fold(f64::INFINITY, f64::min),
        max: numbers().fold(f64::NEG_INFINITY, f64::max),
        mean: numbers().sum::<f64>() / count as f64,
        missing: values.len() - count,
    }
}

/// The nearest name that a column can have; `x3` where there is none.
fn name(cell: &str, k: usize) -> String {
    let start = cell.trim_start_matches(['=', '[', '{', '\u{feff}']);
    let plain = start.chars().filter(|c| !c.is_control()).map(|c| if matches!(c, ',' | ';' | '"') { ' ' } else { c });
    let short: String = plain.take(limits::QUOTE_MAX).collect();
    let short = short.trim();
    if is_name(short) { short.to_owned() } else { format!("x{}", k + 1) }
}
