//! Do the numbers agree with PyTorch, Keras and ONNX?
//!
//! Runs every case of `tests/reference/`, of `tests/reference/stacked/` (made by the script there) and, when set, of the folder named by `GATESCOPE_REFERENCE_DIR`, in f64 and
//! f32, each within its own tolerances. `cargo test --test reference -- --nocapture` prints how many numbers were
//! compared and the largest errors.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gatescope::proof::reference::{Figures, Kind, Outcome, ReferenceError, Tally, check};
use serde_json::{Value, json};
use support::bits::CASES;

/// What all cases of a folder came to.
#[derive(Default)]
struct Report {
    tally: Tally,
    failures: Vec<String>,
    cases: usize,
    skipped: BTreeMap<String, Vec<String>>,
}

impl Report {
    fn add(&mut self, path: &Path) {
        let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        match std::fs::read_to_string(path)
            .map_err(|e| e.to_string())
            .and_then(|text| check(&text).map_err(|e| e.to_string()))
        {
            Err(reason) => self.failures.push(format!("{name}: {reason}")),
            Ok(outcome) => {
                self.cases += usize::from(outcome.ran());
                self.failures.extend(outcome.tally.failures.iter().map(ToString::to_string));
                for what in &outcome.skipped {
                    self.skipped.entry(what.to_string()).or_default().push(name.clone());
                }
                self.tally.absorb(outcome.tally);
            }
        }
    }

    fn print(&self, folder: &Path) {
        println!("{}: {} cases, {} values compared", folder.display(), self.cases, self.tally.values());
        print!("{}", summary(&self.tally));
        for (reason, names) in &self.skipped {
            println!("  skipped, {reason} not built: {} ({})", names.len(), names.join(", "));
        }
    }
}

/// One line for each kind and precision.
fn summary(tally: &Tally) -> String {
    let line = |(key, f): (&(Kind, &str), &Figures)| {
        let (kind, precision) = key;
        let worst = format!("largest error {:.1e} of the tolerance ({:.1e} relative)", f.worst, f.relative);
        format!("  {:<9} {precision}: {:>7} values, {worst}, {}\n", format!("{kind:?}"), f.values, f.place)
    };
    tally.figures.iter().map(line).collect()
}

fn run(folder: &Path) -> Report {
    let mut report = Report::default();
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    files.iter().for_each(|file| report.add(file));
    report.print(folder);
    report
}

fn assert_agrees(folder: &Path) {
    let report = agreed(folder);
    assert!(report.cases > 0 || !report.skipped.is_empty(), "no case in {}", folder.display());
}

fn agreed(folder: &Path) -> Report {
    let report = run(folder);
    let failures = &report.failures;
    assert!(failures.is_empty(), "{} disagreements:\n{}", failures.len(), failures.join("\n"));
    report
}

