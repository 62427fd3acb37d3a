//! Is the gradient that the optimiser gets the derivative of the loss that is reported?

use super::{settings, stream_settings};
use gatescope::cell::Variant;
use gatescope::math::rng::SplitMix64;
use gatescope::train::{Optimiser, Progress, Rule, Settings, Snapshot, Trainer};

/// The loss of the next update, with the k-th number moved.
fn loss(trainer: &Trainer<f64>, snapshot: &Snapshot<f64>, k: usize, by: f64) -> f64 {
    let mut moved = snapshot.clone();
    moved.numbers[k] += by;
    let mut trainer = trainer.clone();
    trainer.restore(&moved).unwrap();
    match trainer.update().unwrap() {
        Progress::Updated(report) => report.loss,
        Progress::Stopped(stop) => panic!("{stop}"),
    }
}

/// The gradient, read off a step of plain descent with η = 1.
fn gradient(trainer: &Trainer<f64>, snapshot: &Snapshot<f64>) -> Vec<f64> {
    let mut trainer = trainer.clone();
    trainer.restore(snapshot).unwrap();
    trainer.update().unwrap();
    snapshot.numbers.iter().zip(trainer.network().numbers()).map(|(before, after)| before - after).collect()
}

fn assert_gradient(settings: Settings, skip: usize) {
    let name = format!("{} {:?}", settings.variant, settings.sequence.task());
    let optimiser = Optimiser { rule: Rule::Sgd, learning_rate: 1.0 };
    let mut trainer = Trainer::<f64>::new(Settings { optimiser, ..settings }).unwrap();
    // Into the second window, so that states are carried over.
    for _ in 0..skip {
        trainer.retune(Optimiser { rule: Rule::Sgd, learning_rate: 1e-3 }, Default::default()).unwrap();
        trainer.update().unwrap();
    }
    trainer.retune(optimiser, Default::default()).unwrap();
    let snapshot = trainer.snapshot();
    let analytic = gradient(&trainer, &snapshot);
    let largest = analytic.iter().fold(0.0, |most: f64, g| most.max(g.abs()));
    let mut random = SplitMix64::new(5);
    for k in (0..60).map(|_| random.below(analytic.len())).chain(analytic.len() - 4..analytic.len()) {
        let h = 1e-5;
        let numeric = (loss(&trainer, &snapshot, k, h) - loss(&trainer, &snapshot, k, -h)) / (2.0 * h);
        assert!((numeric - analytic[k]).abs() < 1e-8 * largest.max(1.0), "{name} {k}: {numeric} {}", analytic[k]);
    }
    assert!(largest > 1e-6, "{name}");
}

#[test]
fn the_gradient_is_the_derivative_of_the_loss() {
    for cell in ["lstm", "gru", "elman", "lstm_peephole", "lstm.no-f"] {
        let variant = Variant::parse(cell).unwrap();
        // Squared error of the last answer, of every answer; cross-entropy of the last, of some, of every answer.
        for task in ["adding", "sine", "recall", "anbn", "copy"] {
            assert_gradient(Settings { variant: variant.clone(), ..settings(task, 22) }, 0);
        }
    }
}

/// Truncated: the states at the window's beginning are numbers, not functions of the parameters.
#[test]
fn the_gradient_of_a_window_ends_where_the_window_begins() {
    for skip in [0, 1, 3] {
        assert_gradient(stream_settings(), skip);
    }
}
