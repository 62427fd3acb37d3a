//! Why are two forms of a cell not the same, and what has to be done with the weights where they are?

use crate::app::look::Look;
use crate::weights::{Relation, Step, Translation};
use crate::words::{Value, Words};

/// One sentence for each thing that no weights can undo; none where there is nothing.
pub(super) fn reasons(look: &Look, translation: &Translation) -> Vec<String> {
    match &translation.relation {
        Relation::Equivalent => Vec::new(),
        Relation::Different(why) => why.iter().map(|id| reason(look, translation, id)).collect(),
    }
}

fn reason(look: &Look, translation: &Translation, id: &str) -> String {
    let ours = &translation.ours;
    let part = ours.offered().into_iter().find(|part| part.to_string() == id);
    let is_here = match part {
        Some(part) => ours.ablations.contains(&part),
        None => ours.has(id),
    };
    if id == "reset-before" {
        return look.say(if is_here { "conventions-reset-here" } else { "conventions-reset-there" });
    }
    let told = part.map_or_else(|| look.say(&format!("flag-{id}")), |part| look.ablation(ours, part));
    look.words
        .text_with(if is_here { "conventions-only-here" } else { "conventions-only-there" }, &[("part", told.into())])
}

/// What has to be chosen there, what has to be done with the weights, what is called and stored in another way.
pub(super) fn steps(translation: &Translation, words: &Words) -> Vec<String> {
    let mut told = Vec::new();
    if !translation.option.is_empty() {
        told.push(words.text_with("conventions-option", &[("option", translation.option.into())]));
    }
    told.extend(translation.steps.iter().map(|step| one(step, words)));
    if translation.steps.is_empty() {
        told.push(words.text("conventions-as-they-are"));
    }
    let renamed: Vec<String> = names(translation).map(|(ours, theirs)| format!("{ours} → {theirs}")).collect();
    if !renamed.is_empty() {
        told.push(words.text_with("conventions-names", &[("names", renamed.join(", ").into())]));
    }
    told.push(words.text_with("conventions-biases", &[("count", translation.biases.into())]));
    if !translation.tensors.is_empty() {
        let stored = |(name, holds): &(String, Vec<&'static str>)| match holds.as_slice() {
            [same] if same == name => name.clone(),
            holds => format!("{name} ({})", holds.join(", ")),
        };
        let all: Vec<String> = translation.tensors.iter().map(stored).collect();
        told.push(words.text_with("conventions-stored", &[("tensors", all.join("; ").into())]));
    }
    told
}

/// Other names of symbols that this cell has.
fn names(translation: &Translation) -> impl Iterator<Item = &(&'static str, &'static str)> {
    translation.names.iter().filter(|(ours, _)| translation.lines.iter().any(|line| line.symbol == *ours))
}

fn one(step: &Step, words: &Words) -> String {
    match step {
        Step::Order { ours, theirs } => {
            let args: [(&str, Value<'_>); 2] = [("ours", ours.join(" ").into()), ("theirs", theirs.join(" ").into())];
            words.text_with("conventions-order", &args)
        }
        Step::Transposed => words.text("conventions-transposed"),
        Step::SummedBias => words.text("conventions-summed"),
        Step::Negated { gate, .. } => words.text_with("conventions-negated", &[("gate", (*gate).into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Variant;
    use crate::words::Locale;
    use std::rc::Rc;

    fn look(locale: Locale) -> Look {
        let words = Rc::new(Words::new(locale).and(locale.lab()));
        Look { words, dark: false, presenter: false, still: false }
    }

    #[test]
    fn every_reason_and_step_is_told_in_words_in_both_languages() {
        for look in [look(Locale::En), look(Locale::It)] {
            let mut differences = 0;
            for variant in Variant::all().into_iter().chain(Variant::all_ablated()) {
                for translation in Translation::all(&variant) {
                    let why = match &translation.relation {
                        Relation::Equivalent => Vec::new(),
                        Relation::Different(why) => why.clone(),
                    };
                    let told = reasons(&look, &translation);
                    assert_eq!(told.len(), why.len());
                    differences += told.len();
                    let steps = steps(&translation, &look.words);
                    for text in told.iter().chain(&steps) {
                        // `coupled` is a word as well.
                        let is_raw = why.iter().filter(|id| id.contains('-')).any(|id| text.contains(id.as_str()));
                        let is_key = text.starts_with("conventions-") || text.contains("{$") || text.contains("flag-");
                        assert!(!is_raw && !is_key && text.contains(' '), "{variant} as {}: {text}", translation.id);
                    }
                }
            }
            assert!(differences > 40, "{differences}");
        }
    }

    #[test]
    fn who_resets_before_is_said() {
        let look = look(Locale::En);
        let told = |id: &str, dialect: &str| {
            let all = Translation::all(&Variant::parse(id).unwrap());
            reasons(&look, all.iter().find(|translation| translation.id == dialect).unwrap()).join(" ")
        };
        assert!(told("gru", "cho-2014").contains("there on the state before"), "{}", told("gru", "cho-2014"));
        assert!(told("gru.reset-before", "pytorch").contains("here on the state before"));
        assert_eq!(told("lstm", "hochreiter-1997"), "Only there: no forget gate (f = 1).");
        assert_eq!(told("lstm.no-f", "keras"), "Only here: no forget gate (f = 1).");
        assert_eq!(told("lstm", "keras"), "");
    }
}
