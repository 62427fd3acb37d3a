//! Does every message keep the page whole?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "page/drafts.rs"]
mod drafts;
#[path = "page/inspector.rs"]
mod inspector;
#[path = "page/lab.rs"]
mod lab;
#[path = "page/properties.rs"]
mod properties;
#[path = "page/questions.rs"]
mod questions;
#[path = "page/reference.rs"]
mod reference;
#[path = "page/table.rs"]
mod table;
#[path = "page/time.rs"]
mod time;

use gatescope::app::message::{Failure, Msg, Setting};
use gatescope::app::state::{NoticeKind, Reader, Shown, State, ThemeChoice};
use gatescope::app::update::{Effect, LANGUAGE_KEY, numbers_text, open, same_experiment, update};
use gatescope::scene::{Direction, Language, Loss, Scene, run};
use gatescope::task::{self, Content, numbers};
use std::rc::Rc;

fn reader() -> Reader {
    Reader { language: Language::English, theme: ThemeChoice::System, system_dark: false, still: false }
}

fn fresh() -> State {
    open("", reader()).0
}

fn after(state: State, messages: impl IntoIterator<Item = Msg>) -> State {
    messages.into_iter().fold(state, |state, msg| update(state, msg).0)
}

fn effects(state: &State, msg: Msg) -> Vec<Effect> {
    update(state.clone(), msg).1
}

fn answer(scene: &Rc<Scene>, revision: u64) -> Shown {
    Shown { scene: Rc::clone(scene), comparison: Rc::new(run(scene).unwrap()), revision }
}

fn task(id: &str) -> Msg {
    Msg::SetTask(task::find(id).unwrap())
}

fn own_numbers(state: &State) -> Vec<f64> {
    match state.scene.sequence.content() {
        Content::Numbers(values) => values.clone(),
        other => panic!("no numbers: {other:?}"),
    }
}

#[test]
fn opening_computes_the_links_scene() {
    let (state, effects) = open("#T=12&H=3&nonsense=1", reader());
    assert_eq!((state.scene.steps, state.scene.hidden), (12, 3));
    assert_eq!(effects, [Effect::Compute(1, Rc::clone(&state.scene))]);
    assert!(matches!(&state.notices[..], [notice] if matches!(notice.what, NoticeKind::Link(_))));
}

#[test]
fn only_the_experiment_computes() {
    let state = fresh();
    let computed = |msg: Msg| effects(&state, msg).iter().any(|effect| matches!(effect, Effect::Compute(..)));
    for msg in [
        Msg::SetHidden(9),
        Msg::SetSteps(41),
        Msg::Set(None, Setting::Scale(1.5)),
        Msg::Set(None, Setting::KeepBias(1.0)),
        Msg::NewSeed,
    ] {
        assert!(computed(msg.clone()), "{msg:?}");
    }
    for msg in [Msg::SetCursor(3), Msg::SetUnit(Some(2)), Msg::SetDirection(Direction::Backward), Msg::SetHidden(8)] {
        assert!(!computed(msg.clone()), "{msg:?}");
    }
    assert!(effects(&state, Msg::Hover(Some(3))).is_empty());
    assert!(matches!(&effects(&state, Msg::SetCursor(3))[..], [Effect::WriteHash(_)]));
}

#[test]
fn bad_numbers_keep_the_last_good_ones_and_the_typed_text() {
    let state = after(fresh(), [task("numbers"), Msg::TypeNumbers("0.5 1 -2".into())]);
    assert_eq!(own_numbers(&state), [0.5, 1.0, -2.0]);
    for bad in ["0.5 abc", "0.5 NaN", "inf", "", "1e99", &"1 ".repeat(501)] {
        let wrong = after(state.clone(), [Msg::TypeNumbers(bad.into())]);
        assert_eq!(&*wrong.drafts.numbers.text, bad);
        assert!(wrong.drafts.numbers.error.is_some(), "{bad}");
        assert_eq!(wrong.scene, state.scene, "{bad}");
        let later = after(wrong, [Msg::SetHidden(5), task("recall"), task("numbers")]);
        assert_eq!(&*later.drafts.numbers.text, bad, "nothing typed is lost");
        assert_eq!(own_numbers(&later), [0.5, 1.0, -2.0]);
    }
    let mended = after(state, [Msg::TypeNumbers("x".into()), Msg::TypeNumbers("0.50,1;".into())]);
    assert!(mended.drafts.numbers.error.is_none() || own_numbers(&mended) == [0.5, 1.0, -2.0]);
}

