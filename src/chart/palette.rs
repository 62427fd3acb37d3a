//! Which colour stands for a number?
//!
//! Three maps, each a few control colours with straight lines between them. None uses a hue that stands for a family
//! of cells. The controls stand at equal steps of lightness in OKLCh (Ottosson 2020): brightness falls (in the dark, rises) steadily with the number, so that
//! equal steps of a number look equally large and the maps can be read without telling red from green. The style sheet `tokens.css` has the same numbers for its legends; a test compares them.

use super::colour::Rgb;
use super::theme::Theme;

/// What kind of number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// [0, 1], from near the ground to slate: gates.
    Sequential,
    /// Brown below 0, teal above, 0 nearly the ground: states.
    Diverging,
    /// Magnitudes on a logarithmic scale, fading into the ground: gradients.
    Magnitude,
}

/// A map from levels to colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    ramp: Vec<Rgb>,
    zero: Rgb,
    alarm: [Rgb; 3],
}

/// Levels on each side of a diverging map's middle.
const ARM: usize = 127;
/// Levels of the other maps.
const LEVELS: usize = 2 * ARM + 1;

impl Palette {
    /// The map of a shade in a theme.
    pub fn new(shade: Shade, theme: Theme) -> Self {
        let ramp = match (shade, theme) {
            (Shade::Sequential, Theme::Light) => spread(&GATE_LIGHT, LEVELS),
            (Shade::Sequential, Theme::Dark) => spread(&GATE_DARK, LEVELS),
            (Shade::Diverging, Theme::Light) => diverging(&BROWN_LIGHT, &TEAL_LIGHT),
            (Shade::Diverging, Theme::Dark) => diverging(&BROWN_DARK, &TEAL_DARK),
            (Shade::Magnitude, Theme::Light) => spread(&MAGNITUDE_LIGHT, LEVELS),
            (Shade::Magnitude, Theme::Dark) => spread(&MAGNITUDE_DARK, LEVELS),
        };
        Self { ramp, zero: theme.ground(), alarm: ALARM }
    }

    /// The colour at `u` in [0, 1] of the map; outside, the nearest end.
    pub fn at(&self, u: f64) -> Rgb {
        self.ramp[(u.clamp(0.0, 1.0) * (LEVELS - 1) as f64 + 0.5) as usize]
    }

    /// The colour of an exact zero on a logarithmic scale: the ground itself.
    pub fn zero(&self) -> Rgb {
        self.zero
    }

    /// The two colours that chequer what is infinite.
    pub fn infinite(&self) -> [Rgb; 2] {
        [self.alarm[0], self.alarm[1]]
    }

    /// The two colours that chequer what is not a number.
    pub fn not_a_number(&self) -> [Rgb; 2] {
        [self.alarm[0], self.alarm[2]]
    }

    pub(super) fn of_level(&self, level: usize) -> [u8; 4] {
        self.ramp[level.min(LEVELS - 1)].rgba()
    }

    pub(super) fn levels(&self) -> impl Iterator<Item = Rgb> + '_ {
        self.ramp.iter().copied()
    }
}

/// The level of `u` in [0, 1]: an index into the map.
pub(super) fn level(u: f64) -> usize {
    (u * (LEVELS - 1) as f64 + 0.5) as usize
}

fn spread(controls: &[u32], levels: usize) -> Vec<Rgb> {
    let last = controls.len() - 1;
    let colour = |k: usize| {
        let place = k as f64 * last as f64 / (levels - 1) as f64;
        let below = (place as usize).min(last - 1);
        Rgb::hex(controls[below]).between(Rgb::hex(controls[below + 1]), place - below as f64)
    };
    (0..levels).map(colour).collect()
}

/// Both arms from the middle outwards: negative on the left, positive on the right.
fn diverging(negative: &[u32], positive: &[u32]) -> Vec<Rgb> {
    let mut ramp = spread(negative, ARM + 1);
    ramp.reverse();
    ramp.extend(spread(positive, ARM + 1).into_iter().skip(1));
    ramp
}

/// Magenta, chequered with white (infinite) or black (not a number): no map has these, nor a pattern.
const ALARM: [Rgb; 3] = [Rgb::hex(0xFF00C8), Rgb::hex(0xFFFFFF), Rgb::hex(0x000000)];

const GATE_LIGHT: [u32; 9] = [0xEDF1F4, 0xCED8E0, 0xB1BFCD, 0x94A7BA, 0x7890A8, 0x5F7992, 0x47627E, 0x314C69, 0x1A3756];
const GATE_DARK: [u32; 9] = [0x1A1F24, 0x2A333D, 0x3B4A58, 0x4D6175, 0x5E7A93, 0x7993A9, 0x94ACC1, 0xB0C7D8, 0xCDE1F0];
const BROWN_LIGHT: [u32; 7] = [0xF3F3F2, 0xE7D0BA, 0xD8AD84, 0xC9894C, 0xAB6C33, 0x8E5018, 0x713500];
const TEAL_LIGHT: [u32; 7] = [0xF3F3F2, 0xBBDADA, 0x84BFC2, 0x44A5AA, 0x29878D, 0x066A71, 0x004D56];
const BROWN_DARK: [u32; 7] = [0x1D1F1F, 0x453324, 0x6C4928, 0x956026, 0xB77E3E, 0xD89D56, 0xFBBD6E];
const TEAL_DARK: [u32; 7] = [0x1D1F1F, 0x213A3B, 0x20585A, 0x107879, 0x349797, 0x51B8B5, 0x6EDAD5];
const MAGNITUDE_LIGHT: [u32; 7] = [0xF1E6F1, 0xE0C4E0, 0xC99FCF, 0xAB77BC, 0x8856A3, 0x5F3682, 0x371B5B];
const MAGNITUDE_DARK: [u32; 7] = [0x2B2336, 0x40325A, 0x5B4078, 0x8558A4, 0xB17CC4, 0xDBA7DD, 0xFDD7F3];
