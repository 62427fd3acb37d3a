//! Is every tensor of the file there, and is every number what the scene gives?
//!
//! Both questions walk the same list of places.

use super::ImportError;
use super::read::param_shape;
use super::tree::{At, is_same, shortest};
use crate::cell::{Graph, Tensor};
use crate::engine::Dims;
use crate::export::numbers::{Numbers, Piece};
use crate::scene::{Choice, Comparison, Scene};
use crate::task::Sample;

/// Where a tensor stands in a column of the file, and what it holds.
enum Place {
    Param { tensor: Tensor, gradient: bool },
    Piece { piece: Piece, gradient: bool },
}

/// Every tensor of a column, in the order of the file.
fn places(graph: &Graph) -> Vec<Place> {
    let params = [false, true].into_iter().flat_map(|gradient| graph.tensors().map(move |tensor| (tensor, gradient)));
    let params = params.map(|(tensor, gradient)| Place::Param { tensor, gradient });
    let both =
        Piece::all(graph).into_iter().flat_map(|piece| [false, true].map(|gradient| Place::Piece { piece, gradient }));
    params.chain(both).collect()
}

impl Place {
    fn find<'a>(&self, column: &At<'a>, graph: &Graph) -> Result<At<'a>, ImportError> {
        match *self {
            Self::Param { tensor, gradient } => {
                column.get(if gradient { "param_gradients" } else { "params" })?.get(tensor.name())
            }
            Self::Piece { piece, gradient } => {
                let holder = match piece {
                    Piece::Input => column.get("input")?,
                    Piece::Output => column.get("output")?,
                    Piece::Initial(node) => column.get("initial")?.get(graph.nodes[node].symbol)?,
                    Piece::Node(node) => column.get("nodes")?.get(graph.nodes[node].symbol)?,
                };
                holder.get(if gradient { "gradient" } else { "values" })
            }
        }
    }

    fn shape(&self, graph: &Graph, dims: Dims) -> Vec<usize> {
        match *self {
            Self::Param { tensor, .. } => param_shape(graph, tensor, dims),
            Self::Piece { piece, .. } => piece.shape(dims).to_vec(),
        }
    }
}

/// What a scene needs of its file.
pub(super) struct Check<'a> {
    scene: &'a Scene,
    sample: &'a Sample,
}

impl<'a> Check<'a> {
    pub(super) const fn new(scene: &'a Scene, sample: &'a Sample) -> Self {
        Self { scene, sample }
    }

    /// Columns and shapes.
    pub(super) fn file(&self, file: &At<'_>) -> Result<(), ImportError> {
        let Sample { steps, input, .. } = *self.sample;
        let dims = Dims { steps, input, hidden: self.scene.hidden, batch: 1 };
        let list = file.get("columns")?;
        let columns = list.list()?;
        if columns.len() != self.scene.columns.len() {
            return Err(list.other(columns.len().to_string(), self.scene.columns.len().to_string()));
        }
        for (at, column) in columns.iter().zip(&self.scene.columns) {
            at.get("cell")?.same_text(&column.to_string())?;
            at.get("name")?.text()?;
            let graph = column.variant.graph();
            for place in places(&graph) {
                let _unread = place.find(at, &graph)?.tensor(&place.shape(&graph, dims))?;
            }
        }
        Ok(())
    }
}

/// Compares every number of the file with what came out.
pub(super) fn compare(file: &At<'_>, comparison: &Comparison) -> Result<(), ImportError> {
    file.get("loss")?.same_text(comparison.loss.id())?;
    compare_sample(&file.get("sample")?, &comparison.sample)?;
    let readout = file.get("readout")?;
    same_numbers(&readout, &[comparison.readout.len()], comparison.readout.iter().copied())?;
    let numbers = Numbers::new(comparison);
    for (column, at) in file.get("columns")?.list()?.iter().enumerate() {
        compare_column(at, column, &numbers)?;
        at.get("loss")?.same_number(numbers.run(column).loss)?;
    }
    Ok(())
}

fn compare_sample(at: &At<'_>, sample: &Sample) -> Result<(), ImportError> {
    at.get("steps")?.same_number(sample.steps as f64)?;
    same_numbers(&at.get("inputs")?, &[sample.steps, sample.input], sample.inputs.iter().copied())?;
    let targets = at.get("targets")?;
    let given = targets.list()?;
    if given.len() != sample.targets.len() {
        return Err(targets.other(given.len().to_string(), sample.targets.len().to_string()));
    }
    for (target, wanted) in given.iter().zip(&sample.targets) {
        match (target.optional()?, wanted) {
            (None, None) => {}
            (_, Some(wanted)) => target.same_number(*wanted)?,
            (Some(given), None) => return Err(target.other(shortest(given), "null".to_owned())),
        }
    }
    Ok(())
}

fn same_numbers(at: &At<'_>, shape: &[usize], wanted: impl Iterator<Item = f64>) -> Result<(), ImportError> {
    match first_difference(at.tensor(shape)?, wanted) {
        Some((k, given, wanted)) => Err(at.get("data")?.other_at(k, given, wanted)),
        None => Ok(()),
    }
}

fn compare_column(at: &At<'_>, column: usize, numbers: &Numbers<&Comparison>) -> Result<(), ImportError> {
    let run = numbers.run(column);
    let graph = run.plan.graph();
    for place in places(graph) {
        let found = place.find(at, graph)?;
        let shape = place.shape(graph, run.plan.dims());
        match place {
            Place::Param { tensor, gradient } => {
                let params = if gradient { run.gradients.params() } else { &run.params };
                same_numbers(&found, &shape, params.tensor(tensor).iter().copied())?;
            }
            Place::Piece { piece, gradient } => {
                let wanted = numbers.all(column, piece, gradient);
                if let Some((k, given, wanted)) = first_difference(found.tensor(&shape)?, wanted) {
                    let first = usize::from(!matches!(piece, Piece::Initial(_)));
                    return Err(ImportError::Number {
                        column: column + 1,
                        node: piece.symbol(graph).to_owned(),
                        gradient,
                        step: k / shape[1] + first,
                        unit: k % shape[1] + 1,
                        wanted: shortest(wanted),
                        given: shortest(given),
                    });
                }
            }
        }
    }
    Ok(())
}

fn first_difference(given: impl Iterator<Item = f64>, wanted: impl Iterator<Item = f64>) -> Option<(usize, f64, f64)> {
    let pairs = given.zip(wanted).enumerate().map(|(k, (given, wanted))| (k, given, wanted));
    pairs.into_iter().find(|&(_, given, wanted)| !is_same(given, wanted))
}
