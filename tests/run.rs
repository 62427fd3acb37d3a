//! A scene runs the same everywhere, and the preset shows its point.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use gatescope::insight::{Decay, Trend};
use gatescope::scene::{Comparison, Scene, Setup, run};

fn decay(comparison: &Comparison, kind: &str) -> Decay {
    let column = comparison.columns.iter().find(|c| c.variant.kind.id == kind).unwrap();
    match column.reach[0].trend {
        Trend::Fitted(decay) => decay,
        other => panic!("{kind}: {other:?}"),
    }
}

#[test]
fn the_preset_shows_a_gradient_that_vanishes_and_two_that_do_not() {
    let comparison = run(&Scene::default()).unwrap();
    assert!(decay(&comparison, "elman").orders > 9.0);
    assert!(decay(&comparison, "elman").half_life.unwrap() < 2.0);
    assert!(decay(&comparison, "lstm").orders < 2.0);
    assert!(decay(&comparison, "gru").orders < 2.0);
}

#[test]
fn the_gradient_of_the_readout_starts_at_one_in_every_cell() {
    for column in run(&Scene::default()).unwrap().columns {
        assert!(column.reach[0].log10.last().unwrap().abs() < 1e-15);
    }
}

#[test]
fn a_run_taken_apart_and_put_together_is_the_same_run() {
    let scene = Scene::default();
    let want = run(&scene).unwrap();
    let buffers = run(&scene).unwrap().columns.into_iter().map(|c| c.buffers()).collect();
    let got = Setup::new(&scene).unwrap().assemble(buffers).unwrap();
    for (got, want) in got.columns.iter().zip(&want.columns) {
        assert_eq!(got.trace, want.trace);
        assert_eq!(got.gradients, want.gradients);
        assert_eq!((got.loss, &got.output, &got.reach), (want.loss, &want.output, &want.reach));
        assert!(matches!(got.reach[0].trend, Trend::Fitted(_)));
    }
}
