//! Does a link bring back what was on screen, bit for bit, and does any other string still open as something that runs?
#![allow(clippy::unwrap_used)]

use gatescope::cell::Variant;
use gatescope::scene::{
    Column, Direction, Language, Loss, Part, Phase, Report, ReportKind, Scene, Theme, View, limits,
};
use gatescope::task::table::{Table, Target};
use gatescope::task::{self, Content, Sequence};

#[path = "permalinks/changes.rs"]
mod changes;
#[path = "permalinks/properties.rs"]
mod properties;

fn read(hash: &str) -> (Scene, Vec<Report>) {
    Scene::from_hash(hash)
}

/// The only report of a link.
fn only(hash: &str) -> (Scene, Report) {
    let (scene, reports) = read(hash);
    assert_eq!(reports.len(), 1, "{hash}: {reports:?}");
    (scene, reports[0].clone())
}

fn variants(names: &[&str]) -> Vec<Column> {
    names.iter().map(|name| Variant::parse(name).unwrap().into()).collect()
}

fn with(id: &str, content: Content) -> Sequence {
    Sequence::new(task::find(id).unwrap(), content).unwrap()
}

/// A real link of version 1. It opens for ever; no change of the code may change this test.
#[test]
fn version_1_opens_for_ever() {
    let link = "#v=1&cells=lstm,gru.reset-before,lstm&task=text&text=perch%C3%A9%20no%3F&T=120&H=16&seed=9007199254740991\
                &g=1.25&fb=-0.5&loss=every-squared&t=7&u=16&phase=gates&dir=backward&lang=it&theme=dark&hide=rail,transport\
                &from=lesson";
    let (scene, reports) = read(link);
    let view = View {
        cursor: 6,
        unit: Some(15),
        phase: Phase::Gates,
        direction: Direction::Backward,
        language: Some(Language::Italian),
        theme: Some(Theme::Dark),
        hidden_parts: [Part::Rail, Part::Transport].into_iter().collect(),
        ..View::default()
    };
    let expected = Scene {
        columns: variants(&["lstm", "gru.reset-before", "lstm"]),
        sequence: with("text", Content::Text("perché no?".to_owned())),
        steps: 120,
        hidden: 16,
        seed: 9_007_199_254_740_991,
        recurrent_scale: 1.25,
        keep_bias: -0.5,
        loss: Loss::EverySquared,
        view,
        unknown: vec![("from".to_owned(), "lesson".to_owned())],
        ..Scene::default()
    };
    assert_eq!(scene, expected);
    assert_eq!(reports.iter().map(|r| r.kind).collect::<Vec<_>>(), [ReportKind::UnknownKey]);
}

#[test]
fn the_documented_link_opens_without_a_report() {
    let (scene, reports) = read("#v=1&cells=lstm,gru,elman&task=recall&T=40&H=8&seed=7&t=12&lang=it&hide=rail");
    assert_eq!(reports, []);
    assert_eq!(scene.to_hash(), "v=1&t=12&lang=it&hide=rail");
    assert_eq!((scene.length(), scene.view.cursor), (40, 11));
}

#[test]
fn the_preset_is_the_empty_link() {
    assert_eq!(Scene::default().to_hash(), "v=1");
    for empty in ["", "#", "v=1", "&&"] {
        assert_eq!(read(empty), (Scene::default(), Vec::new()), "{empty}");
    }
    assert_eq!(Scene::default().validate(), []);
}

#[test]
fn links_are_readable() {
    let numbers = Scene { sequence: with("numbers", Content::Numbers(vec![0.5, 1.0, -2.0, 1e-7])), ..Scene::default() };
    assert_eq!(numbers.to_hash(), "v=1&task=numbers&x=0.5,1,-2,1e-7");
    let target = Some(Target { name: "y z".to_owned(), values: vec![Some(0.5), None] });
    let table = Table { columns: vec!["a".to_owned(), "b".to_owned()], inputs: vec![0.1, 2.0, 0.2, 3.0], target };
    let table = Scene { sequence: with("table", Content::Table(table)), ..Scene::default() };
    assert_eq!(table.to_hash(), "v=1&task=table&x=a,b,=y%20z;0.1,2,0.5;0.2,3,");
    assert_eq!(read(&table.to_hash()), (table, Vec::new()));
    let text = Scene { sequence: with("text", Content::Text("a&b=c #50% è\n😀".to_owned())), ..Scene::default() };
    assert_eq!(text.to_hash(), "v=1&task=text&text=a%26b%3Dc%20%2350%25%20%C3%A8%0A%F0%9F%98%80");
    assert_eq!(read(&text.to_hash()), (text, Vec::new()));
    let example = Scene { sequence: Sequence::example(task::find("text").unwrap()), ..Scene::default() };
    assert_eq!(example.to_hash(), "v=1&task=text");
}

