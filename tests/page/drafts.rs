//! What applies while a person types, what waits, and what is bad?

use gatescope::app::lab::draft::{Part, Reading};
use gatescope::cell::Variant;
use gatescope::engine::Level;
use gatescope::scene::Change;

fn held() -> Change {
    Change::Clamp { node: "f", units: Vec::new(), steps: None, level: Level::Constant(0.5) }
}

/// The change as links have it, `…` for an unfinished text, `!` for a bad one.
fn read(part: Part, text: &str) -> String {
    match part.read(&held(), text) {
        Reading::Whole(change) => change.text(&Variant::parse("lstm").unwrap().graph()),
        Reading::Unfinished => "…".to_owned(),
        Reading::Bad => "!".to_owned(),
    }
}

#[test]
fn only_whole_numbers_apply() {
    for (text, wanted) in [("0.25", "f=0.25"), (" -2e-3 ", "f=-0.002"), ("0,5", "f=0.5"), ("1000000", "f=1000000")] {
        assert_eq!(read(Part::Value, text), wanted, "{text}");
    }
    for text in ["", "-", "0.", "0,", "1e", "1e-", ".", "+", "−"] {
        assert_eq!(read(Part::Value, text), "…", "{text}");
    }
    for text in ["x", "1x", "--1", "1.2.3", "1000001", "inf", "NaN", "1 2", "1e999"] {
        assert_eq!(read(Part::Value, text), "!", "{text}");
    }
}

#[test]
fn only_units_and_steps_that_are_there_apply() {
    for (text, wanted) in [("", "f=0.5"), ("3", "f:3=0.5"), ("2-4, 7", "f:2-4,7=0.5"), ("1-12", "f:1-12=0.5")] {
        assert_eq!(read(Part::Units(12), text), wanted, "{text}");
    }
    for (text, wanted) in [("", "f=0.5"), ("3", "f@3=0.5"), ("5-20", "f@5-20=0.5")] {
        assert_eq!(read(Part::Steps(40), text), wanted, "{text}");
    }
    for text in ["3-", "2-1", "2,", "2-4,7-"] {
        assert_eq!(read(Part::Units(12), text), "…", "{text}");
    }
    for text in ["0", "13", "x", "5-4", "1,,2", "-", "3--4", "1-13", "99999999999999999999"] {
        assert_eq!(read(Part::Units(12), text), "!", "{text}");
    }
    for text in ["0", "41", "30-20", "1,2", "x", "-3"] {
        assert_eq!(read(Part::Steps(40), text), "!", "{text}");
    }
    assert_eq!(read(Part::Units(8), &vec!["1"; 33].join(",")), "!", "more than a change can have");
}

#[test]
fn what_is_written_reads_back() {
    for text in ["f=0.1", "f:2-4,7@5-20=-1e-7"] {
        let graph = Variant::parse("lstm").unwrap().graph();
        let change = Change::parse(text, &graph).unwrap();
        for part in [Part::Value, Part::Units(8), Part::Steps(40)] {
            assert_eq!(part.read(&change, &part.write(&change)), Reading::Whole(change.clone()), "{text} {part:?}");
        }
    }
}
