//! Is everything that is wrong with a file named, and does nothing that a file holds stop the program?

use super::{ImportError, json, read};
use gatescope::export::json::{Kind, MAX_BYTES};
use proptest::prelude::*;

const LINK: &str = "cells=lstm,elman&T=3&H=2";

/// The file with the first place of a text replaced.
fn with(from: &str, to: &str) -> ImportError {
    let text = json(LINK);
    assert!(text.contains(from), "{from}");
    read(&text.replacen(from, to, 1)).unwrap_err()
}

/// The first number after a place, replaced.
fn with_number(place: &str, to: &str) -> ImportError {
    let text = json(LINK);
    let from = text.find(place).unwrap() + place.len();
    let start = from + text[from..].find("\"data\":[").unwrap() + 8;
    let end = start + text[start..].find([',', ']']).unwrap();
    read(&format!("{}{to}{}", &text[..start], &text[end..])).unwrap_err()
}

#[test]
fn what_is_no_comparison_is_refused_before_anything_is_done() {
    let large = " ".repeat(MAX_BYTES + 1);
    assert_eq!(read(&large).unwrap_err().id(), "import-large");
    assert_eq!(read("{\"schema\":\n  oops}").unwrap_err(), ImportError::Json { line: 2, column: 3 });
    assert_eq!(read("").unwrap_err().id(), "import-json");
    assert_eq!(read(&"[".repeat(100_000)).unwrap_err().id(), "import-json");
    let kind = |path: &str, wanted, found| ImportError::Kind { path: path.to_owned(), wanted, found };
    assert_eq!(read("[]").unwrap_err(), kind("$", Kind::Object, Kind::List));
    assert_eq!(read("{}").unwrap_err(), ImportError::Missing { path: "schema".to_owned() });
    assert_eq!(read("{\"schema\":1}").unwrap_err(), kind("schema", Kind::Text, Kind::Number));
    assert_eq!(with("comparison/1", "comparison/2").id(), "import-schema");
}

