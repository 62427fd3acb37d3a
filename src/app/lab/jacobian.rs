//! What is ∂h_T/∂h_t, or ∂c_T/∂c_t? Its norms over time, what was measured on them, and what the bound of a plain
//! recurrent network says beside them.

use super::super::frame::Frame;
use super::super::look::Look;
use super::super::message::{Analysis, Packed};
use super::super::parts::{Draw, Own, hue, piece, written};
use super::super::stage::column_names;
use super::super::state::Shown;
use super::charts::{Chart, Picture};
use super::maths::maths;
use super::reach::{curve_facts, curves, magnitude};
use super::wait::wait;
use crate::chart::{Curve, CurveChart, CurveFacts, curves_text};
use crate::insight::{Decay, Looseness, Trend};
use crate::words::{Value, Words};
use std::rc::Rc;
use yew::{Html, html};

/// Lists of a column in the answer: σ_max and the Frobenius norm for each of two states, and the bound.
const LISTS: usize = 5;
/// Where the bound lies in them.
const BOUND: usize = 4;
/// The states, by their symbols.
const STATES: [&str; 2] = ["h", "c"];

/// The page on Jacobians.
pub fn page(frame: &Frame<'_>) -> Html {
    let Some(shown) = &frame.state.shown else { return Html::default() };
    let body = match frame.state.question(Analysis::Jacobian).about(shown) {
        Some(packed) => {
            let (shown, look, packed) = (shown.clone(), frame.look.clone(), Rc::clone(packed));
            piece("jacobian", Jacobian { shown, look, packed })
        }
        None => wait(frame, Analysis::Jacobian),
    };
    html! { <><p class="soft">{ maths(&frame.look.say("jacobian-read")) }</p>{ body }</> }
}

#[derive(PartialEq)]
struct Jacobian {
    shown: Shown,
    look: Look,
    packed: Rc<Packed>,
}

impl Jacobian {
    /// A list from the state after the first step on; the lists begin with the initial state.
    fn list(&self, k: usize, which: usize) -> Vec<f64> {
        let list = self.packed.numbers.get(LISTS * k + which);
        list.map(|list| list.iter().skip(1).copied().collect()).unwrap_or_default()
    }

    fn has_cell_state(&self) -> bool {
        (0..self.shown.comparison.columns.len()).any(|k| !self.list(k, 2).is_empty())
    }

    /// One choice for each state.
    fn states(&self, state: usize, own: &Own) -> Html {
        let option = |(k, symbol): (usize, &&str)| {
            let choose = own.choose.reform(move |_: yew::Event| Some(k));
            let off = k > 0 && !self.has_cell_state();
            html! {
                <label><input type="radio" name="jacobian" checked={k == state} disabled={off} onchange={choose} />
                    <span class="math">{ maths(&format!("∂{symbol}_T/∂{symbol}_t")) }</span>
                    { self.look.say(if k == 0 { "jacobian-of-hidden" } else { "jacobian-of-cell" }) }</label>
            }
        };
        html! {
            <fieldset class="lab-choice">
                { written("legend", "", self.look.say("jacobian-choose")) }
                { for STATES.iter().enumerate().map(option) }
            </fieldset>
        }
    }

    fn chart(&self, key: &str, which: usize, names: &[String], state: usize) -> Html {
        let words = &self.look.words;
        let measured = |list: usize| {
            curves(&self.shown, names, |k| self.list(k, list)).into_iter().filter(|curve| !curve.log10.is_empty())
        };
        let mut lines: Vec<Curve> = measured(which).collect();
        if which == 0 {
            let named = |curve: Curve| Curve { label: words.text("jacobian-bound"), ..curve }.theory();
            lines.extend(measured(BOUND).map(named));
        }
        let symbol = STATES.get(state).copied().unwrap_or_default();
        let title = words.text_with(key, &[("state", symbol.into())]);
        let facts: Vec<CurveFacts<'_>> = lines.iter().filter_map(curve_facts).collect();
        let text = curves_text(&title, self.shown.steps(), &facts, words);
        let picture = Picture::Curves(CurveChart {
            axis: String::new(),
            curves: lines,
            steps: self.shown.steps(),
            counted: None,
        });
        piece(key, Chart { look: self.look.clone(), title, text, picture, rows: None })
    }

