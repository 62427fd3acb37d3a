//! Is every mistake said in both languages, with all that is known about it?

use gatescope::export::json::{ImportError, Kind};
use gatescope::words::{Locale, Value, Words};

fn each() -> Vec<ImportError> {
    let text = str::to_owned;
    let number = |gradient| ImportError::Number {
        column: 2,
        node: text("pre_f"),
        gradient,
        step: 31,
        unit: 17,
        wanted: text("0.25"),
        given: text("-0.0"),
    };
    vec![
        ImportError::Large { bytes: 300, most: 256 },
        ImportError::Json { line: 31, column: 17 },
        ImportError::Schema { given: text("a/1"), wanted: "b/2" },
        ImportError::Missing { path: text("columns[0].cell") },
        ImportError::Kind { path: text("columns[0]"), wanted: Kind::Number, found: Kind::Null },
        ImportError::Shape { path: text("a.shape"), wanted: text("[8, 2]"), given: text("[2,8]") },
        ImportError::Length { path: text("a.data"), wanted: 16, given: 15 },
        ImportError::Other { path: text("loss"), wanted: text("last"), given: text("first") },
        number(false),
        number(true),
        ImportError::Run { message: text("too long") },
    ]
}

#[test]
fn every_mistake_has_its_words() {
    for words in [Words::new(Locale::En), Words::new(Locale::It)] {
        let mut ids: Vec<&str> = Vec::new();
        for error in each() {
            let args = error.args();
            let values: Vec<(&str, Value)> = args.iter().map(|(name, value)| (*name, Value::from(value))).collect();
            let said = words.text_with(error.id(), &values);
            assert!(!said.contains("{$") && said.contains(' '), "{said}");
            if !matches!(error, ImportError::Kind { .. }) {
                args.iter().for_each(|(name, value)| assert!(said.contains(value), "{name} is not in: {said}"));
            }
            ids.push(error.id());
        }
        ids.dedup();
        assert_eq!(ids.len(), each().len(), "one message for each");
    }
    let kind = &each()[4];
    let values: Vec<(&str, String)> = kind.args();
    let values: Vec<(&str, Value)> = values.iter().map(|(name, value)| (*name, Value::from(value))).collect();
    let said = Words::new(Locale::It).text_with(kind.id(), &values);
    assert!(said.starts_with("In «columns[0]» c’è null, mentre serve un numero."), "{said}");
}
