//! Does a change inside a cell do what it says, and nothing else?

#![allow(clippy::unwrap_used)]

use gatescope::scene::{Comparison, Run, Scene, run};

fn compare(link: &str) -> Comparison {
    let (scene, reports) = Scene::from_hash(link);
    assert_eq!(reports, [], "{link}");
    run(&scene).unwrap()
}

fn values(run: &Run, node: &str) -> Vec<f64> {
    run.trace.node(node).unwrap().to_vec()
}

#[test]
fn a_gate_is_held_for_some_units_and_steps_alone() {
    let comparison = compare("cells=lstm,lstm&T=12&H=4&do=1:f:2,4@3-5=0.25;1:i@4-6=0.1/0.2/0.3");
    let [held, plain] = &comparison.columns[..] else { unreachable!() };
    let (f, i) = (held.trace.node("f").unwrap(), held.trace.node("i").unwrap());
    for (t, unit) in (0..12).flat_map(|t| (0..4).map(move |unit| (t, unit))) {
        let inside = (2..5).contains(&t) && [1, 3].contains(&unit);
        assert_eq!(f.at(t, unit, 0) == 0.25, inside, "step {t}, unit {unit}");
    }
    assert_eq!([3, 4, 5].map(|t| i.at(t, 0, 0)), [0.1, 0.2, 0.3]);
    // Before the first change everything is as it was.
    assert_eq!(held.trace.node("h").unwrap().step(1), plain.trace.node("h").unwrap().step(1));
    assert_ne!(held.trace.node("h").unwrap().step(2), plain.trace.node("h").unwrap().step(2));
    assert!(held.gradients.node("pre_f").unwrap().at(3, 1, 0) == 0.0, "no gradient flows through what is held");
}

#[test]
fn the_unchanged_cell_is_shown_beside_the_changed_one() {
    let comparison = compare("cells=lstm,lstm,lstm.no-f&do=1:f=0.5");
    let plain = &comparison.columns[1];
    assert_eq!(plain.unchanged, None);
    for changed in [&comparison.columns[0], &comparison.columns[2]] {
        assert_eq!(changed.unchanged.as_ref(), Some(&plain.reach[0].log10));
        assert_ne!(changed.reach[0].log10, plain.reach[0].log10);
    }
    assert!(values(&comparison.columns[2], "f").iter().all(|f| *f == 1.0));
}

#[test]
fn a_single_weight_is_set_and_no_other_moves() {
    let comparison = compare("cells=gru,gru&H=3&do=1:U_z:3,2=0.5;1:b_in:1=-2");
    let [changed, plain] = &comparison.columns[..] else { unreachable!() };
    let pairs: Vec<(f64, f64)> = changed.params.numbers().zip(plain.params.numbers()).collect();
    let moved: Vec<f64> = pairs.iter().filter(|(a, b)| a != b).map(|(a, _)| *a).collect();
    assert_eq!(moved, [0.5, -2.0]);
}

#[test]
fn a_held_forget_gate_gives_the_closed_form_of_the_cell_path() {
    // With i = 0 and every other path cut off by o = 1, c_T = f^(T−1)·c_1: half is gone at every step.
    let comparison = compare("cells=lstm&T=20&H=2&do=1:f=0.5;1:i=0;1:o=1");
    let run = &comparison.columns[0];
    let reach = &run.reach[1].log10;
    for t in 0..19 {
        let fall = reach[t + 1] - reach[t];
        assert!((fall - std::f64::consts::LOG10_2).abs() < 1e-12, "step {t}: {fall}");
    }
}

#[test]
fn a_clipped_gradient_never_leaves_its_norm() {
    let exploding = "cells=elman.linear-h&T=60&H=16&g=3";
    let (free, clipped) = (compare(exploding), compare(&format!("{exploding}&clip=1")));
    let most = |c: &Comparison| c.columns[0].reach[0].log10.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    assert!(most(&free) > 3.0, "{}", most(&free));
    assert!(most(&clipped) < 1e-12, "{}", most(&clipped));
    assert_eq!(values(&free.columns[0], "h"), values(&clipped.columns[0], "h"), "the forward pass is not touched");
    let last = |c: &Comparison| c.columns[0].reach[0].log10[59];
    assert_eq!(last(&free), last(&clipped));
}

#[test]
fn where_the_numbers_end_is_known_in_both_directions() {
    let comparison = compare("cells=lstm&T=40&H=2&do=1:c@7=1000000;1:h@9=-1000000");
    assert_eq!((comparison.columns[0].broken, comparison.columns[0].broken_back), (None, None));
    // A linear RNN: every step multiplies the first unit by 1000, and 1000¹⁰³ is beyond f64's range.
    let comparison = compare("cells=elman.linear-h&T=500&H=4&init=identity&task=impulse&do=1:U_h:1,1=1000");
    let run = &comparison.columns[0];
    let symbol = |node: usize| run.plan.graph().nodes[node].symbol;
    let (step, node) = run.broken.unwrap();
    assert!((102..=104).contains(&step) && symbol(node) == "pre_h", "{step} {}", symbol(node));
    let (step, node) = run.broken_back.unwrap();
    assert!((394..=397).contains(&step), "{step} {}", symbol(node));
}

#[test]
fn the_seeds_of_the_loss_are_those_of_the_gradients() {
    for loss in ["last", "last-squared", "every-squared"] {
        let comparison = compare(&format!("cells=lstm,elman&T=9&task=sine&loss={loss}"));
        for (k, run) in comparison.columns.iter().enumerate() {
            let weights = run.plan.pack(&run.params).unwrap();
            let again = run.plan.backward(&weights, &run.trace, &comparison.seeds(k)).unwrap();
            assert_eq!(again, run.gradients, "{loss}");
        }
    }
}
