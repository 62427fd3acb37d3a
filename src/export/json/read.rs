//! Does a file hold what its link's scene gives?
//!
//! In this order, so that nothing large is done for a file that cannot be right: size, JSON, schema, link, the shape of
//! every tensor; then the scene runs, and every number is compared.

use super::compare::{Check, compare};
use super::tree::At;
use super::{ImportError, SCHEMA};
use crate::cell::{Graph, Tensor};
use crate::engine::Dims;
use crate::scene::{Comparison, Report, RunError, Scene, Setup};
use crate::task::limits::quote;

/// The most bytes that are read: the largest scene's file is about half as large.
pub const MAX_BYTES: usize = 256 << 20;

/// What came back.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What the link says.
    pub scene: Scene,
    /// What in the link was not as it should be.
    pub reports: Vec<Report>,
    /// What came out of the scene here: bit for bit what the file holds.
    pub comparison: Comparison,
}

/// Reads a file, runs its scene and compares.
///
/// # Errors
/// [`ImportError`]: what is wrong, where, and what would be right.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    if text.len() > MAX_BYTES {
        return Err(ImportError::Large { bytes: text.len(), most: MAX_BYTES });
    }
    let value = serde_json::from_str(text).map_err(|e| ImportError::Json { line: e.line(), column: e.column() })?;
    let file = At::root(&value);
    let schema = file.get("schema")?.text()?;
    if schema != SCHEMA {
        return Err(ImportError::Schema { given: quote(schema), wanted: SCHEMA });
    }
    let (mut scene, reports) = Scene::from_hash(file.get("link")?.text()?);
    scene.set_given(given(&file)?);
    let setup = Setup::new(&scene).map_err(run_error)?;
    Check::new(&scene, &setup.sample).file(&file)?;
    let comparison = setup.run().map_err(run_error)?;
    compare(&file, &comparison)?;
    Ok(Imported { scene, reports, comparison })
}

/// What stands in place of drawn numbers in each column; none where the file has no columns.
fn given(file: &At<'_>) -> Result<Vec<Vec<f64>>, ImportError> {
    let numbers = |column: &At<'_>| match column.get("given") {
        Ok(given) => given.row(),
        Err(_) => Ok(Vec::new()),
    };
    file.get("columns")?.list()?.iter().map(numbers).collect()
}

fn run_error(error: RunError) -> ImportError {
    ImportError::Run { message: error.to_string() }
}

/// The shape of a parameter tensor: rows, and columns where it is a matrix.
pub(super) fn param_shape(graph: &Graph, tensor: Tensor, dims: Dims) -> Vec<usize> {
    let rows = graph.block_count(tensor) * dims.hidden;
    match tensor {
        Tensor::WeightIh | Tensor::WeightHh => vec![rows, tensor.columns(dims.input, dims.hidden)],
        Tensor::BiasIh | Tensor::BiasHh | Tensor::WeightPeephole => vec![rows],
    }
}
