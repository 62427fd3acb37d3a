//! What do the cells read?

use super::super::message::Msg;
use super::super::parts::{Menu, Scale, Slider, piece, written};
use super::Rail;
use super::editor::{self, EditorKind};
use super::pad::{Pad, PadTarget};
use super::table;
use crate::scene::limits;
use crate::task::{self, Content, TaskKind};
use yew::{AttrValue, Html, html};

/// The task, its content and its length.
pub(super) fn view(props: &Rail) -> Html {
    let task = props.scene.sequence.task();
    html! {
        <section class="group">
            { written("h3", "", props.look.say("rail-sequence")) }
            { picker(props) }
            { about(props, task) }
            { content(props) }
            { length(props) }
        </section>
    }
}

/// What the task is, and what to expect of it; all but the first task's sentences come with the laboratory.
fn about(props: &Rail, task: &TaskKind) -> Html {
    let words = &props.look.words;
    let known = |part: &str| Some(format!("task-{}-{part}", task.id)).filter(|key| words.has(key));
    let title = known("expect").map(|key| AttrValue::from(words.text(&key)));
    let text = known("about").map(|key| words.text(&key)).unwrap_or_default();
    html! { <p class="note" {title}>{ text }</p> }
}

fn picker(props: &Rail) -> Html {
    let option = |kind: &TaskKind| (kind.id.into(), props.look.say(&format!("task-{}", kind.id)));
    let menu = Menu {
        id: Some("task"),
        label: Some(props.look.say("rail-sequence").into()),
        options: task::registry().iter().map(option).collect(),
        value: props.scene.sequence.task().id.into(),
        ..Menu::default()
    };
    menu.view(&props.send, |id| Some(Msg::SetTask(task::find(&id)?)))
}

/// The editor of numbers, a table or a text of one's own.
fn content(props: &Rail) -> Html {
    match props.scene.sequence.content() {
        Content::Made => Html::default(),
        Content::Numbers(_) | Content::Table(_) | Content::Text(_) => props.of_lab(|lab| (lab.editor)(props)),
    }
}

/// The editor, as the lab draws it.
pub fn editor(props: &Rail) -> Html {
    let (look, drafts, send) = (&props.look, &props.drafts, &props.send);
    match props.scene.sequence.content() {
        Content::Made => Html::default(),
        Content::Table(_) => table::view(look, &drafts.table, send),
        Content::Text(_) => editor::view(look, EditorKind::Text, &drafts.text, send),
        Content::Numbers(values) => {
            let target = PadTarget::Sequence;
            let pad = Pad { look: look.clone(), values: values.as_slice().into(), target, send: send.clone() };
            html! { <>{ editor::view(look, EditorKind::Numbers, &drafts.numbers, send) }{ piece("pad", pad) }</> }
        }
    }
}

fn length(props: &Rail) -> Html {
    let scene = &props.scene;
    let fixed = matches!(scene.sequence.content(), Content::Table(_) | Content::Text(_));
    let fewest = scene.sequence.task().min_steps.max(*limits::STEPS.start());
    let slider = Slider {
        id: "steps".into(),
        name: props.look.say("rail-length-name"),
        symbol: "T",
        text: props.look.words.text_with("rail-length-value", &[("steps", scene.length().into())]),
        help: props.look.say(if fixed { "rail-length-fixed" } else { "rail-length-help" }),
        value: scene.length() as f64,
        scale: Scale::whole(fewest, &[(50, 1), (100, 2), (200, 5), (*limits::STEPS.end(), 10)]),
        off: fixed,
    };
    html! {
        <>
            { slider.view(&props.send, |steps| Msg::SetSteps(steps as usize)) }
            if fixed { { written("p", "note", props.look.say("rail-length-fixed")) } }
        </>
    }
}
