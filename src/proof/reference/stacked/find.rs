//! What did a stack compute under a name of the file, and how does the file lay it out?

use super::super::case::symbol;
use super::super::run::widen;
use super::address::Address;
use super::{StackCase, StackPull};
use crate::cell::NodeId;
use crate::engine::{Direction, Plan, Slab, StackTrace};
use crate::insight::Magnitude;
use crate::math::Real;

/// What was computed.
pub(super) enum Found {
    /// Each cell's numbers at each step, `[T][H]`, as row t those of the step that reads x at t.
    Steps(Vec<Vec<f64>>),
    /// Each cell's numbers `[H]`.
    Vectors(Vec<Vec<f64>>),
    /// Numbers `[T][I]` of one layer.
    Inputs(Vec<f64>),
    /// A number.
    Number(f64),
}

impl StackCase {
    /// A value of the forward pass.
    pub(super) fn find_value<F: Real>(&self, trace: &StackTrace<F>, address: &Address) -> Option<Found> {
        let (name, end) = match address.name.as_str() {
            "output" | "outputs" | "y" => ("h", false),
            "h_n" | "hn" | "h_T" | "hT" => ("h", true),
            "c_n" | "cn" | "c_T" | "cT" => ("c", true),
            name => (name, false),
        };
        let node = self.node(name)?;
        let last = self.stack.dims().steps - 1;
        Some(if end {
            Found::Vectors(self.each(|k, _| widen(trace.cells[k].slab(node).step(last))))
        } else {
            Found::Steps(self.each(|k, plan| self.aligned(k, plan, trace.cells[k].slab(node))))
        })
    }

    /// A derivative.
    pub(super) fn find_derivative<F: Real>(&self, pull: &StackPull<F>, address: &Address) -> Option<Found> {
        let cells = &pull.gradients.cells;
        match address.name.as_str() {
            "loss" => Some(Found::Number(pull.loss.to_f64())),
            "global_grad_norm" => {
                let stored = self.stored_gradients(&pull.gradients);
                let all = stored.iter().flat_map(|tensor| tensor.data.iter().map(|v| v.to_f64()));
                Some(Found::Number(Magnitude::norm(all, 0).value()))
            }
            "dx" if address.direction.is_none() => {
                pull.gradients.inputs.get(address.layer.unwrap_or(0)).map(|dx| Found::Inputs(widen(dx)))
            }
            "dh0" | "dc0" => {
                let node = self.node(&address.name[1..2])?;
                Some(Found::Vectors(self.each(|k, _| widen(cells[k].initial(node)))))
            }
            name => {
                let node = self.node(name.strip_prefix('d')?)?;
                Some(Found::Steps(self.each(|k, plan| self.aligned(k, plan, cells[k].slab(node)))))
            }
        }
    }

    /// The node of a name as `gates.i`, `pre.i` or `h`; all cells have the same equations.
    fn node(&self, name: &str) -> Option<NodeId> {
        let graph = self.stack.cells()[0].plan.graph();
        let gate = |gate| self.gates.iter().find(|g| *g == gate).map(|g| symbol(g));
        match name.split_once('.') {
            Some(("gates", rest)) => graph.find(gate(rest)?),
            Some(("pre", rest)) => graph.find(&format!("pre_{}", gate(rest)?)),
            _ if ["h", "c", "q", "tanh_c"].contains(&name) => graph.find(name),
            _ => None,
        }
    }

    fn each(&self, ask: impl Fn(usize, &Plan) -> Vec<f64>) -> Vec<Vec<f64>> {
        self.stack.cells().iter().enumerate().map(|(k, cell)| ask(k, &cell.plan)).collect()
    }

    fn aligned<F: Real>(&self, cell: usize, plan: &Plan, slab: Slab<'_, F>) -> Vec<f64> {
        let own = widen(&slab.to_vec());
        self.stack.cells()[cell].place.direction.align(&own, plan.dims().steps).into_owned()
    }

    /// What was computed as the file lays it out: the numbers of the cells that an address means, in this shape. `None`
    /// where the shape leaves open what it is a shape of.
    pub(super) fn arrange(&self, found: &Found, address: &Address, shape: &[usize]) -> Option<Vec<f64>> {
        match found {
            Found::Number(number) => shape.is_empty().then(|| vec![*number]),
            Found::Inputs(numbers) => {
                let steps = self.stack.dims().steps;
                (shape.first() == Some(&steps) && shape.iter().product::<usize>() == numbers.len())
                    .then(|| numbers.clone())
            }
            Found::Steps(cells) => {
                let fits = |group: Vec<usize>| self.steps_in(&pick(cells, &group), shape);
                self.groups(address).into_iter().find_map(fits)
            }
            Found::Vectors(cells) => {
                let count = shape.iter().product::<usize>();
                let fits = |group: Vec<usize>| Some(pick(cells, &group).concat()).filter(|all| all.len() == count);
                self.groups(address).into_iter().find_map(fits)
            }
        }
    }

    /// The cells that an address may mean: all that it names, and without a layer first those of the top; where it names no
    /// direction it may be the forward one, as in PyTorch's names.
    fn groups(&self, address: &Address) -> Vec<Vec<usize>> {
        let Address { layer, direction, .. } = address;
        let layer_or_top = Some(layer.unwrap_or(self.top()));
        vec![
            self.cells(layer_or_top, *direction),
            self.cells(*layer, *direction),
            self.cells(layer_or_top, Some(direction.unwrap_or(Direction::Forward))),
        ]
    }

    /// Cells side by side at each step, or one after the other, or layers one after the other with their cells side by side.
    fn steps_in(&self, cells: &[&[f64]], shape: &[usize]) -> Option<Vec<f64>> {
        let (steps, hidden) = (self.stack.dims().steps, self.stack.cells()[0].plan.dims().hidden);
        if shape.iter().product::<usize>() != cells.len() * steps * hidden {
            return None;
        }
        match *shape {
            [first, ..] if first == steps => Some(side_by_side(cells, hidden, steps)),
            [.., before_last, last] if before_last == steps && last == hidden => Some(cells.concat()),
            [.., before_last, last] if before_last == steps && last >= hidden && last % hidden == 0 => {
                Some(cells.chunks(last / hidden).flat_map(|layer| side_by_side(layer, hidden, steps)).collect())
            }
            _ => None,
        }
    }
}

fn pick<'a>(cells: &'a [Vec<f64>], group: &[usize]) -> Vec<&'a [f64]> {
    group.iter().map(|&k| cells[k].as_slice()).collect()
}

fn side_by_side(cells: &[&[f64]], hidden: usize, steps: usize) -> Vec<f64> {
    (0..steps).flat_map(|t| cells.iter().flat_map(move |h| &h[t * hidden..(t + 1) * hidden])).copied().collect()
}
