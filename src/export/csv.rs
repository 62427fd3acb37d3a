//! How do all numbers of a comparison look as one table?
//!
//! Tidy: one row for each number, `column,cell,t,node,unit,value,gradient`. Columns, steps and units are counted from 1;
//! t = 0 are the initial states; x is the input, with its rows as units, and y the readout, with ∂L/∂y as its gradient.
//! What is not finite is written `Inf`, `-Inf`, `NaN`, which pandas and R both read.

use super::numbers::{Numbers, Piece, Specials, push};
use crate::scene::Comparison;
use std::ops::Deref;

/// The first line.
pub const HEADER: &str = "column,cell,t,node,unit,value,gradient\n";

const SPECIALS: Specials = ["Inf", "-Inf", "NaN"];

/// Bytes after which a piece of the text is handed out.
const CHUNK: usize = 1 << 16;

/// The table in pieces, each of whole lines. `C` is a reference or a shared pointer.
#[derive(Clone, Debug)]
pub struct Csv<C> {
    numbers: Numbers<C>,
    parts: Vec<(usize, Piece)>,
    /// `1,` `2,` … : what follows a node's name.
    units: Vec<String>,
    part: usize,
    step: usize,
    rows: (usize, usize),
}

impl<C: Deref<Target = Comparison>> Csv<C> {
    /// The table of a comparison, nothing written yet.
    pub fn new(comparison: C) -> Self {
        let numbers = Numbers::new(comparison);
        let columns = 0..numbers.comparison.columns.len();
        let parts: Vec<(usize, Piece)> =
            columns.flat_map(|k| Piece::all(numbers.run(k).plan.graph()).into_iter().map(move |p| (k, p))).collect();
        let shapes = parts.iter().map(|&(k, piece)| numbers.shape(k, piece));
        let widest = shapes.clone().map(|[_, width]| width).max().unwrap_or(0);
        let rows = (0, shapes.map(|[steps, width]| steps * width).sum());
        let units = (1..=widest).map(|unit| format!("{unit},")).collect();
        Self { numbers, parts, units, part: 0, step: 0, rows }
    }

    /// Rows written, and rows in all.
    pub fn progress(&self) -> (usize, usize) {
        self.rows
    }

    fn write_step(&mut self, column: usize, piece: Piece, out: &mut String) {
        let t = if matches!(piece, Piece::Initial(_)) { 0 } else { self.step + 1 };
        let (run, symbol) = (self.numbers.run(column), piece.symbol(self.numbers.run(column).plan.graph()));
        let place = format!("{},{},{t},{symbol},", column + 1, run.column);
        let [values, gradients] = self.numbers.at(column, piece, self.step);
        for ((value, gradient), unit) in values.iter().zip(gradients).zip(&self.units) {
            out.push_str(&place);
            out.push_str(unit);
            push(out, *value, SPECIALS);
            out.push(',');
            push(out, *gradient, SPECIALS);
            out.push('\n');
        }
        self.rows.0 += values.len();
    }
}

impl<C: Deref<Target = Comparison>> Iterator for Csv<C> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut out = String::with_capacity(CHUNK + CHUNK / 4);
        if self.rows.0 == 0 {
            out.push_str(HEADER);
        }
        while out.len() < CHUNK
            && let Some(&(column, piece)) = self.parts.get(self.part)
        {
            self.write_step(column, piece, &mut out);
            self.step += 1;
            if self.step == self.numbers.shape(column, piece)[0] {
                (self.part, self.step) = (self.part + 1, 0);
            }
        }
        (!out.is_empty()).then_some(out)
    }
}
