//! Does this machine give the same bits as every other?
//!
//! `tests/browser.rs` compares the same hashes inside a browser. Where numbers are meant to change,
//! `GATESCOPE_UPDATE_HASHES=1 cargo test --test same_bits` writes the new hashes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use support::bits::{CASES, HASHES, lines};

#[test]
fn every_run_gives_the_recorded_bits() {
    let got = lines().unwrap();
    if std::env::var_os("GATESCOPE_UPDATE_HASHES").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/hashes.txt");
        std::fs::write(path, got.join("\n") + "\n").unwrap();
        return;
    }
    assert_eq!(got, HASHES.lines().collect::<Vec<_>>());
}

#[test]
fn every_case_of_the_folder_is_among_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let json = paths.filter(|path| path.extension().is_some_and(|e| e == "json"));
    let mut files: Vec<String> = json.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    files.sort();
    assert_eq!(files, CASES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}
