//! What does a field of numbers look like?
//!
//! One pixel for each value: rows are units, columns are time steps. The picture is scaled on the page without
//! smoothing, so a heat map costs one image however large it is shown.

use super::palette::Palette;
use super::scale::{Level, Scale};

/// A view of numbers as rows × columns, without copying them.
#[derive(Clone, Copy, Debug)]
pub struct Grid<'a> {
    values: &'a [f64],
    rows: usize,
    columns: usize,
    row_stride: usize,
    column_stride: usize,
}

impl<'a> Grid<'a> {
    /// Row-major numbers, `[rows][columns]`.
    pub fn row_major(values: &'a [f64], rows: usize, columns: usize) -> Self {
        Self { values, rows, columns, row_stride: columns, column_stride: 1 }
    }

    /// One member of a slab `[time][unit][batch]`: rows are units, columns are steps.
    pub fn slab(values: &'a [f64], units: usize, batch: usize, member: usize) -> Self {
        let columns = values.len().checked_div(units * batch).unwrap_or(0);
        let values = values.get(member..).unwrap_or_default();
        Self { values, rows: units, columns, row_stride: batch, column_stride: units * batch }
    }

    /// Rows and columns.
    pub fn size(&self) -> (usize, usize) {
        (self.rows, self.columns)
    }

    /// The number in a row and column; outside of the numbers given, not a number.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        let place = row * self.row_stride + column * self.column_stride;
        self.values.get(place).copied().unwrap_or(f64::NAN)
    }
}

/// Pixels, row by row from the top left, four bytes each: red, green, blue, alpha.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width · height · 4` bytes.
    pub rgba: Vec<u8>,
}

/// One pixel for each value. What is not finite is chequered in colours that no map has.
pub fn image(grid: &Grid, scale: Scale, palette: &Palette) -> Image {
    let (height, width) = grid.size();
    let ramp: Vec<[u8; 4]> = palette.levels().map(|c| c.rgba()).collect();
    let mut rgba = Vec::with_capacity(width * height * 4);
    for row in 0..height {
        for column in 0..width {
            let pixel = match scale.level(grid.at(row, column)) {
                Level::Of(k) => ramp[k],
                Level::Zero => palette.zero().rgba(),
                Level::Infinite => palette.infinite()[(row + column) % 2].rgba(),
                Level::NotANumber => palette.not_a_number()[(row + column) % 2].rgba(),
            };
            rgba.extend_from_slice(&pixel);
        }
    }
    Image { width, height, rgba }
}

/// The colour map itself as an image one pixel high, for a legend.
pub fn bar_image(palette: &Palette) -> Image {
    let rgba: Vec<u8> = palette.levels().flat_map(|c| c.rgba()).collect();
    Image { width: rgba.len() / 4, height: 1, rgba }
}
