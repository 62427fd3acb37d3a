//! Is every row of the causal map the gradient of its own loss?

use gatescope::engine::{Edits, Level, Override, Seeds};
use gatescope::insight::{CausalMap, JacobianNorms, Magnitude};
use gatescope::math::log10;

use super::support::cells::Random;
use super::{Experiment, Lab, Tensor, dims, every_variant, lab};

fn causal(lab: &Lab, w: &[f64], scales: Option<&[f64]>) -> Vec<Vec<Magnitude>> {
    let (plan, weights, trace) = (lab.plan(), lab.weights(), lab.forward());
    let mut map = CausalMap::new(&plan, w, scales).unwrap();
    let all = map.progress().1;
    let mut before = 0;
    while map.advance(&plan, &weights, &trace).unwrap() {
        let (done, of) = map.progress();
        assert!(before < done && done < of && of == all);
        before = done;
    }
    assert_eq!(map.progress(), (all, all));
    assert!(!map.advance(&plan, &weights, &trace).unwrap());
    map.into_rows()
}

/// ‖∂L_s/∂h_t‖ for every t from one backward pass.
fn row(lab: &Lab, w: &[f64], s: usize) -> Vec<f64> {
    let mut seed = vec![0.0; lab.dims.steps * lab.dims.hidden];
    seed[s * lab.dims.hidden..(s + 1) * lab.dims.hidden].copy_from_slice(w);
    let hidden = lab.graph.hidden();
    let gradients = lab.backward(&lab.forward(), &Seeds::new().with(hidden, seed));
    let norm = |t| Magnitude::norm(gradients.slab(hidden).step(t).iter().copied(), 0).value();
    (0..=s).map(norm).collect()
}

#[test]
fn each_row_of_the_causal_map_is_one_backward_pass() {
    for variant in every_variant() {
        let mut lab = Lab::new(&variant, dims(12, 2, 5, 1), 70);
        let w: Vec<f64> = Random(15).numbers(5);
        let scales: Vec<f64> = Random(16).numbers(12);
        for edited in [false, true] {
            if edited {
                let held = |node| Override { node, units: 1..3, steps: 4..6, level: Level::Constant(0.25) };
                lab.edits = Edits { overrides: vec![held(1), held(lab.graph.hidden())], ..Edits::default() };
            }
            let (plain, scaled) = (causal(&lab, &w, None), causal(&lab, &w, Some(&scales)));
            for (s, scale) in scales.iter().enumerate() {
                let want = row(&lab, &w, s);
                assert_eq!((plain[s].len(), scaled[s].len()), (s + 1, s + 1));
                for (t, want) in want.into_iter().enumerate() {
                    let near = |got: f64, want: f64| (got - want).abs() <= 1e-12 * want;
                    assert!(near(plain[s][t].value(), want), "{variant} {s} {t}: {:e}, {want:e}", plain[s][t].value());
                    assert!(near(scaled[s][t].value(), want * scale.abs()), "{variant} {s} {t}, scaled");
                }
            }
        }
    }
}

#[test]
fn the_causal_map_goes_on_below_the_smallest_number() {
    // h = ½·h₋₁ in the limit of small h: from step 2000 back to the first, 2⁻¹⁹⁹⁹ is left.
    let mut lab = Experiment { x: vec![0.0; 2 * 2000], initial: vec![vec![0.0]], ..lab("elman", 2000, 1, 71) };
    Tensor::ALL.into_iter().for_each(|tensor| lab.params.tensor_mut(tensor).fill(0.0));
    lab.params.set(Tensor::WeightHh, vec![0.5]).unwrap();
    let map = causal(&lab, &[3.0], None);
    for (s, t) in [(1999, 0), (1999, 1998), (1500, 2), (1500, 1500), (0, 0)] {
        let want = log10(3.0) - (s - t) as f64 * std::f64::consts::LOG10_2;
        assert!((map[s][t].log10() - want).abs() < 1e-9, "{s} {t}: {} is not {want}", map[s][t].log10());
    }
    assert_eq!(map[1999][0].value(), 0.0);
}

#[test]
fn a_loss_that_counts_nothing_owes_nothing() {
    let map = causal(&lab("gru", 4, 3, 72), &[1.0, 0.0, 0.0], Some(&[1.0, 0.0, 1.0, 1.0]));
    assert!(map[1].iter().all(|c| c.log10() == f64::NEG_INFINITY));
    assert!(map[2].iter().all(|c| c.log10().is_finite()));
    let lab = lab("gru", 4, 3, 72);
    assert!(CausalMap::new(&lab.plan(), &[1.0], None).is_err());
    assert!(CausalMap::new(&lab.plan(), &[1.0; 3], Some(&[1.0])).is_err());
}

#[test]
fn a_trace_of_another_plan_is_refused() {
    let (lab, other) = (lab("gru", 4, 3, 72), lab("gru", 3, 3, 72));
    let (plan, weights, trace) = (lab.plan(), lab.weights(), other.forward());
    assert!(CausalMap::new(&plan, &[1.0; 3], None).unwrap().advance(&plan, &weights, &trace).is_err());
    assert!(JacobianNorms::new(&plan).advance(&plan, &weights, &trace).is_err());
}
