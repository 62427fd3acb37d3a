//! How bright is a colour, and how well does it stand against another?
//!
//! Relative luminance and contrast ratio as in WCAG 2.2: `Y = 0.2126 R + 0.7152 G + 0.0722 B` of linear light,
//! `(Y₁ + 0.05) / (Y₂ + 0.05)`.

use plotters::style::RGBColor;

/// An sRGB colour, 8 bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// `0xRRGGBB`
    pub const fn hex(code: u32) -> Self {
        Self((code >> 16) as u8, (code >> 8) as u8, code as u8)
    }

    /// `#rrggbb`, for style sheets.
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Opaque pixel, as image data holds it.
    pub const fn rgba(self) -> [u8; 4] {
        [self.0, self.1, self.2, 255]
    }

    /// Relative luminance in [0, 1].
    pub fn luminance(self) -> f64 {
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio in [1, 21].
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// The colour at `u` in [0, 1] between two.
    pub(super) fn between(self, other: Self, u: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * u + 0.5) as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }
}

impl From<Rgb> for RGBColor {
    fn from(colour: Rgb) -> Self {
        Self(colour.0, colour.1, colour.2)
    }
}

fn linear(channel: u8) -> f64 {
    let encoded = f64::from(channel) / 255.0;
    if encoded <= 0.04045 { encoded / 12.92 } else { libm::pow((encoded + 0.055) / 1.055, 2.4) }
}
