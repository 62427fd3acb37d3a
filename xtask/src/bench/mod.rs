//! How fast does the page feel?
//!
//! Builds the page as published, opens it in headless Chromium and measures from input to painted frame. The engine
//! alone is measured by `cargo bench`.

mod lab;
mod report;

use crate::browser::{self, Driver, Look, Page};
use crate::{paths, serve, setup, site};
use anyhow::{Context, Result, bail};
use report::Report;
use serde_json::{Value, json};
use std::fs;

const MEASURE: &str = include_str!("measure.js");

/// Measures the page and prints a table; the numbers go to `target/bench/page.json` too.
///
/// # Errors
/// When the page does not build, there is no browser, or a measurement fails.
pub fn run() -> Result<()> {
    setup::wasm_target()?;
    site::dist(&paths::dist())?;
    let driver = Driver::start()?;
    let mut report = Report::default();
    serve::runtime()?.block_on(async {
        let url = serve::in_background(&paths::dist()).await?;
        loads(&driver, &url, &mut report).await?;
        controls(&driver, &url, &mut report).await?;
        large(&driver, &url, &mut report).await?;
        cursor(&driver, &url, &mut report).await?;
        lab::run(&driver, &url, &mut report).await
    })?;
    report.print();
    let file = paths::root().join("target/bench/page.json");
    fs::create_dir_all(file.parent().context("the report has a folder")?)?;
    fs::write(&file, report.json()?).with_context(|| format!("cannot write {}", file.display()))
}

/// From navigation to a painted, working page, in a fresh browser each time.
async fn loads(driver: &Driver, url: &str, report: &mut Report) -> Result<()> {
    let mut taken = Vec::new();
    for _ in 0..5 {
        let page = open(driver, url, "/").await?;
        taken.push(numbers(&measure(&page, "usable", json!(0)).await?)?[0]);
        page.close().await?;
    }
    report.add("first load until usable", taken, Some(1000.0));
    Ok(())
}

async fn controls(driver: &Driver, url: &str, report: &mut Report) -> Result<()> {
    let page = open(driver, url, "/#v=1&lang=en").await?;
    // The first round warms the browser's compiler up.
    measure(&page, "controls", json!(6)).await?;
    let Value::Object(controls) = measure(&page, "controls", json!(30)).await? else { bail!("no controls") };
    let mut all = Vec::new();
    for (name, taken) in controls {
        let taken = numbers(&taken)?;
        all.extend(&taken);
        report.add(&format!("preset, {name}"), taken, Some(16.0));
    }
    report.add("preset, every control", all, Some(16.0));
    page.close().await
}

async fn large(driver: &Driver, url: &str, report: &mut Report) -> Result<()> {
    let page = open(driver, url, "/#v=1&lang=en&T=200&H=64").await?;
    measure(&page, "large", json!(4)).await?;
    let found = measure(&page, "large", json!(20)).await?;
    report.add("three cells, H 64, T 200: slider to picture", numbers(&found["taken"])?, Some(100.0));
    report.add("the same: longest time without a frame", numbers(&found["stood"])?, None);
    page.close().await
}

async fn cursor(driver: &Driver, url: &str, report: &mut Report) -> Result<()> {
    let page = open(driver, url, "/#v=1&lang=en&T=500&H=128").await?;
    page.wait("!document.querySelector('[aria-busy=true]') && document.querySelector('.lane canvas')").await?;
    measure(&page, "cursor", json!(40)).await?;
    let taken = numbers(&measure(&page, "cursor", json!(200)).await?)?;
    report.add("cursor, three cells, H 128, T 500: key to painted frame", taken, None);
    page.devtools("Performance.enable", &json!({})).await?;
    let mut work = Vec::new();
    for _ in 0..20 {
        let before = main_thread(&page).await?;
        measure(&page, "cursor", json!(MOVES)).await?;
        work.push((main_thread(&page).await? - before) / f64::from(MOVES));
    }
    report.add("the same: script, style and layout on the main thread", work, Some(4.0));
    page.close().await
}

/// Cursor moves between two readings of the browser's own clock.
const MOVES: u32 = 10;

/// Milliseconds that the page's main thread has spent so far on script, style and layout.
async fn main_thread(page: &Page) -> Result<f64> {
    let found = page.devtools("Performance.getMetrics", &json!({})).await?;
    let metrics = found["metrics"].as_array().context("the browser counts its work")?;
    let counted = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];
    let is_counted = |metric: &&Value| counted.iter().any(|name| metric["name"] == *name);
    Ok(1000.0 * metrics.iter().filter(is_counted).filter_map(|metric| metric["value"].as_f64()).sum::<f64>())
}

async fn open(driver: &Driver, url: &str, path: &str) -> Result<Page> {
    let page = browser::open(&driver.url(), url, driver.capabilities(), Look::PROJECTOR).await?;
    page.start(path).await?;
    Ok(page)
}

async fn measure(page: &Page, what: &str, argument: Value) -> Result<Value> {
    let found = page.client().execute_async(MEASURE, vec![json!(what), argument]).await?;
    if let Some(error) = found.get("error") {
        bail!("measuring {what}: {error}");
    }
    Ok(found)
}

/// One number or a list of them.
fn numbers(value: &Value) -> Result<Vec<f64>> {
    let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    list.iter().map(|v| v.as_f64().context("a measurement is a number")).collect()
}
