//! What is the derivative of a loss that can only be computed?
//!
//! Central differences, extrapolated twice (Richardson): with D(s) = (L(v+s) − L(v−s))/2s the error of
//! `(64·D(s/4) − 20·D(s/2) + D(s))/45` is of order s⁶.

/// A gradient may be off by this share of itself …
const RELATIVE: f64 = 1e-8;
/// … where it is larger than this; below, by as much as a gradient of this size.
const SMALL: f64 = 1e-4;
/// The outermost distance of the differences: further away a stack's loss bends too much, nearer its rounding shows.
const STEP: f64 = 1.0 / 128.0;

/// The largest relative error so far.
#[derive(Debug, Default)]
pub struct Worst {
    /// It.
    pub error: f64,
    /// Derivatives that were compared.
    pub checked: usize,
}

impl Worst {
    /// Compares a gradient with the quotient of differences.
    pub fn compare(&mut self, place: &str, got: f64, want: f64) {
        let error = (got - want).abs() / got.abs().max(want.abs()).max(SMALL);
        assert!(error <= RELATIVE, "{place}: {got:e} is not {want:e} (relative error {error:.1e})");
        self.error = self.error.max(error);
        self.checked += 1;
    }
}

/// The derivative of `f` at 0.
pub fn derivative(f: impl Fn(f64) -> f64) -> f64 {
    let central = |s: f64| (f(s) - f(-s)) / (2.0 * s);
    (64.0 * central(STEP / 4.0) - 20.0 * central(STEP / 2.0) + central(STEP)) / 45.0
}
