//! How does a case with several cells read?

use super::super::case::{dims, form, variant};
use super::super::json::{field, shaped, string, strings, tensor};
use super::super::{ReferenceError, Skipped};
use super::address::{Address, Leaf, Sizes, leaves};
use super::losses::Reading;
use crate::cell::Graph;
use crate::engine::{Dims, Direction, Layer, Params, Place, Stack, StackGradients};
use crate::math::Real;
use crate::weights::{Convention, Form, Stored};
use serde_json::Value;

/// A reference case of layers on top of each other, or of two directions.
#[derive(Clone, Debug)]
pub struct StackCase {
    /// Its name.
    pub id: String,
    /// The compiled cells, all of one variant.
    pub stack: Stack,
    /// The stored weights of all cells.
    pub params: Vec<Stored<f64>>,
    /// Which cells each stored tensor holds, and under which name each knows it.
    pub(super) held: Vec<Held>,
    /// How each cell's weights are stored.
    pub(super) forms: Vec<Form>,
    /// The gates' names in the file.
    pub(super) gates: Vec<String>,
    /// x, `[T][I]`.
    pub(super) x: Vec<f64>,
    /// Each cell's initial states.
    pub(super) initial: Vec<Vec<Vec<f64>>>,
    /// Where each of the file's losses looks.
    pub(super) losses: Vec<(&'static str, Reading)>,
    pub(super) sizes: Sizes,
    pub(super) expected: Value,
    pub(super) tolerance: Value,
    pub(super) training: Value,
    /// What of the case has no known place in a stack.
    pub(super) skipped: Vec<Skipped>,
}

/// The cells that one stored tensor holds.
#[derive(Clone, Debug)]
pub(super) struct Held {
    cells: Vec<usize>,
    name: String,
}

/// Reads a case with these layers and directions.
pub(in super::super) fn read(
    file: &Value,
    options: &Value,
    layers: usize,
    both: bool,
) -> Result<StackCase, ReferenceError> {
    let (cell, convention) = (string(file, "cell")?, string(file, "convention")?);
    let found = Convention::find(convention);
    let convention = found.ok_or_else(|| ReferenceError::Name { what: "convention", name: convention.to_owned() })?;
    let variant = variant(cell, convention, options)?;
    let sizes = Sizes { layers, directions: 1 + usize::from(both) };
    let (dims, given) = (dims(field(file, "dims")?)?, leaves(field(file, "params")?, sizes));
    // Nothing is made for layers that the file does not have.
    if layers == 0 || layers > given.len() {
        return Err(ReferenceError::Missing(format!("params of {layers} layers")));
    }
    let graph = variant.graph();
    let layer = Layer { hidden: dims.hidden, forward: graph.clone(), reverse: both.then(|| graph.clone()) };
    let stack = Stack::new(dims.steps, dims.input, 1, &vec![layer; layers])?;
    let form = form(file, convention, &variant, options)?;
    let mut case = StackCase {
        id: string(file, "id")?.to_owned(),
        forms: stack.cells().iter().map(|cell| form.clone().with_suffix(&suffix(cell.place))).collect(),
        params: Vec::new(),
        held: Vec::new(),
        gates: strings(field(file, "gates")?)?,
        x: shaped("x", field(file, "x")?, &[dims.steps, dims.input])?,
        initial: Vec::new(),
        losses: Vec::new(),
        sizes,
        expected: field(field(file, "expected")?, "f64")?.clone(),
        tolerance: field(file, "tolerance")?.clone(),
        training: file.get("training_config").cloned().unwrap_or_default(),
        skipped: Vec::new(),
        stack,
    };
    given.iter().try_for_each(|leaf| case.take_param(leaf, &form.names(), convention))?;
    case.initial = case.read_initial(file, &graph)?;
    case.read_losses(field(file, "losses")?)?;
    Ok(case)
}

/// What stands behind a tensor's name for one cell: `_l1_reverse`.
fn suffix(place: Place) -> String {
    format!("_{place}")
}

impl StackCase {
    /// The cells of an address, all where it names none.
    pub(super) fn cells(&self, layer: Option<usize>, direction: Option<Direction>) -> Vec<usize> {
        let fits = |place: Place| {
            layer.is_none_or(|layer| layer == place.layer) && direction.is_none_or(|d| d == place.direction)
        };
        (0..self.stack.cells().len()).filter(|&k| fits(self.stack.cells()[k].place)).collect()
    }

    /// The layer that gives out what the losses look at.
    pub(super) fn top(&self) -> usize {
        self.sizes.layers - 1
    }

