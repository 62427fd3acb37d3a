//! Which colour stands for a number?
//!
//! Three maps, each a few control colours with straight lines between them. The controls were placed in OKLCh
//! (Ottosson 2020) at equal steps of lightness, so that equal steps of a number look equally large, and so that
//! the maps can be read without telling red from green: brightness alone carries the order.

use super::colour::Rgb;
use super::theme::Theme;

/// What kind of number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// [0, 1], dark to bright: gates.
    Sequential,
    /// Symmetric about 0, which is nearly the ground: states.
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
            (Shade::Sequential, _) => spread(&SEQUENTIAL, LEVELS),
            (Shade::Diverging, Theme::Light) => diverging(&BLUE_LIGHT, &ORANGE_LIGHT),
            (Shade::Diverging, Theme::Dark) => diverging(&BLUE_DARK, &ORANGE_DARK),
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

const SEQUENTIAL: [u32; 9] = [0x0F1A41, 0x17335D, 0x1E4D79, 0x206B8B, 0x318999, 0x4EA99A, 0x86C493, 0xBCDD90, 0xF9F290];
const BLUE_LIGHT: [u32; 7] = [0xF9FAFC, 0xC6E0F9, 0x90C3F0, 0x5AA1E2, 0x347FC7, 0x1D5EA5, 0x15407E];
const ORANGE_LIGHT: [u32; 7] = [0xF9FAFC, 0xF7D8B5, 0xECB377, 0xDB893C, 0xB9672A, 0x93491F, 0x6B3119];
const BLUE_DARK: [u32; 7] = [0x171A1D, 0x1F334F, 0x255081, 0x2B72B4, 0x4797D5, 0x70BEEE, 0xABE4FF];
const ORANGE_DARK: [u32; 7] = [0x171A1D, 0x482C1B, 0x754222, 0xA45D25, 0xCB802D, 0xE8AA4E, 0xFDD885];
const MAGNITUDE_LIGHT: [u32; 7] = [0xF1E6F1, 0xE0C4E0, 0xC99FCF, 0xAB77BC, 0x8856A3, 0x5F3682, 0x371B5B];
const MAGNITUDE_DARK: [u32; 7] = [0x2B2336, 0x40325A, 0x5B4078, 0x8558A4, 0xB17CC4, 0xDBA7DD, 0xFDD7F3];
