//! Do the tasks draw what the recorded trainings drew, and do bad numbers and texts fail readably?
#![allow(clippy::unwrap_used, clippy::panic)]

use gatescope::math::rng::SplitMix64;
use gatescope::task::{self, Channel, Content, Sample, Sequence, TaskError, adding, limits, numbers, recall, text};

fn made(id: &str, steps: usize, random: &mut SplitMix64) -> Sample {
    Sequence::example(task::find(id).unwrap()).sample(steps, random).unwrap()
}

#[path = "tasks/definitions.rs"]
mod definitions;
#[path = "tasks/network.rs"]
mod network;
#[cfg(feature = "files")]
#[path = "tasks/read.rs"]
mod read;
#[path = "tasks/table.rs"]
mod table;

/// The message's key and arguments.
fn refused<T: std::fmt::Debug>(result: Result<T, TaskError>) -> String {
    let error = result.unwrap_err();
    let args: Vec<String> = error.args().into_iter().map(|(_, value)| value).collect();
    format!("{}: {}", error.id(), args.join(" "))
}

/// The mean loss of the first batch of 32 before any update, given what one sample's answer costs.
fn first_loss(data_seed: u64, task: &str, steps: usize, cost: impl Fn(&Sample) -> f64) -> f64 {
    let mut random = SplitMix64::new(data_seed);
    (0..32).map(|_| cost(&made(task, steps, &mut random))).sum::<f64>() / 32.0
}

fn assert_relative(measured: f64, recorded: f64) {
    assert!((measured / recorded - 1.0).abs() < 1e-9, "{measured} against {recorded}");
}

/// Gates, seeds of the weights and the data, loss before the first update.
const ADDING_RECORDS: [(usize, u64, u64, f64); 2] =
    [(3, 101001, 101002, 1.4661331693506998), (4, 101001, 101002, 1.4099905595012765)];

fn squared(x: f64) -> f64 {
    x * x
}

/// The first loss that PyTorch recorded in f64 for adding at T = 50, H = 32.
#[test]
fn adding_draws_as_the_recorded_trainings() {
    for (gates, init_seed, data_seed, recorded) in ADDING_RECORDS {
        let network = network::init(gates, 2, 1, &mut SplitMix64::new(init_seed));
        let cost = |sample: &Sample| squared(network.answer(sample)[0] - sample.last_target().unwrap().1);
        assert_relative(first_loss(data_seed, "adding", 50, cost), recorded);
    }
}

/// The first loss that PyTorch recorded in f64 for recall at T = 42, H = 32, an LSTM with chrono initialisation.
#[test]
fn recall_draws_as_the_recorded_training() {
    let mut random = SplitMix64::new(201_001);
    let mut network = network::init(4, 10, 8, &mut random);
    for j in 0..network::H {
        let b = f64::from(libm::log(1.0 + 40.0 * random.uniform()) as f32);
        (network.tensors[2][network::H + j], network.tensors[2][j]) = (b, -b);
        (network.tensors[3][network::H + j], network.tensors[3][j]) = (0.0, 0.0);
    }
    let cost = |sample: &Sample| {
        let answer = network.answer(sample);
        let symbol = sample.at(0).iter().position(|&x| x == 1.0).unwrap();
        libm::log(answer.iter().map(|y| libm::exp(*y)).sum::<f64>()) - answer[symbol]
    };
    assert_relative(first_loss(201_002, "recall", 42, cost), 2.114_786_966_133_461_4);
}

#[test]
fn adding_takes_two_more_draws_than_steps() {
    for steps in [2, 3, 40, 41] {
        let (mut random, mut counted) = (SplitMix64::new(5), SplitMix64::new(5));
        let sample = made("adding", steps, &mut random);
        (0..steps + 2).for_each(|_| _ = counted.next_u64());
        assert_eq!(random, counted);
        let marked: Vec<usize> = (0..steps).filter(|&t| sample.at(t)[1] == 1.0).collect();
        assert!(marked.len() == 2 && marked[0] < steps / 2 && marked[1] >= steps / 2, "{marked:?}");
        let sum = marked.iter().map(|&t| sample.at(t)[0] as f32).sum::<f32>();
        assert_eq!(sample.last_target(), Some((steps - 1, f64::from(sum))));
    }
}

#[test]
fn adding_of_odd_length_reaches_its_last_step() {
    let mut random = SplitMix64::new(1);
    assert!((0..50).any(|_| made("adding", 5, &mut random).at(4)[1] == 1.0));
}

