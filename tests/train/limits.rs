//! Is what cannot be trained refused, and does what leaves the numbers stop?

use super::{run, settings, stream_settings};
use gatescope::cell::Variant;
use gatescope::math::rng::SplitMix64;
use gatescope::task::{self, Content, Score, Sequence};
use gatescope::train::{
    Clip, Head, Network, Optimiser, Place, Progress, Rule, Settings, Start, Stop, TrainError, Trainer,
};

fn refused(settings: Settings) -> String {
    Trainer::<f32>::new(settings).map_or_else(|error| error.to_string(), |_| "accepted".to_owned())
}

fn with(change: impl FnOnce(&mut Settings)) -> String {
    let mut settings = settings("adding", 12);
    change(&mut settings);
    refused(settings)
}

fn rate(learning_rate: f64) -> String {
    with(|s| s.optimiser.learning_rate = learning_rate)
}

fn rule(rule: Rule) -> String {
    with(|s| s.optimiser.rule = rule)
}

#[test]
fn settings_that_cannot_be_are_refused_and_named() {
    let range = |setting: &str, got: &str| format!("{setting} is {got}, outside ");
    for got in ["0", "-0.1", "NaN", "1000000000", "inf", "0.0000000001"] {
        assert!(
            rate(got.parse().unwrap()).starts_with(&range("learning-rate", got)),
            "{got}: {}",
            rate(got.parse().unwrap())
        );
    }
    assert_eq!(rate(0.0), "learning-rate is 0, outside 0.000000001 to 1000; choose a value in that range");
    let adam = |beta1, beta2, epsilon| rule(Rule::Adam { beta1, beta2, epsilon });
    assert!(adam(1.0, 0.9, 1e-8).starts_with("beta1 is 1, "));
    assert!(adam(0.9, -0.1, 1e-8).starts_with("beta2 is -0.1, "));
    assert!(adam(0.9, 0.9, 0.0).starts_with("epsilon is 0, "));
    assert!(rule(Rule::Momentum { momentum: f64::NAN }).starts_with("momentum is NaN, "));
    assert!(rule(Rule::RmsProp { decay: 2.0, epsilon: 1e-8 }).starts_with("decay is 2, "));
    for clip in [Clip::Norm(0.0), Clip::Norm(-1.0), Clip::Value(f64::NAN), Clip::Value(f64::INFINITY)] {
        assert!(with(|s| s.clip = clip).starts_with("clip is "), "{clip:?}");
    }
    assert!(with(|s| s.start = Start::KeepBias(f64::INFINITY)).starts_with("keep-bias is inf, "));
    assert!(with(|s| s.batch = 0).starts_with("a batch of 0 sequences is outside 1 to 1024"));
    assert!(with(|s| s.batch = usize::MAX).starts_with("a batch of "));
    assert!(with(|s| s.window = Some(0)).starts_with("a window of 0 steps is outside 1 to 12"));
    assert!(with(|s| s.window = Some(13)).starts_with("a window of 13 steps"));
    assert!(with(|s| s.hidden = 0).starts_with("H is 0"));
    assert!(with(|s| s.steps = 1).starts_with("task adding: 1 steps"));
    assert!(with(|s| s.score = Score::CrossEntropy).contains("choose the squared error"));
    assert_eq!(with(|_| {}), "accepted");
}

#[test]
fn what_would_not_fit_is_refused_before_anything_is_allocated() {
    let begun = std::time::Instant::now();
    for hidden in [100_000, 1 << 20, usize::MAX] {
        let text = with(|s| s.hidden = hidden);
        assert!(text.contains("numbers at once") && text.contains("choose fewer"), "{text}");
    }
    assert!(with(|s| (s.steps, s.batch, s.hidden) = (10_000, 1024, 128)).contains("numbers at once"));
    assert!(with(|s| (s.steps, s.batch) = (usize::MAX, 1024)).contains("numbers at once"));
    assert!(begun.elapsed().as_secs_f64() < 2.0);
}

#[test]
fn a_sequence_without_answers_is_refused() {
    let numbers = task::find("numbers").unwrap();
    let sequence = Sequence::new(numbers, Content::Numbers(vec![1.0])).unwrap();
    assert!(refused(Settings::new(Variant::parse("gru").unwrap(), sequence)).contains("asks for no answer"));
}

