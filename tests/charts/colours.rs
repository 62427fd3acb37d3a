//! Can everyone tell the colours apart, and does each stand for what it should?

use gatescope::cell::Family;
use gatescope::chart::*;

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

/// OKLab (Ottosson 2020) of linear light.
fn oklab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let l = libm::cbrt((0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).max(0.0));
    let m = libm::cbrt((0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).max(0.0));
    let s = libm::cbrt((0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).max(0.0));
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}

fn linear(colour: Rgb) -> [f64; 3] {
    let light = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { libm::pow((c + 0.055) / 1.055, 2.4) }
    };
    [light(colour.0), light(colour.1), light(colour.2)]
}

/// Everyone's eyes: full vision and complete protan-, deuter- and tritanopia (Machado, Oliveira and Fernandes 2009).
const EYES: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
];

fn seen(colour: Rgb, eye: [[f64; 3]; 3]) -> [f64; 3] {
    let light = linear(colour);
    oklab(eye.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum()))
}

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];
const FAMILIES: [Family; 3] = [Family::Rnn, Family::Lstm, Family::Gru];

#[test]
fn families_are_told_apart_by_everyone() {
    for theme in THEMES {
        for (k, &a) in FAMILIES.iter().enumerate() {
            let colour = theme.family(a);
            assert!(colour.contrast(theme.ground()) >= 3.0, "{a:?} on {theme:?}: {}", colour.contrast(theme.ground()));
            for &b in &FAMILIES[..k] {
                for eye in EYES {
                    let apart = distance(seen(colour, eye), seen(theme.family(b), eye));
                    assert!(apart > 0.11, "{a:?} and {b:?} on {theme:?}: {apart}");
                }
                assert_ne!(theme.series(a, 0).marker, theme.series(b, 0).marker);
            }
            let dashes = [0, 1, 2].map(|n| theme.series(a, n).dash);
            assert!(dashes[0] != dashes[1] && dashes[1] != dashes[2] && dashes[0] != dashes[2]);
        }
        for text in [theme.ink(), theme.muted(), theme.alarm()] {
            assert!(text.contrast(theme.ground()) >= 4.5, "{text:?} on {theme:?}");
        }
    }
}

#[test]
fn maps_order_by_brightness_alone() {
    for theme in THEMES {
        for shade in [Shade::Sequential, Shade::Magnitude] {
            let map = Palette::new(shade, theme);
            let bright: Vec<f64> = (0..=64).map(|k| map.at(f64::from(k) / 64.0).luminance()).collect();
            let rising = bright.windows(2).all(|w| w[1] > w[0]);
            let falling = bright.windows(2).all(|w| w[1] < w[0]);
            assert!(rising || falling, "{shade:?} on {theme:?}");
        }
    }
}

#[test]
fn equal_steps_look_equal() {
    for theme in THEMES {
        let map = Palette::new(Shade::Sequential, theme);
        let light: Vec<f64> = (0..=8).map(|k| seen(map.at(f64::from(k) / 8.0), EYES[0])[0]).collect();
        let steps: Vec<f64> = light.windows(2).map(|w| (w[1] - w[0]).abs()).collect();
        let (least, most) = steps.iter().fold((f64::MAX, 0.0_f64), |(l, m), s| (l.min(*s), m.max(*s)));
        assert!(least > 0.07 && most < 0.11, "{steps:?}");
    }
}

#[test]
fn the_diverging_map_is_symmetric_about_a_neutral_zero() {
    for theme in THEMES {
        let map = Palette::new(Shade::Diverging, theme);
        for k in 0..=32 {
            let (low, high) = (map.at(0.5 - f64::from(k) / 64.0), map.at(0.5 + f64::from(k) / 64.0));
            assert!((low.luminance() - high.luminance()).abs() < 0.02, "{k}: {low:?} {high:?}");
            for eye in EYES.iter().filter(|_| k >= 8) {
                assert!(distance(seen(low, *eye), seen(high, *eye)) > 0.05, "signs look alike at {k} on {theme:?}");
            }
        }
        let [_, a, b] = seen(map.at(0.5), EYES[0]);
        assert!(a.abs() < 0.01 && b.abs() < 0.01, "zero is neutral");
        assert!(map.at(0.5).contrast(theme.ground()) < 1.15, "zero is nearly the ground");
    }
}

