//! How does a picture become an SVG that says what it is?
//!
//! plotters draws; title, description and the link are put in after the opening tag, escaped. Cells of heat maps are
//! drawn with sharp edges at any size.

use super::Picture;
use crate::words::Words;
use plotters::drawing::IntoDrawingArea;
use plotters::prelude::SVGBackend;

/// What plotters' SVG divides text sizes by.
const TEXT_FACTOR: f64 = 1.24;

impl Picture<'_> {
    /// The picture as an SVG; `None` where it could not be drawn, which is not expected.
    pub fn svg(&self, words: &Words) -> Option<String> {
        let (width, height) = self.size();
        let mut drawing = String::new();
        {
            let area = SVGBackend::with_string(&mut drawing, (width as u32, height as u32)).into_drawing_area();
            self.draw(&area, 1.0, TEXT_FACTOR, words).ok()?;
            area.present().ok()?;
        }
        self.described(&drawing)
    }

    fn described(&self, drawing: &str) -> Option<String> {
        let (opening, rest) = drawing.split_once(">\n")?;
        let (title, description, link) = (escaped(self.title), escaped(self.description), escaped(self.link));
        Some(format!(
            "{opening} role=\"img\">\n<title>{title}</title>\n<desc>{description}</desc>\n\
             <metadata><source xmlns=\"http://purl.org/dc/elements/1.1/\">{link}</source></metadata>\n\
             <style>rect{{shape-rendering:crispEdges}}</style>\n{rest}"
        ))
    }
}

/// A text as XML holds it; characters that XML 1.0 has no place for are left out.
fn escaped(text: &str) -> String {
    let allowed =
        |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(allowed) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_text_ends_it() {
        assert_eq!(
            escaped("#v=1&x=1]]></source><script>\"'"),
            "#v=1&amp;x=1]]&gt;&lt;/source&gt;&lt;script&gt;&quot;&apos;"
        );
        assert_eq!(escaped("a\u{0}b\u{1B}c\u{FFFF}d\n"), "abcd\n");
    }
}
