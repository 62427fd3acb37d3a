//! Does the name of a number name it?

use gatescope::cell::{Block, Tensor, Variant};
use gatescope::insight::explain::{Axis, Missing, Place};
use gatescope::math::Format;
use proptest::prelude::*;

use crate::support::cells::{Experiment, dims};
use crate::{Explained, places};

fn peephole() -> Explained {
    Explained::new(&Experiment::new(&Variant::parse("lstm_peephole").unwrap(), dims(12, 2, 11, 1), 1), Format::F64)
}

#[test]
fn every_number_has_a_name_of_its_own_that_is_read_back() {
    for variant in Variant::all().iter().chain(&Variant::all_ablated()) {
        let run = Explained::new(&Experiment::new(variant, dims(12, 2, 11, 1), 1), Format::F64);
        let all = places(&run.plan);
        let mut names: Vec<String> = all.iter().map(|place| place.text(run.plan.graph())).collect();
        for (place, name) in all.iter().zip(&names) {
            assert_eq!(Place::parse(name, &run.plan), Some(*place), "{variant}: {name}");
        }
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all.len(), "{variant}");
    }
}

#[test]
fn names_read_as_the_equations_do() {
    let run = peephole();
    let graph = run.plan.graph();
    let node = |symbol| graph.find(symbol).unwrap();
    let weight = |tensor, index, row, column| Place::Weight { block: Block { tensor, index }, row, column };
    for (name, place) in [
        ("f[3]@12", Place::Value { node: node("f"), t: 11, unit: 2 }),
        ("pre_o[11]@1", Place::Value { node: node("pre_o"), t: 0, unit: 10 }),
        ("h[1]@1", Place::Value { node: node("h"), t: 0, unit: 0 }),
        ("h[1]@0", Place::Before { state: node("h"), unit: 0 }),
        ("x[2]@4", Place::Input { t: 3, k: 1 }),
        ("W_i[11,2]", weight(Tensor::WeightIh, 0, 10, 1)),
        ("U_f[3,2]", weight(Tensor::WeightHh, 1, 2, 1)),
        ("b_if[3]", weight(Tensor::BiasIh, 1, 2, 0)),
        ("b_ho[3]", weight(Tensor::BiasHh, 3, 2, 0)),
        ("p_o[1]", weight(Tensor::WeightPeephole, 2, 0, 0)),
    ] {
        assert_eq!(place.text(graph), name);
        assert_eq!(Place::parse(name, &run.plan), Some(place), "{name}");
    }
}

#[test]
fn what_the_run_does_not_have_is_refused() {
    let run = peephole();
    for name in [
        "",
        "f",
        "[1]@1",
        "q[1]@1",
        "f[1]",
        "f[0]@1",
        "f[12]@1",
        "f[1]@13",
        "f[1]@0",
        "x[1]@0",
        "x[3]@1",
        "f[+1]@1",
        "f[01]@1",
        "f[1]@1 ",
        "f[1,1]@1",
        "W_f[1]",
        "W_f[1,3]",
        "W_f[12,1]",
        "U_f[1,12]",
        "W_q[1,1]",
        "b_if[1,1]",
        "b_if[0]",
        "p_g[1]",
        "U_f[1,1]@1",
        "f[1]@99999999999999999999999",
    ] {
        assert_eq!(Place::parse(name, &run.plan), None, "{name}");
    }
    let beyond = Place::Value { node: 0, t: 12, unit: 0 };
    assert_eq!(run.arithmetic().value(beyond), None);
    assert_eq!(run.arithmetic().forward(beyond), None);
    assert_eq!(run.arithmetic().backward(beyond), None);
    assert!(run.arithmetic().backward(Place::Before { state: 0, unit: 0 }).is_none(), "the first node is no state");
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    let run = peephole();
    let index = |axis, given, first, last| Missing::Index { axis, given, allowed: (first, last) };
    for (name, missing) in [
        ("f[12]@1", index(Axis::Unit, 12, 1, 11)),
        ("f[1]@13", index(Axis::Step, 13, 1, 12)),
        ("f[1]@0", index(Axis::Step, 0, 1, 12)),
        ("c[1]@13", index(Axis::Step, 13, 0, 12)),
        ("x[3]@1", index(Axis::Input, 3, 1, 2)),
        ("W_f[12,1]", index(Axis::Row, 12, 1, 11)),
        ("W_f[1,3]", index(Axis::Column, 3, 1, 2)),
        ("p_o[12]", index(Axis::Unit, 12, 1, 11)),
        ("f[1]@99999999999999999999999", index(Axis::Step, usize::MAX, 1, 12)),
        ("f[1]", Missing::Name { given: "f".into(), known: known(&run) }),
        ("f", Missing::Unreadable),
        ("f[1]@1x", Missing::Unreadable),
    ] {
        assert_eq!(Place::find(name, &run.plan), Err(missing), "{name}");
    }
    let Err(Missing::Name { known, .. }) = Place::find("q[1]@1", &run.plan) else { panic!("q is there") };
    assert!(known.contains(&"f".to_owned()) && known.contains(&"x".to_owned()) && !known.contains(&"U_f".to_owned()));
}

fn known(run: &Explained) -> Vec<String> {
    run.plan.graph().parameter_blocks().map(|block| run.plan.graph().block(block)).collect()
}

/// Walking along every index from any number, one comes to all numbers of its kind and back.
#[test]
fn neighbours_are_beside_each_other_and_end_where_the_run_ends() {
    let run = peephole();
    let text = |place: Place| place.text(run.plan.graph());
    for place in places(&run.plan) {
        for &axis in place.axes() {
            for next in [true, false] {
                let Some(beside) = place.beside(axis, next, &run.plan) else { continue };
                assert!(beside.is_in(&run.plan));
                assert_eq!(beside.beside(axis, !next, &run.plan), Some(place), "{} {axis:?}", text(place));
            }
        }
    }
    let beside = |name: &str, axis, next| {
        let place = Place::parse(name, &run.plan).unwrap();
        place.beside(axis, next, &run.plan).map(text).unwrap_or_default()
    };
    assert_eq!(beside("f[3]@12", Axis::Step, true), "");
    assert_eq!(beside("f[3]@1", Axis::Step, false), "", "a gate has no step before the first");
    assert_eq!(beside("h[3]@1", Axis::Step, false), "h[3]@0");
    assert_eq!(beside("h[3]@0", Axis::Step, true), "h[3]@1");
    assert_eq!(beside("f[11]@1", Axis::Unit, true), "");
    assert_eq!(beside("U_f[3,2]", Axis::Column, true), "U_f[3,3]");
    assert_eq!(beside("W_f[3,2]", Axis::Column, true), "");
    assert_eq!(beside("W_f[3,2]", Axis::Row, false), "W_f[2,2]");
    assert_eq!(beside("b_if[3]", Axis::Unit, true), "b_if[4]");
    assert_eq!(beside("x[1]@4", Axis::Input, true), "x[2]@4");
    assert_eq!(beside("x[1]@4", Axis::Unit, true), "", "an input has no unit");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "([a-zA-Z_]{0,5}\\[[0-9,]{0,5}\\]@?[0-9]{0,3})|\\PC{0,20}") {
        let run = peephole();
        if let Some(place) = Place::parse(&text, &run.plan) {
            prop_assert_eq!(place.text(run.plan.graph()), text);
        }
    }
}
