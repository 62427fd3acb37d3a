//! Are the first weights what their names promise?

#![allow(clippy::unwrap_used)]

use gatescope::cell::{Block, Tensor};
use gatescope::engine::Params;
use gatescope::math::ln;
use gatescope::scene::{Run, Scene, run};

fn column(link: &str) -> Run {
    let (scene, reports) = Scene::from_hash(link);
    assert_eq!(reports, [], "{link}");
    run(&scene).unwrap().columns.remove(0)
}

fn block(params: &Params<f64>, tensor: Tensor, index: usize) -> Vec<f64> {
    params.block(Block { tensor, index }).to_vec()
}

/// UᵀU
fn gram(u: &[f64], n: usize) -> Vec<f64> {
    let entry = |(i, j): (usize, usize)| (0..n).map(|k| u[k * n + i] * u[k * n + j]).sum();
    (0..n).flat_map(|i| (0..n).map(move |j| (i, j))).map(entry).collect()
}

#[test]
fn orthogonal_blocks_keep_lengths_and_identity_is_identity() {
    for (start, allowed) in [("orthogonal", 1e-6), ("identity", 0.0)] {
        for (cell, blocks) in [("lstm", 4), ("gru", 3), ("elman", 1), ("mgu", 2)] {
            let run = column(&format!("cells={cell}&H=12&init={start}"));
            for k in 0..blocks {
                let gram = gram(&block(&run.params, Tensor::WeightHh, k), 12);
                let off = |(k, v): (usize, &f64)| (v - f64::from(k / 12 == k % 12)).abs();
                let worst = gram.iter().enumerate().map(off).fold(0.0, f64::max);
                assert!(worst <= allowed, "{start} {cell} {k}: {worst}");
            }
        }
    }
}

#[test]
fn the_recurrent_scale_multiplies_every_start() {
    for start in ["uniform", "glorot", "orthogonal", "identity", "gaussian"] {
        let (one, two) = (column(&format!("cells=gru&init={start}")), column(&format!("cells=gru&init={start}&g=2")));
        let doubled: Vec<f64> = one.params.tensor(Tensor::WeightHh).iter().map(|w| 2.0 * w).collect();
        assert_eq!(two.params.tensor(Tensor::WeightHh), doubled);
        assert_eq!(two.params.tensor(Tensor::WeightIh), one.params.tensor(Tensor::WeightIh));
    }
}

#[test]
fn bounds_and_variances_are_those_of_the_papers() {
    let of = |start: &str| column(&format!("cells=elman&H=64&init={start}")).params;
    let most = |v: &[f64]| v.iter().fold(0.0_f64, |m, w| m.max(w.abs()));
    let (uniform, glorot, gaussian) = (of("uniform"), of("glorot"), of("gaussian"));
    let bound = |w: f64, limit: f64| assert!(w <= limit && w > 0.99 * limit, "{w} {limit}");
    bound(most(uniform.tensor(Tensor::WeightHh)), 1.0 / 8.0);
    bound(most(glorot.tensor(Tensor::WeightHh)), (6.0_f64 / 128.0).sqrt());
    let input = glorot.input as f64;
    assert!(most(glorot.tensor(Tensor::WeightIh)) <= (6.0 / (64.0 + input)).sqrt());
    assert!(glorot.tensor(Tensor::BiasIh).iter().all(|b| *b == 0.0));
    let w = gaussian.tensor(Tensor::WeightHh);
    let variance = w.iter().map(|w| w * w).sum::<f64>() / w.len() as f64;
    // Four standard errors: 4·√(2/4096)/64.
    assert!((variance * 64.0 - 1.0).abs() < 4.0 * (2.0_f64 / 4096.0).sqrt(), "{variance}");
}

#[test]
fn chrono_biases_are_logarithms_between_one_and_t() {
    let run = column("cells=lstm&T=200&H=128&bias=chrono");
    let (i, f) = (block(&run.params, Tensor::BiasIh, 0), block(&run.params, Tensor::BiasIh, 1));
    assert!(f.iter().all(|b| (0.0..=ln(199.0)).contains(b)));
    assert!(f.iter().zip(&i).all(|(f, i)| *i == -f), "b_i = −b_f");
    // e^b is uniform in [1, 199]: half of them lie above 100.
    let above = f.iter().filter(|b| **b > ln(100.0)).count();
    assert!((40..90).contains(&above), "{above}");
    assert!(block(&run.params, Tensor::BiasHh, 1).iter().all(|b| *b == 0.0));
    let gru = column("cells=gru&T=200&H=64&bias=chrono");
    assert!(block(&gru.params, Tensor::BiasIh, 1).iter().all(|b| *b >= 0.0), "z keeps");
    let mgu = column("cells=mgu&T=200&H=64&bias=chrono");
    assert!(block(&mgu.params, Tensor::BiasIh, 0).iter().all(|b| *b <= 0.0), "f replaces");
}

#[test]
fn a_column_of_its_own_bias_leaves_the_others_alone() {
    let (scene, _) = Scene::from_hash("cells=lstm:fb=0,lstm,gru:fb=-1&bias=chrono");
    let comparison = run(&scene).unwrap();
    let keeper = |k: usize| block(&comparison.columns[k].params, Tensor::BiasIh, 1);
    assert!(keeper(0).iter().all(|b| *b == 0.0));
    assert!(keeper(1).iter().any(|b| *b > 0.0), "the second draws chrono biases");
    assert!(keeper(2).iter().all(|b| *b == -1.0));
}
