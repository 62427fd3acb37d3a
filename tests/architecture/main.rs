//! Does the house stand as ARCHITECTURE.md draws it?
//!
//! Import order, what the engine may not know, where a browser may be named, sizes, errors instead of panics.
//! `cargo test --test architecture -- --nocapture` prints the sizes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod source;

use std::collections::BTreeSet;
use std::path::Path;

use source::{Source, all_sources, root};

/// Imports only ever point to the left.
const ORDER: [&str; 14] = [
    "math", "cell", "engine", "insight", "task", "train", "weights", "scene", "proof", "words", "chart", "export",
    "app", "js",
];
/// Neighbours that do not see each other.
const APART: [[&str; 2]; 2] = [["insight", "task"], ["app", "js"]];

fn library() -> Vec<Source> {
    all_sources(&["src"])
}

/// The module that a file belongs to; `None` for the crate's roots.
fn module(source: &Source) -> Option<usize> {
    let name = source.path.strip_prefix("src").ok()?.iter().next()?.to_str()?;
    ORDER.iter().position(|module| *module == name.trim_end_matches(".rs"))
}

fn assert_none(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}:\n{}", offences.join("\n"));
}

/// Every place in the code where one of the words stands, as a word of its own where it begins with a letter.
fn places(sources: &[Source], words: &[&str]) -> Vec<String> {
    let hits = |source: &Source| {
        let lines = source.lines().filter(|(_, line)| words.iter().any(|word| has_word(line, word)));
        lines.map(|(number, line)| format!("{}:{number}: {}", source.path.display(), line.trim())).collect::<Vec<_>>()
    };
    sources.iter().flat_map(hits).collect()
}

fn has_word(line: &str, word: &str) -> bool {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !(word.starts_with(char::is_alphabetic) && before.is_some_and(part_of_name))
    })
}

#[test]
fn imports_only_ever_point_to_the_left() {
    let mut offences = Vec::new();
    for source in library() {
        let Some(own) = module(&source) else { continue };
        for seen in source.crate_paths() {
            let Some(other) = ORDER.iter().position(|module| *module == seen) else { continue };
            let apart =
                APART.iter().any(|pair| other != own && pair.contains(&ORDER[own]) && pair.contains(&ORDER[other]));
            if other > own || apart {
                offences.push(format!("{} sees {seen}", source.path.display()));
            }
        }
    }
    assert_none("imports only ever point to the left in math, cell, engine, insight / task, …", &offences);
}

#[test]
fn every_module_has_its_place_in_the_order() {
    for source in library() {
        let root = ["src/lib.rs", "src/main.rs"].contains(&source.path.to_str().unwrap());
        assert!(root || module(&source).is_some(), "{} belongs to no module", source.path.display());
    }
}

#[test]
fn only_the_page_knows_a_browser() {
    let mut sources = library();
    let page = ["src/app", "src/js", "src/main.rs"];
    sources.retain(|source| !page.iter().any(|place| source.path.starts_with(place)));
    let words = ["wasm_bindgen", "web_sys", "js_sys", "yew", "plotters_canvas", "gloo"];
    assert_none("only src/app and src/js know a browser", &places(&sources, &words));
}

#[test]
fn the_library_has_no_clock_no_log_no_global() {
    let mut sources = library();
    sources.retain(|source| module(source).is_some_and(|k| ORDER[k] != "app" && ORDER[k] != "js"));
    let words = [
        "std::time",
        "Instant",
        "SystemTime",
        "println!",
        "print!",
        "eprintln!",
        "eprint!",
        "log::",
        "static mut",
        "thread_local!",
        "OnceLock",
        "LazyLock",
        "OnceCell",
        "LazyCell",
        "RefCell",
        "Mutex",
        "Atomic",
        "std::env",
        "std::fs",
    ];
    assert_none("no clock, no log, no global, no files", &places(&sources, &words));
}

#[test]
fn nothing_that_differs_between_machines_is_computed_with() {
    let mut sources = library();
    sources.retain(|source| module(source).is_some());
    let words = ["HashMap", "HashSet", ".mul_add(", ".powf(", ".powi(", ".exp2(", ".log2(", ".sin_cos(", "relaxed"];
    assert_none("the same bits on every machine", &places(&sources, &words));
}

#[test]
fn errors_are_returned_and_nothing_is_left_undone() {
    let words = [
        ".unwrap()",
        ".expect(",
        ".unwrap_err()",
        ".expect_err(",
        "panic!",
        "todo!",
        "unimplemented!",
        "dbg!",
        "unsafe",
    ];
    let sources = all_sources(&["src", "xtask/src"]);
    assert_none("never unwrap, expect or panic outside tests", &places(&sources, &words));
}

#[test]
fn every_file_that_defines_a_cell_is_in_the_registry() {
    let cells: Vec<Source> =
        library().into_iter().filter(|source| source.code.contains("pub const KIND: CellKind")).collect();
    let registered: BTreeSet<&str> = gatescope::cell::registry().iter().map(|kind| kind.id).collect();
    let defined: BTreeSet<&str> =
        cells.iter().map(|source| source.path.file_stem().unwrap().to_str().unwrap()).collect();
    assert!(cells.iter().all(|source| source.path.starts_with("src/cell")), "cells are defined in src/cell");
    assert_eq!(defined, registered);
}

#[test]
fn files_open_with_the_question_they_answer() {
    let files = all_sources(&["src", "xtask/src", "tests", "benches"]);
    let mute: Vec<String> =
        files.iter().filter(|f| !f.text.starts_with("//! ")).map(|f| f.path.display().to_string()).collect();
    assert_none("every file opens with //!", &mute);
}

#[test]
fn files_and_functions_are_short() {
    let (mut lengths, mut offences) = (Vec::new(), Vec::new());
    for source in all_sources(&["src", "xtask/src", "tests", "benches"]) {
        let count = source.text.lines().count();
        if count > 300 {
            offences.push(format!("{} has {count} lines, not 300", source.path.display()));
        }
        for (name, length) in source.functions() {
            if length > 50 && !is_worked_out_by_hand(&source.path) {
                offences.push(format!("{}: {name} has {length} lines, not 50", source.path.display()));
            }
            if source.path.starts_with("src") {
                lengths.push(length);
            }
        }
    }
    lengths.sort_unstable();
    let (median, longest) = (lengths[lengths.len() / 2], lengths[lengths.len() - 1]);
    println!("{} functions in src: median {median} lines, longest {longest}", lengths.len());
    assert!(median < 10, "the median function has {median} lines, not fewer than 10");
    assert_none("files have at most 300 lines and functions 50", &offences);
}

/// Arithmetic on paper is one long comment.
fn is_worked_out_by_hand(path: &Path) -> bool {
    path.starts_with("tests/by_hand")
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let lines: Vec<&str> = manifest.lines().collect();
    let (mut inside, mut mute) = (false, Vec::new());
    for (k, line) in lines.iter().enumerate() {
        let table_of_one = line.starts_with("[dependencies.");
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        }
        let names_one = inside && line.contains(" = ") && line.starts_with(|c: char| c.is_ascii_lowercase());
        let explained = k > 0 && lines[k - 1].starts_with("# ");
        if (names_one || table_of_one) && !explained {
            mute.push((*line).to_owned());
        }
    }
    assert_none("a comment above each dependency says what it is for", &mute);
}
