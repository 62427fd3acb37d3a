//! A small recurrent network in plain loops, with PyTorch's initial distribution and layout: the loss of the first batch
//! depends on every draw of weights and data, in order.

use gatescope::math::rng::SplitMix64;
use gatescope::task::Sample;

pub struct Network {
    gates: usize,
    input: usize,
    pub tensors: Vec<Vec<f64>>,
}

pub const H: usize = 32;

pub fn init(gates: usize, input: usize, output: usize, random: &mut SplitMix64) -> Network {
    let k = 1.0 / (H as f64).sqrt();
    let g = gates * H;
    let sizes = [g * input, g * H, g, g, output * H, output];
    let mut value = || f64::from(((2.0 * random.uniform() - 1.0) * k) as f32);
    let tensors = sizes.iter().map(|&n| (0..n).map(|_| value()).collect()).collect();
    Network { gates, input, tensors }
}

fn affine(weights: &[f64], bias: &[f64], x: &[f64]) -> Vec<f64> {
    let dot = |row: &[f64]| row.iter().zip(x).map(|(w, x)| w * x).sum::<f64>();
    weights.chunks(x.len()).zip(bias).map(|(row, b)| b + dot(row)).collect()
}

fn sigma(a: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-a))
}

impl Network {
    /// The head's answer at the last step.
    pub fn answer(&self, sample: &Sample) -> Vec<f64> {
        let [w_ih, w_hh, b_ih, b_hh, head, head_bias] = &self.tensors[..] else { panic!("six tensors") };
        let (mut h, mut c) = (vec![0.0; H], vec![0.0; H]);
        for t in 0..sample.steps {
            assert_eq!(sample.at(t).len(), self.input);
            let from_x = affine(w_ih, b_ih, sample.at(t));
            let from_h = affine(w_hh, b_hh, &h);
            let sum = |k: usize| from_x[k] + from_h[k];
            for j in 0..H {
                if self.gates == 3 {
                    let (r, z) = (sigma(sum(j)), sigma(sum(H + j)));
                    let n = libm::tanh(from_x[2 * H + j] + r * from_h[2 * H + j]);
                    h[j] = (1.0 - z) * n + z * h[j];
                } else {
                    let (i, f, o) = (sigma(sum(j)), sigma(sum(H + j)), sigma(sum(3 * H + j)));
                    c[j] = f * c[j] + i * libm::tanh(sum(2 * H + j));
                    h[j] = o * libm::tanh(c[j]);
                }
            }
        }
        affine(head, head_bias, &h)
    }
}