#[test]
fn every_case_agrees_within_its_tolerance() {
    assert_agrees(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference"));
}

#[test]
fn every_case_of_layers_and_directions_agrees_within_its_tolerance_and_nothing_of_it_is_skipped() {
    let report = agreed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/stacked"));
    assert_eq!((report.cases, report.skipped.len()), (5, 0), "{:?}", report.skipped);
}

#[test]
fn every_case_of_the_given_folder_agrees_within_its_tolerance() {
    if let Some(folder) = std::env::var_os("GATESCOPE_REFERENCE_DIR") {
        assert_agrees(Path::new(&folder));
    }
}

/// A small case with one piece of its text replaced.
fn altered(from: &str, to: &str) -> Result<Outcome, ReferenceError> {
    let (_, text) = CASES.iter().find(|(name, _)| *name == "lstm_pt_t1").unwrap();
    assert!(text.contains(from), "{from}");
    check(&text.replacen(from, to, 1))
}

fn failures(altered: Result<Outcome, ReferenceError>) -> String {
    match altered {
        Ok(outcome) if outcome.ran() => {
            outcome.tally.failures.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        }
        Ok(outcome) => format!("skipped: {}", outcome.skipped[0]),
        Err(reason) => format!("refused: {reason}"),
    }
}

#[test]
fn what_is_not_built_is_skipped_and_what_is_wrong_is_not() {
    let of = |from: &str, to: &str| failures(altered(from, to));
    assert_eq!(of("\"bias\"", "\"bias\""), "");
    let layers = of("\"num_layers\": 1", "\"num_layers\": 2");
    assert_eq!(layers, "skipped: several cells where h0 is [3], not [2, 3]");
    let layers = of("\"num_layers\": 1", "\"num_layers\": 4000000000");
    assert_eq!(layers, "skipped: several cells where key \"params of 4000000000 layers\" is missing");
    assert_eq!(of("\"peepholes\": false", "\"proj_size\": 2"), "skipped: option proj_size = 2");
    assert_eq!(of("\"cell\": \"lstm\"", "\"cell\": \"qrnn\""), "skipped: cell qrnn");
    assert!(of("rnn-refcase/1", "rnn-refcase/2").contains("refused: schema"));
    assert!(of("\"tanh_c\"", "\"tanh_d\"").contains("\"tanh_d\" is unknown"));
    assert!(of("\"dc0\"", "\"dc1\"").contains("\"dc1\" is unknown"));
    assert!(of("[12,2]", "[24]").contains("weight_ih_l0"));
    assert!(of("\"beta2\"", "\"beta3\"").contains("\"beta3\" is unknown"));
    // Another optimiser than the one that the file's numbers come from.
    assert!(of("\"beta2\": 0.999", "\"beta2\": 0.99").contains("f64 adam losses: error"));
    assert!(of("\"lr\": 0.1", "\"lr\": 0.100001").contains("f64 sgd losses: error"));
    // One digit of one expected number.
    let off = of("0.13727509385005157", "0.13727519385005157");
    assert!(off.starts_with("lstm_pt_t1 f64 jacobian hh.fro: error 1.000e-7") && !off.contains('\n'), "{off}");
}

/// Two layers of two directions.
const STACKED: &str = include_str!("reference/stacked/lstm_layers_both_nobias.json");
const PLACES: [&str; 4] = ["l0", "l0_reverse", "l1", "l1_reverse"];

fn stacked(change: impl FnOnce(&mut Value)) -> Outcome {
    let mut file = serde_json::from_str(STACKED).unwrap();
    change(&mut file);
    check(&file.to_string()).unwrap()
}

/// The values of every cell, taken out of a section.
fn take(section: &mut Value) -> Vec<Value> {
    let section = section.as_object_mut().unwrap();
    PLACES.iter().map(|place| section.remove(*place).unwrap()).collect()
}

/// `[T][H]` of one value of each cell.
fn numbers(cells: &[Value], pointer: &str) -> Vec<Vec<Value>> {
    cells.iter().map(|cell| cell.pointer(pointer).unwrap()["data"].as_array().unwrap().clone()).collect()
}

/// `[T][cells · H]`
fn beside(cells: &[Vec<Value>]) -> Vec<Value> {
    (0..5).flat_map(|t| cells.iter().flat_map(move |h| h[t * 2..t * 2 + 2].to_vec())).collect()
}

/// The tensors of `names` gathered in an object for each cell.
fn nest(tensors: &mut Value) {
    let flat = tensors.as_object().unwrap().clone();
    *tensors = json!({});
    for (name, tensor) in flat {
        let (name, place) = name.split_once("_l").unwrap();
        tensors[format!("l{place}")][name] = tensor;
    }
}

#[test]
fn values_of_several_cells_are_found_however_they_are_laid_out() {
    let plain = stacked(|_| ());
    let relaid = |name: &str, change: &dyn Fn(&mut Value)| {
        let got = stacked(change);
        assert!(got.tally.failures.is_empty() && got.skipped.is_empty(), "{name}: {got:?}");
        assert_eq!(got.tally.values(), plain.tally.values(), "{name}");
    };
    relaid("a list of cells", &|file| {
        let forward = &mut file["expected"]["f64"]["forward"];
        forward["cells"] = Value::Array(take(forward));
    });
    relaid("layers with directions", &|file| {
        let pull = &mut file["expected"]["f64"]["mse"];
        let cells = take(pull);
        let layer = |k: usize| json!({"forward": cells[k], "backward": cells[k + 1]});
        pull["layers"] = json!([layer(0), layer(2)]);
    });
    relaid("tensors of all cells", &|file| {
        let forward = &mut file["expected"]["f64"]["forward"];
        let mut cells = take(forward);
        let of = |pointer: &str| numbers(&cells, pointer);
        let (i, f, c, tanh_c) = (of("/gates/i"), of("/gates/f"), of("/c"), of("/tanh_c"));
        let layers = [beside(&c[..2]), beside(&c[2..])].concat();
        forward["gates"]["i"] = json!({"shape": [2, 2, 5, 2], "data": i.concat()});
        forward["gates"]["f"] = json!({"shape": [5, 4, 2], "data": beside(&f)});
        forward["c"] = json!({"shape": [2, 5, 4], "data": layers});
        forward["tanh_c"] = json!([
            {"shape": [5, 4], "data": beside(&tanh_c[..2])},
            {"shape": [5, 4], "data": beside(&tanh_c[2..])},
        ]);
        for (place, cell) in PLACES.iter().zip(&mut cells) {
            cell["gates"].as_object_mut().unwrap().retain(|name, _| name != "i" && name != "f");
            cell.as_object_mut().unwrap().retain(|name, _| name != "c" && name != "tanh_c");
            forward[*place] = cell.take();
        }
    });
    relaid("parameters of each cell", &|file| {
        nest(&mut file["params"]);
        let expected = &mut file["expected"]["f64"];
        for pointer in ["/readout/dparams", "/mse/dparams", "/training/adam/params_after", "/training/sgd/params_after"]
        {
            nest(expected.pointer_mut(pointer).unwrap());
        }
    });
}

#[test]
fn what_has_no_known_place_in_a_stack_is_named_and_what_is_wrong_disagrees() {
    let skipped = |change: &dyn Fn(&mut Value)| {
        let outcome = stacked(change);
        assert!(outcome.ran() && outcome.tally.failures.is_empty(), "{outcome:?}");
        outcome.skipped.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    let strange = skipped(&|file| file["expected"]["f64"]["forward"]["l0"]["u"] = json!({"shape": [1], "data": [0]}));
    assert_eq!(strange, "value forward.l0.u for several cells");
    let shape = skipped(&|file| file["expected"]["f64"]["mse"]["dh"]["shape"] = json!([4, 5]));
    assert_eq!(shape, "value mse.dh for several cells");
    let section = skipped(&|file| file["expected"]["f64"]["jacobian"] = json!({"hh": {"fro": [1, 2]}}));
    assert_eq!(section, "value jacobian.hh.fro for several cells");
    let loss = skipped(&|file| file["losses"]["readout"]["w"] = json!({"shape": [3], "data": [1, 2, 3]}));
    assert!(loss.starts_with("value losses.readout for several cells; value readout."), "{loss}");
    let failures = |change: &dyn Fn(&mut Value)| {
        let failures = stacked(change).tally.failures;
        failures.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    for pointer in ["/forward/l1_reverse/gates/f", "/readout/l0/dc", "/mse/dx_l1", "/mse/dparams/weight_hh_l0_reverse"]
    {
        let wrong = failures(&|file| {
            let number = file["expected"]["f64"].pointer_mut(pointer).unwrap().pointer_mut("/data/3").unwrap();
            *number = json!(number.as_f64().unwrap() + 1e-8);
        });
        let place = format!("f64 {}: error 1.000e-8", pointer[1..].replacen('/', " ", 1).replace('/', "."));
        assert!(wrong.contains(&place) && !wrong.contains(';'), "{place} in {wrong}");
    }
    let reversed = failures(&|file| {
        let forward = &mut file["expected"]["f64"]["forward"];
        let own = forward["l0_reverse"]["h"]["data"].as_array().unwrap().chunks(2).rev().flatten().cloned().collect();
        forward["l0_reverse"]["h"]["data"] = own;
    });
    assert!(reversed.contains("forward l0_reverse.h: error"), "{reversed}");
    let other_loss = failures(&|file| file["expected"]["f64"]["readout"]["loss"] = json!(7));
    assert!(other_loss.contains("f64 readout loss: error"), "{other_loss}");
}
