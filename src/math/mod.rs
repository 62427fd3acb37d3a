//! What numbers do: vectors and matrices, σ and tanh, initialisers, the one seeded generator, norms.

pub mod rng;
