//! In what colours is the page, and how are series told apart without colour?
//!
//! One hue per family, after Okabe and Ito (LSTM blue, GRU orange, RNN grey-green), in a tone that stands at least
//! 3:1 against the ground. The marker says the family again; the dash tells two series of one family apart.

use super::colour::Rgb;
use crate::cell::Family;

/// Ground and ink.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on near-black.
    Dark,
}

/// The shape that stands for a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
}

/// Lengths of stroke and gap, in CSS pixels; empty is a solid line.
pub type Dash = &'static [f64];

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeriesStyle {
    /// The family's hue.
    pub colour: Rgb,
    /// The family's shape.
    pub marker: Marker,
    /// Which of the series of this family it is.
    pub dash: Dash,
}

/// How a line on a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineStyle {
    /// Hue, marker and dash.
    pub style: SeriesStyle,
    /// Width in CSS pixels.
    pub width: f64,
    /// Whether markers stand on it.
    pub is_marked: bool,
}

impl Theme {
    /// What everything stands on.
    pub const fn ground(self) -> Rgb {
        Rgb::hex(match self {
            Self::Light => 0xFFFFFF,
            Self::Dark => 0x0F1214,
        })
    }

    /// Text.
    pub const fn ink(self) -> Rgb {
        Rgb::hex(match self {
            Self::Light => 0x15191D,
            Self::Dark => 0xECEFF1,
        })
    }

    /// Axis labels and notes.
    pub const fn muted(self) -> Rgb {
        Rgb::hex(match self {
            Self::Light => 0x545C64,
            Self::Dark => 0xA3ADB5,
        })
    }

    /// Axis lines and tick marks.
    pub const fn rule(self) -> Rgb {
        Rgb::hex(match self {
            Self::Light => 0xB4BAC0,
            Self::Dark => 0x4B545B,
        })
    }

    /// Grid lines.
    pub const fn grid(self) -> Rgb {
        Rgb::hex(match self {
            Self::Light => 0xE9ECEF,
            Self::Dark => 0x23282D,
        })
    }

    /// Warnings and what is not finite.
    pub const fn alarm(self) -> Rgb {
        Rgb::hex(match self {
            Self::Light => 0xC4007A,
            Self::Dark => 0xFF5CC0,
        })
    }

    /// The family's hue.
    pub const fn family(self, family: Family) -> Rgb {
        Rgb::hex(match (self, family) {
            (Self::Light, Family::Lstm) => 0x0072B2,
            (Self::Light, Family::Gru) => 0xC87800,
            (Self::Light, Family::Rnn) => 0x435C50,
            (Self::Dark, Family::Lstm) => 0x56B4E9,
            (Self::Dark, Family::Gru) => 0xF2B134,
            (Self::Dark, Family::Rnn) => 0x7F9A8C,
        })
    }

    /// How the `ordinal`-th series of a family is drawn.
    pub const fn series(self, family: Family, ordinal: usize) -> SeriesStyle {
        const DASHES: [Dash; 3] = [&[], &[6.0, 3.0], &[1.5, 3.0]];
        let marker = match family {
            Family::Lstm => Marker::Circle,
            Family::Gru => Marker::Square,
            Family::Rnn => Marker::Triangle,
        };
        SeriesStyle { colour: self.family(family), marker, dash: DASHES[ordinal % DASHES.len()] }
    }
}
