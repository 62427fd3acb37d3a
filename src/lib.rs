//! Gatescope: see recurrent cells work.

pub mod cell;
