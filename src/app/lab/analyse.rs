//! What does the lab answer? Lists of numbers and texts, in an order that each question fixes.
//!
//! | question | lists |
//! |---|---|
//! | paths | for each column the [`PATHS`](super::super::message::PATHS) lists of the gradient chart |
//! | map | for each column T rows: log₁₀ ‖∂L_s/∂h_t‖ for t ≤ s |
//! | Jacobians | for each column four lists for the states after 0 to T steps, ∂h_T/∂h_t: log₁₀ σ_max, log₁₀ Frobenius; the same of ∂c_T/∂c_t or nothing; then the bound's log₁₀ or nothing |
//! | start | for each column σ_max of its recurrent blocks, their spectral radii, what is kept or nothing, the nodes of the histograms, and for each of these its counts and saturated shares; as texts the blocks' names |
//! | conventions | for each column one list: max │h − h′│ for each [`Translation`], NaN where there is none; as texts why not |
//! | check | for each column `[checked, all, agree, unresolved, worst error]`; as texts where the worst one is |
//! | reference | see [`reference`] |
//! | training | see [`training`] |

use super::super::lazy::{Answer, Tell, With};
use super::super::message::{Analysis, Packed};
use super::{reference, training};
use crate::engine::{EngineError, Weights};
use crate::insight::{
    Bound, CausalMap, JacobianNorms, Kept, Magnitude, MatrixNorms, Spectrum, StatePaths, paths, product_of_gates,
    saturation, spectra,
};
use crate::proof::gradients::GradientCheck;
use crate::scene::{Comparison, Run, Scene};
use crate::weights::{Relation, Translation};

/// Lists of a column, as they travel.
type Lists = Vec<Vec<f64>>;

/// The most conventions that have one cell.
const CONVENTIONS: u64 = 5;

/// The answer to a question about a scene's results; `tell` hears how far it is.
///
/// # Errors
/// A sentence for the person, where there is no answer.
pub fn analyse(question: Analysis, comparison: &Comparison, tell: Tell<'_>) -> Result<Packed, String> {
    let count = comparison.columns.len();
    let (mut numbers, mut texts) = (Lists::new(), Vec::new());
    for (k, run) in comparison.columns.iter().enumerate() {
        let weights = run.plan.pack(&run.params).map_err(said)?;
        // Each column is a share of the whole way.
        let mut tell = |(done, of): (usize, usize)| tell((k * of + done, count * of));
        numbers.extend(
            match question {
                Analysis::Paths => of_paths(comparison, k, run, &weights),
                Analysis::Map => of_map(run, &weights, &mut tell),
                Analysis::Jacobian => of_jacobians(run, &weights, &mut tell),
                Analysis::Start => Ok(of_start(run, &mut texts)),
                Analysis::Conventions => Ok(of_conventions(comparison, run, &mut texts, &mut tell)),
                Analysis::Check => of_check(comparison, k, &mut texts, &mut tell),
                Analysis::Reference | Analysis::Training => Ok(Lists::new()),
            }
            .map_err(said)?,
        );
    }
    Ok(Packed { numbers, texts })
}

/// The answer to a question that needs no results; none to one that does.
pub fn apart(question: Analysis, scene: &Scene, (text, lists): With<'_>, tell: Tell<'_>) -> Option<Answer> {
    match question {
        Analysis::Training => Some(training::advance(scene, (text, lists), tell)),
        Analysis::Reference => Some(Ok(reference::answer(text, tell))),
        _ => None,
    }
}

fn said(error: EngineError) -> String {
    error.to_string()
}

/// What is said of an answer that a worker computes in any case.
pub(super) const ALWAYS_APART: u64 = u64::MAX;

/// Multiply–adds of an answer, roughly; a singular value takes about twenty passes over its matrix.
pub fn work(question: Analysis, comparison: &Comparison) -> u64 {
    let each = |run: &Run| {
        let dims = run.trace.dims();
        let [steps, hidden, count] = [dims.steps, dims.hidden, run.params.count()].map(|n| n as u64);
        match question {
            Analysis::Paths => 4 * count * steps,
            Analysis::Map => count * steps * steps / 2,
            Analysis::Jacobian => steps * hidden * (2 * count + 20 * hidden * hidden),
            Analysis::Start => 100 * count * hidden,
            Analysis::Conventions => 2 * CONVENTIONS * count * steps,
            Analysis::Check | Analysis::Reference | Analysis::Training => ALWAYS_APART,
        }
    };
    comparison.columns.iter().map(each).fold(0, u64::saturating_add)
}

fn of_paths(comparison: &Comparison, k: usize, run: &Run, weights: &Weights<f64>) -> Result<Lists, EngineError> {
    let graph = run.plan.graph();
    let split = run.plan.split(weights, &run.trace, &comparison.seeds(k))?;
    let states: Vec<StatePaths> = split.map(|split| paths(graph, &split)).unwrap_or_default();
    let part = |state: usize, part: usize| states.get(state).map(|s| s.parts[part].log10.clone()).unwrap_or_default();
    let theory = |state: usize| theory(run, state).unwrap_or_default();
    Ok(vec![part(0, 0), part(1, 0), part(0, 1), part(1, 1), theory(0), theory(1)])
}

