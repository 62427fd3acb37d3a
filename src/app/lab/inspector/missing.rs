//! What is wrong with a place that is not there, and what is allowed instead?

use super::super::super::look::Look;
use super::super::super::message::Msg;
use super::super::super::parts::sends;
use super::super::super::stage::column_names;
use super::super::super::state::Shown;
use super::Panel;
use super::name::Name;
use crate::insight::explain::{Axis, Missing, Place};
use crate::scene::Run;
use crate::words::{Value, Words};
use yew::{Html, MouseEvent, html};

/// Why a link's `column:place` names no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Nowhere {
    /// There is no such column: what was given, and how many there are.
    Column(usize, usize),
    /// The column has no such number: the column from 0.
    Place(usize, Missing),
    /// It is not written as numbers are.
    Unreadable,
}

/// The column and the place that a link names.
pub(super) fn find<'a>(inspected: &str, shown: &'a Shown) -> Result<(usize, &'a Run, Place), Nowhere> {
    let (column, place) = inspected.split_once(':').ok_or(Nowhere::Unreadable)?;
    let digits = !column.is_empty() && column.bytes().all(|b| b.is_ascii_digit());
    let given = column.parse().ok().filter(|_| digits).ok_or(Nowhere::Unreadable)?;
    let columns = &shown.comparison.columns;
    let there = usize::checked_sub(given, 1).and_then(|k| columns.get(k).map(|run| (k, run)));
    let (k, run) = there.ok_or(Nowhere::Column(given, columns.len()))?;
    Ok((k, run, Place::find(place, &run.plan).map_err(|missing| Nowhere::Place(k, missing))?))
}

/// What is wrong, in a sentence that says what is allowed.
pub(super) fn said(inspected: &str, nowhere: &Nowhere, cells: &[String], words: &Words) -> String {
    let mut args: Vec<(&str, Value<'_>)> = vec![("place", inspected.into())];
    let key = match nowhere {
        Nowhere::Column(given, most) => {
            args.extend([("given", (*given).into()), ("most", (*most).into())]);
            "inspector-no-cell"
        }
        Nowhere::Place(k, Missing::Name { given, known }) => {
            let cell = cells.get(*k).cloned().unwrap_or_default();
            args.extend([("cell", cell.into()), ("given", given.as_str().into()), ("known", known.join(", ").into())]);
            "inspector-no-node"
        }
        Nowhere::Place(_, Missing::Index { axis, given, allowed }) => {
            args.extend([("given", (*given).into()), ("first", allowed.0.into()), ("most", allowed.1.into())]);
            no_index(*axis)
        }
        Nowhere::Place(_, Missing::Unreadable) | Nowhere::Unreadable => "inspector-unreadable",
    };
    words.text_with(key, &args)
}

const fn no_index(axis: Axis) -> &'static str {
    match axis {
        Axis::Step => "inspector-no-step",
        Axis::Unit => "inspector-no-unit",
        Axis::Input => "inspector-no-channel",
        Axis::Row => "inspector-no-row",
        Axis::Column => "inspector-no-column",
    }
}

impl Panel {
    /// The place is not in this run: why, what is allowed, and where to begin instead.
    pub(super) fn missing(&self, nowhere: &Nowhere) -> Html {
        let Self { shown, look, inspected, .. } = self;
        let text = said(inspected, nowhere, &column_names(&shown.comparison, &look.words), &look.words);
        let k = if let Nowhere::Place(k, _) = nowhere { *k } else { 0 };
        html! {
            <>
                <p class="note is-wrong" id="inspector-missing" role="alert">{ text }</p>
                <p>{ look.say("inspector-instead") }{ " " }{ self.instead(k, look) }</p>
            </>
        }
    }

    /// The hidden state's first number of a column.
    fn instead(&self, k: usize, look: &Look) -> Html {
        let Some(run) = self.shown.comparison.columns.get(k) else { return Html::default() };
        let graph = run.plan.graph();
        let place = Place::Value { node: graph.hidden(), t: 0, unit: 0 };
        let open = sends::<MouseEvent>(&self.send, Msg::Inspect(Some(format!("{}:{}", k + 1, place.text(graph)))));
        let name = Name::of(place, graph);
        html! {
            <button type="button" class="button is-choice term-link" aria-label={name.spoken(&look.words)} onclick={open}>
                { name.set("", look) }
            </button>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Scene, run};
    use crate::words::Locale;
    use std::rc::Rc;

    #[test]
    fn each_place_that_is_not_there_has_its_sentence() {
        let scene = Scene::from_hash("cells=lstm,gru&T=12&H=3").0;
        let shown = Shown { comparison: Rc::new(run(&scene).unwrap()), scene: Rc::new(scene), revision: 1 };
        let cells = ["LSTM".to_owned(), "GRU".to_owned()];
        for (place, wanted) in [
            ("3:h[1]@1", ["no column 3", "1 to 2"]),
            ("0:h[1]@1", ["no column 0", "1 to 2"]),
            ("2:f[1]@1", ["GRU has no “f”", "x, pre_r, r"]),
            ("1:W_z[1,1]", ["LSTM has no “W_z”", "W_i, W_f"]),
            ("1:f[4]@1", ["no unit 4", "1 to 3"]),
            ("1:b_if[9]", ["no unit 9", "1 to 3"]),
            ("1:f[1]@13", ["no step 13", "1 to 12"]),
            ("1:f[1]@0", ["no step 0", "1 to 12"]),
            ("1:h[1]@13", ["no step 13", "0 to 12"]),
            ("1:x[11]@1", ["no input 11", "1 to 10"]),
            ("1:U_f[4,1]", ["no row 4", "1 to 3"]),
            ("1:U_f[1,0]", ["no column 0", "1 to 3"]),
            ("h", ["does not name", "1:h[1]@1"]),
            ("1:f[+1]@2", ["does not name", "1:h[1]@1"]),
        ] {
            let nowhere = find(place, &shown).map(|_| ()).unwrap_err();
            let text = said(place, &nowhere, &cells, &Words::new(Locale::En));
            assert!(text.contains(place) && wanted.iter().all(|part| text.contains(part)), "{place}: {text}");
        }
        assert!(find("2:h[1]@1", &shown).is_ok_and(|(k, ..)| k == 1));
    }
}
