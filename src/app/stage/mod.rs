//! What do the cells do? Lanes, diagrams and the gradient chart.
//!
//! What each component takes decides when it is drawn again:
//!
//! | takes | drawn again when | such as |
//! |---|---|---|
//! | `shown`, `look` | results, words or ground change | canvases, axes, legend, sentences, tables |
//! | and `cursor` | the cursor moves | lane values, the diagram's numbers |
//!
//! Nothing that draws data takes the cursor. The page sets `--cursor` = t/T (t from 0) and `--steps` = T on the cursor
//! layers, `--unit` (from 0) and `--units` = H on the unit marks, through the CSSOM, and on `.app` the classes
//! `is-forward`, `is-backward`, `is-running`, `hides-rail` and, where one unit's numbers are shown, `has-unit`; the
//! layers and marks follow from these without being drawn again.
//!
//! Pointers over a time axis send `Msg::Hover(Some(step))`, on leaving `Msg::Hover(None)`, on press or drag
//! `Msg::SetCursor(step)`; on a heat map's row `Msg::SetUnit`. Nothing here keeps state of its own but what is open.

mod column;
mod diagram;
mod findings;
mod gradient;
mod head;
mod heat;
mod held;
mod lanes;
mod legend;
mod pointer;
mod reading;
mod scales;
mod shapes;
mod signal;
mod table;
mod time_axis;
mod units;

use super::look::{Cursor, Look};
use super::message::{Msg, Packed};
use super::parts::{Draw, Own, piece};
use super::state::Shown;
use crate::scene::Reaching;
use column::Column;
use lanes::Rows;
use legend::Legend;
use scales::Scales;
use std::rc::Rc;
use yew::{Callback, Html, classes, html};

pub use findings::summary;
pub use gradient::exported_chart;
pub use heat::{Field, exported_lane};
pub use lanes::{column_names, full_term};
pub use signal::line_described;
pub use table::{rows as table_rows, sheet as table_sheet};

/// The cells' stage.
#[derive(PartialEq)]
pub struct Stage {
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
    /// Whether a number's arithmetic is open, so that a press shows another number's.
    pub inspecting: bool,
    /// Where messages go.
    pub send: Callback<Msg>,
}

/// What all columns share, and what it was measured on.
struct Shared {
    shown: Shown,
    scales: Rc<Scales>,
    rows: Rows,
}

impl Shared {
    fn of(shown: &Shown) -> Self {
        Self { shown: shown.clone(), scales: Rc::new(Scales::of(&shown.comparison)), rows: Rows::of(&shown.comparison) }
    }
}

impl Draw for Stage {
    fn draw(&self, own: &Own) -> Html {
        let shared = own.kept().filter(|kept: &Rc<Shared>| kept.shown == self.shown);
        stage(self, &shared.unwrap_or_else(|| own.keep(Shared::of(&self.shown))))
    }
}

/// `section.stage` with one `article.column` for each cell, and the legend.
fn stage(props: &Stage, shared: &Shared) -> Html {
    let (scales, rows) = (&shared.scales, shared.rows);
    let names = column_names(&props.shown.comparison, &props.look.words);
    let class = classes!(
        "stage",
        format!("cells-{}", names.len()),
        format!("gates-{}", rows.gates),
        format!("states-{}", rows.states),
        (!props.diagrams).then_some("hides-diagrams")
    );
    let column = |(k, name): (usize, String)| {
        let column = Column {
            shown: props.shown.clone(),
            look: props.look.clone(),
            cursor: props.cursor,
            scales: Rc::clone(scales),
            rows,
            column: k,
            name: name.into(),
            is_shown: props.tab == k,
            diagram: props.diagrams,
            inspecting: props.inspecting,
            send: props.send.clone(),
        };
        piece(&k.to_string(), column)
    };
    let legend = Legend {
        look: props.look.clone(),
        scales: Rc::clone(scales),
        units: props.shown.hidden(),
        unit: props.cursor.unit,
        send: props.send.clone(),
    };
    html! {
        <section {class} id="stage" aria-label={props.look.say("rail-cells")}>
            { for names.into_iter().enumerate().map(column) }
            { piece("legend", legend) }
        </section>
    }
}

/// The gradient chart and its sentences.
#[derive(PartialEq)]
pub struct GradientChart {
    /// The results.
    pub shown: Shown,
    /// What is shown of each cell.
    pub reaching: Reaching,
    /// Whether theory is drawn beside it.
    pub theory: bool,
    /// The lab's answer on paths and theory, where there is one.
    pub paths: Option<Rc<Packed>>,
    /// Words and colours.
    pub look: Look,
    /// Where messages go.
    pub send: Callback<Msg>,
}
