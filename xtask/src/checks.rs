//! Does everything hold?

use crate::browser::{self, Driver};
use crate::shell::{self, Steps};
use crate::{compile, paths, serve, setup, site, sizes};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A part of the checks that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// rustfmt, clippy for every feature set natively and for WebAssembly, rustdoc
    Lint,
    /// Tests on this machine, and the examples in the documentation
    Native,
    /// Tests inside a headless browser
    Wasm,
    /// The published page in a headless browser, used as a person would
    E2e,
}

/// The feature sets that must compile: the engine alone, with charts, with the page.
const FEATURES: [&str; 3] = ["", "chart", "app"];

/// Sets up and runs the named parts, or all of them.
///
/// # Errors
/// When anything fails; all of it runs all the same.
pub fn run(parts: &[Part]) -> Result<()> {
    let parts = if parts.is_empty() {
        Part::value_variants()
    } else {
        parts
    };
    let mut steps = Steps::default();
    if parts.iter().any(|part| *part != Part::Native) {
        setup::wasm_target()?;
    }
    for part in parts {
        match part {
            Part::Lint => lint(&mut steps),
            Part::Native => native(&mut steps),
            Part::Wasm => steps.step("tests in the browser (WebAssembly)", wasm),
            Part::E2e => e2e(&mut steps),
        }
    }
    steps.finish()
}

/// Formats every Rust file.
///
/// # Errors
/// When rustfmt is missing or a file does not parse.
pub fn format() -> Result<()> {
    setup::lint_tools()?;
    rustfmt(&[])
}

fn lint(steps: &mut Steps) {
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
        let targets = ["--lib", "--bins", "--test", "browser"];
        steps.step(&name, || {
            clippy(compile::cargo_wasm("clippy"), features, &targets)
        });
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
        ]);
        shell::run(cargo.args(["--", "-D", "warnings"]))
    });
    steps.step("rustdoc", || {
        let mut cargo = shell::cargo();
        cargo.args([
            "doc",
            "--quiet",
            "--package",
            "gatescope",
            "--lib",
            "--no-deps",
            "--features",
            "app",
        ]);
        shell::run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
    });
}

fn with(features: &str) -> &str {
    if features.is_empty() {
        "no features"
    } else {
        features
    }
}

fn clippy(mut cargo: Command, features: &str, targets: &[&str]) -> Result<()> {
    cargo
        .arg("--quiet")
        .args(targets)
        .args(["--features", features, "--", "-D", "warnings"]);
    shell::run(&mut cargo)
}

/// Formats file by file: `cargo fmt` does not see modules that are declared inside macros.
fn rustfmt(args: &[&str]) -> Result<()> {
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches", "examples", "xtask"] {
        rust_files(&paths::root().join(folder), &mut files)?;
    }
    let status = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .args(args)
        .args(files)
        .status()?;
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

fn native(steps: &mut Steps) {
    let tests = |args: &[&str]| shell::run(shell::cargo().arg("test").args(args));
    steps.step("native tests", || {
        tests(&["--package", "gatescope", "--features", "app", "--tests"])
    });
    steps.step("examples in the documentation", || {
        tests(&["--package", "gatescope", "--features", "app", "--doc"])
    });
    steps.step("tests of the commands", || {
        tests(&["--package", "xtask", "--profile", "xtask"])
    });
}

/// The tests that must hold in a browser, built as the page is, so that they see the same optimised code.
fn wasm() -> Result<()> {
    let runner = std::env::current_exe().context("cannot find this program")?;
    let mut cargo = compile::cargo_wasm("test");
    cargo.args(["--release", "--features", "app", "--test", "browser"]);
    cargo.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        format!("{} wasm-runner", runner.display()),
    );
    shell::run(&mut cargo)
}

fn e2e(steps: &mut Steps) {
    let mut built = false;
    steps.step("the published page: build and sizes", || {
        let site = site::dist(&paths::dist())?;
        built = true;
        sizes::report(&site)
    });
    steps.step("the published page in Chromium", || {
        if !built {
            bail!("there is no page to try");
        }
        page_tests()
    });
}

/// Serves the published page, starts a browser's driver, and runs the tests that use both.
fn page_tests() -> Result<()> {
    let driver = Driver::start()?;
    serve::runtime()?.block_on(async {
        let url = serve::in_background(&paths::dist()).await?;
        let mut cargo = tokio::process::Command::from(shell::cargo());
        cargo.args([
            "test",
            "--package",
            "xtask",
            "--profile",
            "xtask",
            "--test",
            "page",
        ]);
        // Two windows at a time: more would only make each other wait.
        cargo.args(["--", "--test-threads=2"]);
        cargo
            .env(browser::SITE, url)
            .env(browser::WEBDRIVER, driver.url());
        cargo.env(browser::CAPABILITIES, driver.capabilities().to_string());
        let status = cargo.status().await?;
        if !status.success() {
            bail!("the page does not do what it should ({status})");
        }
        Ok(())
    })
}
