//! Do the numbers of PyTorch, Keras and ONNX come out on this device? Every reference case, run where the page runs.

use super::super::frame::Frame;
use super::super::lazy::Tell;
use super::super::message::{Analysis, Packed};
use super::super::parts::written;
use super::super::stage::table_rows;
use crate::chart::Table;
use crate::proof::reference::{Kind, Outcome, Tally, check};
use crate::words::{Value, Words};
use yew::{Html, html};

/// What is told of a case: its kind of number and the precision.
const SHOWN: [(Kind, &str); 4] =
    [(Kind::Forward, "f64"), (Kind::Gradient, "f64"), (Kind::Forward, "f32"), (Kind::Gradient, "f32")];

/// The digits of an error.
const DIGITS: usize = 2;

/// Runs the cases, one in each line: for each a list `[numbers compared, disagreements, largest relative error of each of
/// what is shown, NaN where nothing was compared]`, and as texts its name and the first disagreement or why it did not run.
pub fn answer(cases: &str, tell: Tell<'_>) -> Packed {
    let count = cases.lines().count();
    let mut packed = Packed::default();
    for (k, case) in cases.lines().enumerate() {
        match check(case) {
            Ok(outcome) => add(&mut packed, outcome),
            Err(error) => refuse(&mut packed, k, error.to_string()),
        }
        tell((k + 1, count));
    }
    packed
}

fn add(packed: &mut Packed, outcome: Outcome) {
    if !outcome.ran() {
        let why = outcome.skipped.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        packed.numbers.push(line(&outcome.tally, 0));
        packed.texts.extend([outcome.id, why]);
        return;
    }
    packed.numbers.push(line(&outcome.tally, outcome.tally.failures.len()));
    packed.texts.extend([outcome.id, outcome.tally.failures.first().map(ToString::to_string).unwrap_or_default()]);
}

/// A line that is no case is a disagreement of its own.
fn refuse(packed: &mut Packed, k: usize, why: String) {
    packed.numbers.push(line(&Tally::default(), 1));
    packed.texts.extend([format!("{}", k + 1), why]);
}

fn line(tally: &Tally, failures: usize) -> Vec<f64> {
    let error = |key: &(Kind, &'static str)| tally.figures.get(key).map_or(f64::NAN, |figures| figures.relative);
    [tally.values() as f64, failures as f64].into_iter().chain(SHOWN.iter().map(error)).collect()
}

/// What came of them: one sentence, what disagrees, and a table with a row for each case.
pub(super) fn outcomes(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let Some(packed) = frame.state.question(Analysis::Reference).about(shown) else { return Html::default() };
    let words = &frame.look.words;
    let sum = |k: usize| packed.numbers.iter().filter_map(|line| line.get(k)).sum::<f64>() as usize;
    let args: [(&str, Value<'_>); 3] =
        [("cases", packed.numbers.len().into()), ("numbers", words.count(sum(0)).into()), ("failures", sum(1).into())];
    let verdict = words.text_with(if sum(1) == 0 { "proof-cases-agree" } else { "proof-cases-differ" }, &args);
    let troubles = packed.texts.chunks_exact(2).filter(|pair| !pair[1].is_empty());
    html! {
        <>
            <p role="status"><strong>{ verdict }</strong></p>
            <ul>{ for troubles.map(|pair| written("li", "note is-wrong", format!("{}: {}", pair[0], pair[1]))) }</ul>
            <div class="lab-scroll">{ table_rows(&table(packed, words)) }</div>
        </>
    }
}

fn table(packed: &Packed, words: &Words) -> Table {
    let keys = ["case", "numbers", "values64", "gradients64", "values32", "gradients32"];
    let error = |x: f64| match x {
        x if x.is_nan() => "–".to_owned(),
        0.0 => words.count(0),
        x => words.scientific(x, DIGITS),
    };
    let row = |(line, pair): (&Vec<f64>, &[String])| {
        let numbers = line.first().map(|n| words.count(*n as usize));
        pair.first().cloned().into_iter().chain(numbers).chain(line.iter().skip(2).map(|x| error(*x))).collect()
    };
    Table {
        caption: words.text("proof-cases-table"),
        header: keys.iter().map(|key| words.text(&format!("proof-cases-{key}"))).collect(),
        rows: packed.numbers.iter().zip(packed.texts.chunks_exact(2)).map(row).collect(),
    }
}
