//! Does a network learn from batches of one's own as it does from those that are drawn?

use super::settings;
use gatescope::train::{Answer, Batch, Clip, Learner, Optimiser, Progress, Rule, Settings, TrainError, Trainer};

fn loss(progress: Progress) -> f64 {
    match progress {
        Progress::Updated(report) => report.loss,
        Progress::Stopped(stop) => panic!("{stop}"),
    }
}

/// A batch `[T][I][B]` as x `[B][T][I]` and y `[B]`.
fn taken_apart(batch: &Batch<f64>) -> (Vec<f64>, Vec<f64>) {
    let (steps, rows) = (batch.steps(), batch.rows());
    let x = batch.x(0..steps);
    let x = (0..rows).flat_map(|row| x.iter().skip(row).step_by(rows).copied()).collect();
    let number = |answer: &Option<Answer<f64>>| match answer {
        Some(Answer::Number(y)) => *y,
        other => panic!("{other:?}"),
    };
    (x, batch.answers(steps - 1..steps).iter().map(number).collect())
}

#[test]
fn own_batches_are_learnt_like_drawn_ones() {
    let from = Settings { clip: Clip::Norm(0.5), ..settings("adding", 12) };
    let mut drawn = Trainer::<f64>::new(from.clone()).unwrap();
    let mut own = Learner::new(drawn.network().clone(), from.optimiser, from.clip).unwrap();
    for _ in 0..6 {
        let want = loss(drawn.update().unwrap());
        let (x, y) = taken_apart(drawn.batch());
        let batch = Batch::last(&x, 2, &y).unwrap();
        assert_eq!(&batch, drawn.batch());
        assert_eq!(loss(own.learn(&batch).unwrap()), want);
    }
    assert_eq!((own.network().numbers(), own.updates()), (drawn.network().numbers(), 6));
}

#[test]
fn an_own_batch_between_drawn_ones_leaves_those_as_they_were() {
    let mut trainer = Trainer::<f64>::new(settings("adding", 12)).unwrap();
    let mut other = trainer.clone();
    let batch = Batch::last(&[0.5; 3 * 4 * 2], 2, &[1.0; 3]).unwrap();
    let first = loss(trainer.learn(&batch).unwrap());
    assert!(loss(trainer.learn(&batch).unwrap()) < first);
    trainer.update().unwrap();
    other.update().unwrap();
    assert_eq!((trainer.updates(), trainer.batch()), (3, other.batch()));
}

#[test]
fn own_batches_that_do_not_fit_are_refused() {
    let mut trainer = Trainer::<f64>::new(settings("adding", 12)).unwrap();
    let before = trainer.network().numbers();
    for (numbers, input, rows) in [(23, 2, 3), (0, 2, 3), (24, 2, 0)] {
        let (x, y) = (vec![0.0; numbers], vec![0.0; rows]);
        assert!(Batch::last(&x, input, &y).is_err(), "{numbers} {input} {rows}");
    }
    let mut told = |x: usize, input, rows: usize| {
        let batch = Batch::last(&vec![0.0; x], input, &vec![0.0; rows]).unwrap();
        trainer.learn(&batch).unwrap_err()
    };
    assert!(matches!(told(24, 1, 3), TrainError::Network { .. }));
    assert!(matches!(told(2 * 1025, 2, 1025), TrainError::Batch { got: 1025, .. }));
    assert!(matches!(told(2_000_000, 2, 1), TrainError::Memory { .. }));
    assert_eq!(trainer.network().numbers(), before);
    let odd = Optimiser { rule: Rule::ADAM, learning_rate: f64::NAN };
    assert!(Learner::new(trainer.network().clone(), odd, Clip::Off).is_err());
}

/// Each batch is an update from states of 0, and what is not finite ends it for good.
#[test]
fn a_batch_with_what_is_no_number_stops_it() {
    let mut trainer = Trainer::<f64>::new(settings("adding", 12)).unwrap();
    let batch = |y| Batch::last(&[0.5; 8], 2, &[y]).unwrap();
    assert!(matches!(trainer.learn(&batch(f64::NAN)).unwrap(), Progress::Stopped(_)));
    assert!(matches!(trainer.learn(&batch(1.0)).unwrap(), Progress::Stopped(_)));
    assert_eq!((trainer.updates(), trainer.stopped().is_some()), (0, true));
}