    /// One sentence for each cell, and one more where there is a bound.
    fn findings(&self, names: &[String], state: usize) -> Html {
        let words = &self.look.words;
        let finding = |(k, name): (usize, &String)| {
            let measured = self.list(k, 2 * state);
            let bound = (state == 0).then(|| told_bound(&self.list(k, BOUND), &measured, words)).flatten();
            let variant = &self.shown.comparison.columns[k].variant;
            html! {
                <li class={hue(variant)}>{ maths(&told(name, &measured, words)) }if let Some(bound) = bound { { " " }{ maths(&bound) } }</li>
            }
        };
        html! { <ul class="lab-findings" aria-live="polite">{ for names.iter().enumerate().map(finding) }</ul> }
    }
}

impl Draw for Jacobian {
    fn draw(&self, own: &Own) -> Html {
        let names = column_names(&self.shown.comparison, &self.look.words);
        let state = if self.has_cell_state() { own.choice.unwrap_or(0) } else { 0 };
        html! {
            <>
                { self.states(state, own) }
                { self.findings(&names, state) }
                <div class="lab-row is-wide">
                    { self.chart("jacobian-spectral", 2 * state, &names, state) }
                    { self.chart("jacobian-frobenius", 2 * state + 1, &names, state) }
                </div>
            </>
        }
    }
}

/// What σ_max does on its way back, in one sentence.
fn told(name: &str, log10: &[f64], words: &Words) -> String {
    let cell: (&str, Value<'_>) = ("cell", name.into());
    let (Some(&first), Some(&last)) = (log10.first(), log10.last()) else {
        return words.text_with("jacobian-no-state", &[cell]);
    };
    let steps = ("steps", log10.len().into());
    match Trend::of(log10) {
        Trend::NotFinite(t) => words.text_with("jacobian-not-finite", &[cell, ("step", (t + 1).into())]),
        Trend::TooShort => words.text_with("jacobian-zero", &[cell]),
        Trend::Fitted(decay) => {
            let ends = [("from", magnitude(last, words).into()), ("to", magnitude(first, words).into())];
            let [from, to] = ends;
            words.text_with(
                if first < last { "jacobian-falls" } else { "jacobian-grows" },
                &[cell, from, to, steps, ("rate", rate(&decay, words).into())],
            )
        }
    }
}

fn rate(decay: &Decay, words: &Words) -> String {
    let life = |life: f64| words.number(life, 2);
    match decay.half_life {
        _ if decay.is_uneven() => words.text("jacobian-uneven"),
        None => words.text("jacobian-level"),
        Some(half) if decay.factor < 1.0 => words.text_with("jacobian-halves", &[("life", life(half).into())]),
        Some(double) => words.text_with("jacobian-doubles", &[("life", life(double).into())]),
    }
}

/// Whether the bound holds, and how loose it is; `None` for a cell without one.
fn told_bound(bound: &[f64], measured: &[f64], words: &Words) -> Option<String> {
    let found = Looseness::of(bound, measured)?;
    let args: [(&str, Value<'_>); 4] = [
        ("rate", magnitude(found.rate, words).into()),
        ("steps", found.steps.into()),
        ("loose", magnitude(found.loosest, words).into()),
        ("at", (found.at + 1).into()),
    ];
    let verdict = words.text_with(if found.holds { "bound-holds" } else { "bound-broken" }, &args);
    let meaning = words.text(if found.rate < 0.0 { "bound-vanishes" } else { "bound-silent" });
    Some(format!("{verdict} {meaning}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    fn words() -> Words {
        Words::new(Locale::En).and(Locale::En.lab())
    }

    #[test]
    fn a_fall_by_half_per_step_is_told_with_its_ends() {
        let half: Vec<f64> = (0..41).map(|t| (t - 40) as f64 * std::f64::consts::LOG10_2).collect();
        let said = told("GRU", &half, &words());
        assert!(
            said.contains("from 1.0") && said.contains("9.1 × 10⁻¹³") && said.contains("every 1.0 steps"),
            "{said}"
        );
        assert!(told("GRU", &[], &words()).contains("no cell state"));
        assert!(told("GRU", &[f64::NAN, 0.0], &words()).contains("step 1"));
    }

    #[test]
    fn a_bound_says_whether_it_holds_and_what_it_means() {
        let said = told_bound(&[-2.0, -1.0, 0.0], &[-4.0, -1.5, 0.0], &words()).unwrap();
        assert!(said.contains("holds") && said.contains("100") && said.contains("must vanish"), "{said}");
        let said = told_bound(&[2.0, 1.0, 0.0], &[3.0, 1.0, 0.0], &words()).unwrap();
        assert!(said.contains("does not hold") && said.contains("nothing"), "{said}");
        assert_eq!(told_bound(&[], &[0.0], &words()), None);
    }
}
