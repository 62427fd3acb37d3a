//! What does a visitor read who runs the reference cases?

use gatescope::app::lab::reference::answer;
use gatescope::app::message::Packed;

const CASE: &str = include_str!("../reference/lstm_pt_t1.json");

/// As the page gets them: each case on a line of its own.
fn lines(cases: &[String]) -> String {
    cases.iter().map(|case| case.lines().map(str::trim).collect::<String>() + "\n").collect()
}

fn run(cases: &[String]) -> (Packed, Vec<(usize, usize)>) {
    let mut told = Vec::new();
    let packed = answer(&lines(cases), &mut |done| told.push(done));
    (packed, told)
}

#[test]
fn each_case_has_its_numbers_its_errors_and_its_name() {
    let (packed, told) = run(&[CASE.to_owned(), CASE.to_owned()]);
    assert_eq!(told, [(1, 2), (2, 2)]);
    assert_eq!(packed.texts, ["lstm_pt_t1", "", "lstm_pt_t1", ""]);
    let [compared, failures, errors @ ..] = packed.numbers[0].as_slice() else { panic!("{packed:?}") };
    assert!(*compared > 500.0 && *failures == 0.0, "{packed:?}");
    let [values64, gradients64, values32, gradients32] = *errors else { panic!("{packed:?}") };
    assert!(values64 < 1e-14 && gradients64 < 1e-13, "{packed:?}");
    assert!((1e-9..1e-5).contains(&values32) && (1e-9..1e-5).contains(&gradients32), "{packed:?}");
}

#[test]
fn what_disagrees_is_named_and_the_others_go_on() {
    let wrong = CASE.replacen("0.13727509385005157", "0.13727519385005157", 1);
    let projected = CASE.replacen("\"peepholes\": false", "\"proj_size\": 2", 1);
    assert!(wrong != CASE && projected != CASE);
    let (packed, told) = run(&[wrong, "{\"schema\": 1}".to_owned(), projected, CASE.to_owned()]);
    assert_eq!(told.len(), 4);
    let failures: Vec<f64> = packed.numbers.iter().map(|line| line[1]).collect();
    assert_eq!(failures, [1.0, 1.0, 0.0, 0.0]);
    assert!(packed.texts[1].starts_with("lstm_pt_t1 f64 jacobian hh.fro: error 1.000e-7"), "{packed:?}");
    assert_eq!((packed.texts[2].as_str(), packed.texts[3].contains("schema")), ("2", true), "{packed:?}");
    assert!(packed.numbers[2][0] == 0.0 && packed.texts[5] == "option proj_size = 2", "{packed:?}");
    assert_eq!(packed.texts[7], "");
}
