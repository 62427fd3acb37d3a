//! Which row of a triangle is chosen? The one under the pointer as long as it stays, else the one that was pressed.

use crate::chart::Frame;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{Element, PointerEvent};
use yew::{Callback, TargetCast};

/// The rows of triangles that stand beside each other, one of which is chosen in all of them.
#[derive(Clone, PartialEq)]
pub(super) struct Rows {
    /// The chosen row, from 0.
    pub at: usize,
    /// The row that stays when the pointer leaves.
    pub kept: Rc<Cell<Option<usize>>>,
    /// Chooses another one.
    pub choose: Callback<Option<usize>>,
}

/// What a triangle listens to.
pub(super) struct Listeners {
    pub over: Callback<PointerEvent>,
    pub press: Callback<PointerEvent>,
    pub leave: Callback<PointerEvent>,
}

/// Nothing where there are no rows to be chosen. A pixel of the frame is `scale` CSS pixels.
pub(super) fn listeners(rows: Option<&Rows>, steps: usize, frame: Frame, scale: f64) -> Listeners {
    let Some(rows) = rows else {
        return Listeners { over: Callback::noop(), press: Callback::noop(), leave: Callback::noop() };
    };
    let (over, press, leave) = (rows.clone(), rows.clone(), rows.clone());
    let under = move |event: &PointerEvent| {
        let canvas = event.target_dyn_into::<Element>()?.get_bounding_client_rect();
        let place = (f64::from(event.client_x()) - canvas.left(), f64::from(event.client_y()) - canvas.top());
        row_at(&frame, steps, (place.0 / scale, place.1 / scale))
    };
    Listeners {
        over: Callback::from(move |event: PointerEvent| {
            let row = under(&event).or(over.kept.get());
            if row != Some(over.at) {
                over.choose.emit(row);
            }
        }),
        press: Callback::from(move |event: PointerEvent| {
            if let Some(row) = under(&event).filter(|_| event.button() == 0) {
                press.kept.set(Some(row));
                press.choose.emit(Some(row));
            }
        }),
        leave: Callback::from(move |_| leave.choose.emit(leave.kept.get())),
    }
}

/// The row at a place of the frame; `None` beside the plot.
fn row_at(frame: &Frame, steps: usize, (x, y): (f64, f64)) -> Option<usize> {
    let plot = frame.plot();
    let inside = (plot.left..plot.right).contains(&x) && (plot.top..plot.bottom).contains(&y);
    let row = ((y - plot.top) / plot.height() * steps as f64) as usize;
    inside.then_some(row.min(steps.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Margins;

    #[test]
    fn every_row_is_found_and_nothing_beside_the_plot() {
        let frame = Frame::screen(120.0, 120.0, 1.0, Margins { left: 10.0, top: 10.0, right: 10.0, bottom: 10.0 });
        let row = |x: f64, y: f64| row_at(&frame, 10, (x, y));
        assert_eq!([row(10.0, 10.0), row(60.0, 19.9), row(60.0, 20.0)], [Some(0), Some(0), Some(1)]);
        assert_eq!(row(109.0, 109.9), Some(9));
        assert_eq!([row(9.0, 50.0), row(110.0, 50.0), row(50.0, 9.0), row(50.0, 110.0)], [None; 4]);
    }
}