#[test]
fn a_network_of_other_sizes_is_refused() {
    let from = settings("adding", 12);
    let network = Network::<f32>::draw(&from.variant, [3, 5, 1], Start::Uniform, 12, &mut SplitMix64::new(1));
    let error = Trainer::from_network(from.clone(), network.clone()).unwrap_err();
    assert!(matches!(error, TrainError::Network { got: [3, 5, 1], want: [2, 5, 1] }), "{error}");
    let (params, head) = (network.params().clone(), Head { weight: vec![0.0; 4], bias: vec![0.0] });
    assert!(Network::new(&from.variant, params.clone(), head).is_err());
    assert!(Network::new(&Variant::parse("gru").unwrap(), params, network.head().clone()).is_err());
    let mut trainer = Trainer::<f32>::new(from).unwrap();
    let other = Trainer::<f32>::new(settings("recall", 12)).unwrap().snapshot();
    assert!(trainer.restore(&other).is_err());
    assert!(trainer.retune(Optimiser { rule: Rule::Sgd, learning_rate: f64::NAN }, Clip::Off).is_err());
}

/// Trains until it stops.
fn stop(trainer: &mut Trainer<f32>) -> Stop {
    for _ in 0..3000 {
        if let Progress::Stopped(stop) = trainer.update().unwrap() {
            return stop;
        }
    }
    panic!("still running: {:?}", trainer.update());
}

#[test]
fn what_leaves_the_numbers_stops_and_says_where() {
    let sgd = Optimiser { rule: Rule::Sgd, learning_rate: 1e3 };
    let mut trainer = Trainer::<f32>::new(Settings { optimiser: sgd, ..settings("adding", 12) }).unwrap();
    let found = stop(&mut trainer);
    let before = trainer.snapshot();
    assert!(before.numbers.iter().all(|p| p.is_finite()), "the last finite parameters stay");
    assert_eq!(trainer.update().unwrap(), Progress::Stopped(found), "and nothing changes any more");
    assert_eq!((trainer.snapshot(), trainer.stopped()), (before, Some(&found)));
    assert_eq!(found.update, trainer.updates());
    assert!(found.to_string().contains("lower the learning rate or clip the gradient"), "{found}");
    // Taken back and slowed down, it goes on.
    trainer.restore(&Trainer::<f32>::new(trainer.settings().clone()).unwrap().snapshot()).unwrap();
    trainer.retune(Optimiser { learning_rate: 0.01, ..sgd }, Clip::Norm(1.0)).unwrap();
    assert_eq!(run(&mut trainer, 5).len(), 5);
}

/// A network whose k-th number is this.
fn altered(from: &Settings, tensor: &str, value: f32) -> Trainer<f32> {
    let mut trainer = Trainer::<f32>::new(from.clone()).unwrap();
    let mut snapshot = trainer.snapshot();
    let k = (0..snapshot.numbers.len()).find(|&k| trainer.network().name_of(k) == tensor).unwrap();
    snapshot.numbers[k] = value;
    trainer.restore(&snapshot).unwrap();
    trainer
}

#[test]
fn the_first_number_that_ends_is_named() {
    let place = |from: &Settings, tensor: &str, value: f32| stop(&mut altered(from, tensor, value)).trouble;
    let lstm = settings("adding", 12);
    // σ makes 1 of ∞, so that nothing else ends: the weight itself is named.
    let trouble = place(&lstm, "weight_ih", f32::INFINITY);
    assert_eq!((trouble.place, trouble.step), (Place::Parameter("weight_ih"), None));
    let trouble = place(&lstm, "bias_hh", f32::NAN);
    assert!(trouble.place == Place::Value("pre_i") && trouble.step == Some(0) && trouble.value.is_nan());
    // Every step is finite, and the sum over all of them is not.
    let trouble = place(&Settings { steps: 40, ..settings("numbers", 40) }, "head.weight", 3e19);
    assert!(matches!(trouble.place, Place::Loss | Place::Gradient(_) | Place::Adjoint(_)), "{trouble:?}");
    assert_eq!(place(&lstm, "head.bias", f32::INFINITY).place, Place::Loss);
    let trouble = place(&lstm, "head.bias", 1e20);
    assert_eq!((trouble.place, trouble.value), (Place::Loss, f64::INFINITY));
    // The first step of the second window is the fifth of the sequence.
    let mut windows = Trainer::<f32>::new(stream_settings()).unwrap();
    run(&mut windows, 1);
    let mut snapshot = windows.snapshot();
    snapshot.numbers[0] = f32::NAN;
    windows.restore(&snapshot).unwrap();
    let found = stop(&mut windows);
    assert_eq!((found.update, found.trouble.step, found.trouble.place), (1, Some(5), Place::Value("pre_i")));
    assert!(found.to_string().starts_with("update 2: pre_i is NaN at step 6; "), "{found}");
}
