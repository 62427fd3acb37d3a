//! What can be taken out of a cell, and what is left?

#![allow(clippy::unwrap_used)]

use gatescope::cell::{Ablation, Role, Variant, registry};

fn offered(id: &str) -> Vec<String> {
    Variant::parse(id).unwrap().offered().iter().map(Ablation::to_string).collect()
}

fn equation(id: &str, symbol: &str) -> String {
    let graph = Variant::parse(id).unwrap().graph();
    graph.equation(graph.find(symbol).unwrap())
}

#[test]
fn each_cell_offers_what_its_graph_has() {
    let lstm = ["no-i", "no-f", "linear-g", "no-o", "linear-tanh_c", "coupled"];
    assert_eq!(offered("lstm"), lstm);
    assert_eq!(offered("lstm_peephole"), ["no-i", "no-f", "linear-g", "no-o", "linear-tanh_c", "coupled"]);
    // z and the MGU's f are also used as 1 − gate: they have no open form, and are coupled already.
    assert_eq!(offered("gru"), ["no-r", "linear-n"]);
    assert_eq!(offered("gru.reset-before"), ["no-r", "linear-n"]);
    assert_eq!(offered("mgu"), ["linear-n"]);
    assert_eq!(offered("elman"), ["linear-h"]);
}

#[test]
fn the_equations_say_what_was_taken_out() {
    assert_eq!(equation("lstm.no-f", "f"), "f = 1");
    assert_eq!(equation("lstm.coupled", "f"), "f = 1 − i");
    assert_eq!(equation("lstm.linear-g", "g"), "g = W_g x + U_g h₋₁ + b_ig + b_hg");
    assert_eq!(equation("lstm.linear-tanh_c", "h"), "h = o ⊙ c");
    assert_eq!(equation("lstm.no-f.no-i", "c"), "c = f ⊙ c₋₁ + i ⊙ g");
}

#[test]
fn names_are_read_as_they_are_written_in_any_order() {
    for variant in Variant::all_ablated() {
        assert_eq!(Variant::parse(&variant.to_string()), Some(variant));
    }
    let both = Variant::parse("lstm.no-o.no-f").unwrap();
    assert_eq!(both.to_string(), "lstm.no-f.no-o");
    assert_eq!(both.whole().to_string(), "lstm");
    assert_eq!(both.toggled(Ablation::NoGate("f")).to_string(), "lstm.no-o");
    for wrong in ["lstm.no-z", "gru.no-z", "elman.no-h", "lstm.no-", "gru.coupled", "lstm.reset-before"] {
        assert_eq!(Variant::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn parameters_and_nodes_stay_where_they_were() {
    for variant in Variant::all_ablated() {
        let (whole, ablated) = (variant.whole().graph(), variant.graph());
        assert_eq!(whole.states, ablated.states);
        let names = |g: &gatescope::cell::Graph| g.nodes.iter().map(|n| (n.symbol, n.role)).collect::<Vec<_>>();
        assert_eq!(names(&whole), names(&ablated), "{variant}");
        for tensor in whole.tensors() {
            assert_eq!(whole.block_count(tensor), ablated.block_count(tensor), "{variant}");
        }
    }
}

#[test]
fn the_keeper_and_the_writer_are_found_in_every_graph() {
    let pair = |id: &str| {
        let graph = Variant::parse(id).unwrap().graph();
        graph.keeper_and_writer().map(|(k, w)| (graph.nodes[k].symbol, graph.nodes[w].symbol))
    };
    assert_eq!((pair("lstm"), pair("lstm_peephole")), (Some(("f", "i")), Some(("f", "i"))));
    // Where one gate does both, there is nothing to couple.
    assert_eq!((pair("gru"), pair("mgu"), pair("elman")), (None, None, None));
    for kind in registry() {
        let graph = Variant::plain(kind).graph();
        let gates = graph.with_role(Role::Gate).count();
        assert!(graph.keeps().is_none() || gates > 0);
    }
}

/// The scene's forget bias acts on this gate, with this sign, so that a raised one always keeps more.
#[test]
fn the_gate_that_keeps_is_found_with_its_sign() {
    let keeps = |id: &str| Variant::parse(id).unwrap().keeps().map(|k| (k.gate, k.block, k.sign));
    assert_eq!((keeps("lstm"), keeps("lstm_peephole")), (Some(("f", 1, 1.0)), Some(("f", 1, 1.0))));
    assert_eq!((keeps("gru"), keeps("gru.reset-before")), (Some(("z", 1, 1.0)), Some(("z", 1, 1.0))));
    assert_eq!((keeps("gru.z-updates"), keeps("mgu")), (Some(("z", 1, -1.0)), Some(("f", 0, -1.0))));
    assert_eq!(keeps("elman"), None);
    // What is taken out moves no first weight of the cell that is left.
    assert_eq!((keeps("lstm.no-f"), keeps("lstm.coupled")), (keeps("lstm"), keeps("lstm")));
}
