//! Are exp, tanh and σ right to the last bit, everywhere, and the same bits everywhere?
//!
//! The reference is arbitrary precision arithmetic (`astro-float-num`) for f64, and the f64 functions, once they have been
//! checked, for f32. One ulp is one unit in the last place of the true value.

#[path = "functions/reference.rs"]
mod reference;

use gatescope::math::{Real, cos, ln, log10, sin};
use reference::{Reference, Worst, ulp_f32};

type Case = (&'static str, fn(f64) -> f64, fn(&mut Reference, f64) -> f64, f64);

/// The name, the function, its error in ulps, and the error that the module's documentation promises.
const CASES: [Case; 3] = [
    ("exp", Real::exp, Reference::exp_error, 0.8),
    ("tanh", Real::tanh, Reference::tanh_error, 0.9),
    ("sigmoid", Real::sigmoid, Reference::sigmoid_error, 0.8),
];

/// SplitMix64 (Steele, Lea & Flood 2014).
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Both signs of numbers from every binade, the subnormal ones included, more where the functions do something.
fn binades(random: &mut Random) -> Vec<f64> {
    let mut all = Vec::new();
    for exponent in 0..2047u64 {
        let busy = (1023 - 30..1023 + 10).contains(&exponent);
        for _ in 0..if busy { 60 } else { 1 } {
            let x = f64::from_bits(exponent << 52 | random.bits() >> 12);
            all.extend([x, -x]);
        }
    }
    all.extend((0..52).map(|bit| f64::from_bits(1 << bit | random.bits() >> (63 - bit) >> 1)));
    all
}

/// A few neighbours on both sides of every x where the argument reduction or a clamp changes its mind.
fn breakpoints() -> Vec<f64> {
    let half_steps = (-1077..1026).map(|k| (f64::from(k) + 0.5) * core::f64::consts::LN_2);
    let edges = [-746.0, -745.133_219_101_941_1, -708.396_418_532_264_1, -36.8, 18.714_973_875, 19.061_547_465, 20.0]
        .into_iter()
        .chain([0.0, 0.549_306_144_334_054_8, 36.736_800_569_677, 709.782_712_893_384, 710.0]);
    half_steps
        .flat_map(|x| [x, x / 2.0])
        .chain(edges)
        .flat_map(|x| [x.next_down(), x, x.next_up()])
        .flat_map(|x| [x, -x])
        .collect()
}

fn arguments() -> Vec<f64> {
    let mut random = Random(0x6761_7465);
    let mut all = binades(&mut random);
    all.extend(breakpoints());
    for (low, high, count) in [(-750.0, 710.0, 4000), (-40.0, 40.0, 4000), (-2.0, 2.0, 4000)] {
        all.extend((0..count).map(|_| random.between(low, high)));
    }
    all
}

/// Checks one f64 function at every argument against arbitrary precision.
fn check_f64((name, function, error, bound): Case) {
    let mut reference = Reference::default();
    let mut worst = Worst::default();
    let all = arguments();
    for &x in &all {
        worst.see(x, error(&mut reference, x));
        assert!(
            worst.ulps <= bound,
            "{name}({:e}) = {:e} is wrong by {} ulp",
            worst.at,
            function(worst.at),
            worst.ulps
        );
    }
    println!("{name} f64: at most {:.4} ulp, at {:e}, of {} arguments", worst.ulps, worst.at, all.len());
}

#[test]
fn exp_is_right_in_f64() {
    check_f64(CASES[0]);
}

#[test]
fn tanh_is_right_in_f64() {
    check_f64(CASES[1]);
}

#[test]
fn sigmoid_is_right_in_f64() {
    check_f64(CASES[2]);
}

/// Checks one f32 function at numbers spread over all bit patterns against the f64 function.
fn check_f32(name: &str, single: fn(f32) -> f32, double: fn(f64) -> f64, bound: f64) {
    let mut worst = Worst::default();
    for x in (0..=u32::MAX).step_by(4093).map(f32::from_bits).filter(|x| !x.is_nan()) {
        worst.see(f64::from(x), ulp_f32(single(x), double(f64::from(x))));
    }
    println!("{name} f32: at most {:.4} ulp, at {:e}", worst.ulps, worst.at);
    assert!(worst.ulps <= bound, "{name}({:e}) is wrong by {} ulp", worst.at, worst.ulps);
}

#[test]
fn all_three_are_right_in_f32() {
    check_f32("exp", Real::exp, Real::exp, 0.8);
    check_f32("tanh", Real::tanh, Real::tanh, 0.9);
    check_f32("sigmoid", Real::sigmoid, Real::sigmoid, 0.8);
}

/// The values that follow from the definitions, whatever the rounding.
fn check_specials<R: Real>(smallest: R, largest: R, infinity: R, nan: R) {
    let (zero, one, half) = (R::ZERO, R::ONE, R::from_f64(0.5));
    for (x, exp, tanh, sigmoid) in [
        (zero, one, zero, half),
        (smallest, one, smallest, half),
        (-smallest, one, -smallest, half),
        (R::from_f64(40.0), R::from_f64(40.0).exp(), one, one),
        (largest, infinity, one, one),
        (infinity, infinity, one, one),
        (-largest, zero, -one, zero),
        (-infinity, zero, -one, zero),
    ] {
        assert_eq!((x.exp(), x.tanh(), x.sigmoid()), (exp, tanh, sigmoid), "at {x:e}", x = x.to_f64());
    }
    for x in [nan.exp(), nan.tanh(), nan.sigmoid(), nan.max(one), one.max(nan)] {
        assert!(x.is_nan());
    }
    let sign_of_zero = |x: R| one / x == -infinity;
    assert!(sign_of_zero((-zero).tanh()) && !sign_of_zero(zero.tanh()));
    assert!(!sign_of_zero((-infinity).exp()) && !sign_of_zero((-infinity).sigmoid()));
}

#[test]
fn special_values_are_exact() {
    check_specials(f64::from_bits(1), f64::MAX, f64::INFINITY, f64::NAN);
    check_specials(f32::from_bits(1), f32::MAX, f32::INFINITY, f32::NAN);
}

#[test]
fn the_left_tail_of_sigmoid_keeps_its_digits() {
    for x in [-690.0, -700.0, -708.0] {
        assert_eq!(Real::sigmoid(x), Real::exp(x), "σ and exp agree to the last bit far on the left");
    }
    assert!(Real::sigmoid(-745.0) > 0.0, "the smallest subnormals are reached");
}

/// Bounds, symmetry, and σ(x) + σ(−x) = 1 as far as rounding allows.
fn check_identities<R: Real>(x: R, epsilon: R) {
    let (tanh, sigmoid) = (x.tanh(), x.sigmoid());
    assert!(tanh.abs() <= R::ONE && (-x).tanh() == -tanh, "tanh({x})");
    assert!(R::ZERO <= sigmoid && sigmoid <= R::ONE, "σ({x})");
    let sum = sigmoid + (-x).sigmoid();
    assert!((sum - R::ONE).abs() <= epsilon, "σ({x}) + σ(−{x}) = {sum}");
}

#[test]
fn bounds_and_symmetries_hold() {
    for x in arguments() {
        check_identities(x, f64::EPSILON / 2.0);
        check_identities(x as f32, f32::EPSILON / 2.0);
    }
}

/// Runs of neighbouring numbers: f may fall by the last bit where it is flat, and by no more.
fn check_rising<R: Real>(name: &str, f: fn(R) -> R, next: fn(R) -> R, starts: impl Iterator<Item = R>, slack: R) {
    for start in starts {
        let mut x = start;
        for _ in 0..16 {
            let above = next(x);
            assert!(f(x) <= f(above) + slack * f(above).abs(), "{name} falls after {x:?}");
            x = above;
        }
    }
}

#[test]
fn the_functions_never_fall_by_more_than_the_last_bit() {
    let starts = || arguments().into_iter().filter(|x| x.abs() < 1000.0);
    for (name, f, ..) in CASES {
        check_rising(name, f, f64::next_up, starts(), f64::EPSILON);
    }
    for (name, f) in [("exp", Real::exp as fn(f32) -> f32), ("tanh", Real::tanh), ("sigmoid", Real::sigmoid)] {
        check_rising(name, f, f32::next_up, starts().map(|x| x as f32), f32::EPSILON);
    }
}

/// Slices of every length up to a few vectors, and one long one, give the scalar functions' bits.
fn check_slices<R: Real>(x: &[R], bits: fn(R) -> u64) {
    type Pair<R> = (fn(R) -> R, fn(&[R], &mut [R]));
    let pairs: [Pair<R>; 3] = [(R::exp, R::exp_slice), (R::tanh, R::tanh_slice), (R::sigmoid, R::sigmoid_slice)];
    for (scalar, slice) in pairs {
        for length in (0..20).chain([x.len()]) {
            let mut out = vec![R::ZERO; length];
            slice(&x[..length], &mut out);
            for (&y, &x) in out.iter().zip(x) {
                assert!(bits(y) == bits(scalar(x)) || y.is_nan(), "{x}");
            }
        }
    }
}

#[test]
fn slices_give_the_bits_of_the_scalar_functions() {
    let double: Vec<f64> = arguments();
    let single: Vec<f32> = double.iter().map(|&x| x as f32).collect();
    check_slices(&double, f64::to_bits);
    check_slices(&single, |y| u64::from(y.to_bits()));
}

/// FNV-1a over the bits of every result (Fowler, Noll & Vo), so that one number stands for all of them.
fn fingerprint(results: impl Iterator<Item = u64>) -> u64 {
    results.fold(0xCBF2_9CE4_8422_2325, |hash, bits| (hash ^ bits).wrapping_mul(0x0100_0000_01B3))
}

#[test]
fn the_bits_are_the_same_on_every_machine() {
    let mut random = Random(7);
    let x: Vec<f64> = (0..50_000).map(|_| random.between(-50.0, 50.0)).collect();
    let double = fingerprint(x.iter().flat_map(|&x| CASES.map(|(_, f, ..)| f(x).to_bits())));
    let single = x.iter().map(|&x| x as f32);
    let single =
        fingerprint(single.flat_map(|x| [Real::exp(x), Real::tanh(x), x.sigmoid()].map(|y| u64::from(y.to_bits()))));
    assert_eq!(format!("{double:016x} {single:016x}"), "329b6de7bd786051 423680a818c71e06");
}

#[test]
fn logarithms_and_circular_functions_are_right() {
    let mut reference = Reference::default();
    let mut random = Random(11);
    for _ in 0..500 {
        let x = random.between(0.0, 100.0);
        for (name, error) in [("ln", reference.ln_error(x, ln(x))), ("log10", reference.log10_error(x, log10(x)))] {
            assert!(error < 1.0, "{name}({x:e}) is wrong by {error} ulp");
        }
        for (name, error) in [("sin", reference.sin_error(x, sin(x))), ("cos", reference.cos_error(x, cos(x)))] {
            assert!(error < 1.0, "{name}({x:e}) is wrong by {error} ulp");
        }
    }
}
