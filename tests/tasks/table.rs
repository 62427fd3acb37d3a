//! Is a table of one's own the sequence that it says, and is what cannot be one named?

use super::refused;
use gatescope::math::rng::SplitMix64;
use gatescope::task::table::{self, Table, Target};
use gatescope::task::{self, Channel, Content, Sequence, TaskError};

/// Rows of `a` and `b`, with wanted answers.
fn made(inputs: &[f64], values: Vec<Option<f64>>) -> Table {
    let target = Some(Target { name: "y".to_owned(), values });
    Table { columns: vec!["a".to_owned(), "b".to_owned()], inputs: inputs.to_vec(), target }
}

fn small() -> Table {
    made(&[0.1, 2.0, 0.2, 3.0], vec![Some(0.5), None])
}

fn sequence(table: Table) -> Result<Sequence, TaskError> {
    Sequence::new(task::find("table").unwrap(), Content::Table(table))
}

#[test]
fn rows_are_steps_and_columns_are_inputs() {
    let sample = sequence(small()).unwrap().sample(999, &mut SplitMix64::new(0)).unwrap();
    assert_eq!((sample.steps, sample.input, sample.at(1)), (2, 2, &[0.2, 3.0][..]));
    assert_eq!(sample.channels, ["a", "b"].map(|name| Channel::Symbol(name.to_owned())));
    assert_eq!(sample.targets, [Some(0.5), None]);
    let alone = Table { target: None, ..small() };
    assert_eq!(sequence(alone).unwrap().sample(0, &mut SplitMix64::new(0)).unwrap().targets, [None; 2]);
    let Content::Table(zeros) = sequence(made(&[-0.0, 1.0], vec![Some(-0.0)])).unwrap().content().clone() else {
        panic!("no table");
    };
    assert_eq!([zeros.inputs[0], zeros.target.unwrap().values[0].unwrap()].map(f64::to_bits), [0; 2]);
}

#[test]
fn the_example_asks_for_the_last_push() {
    let sample = Sequence::example(task::find("table").unwrap()).sample(0, &mut SplitMix64::new(0)).unwrap();
    let mut state = None;
    for t in 0..sample.steps {
        match sample.at(t) {
            [1.0, 0.0] => state = Some(1.0),
            [0.0, 1.0] => state = Some(-1.0),
            other => assert_eq!(other, [0.0; 2]),
        }
        assert_eq!(sample.targets[t], state, "step {t}");
    }
    assert_eq!(sample.targets.iter().flatten().filter(|y| **y < 0.0).count(), 11);
}

#[test]
fn the_best_constant_answer_is_the_mean() {
    let wanted = made(&[0.0; 6], vec![Some(1.0), None, Some(4.0)]);
    assert_eq!(sequence(wanted).unwrap().baseline(0), Some(2.25));
    assert_eq!(sequence(made(&[0.0; 2], vec![None])).unwrap().baseline(0), None, "nothing is wanted");
}

#[test]
fn tables_that_cannot_be_are_named() {
    let named = |name: &str| Table { columns: vec![name.to_owned(), "b".to_owned()], ..small() };
    let cell = |table: Table| refused(sequence(table));
    assert_eq!(cell(made(&[0.0, f64::NAN], vec![None])), "error-table-cell: NaN 1 2 -1000000 1000000");
    assert_eq!(cell(made(&[0.0, 1.0], vec![Some(2e6)])), "error-table-cell: 2000000 1 3 -1000000 1000000");
    assert_eq!(cell(made(&[], Vec::new())), "error-table-size: 0 2 500 64");
    assert_eq!(cell(made(&[0.0; 1002], vec![None; 501])), "error-table-size: 501 2 500 64");
    let wide = Table { columns: (0..65).map(|k| format!("c{k}")).collect(), inputs: vec![0.0; 65], target: None };
    assert_eq!(cell(wide), "error-table-size: 1 65 500 64");
    assert_eq!(cell(made(&[0.0; 5], vec![None; 2])), "error-table-row: 3 1 2");
    assert_eq!(cell(made(&[0.0; 4], vec![None])), "error-table-row: 2 0 2");
    for name in ["", "a,b", "a;b", "3", "1,5", " a", "=a", "a\nb", "NA", "[a", "\"a", &"x".repeat(41)] {
        assert!(cell(named(name)).starts_with("error-table-name"), "{name}");
    }
    for name in ["°C", "perché no", "x=1", "-", "\u{1f600}", &"x".repeat(40)] {
        assert!(sequence(named(name)).is_ok(), "{name}");
    }
    assert!(sequence(small()).is_ok());
    let other = Sequence::new(task::find("table").unwrap(), Content::Numbers(vec![1.0]));
    assert_eq!(refused(other), "error-task-content: table");
}

#[test]
fn the_short_form_is_read() {
    assert_eq!(table::read_first("a,b,=y;0.1,2,0.5;0.2,3,"), Ok((small(), false)));
    assert_eq!(table::read_first("a, b ,=y;0.1,2,0.5;0.2,3,;"), Ok((small(), false)));
    let unnamed =
        |inputs: &[f64]| Table { columns: vec!["x1".into(), "x2".into()], inputs: inputs.to_vec(), target: None };
    assert_eq!(table::read_first("0.1,2;0.2,3"), Ok((unnamed(&[0.1, 2.0, 0.2, 3.0]), false)));
    let many = table::read_first(&"1,2;".repeat(501)).unwrap();
    assert_eq!((many.0.steps(), many.1), (500, true));
    assert!(!table::read_first(&"1,2;".repeat(500)).unwrap().1);
}

#[test]
fn bad_entries_of_the_short_form_are_named() {
    let cases = [
        ("", "error-table-size: 0 1 500 64"),
        ("a,b", "error-table-size: 0 2 500 64"),
        ("=y;1", "error-table-size: 0 0 500 64"),
        ("a,=y,b;1,2,3", "error-table-name: =y"),
        ("a,b,=y;0.1,2,0.5;0.2,x,", "error-table-cell: x 2 2 -1000000 1000000"),
        ("a,b;1,2;3,", "error-table-cell:  2 2 -1000000 1000000"),
        ("a,=y;1,1e7", "error-table-cell: 1e7 1 2 -1000000 1000000"),
        ("a,b;1,2;3", "error-table-row: 2 1 2"),
        ("a,b;1,2;;3,4", "error-table-row: 2 1 2"),
        ("a,3;1,2", "error-table-name: 3"),
    ];
    cases.iter().for_each(|(text, told)| assert_eq!(refused(table::read_first(text)), *told, "{text}"));
    let begun = std::time::Instant::now();
    assert_eq!(refused(table::read_first(&"1,".repeat(5_000_000))), "error-table-size: 1 66 500 64");
    assert!(refused(table::read_first(&"a".repeat(5_000_000))).len() < 100);
    assert!(begun.elapsed().as_secs_f64() < 2.0, "{:?}", begun.elapsed());
}
