//! What does a cell do with numbers of one's own? x_t is the t-th number; wanted at each step: the next one.
//!
//! Nothing is wanted at the last step, after which nothing is known. How typed numbers are read is the concern of [`read`].

mod tokens;

use super::sample::scalar;
use super::{Content, Sample, Score, TaskError, TaskKind, decimal, limits};
use crate::math::rng::SplitMix64;

/// Numbers of one's own.
pub const KIND: TaskKind = TaskKind { id: "numbers", min_steps: 1, example, score: Score::SquaredError, generate };

/// Two pushes in opposite directions, with pauses in which to look at what stays.
fn example() -> Content {
    let mut values = vec![0.0; 24];
    values[0] = 1.0;
    values[8] = -1.0;
    values[16] = 0.5;
    Content::Numbers(values)
}

fn generate(content: &Content, _: usize, _: &mut SplitMix64) -> Result<Sample, TaskError> {
    let Content::Numbers(values) = content else { return Err(TaskError::Content { task: KIND.id }) };
    check(values)?;
    Ok(scalar(values, None))
}

/// Whether these numbers can be a sequence: 1 to 500 of them, each finite and of magnitude up to 10⁶.
pub fn check(values: &[f64]) -> Result<(), TaskError> {
    if values.is_empty() {
        return Err(TaskError::NumbersEmpty);
    }
    if values.len() > limits::NUMBERS_MAX {
        return Err(TaskError::NumbersMany { max: limits::NUMBERS_MAX });
    }
    let outside = values.iter().position(|v| !in_range(*v));
    outside.map_or(Ok(()), |k| Err(range_error(&decimal::write(values[k]), k + 1)))
}

/// Reads typed numbers: separated by white space, commas or semicolons.
///
/// A comma between two digits is a decimal comma where a semicolon separates (`0,5; 1,2`); otherwise it separates
/// (`0.5,1.2`). `0,5 1,2` could mean two numbers or four and is refused. Reading stops at the first error and at
/// the 501st number, however long the text is.
///
/// Errors: which entry, at which place (from 1), and what is allowed.
pub fn read(typed: &str) -> Result<Vec<f64>, TaskError> {
    let (values, more) = read_first(typed)?;
    if more { Err(TaskError::NumbersMany { max: limits::NUMBERS_MAX }) } else { Ok(values) }
}

/// Reads typed numbers as [`read`] does, but only the first 500; true where more follow.
///
/// Errors: as [`read`], among the first 500.
pub fn read_first(typed: &str) -> Result<(Vec<f64>, bool), TaskError> {
    let mut tokens = tokens::split(typed)?;
    let first = tokens.by_ref().take(limits::NUMBERS_MAX).enumerate();
    let values: Vec<f64> = first.map(|(k, token)| read_one(&token, k + 1)).collect::<Result<_, _>>()?;
    if values.is_empty() { Err(TaskError::NumbersEmpty) } else { Ok((values, tokens.next().is_some())) }
}

fn read_one(token: &tokens::Token<'_>, position: usize) -> Result<f64, TaskError> {
    let value = decimal::read(token.text, token.mark);
    let value = value.ok_or_else(|| TaskError::NumberInvalid { token: limits::quote(token.text), position })?;
    if in_range(value) { Ok(value) } else { Err(range_error(token.text, position)) }
}

fn in_range(value: f64) -> bool {
    value.abs() <= limits::NUMBER_MAX
}

fn range_error(token: &str, position: usize) -> TaskError {
    TaskError::NumberRange { token: limits::quote(token), position, max: limits::NUMBER_MAX }
}