#[test]
fn recall_shows_a_symbol_then_blanks_then_the_cue() {
    let mut random = SplitMix64::new(11);
    let symbol = (8.0 * SplitMix64::new(11).uniform()) as usize;
    let sample = made("recall", 40, &mut random);
    let mut one_draw = SplitMix64::new(11);
    one_draw.next_u64();
    assert_eq!(random, one_draw);
    let places: Vec<usize> = (0..40).map(|t| sample.at(t).iter().position(|&x| x == 1.0).unwrap()).collect();
    assert_eq!((places[0], places[39]), (symbol, 9));
    assert!(places[1..39].iter().all(|&k| k == 8));
    assert_eq!(sample.last_target(), Some((39, (2.0 * symbol as f64 - 7.0) / 7.0)));
    assert_eq!(sample.targets.iter().flatten().count(), 1);
    assert_eq!((sample.labels[1].as_str(), sample.labels[39].as_str()), ("·", "?"));
}

#[test]
fn every_sample_has_the_shape_that_it_claims() {
    for kind in task::registry() {
        for steps in [kind.min_steps, 40, 500] {
            let sample = made(kind.id, steps, &mut SplitMix64::new(9));
            assert_eq!(sample.steps, Sequence::example(kind).length(steps), "{}", kind.id);
            assert_eq!(sample.inputs.len(), sample.steps * sample.input);
            assert_eq!([sample.targets.len(), sample.labels.len()], [sample.steps; 2]);
            assert_eq!(sample.channels.len(), sample.input);
            assert!(sample.inputs.iter().chain(sample.targets.iter().flatten()).all(|v| v.abs() <= 2.0));
            assert_eq!(sample, made(kind.id, steps, &mut SplitMix64::new(9)), "the same seed, the same bits");
        }
    }
}

#[test]
fn names_are_unique_and_found() {
    for (k, kind) in task::registry().iter().enumerate() {
        assert_eq!(task::registry().iter().position(|other| other.id == kind.id), Some(k));
        assert_eq!(task::find(kind.id), Some(kind));
    }
    assert_eq!(task::find("tiling"), None);
}

#[test]
fn lengths_outside_the_range_name_it() {
    for (id, steps) in
        [("recall", 1), ("adding", 1), ("impulse", 0), ("sine", limits::STEPS_MAX + 1), ("recall", usize::MAX)]
    {
        let sequence = Sequence::example(task::find(id).unwrap());
        let error = sequence.sample(steps, &mut SplitMix64::new(0)).unwrap_err();
        let args = error.args();
        assert_eq!(error.id(), "error-task-steps");
        assert!(
            args.contains(&("steps", steps.to_string())) && args.contains(&("max", "10000".to_owned())),
            "{args:?}"
        );
    }
}

#[test]
fn constant_answers_cost_what_the_closed_form_says() {
    assert!((adding::constant_error() - 1.0 / 6.0).abs() < 1e-16);
    assert!((recall::chance_cross_entropy() - 2.079_441_541_679_836).abs() < 1e-15);
    let places = (0..8).map(|k| 2.0 * f64::from(k) / 7.0 - 1.0);
    assert!((recall::constant_error() - places.map(|y| y * y).sum::<f64>() / 8.0).abs() < 1e-15);
    let mut random = SplitMix64::new(2);
    let error = |_| squared(made("adding", 4, &mut random).last_target().unwrap().1 - 1.0);
    let measured = (0..40_000).map(error).sum::<f64>() / 40_000.0;
    assert!((measured - 1.0 / 6.0).abs() < 0.004, "{measured}");
}

#[test]
fn impulse_and_sine() {
    let impulse = made("impulse", 3, &mut SplitMix64::new(0));
    assert_eq!(
        (impulse.inputs.as_slice(), impulse.targets.as_slice()),
        (&[1.0, 0.0, 0.0][..], &[None, None, Some(1.0)][..])
    );
    let sine = made("sine", 41, &mut SplitMix64::new(0));
    assert!((sine.inputs[5] - 1.0).abs() < 1e-15 && sine.inputs[0] == 0.0);
    assert_eq!(sine.inputs[..20], sine.inputs[20..40]);
    assert_eq!(sine.targets[7], Some(sine.inputs[8]));
    assert_eq!(sine.targets[40], Some(sine.inputs[1]));
}

#[test]
fn text_is_one_hot_with_sorted_rows() {
    let kind = task::find("text").unwrap();
    let sequence = Sequence::new(kind, Content::Text("b a\nb".to_owned())).unwrap();
    let sample = sequence.sample(999, &mut SplitMix64::new(0)).unwrap();
    let rows = ["↵", "␣", "a", "b"].map(|s| Channel::Symbol(s.to_owned()));
    assert_eq!(sample.channels, rows);
    assert_eq!(sample.labels, ["b", "␣", "a", "↵", "b"]);
    assert_eq!((sample.at(0), sample.at(3)), (&[0.0, 0.0, 0.0, 1.0][..], &[1.0, 0.0, 0.0, 0.0][..]));
    assert_eq!(sample.targets, [Some(-1.0 / 3.0), Some(1.0 / 3.0), Some(-1.0), Some(1.0), None]);
    let single = Sequence::new(kind, Content::Text("aa".to_owned())).unwrap();
    assert_eq!(single.sample(1, &mut SplitMix64::new(0)).unwrap().targets, [Some(0.0), None]);
}

