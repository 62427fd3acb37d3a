//! Do the charts show what they were given, and can everyone tell the colours apart?
//!
//! `GATESCOPE_REFRESH=1 cargo test --features chart --test charts` writes the pictures in `tests/golden` anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use gatescope::cell::Family;
use gatescope::chart::*;
use gatescope::insight::Trend;
use gatescope::words::{Locale, Words};
use plotters::prelude::{IntoDrawingArea, SVGBackend};
use std::path::Path;

#[path = "charts/colours.rs"]
mod colours;
#[path = "charts/diagrams.rs"]
mod diagrams;
#[path = "charts/logarithmic.rs"]
mod logarithmic;
#[cfg(feature = "files")]
#[path = "charts/pictures.rs"]
mod pictures;

type Area<'a> = plotters::drawing::DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

/// Draws into an SVG of the frame's size, on the theme's ground.
fn svg(frame: Frame, theme: Theme, draw: impl FnOnce(&Area)) -> String {
    let mut out = String::new();
    {
        let size = (frame.width as u32, frame.height as u32);
        let area = SVGBackend::with_string(&mut out, size).into_drawing_area();
        let ground = theme.ground();
        area.fill(&plotters::style::RGBColor(ground.0, ground.1, ground.2)).unwrap();
        draw(&area);
        area.present().unwrap();
    }
    assert!(!out.contains("NaN") && !out.contains("inf"), "a number that is none was drawn");
    out
}

fn golden(name: &str, picture: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.svg"));
    if std::env::var_os("GATESCOPE_REFRESH").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, picture).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == picture, "{name} looks different: look at it after GATESCOPE_REFRESH=1");
}

fn series(label: &str, family: Family, norm: impl Fn(usize) -> Option<f64>) -> GradientSeries {
    GradientSeries {
        label: label.into(),
        family,
        ordinal: 0,
        log10_norms: (0..40).map(norm).collect(),
        fit: None,
        beside: Vec::new(),
    }
}

/// Recall, T = 40: the LSTM keeps its gradient, the GRU loses some, the tanh RNN nearly all.
fn preset(words: &Words) -> GradientChart {
    let wave = |t: usize, k: usize| 0.12 * (((t * k) % 7) as f64 - 3.0) / 3.0;
    let back = |t: usize| (39 - t) as f64;
    let mut rnn = series(&words.text("cell-elman"), Family::Rnn, move |t| Some(0.1 - 0.161 * back(t) + wave(t, 5)));
    rnn.fit = Some(Fit { from: 0, to: 39, log10_from: 0.1 - 0.161 * 39.0, log10_to: 0.1 });
    let lstm = series("LSTM", Family::Lstm, move |t| Some(0.1 - 0.021 * back(t) + wave(t, 3)));
    let gru = series("GRU", Family::Gru, move |t| Some(0.1 - 0.062 * back(t) + wave(t, 2)));
    GradientChart { series: vec![lstm, gru, rnn], steps: 40, floors: FLOORS.to_vec(), of_cell: false }
}

fn draw_gradient(chart: &GradientChart, size: (f64, f64), theme: Theme, words: &Words) -> String {
    let frame = Frame { text_factor: 1.24, ..gradient_frame(chart, size.0, size.1, 1.0, words) };
    svg(frame, theme, |area| gradient_chart(area, frame, chart, theme, words).unwrap())
}

/// The texts of a picture, in the order of drawing.
fn texts(picture: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        picture.split("<text").skip(1).filter_map(|t| t.split_once(">\n")).map(|t| t.1).collect();
    found.iter_mut().for_each(|t| *t = t.split('\n').next().unwrap_or_default());
    found
}

#[test]
fn gradient_chart_of_the_preset() {
    let (en, it) = (Words::new(Locale::En), Words::new(Locale::It));
    let wide = draw_gradient(&preset(&en), (1200.0, 160.0), Theme::Light, &en);
    let said = texts(&wide);
    for text in ["LSTM", "GRU", "tanh RNN", "10⁰", "10⁻⁶", "time step t", "the gradient travels back", "1", "40"]
    {
        assert!(said.contains(&text), "{text} is missing in {said:?}");
    }
    assert!(said.contains(&"f16 loses digits below 6.1 × 10⁻⁵"), "{said:?}");
    assert!(said.iter().any(|t| t.contains("f16 ends at 6.0 × 10⁻⁸, below this range")), "{said:?}");
    golden("gradient-wide-light", &wide);
    golden("gradient-wide-dark", &draw_gradient(&preset(&en), (1200.0, 160.0), Theme::Dark, &en));
    golden("gradient-phone-light", &draw_gradient(&preset(&en), (360.0, 160.0), Theme::Light, &en));
    golden("gradient-phone-dark-it", &draw_gradient(&preset(&it), (360.0, 160.0), Theme::Dark, &it));
}

