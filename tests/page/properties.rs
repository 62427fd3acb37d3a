//! Does any sequence of messages break something?

use super::fresh;
use super::table::table_of;
use gatescope::app::message::{Move, Msg, Setting};
use gatescope::app::state::{Sheet, ThemeChoice};
use gatescope::app::update::update;
use gatescope::cell::{Ablation, Variant, registry};
use gatescope::engine::Level;
use gatescope::scene::{Bias, Change, LabPage, Language, Loss, Part, Precision, Reaching, Scene, Start};
use gatescope::task;
use proptest::prelude::*;

fn message() -> impl Strategy<Value = Msg> {
    let kinds = registry().len();
    let experiment = prop_oneof![
        any::<usize>().prop_map(Msg::SetSteps),
        (0..200_usize).prop_map(Msg::SetHidden),
        any::<f64>().prop_map(|v| Msg::Set(None, Setting::Scale(v))),
        (0..4usize, -20.0..20.0).prop_map(|(k, v)| Msg::Set(k.checked_sub(1), Setting::KeepBias(v))),
        "[0-9 a.,;-]{0,12}".prop_map(Msg::TypeNumbers),
        "\\PC{0,12}".prop_map(Msg::TypeText),
        "[a,=0-9;.\n-]{0,16}".prop_map(|text| Msg::SetTable(table_of(&text).into())),
        "[0-9x]{0,18}".prop_map(Msg::TypeSeed),
        (0..30_usize, any::<f64>()).prop_map(|(index, value)| Msg::DrawNumber { index, value }),
        (0..task::registry().len()).prop_map(|k| Msg::SetTask(&task::registry()[k])),
        (0..4_usize, 0..kinds).prop_map(|(k, kind)| Msg::SetColumn(k, Variant::plain(&registry()[kind]))),
        (0..4_usize).prop_map(Msg::RemoveColumn),
        (0..4_usize).prop_map(|k| Msg::ToggleFlag(k, "reset-before")),
        "[#&=a-zA-Z0-9,]{0,20}".prop_map(Msg::HashChanged),
        prop::sample::select(vec![Msg::AddColumn, Msg::NewSeed, Msg::Preset, Msg::Undo, Msg::Redo, Msg::Settle]),
        prop::sample::select(vec![Loss::LastReadout, Loss::LastSquared, Loss::EverySquared]).prop_map(Msg::SetLoss),
    ];
    let looking = prop_oneof![
        any::<usize>().prop_map(Msg::SetCursor),
        any::<Option<usize>>().prop_map(Msg::Hover),
        any::<Option<usize>>().prop_map(Msg::SetUnit),
        any::<usize>().prop_map(Msg::SetSpeed),
        any::<usize>().prop_map(Msg::SetTab),
        prop::sample::select(vec![Move::First, Move::Last, Move::PhaseBack, Move::PhaseForward]).prop_map(Msg::Step),
        prop::sample::select(vec![Msg::Tick, Msg::PlayPause, Msg::TurnRound, Msg::ToggleRail, Msg::Announce]),
        prop::sample::select(vec![Msg::TogglePart(Part::Rail), Msg::Open(Sheet::Help), Msg::CloseSheet]),
        prop::sample::select(vec![Msg::SetLanguage(Language::Italian), Msg::SetTheme(ThemeChoice::Dark)]),
    ];
    prop_oneof![experiment, looking, inside()]
}

/// What the laboratory does.
fn inside() -> impl Strategy<Value = Msg> {
    let settings = vec![
        Setting::Bias(Bias::Chrono),
        Setting::Start(Start::Orthogonal),
        Setting::Precision(Precision::F16),
        Setting::Scale(f64::NAN),
    ];
    let level = prop_oneof![
        any::<f64>().prop_map(Level::Constant),
        proptest::collection::vec(any::<f64>(), 0..4).prop_map(Level::Curve),
    ];
    let node = prop::sample::select(vec!["f", "c", "h", "q", "z", "none"]);
    let change = (node, level).prop_map(|(node, level)| Change::Clamp { node, units: Vec::new(), steps: None, level });
    let parts = vec![Ablation::NoGate("f"), Ablation::Linear("h"), Ablation::Coupled];
    prop_oneof![
        (0..4usize, prop::sample::select(settings)).prop_map(|(k, s)| Msg::Set(k.checked_sub(1), s)),
        (0..4usize).prop_map(Msg::ToggleOwn),
        any::<Option<f64>>().prop_map(Msg::SetClip),
        (0..4usize, prop::sample::select(parts)).prop_map(|(k, part)| Msg::ToggleAblation(k, part)),
        (0..4usize, change.clone()).prop_map(|(k, change)| Msg::AddChange(k, change)),
        (0..4usize, 0..3usize, change).prop_map(|(k, place, change)| Msg::SetChange(k, place, change)),
        (0..4usize, 0..3usize).prop_map(|(k, place)| Msg::RemoveChange(k, place)),
        (0..4usize).prop_map(Msg::Unchange),
        (0..4usize).prop_map(Msg::AddUnchanged),
        prop::sample::select(vec![Reaching::Hidden, Reaching::CellPaths]).prop_map(Msg::SetReaching),
        "[1-3]:[a-z]\\[[1-9]\\]@[1-9]".prop_map(|place| Msg::Inspect(Some(place))),
        any::<bool>().prop_map(Msg::Retrace),
        prop::sample::select(vec![None, Some(LabPage::Map)]).prop_map(Msg::OpenLab),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_scene_stays_valid_and_comes_back_from_its_link(
        messages in proptest::collection::vec(message(), 1..40)
    ) {
        let mut state = fresh();
        for msg in messages {
            let told = format!("{msg:?}");
            state = update(state, msg).0;
            let mut checked = (*state.scene).clone();
            prop_assert!(checked.validate().is_empty(), "{}", told);
            prop_assert_eq!(&checked, &*state.scene);
            let (back, reports) = Scene::from_hash(&state.scene.to_hash());
            prop_assert!(reports.iter().all(|r| r.id() == "report-key-unknown"), "{}: {:?}", told, reports);
            prop_assert_eq!(&back, &*state.scene, "{}", told);
            prop_assert!(state.tab < state.scene.columns.len());
            prop_assert!(state.cursor().step < state.scene.length());
        }
    }
}
