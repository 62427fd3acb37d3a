//! Do the files give every tensor, every step and every output that their framework gave?

use super::models::{head_out, outputs};
use super::{cell_of, folders, likeliest, stored};
use gatescope::engine::{Dims, Inputs, Plan, Trace};
use gatescope::weights::files::Model;
use serde_json::Value;
use std::path::Path;

/// How much was compared, and the largest error.
#[derive(Default)]
struct Tally {
    files: usize,
    values: usize,
    worst: f64,
}

impl Tally {
    /// max|got − want| ≤ tol · max(max|want|, 1)
    fn compare(&mut self, place: &str, got: &[f64], want: &[f64], tolerance: f64) {
        assert_eq!(got.len(), want.len(), "{place}");
        let scale = want.iter().fold(1.0, |most: f64, v| most.max(v.abs()));
        for (k, (got, want)) in got.iter().zip(want).enumerate() {
            let error = (got - want).abs() / scale;
            assert!(error <= tolerance, "{place}[{k}]: {got} is not {want}");
            self.worst = self.worst.max(error);
        }
        self.values += got.len();
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    value["data"].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn size(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// A node's values `[T][H]`; the file's name for the candidate of a plain RNN is `a`.
fn values(trace: &Trace<f64>, name: &str) -> Vec<f64> {
    let name = if name == "a" { "h" } else { name };
    trace.node(name).unwrap().to_vec()
}

fn run(model: &Model, case: &Value, tally: &mut Tally) {
    let id = case["id"].as_str().unwrap();
    let tolerance = case["tolerance"]["f64"].as_f64().unwrap();
    let ([layer], false) = (model.layers.as_slice(), model.layers[0].is_bidirectional()) else {
        return run_stack(model, case, tally);
    };
    let direction = &layer.directions[0];
    let (params, dims) = (&direction.params, &case["dims"]);
    let dims = Dims { steps: size(&dims["T"]), input: params.input, hidden: params.hidden, batch: 1 };
    let plan = Plan::new(&model.variant.graph(), dims).unwrap();
    let initial: Vec<Vec<f64>> =
        ["h0", "c0"].iter().map(|key| &case[*key]).filter(|v| !v.is_null()).map(numbers).collect();
    let initial: Vec<&[f64]> = initial.iter().map(Vec::as_slice).collect();
    let inputs = Inputs { x: &numbers(&case["x"]), initial: &initial };
    let trace = plan.forward(&plan.pack(params).unwrap(), &inputs).unwrap();
    let forward = case["expected"]["forward"].as_object().unwrap();
    for (key, want) in forward {
        let mut compare = |name: &str, node: &str, want: &Value| {
            tally.compare(&format!("{id} {name}"), &values(&trace, node), &numbers(want), tolerance);
        };
        match (key.as_str(), want) {
            ("gates", Value::Object(gates)) => gates.iter().for_each(|(g, want)| compare(g, g, want)),
            ("pre", Value::Object(gates)) => gates.iter().for_each(|(g, want)| {
                let node = if g == "a" { "pre_h".to_owned() } else { format!("pre_{g}") };
                compare(&node, &node, want);
            }),
            (name, want) => compare(name, name, want),
        }
    }
    if let Some(want) = case["expected"].get("head_out").filter(|v| !v.is_null()) {
        let head = model.head.as_ref().unwrap_or_else(|| panic!("{id} has no readout"));
        let got = head_out(head, &values(&trace, "h"), dims.hidden);
        tally.compare(&format!("{id} head_out"), &got, &numbers(want), tolerance);
    }
}

/// A stack's outputs, where the file has them as one list.
fn run_stack(model: &Model, case: &Value, tally: &mut Tally) {
    let (id, mut model) = (case["id"].as_str().unwrap(), model.clone());
    let tolerance = case["tolerance"]["f64"].as_f64().unwrap();
    for key in ["head_out", "h"] {
        let expected = &case["expected"];
        let want = expected.get(key).or_else(|| expected["forward"].get(key)).filter(|want| want["data"].is_array());
        if let Some(want) = want {
            tally.compare(&format!("{id} {key}"), &outputs(&model, &numbers(&case["x"])), &numbers(want), tolerance);
        }
        model.head = None;
    }
}

fn check(folder: &Path, case: &Value, tally: &mut Tally) {
    let id = case["id"].as_str().unwrap();
    assert_eq!(case["schema"], "rnn-weights/1", "{id}");
    let bytes = std::fs::read(folder.join(case["files"][0]["name"].as_str().unwrap())).unwrap();
    let (network, model) = likeliest(&bytes);
    assert_eq!(cell_of(&model.variant), case["cell"], "{id}");
    assert_eq!(network.convention.unwrap().id(), case["convention"], "{id}");
    let first = &model.layers[0];
    assert_eq!((first.input(), first.hidden()), (size(&case["dims"]["I"]), size(&case["dims"]["H"])), "{id}");
    let tensors = stored(&network, &model);
    for (name, want) in case["params"].as_object().unwrap() {
        let got = tensors.iter().find(|tensor| tensor.name == *name).unwrap_or_else(|| panic!("{id} {name}"));
        assert_eq!(serde_json::json!(got.shape), want["shape"], "{id} {name}");
        tally.compare(&format!("{id} {name}"), &got.data, &numbers(want), 0.0);
    }
    if let Some(head) = case.get("head").filter(|head| !head.is_null()) {
        let got = model.head.as_ref().unwrap_or_else(|| panic!("{id} has no readout"));
        tally.compare(&format!("{id} head weight"), &got.weight, &numbers(&head["weight"]), 0.0);
        tally.compare(&format!("{id} head bias"), &got.bias, &numbers(&head["bias"]), 0.0);
    }
    run(&model, case, tally);
    tally.files += 1;
}

#[test]
fn every_file_gives_the_cell_that_its_framework_ran() {
    for folder in folders("weights") {
        let mut tally = Tally::default();
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.to_string_lossy().ends_with(".expected.json"));
        paths.sort();
        for path in &paths {
            let case: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
            check(&folder, &case, &mut tally);
        }
        let Tally { files, values, worst } = tally;
        println!("{}: {files} files, {values} values compared, largest error {worst:.1e}", folder.display());
        assert_eq!(files, paths.len());
    }
}

/// The same model as Keras saves it, which only Keras should read.
#[test]
fn formats_that_are_not_read_say_how_to_convert_them() {
    let folder = &folders("weights")[0];
    for (name, line) in [("keras_lstm.keras", "numpy.savez"), ("keras_lstm.weights.h5", "load_weights")] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let error = gatescope::weights::files::read(&bytes).unwrap_err();
        let text = error.to_string();
        assert_eq!(error.code(), "convert", "{text}");
        assert!(text.contains(line) && text.lines().count() == 4, "{text}");
    }
    // The first bytes of a pickle of protocol 2, and a zip as torch.save writes it.
    let text = read_error(b"\x80\x02}q\x00.");
    assert!(text.contains("torch.load") && text.contains("weights_only=True"), "{text}");
    assert!(read_error(b"\x93NUMPY\x01\x00").contains("numpy.savez"));
}

fn read_error(bytes: &[u8]) -> String {
    gatescope::weights::files::read(bytes).unwrap_err().to_string()
}
