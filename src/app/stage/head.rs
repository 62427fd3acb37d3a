//! Whose column is this? The cell, what deviates from its plain form, its size.

use super::column::Column;
use crate::app::message::Msg;
use crate::app::parts::{Sign, sends, sign_button, symbol};
use crate::app::state::Sheet;
use crate::scene::{Bias, Choice, Origin, Precision, Run, Settings, Start};
use yew::{Html, html};

/// `header.cell-head`
pub(super) fn head(props: &Column, run: &Run) -> Html {
    let words = &props.look.words;
    let flags = run.variant.flags.iter().map(|flag| words.text(&format!("flag-{flag}")));
    let parts = run.variant.ablations.iter().map(|part| props.look.ablation(&run.variant, *part));
    let settings = props.shown.scene.settings(&run.column);
    let given = trained(props, run);
    let drawn = if given.is_some() { Vec::new() } else { start(props, &settings) };
    let flags: Vec<String> = flags.chain(parts).chain(drawn).chain(changes(props, run)).chain(given.clone()).collect();
    // A bias that was trained is another in every unit.
    let bias = run.variant.keeps().filter(|_| given.is_none()).map(|keeps| {
        let value = match settings.bias {
            Bias::Constant => words.fixed(keeps.sign * settings.keep_bias, 1),
            Bias::Chrono => words.text("bias-chrono"),
        };
        html! { <span class="cell-bias">{ symbol("b", keeps.gate) }{ format!(" = {value}") }</span> }
    });
    let size = words.text_with("rail-parameters", &[("count", run.params.count().into())]);
    let table = format!("{}: {}", words.text("app-show-table"), props.name);
    let column = props.column;
    let open = sends(&props.send, Msg::Open(Sheet::Column(column)));
    html! {
        <header class="cell-head">
            <h2 class="cell-name">{ &props.name }</h2>
            <span class="cell-flags">{ flags.join(", ") }if !flags.is_empty() && bias.is_some() { { ", " } }{ bias }</span>
            <span class="cell-size">{ size }</span>
            { sign_button("button", Sign::Table, table, false, open) }
        </header>
    }
}

/// What deviates from the usual start: weights and number format.
fn start(props: &Column, settings: &Settings) -> Vec<String> {
    let start = (settings.start != Start::Uniform).then(|| format!("init-{}", settings.start.id()));
    let precision = (settings.precision != Precision::F64).then(|| format!("prec-{}", settings.precision.id()));
    [start, precision].into_iter().flatten().map(|key| props.look.say(&key)).collect()
}

/// Where given numbers come from.
fn trained(props: &Column, run: &Run) -> Option<String> {
    let Origin::Training { updates } = run.column.given.as_ref()?.origin() else { return None };
    let updates = props.look.words.count(*updates as usize);
    Some(props.look.words.text_with("cell-trained", &[("updates", updates.into())]))
}

fn changes(props: &Column, run: &Run) -> Option<String> {
    let count = run.column.changes.len();
    (count > 0).then(|| props.look.words.text_with("cell-changes", &[("count", count.into())]))
}
