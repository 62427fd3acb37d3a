//! Do all 65 536 patterns of each 16-bit format, and everything between two of them, round as they should?
//!
//! The reference is a table of every number of the format, decoded from its sign, exponent and digits; patterns rise as
//! their numbers do.

use gatescope::math::{Format, Real, Rounded, scale_by_power};

use crate::support::cells::Random;

/// The 16-bit formats with their stored digits and the exponent of their smallest normal number.
const HALVES: [(Format, u32, i32); 2] = [(Format::F16, 10, -14), (Format::Bf16, 7, -126)];

/// The number that a pattern without its sign stands for: ∞ and NaN have the highest exponent.
fn decode(pattern: u32, stored: u32, least: i32) -> f64 {
    let (exponent, digits) = (pattern >> stored, pattern & ((1 << stored) - 1));
    let top = (1 << (15 - stored)) - 1;
    match exponent {
        0 => scale_by_power(f64::from(digits), least - stored as i32),
        e if e == top => {
            if digits == 0 {
                f64::INFINITY
            } else {
                f64::NAN
            }
        }
        e => scale_by_power(f64::from(digits | 1 << stored), least - stored as i32 + e as i32 - 1),
    }
}

/// Every number ≥ 0 of a format in order, ∞ not included.
fn table(stored: u32, least: i32) -> Vec<f64> {
    (0..1 << 15).map(|pattern| decode(pattern, stored, least)).take_while(|x| x.is_finite()).collect()
}

/// Halfway between a number of the table and the next, which after the last is the next power of two.
fn midpoint(table: &[f64], k: usize) -> f64 {
    let next = table.get(k + 1).copied().unwrap_or_else(|| 2.0 * table[k] - table[k - 1]);
    (table[k] + next) / 2.0
}

/// The table's number nearest to x ≥ 0, of two the one with an even pattern.
fn nearest(table: &[f64], x: f64) -> f64 {
    let k = table.partition_point(|&v| v <= x).saturating_sub(1);
    let up = table.get(k + 1).copied().unwrap_or(f64::INFINITY);
    let middle = midpoint(table, k);
    if x < middle || x == middle && k % 2 == 0 { table[k] } else { up }
}

#[test]
fn every_pattern_is_a_number_that_rounds_to_itself() {
    for (format, stored, least) in HALVES {
        for pattern in 0..1_u32 << 16 {
            let x = decode(pattern & 0x7fff, stored, least);
            let x = if pattern >> 15 == 1 { -x } else { x };
            let got = format.round(x);
            assert!(
                got.to_bits() == x.to_bits() || got.is_nan() && x.is_nan(),
                "{format:?} {pattern:04x}: {x:e}, {got:e}"
            );
        }
    }
}

#[test]
fn between_two_numbers_the_nearer_one_is_taken_and_the_even_one_in_the_middle() {
    for (format, stored, least) in HALVES {
        let table = table(stored, least);
        for k in 0..table.len() {
            let up = table.get(k + 1).copied().unwrap_or(f64::INFINITY);
            let middle = midpoint(&table, k);
            let even = if k % 2 == 0 { table[k] } else { up };
            for (x, want) in [(middle.next_down(), table[k]), (middle, even), (middle.next_up(), up)] {
                assert_eq!(format.round(x).to_bits(), want.to_bits(), "{format:?} at {x:e}");
                assert_eq!(format.round(-x).to_bits(), (-want).to_bits(), "{format:?} at -{x:e}");
            }
        }
    }
}

#[test]
fn bfloat16_is_the_upper_half_of_a_binary32() {
    let mut random = Random(11);
    for _ in 0..200_000 {
        let x = (scale_by_power(random.next(), (random.next() * 150.0) as i32)) as f32;
        // The well-known way to round the bits: half a unit of the upper half, ties to even.
        let bits = x.to_bits();
        let upper = (bits + 0x7fff + (bits >> 16 & 1)) >> 16 << 16;
        assert_eq!(Format::Bf16.round(f64::from(x)), f64::from(f32::from_bits(upper)), "{x:e}");
    }
}

/// Random numbers of a table, both signs.
fn pick(table: &[f64], random: &mut Random) -> f64 {
    let k = ((random.next() + 1.0) / 2.0 * table.len() as f64) as usize;
    if random.next() < 0.0 { -table[k] } else { table[k] }
}

#[test]
fn sums_and_products_of_16_bits_are_rounded_once() {
    let mut random = Random(12);
    let (format, stored, least) = HALVES[0];
    let table = table(stored, least);
    for _ in 0..400_000 {
        let (x, y) = (pick(&table, &mut random), pick(&table, &mut random));
        let [a, b] = [x, y].map(|v| Rounded::new(v, format));
        // Sums and products of binary16 are exact in f64.
        assert_eq!((a + b).abs().to_f64(), nearest(&table, (x + y).abs()), "{x:e} + {y:e}");
        assert_eq!((a * b).abs().to_f64(), nearest(&table, (x * y).abs()), "{x:e} · {y:e}");
    }
}

/// Whether r, a number of the table, is nearest to something of which only the order to other numbers is known: it
/// is not below the middle beneath r and not above the middle above, and in a middle r is even.
fn is_nearest(table: &[f64], r: f64, order: impl Fn(f64) -> core::cmp::Ordering) -> bool {
    let k = table.partition_point(|&v| v < r);
    let (even, above, below) =
        (k % 2 == 0, order(midpoint(table, k)), k.checked_sub(1).map(|k| order(midpoint(table, k))));
    let fits = |tie: bool, outside: bool| if tie { even } else { !outside };
    fits(above.is_eq(), above.is_gt()) && below.is_none_or(|below| fits(below.is_eq(), below.is_lt()))
}

#[test]
fn quotients_and_roots_of_16_bits_are_rounded_once() {
    let mut random = Random(13);
    for (format, stored, least) in HALVES {
        let table = table(stored, least);
        for _ in 0..400_000 {
            let [x, y] = [(); 2].map(|()| pick(&table, &mut random).abs());
            let [a, b] = [x, y].map(|v| Rounded::new(v, format));
            let (quotient, root) = ((a / b).to_f64(), a.sqrt().to_f64());
            // Products of numbers and middles are exact in f64, so that they show on which side of a middle x/y and √x lie.
            if quotient.is_finite() {
                assert!(is_nearest(&table, quotient, |m| x.total_cmp(&(m * y))), "{x:e} / {y:e} = {quotient:e}");
            }
            assert!(is_nearest(&table, root, |m| x.total_cmp(&(m * m))), "√{x:e} = {root:e}");
        }
    }
}
