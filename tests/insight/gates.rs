//! Do gates remember as long as their closed forms say, and is what is saturated counted?

use gatescope::cell::{Variant, registry};
use gatescope::engine::{Level, Override, Params};
use gatescope::insight::{BINS, Kept, Retention, Saturation, saturation};
use gatescope::math::log10;

use super::{Lab, dims, every_variant, lab};

/// To three digits.
fn near(got: f64, want: f64) {
    assert!((got - want).abs() <= 5e-3 * want.abs(), "{got} is not {want}");
}

#[test]
fn the_half_lives_of_the_usual_biases() {
    // f = σ(b), ln ½ / ln f.
    let known = [(0.0, 0.5, 1.0), (1.0, 0.731, 2.21), (2.0, 0.881, 5.46), (3.0, 0.953, 14.3), (5.0, 0.9933, 103.2)];
    for (b, share, half_life) in known {
        let retention = Retention::of(b);
        near(retention.share, share);
        near(retention.half_life, half_life);
        assert!((retention.log10_after(1) - log10(retention.share)).abs() < 1e-15);
    }
    assert_eq!(Retention::of(0.0).half_life, 1.0);
    assert_eq!(Retention::of(50.0).half_life, f64::INFINITY);
    assert_eq!(Retention::of(-800.0).half_life, 0.0);
}

#[test]
fn what_is_left_on_the_cell_path() {
    let left = |b: f64, steps: usize| gatescope::math::pow10(Retention::of(b).log10_after(steps));
    let known = [
        (0.0, 50, 8.88e-16),
        (1.0, 10, 0.0436),
        (1.0, 50, 1.58e-7),
        (1.0, 100, 2.48e-14),
        (5.0, 100, 0.511),
        (5.0, 500, 0.0348),
    ];
    known.into_iter().for_each(|(b, steps, want)| near(left(b, steps), want));
    assert_eq!(Retention::of(-800.0).log10_after(0), 0.0);
}

/// The last T at which `share^T` is still a normal number of a format whose smallest is `2^least`.
fn last_normal(share: f64, least: i32) -> usize {
    let smallest = f64::from(least) * std::f64::consts::LOG10_2;
    (0..).take_while(|&t| t as f64 * log10(share) >= smallest - 1e-9).last().unwrap()
}

#[test]
fn where_the_formats_end() {
    assert_eq!(last_normal(Retention::of(0.0).share, -126), 126);
    assert_eq!(last_normal(Retention::of(0.0).share, -14), 14);
    assert_eq!(last_normal(0.25, -126), 63);
    // One step more is no longer normal.
    let (half, quarter) = ([0.5_f32; 127].iter().product::<f32>(), [0.25_f32; 64].iter().product::<f32>());
    assert!(half.is_subnormal() && (half * 2.0).is_normal() && quarter.is_subnormal() && (quarter * 4.0).is_normal());
}

#[test]
fn parameters_are_counted_as_the_papers_count_them() {
    for (id, k) in [("elman", 1), ("gru", 3), ("lstm", 4), ("mgu", 2)] {
        for (input, hidden) in [(1, 1), (3, 5), (16, 64)] {
            let graph = Variant::parse(id).unwrap().graph();
            let count = Params::<f64>::zeros(&graph, input, hidden).count();
            assert_eq!(count, k * hidden * (input + hidden + 1) + k * hidden, "{id}, I = {input}, H = {hidden}");
        }
    }
    // Three diagonal vectors more.
    let peephole = Params::<f64>::zeros(&Variant::parse("lstm_peephole").unwrap().graph(), 3, 5).count();
    assert_eq!(peephole, 4 * 5 * (3 + 5 + 1) + 4 * 5 + 3 * 5);
    assert!(registry().len() >= 5);
}

fn of(lab: &Lab, symbol: &str) -> Saturation {
    let node = lab.graph.find(symbol).unwrap();
    saturation(&lab.graph, &lab.forward()).into_iter().find(|s| s.node == node).unwrap()
}

