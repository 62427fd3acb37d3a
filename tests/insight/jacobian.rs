//! Are the Jacobians' norms those of the Jacobians, and below the bound that theory gives?

use gatescope::insight::{Bound, JacobianNorms, Looseness, MatrixNorms, jacobian};
use nalgebra::DMatrix;

use super::{Lab, Tensor, dims, every_variant, lab, orthogonal};

fn norms(lab: &Lab) -> Vec<Vec<MatrixNorms>> {
    let (plan, weights, trace) = (lab.plan(), lab.weights(), lab.forward());
    let mut norms = JacobianNorms::new(&plan);
    assert_eq!(norms.progress(), (0, lab.dims.steps + 1));
    let mut calls = 1;
    while norms.advance(&plan, &weights, &trace).unwrap() {
        assert_eq!(norms.progress(), (calls, lab.dims.steps + 1));
        calls += 1;
    }
    assert_eq!(norms.progress(), (calls, calls));
    assert!(!norms.advance(&plan, &weights, &trace).unwrap());
    norms.into_norms()
}

#[test]
fn the_jacobians_norms_alone_are_the_jacobians_norms() {
    for variant in every_variant() {
        for (steps, hidden) in [(9, 4), (5, 18)] {
            let lab = Lab::new(&variant, dims(steps, 2, hidden, 1), 73);
            let whole = jacobian(&lab.plan(), &lab.weights(), &lab.forward()).unwrap();
            let alone = norms(&lab);
            assert_eq!(alone[0], whole.hidden, "{variant}");
            assert_eq!(alone.get(1).unwrap_or(&Vec::new()), &whole.cell, "{variant}");
        }
    }
}

#[test]
fn a_clipped_gradient_has_the_jacobian_of_an_unclipped_one() {
    let mut lab = lab("lstm", 6, 3, 74);
    let free = norms(&lab);
    lab.edits.clip = Some(1e-3);
    assert_eq!(norms(&lab), free);
}

#[test]
fn one_step_of_the_cell_state_is_the_forget_gate_and_the_rest() {
    let lab = lab("lstm", 2, 4, 75);
    let (trace, plan) = (lab.forward(), lab.plan());
    let step = |symbol: &str, t: usize| trace.node(symbol).unwrap().step(t).to_vec();
    let whole = jacobian(&plan, &lab.weights(), &trace).unwrap();
    let block = |row: usize, column: usize| whole.matrices[1].view((4 * row, 4 * column), (4, 4)).into_owned();
    // With h₁ held, ∂c₂/∂c₁ is diag(f₂) to the bit.
    let f = DMatrix::from_diagonal(&step("f", 1).into());
    assert_eq!(block(1, 1), f);
    // h₁ = o₁ ⊙ tanh c₁ follows c₁, and moves c₂ through the gates: the rest that a product of forget gates leaves out.
    let (o, tanh_c) = (step("o", 0), step("tanh_c", 0));
    let of_h: Vec<f64> = o.iter().zip(&tanh_c).map(|(o, y)| o * (1.0 - y * y)).collect();
    let rest = block(1, 0) * DMatrix::from_diagonal(&of_h.into());
    assert!(rest.norm() > 0.1 * f.norm(), "the rest is not small");
    let want = (f + rest).svd(false, false).singular_values.max();
    assert!((whole.cell_total[1].spectral.value() - want).abs() < 1e-13);
}

#[test]
fn the_jacobian_of_a_plain_network_stays_below_its_bound() {
    for (seed, scale) in (80..90).flat_map(|seed| [0.1, 0.5, 1.0, 2.0, 5.0].map(|scale| (seed, scale))) {
        for variant in ["elman", "elman.linear-h"] {
            let mut lab = lab(variant, 30, 6, seed);
            lab.params.tensor_mut(Tensor::WeightHh).iter_mut().for_each(|u| *u *= scale);
            let bound = Bound::of(&lab.graph, &lab.params).unwrap();
            for (k, norms) in norms(&lab)[0].iter().enumerate() {
                let most = bound.log10_over(30 - k);
                assert!(norms.spectral.log10() <= most + 1e-12, "{variant} {seed} ·{scale}, after {k} steps");
            }
        }
    }
}

#[test]
fn an_orthogonal_network_at_rest_reaches_its_bound() {
    for a in [0.5, 1.0, 1.5] {
        let mut lab = lab("elman", 20, 6, 91);
        Tensor::ALL.into_iter().for_each(|tensor| lab.params.tensor_mut(tensor).fill(0.0));
        let u = orthogonal(6, 92).transpose() * a;
        lab.params.set(Tensor::WeightHh, u.iter().copied().collect()).unwrap();
        lab.initial[0].fill(0.0);
        let bound = Bound::of(&lab.graph, &lab.params).unwrap();
        assert!((bound.rate - a).abs() < 1e-14);
        for (k, norms) in norms(&lab)[0].iter().enumerate() {
            assert!((norms.spectral.log10() - bound.log10_over(20 - k)).abs() < 1e-12, "a = {a}, after {k} steps");
        }
    }
}

#[test]
fn only_a_cell_with_a_single_recurrent_matrix_has_a_bound() {
    for variant in every_variant() {
        let lab = Lab::new(&variant, dims(2, 2, 3, 1), 93);
        let plain = ["elman", "elman.linear-h"].contains(&variant.to_string().as_str());
        assert_eq!(Bound::of(&lab.graph, &lab.params).is_some(), plain, "{variant}");
    }
    let mut lab = lab("elman", 2, 3, 93);
    lab.params.tensor_mut(Tensor::WeightHh)[0] = f64::INFINITY;
    assert_eq!(Bound::of(&lab.graph, &lab.params), None);
}

#[test]
fn how_loose_a_bound_is_is_measured_where_there_are_numbers() {
    let found = Looseness::of(&[-3.0, -2.0, -1.0, 0.0], &[-9.0, -2.5, f64::NEG_INFINITY, 0.0]).unwrap();
    assert_eq!((found.rate, found.holds, found.loosest, found.at, found.steps), (-1.0, true, 6.0, 0, 3));
    assert!(!Looseness::of(&[-1.0, 0.0], &[-0.9, 0.0]).unwrap().holds);
    assert!(Looseness::of(&[-1.0, 0.0], &[-1.0 + 1e-12, 0.0]).unwrap().holds, "rounding breaks no bound");
    assert_eq!((Looseness::of(&[], &[]), Looseness::of(&[0.0], &[0.0])), (None, None));
}
