//! What holds for every scene and for every string.

use super::{read, with};
use gatescope::cell::Variant;
use gatescope::engine::Level;
use gatescope::math::rng::SplitMix64;
use gatescope::scene::{Change, Choice, Column, Own, Parts, ReportKind, Scene, Span, View, limits};
use gatescope::task::table::{Table, Target, is_name};
use gatescope::task::{self, Content, Sequence};
use proptest::prelude::*;

fn pick<C: Choice + std::fmt::Debug>() -> impl Strategy<Value = C> {
    (0..C::ALL.len()).prop_map(|k| C::ALL[k].0)
}

fn any_sequence() -> impl Strategy<Value = Sequence> {
    let made = (0..task::registry().len()).prop_map(|k| Sequence::example(&task::registry()[k]));
    let numbers = prop::collection::vec(prop_oneof![-1e6..1e6, -1.0..1.0, -1e-300..1e-300], 1..20);
    let own = numbers.prop_map(|values| with("numbers", Content::Numbers(values)));
    let text = prop::collection::vec(any::<char>(), 1..64)
        .prop_map(|chars| with("text", Content::Text(chars.into_iter().collect())));
    prop_oneof![made, own, text, any_table().prop_map(|table| with("table", Content::Table(table)))]
}

fn any_table() -> impl Strategy<Value = Table> {
    let name = "\\PC{1,8}".prop_filter("a name", |name| is_name(name));
    let number = prop_oneof![-1e6..1e6, -1.0..1.0, -1e-300..1e-300];
    (prop::collection::vec(name, 2..6), 1..12usize, any::<bool>()).prop_flat_map(move |(names, steps, wanted)| {
        let inputs = prop::collection::vec(number.clone(), steps * (names.len() - 1));
        let values = prop::collection::vec(prop::option::of(number.clone()), steps);
        (Just(names), inputs, values).prop_map(move |(mut columns, inputs, values)| {
            let target = columns.pop().filter(|_| wanted).map(|name| Target { name, values });
            Table { columns, inputs, target }
        })
    })
}

fn any_view() -> impl Strategy<Value = View> {
    let choices = (pick(), pick(), prop::option::of(pick()), prop::option::of(pick()));
    let parts = prop::collection::vec(pick(), 0..4).prop_map(Parts::from_iter);
    (0..500usize, prop::option::of(0..128usize), choices, parts).prop_map(|(cursor, unit, choices, hidden_parts)| {
        let (phase, direction, language, theme) = choices;
        View { cursor, unit, phase, direction, language, theme, hidden_parts, ..View::default() }
    })
}

fn any_looked_at() -> impl Strategy<Value = View> {
    let inspected = prop::option::of("[1-3]:[a-zU_]{1,8}\\[[1-9]\\]@[1-9]");
    (any_view(), pick(), any::<bool>(), inspected, prop::option::of(pick()))
        .prop_map(|(view, reaching, theory, inspected, lab)| View { reaching, theory, inspected, lab, ..view })
}

fn any_own() -> impl Strategy<Value = Own> {
    let numbers = (prop::option::of(0.0..=4.0), prop::option::of(-10.0..=10.0));
    let choices = (prop::option::of(pick()), prop::option::of(pick()), prop::option::of(pick()));
    (numbers, choices).prop_map(|((recurrent_scale, keep_bias), (bias, start, precision))| Own {
        recurrent_scale,
        keep_bias,
        bias,
        start,
        precision,
    })
}

fn any_span(most: usize) -> impl Strategy<Value = Span> {
    (0..most, 0..most).prop_map(|(a, b)| Span { from: a.min(b), to: a.max(b) })
}

fn any_change(variant: &Variant) -> impl Strategy<Value = Change> + use<> {
    let graph = variant.graph();
    let symbols: Vec<&'static str> = graph.nodes.iter().map(|node| node.symbol).collect();
    let blocks: Vec<_> = graph.parameter_blocks().collect();
    let level = prop_oneof![
        (-1e6..1e6).prop_map(Level::Constant),
        prop::collection::vec(-1.0..1.0, 2..9).prop_map(Level::Curve),
    ];
    let place = (0..symbols.len(), prop::collection::vec(any_span(128), 0..3), prop::option::of(any_span(500)));
    let clamp = (place, level).prop_map(move |((k, units, steps), level)| Change::Clamp {
        node: symbols[k],
        units,
        steps,
        level,
    });
    let weight = (0..blocks.len(), 0..128usize, 0..64usize, -1e6..1e6).prop_map(move |(k, row, column, value)| {
        let (block, tensor) = (blocks[k], blocks[k].tensor);
        let column = if tensor.columns(2, 3) > 1 { column } else { 0 };
        Change::Weight { block, row, column, value }
    });
    prop_oneof![clamp, weight]
}

