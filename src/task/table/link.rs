//! How does a table come out of a link? `a,b,=y;0.1,2,0.5;0.2,3,`: rows end with `;`, cells with `,`.

use super::{Table, Target, cell_error, in_range};
use crate::task::decimal::{self, Mark};
use crate::task::{TaskError, limits};

/// The most cells of a row that are looked at: one more than there may be.
const CELLS: usize = limits::COLUMNS_MAX + 2;

/// Reads a table's text, but only its first 500 rows; true where more follow.
///
/// The first row holds names where one of its cells is no number; the name after `=` is the target's, which stands last.
/// Without names the inputs are x1, x2 … and nothing is wanted.
///
/// Errors: as [`Table::check`].
pub fn read_first(text: &str) -> Result<(Table, bool), TaskError> {
    let text = text.strip_suffix(';').unwrap_or(text);
    let (first, rest) = text.split_once(';').unwrap_or((text, ""));
    let first_cells: Vec<&str> = first.split(',').take(CELLS).map(str::trim).collect();
    let named = first_cells.iter().any(|cell| !cell.is_empty() && decimal::read(cell, Mark::Point).is_none());
    let mut table = if named { names(&first_cells) } else { unnamed(first_cells.len()) };
    let rows = if named { rest } else { text };
    let mut rows = rows.split(';').filter(|_| !rows.is_empty());
    for (t, row) in rows.by_ref().take(limits::NUMBERS_MAX).enumerate() {
        table.read_row(row, t)?;
    }
    table.check()?;
    Ok((table, rows.next().is_some()))
}

fn names(cells: &[&str]) -> Table {
    let target = cells.last().and_then(|last| last.strip_prefix('='));
    let inputs = &cells[..cells.len() - usize::from(target.is_some())];
    let target = target.map(|name| Target { name: name.to_owned(), values: Vec::new() });
    Table { columns: inputs.iter().map(|&name| name.to_owned()).collect(), inputs: Vec::new(), target }
}

fn unnamed(width: usize) -> Table {
    Table { columns: (1..=width).map(|k| format!("x{k}")).collect(), inputs: Vec::new(), target: None }
}

impl Table {
    fn read_row(&mut self, row: &str, t: usize) -> Result<(), TaskError> {
        let cells: Vec<&str> = row.split(',').take(CELLS).map(str::trim).collect();
        let width = self.columns.len();
        let want = width + usize::from(self.target.is_some());
        if cells.len() != want {
            return Err(TaskError::TableRow { row: t + 1, got: cells.len(), want });
        }
        for (k, cell) in cells.iter().enumerate() {
            let value = decimal::read(cell, Mark::Point).filter(|value| in_range(*value));
            match &mut self.target {
                Some(target) if k == width && (cell.is_empty() || value.is_some()) => target.values.push(value),
                _ => self.inputs.push(value.ok_or_else(|| cell_error(cell, t, k))?),
            }
        }
        Ok(())
    }
}
