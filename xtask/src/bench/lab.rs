//! How fast does the laboratory feel?

use super::report::Report;
use super::{measure, numbers, open};
use crate::browser::Driver;
use anyhow::Result;
use serde_json::json;

/// A number's arithmetic, the map, the table of all numbers, the reference cases.
pub(super) async fn run(driver: &Driver, url: &str, report: &mut Report) -> Result<()> {
    for (hidden, name) in [(8, "preset: a number's arithmetic opens"), (128, "the same, H 128, T 100")] {
        let steps = if hidden == 8 { 40 } else { 100 };
        let page = open(driver, url, &format!("/#v=1&lang=en&H={hidden}&T={steps}")).await?;
        page.wait("!document.querySelector('[aria-busy=true]') && document.querySelector('.lane-value.is-link')")
            .await?;
        measure(&page, "inspector", json!(4)).await?;
        report.add(name, numbers(&measure(&page, "inspector", json!(30)).await?)?, Some(16.0));
        page.close().await?;
    }
    let page = open(driver, url, "/#v=1&lang=en&lab=map&T=100&H=16").await?;
    measure(&page, "map", json!("T=100&H=16")).await?;
    let found = measure(&page, "map", json!("T=100&H=16")).await?;
    report.add("which loss reaches which step, three cells, T 100, H 16", numbers(&found["taken"])?, Some(1000.0));
    report.add("the same: longest time without a frame", numbers(&found["stood"])?, None);
    page.close().await?;
    let page = open(driver, url, "/#v=1&lang=en&lab=export&T=500&H=64").await?;
    report.add("CSV, three cells, T 500, H 64", numbers(&measure(&page, "csv", json!(5)).await?)?, Some(1000.0));
    page.close().await?;
    let page = open(driver, url, "/#v=1&lang=en&lab=proof").await?;
    report.add("26 reference cases, loaded and run", numbers(&measure(&page, "cases", json!(3)).await?)?, None);
    page.close().await
}
