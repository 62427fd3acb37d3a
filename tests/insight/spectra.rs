//! Are the spectra those of matrices that are known?

use gatescope::cell::Block;
use gatescope::insight::spectra;
use gatescope::math::{log10, scale_by_power};
use nalgebra::DMatrix;

use super::support::cells::Random;
use super::{Lab, Tensor, lab, orthogonal};

fn with_matrix(m: &DMatrix<f64>) -> Lab {
    let mut lab = lab("elman", 1, m.nrows(), 94);
    lab.params.set(Tensor::WeightHh, m.transpose().iter().copied().collect()).unwrap();
    lab
}

fn spectrum(m: &DMatrix<f64>) -> (f64, f64) {
    let lab = with_matrix(m);
    let [spectrum] = &spectra(&lab.graph, &lab.params)[..] else { panic!("one block") };
    (spectrum.norm.unwrap(), spectrum.radius.unwrap_or(f64::NAN))
}

#[test]
fn spectra_of_matrices_that_are_known() {
    let near = |(s, r): (f64, f64), (norm, radius): (f64, f64)| {
        assert!((s - norm).abs() < 1e-13 && (r - radius).abs() < 1e-13, "{s} {r}, not {norm} {radius}");
    };
    near(spectrum(&DMatrix::zeros(5, 5)), (0.0, 0.0));
    near(spectrum(&DMatrix::identity(5, 5)), (1.0, 1.0));
    near(spectrum(&DMatrix::from_diagonal_element(1, 1, -2.0)), (2.0, 2.0));
    // A rotation by a right angle times ¾, and a shear that lengthens once but not in the long run.
    near(spectrum(&DMatrix::from_row_slice(2, 2, &[0.0, -0.75, 0.75, 0.0])), (0.75, 0.75));
    near(spectrum(&DMatrix::from_row_slice(3, 3, &[0.0, 4.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0])), (4.0, 0.0));
    near(spectrum(&(orthogonal(16, 95) * 1.25)), (1.25, 1.25));
    // Cyclic shifts: their eigenvalues are the roots of 1.
    for n in 2..40 {
        near(spectrum(&DMatrix::from_fn(n, n, |a, b| f64::from((a + 1) % n == b))), (1.0, 1.0));
    }
    // diag(3, −4) seen from another basis.
    let q = orthogonal(2, 96);
    near(spectrum(&(&q * DMatrix::from_row_slice(2, 2, &[3.0, 0.0, 0.0, -4.0]) * q.transpose())), (4.0, 4.0));
}

#[test]
fn a_spectral_radius_is_the_growth_of_many_products() {
    for seed in 97..107 {
        let mut random = Random(seed);
        let m = DMatrix::from_fn(12, 12, |_, _| random.next());
        let (norm, radius) = spectrum(&m);
        assert!(radius <= norm);
        // Gelfand: ρ = lim ‖Mⁿ‖^(1/n), n = 2³⁰, squared again and again with the exponent kept apart.
        let (mut power, mut logarithm) = (m, 0.0);
        for k in 0..30 {
            let norm = power.norm();
            power /= norm;
            logarithm += log10(norm) / scale_by_power(1.0, k);
            power = &power * &power;
        }
        assert!((log10(radius) - logarithm).abs() < 1e-8, "{} is not {logarithm}", log10(radius));
    }
}

#[test]
fn every_recurrent_block_has_a_spectrum_under_its_name() {
    let names = |id: &str| {
        let lab = lab(id, 1, 3, 108);
        let all = spectra(&lab.graph, &lab.params);
        assert!(all.iter().all(|s| s.block.tensor == Tensor::WeightHh && s.norm > s.radius && s.radius > Some(0.0)));
        all.into_iter().map(|s| s.name).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names("lstm"), "U_i U_f U_g U_o");
    assert_eq!(names("lstm_peephole"), "U_i U_f U_g U_o");
    assert_eq!(names("gru"), "U_r U_z U_n");
    assert_eq!(names("gru.reset-before"), "U_r U_z U_n");
    assert_eq!(names("mgu"), "U_f U_n");
    assert_eq!(names("elman"), "U_h");
    let mut lab = lab("elman", 1, 3, 108);
    lab.params.block_mut(Block { tensor: Tensor::WeightHh, index: 0 })[0] = f64::NAN;
    assert_eq!(spectra(&lab.graph, &lab.params)[0].norm, None);
    assert_eq!(spectra(&lab.graph, &lab.params)[0].radius, None);
}
