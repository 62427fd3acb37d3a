//! Are the tasks what their papers define, and do answers without memory cost what the closed form says?

use super::made;
use gatescope::math::rng::SplitMix64;
use gatescope::task::{self, Content, Sample, Score, Sequence, adding, anbn, copy, latch, order, reber_stream, sine};

fn baseline(id: &str, steps: usize) -> f64 {
    Sequence::example(task::find(id).unwrap()).baseline(steps).unwrap()
}

/// The answers wanted in many samples, as classes, in pools that a constant answer is given to.
fn entropies(samples: &[Sample], pool: impl Fn(usize) -> usize) -> f64 {
    let mut counts = std::collections::BTreeMap::<(usize, usize), f64>::new();
    for sample in samples {
        for (t, class) in sample.classes.as_ref().unwrap().wanted.iter().enumerate() {
            class.iter().for_each(|&class| *counts.entry((pool(t), class)).or_default() += 1.0);
        }
    }
    let all: f64 = counts.values().sum();
    let of_pool = |p: usize| counts.range((p, 0)..(p + 1, 0)).map(|(_, n)| n).sum::<f64>();
    counts.iter().map(|(&(p, _), n)| -n / all * libm::log(n / of_pool(p))).sum()
}

fn many(id: &str, steps: usize, count: usize) -> Vec<Sample> {
    let mut random = SplitMix64::new(3);
    (0..count).map(|_| made(id, steps, &mut random)).collect()
}

#[test]
fn the_closed_forms_are_those_of_the_papers() {
    let ln = |x: f64| libm::log(x);
    let cases = [
        (adding::constant_error(), 1.0 / 6.0),
        (adding::signed_constant_error(), 2.0 / 3.0),
        (latch::chance_cross_entropy(), ln(2.0)),
        (order::chance_cross_entropy(2), 1.386_294_361_119_890_6),
        (order::chance_cross_entropy(3), ln(8.0)),
        (copy::memoryless_cross_entropy(70), 10.0 * ln(8.0) / 70.0),
        (anbn::constant_cross_entropy(21), -2.0 / 11.0 * ln(2.0 / 11.0) - 9.0 / 11.0 * ln(9.0 / 11.0)),
        (anbn::constant_cross_entropy(3), 0.0),
        (reber_stream::least_cross_entropy(), 7.0 / 12.0 * ln(2.0)),
        (sine::constant_error(), 0.5),
    ];
    cases.iter().for_each(|(got, want)| assert!((got - want).abs() < 1e-15, "{got} {want}"));
    // As printed: T = 50, 100, 200 blanks.
    for (blanks, printed) in [(50, 0.297), (100, 0.173), (200, 0.0945)] {
        assert!((copy::memoryless_cross_entropy(blanks + 20) - printed).abs() < 6e-4);
    }
}

#[test]
fn answers_without_memory_cost_what_the_closed_form_says() {
    for (id, steps) in [("recall", 6), ("latch", 5), ("order", 12), ("order3", 20), ("anbn", 21)] {
        let measured = entropies(&many(id, steps, 8000), |_| 0);
        assert!((measured / baseline(id, steps) - 1.0).abs() < 0.02, "{id}: {measured} {}", baseline(id, steps));
    }
    let copied = entropies(&many("copy", 30, 8000), |t| t);
    assert!((copied / baseline("copy", 30) - 1.0).abs() < 0.01, "{copied}");
    for (id, answer) in [("adding", 1.0), ("adding_signed", 0.0), ("sine", 0.0)] {
        let samples = many(id, 40, 8000);
        let squares: Vec<f64> =
            samples.iter().flat_map(|s| s.targets.iter().flatten().map(|y| super::squared(y - answer))).collect();
        let measured = squares.iter().sum::<f64>() / squares.len() as f64;
        assert!((measured / baseline(id, 40) - 1.0).abs() < 0.03, "{id}: {measured}");
    }
}

#[test]
fn ones_own_sequence_is_compared_with_its_best_constant() {
    let of = |id: &str, content| Sequence::new(task::find(id).unwrap(), content).unwrap().baseline(0);
    let text = of("text", Content::Text("abab".to_owned())).unwrap();
    assert!((text - (libm::log(3.0) - 2.0 / 3.0 * libm::log(2.0))).abs() < 1e-15, "b, a, b are wanted: {text}");
    assert_eq!(of("numbers", Content::Numbers(vec![7.0, 1.0, 3.0])), Some(1.0));
    assert_eq!(of("numbers", Content::Numbers(vec![7.0])), None);
}

#[test]
fn scores_fit_the_answers() {
    for kind in task::registry() {
        let sample = made(kind.id, kind.min_steps.max(21), &mut SplitMix64::new(1));
        assert_eq!(sample.classes.is_some(), kind.score == Score::CrossEntropy, "{}", kind.id);
    }
}

