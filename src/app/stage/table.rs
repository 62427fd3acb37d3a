//! What are the numbers behind the pictures? A table for each chart and each column.

use super::lanes::{column_names, full_term};
use super::reading::{mean, norm};
use super::units::unit_menu;
use crate::app::frame::Frame;
use crate::app::look::Look;
use crate::app::parts::{Draw, Own, element, piece};
use crate::app::state::Shown;
use crate::chart::{Table, table};
use crate::scene::Run;
use crate::words::Words;
use yew::virtual_dom::VText;
use yew::{Html, html};

/// A table twin.
#[derive(PartialEq)]
struct TableSheet {
    /// The results.
    shown: Shown,
    /// Words and number formats.
    look: Look,
    /// A column, or the gradient chart where there is none.
    column: Option<usize>,
}

/// The title of a column's table, or the gradient chart's where there is none, and the table.
pub fn sheet(frame: &Frame<'_>, column: Option<usize>) -> (String, Html) {
    let Some(shown) = frame.state.shown.clone() else { return Default::default() };
    let look = frame.look.clone();
    let names = column_names(&shown.comparison, &look.words);
    let title = match column.and_then(|column| names.get(column)) {
        Some(name) => name.clone(),
        None => look.say("stage-how-far"),
    };
    (title, piece("table", TableSheet { shown, look, column }))
}

impl Draw for TableSheet {
    fn draw(&self, own: &Own) -> Html {
        draw(self, own)
    }

    /// The unit whose numbers are shown.
    fn first_choice(&self) -> Option<usize> {
        self.shown.scene.view.unit.filter(|unit| *unit < self.shown.hidden())
    }
}

fn draw(props: &TableSheet, own: &Own) -> Html {
    let shown = match props.column {
        Some(column) => of_column(&props.shown, column, own.choice, &props.look.words),
        None => of_gradients(&props.shown, &props.look.words),
    };
    let menu = unit_menu("table-unit", (props.shown.hidden(), own.choice), &props.look.words, own.choose.clone());
    html! {
        <>
            if props.column.is_some() { <p class="sheet-choice">{ menu }</p> }
            { rows(&shown) }
        </>
    }
}

/// A table with its caption.
pub fn rows(table: &Table) -> Html {
    let cell = |tag, scope: &'static str, text: &str| {
        let text = vec![VText::new(text.to_owned()).into()];
        if scope.is_empty() {
            element(tag, &[], Vec::new(), text)
        } else {
            element(tag, &["scope"], vec![scope.into()], text)
        }
    };
    let mut parts = vec![cell("caption", "", &table.caption)];
    let plain = |tag, children| element(tag, &[], Vec::new(), children);
    let names = table.header.iter().map(|name| cell("th", "col", name)).collect();
    parts.push(plain("thead", vec![plain("tr", names)]));
    let row = |cells: &Vec<String>| {
        let of = |(k, text): (usize, &String)| if k == 0 { cell("th", "row", text) } else { cell("td", "", text) };
        plain("tr", cells.iter().enumerate().map(of).collect())
    };
    parts.push(plain("tbody", table.rows.iter().map(row).collect()));
    element("table", &["class"], vec!["table".into()], parts)
}

/// ‖∂L/∂state_t‖ of every state of every column.
fn of_gradients(shown: &Shown, words: &Words) -> Table {
    let columns = &shown.comparison.columns;
    let names = column_names(&shown.comparison, words);
    let reaches: Vec<_> = columns
        .iter()
        .zip(&names)
        .flat_map(|(run, name)| run.reach.iter().map(move |reach| (run, name, reach)))
        .collect();
    let title = |(run, name, reach): &(&Run, &String, _)| {
        let reach: &&crate::scene::Reach = reach;
        format!("{name} ‖∂L/∂{}ₜ‖", run.plan.graph().nodes[reach.state].symbol)
    };
    let value = |k: usize, t: usize| reaches[k].2.norms[t].value();
    table(&words.text("gradient-title"), reaches.iter().map(title).collect(), shown.steps(), value, words)
}

/// Every named value of a column, and the gradients that reach its states.
fn of_column(shown: &Shown, column: usize, unit: Option<usize>, words: &Words) -> Table {
    let Some(run) = shown.comparison.columns.get(column) else {
        return table("", Vec::new(), 0, |_, _| f64::NAN, words);
    };
    let graph = run.plan.graph();
    let (nodes, states) = (graph.nodes.len(), &graph.states);
    let values = graph.nodes.iter().map(|node| format!("{} · {}", node.symbol, full_term(node, words)));
    let gradients = states.iter().map(|&state| format!("∂L/∂{}ₜ", graph.nodes[state].symbol));
    let names: Vec<String> =
        values.chain(std::iter::once(format!("y · {}", words.text("term-output")))).chain(gradients).collect();
    let of = |at: &[f64], all: fn(&[f64]) -> f64| {
        unit.map_or_else(|| all(at), |unit| at.get(unit).copied().unwrap_or(f64::NAN))
    };
    let value = |k: usize, t: usize| match k.checked_sub(nodes) {
        None => of(run.trace.slab(k).step(t), mean),
        Some(0) => run.output.get(t).copied().unwrap_or(f64::NAN),
        Some(k) => of(run.gradients.slab(states[k - 1]).step(t), norm),
    };
    let title = column_names(&shown.comparison, words).get(column).cloned().unwrap_or_default();
    table(&title, names, shown.steps(), value, words)
}
