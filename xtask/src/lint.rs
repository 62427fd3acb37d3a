//! Is every file formatted, and is every feature set free of what clippy and rustdoc warn about?

use crate::shell::{self, Steps};
use crate::{compile, paths, setup};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The feature sets that must compile: the engine alone, with files, with charts, for JavaScript, with the page.
const FEATURES: [&str; 5] = ["", "files", "chart", "js", "app"];

/// Formats every Rust file.
///
/// # Errors
/// When rustfmt is missing or a file does not parse.
pub fn format() -> Result<()> {
    setup::lint_tools()?;
    rustfmt(&[])
}

/// rustfmt, clippy for every feature set natively and for WebAssembly, rustdoc.
pub fn run(steps: &mut Steps) {
    steps.step("rustfmt", || {
        setup::lint_tools()?;
        rustfmt(&["--check"]).context("`cargo xtask fmt` formats every file")
    });
    for features in FEATURES {
        steps.step(&format!("clippy, {}", with(features)), || {
            let mut cargo = shell::cargo();
            cargo.args(["clippy", "--package", "gatescope"]);
            clippy(cargo, features, &["--all-targets"])
        });
    }
    for features in FEATURES {
        let name = format!("clippy, {}, WebAssembly", with(features));
        // The profile of the page: what its build has compiled for the macros is used again.
        let mut targets = vec!["--release", "--lib", "--bins"];
        // The browser's tests read the reference cases.
        if ["files", "app"].contains(&features) {
            targets.extend(["--test", "browser"]);
        }
        steps.step(&name, || clippy(compile::cargo_wasm("clippy"), features, &targets));
    }
    steps.step("clippy, commands", || {
        let mut cargo = shell::cargo();
        cargo.args([
            "clippy",
            "--quiet",
            "--package",
            "xtask",
            "--profile",
            "xtask",
            "--all-targets",
            "--test",
            "page",
            "--test",
            "js",
        ]);
        shell::run(cargo.args(["--", "-D", "warnings"]))
    });
    steps.step("rustdoc", || {
        let mut cargo = shell::cargo();
        cargo.args(["doc", "--quiet", "--package", "gatescope", "--lib", "--no-deps", "--features", "app"]);
        shell::run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
    });
}

fn with(features: &str) -> &str {
    if features.is_empty() { "no features" } else { features }
}

fn clippy(mut cargo: Command, features: &str, targets: &[&str]) -> Result<()> {
    cargo.arg("--quiet").args(targets).args(["--features", features, "--", "-D", "warnings"]);
    shell::run(&mut cargo)
}

/// Formats file by file: `cargo fmt` does not see modules that are declared inside macros.
fn rustfmt(args: &[&str]) -> Result<()> {
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches", "examples", "xtask"] {
        rust_files(&paths::root().join(folder), &mut files)?;
    }
    let status = Command::new("rustfmt").args(["--edition", "2024"]).args(args).args(files).status()?;
    if !status.success() {
        bail!("rustfmt failed ({status})");
    }
    Ok(())
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("target") {
            rust_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
