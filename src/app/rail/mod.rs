//! What is the experiment? The controls at the left, each of which shows its effect at once.

mod cells;
mod differences;
mod editor;
mod numbers;
mod pad;
mod sequence;
mod table;

pub use numbers::Startup;
pub use pad::{Pad, PadTarget};
pub use sequence::editor as sequence_editor;

use super::lazy::{Lab, LabState};
use super::look::Look;
use super::message::Msg;
use super::parts::{Draw, Own, Sign, icon, sends, sign_button, written};
use super::state::Drafts;
use super::update::same_experiment;
use crate::scene::{Choice, Loss, Scene};
use crate::words::Value;
use std::rc::Rc;
use yew::{Callback, Html, SubmitEvent, html};

/// What the controls take.
pub struct Rail {
    /// Words.
    pub look: Look,
    /// What is chosen.
    pub scene: Rc<Scene>,
    /// Texts being edited.
    pub drafts: Drafts,
    /// Whether a narrow page shows the controls.
    pub open: bool,
    /// The column whose options are open.
    pub options: Option<usize>,
    /// Whether something can be undone.
    pub undo: bool,
    /// Whether something can be made again.
    pub redo: bool,
    /// Whether the sequence asks for answers.
    pub scored: bool,
    /// What few people open.
    pub lab: LabState,
    /// Where messages go.
    pub send: Callback<Msg>,
}

impl PartialEq for Rail {
    /// Where one looks is no concern of the controls.
    fn eq(&self, other: &Self) -> bool {
        let flags = |p: &Self| (p.open, p.options, p.undo, p.redo, p.scored, std::mem::discriminant(&p.lab));
        let same = Rc::ptr_eq(&self.scene, &other.scene) || same_experiment(&self.scene, &other.scene);
        same && flags(self) == flags(other)
            && self.drafts == other.drafts
            && self.look == other.look
            && self.send == other.send
    }
}

impl Rail {
    /// What the lab draws, or where it is.
    fn of_lab(&self, draw: impl FnOnce(&Lab) -> Html) -> Html {
        match self.lab {
            LabState::Ready(lab) => draw(lab),
            LabState::Failed => written("p", "note is-wrong", self.look.say("lab-failed")),
            LabState::Absent | LabState::Loading => written("p", "note", self.look.say("lab-loading")),
        }
    }
}

impl Draw for Rail {
    fn draw(&self, _: &Own) -> Html {
        rail(self)
    }
}

/// `aside.rail`
fn rail(props: &Rail) -> Html {
    let Rail { look, open, send, .. } = props;
    let toggle = sends(send, Msg::ToggleRail);
    let stay = Callback::from(|event: SubmitEvent| event.prevent_default());
    html! {
        <aside class="rail" aria-label={look.say("rail-title")}>
            <button type="button" class="rail-toggle" aria-expanded={open.to_string()} onclick={toggle}>
                { written("strong", "", look.say("rail-title")) }
                <span class="soft">{ summary(props) }</span>
                { icon(Sign::Down) }
            </button>
            <form class="controls" onsubmit={stay}>
                { head(props) }
                { sequence::view(props) }
                { cells::view(props) }
                { differ(props) }
                { numbers::sizes(props) }
                { numbers::start(props) }
                { losses(props) }
            </form>
        </aside>
    }
}

/// The experiment in one line, for a narrow page.
fn summary(props: &Rail) -> String {
    let scene = &props.scene;
    let task = props.look.say(&format!("task-{}", scene.sequence.task().id));
    let args: [(&str, Value<'_>); 4] = [
        ("task", task.into()),
        ("steps", scene.length().into()),
        ("units", scene.hidden.into()),
        ("seed", scene.seed.to_string().into()),
    ];
    props.look.words.text_with("rail-summary", &args)
}

fn head(props: &Rail) -> Html {
    let preset = same_experiment(&props.scene, &Scene::default());
    let button = |sign, key: &str, msg: Msg, off: bool| {
        sign_button("button", sign, props.look.say(key), off, sends(&props.send, msg))
    };
    html! {
        <div class="rail-head">
            { written("h2", "", props.look.say("rail-title")) }
            <div class="buttons">
                { button(Sign::Undo, "app-undo", Msg::Undo, !props.undo) }
                { button(Sign::Redo, "app-redo", Msg::Redo, !props.redo) }
                { button(Sign::Reset, "app-reset", Msg::Preset, preset) }
            </div>
        </div>
    }
}

fn differ(props: &Rail) -> Html {
    let told = differences::differences(&props.scene, &props.look);
    told.map(|told| written("p", "note differ", told)).unwrap_or_default()
}

fn losses(props: &Rail) -> Html {
    let used = if props.scored { props.scene.loss } else { Loss::LastReadout };
    let option = |&(loss, id): &(Loss, &'static str)| {
        let choose = sends(&props.send, Msg::SetLoss(loss));
        let off = !props.scored && loss != Loss::LastReadout;
        html! {
            <label class="check" title={props.look.say(&format!("loss-{id}-help"))}>
                <input type="radio" name="loss" checked={loss == used} disabled={off} onchange={choose} />
                { props.look.say(&format!("loss-{id}")) }
            </label>
        }
    };
    html! {
        <fieldset class="group">
            { written("legend", "", props.look.say("rail-loss")) }
            { for Loss::ALL.iter().map(option) }
            if !props.scored { { written("p", "note", props.look.say("rail-loss-none")) } }
        </fieldset>
    }
}
