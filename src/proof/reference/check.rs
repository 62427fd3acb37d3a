//! What of a reference case is compared, and how closely?
//!
//! Every key of the file is either compared or refused as unknown.

use super::case::symbol;
use super::compare::{Bound, Kind, Tally};
use super::jacobian::check_jacobian;
use super::json::{field, number, object, only, shaped, tensor};
use super::run::widen;
use super::training::{Course, check_training};
use super::{Case, Pull, ReferenceError, Run};
use crate::engine::Params;
use crate::insight::Magnitude;
use crate::math::Real;
use crate::weights::Stored;
use serde_json::Value;

/// Runs a case in f64 and f32 and compares all that the file has.
pub(super) fn check(case: &Case) -> Tally {
    let mut tally = Tally { context: case.id.clone(), ..Tally::default() };
    if let Err(error) = check_into(case, &mut tally) {
        tally.fail(error);
    }
    tally
}

fn check_into(case: &Case, tally: &mut Tally) -> Result<(), ReferenceError> {
    only(&case.expected, &["forward", "readout", "mse", "jacobian", "training"])?;
    tally.precision = "f32";
    check_run(case, &Run::<f32>::new(case)?, tally)?;
    tally.precision = "f64";
    let run = Run::<f64>::new(case)?;
    check_run(case, &run, tally)?;
    check_jacobian(case, &run, tally)
}

fn check_run<F: Real>(case: &Case, run: &Run<F>, tally: &mut Tally) -> Result<(), ReferenceError> {
    check_forward(case, run, tally)?;
    run.pulls.iter().try_for_each(|pull| check_pull(case, pull, tally))?;
    check_steps_of_optimisers::<F>(case, tally)
}

fn check_steps_of_optimisers<F: Real>(case: &Case, tally: &mut Tally) -> Result<(), ReferenceError> {
    let Some(expected) = case.expected.get("training").filter(|t| !t.is_null()) else { return Ok(()) };
    let course = Course {
        expected,
        config: &case.training,
        tolerance: &case.tolerance,
        params: &case.params,
        find: &|after, name| after.get(name),
    };
    let squared = |params: &[Stored<f64>]| {
        let run = Run::<F>::new(&Case { params: params.to_vec(), ..case.clone() })?;
        let [_, squared] = &run.pulls;
        Ok((squared.loss, case.form.write_gradients(squared.gradients.params())))
    };
    check_training(&course, squared, tally)
}

/// A tolerance of the file; `None` where nothing is to be compared in this precision.
pub(super) fn bound(tolerance: &Value, precision: &str, kind: Kind) -> Result<Option<Bound>, ReferenceError> {
    let given = field(tolerance, precision)?;
    let number = |key| Ok::<_, ReferenceError>(field(given, key)?.as_f64());
    let tiny = if precision == "f32" { 1e-30 } else { 1e-290 };
    let (key, floor, absolute) = match kind {
        Kind::Forward => ("forward", 1.0, 0.0),
        Kind::Loss => ("grad", 1.0, 0.0),
        Kind::Gradient | Kind::Norm => ("grad", tiny, number("grad_atol")?.unwrap_or(0.0)),
        Kind::PerStep => ("grad", 0.0, 0.0),
        Kind::Training => ("training", 1.0, 0.0),
        Kind::Jacobian => ("jacobian", tiny, number("grad_atol")?.unwrap_or(0.0)),
        Kind::LogNorm => {
            let absolute = number("log10_fro_abs")?;
            return Ok(absolute.map(|absolute| Bound { relative: 0.0, floor: 0.0, absolute }));
        }
    };
    Ok(number(key)?.map(|relative| Bound { relative, floor, absolute }))
}

fn check_forward<F: Real>(case: &Case, run: &Run<F>, tally: &mut Tally) -> Result<(), ReferenceError> {
    let want = field(&case.expected, "forward")?;
    only(want, &["gates", "pre", "q", "c", "tanh_c", "h"])?;
    let Some(bound) = bound(&case.tolerance, tally.precision, Kind::Forward)? else { return Ok(()) };
    let mut compare = |node: &str, want: &Value| {
        let want = shaped(node, want, &[case.dims.steps, case.dims.hidden])?;
        let got = run.trace.node(node)?.to_vec();
        tally.compare(Kind::Forward, node, &widen(&got), &want, bound);
        Ok::<_, ReferenceError>(())
    };
    for gate in &case.gates {
        compare(symbol(gate), field(field(want, "gates")?, gate)?)?;
        compare(&format!("pre_{}", symbol(gate)), field(field(want, "pre")?, gate)?)?;
    }
    for node in ["q", "c", "tanh_c", "h"].into_iter().filter(|node| run.plan.graph().find(node).is_some()) {
        compare(node, field(want, node)?)?;
    }
    Ok(())
}

