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

use gatescope::proof::reference::{Figures, Kind, Outcome, ReferenceError, Tally, check};
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
    let report = run(folder);
    let failures = &report.failures;
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
    assert_eq!(of("\"num_layers\": 1", "\"num_layers\": 2"), "skipped: stacked layers");
    assert_eq!(of("\"bidirectional\": false", "\"bidirectional\": true"), "skipped: bidirectional");
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
