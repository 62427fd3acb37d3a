//! Does every control change the picture and the link at once, and can all of it be taken back?

use super::seen::{linked, pictures, unlinked};
use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

/// Acts, and holds that the pictures changed and that the link says so.
async fn changes(page: &Page, part: &str, act: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let before = pictures(page).await?;
    act(page).await?;
    page.settle().await?;
    assert!(before != pictures(page).await?, "{part} changes the pictures");
    linked(page, part).await
}

#[tokio::test]
async fn sliders_seed_and_loss_change_the_picture_and_the_link() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        let first = pictures(page).await?;
        changes(page, "T=60", async |page| page.slide("Length T", 53).await).await?;
        changes(page, "H=12", async |page| page.slide("Hidden size H", 11).await).await?;
        changes(page, "g=1.5", async |page| page.slide("Recurrent scale", 30).await).await?;
        changes(page, "fb=-1", async |page| page.slide("Forget bias", 90).await).await?;
        changes(page, "seed=11", async |page| page.paste("Seed", "11").await).await?;
        changes(page, "loss=last-squared", async |page| page.press("radio", "Squared error of the last answer").await)
            .await?;
        let before = page.value("location.hash").await?;
        page.press("button", "Draw another seed").await?;
        page.wait(&format!("location.hash !== {before} && /seed=\\d+/.test(location.hash)")).await?;
        page.press("button", "Back to the preset").await?;
        for key in ["T", "H", "g", "fb", "seed", "loss"] {
            unlinked(page, key).await?;
        }
        assert!(first == pictures(page).await?, "the preset's pictures");
        assert_eq!(page.find("button", "Back to the preset").await?.is_enabled().await?, false);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_slider_moves_in_the_finest_steps_by_keys() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#T=400").await?;
        page.find("slider", "Length T").await?.send_keys(&Key::Right.to_string()).await?;
        linked(page, "T=401").await?;
        assert_eq!(page.value("document.querySelector('#steps').ariaValueText").await?, json!("401 steps"));
        page.find("slider", "Forget bias").await?.send_keys(&Key::Up.to_string()).await?;
        linked(page, "fb=3.1").await?;
        assert_eq!(page.value("document.querySelector('#bias').ariaValueText").await?, json!("3.1"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn cells_are_added_changed_bent_and_removed() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#cells=gru").await?;
        assert_eq!(page.names("article").await?, ["GRU"]);
        page.press("button", "Add a column").await?;
        page.press("button", "Add a column").await?;
        assert_eq!(page.names("article").await?, ["GRU", "LSTM", "tanh RNN"]);
        assert!(!page.names("button").await?.contains(&"Add a column".to_owned()), "three are the most");
        changes(page, "cells=gru,lstm,mgu", async |page| page.choose("Column 3", "MGU").await).await?;
        page.press("button", "Options of GRU").await?;
        changes(page, "cells=gru.reset-before,lstm,mgu", async |page| {
            page.press("checkbox", "reset before the product").await
        })
        .await?;
        page.find("button", "Options of GRU, reset before the product").await?;
        page.press("button", "Remove this column").await?;
        linked(page, "cells=lstm,mgu").await?;
        page.choose("Column 2", "LSTM").await?;
        assert_eq!(page.names("article").await?, ["LSTM 1", "LSTM 2"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_task_has_its_picture_and_says_what_it_is() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        let mut notes = vec![page.text(".rail .note").await?];
        let tasks = ["Impulse", "Sine", "Adding", "Own numbers", "Own text"];
        for (task, id) in tasks.into_iter().zip(["impulse", "sine", "adding", "numbers", "text"]) {
            changes(page, &format!("task={id}"), async |page| page.choose("Sequence", task).await).await?;
            notes.push(page.text(".rail .note").await?);
        }
        notes.sort();
        notes.dedup();
        assert_eq!(notes.len(), 6, "{notes:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn changes_are_taken_back_and_made_again() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        let first = pictures(page).await?;
        assert_eq!(page.find("button", "Undo").await?.is_enabled().await?, false);
        page.slide("Hidden size H", 3).await?;
        let second = pictures(page).await?;
        page.choose("Column 2", "MGU").await?;
        let third = pictures(page).await?;
        page.press("button", "Undo").await?;
        assert!(second == pictures(page).await?, "the cell is taken back");
        page.press("button", "Undo").await?;
        assert!(first == pictures(page).await?, "the size is taken back");
        unlinked(page, "H").await?;
        page.press("button", "Redo").await?;
        page.run("document.activeElement.blur()", vec![]).await?;
        page.keys(&format!("{}y", Key::Control)).await?;
        page.settle().await?;
        assert!(third == pictures(page).await?, "all is made again");
        assert_eq!(page.find("button", "Redo").await?.is_enabled().await?, false);
        page.keys(&format!("{}z", Key::Control)).await?;
        page.settle().await?;
        assert!(second == pictures(page).await?, "by keys too");
        Ok(())
    })
    .await
}
