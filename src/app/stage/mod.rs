//! What do the cells do? Lanes, diagrams and the gradient chart.
//!
//! What each component takes decides when it is drawn again:
//!
//! | takes | drawn again when | such as |
//! |---|---|---|
//! | `shown`, `look` | results, words or ground change | canvases, axes, legend, sentences, tables |
//! | and `cursor` | the cursor moves | lane values, the diagram's numbers |
//!
//! Nothing that draws data takes the cursor. The page sets `--cursor` = t/T (t from 0), `--steps` = T, `--unit` (from 0),
//! `--units` = H and `--passed` = t/(T−1) on `.app` through the CSSOM, and the classes `is-forward`, `is-backward`,
//! `is-running`, `hides-rail` and, where one unit's numbers are shown, `has-unit`; the cursor layers and unit marks follow
//! from these without being drawn again.
//!
//! Pointers over a time axis send `Msg::Hover(Some(step))`, on leaving `Msg::Hover(None)`, on press or drag
//! `Msg::SetCursor(step)`; on a heat map's row `Msg::SetUnit`. Nothing here keeps state of its own but what is open.

use super::look::{Cursor, Look};
use super::message::Msg;
use super::state::Shown;
use yew::{Callback, Html, Properties, component, html};

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
    let _ = props;
    html! { <section class="stage" id="stage"></section> }
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

/// `section.gradient`: title, findings, chart.
#[component(GradientChart)]
pub fn gradient_chart(props: &GradientProps) -> Html {
    let _ = props;
    html! { <section class="gradient"></section> }
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

/// A [`Dialog`](super::parts::Dialog) with the numbers.
#[component(TableSheet)]
pub fn table_sheet(props: &TableProps) -> Html {
    let _ = props;
    html! {}
}

/// The sentences of all columns, as a screen reader is told what has changed.
pub fn summary(shown: &Shown, look: &Look) -> String {
    let _ = (shown, look);
    String::new()
}
