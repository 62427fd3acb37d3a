//! Does everything hold?

use crate::browser::{self, Driver};
use crate::shell::{self, Steps};
use crate::{compile, lint, module, paths, serve, setup, site, sizes};
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::path::Path;

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
    /// The module for JavaScript in a headless browser, used as a page would
    Js,
}

/// Sets up and runs the named parts, or all of them; `filter` goes to the test programs, a part of a test's name for one.
///
/// # Errors
/// When anything fails; all of it runs all the same.
pub fn run(parts: &[Part], filter: &[String]) -> Result<()> {
    let parts = if parts.is_empty() { Part::value_variants() } else { parts };
    let mut steps = Steps::default();
    if parts.iter().any(|part| *part != Part::Native) {
        setup::wasm_target()?;
    }
    for part in parts {
        match part {
            Part::Lint => lint::run(&mut steps),
            Part::Native => native(&mut steps, filter),
            Part::Wasm => steps.step("tests in the browser (WebAssembly)", || wasm(filter)),
            Part::E2e => e2e(&mut steps, filter),
            Part::Js => js(&mut steps, filter),
        }
    }
    steps.finish()
}

fn native(steps: &mut Steps, filter: &[String]) {
    let tests = |args: &[&str]| shell::run(shell::cargo().arg("test").args(args).arg("--").args(filter));
    steps.step("native tests", || tests(&["--package", "gatescope", "--features", "app", "--tests"]));
    steps.step("examples in the documentation", || tests(&["--package", "gatescope", "--features", "app", "--doc"]));
    steps.step("tests of the commands", || tests(&["--package", "xtask", "--profile", "xtask"]));
}

/// The tests that must hold in a browser, built as the page is, so that they see the same optimised code.
fn wasm(filter: &[String]) -> Result<()> {
    let mut cargo = compile::cargo_wasm("test");
    cargo.args(["--release", "--features", "app", "--test", "browser", "--"]).args(filter);
    shell::run(&mut cargo)
}

fn e2e(steps: &mut Steps, filter: &[String]) {
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
        browser_tests("page", &paths::dist(), filter)
    });
}

fn js(steps: &mut Steps, filter: &[String]) {
    let mut built = false;
    steps.step("the module for JavaScript: build", || {
        module::build(&paths::module())?;
        built = true;
        Ok(())
    });
    steps.step("the module for JavaScript in Chromium", || {
        if !built {
            bail!("there is no module to try");
        }
        browser_tests("js", &paths::module(), filter)
    });
}

/// Serves a folder, starts a browser's driver, and runs the tests that use both.
fn browser_tests(tests: &str, folder: &Path, filter: &[String]) -> Result<()> {
    let driver = Driver::start()?;
    serve::runtime()?.block_on(async {
        let url = serve::in_background(folder).await?;
        let mut cargo = shell::cargo();
        cargo.args(["test", "--package", "xtask", "--profile", "xtask", "--test", tests]);
        // Two windows at a time: more would only make each other wait.
        cargo.args(["--", "--test-threads=2"]).args(filter);
        cargo.env(browser::SITE, url).env(browser::WEBDRIVER, driver.url());
        cargo.env(browser::CAPABILITIES, driver.capabilities().to_string());
        // In a thread of its own, so that this one can serve.
        tokio::task::spawn_blocking(move || shell::run(&mut cargo)).await?
    })
}
