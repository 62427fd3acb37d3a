//! Which browser is on this machine?

use crate::{setup, shell};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// A browser and the driver that speaks for it.
#[derive(Clone, Debug)]
pub struct Found {
    /// Chromium or Google Chrome.
    pub browser: PathBuf,
    /// Its chromedriver.
    pub driver: PathBuf,
}

const BROWSERS: [&str; 6] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "Google Chrome"];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const PLACES: [&str; 7] = [
    "/usr/bin",
    "/usr/local/bin",
    "/usr/lib/chromium",
    "/usr/lib/chromium-browser",
    "/snap/bin",
    "/opt/google/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS",
];

/// The browser named by `CHROME` and `CHROMEDRIVER`, or the installed one, or Debian's, installed now.
///
/// # Errors
/// When there is none and it may not be installed: the message says what to do.
pub fn find() -> Result<Found> {
    if let Some(found) = installed()? {
        return Ok(found);
    }
    setup::install_browser()?;
    installed()?.context("Chromium was installed, but is not where it was expected")
}

fn installed() -> Result<Option<Found>> {
    let browser = either("CHROME", &BROWSERS)?;
    let driver = either("CHROMEDRIVER", &DRIVERS)?;
    Ok(browser.zip(driver).map(|(browser, driver)| Found { browser, driver }))
}

fn either(variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    let Some(named) = std::env::var_os(variable).map(PathBuf::from) else {
        return Ok(shell::find(names, &PLACES));
    };
    if !named.is_file() {
        bail!("{variable} names {}, which is not a file", named.display());
    }
    Ok(Some(named))
}
