//! Which models are written, and what do they give?

use gatescope::cell::Variant;
use gatescope::engine::{Dims, Inputs, Params, Plan};
use gatescope::math::rng::SplitMix64;
use gatescope::weights::files::{Direction, Head, Layer, Model};

/// A model with random numbers that an f32 holds.
pub struct Build {
    pub cell: &'static str,
    pub layers: usize,
    pub both: bool,
    pub head: bool,
}

pub const INPUT: usize = 2;
pub const HIDDEN: usize = 3;
pub const STEPS: usize = 5;

impl Build {
    pub fn model(&self) -> Model {
        let mut random = SplitMix64::new(11).fork(self.cell);
        let mut next = || f64::from((random.uniform() - 0.5) as f32);
        let variant = Variant::parse(self.cell).unwrap();
        let width = if self.both { 2 * HIDDEN } else { HIDDEN };
        let mut layer = |k: usize| {
            let input = if k == 0 { INPUT } else { width };
            let mut direction =
                |reverse| Direction { reverse, params: Params::fill(&variant.graph(), input, HIDDEN, &mut next) };
            let both = [false, true];
            Layer { directions: both[..1 + usize::from(self.both)].iter().map(|r| direction(*r)).collect() }
        };
        let layers = (0..self.layers).map(&mut layer).collect();
        let outputs = 4;
        let head = self.head.then(|| Head {
            outputs,
            weight: (0..outputs * width).map(|_| next()).collect(),
            bias: (0..outputs).map(|_| next()).collect(),
        });
        Model { variant, layers, head }
    }

    pub fn name(&self) -> String {
        format!("{}-{}-{}-{}", self.cell, self.layers, self.both, self.head)
    }
}

/// Models of a cell: plain, with a readout, stacked, both ways.
pub fn builds(cell: &'static str) -> [Build; 5] {
    let build = |layers, both, head| Build { cell, layers, both, head };
    [build(1, false, false), build(1, false, true), build(2, false, true), build(1, true, false), build(2, true, true)]
}

/// x, `[T][I]`
pub fn inputs() -> Vec<f64> {
    let mut random = SplitMix64::new(5);
    (0..STEPS * INPUT).map(|_| f64::from((2.0 * random.uniform() - 1.0) as f32)).collect()
}

fn flipped(steps: &[f64], width: usize) -> Vec<f64> {
    steps.chunks(width).rev().flatten().copied().collect()
}

/// h of one direction, `[T][H]`, from zero states.
fn run(variant: &Variant, direction: &Direction, x: &[f64]) -> Vec<f64> {
    let params = &direction.params;
    let x = if direction.reverse { flipped(x, params.input) } else { x.to_vec() };
    let dims = Dims { steps: x.len() / params.input, input: params.input, hidden: params.hidden, batch: 1 };
    let plan = Plan::new(&variant.graph(), dims).unwrap();
    let zero = vec![0.0; params.hidden];
    let initial = vec![zero.as_slice(); variant.graph().states.len()];
    let trace = plan.forward(&plan.pack(params).unwrap(), &Inputs { x: &x, initial: &initial }).unwrap();
    let h = trace.node("h").unwrap().to_vec();
    if direction.reverse { flipped(&h, params.hidden) } else { h }
}

/// What the whole model gives at every step.
pub fn outputs(model: &Model, x: &[f64]) -> Vec<f64> {
    let mut values = x.to_vec();
    for layer in &model.layers {
        let each: Vec<Vec<f64>> = layer.directions.iter().map(|d| run(&model.variant, d, &values)).collect();
        let hidden = layer.hidden();
        let step = |t: usize| each.iter().flat_map(move |h| &h[t * hidden..(t + 1) * hidden]).copied();
        values = (0..each[0].len() / hidden).flat_map(step).collect();
    }
    let width = model.layers.last().unwrap().output();
    model.head.as_ref().map_or(values.clone(), |head| head_out(head, &values, width))
}

/// y = W·h + b at every step.
pub fn head_out(head: &Head, h: &[f64], width: usize) -> Vec<f64> {
    let row = |h: &[f64], o: usize| {
        let products = head.weight[o * width..(o + 1) * width].iter().zip(h).map(|(w, h)| w * h);
        head.bias[o] + products.sum::<f64>()
    };
    h.chunks(width).flat_map(|h| (0..head.outputs).map(|o| row(h, o)).collect::<Vec<_>>()).collect()
}
