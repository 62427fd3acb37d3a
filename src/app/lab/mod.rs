//! What is in the laboratory? Everything that a person asks for by looking inside a cell; fetched only then.

mod analyse;
mod charts;
mod conventions;
mod dial;
pub mod draft;
mod field;
mod files;
mod gallery;
pub mod hold;
mod inspector;
mod jacobian;
mod map;
mod maths;
mod options;
mod pages;
mod pictures;
mod proof;
mod reach;
pub mod reference;
mod rows;
mod start;
pub mod training;
mod trouble;
mod wait;

use super::frame::Frame;
use super::help;
use super::stage;
use super::state::Sheet;
pub use analyse::{analyse, apart, work};
pub use inspector::inspector;
pub use options::{changes, options};

use yew::{Html, html};

/// What stands beneath the stage.
pub fn beneath(frame: &Frame<'_>) -> Html {
    html! { <>{ trouble::troubles(frame) }{ training::bar(frame) }</> }
}

/// The title and the content of a sheet.
pub fn sheet(frame: &Frame<'_>, sheet: Sheet) -> (String, Html) {
    match sheet {
        Sheet::Help => help::sheet(&frame.look),
        Sheet::Column(column) => stage::table_sheet(frame, Some(column)),
        Sheet::Gradients => stage::table_sheet(frame, None),
        Sheet::Lab(page) => pages::sheet(frame, page),
    }
}
