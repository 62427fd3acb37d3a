//! Which numbers stand beside a number?
//!
//! One step or unit further, one row or column of a matrix; a state's first step is preceded by its initial value.

use super::place::is_matrix;
use super::{Axis, Place};
use crate::engine::Plan;

impl Place {
    /// The indices that a number has.
    pub fn axes(self) -> &'static [Axis] {
        match self {
            Self::Value { .. } | Self::Before { .. } => &[Axis::Step, Axis::Unit],
            Self::Input { .. } => &[Axis::Step, Axis::Input],
            Self::Weight { block, .. } if is_matrix(block) => &[Axis::Row, Axis::Column],
            Self::Weight { .. } => &[Axis::Unit],
        }
    }

    /// The next or the previous number along an index; `None` where the run ends or the number has no such index.
    pub fn beside(self, axis: Axis, next: bool, plan: &Plan) -> Option<Self> {
        let moved = |index: usize| if next { index.checked_add(1) } else { index.checked_sub(1) };
        let place = match (self, axis) {
            (Self::Value { node, t: 0, unit }, Axis::Step) if !next => Self::Before { state: node, unit },
            (Self::Before { state, unit }, Axis::Step) => next.then_some(Self::Value { node: state, t: 0, unit })?,
            (Self::Value { node, t, unit }, Axis::Step) => Self::Value { node, t: moved(t)?, unit },
            (Self::Value { node, t, unit }, Axis::Unit) => Self::Value { node, t, unit: moved(unit)? },
            (Self::Before { state, unit }, Axis::Unit) => Self::Before { state, unit: moved(unit)? },
            (Self::Input { t, k }, Axis::Step) => Self::Input { t: moved(t)?, k },
            (Self::Input { t, k }, Axis::Input) => Self::Input { t, k: moved(k)? },
            (Self::Weight { block, row, column }, Axis::Row | Axis::Unit) => {
                Self::Weight { block, row: moved(row)?, column }
            }
            (Self::Weight { block, row, column }, Axis::Column) => Self::Weight { block, row, column: moved(column)? },
            _ => return None,
        };
        place.is_in(plan).then_some(place)
    }
}
