//! Which lanes does a cell have, and when in a step does each of its numbers appear?
//!
//! Everything follows from the graph's roles, so that a new kind of cell has its lanes without a word here.

use crate::cell::{Graph, Node, NodeId, Role, Source};
use crate::scene::{Comparison, Phase};
use crate::words::Words;

/// How many rows each group needs so that the columns' lanes stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    /// Gates and candidates.
    pub gates: usize,
    /// 2 where a column has a cell state besides the hidden state.
    pub states: usize,
}

impl Rows {
    pub(super) fn of(comparison: &Comparison) -> Self {
        let graphs = || comparison.columns.iter().map(|run| run.plan.graph());
        Self {
            gates: graphs().map(|graph| gates(graph).count()).max().unwrap_or(0).max(1),
            states: graphs().map(|graph| graph.states.len()).max().unwrap_or(0).clamp(1, 2),
        }
    }
}

/// Gates and candidates in the order in which the equations name them.
pub(super) fn gates(graph: &Graph) -> impl Iterator<Item = NodeId> + '_ {
    (0..graph.nodes.len()).filter(|&k| matches!(graph.nodes[k].role, Role::Gate | Role::Candidate))
}

/// The phase in which a node's value appears. Where there is a cell state, what is read from it is the output.
pub(super) fn phase(graph: &Graph, node: NodeId) -> Phase {
    let reads = |k: NodeId, from: NodeId| depends(graph, k, from);
    match graph.nodes[node].role {
        Role::Gate => Phase::Gates,
        Role::Candidate => Phase::Candidate,
        Role::State if graph.cell_state().is_some() && node == graph.hidden() => Phase::Output,
        Role::State => Phase::State,
        Role::PreActivation | Role::Product => {
            let before = |role| graph.with_role(role).any(|k| k > node && reads(k, node));
            if before(Role::Candidate) {
                Phase::Candidate
            } else if graph.cell_state().is_some_and(|c| reads(node, c)) {
                Phase::Output
            } else {
                Phase::State
            }
        }
    }
}

/// Whether a node's value is made of another's at the same step.
fn depends(graph: &Graph, node: NodeId, from: NodeId) -> bool {
    let source = |s: &Source| matches!(*s, Source::Node(k) if k == from || (k > from && depends(graph, k, from)));
    graph.nodes[node].op.sources().iter().any(source)
}

/// A node's term, as short as a lane's label has room for.
pub(super) fn short_term(node: &Node, words: &Words) -> String {
    let short = format!("short-{}", node.term);
    if words.has(&short) { words.text(&short) } else { full_term(node, words) }
}

/// A node's term in words.
pub fn full_term(node: &Node, words: &Words) -> String {
    words.text(&format!("term-{}", node.term))
}

/// What the columns are called: the kind's name, counted where a kind stands more than once.
pub fn column_names(comparison: &Comparison, words: &Words) -> Vec<String> {
    let ids: Vec<&str> = comparison.columns.iter().map(|run| run.variant.kind.id).collect();
    let name = |(k, id): (usize, &&str)| {
        let name = words.text(&format!("cell-{id}"));
        let same = |ids: &[&str]| ids.iter().filter(|other| *other == id).count();
        if same(&ids) < 2 { name } else { format!("{name} {}", words.count(same(&ids[..=k]))) }
    };
    ids.iter().enumerate().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::{Variant, find};

    fn phases(id: &str) -> Vec<(&'static str, Phase)> {
        let graph = Variant::plain(find(id).unwrap()).graph();
        let shown = |k: &NodeId| graph.nodes[*k].role != Role::PreActivation;
        (0..graph.nodes.len()).filter(shown).map(|k| (graph.nodes[k].symbol, phase(&graph, k))).collect()
    }

    #[test]
    fn every_number_has_its_phase() {
        use Phase::{Candidate, Gates, Output, State};
        let lstm = [("i", Gates), ("f", Gates), ("g", Candidate), ("o", Gates), ("kept", State), ("written", State)];
        assert_eq!(phases("lstm")[..6], lstm);
        assert_eq!(phases("lstm")[6..], [("c", State), ("tanh_c", Output), ("h", Output)]);
        let gru = phases("gru");
        assert!(gru.contains(&("rq", Candidate)) && gru.contains(&("q", Candidate)) && gru.contains(&("h", State)));
        assert_eq!(phases("elman"), [("h", State)]);
    }
}
