//! What of a case with several cells is compared, and what is left out?

use super::super::check::bound;
use super::super::compare::{Kind, Tally};
use super::super::json::{object, tensor};
use super::super::run::widen;
use super::super::training::{Course, check_training};
use super::super::{Outcome, ReferenceError, Skipped};
use super::address::{Leaf, leaves};
use super::find::Found;
use super::{StackCase, StackPull};
use crate::math::Real;
use crate::weights::Stored;
use serde_json::Value;

/// Runs a case in f64 and f32 and compares all that has a known place.
pub(in super::super) fn check(case: &StackCase) -> Outcome {
    let mut tally = Tally { context: case.id.clone(), ..Tally::default() };
    let mut skipped = case.skipped.clone();
    let mut run = || {
        tally.precision = "f32";
        check_run::<f32>(case, &mut tally)?;
        tally.precision = "f64";
        skipped.extend(check_run::<f64>(case, &mut tally)?.into_iter().map(Skipped::Value));
        Ok(())
    };
    if let Err(error) = run() {
        tally.fail(error);
    }
    Outcome { id: case.id.clone(), tally, skipped }
}

/// Compares, and gives back the paths of what was not.
fn check_run<F: Real>(case: &StackCase, tally: &mut Tally) -> Result<Vec<String>, ReferenceError> {
    let (trace, pulls) = case.run::<F>(&case.params)?;
    let mut skipped = Vec::new();
    for (section, value) in object(&case.expected)? {
        let mut values = leaves(value, case.sizes);
        let pull = pulls.iter().find(|pull| pull.name == section);
        if let Some(pull) = pull {
            check_params(case, pull, value, tally)?;
            values.retain(|leaf| !leaf.path.starts_with("dparams"));
        }
        if section == "training" && !values.is_empty() && check_steps::<F>(case, value, tally)? {
            continue;
        }
        for leaf in &values {
            let found = match pull {
                Some(pull) => case.find_derivative(pull, &leaf.address),
                None if section == "forward" => case.find_value(&trace, &leaf.address),
                None => None,
            };
            if !compare(case, section, leaf, found, tally)? {
                skipped.push(format!("{section}.{}", leaf.path));
            }
        }
    }
    Ok(skipped)
}

/// Whether a value of the file has a place; if so it is compared.
fn compare(
    case: &StackCase,
    section: &str,
    leaf: &Leaf<'_>,
    found: Option<Found>,
    tally: &mut Tally,
) -> Result<bool, ReferenceError> {
    let Some(found) = found else { return Ok(false) };
    let want = match leaf.value.as_f64() {
        Some(number) => Stored { name: leaf.path.clone(), shape: Vec::new(), data: vec![number] },
        None if leaf.value.is_object() => tensor(&leaf.path, leaf.value)?,
        None => return Ok(false),
    };
    let Some(got) = case.arrange(&found, &leaf.address, &want.shape) else { return Ok(false) };
    let kind = match (section, leaf.address.name.as_str()) {
        ("forward", _) => Kind::Forward,
        (_, "loss") => Kind::Loss,
        (_, "global_grad_norm") => Kind::Norm,
        _ => Kind::Gradient,
    };
    if let Some(bound) = bound(&case.tolerance, tally.precision, kind)? {
        tally.compare(kind, &format!("{section} {}", leaf.path), &got, &want.data, bound);
    }
    Ok(true)
}

/// Gradients of parameters have the keys and the layout of the parameters.
fn check_params<F: Real>(
    case: &StackCase,
    pull: &StackPull<F>,
    want: &Value,
    tally: &mut Tally,
) -> Result<(), ReferenceError> {
    let Some(want) = want.get("dparams").filter(|want| !want.is_null()) else { return Ok(()) };
    let (want, stored) = (leaves(want, case.sizes), case.stored_gradients(&pull.gradients));
    if let Some(stranger) = want.iter().find(|leaf| !stored.iter().any(|s| s.name == leaf.path)) {
        return Err(ReferenceError::Unknown(format!("dparams.{}", stranger.path)));
    }
    let Some(bound) = bound(&case.tolerance, tally.precision, Kind::Gradient)? else { return Ok(()) };
    for got in &stored {
        let name = format!("{} dparams.{}", pull.name, got.name);
        let leaf = want.iter().find(|leaf| leaf.path == got.name);
        let leaf = leaf.ok_or_else(|| ReferenceError::Missing(name.clone()))?;
        let want = tensor(&name, leaf.value)?;
        if want.shape != got.shape {
            return Err(ReferenceError::Shape { name, got: want.shape, want: got.shape.clone() });
        }
        tally.compare(Kind::Gradient, &name, &widen(&got.data), &want.data, bound);
    }
    Ok(())
}

/// Whether it is known what the optimisers descend; if so their steps are compared.
fn check_steps<F: Real>(case: &StackCase, expected: &Value, tally: &mut Tally) -> Result<bool, ReferenceError> {
    if !case.losses.iter().any(|(name, _)| *name == "mse") {
        return Ok(false);
    }
    let course = Course {
        expected,
        config: &case.training,
        tolerance: &case.tolerance,
        params: &case.params,
        find: &|after, name| {
            leaves(after, case.sizes).into_iter().find(|leaf| leaf.path == name).map(|leaf| leaf.value)
        },
    };
    let squared = |params: &[Stored<f64>]| {
        let (_, pulls) = case.run::<F>(params)?;
        let pull = pulls.into_iter().find(|pull| pull.name == "mse");
        let pull = pull.ok_or_else(|| ReferenceError::Missing("mse".to_owned()))?;
        Ok((pull.loss, case.stored_gradients(&pull.gradients)))
    };
    check_training(&course, squared, tally)?;
    Ok(true)
}
