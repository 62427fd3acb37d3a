//! Do the cells learn on the page, and does the page stay usable meanwhile?

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xtask::browser::{Look, Page, with_page};

const SMALL: &str = "/#lab=training&task=adding&T=10&H=4";
const MADE: &str = "[...document.querySelectorAll('dialog tbody tr')].slice(-3).map((it) => Number(it.cells[2].textContent.replace(/\\D/g, '')))";

async fn made(page: &Page) -> Result<Vec<u64>> {
    Ok(serde_json::from_value(page.value(MADE).await?)?)
}

async fn rests(page: &Page) -> Result<()> {
    // What was asked for before the pause still comes.
    page.value("new Promise((done) => setTimeout(done, 800))").await.map(drop)
}

#[tokio::test]
async fn cells_race_pause_and_are_looked_at_on_the_way() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open(SMALL).await?;
        page.press("button", "Train").await?;
        page.wait(&format!("{MADE}.every((n) => n > 40)")).await?;
        page.press("button", "Pause").await?;
        rests(page).await?;
        let paused = made(page).await?;
        rests(page).await?;
        assert_eq!(made(page).await?, paused, "a pause holds");
        let (least, most) = (paused.iter().min().context("no cell")?, paused.iter().max().context("no cell")?);
        assert!(most - least <= 1000, "{paused:?}: compared after nearly equally many updates");
        page.press("button", "One update").await?;
        rests(page).await?;
        assert!(made(page).await?.iter().zip(&paused).any(|(now, then)| *now == then + 1));
        let charts = "[...document.querySelectorAll('dialog canvas')].map((it) => it.getAttribute('aria-label'))";
        let told = page.texts(charts).await?;
        assert!(told.len() == 2 && told.iter().all(|text| text.contains("LSTM: from")), "{told:?}");
        page.slide("After update", 0).await?;
        let early = page.texts(charts).await?;
        assert!(early[1] != told[1] && early[0] == told[0], "another moment of the same training");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_same_training_comes_out_again_and_another_choice_begins_anew() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        let mut first = Value::Null;
        let losses = "[...document.querySelectorAll('dialog tbody tr')].slice(-3).map((it) => it.cells[3].textContent)";
        for round in 0..2 {
            page.open(SMALL).await?;
            for _ in 0..3 {
                page.press("button", "One update").await?;
                rests(page).await?;
            }
            assert_eq!(made(page).await?, [3, 3, 3]);
            let now = page.value(losses).await?;
            assert!(round == 0 || now == first, "{now} {first}");
            first = now;
        }
        page.press("button", "Files").await?;
        page.press("button", "Training").await?;
        assert_eq!(page.value(losses).await?, first, "it is there when one comes back");
        page.choose("Learning rate", "0.01").await?;
        assert_eq!(made(page).await?, [0, 0, 0]);
        page.press("button", "One update").await?;
        rests(page).await?;
        page.press("button", "From the beginning").await?;
        assert_eq!(made(page).await?, [0, 0, 0]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_worker_that_breaks_down_loses_nothing() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load(
            "globalThis.Worker = class extends Worker {
                postMessage(...args) {
                    if (!globalThis.frail) return super.postMessage(...args);
                    globalThis.frail = false; this.terminate();
                    setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })), 20);
                } };",
        )
        .await?;
        page.open(SMALL).await?;
        page.press("button", "One update").await?;
        rests(page).await?;
        page.run("globalThis.frail = true", vec![]).await?;
        page.press("button", "One update").await?;
        page.wait("document.querySelector('dialog').innerText.includes('did not get further: out of memory')").await?;
        rests(page).await?;
        let mut now = made(page).await?;
        now.sort_unstable();
        assert_eq!(now, [1, 2, 2]);
        page.press("button", "One update").await?;
        rests(page).await?;
        assert!(made(page).await?.iter().all(|n| *n >= 2), "it goes on where it was");
        assert_eq!(
            page.value("document.querySelector('dialog').innerText.includes('out of memory')").await?,
            json!(false)
        );
        Ok(())
    })
    .await
}
