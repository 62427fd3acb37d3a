//! What does a cell do with a text of one's own? x_t is the one-hot row of the t-th character (Unicode scalar value);
//! wanted at each step: the next character, as its row's place on [−1, 1].
//!
//! The rows are the text's different characters sorted by code point, so that a reader finds them. Nothing is wanted
//! at the last step.

use super::sample::{Classes, one_hot};
use super::{Content, Sample, Score, TaskError, TaskKind, limits};
use crate::math::rng::SplitMix64;

/// A text of one's own.
pub const KIND: TaskKind = TaskKind { id: "text", min_steps: 1, example, score: Score::CrossEntropy, generate };

/// A word that every language has, with letters that return.
fn example() -> Content {
    Content::Text("abracadabra".to_owned())
}

fn generate(content: &Content, _: usize, _: &mut SplitMix64) -> Result<Sample, TaskError> {
    let Content::Text(text) = content else { return Err(TaskError::Content { task: KIND.id }) };
    check(text)?;
    let mut rows = Vec::new();
    text.chars().for_each(|c| insert(&mut rows, c));
    let places: Vec<usize> = text.chars().filter_map(|c| rows.binary_search(&c).ok()).collect();
    let wanted = places.iter().skip(1).copied().map(Some).chain([None]).collect();
    let symbols: Vec<String> = rows.iter().map(|&c| symbol(c)).collect();
    let symbols: Vec<&str> = symbols.iter().map(String::as_str).collect();
    Ok(one_hot(&places, &symbols, Classes { count: rows.len(), wanted }))
}

/// Whether this text can be a sequence: 1 to 500 characters, up to 64 of them different.
pub fn check(text: &str) -> Result<(), TaskError> {
    let (kept, cut) = first_characters(text);
    if cut {
        return Err(TaskError::TextLong { max: limits::TEXT_MAX });
    }
    read(kept).map(|_| ())
}

/// The text as a sequence can hold it: its first 500 characters; true where more follow.
///
/// Errors: an empty text; the character that is one different character too many, with its place (from 1).
pub fn read(typed: &str) -> Result<(&str, bool), TaskError> {
    let (kept, cut) = first_characters(typed);
    if kept.is_empty() {
        return Err(TaskError::TextEmpty);
    }
    match beyond_alphabet(kept) {
        Some((position, _, character)) => {
            Err(TaskError::TextAlphabet { character, position, max: limits::ALPHABET_MAX })
        }
        None => Ok((kept, cut)),
    }
}

/// The longest beginning of the text that a sequence can hold; empty where the text is.
pub fn longest_beginning(text: &str) -> &str {
    let (kept, _) = first_characters(text);
    beyond_alphabet(kept).map_or(kept, |(_, at, _)| &kept[..at])
}

fn first_characters(text: &str) -> (&str, bool) {
    match text.char_indices().nth(limits::TEXT_MAX) {
        Some((end, _)) => (&text[..end], true),
        None => (text, false),
    }
}

/// Puts a character into its place among the rows, once.
fn insert(rows: &mut Vec<char>, c: char) {
    if let Err(place) = rows.binary_search(&c) {
        rows.insert(place, c);
    }
}

/// The first character for which there is no row left: its place from 1, its byte and itself.
fn beyond_alphabet(text: &str) -> Option<(usize, usize, char)> {
    let mut rows = Vec::new();
    let mut places = text.char_indices().enumerate().map(|(k, (at, c))| (k + 1, at, c));
    places.find(|&(_, _, c)| {
        insert(&mut rows, c);
        rows.len() > limits::ALPHABET_MAX
    })
}

/// How a character is shown where it enters; those without ink by a sign of their own.
fn symbol(c: char) -> String {
    match c {
        ' ' => "␣".to_owned(),
        '\n' => "↵".to_owned(),
        '\t' => "⇥".to_owned(),
        c if c.is_control() || c.is_whitespace() => format!("U+{:04X}", u32::from(c)),
        c => c.to_string(),
    }
}
