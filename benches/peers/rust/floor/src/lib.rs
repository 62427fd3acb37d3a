//! What this machine's multiply and add units give inside a page: twelve independent chains of four lanes, all in registers.
use core::arch::wasm32::{f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_splat};

/// 96 floating-point operations for each repetition.
#[no_mangle]
pub extern "C" fn multiply_add(repetitions: usize, a: f32, b: f32) -> f32 {
    let (a, b) = (f32x4_splat(a), f32x4_splat(b));
    let mut sums: [_; 12] = std::array::from_fn(|k| f32x4_splat(0.5 + 0.01 * k as f32));
    for _ in 0..repetitions {
        for sum in &mut sums {
            *sum = f32x4_add(f32x4_mul(*sum, a), b);
        }
    }
    f32x4_extract_lane::<0>(sums.into_iter().reduce(|a, b| f32x4_add(a, b)).unwrap())
}
