//! Do the cells learn on the page, and does the page stay usable meanwhile?

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xtask::browser::{Look, Page, with_page};

const SMALL: &str = "/#lab=training&task=adding&T=10&H=4";
/// The cells of a row of the table, one for each cell.
const ROW: &str = "((name) => [...([...document.querySelectorAll('dialog .training-table tr')].find((it) => it.cells[0].textContent === name)?.cells ?? [])].slice(1).map((it) => it.textContent))";

fn row(name: &str) -> String {
    format!("{ROW}('{name}')")
}

fn numbers(name: &str) -> String {
    format!("{}.map((text) => Number(text.replace(/\\D/g, '')))", row(name))
}

async fn made(page: &Page) -> Result<Vec<u64>> {
    Ok(serde_json::from_value(page.value(&numbers("Updates made")).await?)?)
}

/// Types another learning rate and leaves the field.
async fn type_rate(page: &Page, text: &str) -> Result<()> {
    let type_in = "const it = document.querySelector('.training-controls input'); it.value = arguments[0]; \
                   it.dispatchEvent(new Event('change', { bubbles: true }))";
    page.run(type_in, vec![json!(text)]).await?;
    page.settle().await
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
        page.wait(&format!("{}.every((n) => n > 40)", numbers("Updates made"))).await?;
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
        assert!(told.len() == 5 && told[..2].iter().all(|text| text.contains("LSTM: from")), "{told:?}");
        assert!(told[2].contains("LSTM: the gradient’s reach at") && told[4].contains("tanh RNN"), "{told:?}");
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
        let losses = row("Loss");
        for round in 0..2 {
            page.open(SMALL).await?;
            for _ in 0..3 {
                page.press("button", "One update").await?;
                rests(page).await?;
            }
            assert_eq!(made(page).await?, [3, 3, 3]);
            let now = page.value(&losses).await?;
            assert!(round == 0 || now == first, "{now} {first}");
            first = now;
        }
        page.press("button", "Files").await?;
        page.press("button", "Training").await?;
        assert_eq!(page.value(&losses).await?, first, "it is there when one comes back");
        page.choose("Batch", "8").await?;
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

#[tokio::test]
async fn several_runs_are_compared_fairly_and_tried_on_fresh_sequences() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#lab=training&task=adding&T=10&H=4&train=seeds:3,equal:parameters").await?;
        page.press("button", "One update").await?;
        page.wait(&format!("{}.every((text) => text !== '–')", row("Loss over 40 steps"))).await?;
        assert_eq!(page.texts(&row("Updates made")).await?, ["1", "1", "1"]);
        assert_eq!(page.texts(&row("Solved")).await?, ["0 of 3", "0 of 3", "0 of 3"]);
        let fresh = page.texts(&row("Loss on fresh sequences")).await?;
        assert!(fresh.iter().all(|text| text.contains('(') && text.contains('–')), "a middle and a range: {fresh:?}");
        let sizes = page.texts(&row("Hidden size")).await?;
        assert!(sizes[0] == "4" && sizes[2] != "4", "{sizes:?}");
        let verdict = page.text(".training-verdict").await?;
        assert!(verdict.contains("over 3 runs of each cell and up to one update:"), "{verdict}");
        page.choose("Batch", "8").await?;
        page.wait("location.hash.includes('train=batch:8,seeds:3,equal:parameters')").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_cell_that_has_solved_its_task_rests() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#lab=training&cells=gru&task=latch&T=6&H=8&train=rate:0.03").await?;
        page.press("button", "Until solved").await?;
        page.wait(&format!("{}[0] === '1 of 1'", row("Solved"))).await?;
        page.wait("[...document.querySelectorAll('dialog button')].some((it) => it.textContent === 'Train')").await?;
        let made = made(page).await?;
        let solved = page.texts(&row("… after updates")).await?;
        assert!(made[0] < 20_000 && !solved[0].contains('–'), "{made:?} {solved:?}");
        rests(page).await?;
        assert_eq!(self::made(page).await?, made);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_stage_shows_what_was_trained_at_every_moment() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open(SMALL).await?;
        let trained = "[...document.querySelectorAll('.cell-flags')].map((it) => it.textContent)";
        page.press("button", "Train").await?;
        page.wait(&format!("{}.every((n) => n > 40)", numbers("Updates made"))).await?;
        page.press("button", "Pause").await?;
        rests(page).await?;
        let made = made(page).await?;
        page.press("button", "Show on the stage").await?;
        let told: Vec<String> = made.iter().map(|n| format!("after {n} updates")).collect();
        page.wait(&format!("{trained}.join() === '{}'", told.join(","))).await?;
        page.slide("After update", 20).await?;
        page.wait(&format!("{trained}.every((text) => text === 'after 20 updates')")).await?;
        page.press("button", "Back to drawn weights").await?;
        page.wait(&format!("{trained}.every((text) => !text.includes('updates'))")).await?;
        page.press("button", "Undo").await?;
        page.wait(&format!("{trained}.every((text) => text.includes('updates'))")).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_trained_with_is_named_and_loses_nothing() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        let alert = "document.querySelector('dialog [role=alert]')?.textContent ?? ''";
        for (link, told) in [
            ("rate:0", "Learning rate is 0, outside"),
            ("rate:-1", "Learning rate is -1, outside"),
            ("rate:1e9", "Learning rate is 1000000000, outside"),
            ("rate:abc", "Learning rate is NaN, outside"),
            ("batch:0", "batch of 0 sequences"),
            ("batch:99999", "batch of 99999 sequences"),
        ] {
            page.open(&format!("{SMALL}&train={link}")).await?;
            page.wait(&format!("({alert}).includes('{told}')")).await?;
        }
        page.open(SMALL).await?;
        type_rate(page, "0,5x").await?;
        page.wait(&format!("({alert}).includes('NaN')")).await?;
        type_rate(page, "0.01").await?;
        page.wait(&format!("({alert}) === ''")).await?;
        Ok(())
    })
    .await
}
