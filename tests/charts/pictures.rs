//! Does a chart that leaves say by itself what it shows and where it can be seen again?

use super::logarithmic::{curves, magnitudes};
use super::{golden, preset, texts};
use gatescope::cell::Family;
use gatescope::chart::*;
use gatescope::export::picture::{Content, Picture};
use gatescope::words::{Locale, Words};

const LINK: &str = "https://example.org/#v=1&cells=lstm,gru&task=text&text=a%3Cb&from='\"<x>&t=3";

fn picture<'a>(content: Content<'a>, theme: Theme) -> Picture<'a> {
    Picture {
        content,
        title: "How far back does the gradient reach?",
        description: "A & b < c.",
        link: LINK,
        width: 960.0,
        theme,
    }
}

fn sentences(words: &Words) -> Vec<String> {
    let say = |key: &str, args: &[(&str, &str)]| {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, (*value).into())).collect();
        words.text_with(key, &args)
    };
    let falls = [("cell", "LSTM"), ("factor", "0.95"), ("half", "14"), ("orders", "0.8"), ("steps", "39")];
    let uneven = [
        ("cell", "GRU"),
        ("orders", "6.3"),
        ("way", "lost"),
        ("steps", "39"),
        ("factor", "0.69"),
        ("line", "lost"),
        ("fitted", "5.1"),
    ];
    let far = [("cell", "tanh RNN"), ("factor", "0.69"), ("half", "1.9"), ("orders", "6.3"), ("steps", "39")];
    vec![say("gradient-falls", &falls), say("gradient-uneven", &uneven), say("gradient-falls", &far)]
}

/// Gates of eight units over forty steps.
fn gates(theme: Theme) -> (Image, Palette) {
    let values: Vec<f64> = (0..40 * 8).map(|k| f64::from(k / 8 * (k % 8 + 1) % 40) / 39.0).collect();
    let palette = Palette::new(Shade::Sequential, theme);
    (image(&Grid::steps(&values, 8), Scale::Unit, &palette), palette)
}

#[test]
fn pictures_have_title_legend_and_link() {
    let words = Words::new(Locale::En);
    let (chart, said) = (preset(&words), sentences(&words));
    let svg = picture(Content::Gradient(&chart, &said), Theme::Light).svg(&words).unwrap();
    let shown = texts(&svg);
    assert_eq!(shown[0], "How far back does the gradient reach?");
    assert!(shown.iter().any(|text| text.starts_with("LSTM: falls ×0.95 per step")), "{shown:?}");
    assert!(shown.last().unwrap().starts_with("https://example.org/#v=1&amp;cells=lstm,gru"), "{shown:?}");
    golden("picture-gradient-light", &svg);
    let it = Words::new(Locale::It);
    let (chart, said) = (preset(&it), sentences(&it));
    let narrow = Picture { width: 480.0, ..picture(Content::Gradient(&chart, &said), Theme::Dark) };
    golden("picture-gradient-narrow-dark-it", &narrow.svg(&it).unwrap());
    let (chart, said) = (curves(), sentences(&words));
    golden("picture-curves-dark", &picture(Content::Curves(&chart, &said), Theme::Dark).svg(&words).unwrap());
}

#[test]
fn lanes_and_triangles_have_a_colour_bar() {
    let words = Words::new(Locale::En);
    for (name, theme) in [("picture-lane-light", Theme::Light), ("picture-lane-dark", Theme::Dark)] {
        let (image, palette) = gates(theme);
        let svg = picture(Content::Lane(&image, Scale::Unit, &palette), theme).svg(&words).unwrap();
        assert!(
            ["0", "0.5", "1", "8", "40", "rows: units; columns: time step t"]
                .iter()
                .all(|text| texts(&svg).contains(text)),
            "{:?}",
            texts(&svg)
        );
        golden(name, &svg);
    }
    let numbers = magnitudes(40);
    let chart = TriangleChart { triangle: Triangle::new(40, &numbers).unwrap(), low: -6.0, high: 0.2 };
    let palette = Palette::new(Shade::Magnitude, Theme::Light);
    golden("picture-triangle-light", &picture(Content::Triangle(&chart, &palette), Theme::Light).svg(&words).unwrap());
}

#[test]
fn what_is_answered_stands_over_what_was_asked() {
    let words = Words::new(Locale::En);
    let answers: Vec<f64> = (0..40).map(|t| f64::from(t) / 39.0 - 0.5).collect();
    let wanted: Vec<f64> = (0..40).map(|t| if t % 13 == 12 { 0.5 } else { f64::NAN }).collect();
    let lines = vec![
        SeriesLine { values: &answers, look: Look::Answer(Family::Gru) },
        SeriesLine { values: &wanted, look: Look::Target },
    ];
    let chart = SeriesChart { lines, steps: 40, low: -0.5, high: 0.5, time_labels: true };
    let svg = picture(Content::Series(&chart), Theme::Light).svg(&words).unwrap();
    assert!(["time step t", "−0.50", "0.50", "40"].iter().all(|text| texts(&svg).contains(text)), "{:?}", texts(&svg));
    golden("picture-series-light", &svg);
}

#[test]
fn an_svg_says_what_it_is_and_holds_the_whole_link() {
    let words = Words::new(Locale::En);
    let (image, palette) = gates(Theme::Light);
    let long = format!("#v=1&text={}", "%C3%A9".repeat(500));
    let shown = Picture { link: &long, ..picture(Content::Lane(&image, Scale::Unit, &palette), Theme::Light) };
    let svg = shown.svg(&words).unwrap();
    let (_, after) = svg.split_once(" role=\"img\">\n").unwrap();
    assert!(after.starts_with(
        "<title>How far back does the gradient reach?</title>\n<desc>A &amp; b &lt; c.</desc>\n<metadata>"
    ));
    assert!(svg.contains(&long.replace('&', "&amp;")), "the metadata hold all of it");
    assert_eq!(texts(&svg).iter().filter(|text| text.contains("%C3")).count(), 2, "the picture holds two lines of it");
    assert!(texts(&svg).last().unwrap().ends_with('…'));
    assert!(svg.ends_with("</svg>\n") && svg.matches("<svg").count() == 1);
}
