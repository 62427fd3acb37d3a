//! How do lines become cells? Line by line, so that a line's number is the one that an editor shows: no cell spans lines.

use super::grid::{Grid, Row};
use super::{CELLS_MAX, Layout, Options, Place, ReadError};
use std::borrow::Cow;

pub(super) fn grid<'a>(text: &'a str, options: &Options) -> Result<Grid<'a>, ReadError> {
    let lines = || text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let layout = layout(lines().map(|(_, line)| line));
    let row = move |(k, line): (usize, &'a str)| -> Row<'a> { (Place::Line(k + 1), cells(line, layout)) };
    Grid::new(layout, lines().map(row), options)
}

/// A tab separates before a semicolon, a semicolon before a comma, a comma before spaces.
fn layout<'a>(mut lines: impl Iterator<Item = &'a str>) -> Layout {
    let first = lines.next().unwrap_or_default();
    let all = [('\t', Layout::Tab), (';', Layout::Semicolon), (',', Layout::Comma)];
    let found = all.into_iter().find(|(sign, _)| first.contains(*sign));
    // A name of two words alone in its line is one name where the next line holds one number.
    let mut alone = || lines.next().is_some_and(|second| second.split_whitespace().count() == 1);
    found.map_or_else(|| if alone() { Layout::Comma } else { Layout::Spaces }, |(_, layout)| layout)
}

fn cells(line: &str, layout: Layout) -> Vec<Cow<'_, str>> {
    let sign = match layout {
        Layout::Comma => ',',
        Layout::Semicolon => ';',
        Layout::Tab => '\t',
        Layout::Spaces | Layout::Json => {
            return line.split_whitespace().take(CELLS_MAX + 1).map(unquoted).collect();
        }
    };
    let mut quoted = false;
    let ends = move |c: char| {
        quoted ^= c == '"';
        c == sign && !quoted
    };
    line.split(ends).take(CELLS_MAX + 1).map(unquoted).collect()
}

/// `"a ""b"""` is a "b".
fn unquoted(cell: &str) -> Cow<'_, str> {
    let cell = cell.trim();
    match cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inside) if inside.contains('"') => Cow::Owned(inside.replace("\"\"", "\"")),
        Some(inside) => Cow::Borrowed(inside.trim()),
        None => Cow::Borrowed(cell),
    }
}
