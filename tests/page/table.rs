//! Does a table that is typed take the place of the last one, and does a bad one leave it?

use super::{after, fresh, reader, task};
use gatescope::app::message::Msg;
use gatescope::app::state::{State, TableDraft};
use gatescope::app::update::open;
use gatescope::task::Content;
use gatescope::task::table::Table;
use gatescope::task::table::read::{Options, read};

/// The draft that the lab makes of a text.
pub fn table_of(text: &str) -> TableDraft {
    let options = Options::default();
    TableDraft { text: text.into(), table: read(text, &options).ok().map(|(table, _)| table), options }
}

fn typed(text: &str) -> Msg {
    Msg::SetTable(table_of(text).into())
}

fn table(state: &State) -> Table {
    match state.scene.sequence.content() {
        Content::Table(table) => table.clone(),
        other => panic!("no table: {other:?}"),
    }
}

#[test]
fn a_bad_table_keeps_the_last_good_one_and_the_typed_text() {
    let state = after(fresh(), [task("table"), typed("a,b,=y\n0.50,1,\n2,3,4")]);
    assert_eq!(table(&state).inputs, [0.5, 1.0, 2.0, 3.0]);
    assert_eq!(&*state.drafts.table.text, "a,b,=y\n0.50,1,\n2,3,4", "as it was typed");
    for bad in ["", "a,b\n1", "a\nx", &"1\n".repeat(501)] {
        let wrong = after(state.clone(), [typed(bad), Msg::SetHidden(5), task("recall"), task("table")]);
        assert_eq!((&*wrong.drafts.table.text, table(&wrong)), (bad, table(&state)), "nothing typed is lost");
    }
}

#[test]
fn the_editor_shows_what_is_undone_and_what_a_link_says() {
    let first = after(fresh(), [task("table"), typed("a\n1"), Msg::Settle]);
    let undone = after(first, [typed("a;b\n2,5;3"), Msg::Settle, Msg::Undo]);
    assert_eq!((&*undone.drafts.table.text, table(&undone).inputs), ("a\n1", vec![1.0]));
    let redone = after(undone, [Msg::Redo]);
    assert_eq!((&*redone.drafts.table.text, table(&redone).inputs), ("a,b\n2.5,3", vec![2.5, 3.0]));
    let opened = open("#task=table&x=a,=y;0.5,;1,2", reader()).0;
    assert_eq!(&*opened.drafts.table.text, "a,=y\n0.5,\n1,2");
    assert_eq!(Some(table(&opened)), opened.drafts.table.table);
}

#[test]
fn a_table_has_as_many_steps_as_rows() {
    let state = after(fresh(), [task("table"), typed("a\n1\n2\n3"), Msg::SetSteps(9)]);
    assert_eq!((state.scene.length(), table(&state).steps()), (3, 3));
}
