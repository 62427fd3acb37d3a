//! Are all bits the same?
//!
//! FNV-1a (Fowler, Noll and Vo, 64 bits) over the little-endian bytes of every value and every derivative.

use gatescope::cell::Tensor;
use gatescope::engine::{Gradients, Trace};
use gatescope::math::Real;

/// A running hash.
#[derive(Clone, Copy, Debug)]
pub struct Hash(pub u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// Takes in numbers. Machines may choose the bits of a NaN; all NaNs count as one.
    pub fn numbers<F: Real>(&mut self, numbers: &[F]) {
        for number in numbers {
            // Widening an f32 keeps every bit apart, so one path serves both precisions.
            let wide = number.to_f64();
            let bits = if wide.is_nan() { f64::NAN.to_bits() & (u64::MAX >> 1) } else { wide.to_bits() };
            for byte in bits.to_le_bytes() {
                self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }

    /// Takes in every value of a run.
    pub fn trace<F: Real>(&mut self, trace: &Trace<F>) {
        self.numbers(trace.buffer());
    }

    /// Takes in every derivative.
    pub fn gradients<F: Real>(&mut self, gradients: &Gradients<F>) {
        self.numbers(gradients.buffer());
        self.numbers(gradients.inputs());
        for tensor in Tensor::ALL {
            self.numbers(gradients.params().tensor(tensor));
        }
    }
}
