//! What do the cells read?

use super::super::message::Msg;
use super::super::parts::{Scale, Select, Slider, on};
use super::RailProps;
use super::editor::{Editor, EditorKind};
use super::pad::Pad;
use crate::scene::limits;
use crate::task::{self, Content, TaskKind};
use yew::{Html, html};

/// The task, its content and its length.
pub(super) fn view(props: &RailProps) -> Html {
    let task = props.scene.sequence.task();
    html! {
        <section class="group">
            <h3>{ props.look.say("rail-sequence") }</h3>
            { picker(props) }
            <p class="note">{ props.look.say(&format!("task-{}-about", task.id)) }</p>
            { content(props) }
            { length(props) }
        </section>
    }
}

fn picker(props: &RailProps) -> Html {
    let change = on(&props.send, |id: String| Some(Msg::SetTask(task::find(&id)?)));
    let option = |kind: &TaskKind| (kind.id.into(), props.look.say(&format!("task-{}", kind.id)));
    html! {
        <Select id="task" label={props.look.say("rail-sequence")} value={props.scene.sequence.task().id} on_change={change}
            options={task::registry().iter().map(option).collect::<Vec<_>>()} />
    }
}

fn content(props: &RailProps) -> Html {
    let editor = |kind, draft: &crate::app::state::Draft<crate::task::TaskError>| {
        html! { <Editor look={props.look.clone()} {kind} draft={draft.clone()} send={&props.send} /> }
    };
    match props.scene.sequence.content() {
        Content::Made => Html::default(),
        Content::Text(_) => editor(EditorKind::Text, &props.drafts.text),
        Content::Numbers(values) => html! {
            <>
                { editor(EditorKind::Numbers, &props.drafts.numbers) }
                <Pad look={props.look.clone()} values={std::rc::Rc::<[f64]>::from(values.as_slice())} send={&props.send} />
            </>
        },
    }
}

fn length(props: &RailProps) -> Html {
    let scene = &props.scene;
    let fixed = matches!(scene.sequence.content(), Content::Text(_));
    let fewest = scene.sequence.task().min_steps.max(*limits::STEPS.start());
    let scale = Scale::whole(fewest, &[(50, 1), (100, 2), (200, 5), (*limits::STEPS.end(), 10)]);
    let text = props.look.words.text_with("rail-length-value", &[("steps", scene.length().into())]);
    let help = props.look.say(if fixed { "rail-length-fixed" } else { "rail-length-help" });
    html! {
        <>
            <Slider id="steps" name={props.look.say("rail-length-name")} symbol="T" {text} {help} {scale} off={fixed}
                value={scene.length() as f64} on_input={props.send.reform(|steps| Msg::SetSteps(steps as usize))}
                on_settle={props.send.reform(|()| Msg::Settle)} />
            if fixed { <p class="note">{ props.look.say("rail-length-fixed") }</p> }
        </>
    }
}