#[test]
fn values_out_of_range_are_moved_and_named() {
    let cases = [
        ("T=1e99", "T", "1e99", "2…500", "500"),
        ("T=1e999", "T", "1e999", "2…500", "500"),
        ("T=1", "T", "1", "2…500", "2"),
        ("T=-0", "T", "-0", "2…500", "2"),
        ("T=40.6", "T", "40.6", "2…500", "41"),
        ("H=0", "H", "0", "1…128", "1"),
        ("H=129", "H", "129", "1…128", "128"),
        ("seed=99999999999999999999999", "seed", "99999999999999999999999", "0…9007199254740991", "9007199254740991"),
        ("seed=-1", "seed", "-1", "0…9007199254740991", "0"),
        ("g=4.001", "g", "4.001", "0…4", "4"),
        ("fb=-1e3", "fb", "-1e3", "-10…10", "-10"),
        ("t=41", "t", "41", "1…40", "40"),
        ("T=5&t=12", "t", "12", "1…5", "5"),
        ("u=9", "u", "9", "1…8", "8"),
    ];
    for (hash, key, given, range, used) in cases {
        let (_, report) = only(hash);
        assert_eq!(report, Report { kind: ReportKind::OutOfRange, ..text_report(key, given, range, used) }, "{hash}");
        assert_eq!(report.id(), "report-value-range");
        assert_eq!(report.args()[2], ("range", range.to_owned()));
    }
}

fn text_report(key: &str, given: &str, range: &str, used: &str) -> Report {
    let [key, given, range, used] = [key, given, range, used].map(str::to_owned);
    Report { kind: ReportKind::Invalid, key, given, range, used }
}

#[test]
fn values_that_cannot_be_read_leave_the_default() {
    let cases = [
        ("T=NaN", "T", "NaN", "2…500", "40"),
        ("T=", "T", "", "2…500", "40"),
        ("H=<b>", "H", "<b>", "1…128", "8"),
        ("g=inf", "g", "inf", "0…4", "1"),
        ("g=1,5", "g", "1,5", "0…4", "1"),
        ("u=x", "u", "x", "1…8", ""),
        ("v=abc", "v", "abc", "1…1", "1"),
        ("v=0", "v", "0", "1…1", "1"),
    ];
    for (hash, key, given, range, used) in cases {
        let (scene, report) = only(hash);
        assert_eq!((scene, report), (Scene::default(), text_report(key, given, range, used)), "{hash}");
    }
}

#[test]
fn names_that_are_none_of_the_alternatives() {
    for hash in [
        "cells=<script>",
        "task=tiling",
        "loss=mean",
        "phase=3",
        "dir=up",
        "lang=fr",
        "theme=pink",
        "hide=sidebar",
        "cells=",
    ] {
        let (scene, report) = only(hash);
        assert_eq!((scene, report.kind), (Scene::default(), ReportKind::UnknownChoice), "{hash}");
        let (key, given) = hash.split_once('=').unwrap();
        assert_eq!((report.key.as_str(), report.given.as_str()), (key, given));
        assert!(!report.range.is_empty());
    }
    let (scene, report) = only("cells=gru,lstm.wrong");
    assert_eq!((scene.columns, report.used.as_str()), (variants(&["gru"]), "gru"));
}

#[test]
fn columns_are_one_to_three_and_may_repeat() {
    let (scene, reports) = read("cells=lstm,lstm");
    assert_eq!((scene.columns, reports), (variants(&["lstm", "lstm"]), Vec::new()));
    let (scene, report) = only("cells=gru,gru,gru,elman");
    assert_eq!((scene.columns, report.kind), (variants(&["gru"; 3]), ReportKind::TooMany));
    let (scene, reports) = read(&format!("cells={}", "a,".repeat(1_000_000)));
    assert_eq!(scene, Scene::default());
    assert!(reports.len() <= limits::ENTRIES_MAX + 1);
}

#[test]
fn doubled_keys_newer_versions_and_broken_encoding_are_reported() {
    let (scene, report) = only("T=10&T=20");
    assert_eq!(
        (scene.steps, report.kind, report.given.as_str(), report.used.as_str()),
        (20, ReportKind::Duplicate, "10", "20")
    );
    let (scene, report) = only("v=2&T=10");
    assert_eq!((scene.steps, report.kind, report.used.as_str()), (10, ReportKind::Newer, "1"));
    for (value, text) in [("50%", "50%"), ("%zz", "%zz"), ("%C3", "\u{fffd}"), ("a%2", "a%2")] {
        let (scene, report) = only(&format!("task=text&text={value}"));
        assert_eq!((scene.sequence, report.kind), (with("text", Content::Text(text.to_owned())), ReportKind::Encoding));
    }
    assert_eq!(read("cells=gru%2Celman").0.columns, variants(&["gru", "elman"]));
}

