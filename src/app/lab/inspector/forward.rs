//! What made a number? Its equation, with every term.

use super::super::super::parts::written;
use super::curve::{Point, Squash, curve};
use super::name::typeset;
use super::rows::{ALL_TERMS, FEW, Rows};
use crate::cell::Term;
use crate::insight::explain::{Forward, Group, Kind, Operand, Place, Summand};
use yew::{Html, html};

impl Rows<'_> {
    /// `section.made`
    pub(super) fn forward(&self, place: Place, made: &Forward) -> Html {
        let equation = match place {
            Place::Value { node, .. } => self.graph.equation(node),
            _ => String::new(),
        };
        html! {
            <section class="made">
                { written("h3", "", self.look.say("inspector-made")) }
                if !equation.is_empty() { <p class="equation">{ typeset(&equation) }</p> }
                if let Some(level) = made.replaced {
                    <p class="held-note">{ self.look.words.text_with("inspector-held", &[
                        ("value", self.number(level).into()), ("computed", self.number(made.computed).into()),
                    ]) }</p>
                }
                { self.kind(place, &made.kind, made.computed) }
            </section>
        }
    }

    fn kind(&self, place: Place, kind: &Kind, value: f64) -> Html {
        match kind {
            Kind::Given => {
                let weight = matches!(place, Place::Weight { .. });
                written("p", "", self.look.say(if weight { "inspector-given-weight" } else { "inspector-given" }))
            }
            Kind::One => written("p", "", self.look.say("inspector-one")),
            Kind::Sum { summands, groups } => self.sum(summands, groups, kind.rest(FEW), value),
            Kind::Sigmoid { argument, slope } => self.squashed(Squash::Sigmoid, argument, *slope, value),
            Kind::Tanh { argument, slope } => self.squashed(Squash::Tanh, argument, *slope, value),
            Kind::Product([a, b]) => {
                html! { <p class="product">{ self.operand(a) }{ " × " }{ self.operand(b) }{ self.equals(value) }</p> }
            }
            Kind::Complement(a) => html! { <p class="product">{ "1 − " }{ self.operand(a) }{ self.equals(value) }</p> },
        }
    }

    fn equals(&self, value: f64) -> Html {
        html! { <>{ " = " }{ written("strong", "", self.number(value)) }</> }
    }

    fn sum(&self, summands: &[Summand], groups: &[Group], rest: f64, value: f64) -> Html {
        let largest = summands.iter().map(|s| s.amount.abs()).fold(0.0, f64::max);
        let line = |k: usize| {
            let Some(summand) = summands.get(k) else { return Html::default() };
            let what = html! {
                <>
                    { self.operand(&summand.first) }
                    if let Some(second) = &summand.second { { " × " }{ self.operand(second) } }
                </>
            };
            self.line(what, summand.amount, largest)
        };
        let group = |group: &Group| {
            let names: Vec<String> = group.terms.iter().map(|term| self.term_name(term)).collect();
            html! { <li><span class="what">{ typeset(&names.join(" + ")) }</span>{ written("span", "amount", self.number(group.amount)) }</li> }
        };
        html! {
            <>
                { self.few((summands.len(), ALL_TERMS), rest, largest, line) }
                <ol class="terms is-sum">
                    { for groups.iter().filter(|group| groups.len() > 1 && !is_single(group)).map(group) }
                    <li class="total"><span class="what">{ "Σ" }</span>{ written("span", "amount", self.number(value)) }</li>
                </ol>
            </>
        }
    }

    fn term_name(&self, term: &Term) -> String {
        match term {
            Term::Dense(block, _) => format!("Σ {}", self.graph.block(*block)),
            Term::Diagonal(block, _) | Term::Bias(block) => self.graph.block(*block),
            Term::Value(_) => "Σ".to_owned(),
        }
    }

    /// σ or tanh with the point on it.
    fn squashed(&self, squash: Squash, argument: &Operand, slope: f64, value: f64) -> Html {
        let point = Point { x: argument.value, y: value, slope };
        html! {
            <>
                <p class="product">
                    { squash.name() }{ "(" }{ self.operand(argument) }{ ")" }{ self.equals(value) }
                </p>
                { curve(squash, point, &self.look.words) }
                <p class="note">{ self.look.words.text_with("inspector-slope", &[("slope", self.number(slope).into())]) }</p>
            </>
        }
    }
}

/// Whether a group is one value, which stands among the terms already.
fn is_single(group: &Group) -> bool {
    group.terms.iter().all(|term| matches!(term, Term::Value(_)))
}
