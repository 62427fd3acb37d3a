//! How does a text fit a width?

use crate::chart::text_width;

/// Lines of a text that are about as wide as allowed, broken at spaces, or inside a word that is wider than a line; where
/// there are more than `most`, the last one ends with `…`.
pub(super) fn wrapped(text: &str, size: f64, width: f64, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_inclusive(' ').flat_map(|word| pieces(word, size, width)) {
        let fits = |line: &String| text_width(&format!("{line}{}", word.trim_end()), size) <= width;
        match lines.last_mut().filter(|line| line.is_empty() || fits(line)) {
            Some(line) => line.push_str(&word),
            None => lines.push(word),
        }
    }
    lines.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
    lines.retain(|line| !line.is_empty());
    if lines.len() > most {
        lines.truncate(most);
        lines.last_mut().into_iter().for_each(|line| shorten(line, size, width));
    }
    lines
}

/// A word, cut where it is wider than a line.
fn pieces(word: &str, size: f64, width: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut filled = 0.0;
    for c in word.chars() {
        let step = text_width(c.encode_utf8(&mut [0; 4]), size);
        if filled + step > width && filled > 0.0 && c != ' ' {
            pieces.push(String::new());
            filled = 0.0;
        }
        filled += step;
        pieces.last_mut().into_iter().for_each(|piece| piece.push(c));
    }
    pieces
}

fn shorten(line: &mut String, size: f64, width: f64) {
    while text_width(line, size) + text_width("…", size) > width && line.pop().is_some() {}
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_spaces_or_inside_long_words() {
        let width = |text: &str| text_width(text, 10.0);
        assert_eq!(wrapped("ab cd ef", 10.0, width("ab cd"), 9), ["ab cd", "ef"]);
        assert_eq!(wrapped("abcdef", 10.0, width("abcd"), 9), ["abcd", "ef"]);
        assert_eq!(wrapped("abcdefgh", 10.0, width("abcd"), 1), ["abc…"]);
        assert_eq!(wrapped("", 10.0, 50.0, 2), [] as [&str; 0]);
        let long = "#v=1&text=".to_owned() + &"%C3%A9".repeat(200);
        let lines = wrapped(&long, 10.0, 300.0, 2);
        assert!(lines.len() == 2 && lines.iter().all(|line| width(line) <= 300.0), "{lines:?}");
    }
}