#[test]
fn pixels_of_known_numbers() {
    let pixels = |values: &[f64], scale: Scale, shade: Shade| {
        let palette = Palette::new(shade, Theme::Light);
        let picture = image(&Grid::steps(values, 1), scale, &palette);
        assert_eq!((picture.width, picture.height), (values.len(), 1));
        let found: Vec<Rgb> = picture.rgba.chunks(4).map(|p| Rgb(p[0], p[1], p[2])).collect();
        assert!(picture.rgba.chunks(4).all(|p| p[3] == 255));
        (found, palette)
    };
    let (unit, map) = pixels(&[0.0, 0.5, 1.0, 7.0], Scale::Unit, Shade::Sequential);
    assert_eq!(unit, [map.at(0.0), map.at(0.5), map.at(1.0), map.at(1.0)]);
    assert_eq!((unit[0], unit[2]), (Rgb::hex(0xEDF1F4), Rgb::hex(0x1A3756)));
    let (state, map) = pixels(&[-2.0, 0.0, 1.0, 2.0, f64::NAN], Scale::Symmetric { max: 2.0 }, Shade::Diverging);
    assert_eq!(state, [map.at(0.0), map.at(0.5), map.at(0.75), map.at(1.0), map.not_a_number()[0]]);
    let (still, map) = pixels(&[0.0, -0.0], Scale::Symmetric { max: 0.0 }, Shade::Diverging);
    assert_eq!(still, [map.at(0.5), map.at(0.5)]);
    let log = Scale::Log10 { min: -8.0, max: 0.0 };
    let norms = [1e-8, -1e-4, 1.0, 1e-30, 0.0, f64::INFINITY, f64::NEG_INFINITY];
    let (size, map) = pixels(&norms, log, Shade::Magnitude);
    assert_eq!(size[..4], [map.at(0.0), map.at(0.5), map.at(1.0), map.at(0.0)]);
    assert_eq!(size[4], Theme::Light.ground());
    assert_eq!(size[5..], [map.infinite()[1], map.infinite()[0]]);
    assert_ne!(map.at(0.0), map.zero(), "the faintest shade is not zero");
}

#[test]
fn a_slab_becomes_rows_of_units_and_columns_of_steps() {
    let palette = Palette::new(Shade::Sequential, Theme::Light);
    let picture = image(&Grid::steps(&[0.0, 0.2, 0.4, 0.6, 0.8, 1.0], 2), Scale::Unit, &palette);
    assert_eq!((picture.width, picture.height), (3, 2));
    let expected: Vec<u8> = [0.0, 0.4, 0.8, 0.2, 0.6, 1.0].into_iter().flat_map(|u| palette.at(u).rgba()).collect();
    assert_eq!(picture.rgba, expected);
}

/// What is not finite looks like nothing else, whatever the map.
#[test]
fn what_is_no_number_has_its_own_colour() {
    for theme in THEMES {
        for shade in [Shade::Sequential, Shade::Diverging, Shade::Magnitude] {
            let map = Palette::new(shade, theme);
            let least = (0..=254)
                .map(|k| distance(seen(map.at(f64::from(k) / 254.0), EYES[0]), seen(map.infinite()[0], EYES[0])));
            assert!(least.fold(f64::MAX, f64::min) > 0.15, "{shade:?} on {theme:?}");
            assert_ne!(map.infinite(), map.not_a_number());
        }
    }
}

/// The legends' ramps in the style sheet have as many stops as a map has controls: first, last and middle must agree.
#[test]
fn the_style_sheet_has_the_maps_and_hues_of_the_drawings() {
    let sheet = include_str!("../../www/styles/tokens.css");
    let pair = |name: &str| {
        let line = sheet.lines().find_map(|line| line.trim().strip_prefix(&format!("--{name}: light-dark("))).unwrap();
        let colours: Vec<String> = line.trim_end_matches(");").split(", ").map(str::to_uppercase).collect();
        [colours[0].clone(), colours[1].clone()].map(|c| Rgb::hex(u32::from_str_radix(&c[1..], 16).unwrap()))
    };
    let both = |colour: &dyn Fn(Theme) -> Rgb| THEMES.map(colour);
    // A stop may fall between two levels of the map.
    let near = |a: [Rgb; 2], b: [Rgb; 2]| {
        let channels = |c: [Rgb; 2]| c.into_iter().flat_map(|Rgb(r, g, b)| [r, g, b]);
        channels(a).zip(channels(b)).all(|(a, b)| a.abs_diff(b) <= 1)
    };
    for (shade, name, stops) in
        [(Shade::Sequential, "gate", 8), (Shade::Diverging, "state", 12), (Shade::Magnitude, "grad", 6)]
    {
        for k in 0..=stops {
            let at = f64::from(k) / f64::from(stops);
            let (want, got) = (both(&|theme| Palette::new(shade, theme).at(at)), pair(&format!("{name}-{k}")));
            assert!(near(got, want), "--{name}-{k}: {got:?}, but the map has {want:?}");
        }
    }
    for (family, name) in [(Family::Lstm, "lstm"), (Family::Gru, "gru"), (Family::Rnn, "rnn")] {
        assert_eq!(pair(name), both(&|theme| theme.family(family)), "--{name}");
    }
    assert_eq!(pair("ground"), both(&|theme| theme.ground()));
}