#[test]
fn typed_numbers_are_read() {
    let cases: [(&str, &[f64]); 14] = [
        ("1", &[1.0]),
        ("0.5,1,-2", &[0.5, 1.0, -2.0]),
        ("0,5; 1,2", &[0.5, 1.2]),
        ("0,5;1.5;-3", &[0.5, 1.5, -3.0]),
        ("1, 2, 3", &[1.0, 2.0, 3.0]),
        ("1,2,3 4", &[1.0, 2.0, 3.0, 4.0]),
        ("1 2\t3\n4\u{a0}5", &[1.0, 2.0, 3.0, 4.0, 5.0]),
        ("1 , 2 ; 3", &[1.0, 2.0, 3.0]),
        ("1, 2; 3,5", &[1.0, 2.0, 3.5]),
        ("  1e-3 ,\n", &[0.001]),
        ("1;2;", &[1.0, 2.0]),
        ("1,2 3.5", &[1.0, 2.0, 3.5]),
        ("\u{2212}1000000", &[-1e6]),
        ("0,5", &[0.0, 5.0]),
    ];
    cases.iter().for_each(|(typed, values)| assert_eq!(numbers::read(typed).unwrap(), *values, "{typed}"));
}

#[test]
fn typed_numbers_that_cannot_be_are_named() {
    let invalid = |token: &str, position| TaskError::NumberInvalid { token: token.to_owned(), position };
    let range = |token: &str, position| TaskError::NumberRange { token: token.to_owned(), position, max: 1e6 };
    let unclear = |token: &str, position| TaskError::NumberAmbiguous { token: token.to_owned(), position };
    let cases = [
        ("", TaskError::NumbersEmpty),
        (" \n ", TaskError::NumbersEmpty),
        ("1 2 three", invalid("three", 3)),
        ("1,,2", invalid("", 2)),
        (",5", invalid("", 1)),
        ("1 NaN", invalid("NaN", 2)),
        ("inf", invalid("inf", 1)),
        ("1; -∞", invalid("-∞", 2)),
        ("1,2,3; 4", invalid("1,2,3", 1)),
        ("1.234,5; 2", invalid("1.234,5", 1)),
        ("0 1e999", range("1e999", 2)),
        ("1000000.1", range("1000000.1", 1)),
        ("0,5 1,2", unclear("0,5", 1)),
        ("1 2,5", unclear("2,5", 2)),
    ];
    cases.iter().for_each(|(typed, error)| assert_eq!(numbers::read(typed).as_ref(), Err(error), "{typed}"));
}

#[test]
fn enormous_input_is_refused_quickly_and_quoted_briefly() {
    let begun = std::time::Instant::now();
    assert_eq!(numbers::read(&"1 ".repeat(10_000_000)), Err(TaskError::NumbersMany { max: 500 }));
    assert_eq!(numbers::read(&"1,".repeat(5_000_000)), Err(TaskError::NumbersMany { max: 500 }));
    let error = numbers::read(&"x".repeat(10_000_000)).unwrap_err();
    assert!(error.to_string().len() < 200, "{error}");
    assert!(numbers::read(&"9".repeat(10_000_000)).is_err());
    let long = "ab".repeat(5_000_000);
    assert_eq!(text::read(&long), Ok((&long[..500], true)));
    assert!(begun.elapsed().as_secs_f64() < 3.0, "{:?}", begun.elapsed());
    assert_eq!(numbers::read(&"1 ".repeat(500)).unwrap().len(), 500);
    assert_eq!(numbers::read_first(&"1 ".repeat(501)).unwrap(), (vec![1.0; 500], true));
}

#[test]
fn texts_that_cannot_be_are_named() {
    assert_eq!(text::read(""), Err(TaskError::TextEmpty));
    let many: String = ('a'..).take(65).collect();
    let last = many.chars().last().unwrap();
    assert_eq!(text::read(&many), Err(TaskError::TextAlphabet { character: last, position: 65, max: 64 }));
    assert_eq!(text::longest_beginning(&many).chars().count(), 64);
    assert_eq!(text::read("è così\r\n"), Ok(("è così\r\n", false)));
    assert_eq!(text::check(&"a".repeat(501)), Err(TaskError::TextLong { max: 500 }));
}

#[test]
fn content_must_fit_the_task() {
    let error = |id: &str, content| Sequence::new(task::find(id).unwrap(), content).unwrap_err().id();
    assert_eq!(error("recall", Content::Numbers(vec![1.0])), "error-task-content");
    assert_eq!(error("numbers", Content::Made), "error-task-content");
    assert_eq!(error("numbers", Content::Numbers(vec![f64::NAN])), "error-number-range");
    assert_eq!(error("numbers", Content::Numbers(Vec::new())), "error-numbers-empty");
    assert_eq!(error("text", Content::Text(String::new())), "error-text-empty");
}
