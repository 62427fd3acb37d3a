//! Do curves and triangles show what they were given, in pictures, sentences and tables?

use super::{golden, svg, texts};
use gatescope::cell::Family;
use gatescope::chart::*;
use gatescope::words::{Locale, Words};

/// ‖∂h_T/∂h_t‖ of three cells with a bound for each of the first two, the second's beyond what is finite.
pub fn curves() -> CurveChart {
    let falling = |slope: f64, wave: f64| {
        (0..40).map(|t: usize| slope * (t as f64 - 39.0) + wave * ((t * 5 % 7) as f64 - 3.0)).collect::<Vec<f64>>()
    };
    let mut zeros = falling(0.05, 0.02);
    zeros[..6].fill(f64::NEG_INFINITY);
    let mut bound = falling(-0.35, 0.0);
    bound[..4].fill(f64::INFINITY);
    let curves = vec![
        Curve::new("LSTM".into(), Family::Lstm, 0, &falling(0.03, 0.05)),
        Curve::new("∏ f".into(), Family::Lstm, 0, &falling(0.041, 0.0)).theory(),
        Curve::new("tanh RNN".into(), Family::Rnn, 0, &falling(0.16, 0.04)),
        Curve::new("(γ σ)ᵏ".into(), Family::Rnn, 0, &bound).theory(),
        Curve::new("GRU".into(), Family::Gru, 0, &zeros),
    ];
    CurveChart { axis: "‖∂h_T/∂hₜ‖".into(), curves, steps: 40, counted: None }
}

/// Magnitudes that fall with the distance from the loss, some exactly zero, one ∞ and one NaN.
pub fn magnitudes(steps: usize) -> Vec<f64> {
    let pairs = (0..steps).flat_map(|s| (0..=s).map(move |t| (s, t)));
    let magnitude = |(s, t): (usize, usize)| match (s, t) {
        (9, 3) => f64::INFINITY,
        (11, 4) => f64::NAN,
        (s, t) if s - t > 30 => f64::NEG_INFINITY,
        (s, t) => -0.2 * (s - t) as f64 + 0.1 * (t % 3) as f64,
    };
    pairs.map(magnitude).collect()
}

fn draw_curves(size: (f64, f64), theme: Theme) -> String {
    let words = Words::new(Locale::En);
    let chart = curves();
    let frame = Frame { text_factor: 1.24, ..curve_frame(&chart, size.0, size.1, 1.0, &words) };
    svg(frame, theme, |area| curve_chart(area, frame, &chart, theme, &words).unwrap())
}

fn draw_triangle(steps: usize, size: (f64, f64), theme: Theme, words: &Words) -> String {
    let numbers = magnitudes(steps);
    let chart = TriangleChart { triangle: Triangle::new(steps, &numbers).unwrap(), low: -6.0, high: 0.2 };
    let palette = Palette::new(Shade::Magnitude, theme);
    let frame = Frame { text_factor: 1.24, ..triangle_frame(steps, size.0, size.1, 1.0, words) };
    svg(frame, theme, |area| triangle_chart(area, frame, &chart, &palette, theme, words).unwrap())
}

#[test]
fn curves_have_names_axes_and_dashes() {
    let wide = draw_curves((900.0, 260.0), Theme::Light);
    let said = texts(&wide);
    for text in ["LSTM", "∏ f", "tanh RNN", "(γ σ)ᵏ", "GRU", "‖∂h_T/∂hₜ‖", "10⁰", "0", "time step t", "1", "40"]
    {
        assert!(said.contains(&text), "{text} is missing in {said:?}");
    }
    assert!(said.contains(&"not finite"), "{said:?}");
    golden("curves-light", &wide);
    golden("curves-phone-dark", &draw_curves((360.0, 220.0), Theme::Dark));
}

/// A training's map, whose last moment is not told yet.
pub fn reach_map() -> ReachMap {
    let row = |moment: usize| -> Vec<f64> {
        let number = |t: usize| match (moment, t) {
            (2, 3) => f64::INFINITY,
            (2, 5) => f64::NAN,
            (0, 0..4) => f64::NEG_INFINITY,
            _ => -0.4 * (29 - t) as f64 / (moment + 1) as f64,
        };
        (0..30).map(number).collect()
    };
    let rows = (0..12).map(|moment| if moment == 11 { Vec::new() } else { row(moment) }).collect();
    ReachMap { steps: 30, rows, every: 50, low: -6.0, high: 0.0 }
}

