//! Which pages has the laboratory?

use super::super::frame::Frame;
use super::super::message::Msg;
use super::super::parts::sends;
use super::{conventions, files, jacobian, map, proof, start, training, weights};
use crate::scene::{Choice, LabPage};
use yew::{Html, MouseEvent, html};

/// The title and the content of a page, with the way to the others.
pub fn sheet(frame: &Frame<'_>, page: LabPage) -> (String, Html) {
    let look = &frame.look;
    let tab = |(other, id): &(LabPage, &'static str)| {
        let open = sends::<MouseEvent>(&frame.send, Msg::OpenLab(Some(*other)));
        let current = (*other == page).then_some("page");
        html! { <button type="button" class="button lab-tab" aria-current={current} onclick={open}>{ look.say(&format!("lab-{id}")) }</button> }
    };
    let body = html! {
        <>
            <nav class="lab-tabs" aria-label={look.say("lab-title")}>{ for LabPage::ALL.iter().map(tab) }</nav>
            { content(frame, page) }
        </>
    };
    (look.say("lab-title"), body)
}

fn content(frame: &Frame<'_>, page: LabPage) -> Html {
    match page {
        LabPage::Conventions => conventions::page(frame),
        LabPage::Training => training::page(frame),
        LabPage::Proof => proof::page(frame),
        LabPage::Export => files::page(frame),
        LabPage::Weights => weights::page(frame),
        LabPage::Map => map::page(frame),
        LabPage::Jacobian => jacobian::page(frame),
        LabPage::Start => start::page(frame),
    }
}
