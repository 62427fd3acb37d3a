//! Does a cell run with the numbers that it is given, and do its losses and gradients follow from its own readout?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use gatescope::cell::Variant;
use gatescope::proof::gradients::GradientCheck;
use gatescope::scene::{Comparison, Given, Loss, Origin, Scene, run};
use gatescope::task::{self, Sequence};
use gatescope::train::{Batch, Settings, Trainer};

/// A scene, one of whose columns runs with what a training of its cell came to.
fn trained(hash: &str, updates: u64) -> (Scene, Trainer<f64>) {
    let mut scene = Scene::from_hash(hash).0;
    let settings = Settings {
        hidden: scene.hidden,
        steps: scene.steps,
        batch: 4,
        ..Settings::new(scene.columns[0].variant.clone(), scene.sequence.clone())
    };
    let mut trainer = Trainer::new(settings).unwrap();
    for _ in 0..updates {
        trainer.update().unwrap();
    }
    let numbers = trainer.network().numbers();
    scene.columns[0].given = Some(Given::new(Origin::Training { updates }, numbers));
    (scene, trainer)
}

/// What the trainer itself makes of the scene's sequence: the loss, summed over the wanted answers.
fn judged(comparison: &Comparison, trainer: &Trainer<f64>) -> f64 {
    let score = trainer.settings().score;
    let batch = Batch::of(std::slice::from_ref(&comparison.sample), score).unwrap();
    let wanted = batch.wanted(0..batch.steps()) as f64;
    let mut other = trainer.clone();
    match other.learn(&batch).unwrap() {
        gatescope::train::Progress::Updated(report) => report.loss * wanted,
        gatescope::train::Progress::Stopped(stop) => panic!("{stop}"),
    }
}

#[test]
fn a_column_answers_as_its_training_does() {
    for (hash, classes) in [
        ("cells=lstm,gru&task=adding&T=9&H=3", false),
        ("cells=gru&task=recall&T=9&H=3", true),
        ("cells=lstm&task=reber&T=12&H=3", true),
    ] {
        let (mut scene, trainer) = trained(hash, 3);
        scene.loss = Loss::EverySquared;
        let comparison = run(&scene).unwrap();
        let column = &comparison.columns[0];
        assert_eq!(
            column.params.numbers().collect::<Vec<_>>(),
            trainer.network().params().numbers().collect::<Vec<_>>()
        );
        assert_eq!(column.readout.head(), Some(trainer.network().head()));
        let want = judged(&comparison, &trainer);
        assert!((column.loss - want).abs() < 1e-12 * want.max(1.0), "{hash}: {} {want}", column.loss);
        assert!(column.output.iter().all(|y| !classes || (-1.0..=1.0).contains(y)), "{hash}");
        if let Some(other) = comparison.columns.get(1) {
            assert_eq!((other.readout.direction(), other.readout.head()), (comparison.readout.as_slice(), None));
        }
    }
}

#[test]
fn its_gradients_are_those_of_its_losses() {
    for loss in [Loss::LastReadout, Loss::LastSquared, Loss::EverySquared] {
        for hash in ["cells=lstm&task=adding&T=6&H=2", "cells=gru&task=reber&T=10&H=2"] {
            let (mut scene, _) = trained(hash, 2);
            scene.loss = loss;
            let comparison = run(&scene).unwrap();
            let mut check = GradientCheck::new(&comparison, 0, 500, 1).unwrap();
            let outcome = check.advance(500).unwrap();
            assert!(outcome.agree > 20 && outcome.passes(), "{hash} {loss:?}");
        }
    }
}

#[test]
fn the_gradient_of_the_last_step_still_starts_at_one() {
    let comparison = run(&trained("cells=lstm&task=adding&T=9&H=3", 5).0).unwrap();
    assert!(comparison.columns[0].reach[0].log10.last().unwrap().abs() < 1e-15);
}

#[test]
fn what_does_not_fit_is_not_used() {
    let (mut scene, _) = trained("cells=lstm&task=adding&T=12&H=3", 1);
    let drawn = |scene: &Scene| {
        let plain = Scene::from_hash(&scene.to_hash()).0;
        run(&plain).unwrap().columns[0].params == run(scene).unwrap().columns[0].params
    };
    assert!(!drawn(&scene));
    scene.hidden = 4;
    assert!(drawn(&scene), "another size");
    scene.hidden = 3;
    scene.columns[0].variant = Variant::parse("gru").unwrap();
    assert!(drawn(&scene), "another cell");
    scene.columns[0].variant = Variant::parse("lstm").unwrap();
    scene.sequence = Sequence::example(task::find("order").unwrap());
    assert!(drawn(&scene), "another input");
    scene.sequence = Sequence::example(task::find("adding").unwrap());
    scene.columns[0].given = Some(Given::new(Origin::Unknown, vec![1.0; 7]));
    assert!(drawn(&scene), "too few numbers");
}

#[cfg(feature = "files")]
#[test]
fn a_file_carries_what_a_link_does_not() {
    use gatescope::export::json::{Json, read};
    let (scene, _) = trained("cells=lstm,gru&task=recall&T=9&H=3", 2);
    let comparison = run(&scene).unwrap();
    let names = ["LSTM".to_owned(), "GRU".to_owned()];
    let text: String = Json::new(&comparison, &scene, &names).collect();
    let back = read(&text).unwrap();
    assert_eq!(back.comparison.columns[0].trace, comparison.columns[0].trace);
    assert_eq!(back.scene.given(), scene.given());
    let broken = text.replacen("\"given\":{\"shape\":[", "\"given\":{\"shape\":[1", 1);
    let error = read(&broken).unwrap_err().to_string();
    assert!(error.contains("columns[0].given"), "{error}");
}

#[test]
fn given_numbers_travel_beside_the_link() {
    let (scene, _) = trained("cells=lstm,gru&task=adding&T=9&H=3", 1);
    let mut other = Scene::from_hash(&scene.to_hash()).0;
    assert!(other.columns[0].given.is_none(), "a link does not carry them");
    other.set_given(scene.given());
    let [a, b] = [&scene, &other].map(|scene| run(scene).unwrap());
    assert_eq!(a.columns[0].trace, b.columns[0].trace);
    assert!(other.columns[1].given.is_none());
}