#[test]
fn a_trainings_map_has_a_row_for_each_moment() {
    let (words, map) = (Words::new(Locale::En).and(Locale::En.lab()), reach_map());
    let palette = Palette::new(Shade::Magnitude, Theme::Light);
    let frame = Frame { text_factor: 1.24, ..reach_map_frame(&map, 420.0, 250.0, 1.0, &words) };
    let picture =
        svg(frame, Theme::Light, |area| reach_map_chart(area, frame, &map, &palette, Theme::Light, &words).unwrap());
    let said = texts(&picture);
    for text in ["update ↓", "time step t", "0", "100", "30", "10⁻⁶", "10⁰"] {
        assert!(said.contains(&text), "{text} is missing in {said:?}");
    }
    golden("reach-map-light", &picture);
    let image = map.image(&palette);
    let pixel = |moment: usize, t: usize| &image.rgba[(moment * 30 + t) * 4..][..4];
    assert_eq!((image.width, image.height), (30, 12));
    assert_eq!(pixel(0, 3), palette.zero().rgba());
    assert_eq!((pixel(2, 3), pixel(2, 5)), (&palette.infinite()[1].rgba()[..], &palette.not_a_number()[1].rgba()[..]));
    assert_eq!(pixel(1, 29), palette.at(1.0).rgba());
    assert!((0..30).all(|t| pixel(11, t)[3] == 0), "nothing is drawn of what was not told");
    let table = reach_map_table("M", &map, 20, &words);
    assert_eq!((table.rows.len(), table.header.len(), table.rows[3][0].as_str()), (12, 16, "150"));
    assert_eq!((table.rows[1][15].as_str(), table.rows[11][1].as_str()), ("6.31 × 10⁻¹", ""));
}

#[test]
fn what_is_the_middle_of_several_has_its_range_behind_it() {
    let words = Words::new(Locale::En);
    let middle = |x: f64| vec![x; 10];
    let curve = Curve::new("GRU".into(), Family::Gru, 0, &middle(-1.0)).among(&middle(-2.0), &middle(-0.5));
    let chart =
        CurveChart { axis: "loss".into(), curves: vec![curve], steps: 10, counted: Some(("updates".into(), 5)) };
    let frame = Frame { text_factor: 1.24, ..curve_frame(&chart, 400.0, 200.0, 1.0, &words) };
    let draw = |chart: &CurveChart| {
        svg(frame, Theme::Light, |area| curve_chart(area, frame, chart, Theme::Light, &words).unwrap())
    };
    let picture = draw(&chart);
    assert_eq!(picture.matches("opacity=\"0.16\"").count(), 1, "one wash");
    golden("curve-spread-light", &picture);
    let alone = CurveChart { curves: vec![Curve::new("GRU".into(), Family::Gru, 0, &middle(-1.0))], ..chart };
    assert!(!draw(&alone).contains("opacity=\"0.16\""));
}

#[test]
fn a_triangle_has_one_rectangle_for_each_run_and_nothing_above_the_diagonal() {
    let (en, it) = (Words::new(Locale::En), Words::new(Locale::It));
    let picture = draw_triangle(40, (520.0, 420.0), Theme::Light, &en);
    let said = texts(&picture);
    for text in ["loss of step s ↓", "state of step t →", "1", "40", "10⁻⁶", "10⁻³"] {
        assert!(said.contains(&text), "{text} is missing in {said:?}");
    }
    golden("triangle-light", &picture);
    golden("triangle-phone-dark-it", &draw_triangle(40, (320.0, 280.0), Theme::Dark, &it));
    let numbers = magnitudes(12);
    let chart = TriangleChart { triangle: Triangle::new(12, &numbers).unwrap(), low: -6.0, high: 0.2 };
    let palette = Palette::new(Shade::Magnitude, Theme::Light);
    let image = chart.image(&palette);
    let pixel = |s: usize, t: usize| &image.rgba[(s * 12 + t) * 4..][..4];
    assert!((0..12).all(|s| (0..12).all(|t| (pixel(s, t)[3] == 0) == (t > s))));
    assert_eq!(pixel(5, 5), palette.at((0.2 + 6.0) / 6.2).rgba());
    assert_eq!(pixel(9, 3), palette.infinite()[0].rgba());
    assert_eq!(pixel(11, 4), palette.not_a_number()[1].rgba());
    assert!(Triangle::new(3, &numbers[..5]).is_none() && Triangle::new(0, &[]).is_some());
}

