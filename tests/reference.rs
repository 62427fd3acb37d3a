//! Do the numbers agree with PyTorch, Keras and ONNX?
//!
//! Runs every case of `tests/reference/` and, when set, of the folder named by `GATESCOPE_REFERENCE_DIR`, in f64 and
//! f32, each within its own tolerances. `cargo test --test reference -- --nocapture` prints how many numbers were
//! compared and the largest errors.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use support::bits::CASES;
use support::case::{Read, read};
use support::check::check;
use support::compare::Tally;

/// What all cases of a folder came to.
#[derive(Default)]
struct Report {
    tally: Tally,
    cases: usize,
    skipped: BTreeMap<String, Vec<String>>,
}

impl Report {
    fn add(&mut self, path: &Path) {
        let name = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let text = std::fs::read_to_string(path).map_err(|e| e.to_string());
        match text.and_then(|text| read(&text)) {
            Ok(Read::Skipped(reason)) => self.skipped.entry(reason).or_default().push(name),
            Err(reason) => self.tally.failures.push(format!("{name}: {reason}")),
            Ok(Read::Case(case)) => {
                self.cases += 1;
                self.tally.absorb(check(&case));
                if case.expected.get("training").is_some_and(|t| !t.is_null()) {
                    self.skipped.entry("optimiser steps".to_owned()).or_default().push(name);
                }
            }
        }
    }

    fn print(&self, folder: &Path) {
        println!("{}: {} cases, {} values compared", folder.display(), self.cases, self.tally.values());
        print!("{}", self.tally.summary());
        for (reason, names) in &self.skipped {
            println!("  skipped, {reason} not built: {} ({})", names.len(), names.join(", "));
        }
    }
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
    let report = run(folder);
    let failures = &report.tally.failures;
    assert!(failures.is_empty(), "{} disagreements:\n{}", failures.len(), failures.join("\n"));
    assert!(report.cases > 0 || !report.skipped.is_empty(), "no case in {}", folder.display());
}

#[test]
fn every_case_agrees_within_its_tolerance() {
    assert_agrees(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference"));
}

#[test]
fn every_case_of_the_given_folder_agrees_within_its_tolerance() {
    if let Some(folder) = std::env::var_os("GATESCOPE_REFERENCE_DIR") {
        assert_agrees(Path::new(&folder));
    }
}

/// A small case with one piece of its text replaced.
fn altered(from: &str, to: &str) -> Result<Read, String> {
    let (_, text) = CASES.iter().find(|(name, _)| *name == "lstm_pt_t1").unwrap();
    assert!(text.contains(from), "{from}");
    read(&text.replacen(from, to, 1))
}

fn failures(altered: Result<Read, String>) -> String {
    match altered {
        Ok(Read::Case(case)) => check(&case).failures.join("\n"),
        Ok(Read::Skipped(reason)) => format!("skipped: {reason}"),
        Err(reason) => format!("refused: {reason}"),
    }
}

#[test]
fn what_is_not_built_is_skipped_and_what_is_wrong_is_not() {
    let of = |from: &str, to: &str| failures(altered(from, to));
    assert_eq!(of("\"bias\"", "\"bias\""), "");
    assert_eq!(of("\"num_layers\": 1", "\"num_layers\": 2"), "skipped: stacked layers");
    assert_eq!(of("\"bidirectional\": false", "\"bidirectional\": true"), "skipped: bidirectional");
    assert_eq!(of("\"peepholes\": false", "\"proj_size\": 2"), "skipped: option proj_size = 2");
    assert_eq!(of("\"cell\": \"lstm\"", "\"cell\": \"qrnn\""), "skipped: cell qrnn");
    assert!(of("rnn-refcase/1", "rnn-refcase/2").contains("refused: schema"));
    assert!(of("\"tanh_c\"", "\"tanh_d\"").contains("\"tanh_d\" is unknown"));
    assert!(of("\"dc0\"", "\"dc1\"").contains("\"dc1\" is unknown"));
    assert!(of("[12,2]", "[24]").contains("weight_ih_l0"));
}
