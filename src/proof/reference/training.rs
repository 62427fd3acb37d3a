//! Do a few steps of an optimiser lead where PyTorch's lead?
//!
//! Each optimiser starts at the case's parameters and descends the squared error, all tensors in the framework's own form:
//! where a framework stores one bias, one is trained.

use super::ReferenceError;
use super::check::bound;
use super::compare::{Bound, Kind, Tally};
use super::json::{field, number, numbers, object, only, string, tensor};
use super::run::widen;
use crate::math::Real;
use crate::train::{Clip, Moments, Optimiser, Rule, norm};
use crate::weights::Stored;
use serde_json::Value;

/// What optimisers are let descend, and what the file expects of them.
pub(super) struct Course<'a> {
    /// The file's numbers for each optimiser.
    pub expected: &'a Value,
    /// How the optimisers are set.
    pub config: &'a Value,
    /// The file's tolerances.
    pub tolerance: &'a Value,
    /// Where they begin.
    pub params: &'a [Stored<f64>],
    /// Where the file keeps a tensor of this name among others.
    pub find: &'a dyn for<'v> Fn(&'v Value, &str) -> Option<&'v Value>,
}

/// Trains with every optimiser of the file, and compares losses; in f64 norms and parameters too. `squared` gives the
/// loss at some parameters, and its gradient by their names.
pub(super) fn check_training<F: Real>(
    course: &Course<'_>,
    squared: impl Fn(&[Stored<f64>]) -> Result<(F, Vec<Stored<F>>), ReferenceError>,
    tally: &mut Tally,
) -> Result<(), ReferenceError> {
    let Some(bound) = bound(course.tolerance, tally.precision, Kind::Training)? else { return Ok(()) };
    let config = course.config;
    only(config, &["loss", "steps", "clip_global_norm", "adam", "sgd"])?;
    only(course.expected, &["adam", "sgd"])?;
    if string(config, "loss")? != "mse" {
        return Err(ReferenceError::Name { what: "loss", name: string(config, "loss")?.to_owned() });
    }
    let clip = field(config, "clip_global_norm")?.as_f64().map_or(Clip::Off, Clip::Norm);
    for (name, want) in object(course.expected)? {
        let optimiser = optimiser(name, field(config, name)?)?;
        let ended = train(course.params, optimiser, clip, number(config, "steps")? as usize, &squared)?;
        ended.compare(name, want, (course, bound), tally)?;
    }
    Ok(())
}

fn optimiser(name: &str, given: &Value) -> Result<Optimiser, ReferenceError> {
    let learning_rate = number(given, "lr")?;
    let rule = if name == "sgd" {
        only(given, &["lr"])?;
        Rule::Sgd
    } else {
        only(given, &["lr", "beta1", "beta2", "eps"])?;
        Rule::Adam { beta1: number(given, "beta1")?, beta2: number(given, "beta2")?, epsilon: number(given, "eps")? }
    };
    Ok(Optimiser { rule, learning_rate })
}

/// What some steps came to.
struct Ended<F> {
    /// Before each step, and after the last.
    losses: Vec<f64>,
    /// Before each step's clipping.
    norms: Vec<f64>,
    params: Vec<Stored<F>>,
}

fn train<F: Real>(
    params: &[Stored<f64>],
    optimiser: Optimiser,
    clip: Clip,
    steps: usize,
    squared: impl Fn(&[Stored<f64>]) -> Result<(F, Vec<Stored<F>>), ReferenceError>,
) -> Result<Ended<F>, ReferenceError> {
    let mut tensors = params.to_vec();
    let (mut losses, mut norms) = (Vec::new(), Vec::new());
    let mut params: Vec<F> = tensors.iter().flat_map(|t| &t.data).map(|&p| F::from_f64(p)).collect();
    let mut moments = Moments::new(optimiser.rule, params.len());
    for step in 0..=steps {
        let (loss, stored) = squared(&tensors)?;
        losses.push(loss.to_f64());
        if step == steps {
            break;
        }
        let gradient = |param: &Stored<f64>| stored.iter().find(|s| s.name == param.name).map(|s| s.data.clone());
        let mut gradient: Vec<F> = tensors.iter().filter_map(gradient).flatten().collect();
        let size = norm(&gradient);
        norms.push(size);
        clip.apply(&mut gradient, size);
        moments.apply(optimiser, &mut params, &gradient);
        let places = tensors.iter_mut().flat_map(|t| &mut t.data);
        places.zip(&params).for_each(|(place, p)| *place = p.to_f64());
    }
    let cast = |t: &Stored<f64>| Stored {
        name: t.name.clone(),
        shape: t.shape.clone(),
        data: t.data.iter().map(|&p| F::from_f64(p)).collect(),
    };
    Ok(Ended { losses, norms, params: tensors.iter().map(cast).collect() })
}

impl<F: Real> Ended<F> {
    fn compare(
        &self,
        name: &str,
        want: &Value,
        (course, bound): (&Course<'_>, Bound),
        tally: &mut Tally,
    ) -> Result<(), ReferenceError> {
        only(want, &["losses", "grad_norms", "params_after"])?;
        let of = |what: &str| Ok::<_, ReferenceError>((format!("{name} {what}"), numbers(what, field(want, what)?)?));
        let (place, losses) = of("losses")?;
        tally.compare(Kind::Training, &place, &self.losses, &losses, bound);
        if tally.precision == "f32" {
            return Ok(());
        }
        let (place, norms) = of("grad_norms")?;
        tally.compare(Kind::Training, &place, &self.norms, &norms, bound);
        let after = field(want, "params_after")?;
        for got in &self.params {
            let want = (course.find)(after, &got.name).ok_or_else(|| ReferenceError::Missing(got.name.clone()))?;
            let want = tensor(&got.name, want)?;
            tally.compare(Kind::Training, &format!("{name} {}", got.name), &widen(&got.data), &want.data, bound);
        }
        Ok(())
    }
}
