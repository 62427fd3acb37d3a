//! Does the library do in a browser what it does natively?
//!
//! Run by `cargo xtask test wasm`, compiled and optimised as the page is.
#![cfg(target_arch = "wasm32")]

mod support;

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The kernels are chosen at compile time: without the flag every figure would still be right, and slow.
#[wasm_bindgen_test]
fn simd_is_switched_on() {
    const { assert!(cfg!(target_feature = "simd128")) }
}

/// Relaxed SIMD and fused multiply-add round differently from machine to machine.
#[wasm_bindgen_test]
fn nothing_that_rounds_differently_is_switched_on() {
    const { assert!(!cfg!(target_feature = "relaxed-simd")) }
}

/// The same hashes as `tests/same_bits.rs` finds natively.
#[wasm_bindgen_test]
fn every_run_gives_the_bits_of_the_native_build() {
    let got = support::bits::lines().unwrap_or_default();
    assert_eq!(got, support::bits::HASHES.lines().collect::<Vec<_>>());
}