fn any_column() -> impl Strategy<Value = Column> {
    let variants: Vec<Variant> = Variant::all().into_iter().chain(Variant::all_ablated()).collect();
    prop::sample::select(variants).prop_flat_map(|variant| {
        let changes = prop::collection::vec(any_change(&variant), 0..4);
        (Just(variant), any_own(), changes).prop_map(|(variant, own, changes)| Column {
            own,
            changes,
            ..variant.into()
        })
    })
}

fn any_scene() -> impl Strategy<Value = Scene> {
    let columns = prop::collection::vec(any_column(), 1..=3);
    let starts = (pick(), pick(), pick(), prop::option::of(1e-6..=1e6));
    let sizes = (1..=500usize, 1..=128usize, 0..=limits::SEED_MAX);
    let reals = (0.0..=4.0, -10.0..=10.0, pick());
    let unknown = prop::collection::vec(("[a-z]{6}", "[^&#]{0,8}"), 0..3);
    (columns, any_sequence(), sizes, (reals, starts), any_looked_at(), unknown).prop_map(
        |(columns, sequence, sizes, (reals, starts), view, unknown)| {
            let ((steps, hidden, seed), (recurrent_scale, keep_bias, loss)) = (sizes, reals);
            let (bias, start, precision, clip) = starts;
            let mut scene = Scene { columns, sequence, steps, hidden, seed, loss, view, unknown, ..Scene::default() };
            (scene.recurrent_scale, scene.keep_bias) = (recurrent_scale, keep_bias);
            (scene.bias, scene.start, scene.precision, scene.clip) = (bias, start, precision, clip);
            scene.validate();
            scene
        },
    )
}

/// Every f64 of the scene, as bits.
fn bits(scene: &Scene) -> Vec<u64> {
    let own = match scene.sequence.content() {
        Content::Numbers(values) => values.clone(),
        Content::Table(table) => table.clone().numbers_mut().map(|value| *value).collect(),
        Content::Made | Content::Text(_) => Vec::new(),
    };
    own.into_iter().chain([scene.recurrent_scale, scene.keep_bias]).map(f64::to_bits).collect()
}

/// Whatever was read can run, is valid, and comes back from its own link.
fn assert_sound(scene: &Scene) {
    assert_eq!(scene.clone().validate(), []);
    let sample = scene.sequence.sample(scene.steps, &mut SplitMix64::new(scene.seed)).unwrap();
    assert_eq!(sample.steps, scene.length());
    let (again, reports) = read(&scene.to_hash());
    assert_eq!(&again, scene);
    assert!(reports.iter().all(|r| matches!(r.kind, ReportKind::UnknownKey | ReportKind::More)), "{reports:?}");
}

proptest! {
    #[test]
    fn any_scene_comes_back_bit_for_bit(scene in any_scene()) {
        let hash = scene.to_hash();
        let (again, _) = read(&hash);
        prop_assert_eq!(bits(&again), bits(&scene));
        prop_assert_eq!(&again, &scene);
        prop_assert_eq!(again.to_hash(), hash);
        assert_sound(&scene);
    }

    #[test]
    fn any_string_opens_as_something_sound(hash in "\\PC{0,200}|[#&=%,;.\\-+0-9a-zA-Z]{0,200}") {
        assert_sound(&read(&hash).0);
    }

    #[test]
    fn any_value_of_a_known_key_opens_as_something_sound(
        pairs in prop::collection::vec(("v|cells|task|x|text|T|H|seed|g|fb|bias|init|prec|clip|do|loss|t|u|phase|dir|show|theory|at|lab|lang|theme|hide", "1:f=0|1:c@2-5=0.1/0.2;3:h:1=2|1:U_f:3,2=0.5|lstm.no-f:fb=0|gru:g=9:init=orthogonal|numbers|table|text|adding|[a-c=,;0-9.-]{0,30}|-?[0-9]{1,30}|-?[0-9]{1,3}[.,][0-9]{1,3}e-?[0-9]{1,3}|[0-9, ;.-]{0,40}|.{0,20}"), 0..20)
    ) {
        let hash: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
        assert_sound(&read(&hash.join("&")).0);
    }
}
