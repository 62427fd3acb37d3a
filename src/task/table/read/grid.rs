//! Which cells does a text hold, before any of them is a number?

use super::super::MISSING;
use super::{CELLS_MAX, Layout, Options, Place, ReadError, name};
use crate::task::decimal::{self, Mark};
use crate::task::limits;
use std::borrow::Cow;

/// A row's cells with its place.
pub(super) type Row<'a> = (Place, Vec<Cow<'a, str>>);

/// A column's name and its cells, one for each step.
pub(super) struct Column<'a> {
    pub name: String,
    /// Whether its name stood after `=`.
    marked: bool,
    cells: Vec<Cow<'a, str>>,
}

/// The steps that are taken, column by column.
pub(super) struct Grid<'a> {
    pub layout: Layout,
    pub comma: bool,
    pub header: bool,
    pub places: Vec<Place>,
    pub columns: Vec<Column<'a>>,
}

impl<'a> Grid<'a> {
    /// Takes from the rows what is asked for; the first row holds names where none of its cells is a number.
    pub fn new(layout: Layout, rows: impl Iterator<Item = Row<'a>>, options: &Options) -> Result<Self, ReadError> {
        let (from, to) = options.steps.unwrap_or((1, limits::NUMBERS_MAX));
        if from == 0 || to < from {
            return Err(ReadError::Steps { from, to });
        }
        if to - from >= limits::NUMBERS_MAX {
            return Err(ReadError::Rows { most: limits::NUMBERS_MAX });
        }
        let mut rows = rows.peekable();
        let first = rows.peek().map(|(_, cells)| cells.clone()).ok_or(ReadError::Empty)?;
        if first.len() > CELLS_MAX {
            return Err(ReadError::Columns { got: first.len(), most: limits::COLUMNS_MAX });
        }
        let header = is_header(&first);
        let marked = |cell: &str| header && cell.starts_with('=');
        let named = |(k, cell): (usize, &Cow<'a, str>)| Column {
            name: name(if header { cell } else { "" }, k),
            marked: marked(cell),
            cells: Vec::new(),
        };
        let columns = first.iter().enumerate().map(named).collect();
        let mut grid = Self { layout, comma: false, header, places: Vec::new(), columns };
        let mut rows = rows.skip(usize::from(header)).skip(from - 1);
        rows.by_ref().take(to - from + 1).try_for_each(|row| grid.push(row))?;
        if options.steps.is_none() && rows.next().is_some() {
            return Err(ReadError::Rows { most: limits::NUMBERS_MAX });
        }
        if grid.places.is_empty() {
            return Err(if from > 1 { ReadError::Steps { from, to } } else { ReadError::Empty });
        }
        grid.comma = matches!(layout, Layout::Semicolon | Layout::Tab) && grid.has_decimal_comma();
        Ok(grid)
    }

    fn push(&mut self, (place, cells): Row<'a>) -> Result<(), ReadError> {
        let (got, want) = (cells.len(), self.columns.len());
        if got != want {
            return Err(ReadError::Row { place, got, want });
        }
        self.places.push(place);
        self.columns.iter_mut().zip(cells).for_each(|(column, cell)| column.cells.push(cell));
        Ok(())
    }

    fn has_decimal_comma(&self) -> bool {
        let cells = self.columns.iter().flat_map(|column| &column.cells);
        cells.into_iter().any(|cell| cell.contains(',') && decimal::read(cell, Mark::PointOrComma).is_some())
    }

    /// A cell as a number: with a comma or with a point, never with either.
    fn number(&self, cell: &str) -> Option<f64> {
        match self.comma {
            true if cell.contains('.') => None,
            true => decimal::read(cell, Mark::PointOrComma),
            false => decimal::read(cell, Mark::Point),
        }
    }

    /// Takes out the columns without any number that are not asked for; gives their names.
    pub fn leave_out(&mut self, options: &Options) -> Vec<String> {
        let columns = std::mem::take(&mut self.columns);
        let asked = |column: &Column<'_>| column.marked || options.target.as_ref() == Some(&column.name);
        let kept = |column: &Column<'_>| asked(column) || column.cells.iter().any(|cell| self.number(cell).is_some());
        let (columns, left_out): (Vec<_>, Vec<_>) = columns.into_iter().partition(kept);
        self.columns = columns;
        left_out.into_iter().map(|column| column.name).collect()
    }

    /// Takes out the target column: the chosen one, else the marked one.
    pub fn take_target(&mut self, options: &Options) -> Result<Option<Column<'a>>, ReadError> {
        let place = match &options.target {
            None => self.columns.iter().position(|column| column.marked),
            Some(name) if name.is_empty() => None,
            Some(name) => {
                let place = self.columns.iter().position(|column| column.name == *name);
                Some(place.ok_or_else(|| ReadError::Target { name: limits::quote(name) })?)
            }
        };
        Ok(place.map(|place| self.columns.remove(place)))
    }

    /// The column's cells as numbers, all of which are there.
    pub fn numbers(&self, column: &Column<'_>) -> Result<Vec<f64>, ReadError> {
        let number = |(&place, value): (&Place, Result<Option<f64>, ReadError>)| {
            value?.ok_or_else(|| ReadError::Missing { place, column: column.name.clone() })
        };
        self.places.iter().zip(self.values(column)).map(number).collect()
    }

    /// The column's cells as wanted answers.
    pub fn wanted(&self, column: &Column<'_>) -> Result<Vec<Option<f64>>, ReadError> {
        let values = self.values(column).collect::<Result<Vec<_>, _>>()?;
        self.check_range(column, &values.iter().map(|value| value.unwrap_or_default()).collect::<Vec<_>>())?;
        Ok(values)
    }

    fn values<'b>(&'b self, column: &'b Column<'_>) -> impl Iterator<Item = Result<Option<f64>, ReadError>> + 'b {
        self.places.iter().zip(&column.cells).map(move |(&place, cell)| match self.number(cell) {
            // What is beyond the doubles stays so, whatever is done to it.
            Some(value) if !value.is_finite() => Err(range(place, column, cell)),
            None if !is_missing(cell) => {
                Err(ReadError::Number { place, column: column.name.clone(), token: limits::quote(cell) })
            }
            value => Ok(value),
        })
    }

    /// Whether the values made of a column are such as a sequence can have.
    pub fn check_range(&self, column: &Column<'_>, values: &[f64]) -> Result<(), ReadError> {
        let outside = values.iter().position(|value| !super::super::in_range(*value));
        let cell = outside.and_then(|t| Some((*self.places.get(t)?, column.cells.get(t)?)));
        cell.map_or(Ok(()), |(place, cell)| Err(range(place, column, cell)))
    }
}

fn range(place: Place, column: &Column<'_>, cell: &str) -> ReadError {
    let (column, token) = (column.name.clone(), limits::quote(cell));
    ReadError::Range { place, column, token, max: limits::NUMBER_MAX }
}

fn is_missing(cell: &str) -> bool {
    MISSING.contains(&cell)
}

fn is_header(cells: &[Cow<'_, str>]) -> bool {
    let number = |cell: &Cow<'_, str>| decimal::read(cell, Mark::PointOrComma).is_some();
    !cells.iter().any(number) && cells.iter().any(|cell| !is_missing(cell))
}
