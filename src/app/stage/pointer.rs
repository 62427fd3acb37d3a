//! Which step and which unit is the pointer at?

use crate::app::message::Msg;
use crate::app::parts::Own;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};
use yew::{Callback, TargetCast};

/// What something along the time axis listens to.
#[derive(Clone)]
pub(super) struct Pointer {
    pub over: Callback<PointerEvent>,
    pub press: Callback<PointerEvent>,
    pub leave: Callback<PointerEvent>,
}

/// Finds the step under the pointer.
pub(super) type StepAt = Rc<dyn Fn(&PointerEvent) -> Option<usize>>;

/// Moving shows a step as long as the pointer stays; pressing or dragging goes there, and to a heat map's unit.
///
/// `step` is the step under the pointer, `stays` whether a pointer that leaves for this element stays inside.
pub(super) fn pointer(own: &Own, send: &Callback<Msg>, step: StepAt, stays: fn(&Element) -> bool) -> Pointer {
    let last = Rc::clone(&own.step);
    let over = {
        let (send, last, step) = (send.clone(), Rc::clone(&last), Rc::clone(&step));
        Callback::from(move |event: PointerEvent| {
            let step = step(&event);
            if step == last.replace(step) {
                return;
            }
            match step {
                Some(step) if event.buttons() & 1 == 1 => send.emit(Msg::SetCursor(step)),
                step => send.emit(Msg::Hover(step)),
            }
        })
    };
    let press = {
        let send = send.clone();
        Callback::from(move |event: PointerEvent| {
            if event.button() == 0 {
                step(&event).into_iter().for_each(|step| send.emit(Msg::SetCursor(step)));
                unit_at(&event).into_iter().for_each(|unit| send.emit(Msg::SetUnit(Some(unit))));
            }
        })
    };
    let leave = {
        let send = send.clone();
        Callback::from(move |event: PointerEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<Element>().ok());
            if !to.is_some_and(|to| stays(&to)) && last.replace(None).is_some() {
                send.emit(Msg::Hover(None));
            }
        })
    };
    Pointer { over, press, leave }
}

/// What a column's lanes listen to; where a number's arithmetic is open, a press shows another one's.
pub(super) fn lanes_pointer(
    own: &Own,
    steps: usize,
    inspecting: bool,
    send: &Callback<Msg>,
) -> (Pointer, Callback<MouseEvent>) {
    let stays = |to: &Element| matches!(to.closest(TIMED), Ok(Some(_)));
    let mut pointer = pointer(own, send, Rc::new(move |event: &PointerEvent| step_at(event, steps)), stays);
    let (press, inspect) = (pointer.press, look_into(steps, send));
    let also = inspect.clone();
    pointer.press = Callback::from(move |event: PointerEvent| {
        let also = also.clone();
        let mouse: MouseEvent = event.clone().into();
        press.emit(event);
        if inspecting {
            also.emit(mouse);
        }
    });
    (pointer, inspect)
}

/// Opens the arithmetic of the number under the pointer.
fn look_into(steps: usize, send: &Callback<Msg>) -> Callback<MouseEvent> {
    let send = send.clone();
    Callback::from(move |event: MouseEvent| {
        let place = place_at(&event, steps);
        place.into_iter().for_each(|place| send.emit(Msg::Inspect(Some(place))));
    })
}

/// `column:node[unit]@step`, all from 1, of the number under the pointer.
fn place_at(event: &MouseEvent, steps: usize) -> Option<String> {
    let plot = event.target_dyn_into::<Element>()?.closest("[data-node]").ok()??;
    let (unit, step) = (unit_at(event)?, step_at(event, steps)?);
    Some(format!("{}[{}]@{}", plot.get_attribute("data-node")?, unit + 1, step + 1))
}

/// What lies along the time axis.
const TIMED: &str = ".lanes, .time-axis";

/// The step under the pointer, where it is over something along the time axis.
fn step_at(event: &MouseEvent, steps: usize) -> Option<usize> {
    let target = event.target_dyn_into::<Element>()?;
    let timed = target.closest(TIMED).ok()??;
    let axis = timed.closest(".column").ok()??.query_selector(".time-axis").ok()??;
    let place = axis.get_bounding_client_rect();
    let u = (f64::from(event.client_x()) - place.left()) / place.width();
    (0.0..1.0).contains(&u).then(|| ((u * steps as f64) as usize).min(steps.saturating_sub(1)))
}

/// The row under the pointer of a heat map whose rows are units.
fn unit_at(event: &MouseEvent) -> Option<usize> {
    let plot = event.target_dyn_into::<Element>()?.closest("[data-units]").ok()??;
    let units: usize = plot.get_attribute("data-units")?.parse().ok()?;
    let place = plot.get_bounding_client_rect();
    let u = (f64::from(event.client_y()) - place.top()) / place.height();
    (0.0..1.0).contains(&u).then(|| ((u * units as f64) as usize).min(units.saturating_sub(1)))
}