#[test]
fn typed_numbers_stand_as_typed_and_drawn_ones_replace_them() {
    let state = after(fresh(), [task("numbers"), Msg::TypeNumbers("0.50   1.0".into())]);
    assert_eq!(&*state.drafts.numbers.text, "0.50   1.0");
    let drawn = after(state, [Msg::DrawNumber { index: 1, value: 0.25 }]);
    assert_eq!(&*drawn.drafts.numbers.text, "0.5 0.25");
    let out =
        after(drawn.clone(), [Msg::DrawNumber { index: 9, value: 1.0 }, Msg::DrawNumber { index: 0, value: f64::NAN }]);
    assert_eq!(out.scene, drawn.scene);
}

#[test]
fn numbers_read_back_in_both_languages() {
    for values in [vec![0.5], vec![-1.5, 2e-7, 3.0], vec![1e6; 3], vec![0.1, 0.2]] {
        for language in [Language::English, Language::Italian] {
            assert_eq!(numbers::read(&numbers_text(&values, language)), Ok(values.clone()), "{language:?}");
        }
    }
}

#[test]
fn a_wrong_seed_stays_in_its_field() {
    let state = after(fresh(), [Msg::TypeSeed("12".into()), Msg::TypeSeed("12x".into())]);
    assert_eq!((state.scene.seed, &*state.drafts.seed.text), (12, "12x"));
    assert!(state.drafts.seed.error.is_some());
    let other = after(state, [Msg::NewSeed]);
    assert_eq!(other.scene.seed.to_string(), &*other.drafts.seed.text);
    assert!(other.drafts.seed.error.is_none());
}

#[test]
fn one_click_returns_to_the_preset() {
    let changed = [
        Msg::SetHidden(30),
        Msg::Set(None, Setting::Scale(2.0)),
        Msg::RemoveColumn(1),
        task("text"),
        Msg::SetCursor(4),
    ];
    let state = after(fresh(), changed);
    let preset = after(state.clone(), [Msg::Preset]);
    assert!(same_experiment(&preset.scene, &Scene::default()));
    assert!(same_experiment(&after(preset, [Msg::Undo]).scene, &state.scene));
}

#[test]
fn what_is_undone_can_be_made_again() {
    let mut scenes = vec![fresh()];
    for msg in [Msg::SetHidden(5), Msg::AddColumn, Msg::RemoveColumn(0), Msg::SetLoss(Loss::EverySquared), Msg::NewSeed]
    {
        scenes.push(after(scenes.last().unwrap().clone(), [msg, Msg::SetCursor(7)]));
    }
    scenes.dedup_by(|a, b| same_experiment(&a.scene, &b.scene));
    let mut state = scenes.last().unwrap().clone();
    for before in scenes.iter().rev().skip(1) {
        state = after(state, [Msg::Undo]);
        assert!(same_experiment(&state.scene, &before.scene));
        assert_eq!(state.scene.view.cursor, 7, "how one looks is not undone");
    }
    assert!(state.history.past.is_empty());
    for then in scenes.iter().skip(1) {
        state = after(state, [Msg::Redo]);
        assert!(same_experiment(&state.scene, &then.scene));
    }
    assert!(state.history.future.is_empty());
}

#[test]
fn a_new_change_ends_what_could_be_made_again() {
    let undone = after(fresh(), [Msg::SetHidden(5), Msg::Undo]);
    assert_eq!(undone.history.future.len(), 1);
    let looked = after(undone.clone(), [Msg::SetCursor(3)]);
    assert_eq!(looked.history.future.len(), 1, "looking changes nothing");
    assert!(after(undone, [Msg::SetSteps(9)]).history.future.is_empty());
}

#[test]
fn one_drag_is_undone_at_once() {
    let drag = (41..60).map(Msg::SetSteps);
    let state = after(fresh(), drag.chain([Msg::Settle]).chain((61..70).map(Msg::SetSteps)));
    let once = after(state, [Msg::Undo]);
    assert_eq!(once.scene.steps, 59);
    assert_eq!(after(once, [Msg::Undo]).scene.steps, 40);
}

