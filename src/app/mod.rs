//! What is on the page, and what does each action change?
//!
//! `State` → view → `Msg` → `update` → `State` and `Effect`s. Components never call the engine: they show what they are
//! given and send messages.

pub mod look;
pub mod message;
pub mod parts;
pub mod stage;
pub mod state;