#[test]
fn pictures_of_extremes() {
    let words = Words::new(Locale::En);
    let vanishing = series("LSTM", Family::Lstm, |t| Some(-1.3 * (39 - t) as f64));
    let zeros = series("GRU", Family::Gru, |t| Some(if t < 25 { f64::NEG_INFINITY } else { -1.0 }));
    let exploding = series("tanh RNN", Family::Rnn, |t| (t > 12).then(|| 6.3 * (39 - t) as f64));
    let floors = FLOORS.to_vec();
    let far =
        GradientChart { series: vec![vanishing, zeros.clone()], steps: 40, floors: floors.clone(), of_cell: false };
    golden("gradient-far", &draw_gradient(&far, (1200.0, 160.0), Theme::Light, &words));
    let mixed = GradientChart { series: vec![zeros, exploding], steps: 40, floors: floors.clone(), of_cell: false };
    golden("gradient-mixed", &draw_gradient(&mixed, (720.0, 200.0), Theme::Dark, &words));
    let nothing = series("LSTM", Family::Lstm, |_| Some(f64::NEG_INFINITY));
    let nothing = GradientChart { series: vec![nothing], steps: 40, floors, of_cell: false };
    let picture = draw_gradient(&nothing, (720.0, 160.0), Theme::Light, &words);
    assert!(texts(&picture).contains(&"Every gradient is exactly zero."));
    golden("gradient-zero", &picture);
}

/// The preset with what is drawn beside its lines: an unchanged cell, parts by path, theory.
#[test]
fn what_is_compared_with_a_line_is_drawn_beside_it() {
    let words = Words::new(Locale::En);
    let mut chart = preset(&words);
    let line = |kind, slope: f64| {
        let log10: Vec<f64> = (0..40).map(|t| slope * (39 - t) as f64).collect();
        Beside::new(kind, &log10)
    };
    chart.series[0].beside = vec![line(BesideKind::Along, -0.03), line(BesideKind::Through, -0.06)];
    chart.series[1].beside = vec![line(BesideKind::Unchanged, -0.02)];
    chart.series[2].beside = vec![line(BesideKind::Theory, 1.0)];
    let picture = draw_gradient(&chart, (1200.0, 160.0), Theme::Light, &words);
    let said = texts(&picture);
    for text in ["unchanged", "along the state alone", "through the gates", "theory"] {
        assert!(said.contains(&text), "{text} is missing in {said:?}");
    }
    // A bound of 10³⁹ does not make the lines illegible.
    assert!(said.contains(&"10⁻⁶") && !said.contains(&"10²⁰"), "{said:?}");
    golden("gradient-beside", &picture);
    // Where there is no room, the key gives way to the axes' titles.
    let narrow = draw_gradient(&chart, (360.0, 160.0), Theme::Light, &words);
    assert!(!texts(&narrow).contains(&"theory"));
}

#[test]
fn steps_stand_where_their_pixels_are() {
    let frame = Frame::screen(336.0, 60.0, 2.0, Margins::lane(true));
    let plot = frame.plot();
    assert_eq!((plot.left, plot.right), (30.0, 330.0));
    assert_eq!((frame.step(0, 30), frame.step(29, 30)), (35.0, 325.0));
    for t in 0..30 {
        assert_eq!(frame.step_at(frame.step(t, 30), 30), t);
    }
    assert_eq!((frame.step_at(-5.0, 30), frame.step_at(999.0, 30)), (0, 29));
}

#[test]
fn points_are_drawn_at_the_right_places() {
    let words = Words::new(Locale::En);
    let values = [0.0, 1.0, f64::NAN, -1.0];
    let lines = vec![SeriesLine { values: &values, look: Look::Target }];
    let chart = SeriesChart { lines, steps: 4, low: -1.0, high: 1.0, time_labels: true };
    let frame = Frame::svg(436.0, 120.0, Margins::lane(true));
    let picture = svg(frame, Theme::Light, |area| series_chart(area, frame, &chart, Theme::Light, &words).unwrap());
    for (x, y) in [(80, 53), (180, 7), (380, 99)] {
        assert!(picture.contains(&format!("cx=\"{x}\" cy=\"{y}\"")), "no mark at {x},{y}: {picture}");
    }
    assert!(!picture.contains("cx=\"280\""), "a mark where nothing was asked for");
    assert_eq!(texts(&picture), ["1.0", "−1.0", "1", "2", "3", "4"]);
}

