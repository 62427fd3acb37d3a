//! Which numbers does a loss depend on, and which of them are looked at?

use crate::cell::{Block, Graph, NodeId, Tensor};
use crate::engine::{Gradients, Params, Plan};
use crate::math::rng::SplitMix64;

/// One number that the loss depends on, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A parameter.
    Param {
        /// Its tensor.
        tensor: Tensor,
        /// Its place in the tensor, row by row.
        index: usize,
        /// Columns of the tensor.
        columns: usize,
        /// H
        hidden: usize,
    },
    /// An input.
    Input {
        /// Its place in x, `[T][I]`.
        index: usize,
        /// I
        width: usize,
    },
    /// An initial state.
    Initial {
        /// Which of the graph's states.
        state: usize,
        /// Its unit.
        unit: usize,
    },
}

impl Place {
    /// The number itself.
    pub(super) fn number<'a>(
        self,
        params: &'a mut Params<f64>,
        x: &'a mut [f64],
        initial: &'a mut [Vec<f64>],
    ) -> Option<&'a mut f64> {
        match self {
            Self::Param { tensor, index, .. } => params.tensor_mut(tensor).get_mut(index),
            Self::Input { index, .. } => x.get_mut(index),
            Self::Initial { state, unit } => initial.get_mut(state).and_then(|state| state.get_mut(unit)),
        }
    }

    /// The derivative of the loss with respect to it.
    pub(super) fn gradient(self, gradients: &Gradients<f64>, states: &[NodeId]) -> f64 {
        let found = match self {
            Self::Param { tensor, index, .. } => gradients.params().tensor(tensor).get(index),
            Self::Input { index, .. } => gradients.inputs().get(index),
            Self::Initial { state, unit } => states.get(state).and_then(|&s| gradients.initial(s).get(unit)),
        };
        found.copied().unwrap_or(f64::NAN)
    }

    /// As the equations name it.
    pub(super) fn name(self, graph: &Graph) -> String {
        match self {
            Self::Param { tensor, index, columns, hidden } => {
                let (row, column) = (index / columns, index % columns + 1);
                let name = graph.block(Block { tensor, index: row / hidden });
                let row = row % hidden + 1;
                if matches!(tensor, Tensor::WeightIh | Tensor::WeightHh) {
                    format!("{name}[{row},{column}]")
                } else {
                    format!("{name}[{row}]")
                }
            }
            Self::Input { index, width } => format!("x[{},{}]", index / width + 1, index % width + 1),
            Self::Initial { state, unit } => {
                let symbol = graph.states.get(state).map_or("?", |&k| graph.nodes[k].symbol);
                format!("{symbol}[0,{}]", unit + 1)
            }
        }
    }
}

/// Up to `most` places, taken in turn from each tensor, the input and each state, and how many there are in all.
pub(super) fn choose(params: &Params<f64>, plan: &Plan, most: usize, seed: u64) -> (Vec<Place>, usize) {
    let groups = groups(params, plan);
    let all = groups.iter().map(Vec::len).sum();
    let stream = SplitMix64::new(seed).fork("gradient-check");
    let shuffle = |(k, group): (usize, Vec<Place>)| shuffled(group, most, stream.fork(&k.to_string()));
    let groups: Vec<Vec<Place>> = groups.into_iter().enumerate().map(shuffle).collect();
    let longest = groups.iter().map(Vec::len).max().unwrap_or(0);
    let turn = |k: usize| groups.iter().filter_map(move |group| group.get(k).copied());
    ((0..longest).flat_map(turn).take(most).collect(), all)
}

fn groups(params: &Params<f64>, plan: &Plan) -> Vec<Vec<Place>> {
    let dims = plan.dims();
    let of_tensor = |(tensor, data): (Tensor, &[f64])| {
        let columns = tensor.columns(dims.input, dims.hidden);
        (0..data.len()).map(|index| Place::Param { tensor, index, columns, hidden: dims.hidden }).collect()
    };
    let inputs = (0..dims.steps * dims.input).map(|index| Place::Input { index, width: dims.input }).collect();
    let of_state = |state| (0..dims.hidden).map(|unit| Place::Initial { state, unit }).collect();
    params.iter().map(of_tensor).chain([inputs]).chain((0..plan.graph().states.len()).map(of_state)).collect()
}

/// The first `most` places of a random order (Fisher and Yates).
fn shuffled(mut group: Vec<Place>, most: usize, mut random: SplitMix64) -> Vec<Place> {
    let count = group.len();
    for k in 0..most.min(count) {
        group.swap(k, k + random.below(count - k));
    }
    group.truncate(most);
    group
}
