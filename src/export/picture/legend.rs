//! Which line is whose, and what was measured on it?

use super::{SMALL, text};
use crate::chart::{Drawn, LineStyle, Pen, Stroke, Type};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, VPos};

/// For the piece of line before a sentence.
const SAMPLE: f64 = 34.0;

/// A line's look with a sentence.
pub type Entry = (LineStyle, String);

/// Sentences below each other, each after a piece of its line.
pub(super) struct Legend {
    entries: Vec<Entry>,
}

impl Legend {
    pub(super) fn new(entries: impl Iterator<Item = Entry>) -> Self {
        Self { entries: entries.collect() }
    }

    /// Lines of text in a width, and half a line after the last.
    pub(super) fn height(&self, width: f64) -> f64 {
        let lines: usize = self.entries.iter().map(|(_, sentence)| wrapped(sentence, width).len()).sum();
        if lines > 0 { lines as f64 + 0.5 } else { 0.0 }
    }

    pub(super) fn draw<DB: DrawingBackend>(&self, pen: &Pen<DB>, (left, top): (f64, f64), width: f64) -> Drawn<DB> {
        let kind = Type::new(SMALL.0, pen.theme.ink(), HPos::Left, VPos::Top);
        let mut line = 0.0;
        for (style, sentence) in &self.entries {
            let y = top + line * SMALL.1;
            let middle = y + 0.45 * SMALL.0;
            let stroke = Stroke { colour: style.style.colour, width: style.width, dash: style.style.dash };
            pen.line((left, middle), (left + SAMPLE - 8.0, middle), stroke)?;
            if style.is_marked {
                pen.marker((left + 0.5 * (SAMPLE - 8.0), middle), style.style.marker, 3.5, style.style.colour)?;
            }
            for (k, text) in wrapped(sentence, width).iter().enumerate() {
                pen.text(text, (left + SAMPLE, y + k as f64 * SMALL.1), kind)?;
                line += 1.0;
            }
        }
        Ok(())
    }
}

fn wrapped(sentence: &str, width: f64) -> Vec<String> {
    text::wrapped(sentence, SMALL.0, width - SAMPLE, usize::MAX)
}
