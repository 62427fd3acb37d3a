//! Are trainings reproducible, and can they be left and taken up again?

use super::{run, settings, stream_settings};
use gatescope::math::rng::SplitMix64;
use gatescope::train::{Clip, History, Optimiser, Progress, Rule, Settings, Snapshot, TrainError, Trainer};

fn bits(trainer: &Trainer<f32>) -> Vec<u32> {
    trainer.network().numbers().iter().map(|v| v.to_bits()).collect()
}

const RULES: [Rule; 4] = [Rule::Sgd, Rule::MOMENTUM, Rule::RMS_PROP, Rule::ADAM];

#[test]
fn going_on_from_a_snapshot_is_running_through() {
    for rule in RULES {
        for from in [settings("adding", 12), stream_settings(), settings("recall", 9)] {
            let clip = Clip::Norm(0.5);
            let optimiser = Optimiser { rule, learning_rate: 0.01 };
            let mut through = Trainer::<f32>::new(Settings { optimiser, clip, ..from.clone() }).unwrap();
            run(&mut through, 7);
            let snapshot = through.snapshot();
            assert_eq!(Snapshot::from_list(&snapshot.to_list()), Some(snapshot.clone()), "as it travels");
            assert_eq!(Snapshot::<f32>::from_list(&snapshot.to_list()[1..]), None);
            let later = run(&mut through, 9);
            let mut again = Trainer::<f32>::new(Settings { optimiser, clip, ..from }).unwrap();
            again.restore(&snapshot).unwrap();
            assert_eq!((again.updates(), again.snapshot()), (7, snapshot));
            assert_eq!(run(&mut again, 9), later);
            assert_eq!(bits(&again), bits(&through));
        }
    }
}

#[test]
fn the_same_settings_give_the_same_bits_and_other_seeds_others() {
    let of = |data_seed| {
        let mut trainer = Trainer::<f32>::new(Settings { data_seed, ..settings("order", 12) }).unwrap();
        run(&mut trainer, 5);
        bits(&trainer)
    };
    assert_eq!(of(3), of(3));
    assert_ne!(of(3), of(4));
}

/// Rounding apart, the precision changes nothing: 30 updates of each rule.
#[test]
fn curves_in_f32_follow_those_in_f64() {
    for rule in RULES {
        let optimiser = Optimiser { rule, learning_rate: 0.003 };
        let from = Settings { optimiser, ..settings("adding", 12) };
        let short = run(&mut Trainer::<f32>::new(from.clone()).unwrap(), 30);
        let long = run(&mut Trainer::<f64>::new(from).unwrap(), 30);
        for (short, long) in short.iter().zip(&long) {
            assert!((short / long - 1.0).abs() < 1e-4, "{rule:?}: {short} {long}");
        }
        assert_ne!(short, long);
    }
}

#[test]
fn every_rule_lowers_the_loss() {
    for (rule, learning_rate) in RULES.into_iter().zip([0.05, 0.01, 0.003, 0.01]) {
        let optimiser = Optimiser { rule, learning_rate };
        let mut trainer = Trainer::<f32>::new(Settings { optimiser, ..settings("sine", 20) }).unwrap();
        let losses = run(&mut trainer, 150);
        assert!(losses[149] < 0.5 * losses[0], "{rule:?}: {} to {}", losses[0], losses[149]);
    }
}

/// Two windows of a sequence end in the states of the whole sequence, and a window that asks for nothing makes no update.
#[test]
fn states_are_carried_over() {
    let window = |window, task, steps| Settings { window, ..settings(task, steps) };
    let mut windows = Trainer::<f64>::new(window(Some(4), "recall", 10)).unwrap();
    let mut whole = Trainer::<f64>::new(window(None, "recall", 10)).unwrap();
    // The answer is wanted in the third window, of two steps; until then nothing is updated: the losses agree.
    assert_eq!(run(&mut windows, 1), run(&mut whole, 1));
    assert_ne!(windows.network().numbers(), whole.network().numbers(), "the gradient ended at the window's beginning");
    let stream = stream_settings();
    let mut trainer = Trainer::<f64>::new(stream.clone()).unwrap();
    let batch = trainer.batch().clone();
    run(&mut trainer, stream.steps.div_ceil(stream.window.unwrap()));
    assert_eq!(trainer.batch(), &batch, "one batch lasts for all its windows");
    run(&mut trainer, 1);
    assert_ne!(trainer.batch(), &batch);
}

#[test]
fn a_history_thins_out_and_finds_its_way_back() {
    let mut trainer = Trainer::<f32>::new(settings("latch", 6)).unwrap();
    let mut history = History::new(1, 4);
    for _ in 0..21 {
        history.offer(&trainer);
        assert!(!history.offer(&trainer), "once is enough");
        trainer.update().unwrap();
    }
    let updates: Vec<u64> = history.snapshots().iter().map(|s| s.update).collect();
    assert_eq!(updates, [0, 8, 16]);
    assert_eq!(history.before(15).unwrap().update, 8);
    let end = bits(&trainer);
    trainer.restore(history.before(15).unwrap()).unwrap();
    run(&mut trainer, 13);
    assert_eq!(bits(&trainer), end);
}

#[test]
fn fresh_sequences_are_tried_without_touching_the_training() {
    let mut trainer = Trainer::<f32>::new(settings("recall", 6)).unwrap();
    run(&mut trainer, 3);
    let before = (trainer.snapshot(), trainer.batch().clone());
    let of = |trainer: &Trainer<f32>, steps| trainer.evaluate(100, steps, &mut SplitMix64::new(9)).unwrap();
    let found = of(&trainer, 6);
    assert_eq!((trainer.snapshot(), trainer.batch().clone()), before);
    assert_eq!(found.wanted, 100);
    assert!((found.loss - libm::log(8.0)).abs() < 0.3 && found.correct < 0.3, "{found:?}");
    // Another length than the one it is trained on.
    assert!(of(&trainer, 30).loss.is_finite());
    let error = trainer.evaluate(1, 1, &mut SplitMix64::new(9)).unwrap_err();
    assert!(matches!(error, TrainError::Task(_)), "{error}");
    let mut stream = Trainer::<f32>::new(stream_settings()).unwrap();
    assert!(matches!(stream.update().unwrap(), Progress::Updated(_)));
    // Whole batches: eight sequences of 50 steps.
    assert_eq!(stream.evaluate(5, 50, &mut SplitMix64::new(9)).unwrap().wanted, 400);
}
