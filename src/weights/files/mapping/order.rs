//! Which arrays are a recurrent layer, by their order and shapes?
//!
//! Keras' `get_weights()`: `[I, G·H]`, `[H, G·H]`, then `[G·H]` or `[2, 3·H]`. PyTorch's `parameters()`: `[G·H, I]`, `[G·H, H]`,
//! then twice `[G·H]`. What both could be is asked.

use super::chain::{Single, cell, in_order, keep, reset, warn_of_activation};
use super::{Answer, Found, Held, Question};
use crate::weights::files::File;
use crate::weights::{Convention, Form};

/// numpy's name for arrays that were given without one.
const NUMBERED: &str = "arr_";

/// Whether all arrays are numbered, so that their order is the caller's.
pub(super) fn is_positional(file: &File<'_>) -> bool {
    let number = |name: &str| name.strip_prefix(NUMBERED).is_some_and(|n| n.parse::<usize>().is_ok());
    !file.arrays.is_empty() && file.arrays.iter().all(|array| number(&array.name))
}

/// The arrays in the caller's order: an archive may list `arr_10` before `arr_2`.
fn ordered(file: &File<'_>) -> Vec<usize> {
    let number = |k: &usize| file.arrays[*k].name.strip_prefix(NUMBERED).and_then(|n| n.parse::<usize>().ok());
    let mut order: Vec<usize> = (0..file.arrays.len()).collect();
    order.sort_by_key(number);
    order
}

/// Finds networks by order and shapes.
pub(super) fn find(file: &File<'_>, found: &mut Found) {
    let arrays: Vec<Held> = ordered(file).into_iter().map(|k| Held::whole(file, k)).collect();
    let (mut singles, mut after, mut k) = (Vec::new(), Vec::new(), 0);
    while k < arrays.len() {
        match single(file, &arrays[k..]) {
            Some((single, taken)) => {
                singles.push(single);
                k += taken;
                // What the next array reads, [n, …], tells two directions from two layers.
                after.push(arrays.get(k).and_then(|next| next.shape.first().copied()));
            }
            None => k += 1,
        }
    }
    let layers = joined(&singles, &after);
    keep(file, found, &in_order(&layers));
    found.networks.iter_mut().for_each(warn_of_activation);
}

/// Twins that cannot be layers on top of each other are one layer's two directions.
fn joined(singles: &[Single], after: &[Option<usize>]) -> Vec<Single> {
    let (mut layers, mut k) = (Vec::new(), 0);
    while let Some(single) = singles.get(k) {
        let twin = singles.get(k + 1).filter(|twin| single.is_twin(twin));
        let wide = after.get(k + 1).copied().flatten() == Some(2 * single.hidden);
        match twin {
            Some(twin) if single.input != single.hidden || wide => {
                layers.push(single.with_reverse(twin));
                k += 2;
            }
            _ => {
                layers.push(single.clone());
                k += 1;
            }
        }
    }
    if let [a, b] = layers.as_mut_slice()
        && a.is_twin(b)
    {
        a.questions.push(Question { options: vec![Answer::BothDirections(false), Answer::BothDirections(true)] });
    }
    layers
}

/// A cell at the beginning of these arrays, and how many it takes.
fn single(file: &File<'_>, arrays: &[Held]) -> Option<(Single, usize)> {
    let one = shaped(file, arrays)?;
    let next = arrays.get(1..).and_then(|rest| shaped(file, rest));
    // An embedding before a kernel looks like a plain RNN; the cell with gates after it is the likelier one.
    let gates = |found: &(Single, usize)| found.0.variant.graph().blocks.len();
    let hidden_by_next = next.is_some_and(|next| gates(&one) == 1 && gates(&next) > 1);
    (!hidden_by_next).then_some(one)
}

fn shaped(file: &File<'_>, arrays: &[Held]) -> Option<(Single, usize)> {
    let [first, second, rest @ ..] = arrays else { return None };
    let (&[a, b], &[c, d]) = (first.shape.as_slice(), second.shape.as_slice()) else { return None };
    let vector = |k: usize| rest.get(k).filter(|held| held.shape == [d.max(c)]);
    let by_column = b == d && c > 0 && d % c == 0;
    let by_row = a == c && d > 0 && c % d == 0;
    let two_biases = vector(0).is_some() && vector(1).is_some();
    let convention = match (by_column, by_row) {
        (true, true) if two_biases => Convention::PyTorch,
        (true, _) => Convention::Keras,
        (false, true) => Convention::PyTorch,
        (false, false) => return None,
    };
    let (input, hidden, rows) = if convention == Convention::Keras { (a, c, d) } else { (b, d, c) };
    let gates = rows / hidden;
    let mut variant = cell(gates)?;
    let mut questions = Vec::new();
    let mut biases: Vec<&Held> = match convention {
        Convention::Keras => {
            vector(0).or_else(|| rest.first().filter(|held| gates == 3 && held.shape == [2, d])).into_iter().collect()
        }
        _ => [vector(0), vector(1)].into_iter().flatten().collect(),
    };
    if convention == Convention::PyTorch && biases.len() == 1 {
        biases.clear();
    }
    if convention == Convention::Keras && gates == 3 {
        match biases.first() {
            Some(bias) if bias.shape.len() == 1 => variant = crate::cell::Variant::parse("gru.reset-before")?,
            Some(_) => {}
            None => questions.extend(reset()),
        }
    }
    if by_column && by_row && biases.is_empty() {
        let options = [Convention::Keras, Convention::PyTorch].map(Answer::Convention).to_vec();
        questions.push(Question { options });
    }
    if first.shape == second.shape {
        questions.push(Question { options: vec![Answer::Swapped(false), Answer::Swapped(true)] });
    }
    questions.extend(gate_order(convention, &variant));
    let taken = 2 + biases.len();
    let tensors = [first, second].into_iter().chain(biases).cloned().enumerate().collect();
    let name = file.arrays.get(first.array).map_or_else(String::new, |array| array.name.clone());
    let directions = vec![(false, tensors)];
    Some((Single { name, convention, variant, input, hidden, directions, questions }, taken))
}

/// The gate orders of all frameworks, the convention's own first.
fn gate_order(convention: Convention, variant: &crate::cell::Variant) -> Option<Question> {
    let plain = crate::cell::Variant::plain(variant.kind);
    let order = |c: Convention| Form::new(c, &plain, true).ok().map(|form| form.stored_gates());
    let mut orders: Vec<Vec<&'static str>> = Vec::new();
    for order in std::iter::once(convention).chain(Convention::ALL).filter_map(order) {
        if !orders.contains(&order) {
            orders.push(order);
        }
    }
    (orders.len() > 1).then(|| Question { options: orders.into_iter().map(Answer::Gates).collect() })
}
