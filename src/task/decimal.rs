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
    parse(&plain)
}

/// `[+-] digits [. digits] [e [+-] digits]` with at least one digit before the exponent, correctly rounded.
fn parse(plain: &str) -> Option<f64> {
    let (number, exponent) = match plain.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, read_exponent(exponent)?),
        None => (plain, 0),
    };
    let (negative, unsigned) = sign(number);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let value: f64 = minimal_lexical::parse_float(whole.as_bytes().iter(), fraction.as_bytes().iter(), exponent);
    // Adding +0 turns −0 into 0 and changes no other number.
    Some(if negative { -value } else { value } + 0.0)
}

/// Exponents beyond the doubles' range, however long, all mean 0 or ∞.
fn read_exponent(text: &str) -> Option<i32> {
    const FAR: i32 = 100_000;
    let (negative, digits) = sign(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size = digits.bytes().fold(0, |size, b| (size * 10 + i32::from(b - b'0')).min(FAR));
    Some(if negative { -size } else { size })
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
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
    fn reads_as_the_standard_library_does() {
        let mut random = crate::math::rng::SplitMix64::new(5);
        for _ in 0..20_000 {
            let value = f64::from_bits(random.next_u64());
            if value.is_finite() {
                for text in [format!("{value:e}"), format!("{value}"), format!("{value:.3e}"), format!("{value:.20e}")]
                {
                    let want = text.parse::<f64>().unwrap() + 0.0;
                    assert_eq!(read(&text, Mark::Point).map(f64::to_bits), Some(want.to_bits()), "{text}");
                }
            }
        }
        let hard = ["9007199254740993", "2.2250738585072011e-308", "4.9e-324", "2e-324", "1.7976931348623159e308"];
        for text in hard.into_iter().chain(["0.0", "000.1e0001", "1e99999999999", "1e-99999999999", "0e5", "5e+3"]) {
            assert_eq!(read(text, Mark::Point), text.parse().ok(), "{text}");
        }
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