#[test]
fn unknown_keys_are_kept_as_they_stand() {
    let (scene, reports) = read("v=1&foo=b%61r&T=10&flag&=x&a=b=c");
    assert_eq!(scene.to_hash(), "v=1&T=10&foo=b%61r&flag&=x&a=b=c");
    assert!(reports.len() == 4 && reports.iter().all(|r| r.kind == ReportKind::UnknownKey), "{reports:?}");
    let (scene, reports) = read(&(0..100).map(|k| format!("k{k}=1")).collect::<Vec<_>>().join("&"));
    assert_eq!(scene.unknown.len(), limits::UNKNOWN_MAX);
    assert_eq!(reports.len(), limits::REPORTS_MAX + 1);
    assert_eq!(reports.last().map(|r| (r.kind, r.given.as_str())), Some((ReportKind::More, "77")));
}

#[test]
fn own_content_that_cannot_be_is_reported() {
    let example = |id: &str| Sequence::example(task::find(id).unwrap());
    for (x, kind, token) in [
        ("1,2,zwei", ReportKind::Invalid, "zwei"),
        ("1,NaN", ReportKind::Invalid, "NaN"),
        ("0,1e7", ReportKind::OutOfRange, "1e7"),
        ("", ReportKind::Invalid, ""),
    ] {
        let (scene, report) = only(&format!("task=numbers&x={x}"));
        assert_eq!((scene.sequence, report.kind, report.given.as_str()), (example("numbers"), kind, token));
        assert_eq!(report.range, "-1000000…1000000");
    }
    let (scene, report) = only(&format!("task=numbers&x={}", "1,".repeat(600)));
    assert_eq!((scene.length(), report.kind), (500, ReportKind::TooMany));
    let (scene, report) = only("task=table&x=a,=y;1,zwei");
    assert_eq!((scene.sequence, report.kind, report.given.as_str()), (example("table"), ReportKind::Invalid, "zwei"));
    let (scene, report) = only(&format!("task=table&x={}", "1,2;".repeat(600)));
    assert_eq!((scene.length(), report.kind), (500, ReportKind::TooMany));
    let (scene, report) = only("task=text&text=");
    assert_eq!((scene.sequence, report.kind), (example("text"), ReportKind::Invalid));
    let alphabet: String = ('一'..).take(70).collect();
    let (scene, report) = only(&format!("task=text&text={alphabet}"));
    assert_eq!((scene.length(), report.kind, report.range.as_str()), (64, ReportKind::Alphabet, "1…64"));
    let (scene, report) = only("x=1,2");
    assert_eq!((scene, report.kind, report.used.as_str()), (Scene::default(), ReportKind::Unused, "recall"));
}

#[test]
fn enormous_links_open_quickly_as_something_small() {
    let begun = std::time::Instant::now();
    let huge = 10_000_000;
    let (scene, report) = only(&format!("task=text&text={}", "%C3%A8".repeat(huge / 6)));
    assert_eq!((scene.length(), report.kind), (500, ReportKind::TooMany));
    for hash in [
        "a&".repeat(huge / 2),
        "T=1&".repeat(huge / 4),
        "x".repeat(huge),
        format!("task=numbers&x={}", "1,".repeat(huge / 2)),
        format!("task=table&x={}", "1,".repeat(huge / 2)),
        format!("task=table&x={}", "1,2;".repeat(huge / 4)),
        format!("T={}", "9".repeat(huge)),
        "&".repeat(huge),
        "%".repeat(huge),
        format!("hide={}", "a,".repeat(huge / 2)),
    ] {
        let (scene, reports) = read(&hash);
        assert!(scene.to_hash().len() < 20_000 && reports.len() <= limits::REPORTS_MAX + 1);
        assert!(reports.iter().all(|r| r.to_string().len() < 400), "{reports:?}");
    }
    assert!(begun.elapsed().as_secs_f64() < 5.0, "{:?}", begun.elapsed());
}

#[test]
fn validate_moves_what_a_program_set_wrongly() {
    let mut scene = Scene {
        columns: Vec::new(),
        steps: 0,
        hidden: usize::MAX,
        seed: u64::MAX,
        recurrent_scale: f64::NAN,
        keep_bias: f64::INFINITY,
        ..Scene::default()
    };
    scene.view = View { cursor: usize::MAX, unit: Some(usize::MAX), ..View::default() };
    scene.unknown =
        vec![("T".to_owned(), "9".to_owned()), ("a&b".to_owned(), String::new()), ("ok".to_owned(), String::new())];
    assert_eq!(scene.validate().len(), 9);
    assert_eq!(scene.validate(), []);
    assert_eq!((scene.columns.len(), scene.steps, scene.hidden, scene.seed), (3, 2, 128, limits::SEED_MAX));
    assert_eq!((scene.recurrent_scale, scene.keep_bias), (0.0, 10.0));
    assert_eq!((scene.view.cursor, scene.view.unit, scene.unknown.len()), (1, Some(127), 1));
}
