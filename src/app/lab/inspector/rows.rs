//! How is a line of arithmetic written? Numbers, links to other numbers, small bars.

use super::super::super::look::Look;
use super::super::super::message::Msg;
use super::super::super::parts::{Own, element, sends, written};
use super::name::Name;
use crate::cell::Graph;
use crate::insight::explain::{Operand, Place};
use crate::task::decimal;
use crate::words::Words;
use yew::{AttrValue, Callback, Html, MouseEvent, html};

/// Digits that are shown at first.
const DIGITS: usize = 6;
/// Terms that are shown at first.
pub(super) const FEW: usize = 12;
/// Bits of what is chosen in the panel.
pub(super) const ALL_DIGITS: usize = 1;
/// Every term of the forward arithmetic.
pub(super) const ALL_TERMS: usize = 2;
/// Every share of the gradient.
pub(super) const ALL_SHARES: usize = 4;

/// What every line needs.
pub(super) struct Rows<'a> {
    pub look: &'a Look,
    pub send: &'a Callback<Msg>,
    pub graph: &'a Graph,
    pub column: usize,
    pub own: &'a Own,
}

impl Rows<'_> {
    pub(super) fn chosen(&self, bit: usize) -> bool {
        self.own.choice.unwrap_or(0) & bit != 0
    }

    fn toggle(&self, bit: usize) -> Callback<MouseEvent> {
        let bits = self.own.choice.unwrap_or(0) ^ bit;
        self.own.choose.reform(move |_: MouseEvent| Some(bits))
    }

    /// Six digits, or all that tell the number from its neighbours.
    pub(super) fn number(&self, x: f64) -> String {
        number(x, self.chosen(ALL_DIGITS), &self.look.words)
    }

    pub(super) fn digits(&self) -> Html {
        let key = if self.chosen(ALL_DIGITS) { "inspector-few-digits" } else { "inspector-all-digits" };
        self.button(key, self.toggle(ALL_DIGITS))
    }

    pub(super) fn button(&self, key: &str, act: Callback<MouseEvent>) -> Html {
        html! { <button type="button" class="button is-link" onclick={act}>{ self.look.say(key) }</button> }
    }

    pub(super) fn name(&self, place: Place) -> Name {
        Name::of(place, self.graph)
    }

    /// What a number is, in the field's terms.
    pub(super) fn term(&self, place: Place, words: &Words) -> String {
        match place {
            Place::Value { node, t, unit } => {
                let term = words.text(&format!("term-{}", self.graph.nodes[node].term));
                let args = [("term", term.into()), ("unit", (unit + 1).into()), ("step", (t + 1).into())];
                words.text_with("inspector-value", &args)
            }
            Place::Before { state, unit } => {
                let term = words.text(&format!("term-{}", self.graph.nodes[state].term));
                words.text_with("inspector-before", &[("term", term.into()), ("unit", (unit + 1).into())])
            }
            Place::Input { t, k } => {
                words.text_with("inspector-input", &[("row", (k + 1).into()), ("step", (t + 1).into())])
            }
            Place::Weight { block, .. } => {
                words.text_with("inspector-weight", &[("tensor", block.tensor.name().into())])
            }
        }
    }

    pub(super) fn open(&self, place: Place) -> Callback<MouseEvent> {
        sends(self.send, Msg::Inspect(Some(format!("{}:{}", self.column + 1, place.text(self.graph)))))
    }

    /// A link to another number.
    pub(super) fn link(&self, place: Place) -> Html {
        self.link_after("", place)
    }

    /// A link to another number, named by it and what stands before it: `∂L/∂` for its gradient.
    pub(super) fn link_after(&self, before: &'static str, place: Place) -> Html {
        let name = self.name(place);
        let spoken = format!("{before}{}", name.spoken(&self.look.words));
        html! {
            <button type="button" class="button is-link term-link" aria-label={spoken} onclick={self.open(place)}>
                { name.set(before, self.look) }
            </button>
        }
    }

    /// A factor: a link and its number, or 1 − the number.
    pub(super) fn operand(&self, operand: &Operand) -> Html {
        html! {
            <>
                if operand.complement { { "1 − " } }
                { self.link(operand.place) }
                { " " }{ written("span", "factor", self.number(operand.value)) }
            </>
        }
    }

    /// A line with its amount at the right and a bar whose length is its share of the largest.
    pub(super) fn line(&self, what: Html, amount: f64, largest: f64) -> Html {
        let share = if largest > 0.0 && amount.is_finite() { (50.0 * amount.abs() / largest).min(50.0) } else { 0.0 };
        let left = if amount < 0.0 { 50.0 - share } else { 50.0 };
        let place = vec![format!("{left:.1}").into(), "0".into(), format!("{share:.1}").into(), "4".into()];
        let bar = element("rect", &["x", "y", "width", "height"], place, Vec::new());
        let middle = element("path", &["d"], vec!["M50 0V4".into()], Vec::new());
        let keys = &["class", "viewBox", "preserveAspectRatio", "aria-hidden"];
        let values: Vec<AttrValue> = vec!["bar".into(), "0 0 100 4".into(), "none".into(), "true".into()];
        html! {
            <li>
                <span class="what">{ what }</span>
                { written("span", "amount", self.number(amount)) }
                { element("svg", keys, values, vec![bar, middle]) }
            </li>
        }
    }

    /// The first lines with the sum of the rest, and a way to all of them.
    pub(super) fn few(
        &self,
        (count, bit): (usize, usize),
        rest: f64,
        largest: f64,
        line: impl Fn(usize) -> Html,
    ) -> Html {
        let all = self.chosen(bit) || count <= FEW;
        let said = |key: &str, count: usize| self.look.words.text_with(key, &[("count", count.into())]);
        let text = match all {
            true => self.look.say("inspector-fewer"),
            false => said("inspector-more", count),
        };
        html! {
            <>
                <ol class="terms">
                    { for (0..if all { count } else { FEW }).map(line) }
                    if !all {
                        { self.line(written("em", "", said("inspector-rest", count - FEW)), rest, largest) }
                    }
                </ol>
                if count > FEW {
                    <button type="button" class="button is-link" aria-expanded={all.to_string()} onclick={self.toggle(bit)}>{ text }</button>
                }
            </>
        }
    }
}

/// A number in six digits or in all.
fn number(x: f64, all: bool, words: &Words) -> String {
    if !all || !x.is_finite() {
        return words.number(x, DIGITS);
    }
    decimal::write(x).replace('.', &words.locale().decimal_mark().to_string()).replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn all_digits_tell_a_number_from_its_neighbours() {
        let (en, it) = (Words::new(Locale::En), Words::new(Locale::It));
        assert_eq!(number(-0.1234567890123, false, &en), "−0.123457");
        assert_eq!(number(-0.1234567890123, true, &en), "−0.1234567890123");
        assert_eq!(number(0.1 + 0.2, true, &it), "0,30000000000000004");
        assert_eq!(number(f64::INFINITY, true, &en), "∞");
    }
}
