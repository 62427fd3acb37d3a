//! Has every refusal its words, and do they ask for nothing that is not given?

use super::{EN, Variables, messages, variables_of};
use gatescope::task::TaskError;
#[cfg(feature = "files")]
use gatescope::task::table::read::{Place, ReadError};
use gatescope::train::TrainError;

#[test]
fn every_refusal_of_a_training_has_its_words() {
    let en = messages(EN);
    let training = [
        TrainError::Range { setting: "clip", got: 0.0, min: 1.0, max: 2.0 },
        TrainError::Batch { got: 0, most: 1 },
        TrainError::Window { got: 0, most: 1 },
        TrainError::Memory { got: 2, most: 1 },
        TrainError::Network { got: [1; 3], want: [2; 3] },
        TrainError::Unasked,
        TrainError::Score,
    ];
    for error in training {
        let (id, given) = (error.id().unwrap(), error.args());
        assert_eq!(variables_of(&en[id]), given.iter().map(|(name, _)| *name).collect(), "{id}");
    }
}

#[test]
fn every_refusal_of_a_sequence_has_its_words() {
    let en = messages(EN);
    let token = || "x".to_owned();
    let errors = [
        TaskError::Steps { task: "recall", steps: 1, min: 2, max: 3 },
        TaskError::Content { task: "recall" },
        TaskError::NumbersEmpty,
        TaskError::NumbersMany { max: 1 },
        TaskError::NumberInvalid { token: token(), position: 1 },
        TaskError::NumberAmbiguous { token: token(), position: 1 },
        TaskError::NumberRange { token: token(), position: 1, max: 1.0 },
        TaskError::TableSize { rows: 0, columns: 0, rows_max: 1, columns_max: 1 },
        TaskError::TableRow { row: 1, got: 1, want: 2 },
        TaskError::TableName { name: token() },
        TaskError::TableCell { token: token(), row: 1, column: 1, max: 1.0 },
        TaskError::TextEmpty,
        TaskError::TextLong { max: 1 },
        TaskError::TextAlphabet { character: 'x', position: 1, max: 1 },
    ];
    for error in errors {
        let given: Variables = error.args().iter().map(|(name, _)| *name).collect();
        assert_eq!(variables_of(&en[error.id()]), given, "{}", error.id());
    }
}

#[cfg(feature = "files")]
#[test]
fn every_refusal_of_a_table_has_its_words() {
    let en = messages(EN);
    let (place, text) = (Place::Line(1), || "x".to_owned());
    let errors = [
        ReadError::Empty,
        ReadError::Large { bytes: 2, most: 1 },
        ReadError::Json { line: 1, column: 1 },
        ReadError::Row { place, got: 1, want: 2 },
        ReadError::Missing { place, column: text() },
        ReadError::Number { place, column: text(), token: text() },
        ReadError::Range { place, column: text(), token: text(), max: 1.0 },
        ReadError::Target { name: text() },
        ReadError::Rows { most: 1 },
        ReadError::Steps { from: 1, to: 2 },
        ReadError::Columns { got: 0, most: 1 },
    ];
    for error in errors {
        let given: Variables = error.args().iter().map(|(name, _)| *name).collect();
        assert_eq!(variables_of(&en[error.id()]), given, "{}", error.id());
    }
}