#[test]
fn what_is_missing_or_of_another_kind_is_named_by_its_path() {
    let missing = |from: &str| match with(from, "\"other\"") {
        ImportError::Missing { path } => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(missing("\"link\""), "link");
    assert_eq!(missing("\"nodes\""), "columns[0].nodes");
    assert_eq!(missing("\"pre_f\""), "columns[0].nodes.pre_f");
    assert_eq!(missing("\"weight_ih\""), "columns[0].params.weight_ih");
    assert_eq!(missing("\"sample\""), "sample");
    let kind = |place: &str, to: &str| match with_number(place, to) {
        ImportError::Kind { path, wanted: Kind::Number, found } => (path, found),
        other => panic!("{other:?}"),
    };
    assert_eq!(kind("\"f\":", "null"), ("columns[0].nodes.f.values.data[0]".to_owned(), Kind::Null));
    assert_eq!(kind("\"f\":", "\"1.5\""), ("columns[0].nodes.f.values.data[0]".to_owned(), Kind::Text));
    assert_eq!(kind("\"weight_hh\":", "true"), ("columns[0].params.weight_hh.data[0]".to_owned(), Kind::Boolean));
    assert_eq!(with_number("\"f\":", "NaN").id(), "import-json");
    assert_eq!(with_number("\"f\":", "1e999").id(), "import-json");
}

#[test]
fn shapes_and_columns_are_those_of_the_links_scene() {
    let of = |error: ImportError| (error.id(), error.args());
    let text = |key: &'static str, value: &str| (key, value.to_owned());
    let shape = with("\"weight_ih\":{\"shape\":[8,10]", "\"weight_ih\":{\"shape\":[10,8]");
    let wanted =
        vec![text("path", "columns[0].params.weight_ih.shape"), text("wanted", "[8, 10]"), text("given", "[10,8]")];
    assert_eq!(of(shape), ("import-shape", wanted));
    let (id, args) = of(with("\"bias_ih\":{\"shape\":[8],\"data\":[", "\"bias_ih\":{\"shape\":[8],\"data\":[0.0,"));
    assert_eq!((id, args[2].clone()), ("import-length", text("given", "9")));
    assert_eq!(with("T=3", "T=4").id(), "import-shape");
    assert_eq!(with("cells=lstm,elman", "cells=lstm,elman,gru").args()[1], text("wanted", "3"));
    assert_eq!(with("cells=lstm,elman", "cells=lstm.no-f,elman").args()[1], text("wanted", "lstm.no-f"));
    // A hundred million numbers are claimed and nothing is made for them.
    assert_eq!(with("\"weight_ih\":{\"shape\":[8,10]", "\"weight_ih\":{\"shape\":[1e4,1e4]").id(), "import-shape");
}

#[test]
fn the_first_number_that_does_not_come_out_again_is_named() {
    let error = with_number("\"nodes\"", "0.25");
    let ImportError::Number { column: 1, ref node, gradient: false, step: 1, unit: 1, ref given, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!((node.as_str(), given.as_str()), ("pre_i", "0.25"));
    let gradient = with_number("\"i\":{\"term\":\"input-gate\",\"values\"", "0.5");
    assert_eq!((gradient.id(), &gradient.args()[1..4]), ("import-value", &place("i", 1, 1)[..]));
    let gradient = with_number("\"output\":{\"values\":{\"shape\":[3,1],\"data\"", "0.5");
    assert_eq!((gradient.id(), &gradient.args()[1..4]), ("import-gradient", &place("y", 1, 1)[..]));
    // A last bit, and the sign of a zero.
    let text = json(LINK);
    let weight = text.split("\"weight_hh\":{\"shape\":[8,2],\"data\":[").nth(1).unwrap().split(',').next().unwrap();
    let next = f64::from_bits(weight.parse::<f64>().unwrap().to_bits() + 1);
    let ImportError::Other { path, wanted, given } = with(weight, &format!("{next:?}")) else {
        panic!("no difference")
    };
    assert_eq!((path.as_str(), wanted.as_str()), ("columns[0].params.weight_hh.data[0]", weight));
    assert_eq!(given.parse::<f64>().unwrap(), next);
    assert_eq!(with_number("\"initial\"", "-0.0").id(), "import-value");
}

fn place(node: &str, step: usize, unit: usize) -> [(&'static str, String); 3] {
    [("node", node.to_owned()), ("step", step.to_string()), ("unit", unit.to_string())]
}

#[test]
fn another_seed_gives_other_numbers() {
    assert_eq!(with("H=2", "H=2&seed=8").id(), "import-other");
    assert_eq!(with("\"loss\":\"last\"", "\"loss\":\"last-squared\"").id(), "import-other");
}

/// Characters that mean something in such a file, and some that do not.
fn character() -> impl Strategy<Value = char> {
    proptest::sample::select("{}[],:\"0123456789.-+eE nulltruefalse\\u∞\u{0}é#&=".chars().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_a_file_holds_stops_the_program(
        cut in 0.0..1.0_f64, places in proptest::collection::vec((0.0..1.0_f64, 0..3_usize, character()), 0..8), whole in any::<bool>(),
    ) {
        let mut text: Vec<char> = json("cells=gru&T=2&H=1&task=impulse").chars().collect();
        if !whole {
            text.truncate((cut * text.len() as f64) as usize);
        }
        for (place, how, c) in places {
            let at = (place * text.len() as f64) as usize;
            match how {
                _ if text.is_empty() => {}
                0 => text[at] = c,
                1 => text.insert(at, c),
                _ => drop(text.remove(at)),
            }
        }
        let text: String = text.into_iter().collect();
        if let Err(error) = read(&text) {
            prop_assert!(error.id().starts_with("import-") && !error.to_string().is_empty());
        }
    }
}
