//! What was measured? One sentence for each column: by which factor its gradient shrinks with each step back.

use super::lanes::column_names;
use crate::app::look::Look;
use crate::app::parts::hue;
use crate::app::state::Shown;
use crate::chart::{gradient_sentence, uneven_args};
use crate::insight::{Decay, Trend};
use crate::scene::{Reach, Reaching, Run};
use crate::words::Words;
use yew::{Html, classes, html};

/// The state whose gradient is spoken of: the cell state where it was asked for and there is one.
pub(super) fn reach(run: &Run, reaching: Reaching) -> Option<&Reach> {
    run.reach.get(1).filter(|_| reaching == Reaching::CellPaths).or(run.hidden_reach())
}

/// The sentences of all columns, as a screen reader is told what has changed.
pub fn summary(shown: &Shown, look: &Look) -> String {
    sentences(shown, Reaching::Hidden, &look.words).join(" ")
}

/// One sentence for each column.
pub(super) fn sentences(shown: &Shown, reaching: Reaching, words: &Words) -> Vec<String> {
    let names = column_names(&shown.comparison, words);
    let reaches = shown.comparison.columns.iter().filter_map(|run| reach(run, reaching));
    let sentence =
        |(name, reach): (&String, &Reach)| gradient_sentence(name, &reach.trend, zeros(reach), shown.steps(), words);
    names.iter().zip(reaches).map(sentence).collect()
}

/// How each rate was measured.
pub(super) fn fits(shown: &Shown, reaching: Reaching, words: &Words) -> Vec<String> {
    let fit = |(run, name): (&Run, String)| match reach(run, reaching)?.trend {
        Trend::Fitted(Decay { range: (from, to), .. }) => {
            let args = [("from", (from + 1).into()), ("to", (to + 1).into())];
            Some(format!("{name}: {}", words.text_with("gradient-fitted", &args)))
        }
        Trend::TooShort | Trend::NotFinite(_) => None,
    };
    shown.comparison.columns.iter().zip(column_names(&shown.comparison, words)).filter_map(fit).collect()
}

/// `.findings` with a `p.finding` for each column.
pub(super) fn findings(shown: &Shown, reaching: Reaching, words: &Words) -> Html {
    let names = column_names(&shown.comparison, words);
    let finding = |(run, name): (&Run, &String)| {
        let hue = hue(&run.variant);
        reach(run, reaching).map(|reach| paragraph(hue, name, reach, shown.steps(), words))
    };
    html! { <div class="findings">{ for shown.comparison.columns.iter().zip(&names).filter_map(finding) }</div> }
}

fn paragraph(hue: &'static str, name: &str, reach: &Reach, steps: usize, words: &Words) -> Html {
    let (rate, unit) = rate(&reach.trend, words);
    html! {
        <p class={classes!("finding", hue)}>
            <span class="finding-rate"><strong>{ rate }</strong>{ unit }</span>
            <span><span class="finding-name">{ name.to_owned() }</span>{ ": " }{ said(reach, steps, words) }</span>
        </p>
    }
}

/// The large number at the left, and its unit.
fn rate(trend: &Trend, words: &Words) -> (String, String) {
    match trend {
        Trend::Fitted(decay) => (format!("×{}", factor(decay.factor, words)), words.text("finding-per-step")),
        Trend::TooShort => ("—".into(), String::new()),
        Trend::NotFinite(_) => ("∞".into(), String::new()),
    }
}

/// As many digits as tell a factor from 1, and at least two decimals.
fn factor(factor: f64, words: &Words) -> String {
    let decimals = (2..6).find(|&d| (factor - 1.0).abs() >= 0.5 * crate::math::pow10(-(d as f64))).unwrap_or(2);
    if (0.01..100.0).contains(&factor) { words.fixed(factor, decimals) } else { words.number(factor, 2) }
}

fn said(reach: &Reach, steps: usize, words: &Words) -> String {
    let zeros = zeros(reach);
    match reach.trend {
        Trend::Fitted(decay) if zeros == 0 => fitted(&decay, words),
        Trend::Fitted(decay) => {
            let args = [("zeros", zeros.into()), ("steps", steps.into())];
            format!("{} {}", fitted(&decay, words), words.text_with("finding-partly-zero", &args))
        }
        Trend::TooShort if zeros == steps => words.text_with("finding-zero", &[("steps", steps.into())]),
        Trend::TooShort => words.text("finding-too-short"),
        Trend::NotFinite(t) => words.text_with("finding-not-finite", &[("step", (t + 1).into())]),
    }
}

fn fitted(decay: &Decay, words: &Words) -> String {
    let steps = ("steps", (decay.range.1 - decay.range.0).into());
    let Some(life) = decay.half_life else { return words.text_with("finding-constant", &[steps]) };
    if decay.is_uneven() {
        let args: Vec<_> = [steps].into_iter().chain(uneven_args(decay, words)).collect();
        return words.text_with("finding-uneven", &args);
    }
    let life = ("life", if life < 1000.0 { words.fixed(life, 1) } else { words.number(life, 3) }.into());
    let orders = ("orders", words.fixed(decay.orders.abs(), 1).into());
    let key = if decay.factor < 1.0 { "finding-falls" } else { "finding-grows" };
    words.text_with(key, &[life, orders, steps])
}

fn zeros(reach: &Reach) -> usize {
    reach.log10.iter().filter(|x| **x == f64::NEG_INFINITY).count()
}
