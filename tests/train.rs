//! Does training do what PyTorch's does, stop where numbers end, and go on from anywhere?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "train/recorded.rs"]
mod recorded;
