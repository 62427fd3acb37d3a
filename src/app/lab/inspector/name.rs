//! How is a number's name set? As mathematics are: `f₃ at t = 12`, `U_f[3,7]`, with indices below the line.

use super::super::super::look::Look;
use crate::cell::Graph;
use crate::insight::explain::Place;
use crate::words::Words;
use yew::{Html, html};

/// A name in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The symbol of a node or a parameter, with its own index: `pre_f`, `U_f`.
    symbol: String,
    /// The unit, or the place in x, below the line.
    unit: Option<usize>,
    /// Row and column of a weight, or the row alone: `[3,7]`.
    place: String,
    /// The step, from 1; 0 before the first.
    step: Option<usize>,
}

impl Name {
    pub(super) fn of(place: Place, graph: &Graph) -> Self {
        let text = place.text(graph);
        let (symbol, rest) = text.split_once('[').unwrap_or((&text, ""));
        let symbol = symbol.to_owned();
        let (unit, step) = match place {
            Place::Value { unit, t, .. } => (Some(unit + 1), Some(t + 1)),
            Place::Before { unit, .. } => (Some(unit + 1), Some(0)),
            Place::Input { k, t } => (Some(k + 1), Some(t + 1)),
            Place::Weight { .. } => (None, None),
        };
        let place = if unit.is_none() { format!("[{rest}") } else { String::new() };
        Self { symbol, unit, place, step }
    }

    /// The name for the ear, and where nothing can be set below the line.
    pub(super) fn spoken(&self, words: &Words) -> String {
        let unit = self.unit.map(below).unwrap_or_default();
        let at = self.step.map(|t| format!(" {} t = {t}", words.text("inspector-at"))).unwrap_or_default();
        format!("{}{unit}{}{at}", self.symbol, self.place)
    }

    /// The name, after what stands before it, such as `∂L/∂`.
    pub(super) fn set(&self, before: &'static str, look: &Look) -> Html {
        let (letter, own) = self.symbol.split_once('_').unwrap_or((&self.symbol, ""));
        let unit = self.unit.map(|unit| unit.to_string()).unwrap_or_default();
        let comma = if own.is_empty() || unit.is_empty() { "" } else { "," };
        html! {
            <>
                <span class="math">{ before }{ upright(letter) }{ lowered(&format!("{own}{comma}{unit}")) }{ &self.place }</span>
                if let Some(t) = self.step {
                    <span class="at">{ " " }{ look.say("inspector-at") }{ " " }<span class="math">{ "t" }</span>{ format!(" = {t}") }</span>
                }
            </>
        }
    }
}

/// An equation or a symbol whose `_` are written below the line: `W_f x + U_f h₋₁`.
pub fn typeset(text: &str) -> Html {
    let piece = |(text, index): (String, String)| html! { <>{ for runs(&text).into_iter().map(upright) }{ lowered(&index) }</> };
    html! { <span class="math">{ for pieces(text).into_iter().map(piece) }</span> }
}

/// Words such as `tanh` are upright, single letters and all else are slanted.
fn upright(text: &str) -> Html {
    let word = text.len() > 1 && text.bytes().all(|b| b.is_ascii_alphabetic());
    if word {
        html! { <span class="up">{ text }</span> }
    } else {
        html! { { text } }
    }
}

/// A text cut where letters begin and end.
fn runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let letters = first.is_ascii_alphabetic();
        let (run, after) = rest.split_at(rest.find(|c: char| c.is_ascii_alphabetic() != letters).unwrap_or(rest.len()));
        runs.push(run);
        rest = after;
    }
    runs
}

fn lowered(index: &str) -> Html {
    if index.is_empty() {
        Html::default()
    } else {
        html! { <sub>{ index }</sub> }
    }
}

/// What stands on the line, each with what stands below it behind.
fn pieces(text: &str) -> Vec<(String, String)> {
    let mut parts = text.split('_');
    let mut out = vec![(parts.next().unwrap_or_default().to_owned(), String::new())];
    for part in parts {
        let end = part.find(|c: char| !c.is_alphanumeric() || ('\u{2080}'..='\u{209c}').contains(&c));
        let (index, rest) = part.split_at(end.unwrap_or(part.len()));
        if let Some(last) = out.last_mut() {
            last.1 = index.to_owned();
        }
        out.push((rest.to_owned(), String::new()));
    }
    out.retain(|(letter, index)| !(letter.is_empty() && index.is_empty()));
    out
}

/// A number in digits below the line: `₁₂`.
fn below(number: usize) -> String {
    let digit = |digit: char| digit.to_digit(10).and_then(|digit| char::from_u32(0x2080 + digit)).unwrap_or(digit);
    number.to_string().chars().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::{Block, Source, Tensor, Variant};
    use crate::words::Locale;

    fn spoken(place: Place, words: &Words) -> String {
        Name::of(place, &Variant::parse("lstm").unwrap().graph()).spoken(words)
    }

    #[test]
    fn names_are_said_as_mathematics() {
        let (en, it) = (Words::new(Locale::En), Words::new(Locale::It));
        let graph = Variant::parse("lstm").unwrap().graph();
        let value = |symbol| Place::Value { node: graph.find(symbol).unwrap(), t: 11, unit: 2 };
        let block = |tensor| Block { tensor, index: 1 };
        assert_eq!(spoken(value("f"), &en), "f₃ at t = 12");
        assert_eq!(spoken(value("f"), &it), "f₃ a t = 12");
        assert_eq!(spoken(value("pre_f"), &en), "pre_f₃ at t = 12");
        assert_eq!(spoken(Place::of(Source::Previous(graph.hidden()), 0, 9), &en), "h₁₀ at t = 0");
        assert_eq!(spoken(Place::Input { t: 0, k: 0 }, &en), "x₁ at t = 1");
        let weight = |tensor, column| Place::Weight { block: block(tensor), row: 2, column };
        assert_eq!(spoken(weight(Tensor::WeightHh, 6), &en), "U_f[3,7]");
        assert_eq!(spoken(weight(Tensor::BiasIh, 0), &en), "b_if[3]");
    }

    #[test]
    fn what_follows_an_underscore_goes_below_the_line() {
        let set = |text| pieces(text).iter().map(|(a, b)| format!("{a}{{{b}}}")).collect::<String>();
        assert_eq!(set("f = σ(W_f x + b_if)"), "f = σ(W{f} x + b{if}){}");
        assert_eq!(runs("h = o ⊙ tanh(c)"), ["h", " = ", "o", " ⊙ ", "tanh", "(", "c", ")"]);
        assert_eq!(set("c"), "c{}");
        assert_eq!(set("tanh_c"), "tanh{c}");
        assert_eq!(set("W_h h₋₁"), "W{h} h₋₁{}");
    }
}
