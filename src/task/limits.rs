//! How large may a sequence be?

/// The most steps that a made sequence may have; a scene allows fewer.
pub const STEPS_MAX: usize = 10_000;

/// The most numbers in a sequence that a person gives.
pub const NUMBERS_MAX: usize = 500;

/// The most input columns of a table that a person gives: each is one row of the input.
pub const COLUMNS_MAX: usize = 64;

/// The largest magnitude of a number that a person gives: |x| ≤ 10⁶.
pub const NUMBER_MAX: f64 = 1e6;

/// The most characters (Unicode scalar values) of a text that a person gives.
pub const TEXT_MAX: usize = 500;

/// The most different characters of a text: each is one row of the input.
pub const ALPHABET_MAX: usize = 64;

/// How many characters of a refused value are repeated in a message.
pub const QUOTE_MAX: usize = 40;

/// A refused value as a message repeats it: its first [`QUOTE_MAX`] characters, with `…` where it was longer.
pub fn quote(value: &str) -> String {
    match value.char_indices().nth(QUOTE_MAX) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