    fn cell_dims(&self, cell: usize) -> Dims {
        self.stack.cells()[cell].plan.dims()
    }

    /// Without a direction a tensor holds the forward cell's numbers, or, as in ONNX, those of both, one after the other.
    fn take_param(&mut self, leaf: &Leaf<'_>, names: &[String], convention: Convention) -> Result<(), ReferenceError> {
        let Address { layer, direction, name } = &leaf.address;
        let layer = layer.or((self.sizes.layers == 1).then_some(0));
        let stored = tensor(&leaf.path, leaf.value)?;
        let mut cells = layer.map_or(Vec::new(), |layer| self.cells(Some(layer), *direction));
        let joined = convention == Convention::Onnx && stored.shape.first() == Some(&2);
        if direction.is_none() && !joined {
            cells.truncate(1);
        }
        // `lstm.recurrent_kernel` ends in two names; the longer one is meant.
        let ends = |n: &&String| {
            name.strip_suffix(n.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(['_', '.']))
        };
        match names.iter().filter(ends).max_by_key(|n| n.len()) {
            Some(name) if !cells.is_empty() => {
                self.params.push(stored);
                self.held.push(Held { cells, name: name.clone() });
                Ok(())
            }
            _ => Err(ReferenceError::Unknown(format!("params.{}", leaf.path))),
        }
    }

    /// The canonical parameters of every cell.
    pub(super) fn params_of<F: Real>(&self, stored: &[Stored<f64>]) -> Result<Vec<Params<F>>, ReferenceError> {
        let mut own: Vec<Vec<Stored<f64>>> = vec![Vec::new(); self.stack.cells().len()];
        for (tensor, held) in stored.iter().zip(&self.held) {
            let count = held.cells.len();
            let mut shape = tensor.shape.clone();
            shape.iter_mut().take(usize::from(count > 1)).for_each(|n| *n = 1);
            for (data, &k) in tensor.data.chunks(tensor.data.len().div_ceil(count).max(1)).zip(&held.cells) {
                let name = format!("{}{}", held.name, suffix(self.stack.cells()[k].place));
                own[k].push(Stored { name, shape: shape.clone(), data: data.to_vec() });
            }
        }
        let read = |(k, tensors): (usize, &Vec<Stored<f64>>)| {
            let Dims { input, hidden, .. } = self.cell_dims(k);
            Ok(self.forms[k].read(input, hidden, tensors)?.cast())
        };
        own.iter().enumerate().map(read).collect()
    }

    /// ∂L/∂(every stored tensor), each where and as the file stores it.
    pub(super) fn stored_gradients<F: Real>(&self, gradients: &StackGradients<F>) -> Vec<Stored<F>> {
        let own: Vec<Vec<Stored<F>>> =
            self.forms.iter().zip(&gradients.cells).map(|(form, g)| form.write_gradients(g.params())).collect();
        let of = |held: &Held, k: usize| {
            let name = format!("{}{}", held.name, suffix(self.stack.cells()[k].place));
            own[k].iter().find(|stored| stored.name == name).map_or(Vec::new(), |stored| stored.data.clone())
        };
        let join = |(tensor, held): (&Stored<f64>, &Held)| Stored {
            name: tensor.name.clone(),
            shape: tensor.shape.clone(),
            data: held.cells.iter().flat_map(|&k| of(held, k)).collect(),
        };
        self.params.iter().zip(&self.held).map(join).collect()
    }

    /// Numbers for each cell of an address one after the other, whatever the shape.
    fn read_initial(&self, file: &Value, graph: &Graph) -> Result<Vec<Vec<Vec<f64>>>, ReferenceError> {
        let cells = self.stack.cells();
        let hidden = self.cell_dims(0).hidden;
        let mut initial = vec![vec![vec![0.0; hidden]; graph.states.len()]; cells.len()];
        for (state, key) in ["h0", "c0"][..graph.states.len()].iter().enumerate() {
            for Leaf { path, address, value } in leaves(&file[key], self.sizes) {
                let name = format!("{key}{path}");
                let (stored, own) = (tensor(&name, value)?, self.cells(address.layer, address.direction));
                if stored.data.len() != own.len() * hidden {
                    return Err(ReferenceError::Shape { name, got: stored.shape, want: vec![own.len(), hidden] });
                }
                own.iter().zip(stored.data.chunks(hidden)).for_each(|(&k, h)| initial[k][state] = h.to_vec());
            }
        }
        Ok(initial)
    }
}
