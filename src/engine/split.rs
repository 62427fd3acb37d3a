//! Which part of a gradient travelled along the state itself, and which through the gates?
//!
//! A state that keeps a share of itself, `c = f ⊙ c₋₁ + …`, has a path of its own back through time, on which the
//! gradient is multiplied by f alone (the "constant error carousel" of Hochreiter and Schmidhuber 1997). Every other
//! edge from a state to what is computed from it is a *crossing*. With C the shares that crossings hand on, K those
//! of all other edges back through time, and N those of all other edges within a step, the adjoints of
//!
//! ```text
//! p  no crossing:                          p = seeds + K p + N p
//! x  the first edge crosses, no other:     x = C p + N x
//! r  everything else:                      r = C x + K x + (C + K + N) r
//! ```
//!
//! add up to the total. Each is computed by itself; nothing is the difference of others, so that a part that is
//! 10¹⁰ times smaller than the total is exact too.

use super::backward::{Edges, Held, Passing};
use super::edits::Cut;
use super::elementwise::Flow;
use super::error::{EngineError, check_length};
use super::loss::Seeds;
use super::plan::{Plan, Weights};
use super::program::Instruction;
use super::trace::{Adjoints, Trace, zeroed};
use crate::cell::{Graph, NodeId, Role, Source};
use crate::math::Real;

/// The adjoints of every node, split by the path on which they came.
#[derive(Clone, Debug, PartialEq)]
pub struct Split<F> {
    /// p: along the states alone. What [`Plan::backward`] gives with every crossing cut.
    pub alone: Adjoints<F>,
    /// x: seen from the state towards the loss, the first edge is a crossing, and then along the states alone.
    pub first: Adjoints<F>,
    /// r: along every other path.
    pub rest: Adjoints<F>,
}

/// The edges by which a gradient leaves the states' own paths: every edge that reads a state's old value, but for the
/// one by which the state keeps it, and every edge from a state into a pre-activation of the same step (a peephole).
///
/// `None` for a cell that keeps nothing of its states: there is no other path to tell the gradient's path from.
pub fn crossings(graph: &Graph) -> Option<Vec<Cut>> {
    let keeping: Vec<Cut> = graph.states.iter().filter_map(|&state| keeping_edge(graph, state)).collect();
    let crosses = |&Cut { node, source }: &Cut| match source {
        Source::Previous(_) => !keeping.contains(&Cut { node, source }),
        Source::Node(k) => graph.states.contains(&k) && graph.nodes[node].role == Role::PreActivation,
        Source::Input => false,
    };
    let edges = |node: NodeId| graph.nodes[node].op.sources().into_iter().map(move |source| Cut { node, source });
    (!keeping.is_empty()).then(|| (0..graph.nodes.len()).flat_map(edges).filter(crosses).collect())
}

fn keeping_edge(graph: &Graph, state: NodeId) -> Option<Cut> {
    graph.kept(state).map(|kept| Cut { node: kept.product, source: Source::Previous(state) })
}

impl Plan {
    /// Runs the reversed plan as [`Plan::backward`] does, with the gradient's parts kept apart; `None` for a cell with
    /// one path only. The parts of a clipped gradient are scaled together.
    ///
    /// # Errors
    /// [`EngineError::Length`] where seeds or trace do not belong to this plan.
    pub fn split<F: Real>(
        &self,
        weights: &Weights<F>,
        trace: &Trace<F>,
        seeds: &Seeds<F>,
    ) -> Result<Option<Split<F>>, EngineError> {
        let Some(crossings) = crossings(&self.graph) else { return Ok(None) };
        check_length("trace", trace.values.len(), self.layout.len)?;
        let mut parts: [Vec<F>; 3] = std::array::from_fn(|_| zeroed(Vec::new(), self.layout.len));
        let mut held: [Held<F>; 3] = Default::default();
        self.plant(seeds, &mut parts[0])?;
        for t in (0..self.dims().steps).rev() {
            self.clip(t, &mut parts);
            for instruction in self.program.step.iter().rev() {
                if let Instruction::Node(node) = *instruction {
                    parts.iter_mut().zip(&mut held).for_each(|(part, held)| self.hold(node, t, part, held));
                }
                self.split_instruction(Passing { weights, trace, t }, *instruction, &crossings, &mut parts);
            }
        }
        let ([alone, first, rest], [of_alone, of_first, of_rest]) = (parts, held);
        Ok(Some(Split {
            alone: self.release(alone, of_alone),
            first: self.release(first, of_first),
            rest: self.release(rest, of_rest),
        }))
    }

    fn split_instruction<F: Real>(
        &self,
        passing: Passing<'_, F>,
        instruction: Instruction,
        crossings: &[Cut],
        [alone, first, rest]: &mut [Vec<F>; 3],
    ) {
        let edges = |only| Edges { edits: &self.edits, only };
        let crosses = |node, source| crossings.contains(&Cut { node, source });
        let stays = |node, source| !crosses(node, source);
        let stays_here = |node, source| stays(node, source) && !matches!(source, Source::Previous(_));
        let leaves_first = |node, source| !stays_here(node, source);
        self.reverse_instruction(passing, instruction, edges(Some(&stays)), &mut Flow::Within(alone));
        self.reverse_instruction(passing, instruction, edges(Some(&crosses)), &mut Flow::Across(alone, first));
        self.reverse_instruction(passing, instruction, edges(Some(&stays_here)), &mut Flow::Within(first));
        self.reverse_instruction(passing, instruction, edges(Some(&leaves_first)), &mut Flow::Across(first, rest));
        self.reverse_instruction(passing, instruction, edges(None), &mut Flow::Within(rest));
    }
}
