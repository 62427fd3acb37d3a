//! Where does one typed number end and the next begin?

use super::TaskError;
use crate::task::decimal::Mark;
use crate::task::limits;

/// One entry of the typed text; empty where two separators follow each other.
pub(super) struct Token<'a> {
    pub text: &'a str,
    /// What the entry's decimals may begin with.
    pub mark: Mark,
}

/// The entries, found one by one as they are asked for.
///
/// Errors: [`TaskError::NumberAmbiguous`] where commas may separate as well as mark decimals.
pub(super) fn split(typed: &str) -> Result<impl Iterator<Item = Token<'_>>, TaskError> {
    let mark = if typed.contains(';') { Mark::PointOrComma } else { Mark::Point };
    if mark == Mark::Point && typed.contains(',') && !typed.contains('.') {
        refuse_ambiguous(typed)?;
    }
    let mut rest = typed.trim_start();
    Ok(std::iter::from_fn(move || next(&mut rest, mark)))
}

fn next<'a>(rest: &mut &'a str, mark: Mark) -> Option<Token<'a>> {
    if rest.is_empty() {
        return None;
    }
    let (text, after) = rest.split_at(entry_length(rest, mark));
    let after = after.trim_start();
    *rest = after.strip_prefix([',', ';']).unwrap_or(after).trim_start();
    Some(Token { text, mark })
}

fn entry_length(rest: &str, mark: Mark) -> usize {
    let ends = |&(at, c): &(usize, char)| match c {
        ';' => true,
        ',' => mark == Mark::Point || !between_digits(rest, at),
        _ => c.is_whitespace(),
    };
    rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at)
}

fn between_digits(text: &str, at: usize) -> bool {
    let digit = |k: usize| text.as_bytes().get(k).is_some_and(u8::is_ascii_digit);
    at > 0 && digit(at - 1) && digit(at + 1)
}

/// `0,5 1,2` holds two numbers in one country and four in another.
fn refuse_ambiguous(typed: &str) -> Result<(), TaskError> {
    let words = || typed.split_whitespace().take(limits::NUMBERS_MAX + 1);
    let may_be_decimal = |word: &str| match word.find(',') {
        Some(at) => between_digits(word, at) && !word[at + 1..].contains(','),
        None => true,
    };
    if words().count() < 2 || !words().all(may_be_decimal) {
        return Ok(());
    }
    let unclear = words().enumerate().find(|(_, word)| word.contains(','));
    unclear.map_or(Ok(()), |(k, word)| Err(TaskError::NumberAmbiguous { token: limits::quote(word), position: k + 1 }))
}
