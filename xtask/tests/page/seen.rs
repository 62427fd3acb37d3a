//! What is to be seen on the page? Expressions that several stories share.

use anyhow::Result;
use serde_json::Value;
use xtask::browser::Page;

/// Every picture of the page, pixel for pixel.
pub async fn pictures(page: &Page) -> Result<Vec<String>> {
    page.texts("[...document.querySelectorAll('canvas')].map((it) => it.toDataURL())").await
}

/// Which pictures differ, counted from 0, with their sizes in characters.
pub fn differing(before: &[String], after: &[String]) -> Vec<(usize, usize, usize)> {
    let pairs = before.iter().zip(after).enumerate();
    let changed = pairs.filter(|(_, (a, b))| a != b).map(|(k, (a, b))| (k, a.len(), b.len()));
    let count = (before.len() != after.len()).then_some((usize::MAX, before.len(), after.len()));
    changed.chain(count).collect()
}

/// The numbers beside the lanes, from column to column.
pub async fn lane_values(page: &Page) -> Result<Vec<String>> {
    page.texts("[...document.querySelectorAll('.lane-value')].map((it) => it.textContent)").await
}

/// The step at which the cursor stands, from 1.
pub async fn step(page: &Page) -> Result<u64> {
    let step = page.value("Number(document.querySelector('.scrub input').value)").await?;
    Ok(step.as_u64().unwrap_or_default())
}

/// Waits until the address bar holds this part of a link.
pub async fn linked(page: &Page, part: &str) -> Result<()> {
    page.wait(&format!("decodeURIComponent(location.hash).slice(1).split('&').includes({})", Value::from(part))).await
}

/// Waits until the address bar holds no such key any more.
pub async fn unlinked(page: &Page, key: &str) -> Result<()> {
    page.wait(&format!("!location.hash.slice(1).split('&').some((it) => it.startsWith('{key}='))")).await
}

/// What the page tells beside the stage, such as what was amiss in a link.
pub async fn messages(page: &Page) -> Result<String> {
    Ok(page.value("document.querySelector('.messages').innerText").await?.as_str().unwrap_or_default().to_owned())
}

/// Whether the pictures hold more than one colour each: something was drawn.
pub async fn blank_pictures(page: &Page) -> Result<Vec<String>> {
    let colours =
        "new Set(new Uint32Array(it.getContext('2d').getImageData(0, 0, it.width, it.height).data.buffer)).size";
    page.texts(&format!(
        "[...document.querySelectorAll('canvas')].filter((it) => {colours} < 2).map((it) => it.getAttribute('aria-label') ?? it.className)"
    ))
    .await
}
