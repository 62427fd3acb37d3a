//! How does a gradient change the parameters?
//!
//! With PyTorch's defaults and order of operations, η the learning rate, g the gradient, p a parameter:
//!
//! ```text
//! SGD                                                        p ← p − η g
//! momentum (Polyak 1964)     b ← μ b + g                     p ← p − η b
//! RMSProp (Hinton 2012)      v ← α v + (1 − α) g²            p ← p − η g / (√v + ε)
//! Adam (Kingma, Ba 2015)     m ← m + (1 − β₁)(g − m)         p ← p − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε)
//!                            v ← β₂ v + (1 − β₂) g²
//! ```

use crate::math::Real;

/// How steps are made of gradients.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// Against the gradient.
    Sgd,
    /// Against a running sum of gradients.
    Momentum {
        /// μ, the share of the sum that is kept.
        momentum: f64,
    },
    /// Against the gradient, in units of its running root mean square.
    RmsProp {
        /// α, the share of the mean square that is kept.
        decay: f64,
        /// ε, what keeps the quotient finite.
        epsilon: f64,
    },
    /// Against a running mean of gradients, in units of their running root mean square, both corrected for their start at 0.
    Adam {
        /// β₁, the share of the mean that is kept.
        beta1: f64,
        /// β₂, the share of the mean square that is kept.
        beta2: f64,
        /// ε, what keeps the quotient finite.
        epsilon: f64,
    },
}

impl Rule {
    /// Momentum as it is usually set, μ = 0.9.
    pub const MOMENTUM: Self = Self::Momentum { momentum: 0.9 };
    /// RMSProp with PyTorch's α = 0.99, ε = 10⁻⁸.
    pub const RMS_PROP: Self = Self::RmsProp { decay: 0.99, epsilon: 1e-8 };
    /// Adam with PyTorch's β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
    pub const ADAM: Self = Self::Adam { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
}

/// A rule with its learning rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Optimiser {
    /// The rule.
    pub rule: Rule,
    /// η
    pub learning_rate: f64,
}

/// What a rule remembers from one update to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Moments<F> {
    pub(super) first: Vec<F>,
    pub(super) second: Vec<F>,
    /// β₁ᵗ and β₂ᵗ.
    pub(super) powers: [f64; 2],
}

impl<F: Real> Moments<F> {
    /// Nothing yet, for so many parameters.
    pub fn new(rule: Rule, count: usize) -> Self {
        let (first, second) = match rule {
            Rule::Sgd => (0, 0),
            Rule::Momentum { .. } => (count, 0),
            Rule::RmsProp { .. } => (0, count),
            Rule::Adam { .. } => (count, count),
        };
        Self { first: vec![F::ZERO; first], second: vec![F::ZERO; second], powers: [1.0; 2] }
    }

    /// One update of the parameters; all slices have the length that the moments were made for.
    pub fn apply(&mut self, Optimiser { rule, learning_rate }: Optimiser, params: &mut [F], gradient: &[F]) {
        let rate = F::from_f64(learning_rate);
        let each = params.iter_mut().zip(gradient);
        match rule {
            Rule::Sgd => each.for_each(|(p, &g)| *p += -rate * g),
            Rule::Momentum { momentum } => {
                let kept = F::from_f64(momentum);
                for ((p, &g), b) in each.zip(&mut self.first) {
                    *b = kept * *b + g;
                    *p += -rate * *b;
                }
            }
            Rule::RmsProp { decay, epsilon } => {
                let (kept, new, epsilon) = (F::from_f64(decay), F::from_f64(1.0 - decay), F::from_f64(epsilon));
                for ((p, &g), v) in each.zip(&mut self.second) {
                    *v = kept * *v + new * g * g;
                    *p += -rate * g / (v.sqrt() + epsilon);
                }
            }
            Rule::Adam { beta1, beta2, epsilon } => {
                self.powers = [self.powers[0] * beta1, self.powers[1] * beta2];
                let step = F::from_f64(learning_rate / (1.0 - self.powers[0]));
                let correction = F::from_f64((1.0 - self.powers[1]).sqrt());
                let (new1, new2, kept2) = (F::from_f64(1.0 - beta1), F::from_f64(1.0 - beta2), F::from_f64(beta2));
                let epsilon = F::from_f64(epsilon);
                for (((p, &g), m), v) in each.zip(&mut self.first).zip(&mut self.second) {
                    *m += new1 * (g - *m);
                    *v = kept2 * *v + new2 * g * g;
                    *p += -step * *m / (v.sqrt() / correction + epsilon);
                }
            }
        }
    }

    /// Whether every number that is remembered is finite.
    pub fn are_finite(&self) -> bool {
        self.first.iter().chain(&self.second).all(|v| v.is_finite())
    }
}
