//! Do a few steps of an optimiser lead where PyTorch's lead?
//!
//! Each optimiser starts at the case's parameters and descends the squared error, all tensors in the framework's own form:
//! where a framework stores one bias, one is trained.

use super::check::bound;
use super::compare::{Bound, Kind, Tally};
use super::json::{field, number, numbers, object, only, string, tensor};
use super::run::widen;
use super::{Case, ReferenceError, Run};
use crate::math::Real;
use crate::train::{Clip, Moments, Optimiser, Rule, norm};
use crate::weights::Stored;
use serde_json::Value;

/// Trains with every optimiser of the file, and compares losses; in f64 norms and parameters too.
pub(super) fn check_training<F: Real>(case: &Case, tally: &mut Tally) -> Result<(), ReferenceError> {
    let Some(expected) = case.expected.get("training").filter(|t| !t.is_null()) else { return Ok(()) };
    let Some(bound) = bound(case, tally.precision, Kind::Training)? else { return Ok(()) };
    let config = &case.training;
    only(config, &["loss", "steps", "clip_global_norm", "adam", "sgd"])?;
    only(expected, &["adam", "sgd"])?;
    if string(config, "loss")? != "mse" {
        return Err(ReferenceError::Name { what: "loss", name: string(config, "loss")?.to_owned() });
    }
    let clip = field(config, "clip_global_norm")?.as_f64().map_or(Clip::Off, Clip::Norm);
    for (name, want) in object(expected)? {
        let optimiser = optimiser(name, field(config, name)?)?;
        let ended = train::<F>(case, optimiser, clip, number(config, "steps")? as usize)?;
        ended.compare(name, want, bound, tally)?;
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

fn train<F: Real>(case: &Case, optimiser: Optimiser, clip: Clip, steps: usize) -> Result<Ended<F>, ReferenceError> {
    let mut case = case.clone();
    let (mut losses, mut norms) = (Vec::new(), Vec::new());
    let mut params: Vec<F> = case.params.iter().flat_map(|t| &t.data).map(|&p| F::from_f64(p)).collect();
    let mut moments = Moments::new(optimiser.rule, params.len());
    for step in 0..=steps {
        let run = Run::<F>::new(&case)?;
        let [_, squared] = &run.pulls;
        losses.push(squared.loss.to_f64());
        if step == steps {
            break;
        }
        let stored = case.form.write_gradients(squared.gradients.params());
        let gradient = |param: &Stored<f64>| stored.iter().find(|s| s.name == param.name).map(|s| s.data.clone());
        let mut gradient: Vec<F> = case.params.iter().filter_map(gradient).flatten().collect();
        let size = norm(&gradient);
        norms.push(size);
        clip.apply(&mut gradient, size);
        moments.apply(optimiser, &mut params, &gradient);
        let places = case.params.iter_mut().flat_map(|t| &mut t.data);
        places.zip(&params).for_each(|(place, p)| *place = p.to_f64());
    }
    let cast = |t: &Stored<f64>| Stored {
        name: t.name.clone(),
        shape: t.shape.clone(),
        data: t.data.iter().map(|&p| F::from_f64(p)).collect(),
    };
    Ok(Ended { losses, norms, params: case.params.iter().map(cast).collect() })
}

impl<F: Real> Ended<F> {
    fn compare(&self, name: &str, want: &Value, bound: Bound, tally: &mut Tally) -> Result<(), ReferenceError> {
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
            let want = tensor(&got.name, field(after, &got.name)?)?;
            tally.compare(Kind::Training, &format!("{name} {}", got.name), &widen(&got.data), &want.data, bound);
        }
        Ok(())
    }
}
