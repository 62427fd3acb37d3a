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
    /// [0, 1], from the ground to the ink: gates.
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
            (Shade::Sequential, Theme::Light) => spread(&SLATE_LIGHT, LEVELS),
            (Shade::Sequential, Theme::Dark) => spread(&SLATE_DARK, LEVELS),
            (Shade::Diverging, Theme::Light) => diverging(&BROWN_LIGHT, &TEAL_LIGHT),
            (Shade::Diverging, Theme::Dark) => diverging(&BROWN_DARK, &TEAL_DARK),
            (Shade::Magnitude, Theme::Light) => spread(&PLUM_LIGHT, LEVELS),
            (Shade::Magnitude, Theme::Dark) => spread(&PLUM_DARK, LEVELS),
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

const SLATE_LIGHT: [u32; 7] = [0xEFF1F3, 0xC7D0DB, 0xA0B0C2, 0x7A91AA, 0x5A738E, 0x3B5673, 0x1D3958];
const SLATE_DARK: [u32; 7] = [0x1C2126, 0x313B47, 0x47586B, 0x5E7690, 0x7F95AD, 0xA1B5CA, 0xC5D7E8];
const BROWN_LIGHT: [u32; 7] = [0xF5F6F5, 0xF0D2BD, 0xE7B086, 0xD09160, 0xB97338, 0x9C5819, 0x7B4000];
const TEAL_LIGHT: [u32; 7] = [0xF5F6F5, 0xBBDFDA, 0x7EC8BF, 0x56ADA3, 0x269288, 0x06766D, 0x035A53];
const BROWN_DARK: [u32; 7] = [0x1B1D1D, 0x45321F, 0x70481B, 0x94632C, 0xBA7E3D, 0xDE9D58, 0xFFBE7B];
const TEAL_DARK: [u32; 7] = [0x1B1D1D, 0x1D3B37, 0x105B53, 0x1C7A70, 0x299B8E, 0x40BCAE, 0x57DFCE];
const PLUM_LIGHT: [u32; 7] = [0xF3E4EF, 0xE0B6D3, 0xC88BB6, 0xAC6298, 0x884178, 0x622557, 0x3B0E37];
const PLUM_DARK: [u32; 7] = [0x2A1E29, 0x52324D, 0x7E4872, 0xAB6097, 0xCE84B8, 0xE9AED7, 0xFBDEF1];
