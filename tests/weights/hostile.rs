//! Are files that lie refused for what is wrong with them, and strange but right ones taken?

use super::{cell_of, folders, likeliest, stored};
use gatescope::weights::files::{ImportError, Mapping, read};
use serde_json::Value;
use std::path::Path;

/// The list's word for a refusal, and the codes that mean it here. A word that is not here is only printed.
const WORDS: [(&str, &[&str]); 12] = [
    ("truncated", &["truncated"]),
    ("header_too_large", &["header_too_large"]),
    ("overlap", &["overlap"]),
    ("dtype", &["dtype"]),
    ("pickle", &["pickle"]),
    ("gap", &["gap"]),
    ("duplicate_key", &["duplicate"]),
    ("duplicate", &["duplicate"]),
    ("cycle", &["cycle"]),
    ("zip_bomb", &["bomb", "data_too_large"]),
    ("external_data", &["external"]),
    ("empty", &["empty"]),
];

fn refusal(bytes: &[u8]) -> Result<(), ImportError> {
    let file = read(bytes)?;
    let mapping = Mapping::new(&file)?;
    let network = &mapping.networks[0];
    network.apply(&file, &network.likeliest()).map(|_| ())
}

/// Whether the refusal is the one that the list wants.
fn assert_refused(entry: &Value, bytes: &[u8]) {
    let (name, word) = (&entry["file"], entry["code"].as_str().unwrap());
    let error = refusal(bytes).map_or_else(|error| error, |()| panic!("{name} is taken, not refused for {word}"));
    println!("  {name}, {word}: {error}");
    if let Some((_, codes)) = WORDS.iter().find(|(known, _)| *known == word) {
        assert!(codes.contains(&error.code()), "{name}: {error} is {}, not {word}", error.code());
    }
}

fn assert_taken(entry: &Value, bytes: &[u8]) {
    let name = &entry["file"];
    let (network, model) = likeliest(bytes);
    assert_eq!(cell_of(&model.variant), entry["cell"], "{name}");
    let layer = &model.layers[0];
    assert_eq!(serde_json::json!({"I": layer.input(), "H": layer.hidden()}), entry["dims"], "{name}");
    let tensors = stored(&network, &model);
    for check in entry["check"].as_array().into_iter().flatten() {
        let tensor = tensors.iter().find(|tensor| check[0] == tensor.name).unwrap_or_else(|| panic!("{name} {check}"));
        let index: Vec<usize> = serde_json::from_value(check[1].clone()).unwrap();
        let place = index.iter().zip(&tensor.shape).fold(0, |place, (k, size)| place * size + k);
        assert_eq!(Some(tensor.data[place]), check[2].as_f64(), "{name} {check}");
    }
    assert!(entry["warn"] != true || !network.warnings.is_empty(), "{name} is taken without a warning");
}

fn run(folder: &Path) -> usize {
    let Ok(text) = std::fs::read(folder.join("index.json")) else { return 0 };
    let index: Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(index["schema"], "rnn-hostile/1");
    let entries = index["files"].as_array().unwrap();
    println!("{}: {} files", folder.display(), entries.len());
    for entry in entries {
        let bytes = std::fs::read(folder.join(entry["file"].as_str().unwrap())).unwrap();
        match entry["expect"].as_str().unwrap() {
            "reject" => assert_refused(entry, &bytes),
            "accept" => assert_taken(entry, &bytes),
            other => panic!("{other}"),
        }
    }
    entries.len()
}

#[test]
fn every_file_of_the_list_is_taken_or_refused_as_it_says() {
    let folders = folders("hostile");
    assert_eq!(run(&folders[0]), 8);
    for folder in &folders[1..] {
        println!("{} files", run(folder));
    }
}
