//! How do tests reach a real browser?
//!
//! `find` looks for Chromium and its driver, `driver` runs the driver, `page` opens pages and looks at them,
//! `human` does there what a person does.

mod cdp;
mod driver;
mod find;
mod human;
mod page;

pub use driver::Driver;
pub use page::{Look, Page, open, with_page};

use crate::shell;
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// The environment variable that tells the end-to-end tests where the page is served.
pub const SITE: &str = "GATESCOPE_SITE";

/// The environment variable that tells the end-to-end tests where the driver listens.
pub const WEBDRIVER: &str = "GATESCOPE_WEBDRIVER";

/// The environment variable that tells the end-to-end tests what browser to ask for, as JSON.
pub const CAPABILITIES: &str = "GATESCOPE_CAPABILITIES";

/// The browser itself, for those who drive it without a driver.
///
/// # Errors
/// When there is none and it may not be installed: the message says what to do.
pub fn program() -> Result<PathBuf> {
    Ok(find::find()?.browser)
}

/// Runs one WebAssembly test file, as cargo gives it, in a headless browser.
///
/// # Errors
/// When there is no browser or a test fails.
pub fn wasm_tests(args: &[OsString]) -> Result<()> {
    let driver = Driver::start()?;
    let capabilities = tempfile::NamedTempFile::new()?;
    serde_json::to_writer(&capabilities, &driver.capabilities())?;
    let this = std::env::current_exe().context("cannot find this program")?;
    shell::run(
        Command::new(this)
            .arg("wasm-bindgen-test-runner")
            .args(args)
            .env("CHROMEDRIVER_REMOTE", driver.url())
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities.path())
            .env("WASM_BINDGEN_TEST_TIMEOUT", "600"),
    )
    .context("the tests in the browser failed")
}

/// wasm-bindgen's own test runner, told by the environment which driver to use.
///
/// # Errors
/// When a test fails.
pub fn run_bindgen_tests(args: Vec<OsString>) -> Result<()> {
    let program = OsString::from("wasm-bindgen-test-runner");
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::iter::once(program).chain(args))
}
