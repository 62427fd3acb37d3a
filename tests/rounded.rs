//! Do shorter number formats round as they are defined to, and where does a gradient leave them?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "rounded/patterns.rs"]
mod patterns;
mod support;

use gatescope::cell::Variant;
use gatescope::engine::{Edits, Gradients, Inputs, Level, Override, Seeds, Trace};
use gatescope::math::{Format, Matrix, Real, Rounded, scale_by_power};
use proptest::prelude::*;
use support::cells::{Experiment, Random, dims};

const SHORT: [Format; 3] = [Format::F32, Format::F16, Format::Bf16];

/// Any bits of an f64, mostly near the exponents at which binary32 does something.
fn wide() -> impl Strategy<Value = f64> {
    let in_range = (any::<u64>(), 1023 - 160..1023 + 130_u64);
    let scaled = in_range.prop_map(|(bits, exponent)| f64::from_bits(bits & !(2047 << 52) | exponent << 52));
    // Few digits: exact numbers and ties.
    let short = (scaled.clone(), 25..40_u32).prop_map(|(x, zeros)| f64::from_bits(x.to_bits() >> zeros << zeros));
    prop_oneof![4 => scaled, 4 => short, 1 => any::<u64>().prop_map(f64::from_bits)]
}

/// Any bits of an f32.
fn narrow() -> impl Strategy<Value = f32> {
    let near_one = (any::<u32>(), 100..154_u32).prop_map(|(bits, e)| f32::from_bits(bits & !(255 << 23) | e << 23));
    prop_oneof![any::<u32>().prop_map(f32::from_bits), near_one]
}

fn rounded(x: f32) -> Rounded {
    Rounded::new(f64::from(x), Format::F32)
}

/// Bits, with all NaNs alike.
fn bits(x: f32) -> u32 {
    if x.is_nan() { f32::NAN.to_bits() } else { x.to_bits() }
}

fn same(got: Rounded, want: f32) -> Result<(), TestCaseError> {
    let narrow = got.to_f64() as f32;
    prop_assert!(got.is_nan() || f64::from(narrow) == got.to_f64(), "{got} is no f32");
    prop_assert_eq!(bits(narrow), bits(want));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rounding_to_binary32_is_the_machine_s(x in wide()) {
        let (got, want) = (Format::F32.round(x), f64::from(x as f32));
        prop_assert!(got.to_bits() == want.to_bits() || got.is_nan() && want.is_nan(), "{x:e}: {got:e}, not {want:e}");
    }

    #[test]
    fn arithmetic_in_binary32_is_the_machine_s(a in narrow(), b in narrow()) {
        let (x, y) = (rounded(a), rounded(b));
        same(x + y, a + b)?;
        same(x - y, a - b)?;
        same(x * y, a * b)?;
        same(x / y, a / b)?;
        same(x.sqrt(), a.sqrt())?;
        same(-x, -a)?;
        same(x.abs(), a.abs())?;
        same(x.max(y), Real::max(a, b))?;
        prop_assert_eq!(x.partial_cmp(&y), a.partial_cmp(&b));
        // f64's constants take the format of what they meet.
        same(Rounded::ONE - x, 1.0 - a)?;
        same(x + Rounded::ZERO, a + 0.0)?;
    }
}

#[test]
fn matrix_products_in_binary32_are_the_machine_s() {
    for (rows, columns, batch) in [(37, 19, 1), (5, 40, 3), (33, 17, 18)] {
        let mut random = Random(rows as u64);
        let mut numbers = |n: usize| (0..n).map(|_| (random.next() / 3.0) as f32).collect::<Vec<f32>>();
        let (a, x, start) = (numbers(rows * columns), numbers(columns * batch), numbers(rows * batch));
        let short = |numbers: &[f32]| numbers.iter().map(|&v| rounded(v)).collect::<Vec<Rounded>>();
        let (mut got, mut want) = (short(&start), start.clone());
        Matrix::from_rows(rows, columns, short(&a)).multiply_add(&short(&x), batch, &mut got);
        Matrix::from_rows(rows, columns, a).multiply_add(&x, batch, &mut want);
        assert_eq!(got.iter().map(|v| v.to_f64() as f32).collect::<Vec<_>>(), want);
    }
}

#[test]
fn the_ends_of_each_format_are_where_its_standard_puts_them() {
    let ends = |f: Format| [f.smallest(), f.smallest_normal(), f.largest()];
    assert_eq!(ends(Format::F64), [f64::from_bits(1), f64::MIN_POSITIVE, f64::MAX]);
    assert_eq!(ends(Format::F32), [f32::from_bits(1), f32::MIN_POSITIVE, f32::MAX].map(f64::from));
    assert_eq!(ends(Format::F16), [5.960_464_477_539_063e-8, 6.103_515_625e-5, 65504.0]);
    let bfloat = [0x0001, 0x0080, 0x7f7f].map(|bits: u32| f64::from(f32::from_bits(bits << 16)));
    assert_eq!(ends(Format::Bf16), bfloat);
}

/// A cell whose values are held in part and whose gradients may be clipped.
fn experiment(variant: &Variant, seed: u64) -> Experiment<f64> {
    let mut lab = Experiment::<f64>::new(variant, dims(6, 2, 5, 2), seed);
    let held = |node| Override { node, units: 1..4, steps: 2..5, level: Level::Curve(vec![0.1, 0.7, 0.3]) };
    lab.edits.overrides = (0..lab.graph.nodes.len()).step_by(3).map(held).collect();
    lab.edits.clip = seed.is_multiple_of(2).then_some(0.3);
    lab
}

