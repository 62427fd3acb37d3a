//! What does the page look like now?

use crate::browser::{self, Driver, Look};
use crate::{paths, serve, setup, site};
use anyhow::{Context, Result};
use std::fs;

/// The README's picture, and how it is looked at.
const README: (&str, Look) = ("docs/gatescope.png", Look::PROJECTOR);

/// Builds the page as published and takes its pictures in every size, light and dark, and the README's.
///
/// # Errors
/// When the page does not build, there is no browser, or the page does not start.
pub fn run() -> Result<()> {
    setup::wasm_target()?;
    site::dist(&paths::dist())?;
    let driver = Driver::start()?;
    fs::create_dir_all(paths::shots())?;
    serve::runtime()?.block_on(async {
        let url = serve::in_background(&paths::dist()).await?;
        for look in [Look::PROJECTOR, Look::DESK, Look::PHONE] {
            for look in [look, look.dark()] {
                let (width, height) = look.size;
                let scheme = if look.dark { "dark" } else { "light" };
                let file = paths::shots().join(format!("{width}x{height}-{scheme}.png"));
                take(&driver, &url, look, &file).await?;
            }
        }
        let picture = paths::root().join(README.0);
        fs::create_dir_all(picture.parent().context("the picture has a folder")?)?;
        take(&driver, &url, README.1, &picture).await
    })
}

/// Takes one picture of the page as it first appears, in English, standing still.
async fn take(driver: &Driver, url: &str, look: Look, file: &std::path::Path) -> Result<()> {
    let page = browser::open(&driver.url(), url, driver.capabilities(), look.still()).await?;
    page.start("/#v=1&lang=en").await?;
    settle(&page).await?;
    fs::write(file, page.picture().await?).with_context(|| format!("cannot write {}", file.display()))?;
    println!("{}", file.display());
    page.close().await
}

/// Waits until the page marks nothing as busy and has painted twice.
async fn settle(page: &browser::Page) -> Result<()> {
    page.wait("document.fonts.status === 'loaded' && !document.querySelector('[aria-busy=true]')").await?;
    let paint = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(1)));";
    page.client().execute_async(paint, Vec::new()).await?;
    Ok(())
}
