//! Where in a stored tensor does each parameter lie?

use super::convention::Form;
use super::table::{self, Entry, Lies};
use crate::cell::{Block, Op, Tensor, Term};
use crate::engine::Params;
use crate::math::Real;
use std::ops::Range;

/// One gate's numbers in a stored tensor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The stored tensor's name.
    pub name: String,
    /// The canonical tensor that the numbers become.
    pub tensor: Tensor,
    /// The gate, by canonical name.
    pub gate: &'static str,
    /// Where they lie: one range for each axis of the stored tensor.
    pub ranges: Vec<Range<usize>>,
}

impl Form {
    /// Which gate lies where, tensor by tensor in the stored order.
    pub fn segments(&self, input: usize, hidden: usize) -> Vec<Segment> {
        self.entries.iter().flat_map(|entry| self.segments_of(entry, input, hidden)).collect()
    }

    fn segments_of(&self, entry: &Entry, input: usize, hidden: usize) -> Vec<Segment> {
        let (mut segments, mut begun) = (Vec::new(), 0);
        for (row, &tensor) in entry.holds.iter().enumerate() {
            for block in self.blocks(entry, tensor) {
                let columns =
                    matches!(tensor, Tensor::WeightIh | Tensor::WeightHh).then(|| 0..tensor.columns(input, hidden));
                let rows = begun..begun + hidden;
                let ranges = match entry.lies {
                    Lies::ByRow => [Some(rows), columns].into_iter().flatten().collect(),
                    Lies::ByColumn => [columns, Some(rows)].into_iter().flatten().collect(),
                    Lies::Paired => vec![row..row + 1, rows],
                    Lies::Directed => [Some(0..1), Some(rows), columns].into_iter().flatten().collect(),
                };
                let gate = self.gate(Block { tensor, index: block });
                segments.push(Segment { name: self.name(entry), tensor, gate, ranges });
                begun += hidden;
            }
            if entry.lies == Lies::Paired {
                begun = 0;
            }
        }
        segments
    }

    /// The gate that a block belongs to. A tensor with fewer blocks than there are gates has those whose sums it enters.
    fn gate(&self, block: Block) -> &'static str {
        let name = |index: usize| self.graph.blocks.get(index).copied().unwrap_or_default();
        if block.tensor != Tensor::WeightPeephole {
            return name(block.index);
        }
        let beside = |op: &Op| {
            let Op::Sum(terms) = op else { return None };
            let input = |t: &Term| t.block().filter(|b| b.tensor == Tensor::WeightIh).map(|b| b.index);
            let enters = terms.iter().any(|term| term.block() == Some(block));
            enters.then(|| terms.iter().find_map(input)).flatten()
        };
        self.graph.nodes.iter().find_map(|node| beside(&node.op)).map_or("", name)
    }

    /// The shape of a stored tensor.
    pub(super) fn shape(&self, entry: &Entry, input: usize, hidden: usize) -> Vec<usize> {
        let rows = |t: &Tensor| self.graph.block_count(*t) * hidden;
        let all: usize = entry.holds.iter().map(rows).sum();
        let columns = match entry.holds {
            [tensor @ (Tensor::WeightIh | Tensor::WeightHh)] => Some(tensor.columns(input, hidden)),
            _ => None,
        };
        match entry.lies {
            Lies::ByRow => [Some(all), columns].into_iter().flatten().collect(),
            Lies::ByColumn => [columns, Some(all)].into_iter().flatten().collect(),
            Lies::Paired => vec![2, all / 2],
            Lies::Directed => [Some(1), Some(all), columns].into_iter().flatten().collect(),
        }
    }

    /// I of the weights from x, H of the weights from h: the columns of a stored matrix of this shape.
    #[cfg(feature = "files")]
    pub(super) fn columns(&self, shape: &[usize]) -> usize {
        let columns = if self.lies(Lies::ByColumn) { shape.first() } else { shape.last() };
        columns.copied().unwrap_or(0)
    }

    /// Puts a stored tensor's numbers, row-major, where they belong.
    pub(super) fn fill<F: Real>(&self, params: &mut Params<F>, entry: &Entry, numbers: impl Iterator<Item = F>) {
        let mut numbers = numbers;
        for &tensor in entry.holds {
            let places = self.places_of(entry, tensor, params.input, params.hidden);
            let target = params.tensor_mut(tensor);
            for (k, number) in places.zip(&mut numbers) {
                target[k] = number;
            }
        }
    }

    /// For each stored number in turn, the canonical tensor and the index in it.
    pub(super) fn places(&self, entry: &Entry, input: usize, hidden: usize) -> impl Iterator<Item = (Tensor, usize)> {
        let of = move |&tensor: &Tensor| self.places_of(entry, tensor, input, hidden).map(move |k| (tensor, k));
        entry.holds.iter().flat_map(of)
    }

    /// For each stored number of one canonical tensor in turn, its index there.
    fn places_of(
        &self,
        entry: &Entry,
        tensor: Tensor,
        input: usize,
        hidden: usize,
    ) -> impl Iterator<Item = usize> + use<> {
        let blocks: Vec<usize> = self.blocks(entry, tensor).collect();
        let columns = tensor.columns(input, hidden);
        let rows: Vec<usize> = blocks.iter().flat_map(|b| b * hidden..(b + 1) * hidden).collect();
        let (outer, inner) = if entry.lies == Lies::ByColumn { (columns, rows.len()) } else { (rows.len(), columns) };
        let by_column = entry.lies == Lies::ByColumn;
        (0..outer * inner).map(move |k| {
            let (a, b) = (k / inner, k % inner);
            let (row, column) = if by_column { (rows[b], a) } else { (rows[a], b) };
            row * columns + column
        })
    }

    /// The canonical blocks in their stored order.
    fn blocks(&self, entry: &Entry, tensor: Tensor) -> impl Iterator<Item = usize> {
        let turned = tensor == Tensor::WeightPeephole && entry.lies == Lies::Directed;
        let order = if turned { table::PEEPHOLES.to_vec() } else { self.order.clone() };
        let count = self.graph.block_count(tensor);
        order.into_iter().filter(move |&block| block < count)
    }
}
