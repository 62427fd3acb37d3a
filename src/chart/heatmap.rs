//! What does a field of numbers look like?
//!
//! One pixel for each value: rows are units, columns are time steps. The picture is scaled on the page without
//! smoothing, so a heat map costs one image however large it is shown.

use super::colour::Rgb;
use super::frame::Frame;
use super::palette::Palette;
use super::pen::{Drawn, Pen};
use super::scale::{Level, Scale};
use super::theme::Theme;
use crate::engine::Slab;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::DrawingBackend;

/// A view of numbers as rows × columns, without copying them: one slice for each time step.
#[derive(Clone, Debug)]
pub struct Grid<'a> {
    columns: Vec<&'a [f64]>,
    rows: usize,
    batch: usize,
    member: usize,
}

impl<'a> Grid<'a> {
    /// A node of a trace or of gradients, for one member of the batch.
    pub fn slab(slab: &Slab<'a, f64>, batch: usize, member: usize) -> Self {
        let columns = (0..slab.steps()).map(|t| slab.step(t)).collect();
        Self { columns, rows: slab.units(), batch: batch.max(1), member }
    }

    /// Numbers `[columns][rows]`, one column after the other: inputs as a trace holds them.
    pub fn steps(values: &'a [f64], rows: usize) -> Self {
        Self { columns: values.chunks_exact(rows.max(1)).collect(), rows, batch: 1, member: 0 }
    }

    /// Rows and columns.
    pub fn size(&self) -> (usize, usize) {
        (self.rows, self.columns.len())
    }

    /// The number in a row and column; outside of the numbers given, not a number.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        let steps = self.columns.get(column).and_then(|step| step.get(row * self.batch + self.member));
        steps.copied().unwrap_or(f64::NAN)
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

/// Draws an image into the frame's plot: a rectangle for each run of equal pixels in a row, nothing where a pixel is
/// transparent. Pixels narrower than those of the drawing are left out.
pub fn draw_image<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    frame: Frame,
    image: &Image,
    theme: Theme,
) -> Drawn<DB> {
    let (pen, plot) = (Pen::new(area, frame, theme), frame.plot());
    let x = |column: usize| plot.left + column as f64 * plot.width() / image.width.max(1) as f64;
    let y = |row: usize| plot.top + row as f64 * plot.height() / image.height.max(1) as f64;
    for (row, pixels) in image.rgba.chunks_exact(image.width.max(1) * 4).enumerate() {
        let pixels: Vec<&[u8]> = pixels.chunks_exact(4).collect();
        let mut column = 0;
        for run in pixels.chunk_by(|a, b| a == b) {
            let from = column;
            column += run.len();
            if let [r, g, b, 1..=255] = *run[0] {
                pen.fill_pixels((x(from), y(row)), (x(column), y(row + 1)), Rgb(r, g, b))?;
            }
        }
    }
    Ok(())
}

/// The colour map itself as an image one pixel high, for a legend.
pub fn bar_image(palette: &Palette) -> Image {
    let rgba: Vec<u8> = palette.levels().flat_map(|c| c.rgba()).collect();
    Image { width: rgba.len() / 4, height: 1, rgba }
}
