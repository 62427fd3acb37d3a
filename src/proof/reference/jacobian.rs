//! Do the Jacobians of the final state agree, with their norms and the logarithms of their norms?

use super::check::bound;
use super::compare::{Bound, Failure, Kind, Tally};
use super::json::{field, numbers, only, shaped};
use super::{Case, ReferenceError, Run};
use crate::insight::{Jacobian, MatrixNorms, jacobian};
use crate::math::log10;
use serde_json::Value;

/// Compares all Jacobians that the file has.
pub(super) fn check_jacobian(case: &Case, run: &Run<f64>, tally: &mut Tally) -> Result<(), ReferenceError> {
    let Some(want) = case.expected.get("jacobian").filter(|want| !want.is_null()) else { return Ok(()) };
    only(want, &["hh", "ss", "cc", "cc_total", "full"])?;
    let got = jacobian(&run.plan, &run.weights, &run.trace)?;
    let Some(bound) = bound(&case.tolerance, "f64", Kind::Jacobian)? else { return Ok(()) };
    let mut kinds = vec![("hh", &got.hidden)];
    if case.variant.graph().cell_state().is_some() {
        kinds.extend([("ss", &got.state), ("cc", &got.cell), ("cc_total", &got.cell_total)]);
    }
    for (name, got) in kinds {
        check_norms(case, name, got, field(want, name)?, bound, tally)?;
    }
    match want.get("full").filter(|full| !full.is_null()) {
        Some(full) => check_matrices(case, &got, full, bound, tally),
        None => Ok(()),
    }
}

fn check_norms(
    case: &Case,
    name: &str,
    got: &[MatrixNorms],
    want: &Value,
    bound: Bound,
    tally: &mut Tally,
) -> Result<(), ReferenceError> {
    only(want, &["fro", "smax", "log10_fro"])?;
    let frobenius: Vec<f64> = got.iter().map(|n| n.frobenius.value()).collect();
    let spectral: Vec<f64> = got.iter().map(|n| n.spectral.value()).collect();
    let label = |what: &str| format!("jacobian {name}.{what}");
    tally.compare(Kind::Jacobian, &label("fro"), &frobenius, &numbers("fro", field(want, "fro")?)?, bound);
    tally.compare(Kind::Jacobian, &label("smax"), &spectral, &numbers("smax", field(want, "smax")?)?, bound);
    let logarithms: Vec<f64> = got.iter().map(|n| n.frobenius.log10()).collect();
    check_logarithms(case, &label("log10_fro"), &logarithms, &numbers("log10_fro", field(want, "log10_fro")?)?, tally)
}

/// The file has no logarithm where the norm is 0, or below 1e-290 in saturated cases.
fn check_logarithms(
    case: &Case,
    name: &str,
    got: &[f64],
    want: &[f64],
    tally: &mut Tally,
) -> Result<(), ReferenceError> {
    let Some(bound) = bound(&case.tolerance, "f64", Kind::LogNorm)? else { return Ok(()) };
    if got.len() != want.len() {
        tally.compare(Kind::LogNorm, name, got, want, bound);
        return Ok(());
    }
    let atol = field(field(&case.tolerance, "f64")?, "grad_atol")?.as_f64().unwrap_or(0.0);
    for (k, (&got, &want)) in got.iter().zip(want).enumerate() {
        if !want.is_nan() {
            tally.compare(Kind::LogNorm, &format!("{name}[{k}]"), &[got], &[want], bound);
        } else if got > log10(atol.max(1e-290)) {
            tally.failures.push(Failure::NotVanished { place: tally.place(&format!("{name}[{k}]")), got });
        }
    }
    Ok(())
}

fn check_matrices(
    case: &Case,
    got: &Jacobian,
    full: &Value,
    bound: Bound,
    tally: &mut Tally,
) -> Result<(), ReferenceError> {
    let n = case.variant.graph().states.len() * case.dims.hidden;
    let want = shaped("full", full, &[case.dims.steps + 1, n, n])?;
    for (k, (got, want)) in got.matrices.iter().zip(want.chunks(n * n)).enumerate() {
        let by_row: Vec<f64> = got.transpose().iter().copied().collect();
        tally.compare(Kind::Jacobian, &format!("jacobian full[{k}]"), &by_row, want, bound);
    }
    if got.matrices.len() != case.dims.steps + 1 {
        let place = tally.place("jacobian full");
        tally.failures.push(Failure::Length { place, got: got.matrices.len(), want: case.dims.steps + 1 });
    }
    Ok(())
}