fn run(lab: &Experiment<f64>, seeds: &[Vec<f64>], format: Format) -> (Trace<f64>, Gradients<f64>) {
    let initial: Vec<&[f64]> = lab.initial.iter().map(Vec::as_slice).collect();
    let inputs = Inputs { x: &lab.x, initial: &initial };
    let trace = lab.plan().forward_rounded(format, &lab.params, &inputs).unwrap();
    let gradients = lab.plan().backward_rounded(format, &lab.params, &trace, &lab.plant(seeds)).unwrap();
    (trace, gradients)
}

fn numbers(trace: &Trace<f64>, gradients: &Gradients<f64>) -> Vec<f64> {
    let values = trace.buffer().iter().chain(trace.inputs());
    let derivatives = gradients.buffer().iter().chain(gradients.inputs()).copied();
    values.copied().chain(derivatives).chain(gradients.params().numbers()).collect()
}

#[test]
fn every_number_of_a_run_is_one_of_its_format_s() {
    for (k, variant) in Variant::all().iter().chain(&Variant::all_ablated()).enumerate() {
        for format in SHORT {
            let lab = experiment(variant, k as u64);
            let (trace, gradients) = run(&lab, &lab.seeds(1), format);
            let numbers = numbers(&trace, &gradients);
            assert!(numbers.iter().any(|&v| v != 0.0 && v != 1.0), "{variant}");
            for v in numbers {
                assert_eq!(v.to_bits(), format.round(v).to_bits(), "{variant} in {format:?}");
            }
        }
    }
}

#[test]
fn a_run_begins_by_rounding_what_it_is_given() {
    for (format, variant) in SHORT.into_iter().flat_map(|format| Variant::all().into_iter().map(move |v| (format, v))) {
        let lab = experiment(&variant, 1);
        let all = |numbers: &[f64]| numbers.iter().map(|&x| format.round(x)).collect::<Vec<f64>>();
        let mut given = Experiment { params: lab.params.map(|x| format.round(x)), x: all(&lab.x), ..lab.clone() };
        given.initial.iter_mut().for_each(|state| *state = all(state));
        let seeds: Vec<Vec<f64>> = lab.seeds(1).iter().map(|seed| all(seed)).collect();
        assert_eq!(run(&lab, &lab.seeds(1), format), run(&given, &seeds, format), "{variant} in {format:?}");
    }
}

#[test]
fn held_values_are_in_the_format_like_all_others() {
    // (1 − z) ⊙ n of a GRU with both held: no operand has met a parameter, and each of four roundings counts.
    let lab = Experiment::<f64>::new(&Variant::parse("gru").unwrap(), dims(1, 1, 1, 1), 5);
    let inputs = Inputs { x: &lab.x, initial: &[] };
    let hold = |symbol, level| Override {
        node: lab.graph.find(symbol).unwrap(),
        units: 0..1,
        steps: 0..1,
        level: Level::Constant(level),
    };
    for format in SHORT {
        let mut told_apart = 0;
        for (z, n) in (1..50).map(|k| (f64::from(k) / 101.0, 0.3)) {
            let overrides = vec![hold("z", z), hold("n", n)];
            let plan = lab.plan().with_edits(Edits { overrides, ..Edits::default() });
            let trace = plan.forward_rounded(format, &lab.params, &inputs).unwrap();
            let [z, n] = [z, n].map(|level| format.round(level));
            let want = format.round(format.round(1.0 - z) * n);
            assert_eq!(trace.node("written").unwrap().at(0, 0, 0), want);
            told_apart += usize::from(want != format.round((1.0 - z) * n));
        }
        assert!(told_apart > 5, "{format:?}");
    }
}

#[test]
fn a_run_in_f64_is_the_engine_s_own() {
    for variant in Variant::all() {
        let lab = experiment(&variant, 2);
        let (trace, gradients) = run(&lab, &lab.seeds(1), Format::F64);
        assert_eq!(trace, lab.forward());
        assert_eq!(gradients, lab.backward(&trace, &lab.plant(&lab.seeds(1))));
    }
}

/// ∂c_T/∂c_0 of an LSTM whose forget gate is held at ½ and whose units do not see each other: 0.5^T.
fn half_to_the(steps: usize, format: Format) -> f64 {
    let mut lab = Experiment::<f64>::new(&Variant::parse("lstm").unwrap(), dims(steps, 1, 1, 1), 9);
    let f = lab.graph.find("f").unwrap();
    lab.params = lab.params.map(|_| 0.0);
    let half = Override { node: f, units: 0..1, steps: 0..steps, level: Level::Constant(0.5) };
    lab.edits = Edits { overrides: vec![half], ..Edits::default() };
    let c = lab.graph.cell_state().unwrap();
    let mut last = vec![0.0; steps];
    last[steps - 1] = 1.0;
    let trace = lab.plan().forward_rounded(format, &lab.params, &Inputs { x: &lab.x, initial: &[] }).unwrap();
    let seeds = Seeds::new().with(c, last);
    lab.plan().backward_rounded(format, &lab.params, &trace, &seeds).unwrap().initial(c)[0]
}

#[test]
fn a_gradient_halved_at_each_step_leaves_each_format_where_arithmetic_says() {
    for (format, last_normal, last) in [(Format::F16, 14, 24), (Format::F32, 126, 149), (Format::Bf16, 126, 133)] {
        let at = |steps: i32| half_to_the(steps as usize, format);
        assert_eq!(at(last_normal), format.smallest_normal());
        assert!(at(last_normal + 1) < format.smallest_normal() && at(last_normal + 1) > 0.0);
        assert_eq!(at(last), format.smallest());
        assert_eq!(at(last), scale_by_power(1.0, -last));
        // Half of the smallest number is as near to 0 as to it, and 0 is the even one.
        assert_eq!(at(last + 1), 0.0);
        assert_eq!(half_to_the(last as usize + 1, Format::F64), scale_by_power(1.0, -last - 1));
    }
}