/// Rectangles tile the plot: none overlaps its neighbour, none leaves a gap, however the pixels fall.
#[test]
fn an_image_is_tiled_without_gaps() {
    let values: Vec<f64> = (0..37 * 5).map(|k| f64::from(k % 11) / 10.0).collect();
    let image = image(&Grid::steps(&values, 5), Scale::Unit, &Palette::new(Shade::Sequential, Theme::Light));
    let frame = Frame::svg(299.0, 71.0, Margins { left: 13.0, top: 3.0, right: 6.0, bottom: 5.0 });
    let picture = svg(frame, Theme::Light, |area| draw_image(area, frame, &image, Theme::Light).unwrap());
    let mut covered = vec![0; 299 * 71];
    for rect in picture.split("<rect ").skip(2) {
        let number = |key: &str| -> usize {
            format!(" {rect}").split(&format!(" {key}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
        };
        for y in number("y")..number("y") + number("height") {
            (number("x")..number("x") + number("width")).for_each(|x| covered[y * 299 + x] += 1);
        }
    }
    let inside = |x: usize, y: usize| (13..293).contains(&x) && (3..66).contains(&y);
    assert!((0..71).all(|y| (0..299).all(|x| covered[y * 299 + x] == usize::from(inside(x, y)))));
}

#[test]
fn curves_and_triangles_have_words_and_tables() {
    let (en, it) = (Words::new(Locale::En), Words::new(Locale::It));
    let facts = CurveFacts { name: "LSTM", ends: (-400.5, 0.0), range: (-400.5, 0.3), not_finite: 1 };
    let said = curves_text("∂h_T/∂h_t", 40, &[facts], &en);
    assert_eq!(
        said,
        "Chart of ∂h_T/∂h_t over 40 steps, on a logarithmic scale. LSTM: from 3.16 × 10⁻⁴⁰¹ at the first step to 1.00 × 10⁰ at the last; between 3.16 × 10⁻⁴⁰¹ and 2.00 × 10⁰. One value is not finite."
    );
    assert_eq!(curves_text("x", 0, &[facts], &en), "There is nothing to show yet.");
    let facts =
        TriangleFacts {
            title: "∂L_s/∂h_t", steps: 3, range: (-2.0, 0.0), highest_at: (2, 1), zeros: 1, not_finite: 0
        };
    assert_eq!(
        triangle_text(&facts, &it),
        "Mappa di calore triangolare di ∂L_s/∂h_t per le perdite e gli stati di 3 passi, in scala logaritmica. Da 1,00 × 10⁻² a 1,00 × 10⁰; il massimo è la perdita del passo 3 allo stato del passo 2. Un valore è esattamente zero."
    );
    assert!(triangle_text(&TriangleFacts { zeros: 6, ..facts }, &en).ends_with("Every value is exactly zero."));
    let numbers = [-1.0, -2.0, 0.0, f64::NEG_INFINITY, -400.5, f64::NAN];
    let table = triangle_table("M", Triangle::new(3, &numbers).unwrap(), 9, &en);
    assert_eq!(
        (table.caption.as_str(), &table.header[..]),
        ("M, as numbers", &["Loss s, state t", "1", "2", "3"].map(String::from)[..])
    );
    assert_eq!(table.rows[0], ["1", "1.00 × 10⁻¹", "", ""]);
    assert_eq!(table.rows[2], ["3", "0", "3.16 × 10⁻⁴⁰¹", "not a number"]);
    let all = magnitudes(40);
    let thinned = triangle_table("M", Triangle::new(40, &all).unwrap(), 12, &en);
    assert_eq!(thinned.caption, "M, as numbers: one step in 4");
    assert_eq!((thinned.rows.len(), thinned.header[1].as_str(), thinned.rows[9][0].as_str()), (10, "4", "40"));
    let log = log_table("N", vec!["LSTM".into()], 2, |_, t| -400.0 * t as f64, &en);
    assert_eq!(log.rows, [["1", "1.000 × 10⁰"], ["2", "1.000 × 10⁻⁴⁰⁰"]]);
}
