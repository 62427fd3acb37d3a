//! Gatescope: see recurrent cells work.