/// The states of the embedded grammar as its drawing numbers them, apart from the code under test; the outer symbol is
/// checked by the caller.
fn accepted(inner: &str) -> bool {
    let arrow = |state: usize, symbol: char| match (state, symbol) {
        (0, 'B') => Some(1),
        (1, 'T') | (2, 'S') => Some(2),
        (1, 'P') | (3, 'T') | (4, 'X') => Some(3),
        (2, 'X') | (5, 'P') => Some(4),
        (3, 'V') => Some(5),
        (4, 'S') | (5, 'V') => Some(6),
        (6, 'E') => Some(7),
        _ => None,
    };
    inner.chars().try_fold(0, arrow) == Some(7)
}

fn assert_string(text: &str) {
    let around = ["BT", "BP"].iter().position(|start| text.starts_with(start)).unwrap();
    assert!(text.ends_with(["TE", "PE"][around]), "{text}");
    assert!(accepted(&text[2..text.len() - 2]), "{text}");
}

#[test]
fn reber_strings_are_strings_of_the_grammar_of_the_wanted_length() {
    let mut random = SplitMix64::new(4);
    for steps in (9..40).chain([500]) {
        for _ in 0..40 {
            let sample = made("reber", steps, &mut random);
            assert_string(&sample.labels.concat());
            let wanted = &sample.classes.unwrap().wanted;
            let next = |t: usize| sample.inputs.chunks(7).nth(t + 1).map(|x| x.iter().position(|&x| x == 1.0).unwrap());
            assert!((0..steps).all(|t| wanted[t] == next(t)));
        }
    }
    let stream = made("reber_stream", 5000, &mut random).labels.concat();
    let strings: Vec<&str> = stream.split_inclusive("EB").collect();
    let whole = strings[1..strings.len() - 1].iter().map(|s| format!("B{}", s.trim_end_matches('B')));
    let texts: Vec<String> = whole.collect();
    texts.iter().for_each(|text| assert_string(text));
    assert!(texts.len() > 300);
}

/// Each choice between two symbols costs one draw and ln 2; the returning symbol is one more for who forgot it.
#[test]
fn reber_costs_a_bit_for_each_choice() {
    let draws = |id: &str, steps: usize, samples: usize| {
        let (mut random, mut counted, mut draws) = (SplitMix64::new(8), SplitMix64::new(8), 0);
        (0..samples).for_each(|_| drop(made(id, steps, &mut random)));
        while random != counted {
            draws += 1;
            _ = counted.next_u64();
        }
        f64::from(draws)
    };
    let bit = libm::log(2.0);
    for steps in [9, 10, 12, 30] {
        let measured = (draws("reber", steps, 4000) / 4000.0 + 1.0) * bit / (steps as f64 - 1.0);
        assert!((measured / baseline("reber", steps) - 1.0).abs() < 0.01, "{steps}: {measured}");
    }
    let stream = draws("reber_stream", 10_000, 10) * bit / 100_000.0;
    assert!((stream / reber_stream::least_cross_entropy() - 1.0).abs() < 0.01, "{stream}");
    let strings =
        many("reber_stream", 10_000, 10).iter().map(|s| s.labels.concat().matches("EB").count()).sum::<usize>();
    let forgetful = stream + strings as f64 * bit / 100_000.0;
    assert!((forgetful / baseline("reber_stream", 1) - 1.0).abs() < 0.01, "{forgetful}");
}

#[test]
fn order_copy_latch_and_counting_look_as_defined() {
    let mut random = SplitMix64::new(6);
    for _ in 0..200 {
        let order = made("order", 50, &mut random);
        let text = order.labels.concat();
        let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| "XY".contains(*c)).collect();
        assert!((5..10).contains(&marks[0].0) && (25..30).contains(&marks[1].0) && marks.len() == 2, "{text}");
        let class = 2 * usize::from(marks[0].1 == 'Y') + usize::from(marks[1].1 == 'Y');
        assert_eq!(order.classes.unwrap().wanted[49], Some(class));
        assert!(text.starts_with('E') && text.ends_with('B'));
        let three = made("order3", 100, &mut random).labels.concat();
        let places: Vec<usize> = three.match_indices(['X', 'Y']).map(|(at, _)| at).collect();
        assert!(places.len() == 3 && (33..43).contains(&places[1]) && (66..76).contains(&places[2]), "{three}");
    }
    let copy = made("copy", 25, &mut random);
    let text = copy.labels.concat();
    let wanted: Vec<usize> = copy.classes.unwrap().wanted.iter().map(|w| w.unwrap()).collect();
    assert_eq!(&text[10..], "····?··········");
    assert!(wanted[..15].iter().all(|&k| k == 8));
    assert!(text.chars().zip(&wanted[15..]).all(|(c, &k)| c as usize - 'A' as usize == k));
    let latch = made("latch", 6, &mut random);
    assert!(latch.inputs[0].abs() == 1.0 && latch.inputs[..3] == [latch.inputs[0]; 3] && latch.inputs[3].abs() != 1.0);
    assert_eq!(latch.last_target(), Some((5, latch.inputs[0])));
    let counting = (0..).map(|_| made("anbn", 9, &mut random)).find(|s| s.labels.concat().starts_with("aab")).unwrap();
    assert_eq!(counting.labels.concat(), "aabb■■■■■");
    assert_eq!(counting.targets[..5], [None, None, Some(-1.0), Some(1.0), None]);
}
