//! Do all numbers leave as they are, and is a file that comes back compared to the bit?
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use gatescope::export::csv::{Csv, HEADER};
use gatescope::export::json::{ImportError, Imported, Json, read};
use gatescope::scene::{Comparison, Scene, run};
use std::rc::Rc;

#[path = "files/broken.rs"]
mod broken;
#[cfg(feature = "chart")]
#[path = "files/words.rs"]
mod words;

/// Scenes of every kind: gates, peepholes, changes, losses, explosion to ∞ and NaN, one step, one unit.
const LINKS: [&str; 8] = [
    "",
    "T=5&H=2",
    "cells=lstm_peephole,mgu,gru.reset-before.z-updates&task=text&T=7&H=3&loss=every-squared&lang=it&t=3",
    "cells=lstm:fb=0:init=orthogonal,lstm.no-f,lstm.coupled&task=adding&T=12&H=4&loss=last-squared&do=1:f:2@3-8=0.25",
    "cells=elman.linear-h&task=numbers&x=1e6,-1e6,1e6,0,5e5,1,2,3,4&H=3&g=4",
    "cells=elman.linear-h&T=500&H=3&g=4&task=sine",
    "cells=gru&task=numbers&x=0.5&H=1",
    "cells=lstm:prec=f16,gru:prec=bf16&T=20&H=4&clip=0.5",
];

fn scene(link: &str) -> Scene {
    let (scene, reports) = Scene::from_hash(link);
    assert!(reports.is_empty(), "{link}: {reports:?}");
    scene
}

fn json(link: &str) -> String {
    let scene = scene(link);
    let names: Vec<String> = scene.columns.iter().map(ToString::to_string).collect();
    Json::new(&run(&scene).unwrap(), &scene, &names).collect()
}

fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan())
}

/// Value and gradient of one row of the table, looked up in the comparison.
fn looked_up(comparison: &Comparison, row: &[&str]) -> (f64, f64) {
    let whole = |k: usize| row[k].parse::<usize>().unwrap();
    let (column, t, unit) = (whole(0) - 1, whole(2), whole(4) - 1);
    let run = &comparison.columns[column];
    assert_eq!(row[1], run.column.to_string());
    match row[3] {
        "x" => {
            let at = (t - 1) * comparison.sample.input + unit;
            (comparison.sample.inputs[at], run.gradients.inputs()[at])
        }
        "y" => (run.output[t - 1], comparison.output_adjoints(column)[t - 1]),
        state if t == 0 => {
            let node = run.plan.graph().find(state).unwrap();
            (run.trace.before(node, 0)[unit], run.gradients.initial(node)[unit])
        }
        node => {
            (run.trace.node(node).unwrap().at(t - 1, unit, 0), run.gradients.node(node).unwrap().at(t - 1, unit, 0))
        }
    }
}

#[test]
fn every_row_of_the_table_is_a_number_of_the_comparison() {
    for link in LINKS {
        let comparison = run(&scene(link)).unwrap();
        let text: String = Csv::new(&comparison).collect();
        let mut rows = 0;
        assert!(text.starts_with(HEADER) && text.ends_with('\n'));
        for line in text.lines().skip(1) {
            let row: Vec<&str> = line.split(',').collect();
            let (value, gradient) = looked_up(&comparison, &row);
            let read = |k: usize| row[k].parse::<f64>().unwrap();
            assert!(row.len() == 7 && same(read(5), value) && same(read(6), gradient), "{link}: {line}");
            rows += 1;
        }
        let sizes = |run: &gatescope::scene::Run| {
            let (dims, graph) = (run.plan.dims(), run.plan.graph());
            dims.steps * (dims.input + 1 + graph.nodes.len() * dims.hidden) + graph.states.len() * dims.hidden
        };
        assert_eq!(rows, comparison.columns.iter().map(sizes).sum::<usize>(), "{link}");
        let mut places: Vec<&str> = text.lines().skip(1).map(|line| line.rsplitn(3, ',').nth(2).unwrap()).collect();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), rows, "{link}: no place twice");
    }
}

#[test]
fn what_is_not_finite_is_spelled_as_other_programs_read_it() {
    let text: String = Csv::new(&run(&scene(LINKS[5])).unwrap()).collect();
    let spelled = |word: &str| text.lines().any(|line| line.split(',').skip(5).any(|number| number == word));
    assert!(spelled("Inf") && spelled("-Inf") && spelled("NaN"));
    assert!(!text.contains("inf,") && !text.contains("nan"));
}

#[test]
fn the_table_comes_in_pieces_of_whole_lines_that_know_how_far_they_are() {
    let comparison = Rc::new(run(&scene("T=200&H=16")).unwrap());
    let mut table = Csv::new(Rc::clone(&comparison));
    let (mut pieces, mut before) = (0, 0);
    while let Some(piece) = table.next() {
        let (done, all) = table.progress();
        assert!(piece.ends_with('\n') && piece.len() < 100_000 && done > before && done <= all);
        (pieces, before) = (pieces + 1, done);
    }
    assert!(pieces > 20 && table.progress().0 == table.progress().1);
}

#[test]
fn a_file_comes_back_bit_for_bit() {
    for link in LINKS {
        let text = json(link);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["schema"], "gatescope-comparison/1");
        let Imported { scene: back, reports, comparison } = read(&text).unwrap_or_else(|e| panic!("{link}: {e}"));
        assert_eq!((back, reports), (scene(link), Vec::new()));
        let want = run(&scene(link)).unwrap();
        for (got, want) in comparison.columns.iter().zip(&want.columns) {
            assert!(got.trace.buffer().iter().zip(want.trace.buffer()).all(|(a, b)| same(*a, *b)));
        }
    }
}

/// What another program finds in the file, by the names that the documentation gives.
#[test]
fn the_file_has_what_its_documentation_says() {
    let value: serde_json::Value = serde_json::from_str(&json("T=5&H=2")).unwrap();
    let comparison = run(&scene("T=5&H=2")).unwrap();
    let lstm = &value["columns"][0];
    assert_eq!((&lstm["cell"], &lstm["name"]), (&"lstm".into(), &"lstm".into()));
    let f = &lstm["nodes"]["f"];
    assert_eq!((f["term"].as_str(), f["values"]["shape"].to_string()), (Some("forget-gate"), "[5,2]".to_owned()));
    let run = &comparison.columns[0];
    assert_eq!(f["gradient"]["data"][2 * 2 + 1].as_f64(), Some(run.gradients.node("f").unwrap().at(2, 1, 0)));
    let weights = &lstm["params"]["weight_hh"];
    assert_eq!((weights["shape"].to_string(), weights["data"].as_array().unwrap().len()), ("[8,2]".to_owned(), 16));
    assert_eq!(lstm["initial"]["c"]["gradient"]["data"].as_array().unwrap().len(), 2);
    assert_eq!(value["sample"]["targets"][0], serde_json::Value::Null);
    assert_eq!((value["loss"].as_str(), value["link"].as_str()), (Some("last"), Some("#v=1&T=5&H=2")));
}
