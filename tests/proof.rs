//! Can a visitor check the gradients of the scene at hand?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use gatescope::proof::gradients::{GradientCheck, Outcome, RELATIVE};
use gatescope::scene::{Scene, run};

fn check(link: &str, column: usize, most: usize) -> (GradientCheck, Outcome) {
    let (scene, reports) = Scene::from_hash(link);
    assert!(reports.is_empty(), "{link}: {reports:?}");
    let mut check = GradientCheck::new(&run(&scene).unwrap(), column, most, scene.seed).unwrap();
    let outcome = check.advance(usize::MAX).unwrap().clone();
    (check, outcome)
}

#[track_caller]
fn assert_passes(link: &str, column: usize, most: usize) -> Outcome {
    let (check, outcome) = check(link, column, most);
    let worst = outcome.worst.map(|worst| format!("{} {worst:?}", check.name(worst.place)));
    println!(
        "{link} column {}: {} of {}, {} unresolved, {worst:?}",
        column + 1,
        outcome.checked,
        outcome.all,
        outcome.unresolved
    );
    assert!(outcome.passes() && outcome.unresolved == 0, "{link}: {outcome:?} {worst:?}");
    assert!(outcome.worst.is_none_or(|worst| worst.error <= RELATIVE));
    outcome
}

#[test]
fn the_preset_and_its_relatives_pass() {
    for column in 0..3 {
        assert_eq!(assert_passes("v=1", column, 60).checked, 60);
        assert_passes("task=adding&T=30&H=5&loss=every-squared", column, 40);
    }
    assert_passes("cells=lstm_peephole,mgu,gru.z-updates&task=text&loss=last-squared", 0, 40);
    assert_passes("cells=lstm_peephole,mgu,gru.z-updates&task=text&loss=last-squared", 1, 40);
    assert_passes("cells=lstm_peephole,mgu,gru.z-updates&task=text&loss=last-squared", 2, 40);
}

#[test]
fn every_number_is_checked_where_there_are_few() {
    let outcome = assert_passes("cells=lstm&T=3&H=2", 0, 10_000);
    // Two matrices and two biases of four gates, x of ten symbols over three steps, h and c.
    assert_eq!((outcome.checked, outcome.all), (8 * (10 + 2 + 1 + 1) + 30 + 4, outcome.checked));
}

/// What is held is not moved by anything; what is clipped is checked before it is clipped.
#[test]
fn changes_inside_the_cell_are_respected() {
    assert_passes("cells=lstm,lstm.no-f&T=12&H=3&do=1:f:2@3-8=0.25;1:h:1@5=-0.5;1:U_i:1,2=0.75", 0, 80);
    assert_passes("cells=lstm,lstm.no-f&T=12&H=3&do=1:f:2@3-8=0.25;1:h:1@5=-0.5;1:U_i:1,2=0.75", 1, 80);
    assert_passes("cells=gru&T=12&H=3&clip=0.0001", 0, 80);
    // A short number format rounds every operation; the equations are checked without it.
    assert_passes("cells=gru:prec=f16&T=12&H=3", 0, 80);
}

#[test]
fn a_check_can_be_taken_up_again() {
    let (_, whole) = check("T=10&H=3", 1, 30);
    let (scene, _) = Scene::from_hash("T=10&H=3");
    let mut check = GradientCheck::new(&run(&scene).unwrap(), 1, 30, scene.seed).unwrap();
    let mut counts = Vec::new();
    while !check.is_done() {
        counts.push(check.advance(7).unwrap().checked);
    }
    assert_eq!(counts, [7, 14, 21, 28, 30]);
    assert_eq!(check.outcome(), &whole);
    assert!(GradientCheck::new(&run(&scene).unwrap(), 3, 30, 1).is_err());
}

/// Where a number moves the loss too wildly for any quotient, that is said; it is never called wrong.
#[test]
fn where_quotients_cannot_tell_nothing_is_called_wrong() {
    for link in ["cells=elman&T=200&H=8&g=4", "cells=elman,gru&T=500&H=4&g=3&loss=every-squared&task=sine"] {
        let (check, outcome) = check(link, 0, 24);
        assert!(outcome.passes(), "{link}: {outcome:?} {:?}", outcome.worst.map(|w| check.name(w.place)));
    }
}

#[test]
fn places_are_named_as_the_equations_name_them() {
    let (check, _) = check("cells=lstm&T=3&H=2", 0, 10_000);
    let names: Vec<String> = check.places().map(|place| check.name(place)).collect();
    for name in ["W_i[1,1]", "U_f[2,1]", "b_ig[2]", "b_ho[1]", "x[3,10]", "h[0,2]", "c[0,1]"] {
        assert!(names.iter().any(|n| n == name), "{name} is missing in {names:?}");
    }
}