#[test]
fn every_value_of_every_gate_and_candidate_is_counted_once() {
    for variant in every_variant() {
        let lab = Lab::new(&variant, dims(7, 2, 5, 3), 110);
        let all = saturation(&lab.graph, &lab.forward());
        let trace = lab.forward();
        for s in &all {
            assert_eq!(s.counts.iter().sum::<usize>(), 7 * 5 * 3);
            let width = (s.range.1 - s.range.0) / BINS as f64;
            for (k, &count) in s.counts.iter().enumerate() {
                let from = s.range.0 + k as f64 * width;
                let inside = |v: &&f64| **v >= from && **v < from + width;
                assert!(trace.slab(s.node).to_vec().iter().filter(inside).count().abs_diff(count) <= 1);
            }
        }
        let symbols: Vec<&str> = all.iter().map(|s| lab.graph.nodes[s.node].symbol).collect();
        match variant.to_string().as_str() {
            "lstm" | "lstm.coupled" | "lstm_peephole" => assert_eq!(symbols, ["i", "f", "g", "o"]),
            "lstm.no-f" => assert_eq!(symbols, ["i", "g", "o"]),
            "lstm.linear-g" => assert_eq!(symbols, ["i", "f", "o"]),
            "gru" => assert_eq!(symbols, ["r", "z", "n"]),
            "elman" => assert_eq!(symbols, [] as [&str; 0]),
            _ => {}
        }
    }
}

#[test]
fn what_stands_at_an_end_is_saturated() {
    let mut lab = lab("lstm", 10, 4, 111);
    let mut hold = |symbol: &str, steps, level| {
        let node = lab.graph.find(symbol).unwrap();
        lab.edits.overrides.push(Override { node, units: 0..4, steps, level: Level::Constant(level) });
    };
    hold("f", 0..10, 0.5);
    hold("f", 0..3, 0.95);
    hold("f", 3..5, 0.05);
    hold("f", 5..6, 0.88);
    hold("f", 6..7, 0.12);
    hold("g", 0..10, 0.0);
    hold("g", 0..1, -1.0);
    hold("g", 1..3, 1.0);
    hold("g", 3..4, -0.88);
    let f = of(&lab, "f");
    assert_eq!((f.low, f.high, f.range), (0.2, 0.3, (0.0, 1.0)));
    assert_eq!([1, 2, 10, 17, 19].map(|bin| f.counts[bin]), [8, 4, 12, 4, 12]);
    let g = of(&lab, "g");
    assert_eq!((g.low, g.high, g.range), (0.1, 0.2, (-1.0, 1.0)));
    assert_eq!([0, 1, 10, 19].map(|bin| g.counts[bin]), [4, 4, 24, 8]);
}

#[test]
fn what_is_kept_is_the_mean_of_the_gate_that_keeps() {
    let mut lab = lab("lstm", 10, 4, 112);
    let mut hold = |symbol: &str, units, level| {
        let node = lab.graph.find(symbol).unwrap();
        lab.edits.overrides.push(Override { node, units, steps: 0..10, level: Level::Constant(level) });
    };
    hold("f", 0..4, 0.5);
    hold("f", 3..4, 0.9);
    let kept = Kept::of(&lab.graph, &lab.forward()).unwrap();
    assert_eq!((lab.graph.nodes[kept.gate].symbol, lab.graph.nodes[kept.state].symbol), ("f", "c"));
    near(kept.mean, 0.6);
    near(kept.units.0, 0.5);
    near(kept.units.1, 0.9);
    assert_eq!(Retention::of_share(0.5).half_life, 1.0);
    for variant in every_variant() {
        let lab = Lab::new(&variant, dims(7, 2, 5, 3), 113);
        let Some(kept) = Kept::of(&lab.graph, &lab.forward()) else {
            assert_eq!(lab.graph.states.iter().find_map(|s| lab.graph.kept(*s)), None, "{variant}");
            continue;
        };
        let values = lab.forward().slab(kept.gate).to_vec();
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        near(kept.mean, if kept.is_complement { 1.0 - mean } else { mean });
    }
}
