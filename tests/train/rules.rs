//! Do the update rules and the clipping do what their formulas say, worked out by hand?

use gatescope::train::{Clip, Moments, Optimiser, Rule, norm};

/// Two updates of one parameter that starts at 1, with gradients 0.5 and −0.25, η = 0.1.
fn two_updates(rule: Rule) -> [f64; 2] {
    let mut moments = Moments::new(rule, 1);
    let mut p = [1.0];
    [0.5, -0.25].map(|g| {
        moments.apply(Optimiser { rule, learning_rate: 0.1 }, &mut p, &[g]);
        p[0]
    })
}

fn assert_near(got: [f64; 2], want: [f64; 2]) {
    got.iter().zip(want).for_each(|(got, want)| assert!((got - want).abs() < 1e-12, "{got} {want}"));
}

#[test]
fn rules_by_hand() {
    // 1 − 0.1·0.5 = 0.95, 0.95 + 0.1·0.25 = 0.975
    assert_near(two_updates(Rule::Sgd), [0.95, 0.975]);
    // b = 0.5, then 0.9·0.5 − 0.25 = 0.2: 0.95 − 0.02 = 0.93
    assert_near(two_updates(Rule::MOMENTUM), [0.95, 0.93]);
    // v = 0.01·0.25 = 0.0025, √v = 0.05: 1 − 0.1·0.5/0.05 = 0; v = 0.99·0.0025 + 0.01·0.0625 = 0.0031
    let root = 0.0031_f64.sqrt();
    assert_near(two_updates(Rule::RmsProp { decay: 0.99, epsilon: 0.0 }), [0.0, 0.025 / root]);
    // Corrected for the start at 0, the first step is η whatever the gradient: 0.9. Then m = 0.9·0.05 − 0.1·0.25 = 0.02,
    // m̂ = 0.02/0.19; v = 0.999·0.00025 + 0.001·0.0625 = 0.00031225, v̂ = v/0.001999.
    let second = 0.9 - 0.1 * (0.02 / 0.19) / (0.000_312_25_f64 / 0.001_999).sqrt();
    assert_near(two_updates(Rule::Adam { beta1: 0.9, beta2: 0.999, epsilon: 0.0 }), [0.9, second]);
}

#[test]
fn clipping_by_hand() {
    let clipped = |clip: Clip, numbers: [f64; 2]| {
        let mut gradient = numbers;
        let changed = clip.apply(&mut gradient, norm(&numbers));
        (gradient, changed)
    };
    assert_eq!(clipped(Clip::Off, [3.0, -4.0]), ([3.0, -4.0], false));
    assert_eq!(clipped(Clip::Value(3.5), [3.0, -4.0]), ([3.0, -3.5], true));
    assert_eq!(clipped(Clip::Value(5.0), [3.0, -4.0]), ([3.0, -4.0], false));
    // The norm is 5; PyTorch divides by 5 + 10⁻⁶.
    assert_eq!(clipped(Clip::Norm(1.0), [3.0, -4.0]), ([3.0 * (1.0 / 5.000_001), -4.0 * (1.0 / 5.000_001)], true));
    assert_eq!(clipped(Clip::Norm(6.0), [3.0, -4.0]), ([3.0, -4.0], false));
    // The norm itself is at the limit: what PyTorch adds still shortens it.
    assert!(clipped(Clip::Norm(5.0), [3.0, -4.0]).1);
    assert_eq!(clipped(Clip::Norm(1.0), [0.0, 0.0]), ([0.0, 0.0], false));
}

#[test]
fn norms_survive_squares_that_would_not() {
    assert_eq!(norm(&[3.0, 4.0]), 5.0);
    assert!((norm(&[3e200, 4e200]) / 5e200 - 1.0).abs() < 1e-15);
    assert!((norm(&[3e-200, 4e-200]) / 5e-200 - 1.0).abs() < 1e-15);
    assert_eq!(norm::<f32>(&[]), 0.0);
    assert_eq!(norm(&[1.0, f32::NEG_INFINITY]), f64::INFINITY);
    assert!(norm(&[f64::NAN, f64::INFINITY]).is_nan());
}

#[test]
fn an_infinite_moment_is_noticed() {
    let rule = Rule::ADAM;
    let mut moments = Moments::<f32>::new(rule, 1);
    moments.apply(Optimiser { rule, learning_rate: 0.1 }, &mut [0.0], &[1e30]);
    assert!(!moments.are_finite());
}