/// The product of the gates that keep the state, or the bound of a cell without gates, from where the gradient starts.
fn theory(run: &Run, state: usize) -> Option<Vec<f64>> {
    let (graph, steps) = (run.plan.graph(), run.trace.dims().steps);
    let node = *graph.states.get(state)?;
    let last = run.gradients.slab(node).step(steps - 1);
    if let Some(product) = product_of_gates(graph, &run.trace, node, last) {
        return Some(product.iter().map(Magnitude::log10).collect());
    }
    let bound = Bound::of(graph, &run.params).filter(|_| state == 0)?;
    let start = Magnitude::norm(last.iter().copied(), 0).log10();
    Some((0..steps).map(|t| start + bound.log10_over(steps - 1 - t)).collect())
}

fn of_map(run: &Run, weights: &Weights<f64>, tell: Tell<'_>) -> Result<Lists, EngineError> {
    let mut map = CausalMap::new(&run.plan, run.readout.direction(), None)?;
    while map.advance(&run.plan, weights, &run.trace)? {
        tell(map.progress());
    }
    Ok(map.into_rows().iter().map(|row| row.iter().map(Magnitude::log10).collect()).collect())
}

fn of_jacobians(run: &Run, weights: &Weights<f64>, tell: Tell<'_>) -> Result<Lists, EngineError> {
    let mut norms = JacobianNorms::new(&run.plan);
    while norms.advance(&run.plan, weights, &run.trace)? {
        tell(norms.progress());
    }
    let steps = run.trace.dims().steps;
    let list = |of: &[MatrixNorms], which: fn(&MatrixNorms) -> Magnitude| of.iter().map(|n| which(n).log10()).collect();
    let mut lists: Lists = Vec::new();
    let states = norms.into_norms();
    for k in 0..2 {
        let of = states.get(k).map(Vec::as_slice).unwrap_or_default();
        lists.push(list(of, |n| n.spectral));
        lists.push(list(of, |n| n.frobenius));
    }
    let bound = Bound::of(run.plan.graph(), &run.params);
    lists.push(bound.map(|bound| (0..=steps).map(|t| bound.log10_over(steps - t)).collect()).unwrap_or_default());
    Ok(lists)
}

/// σ_max and ρ of each recurrent block, what is kept, and the histograms with the nodes that they are of.
fn of_start(run: &Run, texts: &mut Vec<String>) -> Lists {
    let spectra = spectra(run.plan.graph(), &run.params);
    let known = |of: fn(&Spectrum) -> Option<f64>| spectra.iter().map(|s| of(s).unwrap_or(f64::NAN)).collect();
    let kept = Kept::of(run.plan.graph(), &run.trace).map(|kept| {
        let share = if kept.is_complement { -1.0 } else { 1.0 };
        vec![kept.state as f64, kept.gate as f64, share, kept.mean, kept.units.0, kept.units.1]
    });
    let gates = saturation(run.plan.graph(), &run.trace);
    let nodes = gates.iter().map(|gate| gate.node as f64).collect();
    let counts = gates.iter().map(|gate| gate.counts.iter().map(|n| *n as f64).chain([gate.low, gate.high]).collect());
    texts.extend(spectra.iter().map(|s| s.name.clone()));
    let of_all = [known(|s| s.norm), known(|s| s.radius), kept.unwrap_or_default(), nodes];
    of_all.into_iter().chain(counts).collect()
}

/// How far each other convention's outputs are from these, where they can be the same.
fn of_conventions(comparison: &Comparison, run: &Run, texts: &mut Vec<String>, tell: Tell<'_>) -> Lists {
    let all = Translation::all(&run.variant);
    let mut differences = Vec::with_capacity(all.len());
    for (k, translation) in all.iter().enumerate() {
        let compared = match translation.relation {
            Relation::Equivalent => translation.compare(&run.params, &comparison.sample).map_err(|e| e.to_string()),
            Relation::Different(_) => Err(String::new()),
        };
        differences.push(*compared.as_ref().unwrap_or(&f64::NAN));
        texts.push(compared.err().unwrap_or_default());
        tell((k + 1, all.len()));
    }
    vec![differences]
}

/// The most numbers of a column that are checked: each costs up to two dozen runs.
const CHECKED: usize = 200;

fn of_check(comparison: &Comparison, k: usize, texts: &mut Vec<String>, tell: Tell<'_>) -> Result<Lists, EngineError> {
    let mut check = GradientCheck::new(comparison, k, CHECKED, 1)?;
    while !check.is_done() {
        let outcome = check.advance(1)?;
        tell((outcome.checked, outcome.chosen));
    }
    let outcome = check.outcome();
    let count = |n: usize| n as f64;
    texts.push(outcome.worst.map(|worst| check.name(worst.place)).unwrap_or_default());
    let worst = outcome.worst.map_or(0.0, |worst| worst.error);
    Ok(vec![vec![count(outcome.checked), count(outcome.all), count(outcome.agree), count(outcome.unresolved), worst]])
}
