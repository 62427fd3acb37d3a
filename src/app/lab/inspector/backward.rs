//! What does a number move? The chain rule over all that read it.

use super::super::super::parts::written;
use super::rows::{ALL_SHARES, FEW, Rows};
use crate::insight::explain::{Backward, Local, Place, Share, Stop};
use yew::{Html, html};

impl Rows<'_> {
    /// `section.moved`
    pub(super) fn backward(&self, place: Place, moved: &Backward) -> Html {
        let largest = moved.shares.iter().map(|s| s.amount.abs()).fold(moved.seed.abs(), f64::max);
        let line = |k: usize| moved.shares.get(k).map(|share| self.share(share, largest)).unwrap_or_default();
        html! {
            <section class="moved">
                { written("h3", "", self.look.say("inspector-moved")) }
                <p class="gradient-name">{ self.name(place).set("∂L/∂", self.look) }{ " = " }<output>{ self.number(moved.gradient) }</output></p>
                if moved.seed != 0.0 {
                    <ol class="terms">{ self.line(html! { { self.look.say("inspector-seed") } }, moved.seed, largest) }</ol>
                }
                if moved.shares.is_empty() && moved.seed == 0.0 { { written("p", "note", self.look.say("inspector-nothing")) } }
                { self.few((moved.shares.len(), ALL_SHARES), moved.rest(FEW), largest, line) }
                { self.total(moved) }
                if let Some(clip) = &moved.clip {
                    <p class="note">{ self.look.words.text_with("inspector-clipped", &[
                        ("norm", self.number(clip.norm).into()), ("most", self.number(clip.most).into()),
                    ]) }</p>
                }
            </section>
        }
    }

    /// The sum of all paths, where there is more than one.
    fn total(&self, moved: &Backward) -> Html {
        if moved.shares.len() + usize::from(moved.seed != 0.0) < 2 {
            return Html::default();
        }
        html! {
            <ol class="terms is-sum">
                <li class="total"><span class="what">{ "Σ" }</span>{ written("span", "amount", self.number(moved.gradient)) }</li>
            </ol>
        }
    }

    /// The local derivative times the gradient that arrives at the reader.
    fn share(&self, share: &Share, largest: f64) -> Html {
        let stop = share.stop.map(|stop| match stop {
            Stop::Replaced => "inspector-stop-held",
            Stop::Cut => "inspector-stop-cut",
        });
        let what = html! {
            <>
                { self.local(share) }{ " × " }{ self.link_after("∂L/∂", share.reader) }
                { written("span", "factor", self.number(share.gradient)) }
                if let Some(stop) = stop { { " " }{ written("em", "", self.look.say(stop)) } }
            </>
        };
        self.line(what, share.amount, largest)
    }

    fn local(&self, share: &Share) -> Html {
        match &share.local {
            Local::One => html! { { "1" } },
            Local::MinusOne => html! { { "−1" } },
            Local::Factor(operand) => self.operand(operand),
            Local::MinusFactor(operand) => html! { <>{ "−" }{ self.operand(operand) }</> },
            Local::Sigmoid(y) => {
                html! { { format!("σ′ = {0}·(1 − {0}) = {1}", self.number(*y), self.number(share.derivative)) } }
            }
            Local::Tanh(y) => {
                html! { { format!("tanh′ = 1 − ({})² = {}", self.number(*y), self.number(share.derivative)) } }
            }
        }
    }
}