#[test]
fn a_drag_of_the_length_cuts_nothing_off_before_it_ends() {
    let state = after(fresh(), [task("numbers"), Msg::TypeNumbers("1 2 3 4".into()), Msg::Settle]);
    let state = after(state, [Msg::SetSteps(2), Msg::SetSteps(6)]);
    assert_eq!(own_numbers(&state), [1.0, 2.0, 3.0, 4.0, 0.0, 0.0]);
}

#[test]
fn another_link_replaces_the_scene_and_can_be_undone() {
    let state = after(fresh(), [Msg::SetHidden(5), Msg::PlayPause]);
    let opened = after(state.clone(), [Msg::HashChanged("#task=text&text=abc&H=3&bad=1&T=9999".into())]);
    assert_eq!((opened.scene.hidden, &*opened.drafts.text.text, opened.playing), (3, "abc", false));
    assert_eq!(opened.notices.len(), 2);
    assert!(same_experiment(&after(opened, [Msg::Undo]).scene, &state.scene));
    let own = format!("#{}", state.scene.to_hash());
    assert!(effects(&state, Msg::HashChanged(own)).is_empty(), "one's own link changes nothing");
}

#[test]
fn stale_answers_are_dropped() {
    let state = after(fresh(), [Msg::SetHidden(3), Msg::SetHidden(4)]);
    assert_eq!(state.waiting, Some(3));
    let (old, new) = (answer(&fresh().scene, 1), answer(&state.scene, 3));
    let state = after(state, [Msg::Computed(new.clone()), Msg::Computed(old)]);
    assert_eq!((state.shown.as_ref(), state.waiting), (Some(&new), None));
    let state = after(state, [Msg::Failed(2, Failure::Worker("late".into()))]);
    assert!(state.notices.is_empty());
    let from_nowhere = answer(&state.scene, 99);
    assert_eq!(after(state, [Msg::Computed(from_nowhere)]).shown, Some(new));
}

#[test]
fn a_failure_keeps_the_picture_and_is_told_until_something_works() {
    let state = fresh();
    let good = answer(&state.scene, 1);
    let state = after(state, [Msg::Computed(good.clone()), Msg::SetHidden(3)]);
    let failed = after(state, [Msg::Failed(2, Failure::Worker("gone".into()))]);
    assert_eq!((failed.shown.as_ref(), failed.notices.len(), failed.waiting), (Some(&good), 1, None));
    let mended = after(failed, [Msg::SetHidden(4)]);
    let answer = answer(&mended.scene, 3);
    assert!(after(mended, [Msg::Computed(answer)]).notices.is_empty());
}

#[test]
fn the_last_column_stays() {
    let state = after(fresh(), [Msg::SetTab(2), Msg::RemoveColumn(0), Msg::RemoveColumn(0), Msg::RemoveColumn(0)]);
    assert_eq!((state.scene.columns.len(), state.tab), (1, 0));
    let full = after(state, [Msg::AddColumn, Msg::AddColumn, Msg::AddColumn]);
    let kinds: Vec<&str> = full.scene.columns.iter().map(|column| column.variant.kind.id).collect();
    assert_eq!(kinds, ["elman", "lstm", "gru"]);
    let flagged = after(full.clone(), [Msg::ToggleFlag(2, "reset-before")]);
    assert_eq!(flagged.scene.columns[2].to_string(), "gru.reset-before");
    assert_eq!(after(flagged, [Msg::ToggleFlag(2, "reset-before")]).scene, full.scene);
}

#[test]
fn a_language_is_kept_and_told_to_a_link_that_chose_one() {
    let state = fresh();
    let (italian, effects) = update(state, Msg::SetLanguage(Language::Italian));
    assert_eq!(effects, [Effect::Store(LANGUAGE_KEY, "it")]);
    assert_eq!((italian.words.text("transport-play"), italian.scene.view.language), ("Avvia".to_owned(), None));
    let (linked, _) = open("#lang=it&theme=dark", reader());
    assert!(linked.dark() && linked.language() == Language::Italian);
    let changed = after(linked, [Msg::SetLanguage(Language::English), Msg::SetTheme(ThemeChoice::Light)]);
    assert_eq!(changed.language(), Language::English);
    assert!(!changed.dark());
    let system = after(changed, [Msg::SetTheme(ThemeChoice::System), Msg::SystemDark(true)]);
    assert!(system.dark() && !after(system, [Msg::Print(true)]).look().dark);
}
