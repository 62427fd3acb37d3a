//! Where do two equations differ, term by term?
//!
//! Both are cut into their summands, inside σ or tanh where one encloses them; a summand that the other has too is shared,
//! wherever it stands there, and everything else is marked.

use crate::cell::{Graph, NodeId, Role};

/// A stretch of an equation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text; the pieces of an equation, put together, are the equation.
    pub text: String,
    /// Whether the other equation has no such term.
    pub differs: bool,
}

/// One equation in both forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The node whose equation it is, by the symbol of the cell at hand.
    pub symbol: &'static str,
    /// As the cell at hand writes it.
    pub ours: Vec<Piece>,
    /// As the other writes it, in its own names.
    pub theirs: Vec<Piece>,
}

/// How the other writes: its biases and its names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling<'a> {
    /// Whether each gate has one bias in place of two.
    pub single_bias: bool,
    /// Symbols that have another name there.
    pub names: &'a [(&'static str, &'static str)],
}

/// An equation in its parts: `f = σ(` `W_f x` `U_f h₋₁` `b_f` `)`.
#[derive(Debug, PartialEq)]
struct Parts {
    name: String,
    squash: &'static str,
    terms: Vec<String>,
}

/// The equations of gates, candidates and states, side by side.
pub(super) fn lines(ours: &Graph, theirs: &Graph, spelling: Spelling) -> Vec<Line> {
    let said = |&k: &NodeId| matches!(ours.nodes[k].role, Role::Gate | Role::Candidate | Role::State);
    (0..ours.nodes.len()).filter(said).map(|k| line(ours, theirs, k, spelling)).collect()
}

fn line(ours: &Graph, theirs: &Graph, node: NodeId, spelling: Spelling) -> Line {
    let symbol = ours.nodes[node].symbol;
    let a = Parts::of(&ours.equation(node));
    let mut b = Parts::of(&theirs.find(symbol).map(|k| theirs.equation(k)).unwrap_or_default());
    if spelling.single_bias {
        b.join_biases(theirs.blocks);
    }
    Line { symbol, ours: a.beside(&b, &[]), theirs: b.beside(&a, spelling.names) }
}

impl Parts {
    fn of(equation: &str) -> Self {
        let (name, right) = equation.split_once(" = ").unwrap_or((equation, ""));
        let inside = |squash: &'static str| Some((squash, enclosed(right.strip_prefix(squash)?)?));
        let (squash, sum) = ["σ(", "tanh("].into_iter().find_map(inside).unwrap_or(("", right));
        Self { name: name.to_owned(), squash, terms: summands(sum) }
    }

    /// `b_if + b_hf` becomes `b_f`.
    fn join_biases(&mut self, gates: &[&str]) {
        for gate in gates {
            let pair = [format!("b_i{gate}"), format!("b_h{gate}")];
            if let Some(at) = self.terms.windows(2).position(|terms| terms == pair) {
                self.terms.splice(at..at + 2, [format!("b_{gate}")]);
            }
        }
    }

    /// The pieces, with marks on what the other has not.
    fn beside(&self, other: &Self, names: &[(&str, &str)]) -> Vec<Piece> {
        let squashes = self.squash != other.squash;
        let mut pieces = Pieces::default();
        pieces.push(&format!("{} = ", renamed(&self.name, names)), false);
        pieces.push(self.squash, squashes);
        for (k, term) in self.terms.iter().enumerate() {
            pieces.push(if k > 0 { " + " } else { "" }, squashes);
            pieces.push(&renamed(term, names), !other.terms.contains(term));
        }
        pieces.push(if self.squash.is_empty() { "" } else { ")" }, squashes);
        pieces.0
    }
}

/// Pieces in which neighbours that are marked alike are one.
#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, text: &str, differs: bool) {
        match self.0.last_mut().filter(|piece| piece.differs == differs) {
            Some(piece) => piece.text.push_str(text),
            None if text.is_empty() => {}
            None => self.0.push(Piece { text: text.to_owned(), differs }),
        }
    }
}

/// What a parenthesis encloses that was opened just before and closes at the end.
fn enclosed(text: &str) -> Option<&str> {
    let inside = text.strip_suffix(')')?;
    let lowest = depths(inside).map(|(_, _, depth)| depth).min();
    (lowest >= Some(0)).then_some(inside)
}

/// The terms of a sum; a parenthesis belongs to its term.
fn summands(sum: &str) -> Vec<String> {
    let plus = depths(sum).filter(|&(_, c, depth)| c == '+' && depth == 0).map(|(at, _, _)| at);
    let mut ends: Vec<usize> = plus.collect();
    ends.push(sum.len());
    let mut from = 0;
    let term = |end: usize| {
        let term = sum[from..end].trim().to_owned();
        from = end + 1;
        term
    };
    ends.into_iter().map(term).collect()
}

/// Every character with its place and the number of parentheses open after it.
fn depths(text: &str) -> impl Iterator<Item = (usize, char, i32)> {
    text.char_indices().scan(0, |depth, (at, c)| {
        *depth += i32::from(c == '(') - i32::from(c == ')');
        Some((at, c, *depth))
    })
}

/// A term in the other's names.
fn renamed(term: &str, names: &[(&str, &str)]) -> String {
    let word = |word: &str| {
        let stem = word.trim_end_matches([' ', '(', ')']);
        rename(stem, names) + &word[stem.len()..]
    };
    term.split_inclusive([' ', '(', ')']).map(word).collect()
}

/// A symbol, or a parameter that belongs to a gate.
fn rename(word: &str, names: &[(&str, &str)]) -> String {
    let (stem, before) = word.strip_suffix("₋₁").map_or((word, ""), |stem| (stem, "₋₁"));
    let prefixes = ["", "W_", "U_", "p_", "b_", "b_i", "b_h"];
    let found = names.iter().find_map(|(ours, theirs)| {
        prefixes.iter().find(|prefix| stem.strip_prefix(**prefix) == Some(ours)).map(|prefix| (prefix, theirs))
    });
    found.map_or_else(|| word.to_owned(), |(prefix, theirs)| format!("{prefix}{theirs}{before}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_equation_is_cut_into_its_summands() {
        let n = Parts::of("n = tanh(W_n x + b_in + r ⊙ (U_n h₋₁ + b_hn))");
        assert_eq!((n.name.as_str(), n.squash), ("n", "tanh("));
        assert_eq!(n.terms, ["W_n x", "b_in", "r ⊙ (U_n h₋₁ + b_hn)"]);
        assert_eq!(Parts::of("h = (1 − z) ⊙ n + z ⊙ h₋₁").terms, ["(1 − z) ⊙ n", "z ⊙ h₋₁"]);
        assert_eq!(Parts::of("h = o ⊙ tanh(c)").squash, "");
        assert_eq!(Parts::of("h = tanh(a) + tanh(b)").terms, ["tanh(a)", "tanh(b)"]);
    }

    #[test]
    fn names_follow_their_gate_and_nothing_else() {
        let names = [("n", "h̃"), ("h", "y_c")];
        let all = ["n", "W_n", "b_in", "b_n", "h₋₁", "tanh(n)", "b_hz"].map(|term| renamed(term, &names));
        assert_eq!(all, ["h̃", "W_h̃", "b_ih̃", "b_h̃", "y_c₋₁", "tanh(h̃)", "b_hz"]);
    }
}
