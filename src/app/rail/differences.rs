//! What differs between the columns? One line: everything else is the same, sequence, seed and readout included.

use super::super::look::Look;
use crate::scene::{Bias, Change, Choice, Column, Scene, Settings};
use crate::words::Value;

/// What differs, in the order cell, weights, scale, bias, number format, changes; `None` for a single column.
pub fn differences(scene: &Scene, look: &Look) -> Option<String> {
    if scene.columns.len() < 2 {
        return None;
    }
    let rows = [
        row(scene, |column| ("rail-cells-one", look.variant(&column.variant)), look),
        row(scene, |column| ("rail-init", chosen(look, "init", scene.settings(column).start)), look),
        row(scene, |column| ("rail-recurrent", look.words.fixed(scene.settings(column).recurrent_scale, 2)), look),
        row(scene, |column| ("rail-keep-bias", bias(look, &scene.settings(column), column)), look),
        row(scene, |column| ("rail-precision", chosen(look, "prec", scene.settings(column).precision)), look),
        row(scene, |column| ("change-list-short", changes(column)), look),
    ];
    let told: Vec<String> = rows.into_iter().flatten().collect();
    if told.is_empty() {
        return Some(look.say("differ-none"));
    }
    Some(look.words.text_with("differ", &[("what", told.join("; ").into())]))
}

fn row(scene: &Scene, of: impl Fn(&Column) -> (&'static str, String), look: &Look) -> Option<String> {
    let told: Vec<(&str, String)> = scene.columns.iter().map(of).collect();
    let (name, first) = told.first()?;
    if told.iter().all(|(_, value)| value == first) {
        return None;
    }
    let values: Vec<&str> = told.iter().map(|(_, value)| value.as_str()).collect();
    let args: [(&str, Value<'_>); 2] = [("name", look.say(name).into()), ("values", values.join(" | ").into())];
    Some(look.words.text_with("differ-row", &args))
}

fn chosen<C: Choice>(look: &Look, key: &str, choice: C) -> String {
    look.say(&format!("{key}-{}", choice.id()))
}

/// A bias matters only where a gate keeps; cells without such a gate, or with trained weights, have a dash.
fn bias(look: &Look, settings: &Settings, column: &Column) -> String {
    match (column.variant.keeps().filter(|_| column.given.is_none()), settings.bias) {
        (None, _) => "–".to_owned(),
        (_, Bias::Chrono) => look.say("bias-chrono"),
        (_, Bias::Constant) => look.words.fixed(settings.keep_bias, 1),
    }
}

fn changes(column: &Column) -> String {
    let graph = column.variant.graph();
    let told: Vec<String> = column.changes.iter().map(|change: &Change| change.text(&graph)).collect();
    if told.is_empty() { "–".to_owned() } else { told.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Locale, Words};
    use std::rc::Rc;

    fn told(link: &str) -> Option<String> {
        let look = Look { words: Rc::new(Words::new(Locale::En)), dark: false, presenter: false, still: false };
        differences(&Scene::from_hash(link).0, &look)
    }

    #[test]
    fn what_differs_is_told_in_one_line_and_nothing_else() {
        assert_eq!(told("cells=lstm"), None);
        assert_eq!(told("cells=lstm,lstm").as_deref(), Some("The columns are the same in everything."));
        let biases = "Different here: Forget bias: 0.0 | 3.0. All else is the same.";
        assert_eq!(told("cells=lstm:fb=0,lstm").as_deref(), Some(biases));
        let cells = "Different here: Cell: LSTM | tanh RNN; Forget bias: 3.0 | –. All else is the same.";
        assert_eq!(told("cells=lstm,elman").as_deref(), Some(cells));
        let changed = told("cells=lstm:init=orthogonal:prec=f16,lstm:g=2&do=1:f@2-3=0.5").unwrap();
        for part in ["Weights: orthogonal | uniform ±1/√H", "1.00 | 2.00", "f16 | f64", "f@2-3=0.5 | –"] {
            assert!(changed.contains(part), "{changed}");
        }
    }
}