#[test]
fn lanes_and_legends() {
    let words = Words::new(Locale::It);
    let frame = Frame::svg(336.0, 60.0, Margins::lane(true));
    let axes = LaneAxes { steps: 40, units: 8, time_labels: true };
    let lane = svg(frame, Theme::Light, |area| draw_lane_axes(area, frame, axes, Theme::Light, &words).unwrap());
    assert_eq!(texts(&lane), ["1", "5", "10", "15", "20", "25", "30", "35", "40", "1", "8"]);
    let bar = |scale, shade| {
        let palette = Palette::new(shade, Theme::Dark);
        svg(frame, Theme::Dark, |area| draw_color_bar(area, frame, scale, &palette, Theme::Dark, &words).unwrap())
    };
    assert_eq!(texts(&bar(Scale::Unit, Shade::Sequential)), ["0", "0,5", "1"]);
    assert_eq!(texts(&bar(Scale::Symmetric { max: 1.5 }, Shade::Diverging)), ["−1,5", "0", "1,5"]);
    assert_eq!(texts(&bar(Scale::Log10 { min: -7.0, max: 0.0 }, Shade::Magnitude)), ["10⁻⁷", "10⁻⁴", "10⁰"]);
}

#[test]
fn the_sentence_says_what_was_measured() {
    let (en, it) = (Words::new(Locale::En), Words::new(Locale::It));
    let line = |slope: f64| (0..41).map(|t| slope * f64::from(t - 40)).collect::<Vec<_>>();
    let say = |words: &Words, norms: &[f64]| {
        let zeros = norms.iter().filter(|x| **x == f64::NEG_INFINITY).count();
        gradient_sentence("RNN", &Trend::of(norms), zeros, norms.len(), words)
    };
    let falls = "RNN: falls ×0.71 per step: half gone every 2.0 steps; 5.9 orders of magnitude over 40 steps.";
    assert_eq!(say(&en, &line(0.1487)), falls);
    assert!(say(&it, &line(0.15)).contains("6,0 ordini di grandezza su 40 passi"));
    assert!(say(&en, &line(-0.3)).contains("grows ×2.0 per step: doubles every 1.0 steps"));
    assert!(say(&en, &line(0.0002)).contains("×0.9995"), "{}", say(&en, &line(0.0002)));
    assert_eq!(say(&en, &line(0.0)), "RNN: keeps its size over 40 steps.");
    assert_eq!(say(&en, &[f64::NEG_INFINITY; 5]), "RNN: exactly zero over all 5 steps.");
    assert_eq!(say(&en, &[0.0]), "RNN: too few steps to measure a rate.");
    assert_eq!(say(&en, &[f64::NAN, f64::INFINITY, 0.0]), "RNN: on its way back, no longer finite at step 2.");
    let partly = say(&en, &[f64::NEG_INFINITY, -3.0, -2.0, -1.0]);
    assert!(partly.ends_with("RNN: exactly zero at 1 of 4 steps."), "{partly}");
}

#[test]
fn pictures_have_words_and_tables() {
    let words = Words::new(Locale::It);
    let facts =
        HeatMapFacts { title: "f", units: 1, steps: 40, low: 0.25, high: 0.5, highest_at: (0, 4), not_finite: 1 };
    let text = heat_map_text(&facts, &words);
    assert_eq!(
        text,
        "Mappa di calore di f: 1 unità su 40 passi. Da 0,250 a 0,500; il massimo è nell’unità 1 al passo 5. Un valore non è finito."
    );
    let line = LineFacts {
        title: "y",
        steps: 2,
        ends: (0.0, 1.0),
        range: (0.0, 1.0),
        highest_at: 1,
        turn: Turn::Rises,
        not_finite: 0,
    };
    assert!(line_text(&line, &words).ends_with("massimo al passo 2. Sale."));
    assert_eq!(heat_map_text(&HeatMapFacts { steps: 0, ..facts }, &words), "Non c’è ancora nulla da mostrare.");
    let twin = table("f", vec!["LSTM".into()], 2, |_, t| t as f64 / 2.0, &words);
    assert_eq!((twin.caption.as_str(), twin.header.len()), ("f, in numeri", 2));
    assert_eq!(twin.rows, [["1", "0"], ["2", "0,5000"]]);
}