/// A derivative with a row per step, or without.
struct Derivative {
    name: String,
    got: Vec<f64>,
    want: Vec<f64>,
    steps: usize,
}

fn check_pull<F: Real>(case: &Case, pull: &Pull<F>, tally: &mut Tally) -> Result<(), ReferenceError> {
    let want = field(&case.expected, pull.name)?;
    only(want, &["loss", "dh", "dc", "dpre", "dx", "dh0", "dc0", "dparams", "global_grad_norm"])?;
    let of = |kind| bound(&case.tolerance, tally.precision, kind);
    let (Some(loss), Some(gradient)) = (of(Kind::Loss)?, of(Kind::Gradient)?) else { return Ok(()) };
    let label = |name: &str| format!("{} {name}", pull.name);
    tally.compare(Kind::Loss, &label("loss"), &[pull.loss.to_f64()], &[number(want, "loss")?], loss);
    for d in derivatives(case, pull, want)? {
        tally.compare(Kind::Gradient, &label(&d.name), &d.got, &d.want, gradient);
        if case.vanishing && tally.precision == "f64" && d.steps > 1 {
            check_steps(&label(&d.name), &d, tally);
        }
    }
    let stored = case.form.write_gradients(pull.gradients.params());
    let all = stored.iter().flat_map(|tensor| tensor.data.iter().map(|v| v.to_f64()));
    let norm = Magnitude::norm(all, 0).value();
    tally.compare(Kind::Norm, &label("norm"), &[norm], &[number(want, "global_grad_norm")?], gradient);
    Ok(())
}

fn derivatives<F: Real>(case: &Case, pull: &Pull<F>, want: &Value) -> Result<Vec<Derivative>, ReferenceError> {
    let (steps, width) = (case.dims.steps, case.dims.hidden);
    let graph = case.variant.graph();
    let mut all = Vec::new();
    let mut note = |name: &str, got: &[F], want: &Value, shape: &[usize]| {
        let steps = if shape.len() > 1 { steps } else { 1 };
        all.push(Derivative { name: name.to_owned(), got: widen(got), want: shaped(name, want, shape)?, steps });
        Ok::<_, ReferenceError>(())
    };
    for &state in &graph.states {
        let symbol = graph.nodes[state].symbol;
        let (every, initial) = (format!("d{symbol}"), format!("d{symbol}0"));
        note(&every, &pull.gradients.slab(state).to_vec(), field(want, &every)?, &[steps, width])?;
        note(&initial, pull.gradients.initial(state), field(want, &initial)?, &[width])?;
    }
    for gate in &case.gates {
        let node = format!("pre_{}", symbol(gate));
        let got = pull.gradients.node(&node)?.to_vec();
        note(&format!("d{node}"), &got, field(field(want, "dpre")?, gate)?, &[steps, width])?;
    }
    note("dx", pull.gradients.inputs(), field(want, "dx")?, &[steps, case.dims.input])?;
    all.extend(parameters(case, pull.gradients.params(), field(want, "dparams")?)?);
    Ok(all)
}

fn parameters<F: Real>(case: &Case, got: &Params<F>, want: &Value) -> Result<Vec<Derivative>, ReferenceError> {
    let stored = case.form.write_gradients(got);
    if let Some(stranger) = object(want)?.keys().find(|key| !stored.iter().any(|s| s.name == **key)) {
        return Err(ReferenceError::Unknown(format!("dparams.{stranger}")));
    }
    let compare = |stored: &Stored<F>| {
        let name = format!("dparams.{}", stored.name);
        let want = tensor(&stored.name, field(want, &stored.name)?)?;
        if want.shape != stored.shape {
            return Err(ReferenceError::Shape { name, got: want.shape, want: stored.shape.clone() });
        }
        Ok(Derivative { name, got: widen(&stored.data), want: want.data, steps: 1 })
    };
    stored.iter().map(compare).collect()
}

/// Where gradients vanish, each step is compared at its own size, as long as that is far from underflow.
fn check_steps(name: &str, d: &Derivative, tally: &mut Tally) {
    let width = d.want.len() / d.steps;
    for (t, (got, want)) in d.got.chunks(width).zip(d.want.chunks(width)).enumerate() {
        if want.iter().any(|v| v.abs() > 1e-280) {
            let bound = Bound { relative: 1e-8, floor: 0.0, absolute: 0.0 };
            tally.compare(Kind::PerStep, &format!("{name} step {t}"), got, want, bound);
        }
    }
}
