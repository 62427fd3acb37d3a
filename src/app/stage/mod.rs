//! What do the cells do? Lanes, diagrams and the gradient chart.
//!
//! What each component takes decides when it is drawn again:
//!
//! | takes | drawn again when | such as |
//! |---|---|---|
//! | `shown`, `look` | results, words or ground change | canvases, axes, legend, sentences, tables |
//! | and `cursor` | the cursor moves | lane values, the diagram's numbers |
//!
//! Nothing that draws data takes the cursor. The page sets `--cursor` = t/T (t from 0) on what moves, `--steps` = T, `--unit` (from 0) and `--units` = H on `.app`, through the CSSOM, and the classes `is-forward`, `is-backward`,
//! `is-running`, `hides-rail` and, where one unit's numbers are shown, `has-unit`; the cursor layers and unit marks follow
//! from these without being drawn again.
//!
//! Pointers over a time axis send `Msg::Hover(Some(step))`, on leaving `Msg::Hover(None)`, on press or drag
//! `Msg::SetCursor(step)`; on a heat map's row `Msg::SetUnit`. Nothing here keeps state of its own but what is open.

mod column;
mod diagram;
mod findings;
mod gradient;
mod heat;
mod lanes;
mod legend;
mod pointer;
mod reading;
mod scales;
mod signal;
mod size;
mod table;
mod time_axis;
mod units;

use super::look::{Cursor, Look};
use super::message::Msg;
use super::state::Shown;
use column::Column;
use lanes::Rows;
use legend::Legend;
use scales::Scales;
use std::rc::Rc;
use yew::{Callback, Html, Properties, classes, component, html, use_memo};

pub use findings::summary;
pub use gradient::GradientChart;
pub use lanes::column_names;
pub use table::TableSheet;

/// What the cells' stage takes.
#[derive(Clone, PartialEq, Properties)]
pub struct StageProps {
    /// The results.
    pub shown: Shown,
    /// Words and colours.
    pub look: Look,
    /// Where one looks.
    pub cursor: Cursor,
    /// The column that a narrow page shows, from 0.
    pub tab: usize,
    /// Whether the diagrams are shown.
    pub diagrams: bool,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// `section.stage` with one `article.column` for each cell, and the legend.
#[component(Stage)]
pub fn stage(props: &StageProps) -> Html {
    let shared =
        use_memo(props.shown.clone(), |shown| (Rc::new(Scales::of(&shown.comparison)), Rows::of(&shown.comparison)));
    let (scales, rows) = (&shared.0, shared.1);
    let names = column_names(&props.shown.comparison, &props.look.words);
    let class = classes!(
        "stage",
        format!("cells-{}", names.len()),
        format!("gates-{}", rows.gates),
        format!("states-{}", rows.states),
        (!props.diagrams).then_some("hides-diagrams")
    );
    let column = |(k, name): (usize, String)| {
        html! {
            <Column key={k} shown={props.shown.clone()} look={props.look.clone()} cursor={props.cursor}
                scales={Rc::clone(scales)} {rows} column={k} name={name} is_shown={props.tab == k}
                diagram={props.diagrams} send={props.send.clone()} />
        }
    };
    html! {
        <section {class} id="stage" aria-label={props.look.say("rail-cells")}>
            { for names.into_iter().enumerate().map(column) }
            <Legend look={props.look.clone()} scales={Rc::clone(scales)} units={props.shown.hidden()} unit={props.cursor.unit}
                send={props.send.clone()} />
        </section>
    }
}

/// What the gradient chart and its sentences take.
#[derive(Clone, PartialEq, Properties)]
pub struct GradientProps {
    /// The results.
    pub shown: Shown,
    /// Words and colours.
    pub look: Look,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// What a table twin takes.
#[derive(Clone, PartialEq, Properties)]
pub struct TableProps {
    /// The results.
    pub shown: Shown,
    /// Words and number formats.
    pub look: Look,
    /// A column, or the gradient chart where there is none.
    pub column: Option<usize>,
    /// Where messages go.
    pub send: Callback<Msg>,
}
