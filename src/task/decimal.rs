//! How is a number written so that it comes back bit for bit? As the shortest decimal that reads as the same double.

/// What the decimals of a number may begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A point only.
    Point,
    /// A point or a comma.
    PointOrComma,
}

/// Reads `-1.5`, `2e-3`, `.5`; a typographic minus (U+2212) too. −0 becomes 0.
///
/// `None` for anything else, words such as `inf` and `NaN` included. A number beyond the doubles gives ±∞, which every
/// range check refuses.
pub fn read(text: &str, mark: Mark) -> Option<f64> {
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | 'e' | 'E' | '+' | '-' | '\u{2212}');
    if !text.chars().all(allowed) {
        return None;
    }
    let plain = text.replace('\u{2212}', "-");
    let plain = if mark == Mark::PointOrComma { plain.replace(',', ".") } else { plain };
    // Adding +0 turns −0 into 0 and changes no other number.
    plain.parse::<f64>().ok().map(|value| value + 0.0)
}

/// Writes the shortest decimal that reads as this number: `0.5`, `-3`, `1e-7`. −0 is written as 0.
pub fn write(value: f64) -> String {
    let magnitude = value.abs();
    if magnitude != 0.0 && !(1e-5..1e16).contains(&magnitude) {
        format!("{value:e}")
    } else {
        (value + 0.0).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_and_nothing_else() {
        let good = [("-1.5", -1.5), ("2e-3", 0.002), (".5", 0.5), ("5.", 5.0), ("+7", 7.0), ("\u{2212}2", -2.0)];
        good.iter().for_each(|(text, value)| assert_eq!(read(text, Mark::Point), Some(*value), "{text}"));
        for bad in ["", "inf", "NaN", "0x10", "1_000", "1,5", "--1", "1e", "e5", "five", ".", "-", "١"] {
            assert_eq!(read(bad, Mark::Point), None, "{bad}");
        }
        assert_eq!(read("1,5", Mark::PointOrComma), Some(1.5));
        assert_eq!(read("1.000,5", Mark::PointOrComma), None);
        assert_eq!(read("-1e999", Mark::Point), Some(f64::NEG_INFINITY));
        assert_eq!(read("-0", Mark::Point).map(f64::to_bits), Some(0));
    }

    #[test]
    fn writes_the_shortest() {
        let cases = [
            (0.1, "0.1"),
            (1.0, "1"),
            (-0.0, "0"),
            (1e-7, "1e-7"),
            (1e300, "1e300"),
            (0.30000000000000004, "0.30000000000000004"),
        ];
        cases.iter().for_each(|(value, text)| assert_eq!(write(*value), *text));
        assert_eq!(write(f64::MIN_POSITIVE), "2.2250738585072014e-308");
    }
}
