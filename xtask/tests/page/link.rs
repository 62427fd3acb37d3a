//! Does a link carry the whole picture, and does the page live with any link at all?

use super::seen::{linked, messages, pictures, step};
use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

const FULL: &str = "/#v=1&cells=lstm_peephole,gru.reset-before,lstm&task=adding&T=57&H=13&seed=99&g=1.35&fb=-0.5\
                    &loss=last-squared&t=31&u=3&phase=candidate&dir=backward&theme=dark";

#[tokio::test]
async fn the_same_link_gives_the_same_pixels_in_two_windows() -> Result<()> {
    let mut seen = Vec::new();
    for _ in 0..2 {
        with_page(Look::PROJECTOR, async |page| {
            page.open(FULL).await?;
            assert_eq!(messages(page).await?, "");
            assert_eq!(page.names("article").await?, ["LSTM with peepholes", "GRU", "LSTM"]);
            assert_eq!(step(page).await?, 31);
            let values = page
                .texts("[...document.querySelectorAll('.lane-value, .finding, svg')].map((it) => it.outerHTML)")
                .await?;
            seen.push((pictures(page).await?, values));
            Ok(())
        })
        .await?;
    }
    assert!(seen[0].0.len() > 20, "{} pictures", seen[0].0.len());
    assert!(seen[0] == seen[1], "bit for bit");
    Ok(())
}

#[tokio::test]
async fn the_link_in_the_address_bar_gives_the_picture_that_was_made_by_hand() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        page.slide("Recurrent scale", 31).await?;
        page.choose("Column 1", "MGU").await?;
        page.choose("Sequence", "Own numbers").await?;
        page.paste("Your numbers", "0.1 -2.5 1e-3 0.30000000000000004").await?;
        linked(page, "x=0.1,-2.5,0.001,0.30000000000000004").await?;
        let made = pictures(page).await?;
        let link = page.value("'/' + location.hash").await?;
        page.open(link.as_str().unwrap_or_default()).await?;
        assert!(made == pictures(page).await?, "{link}");
        assert_eq!(messages(page).await?, "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_link_opens_without_loading_the_page_again() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        let first = pictures(page).await?;
        page.run("globalThis.same = true; location.hash = '#v=1&cells=mgu&T=20&t=7'", vec![]).await?;
        page.wait("document.querySelectorAll('.column').length === 1").await?;
        page.settle().await?;
        assert_eq!(page.names("article").await?, ["MGU"]);
        assert_eq!(step(page).await?, 7);
        assert_eq!(page.value("globalThis.same").await?, json!(true));
        page.run("history.back()", vec![]).await?;
        page.wait("document.querySelectorAll('.column').length === 3").await?;
        page.settle().await?;
        assert!(first == pictures(page).await?, "back is back");
        Ok(())
    })
    .await
}

/// Opens a link that is not as it should be and holds that each part is named and that there is a picture.
async fn told(page: &Page, link: &str, parts: &[&str]) -> Result<()> {
    page.open(&format!("/#{link}")).await?;
    let told = messages(page).await?;
    assert!(told.contains("Notes on the link"), "{link}: {told}");
    for part in parts {
        assert!(told.contains(part), "{link}: {part} in {told}");
    }
    assert_eq!(page.value("document.querySelectorAll('.column canvas').length > 2").await?, json!(true), "{link}");
    Ok(())
}

#[tokio::test]
async fn what_is_amiss_in_a_link_is_named_with_what_is_allowed() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        told(page, "T=1e99", &["“T=1e99”", "Allowed: 2…500"]).await?;
        told(page, "T=-5&H=many", &["“T=-5”", "“H=many”", "1…128"]).await?;
        told(
            page,
            "cells=<script>alert(1)</script>",
            &["“cells=<script>alert(1)</script>”", "Used instead: lstm,gru,elman"],
        )
        .await?;
        assert_eq!(page.value("document.querySelectorAll('#app script').length").await?, json!(0));
        told(page, "H=4&H=5", &["“H” stands more than once", "counts: 5"]).await?;
        told(page, "colour=red", &["“colour” is not known"]).await?;
        told(page, "g=NaN&fb=Infinity&seed=-1", &["“g=NaN”", "“fb=Infinity”", "“seed=-1”"]).await?;
        told(page, "task=numbers&x=1,2,%E0%A4%A", &["“x", "Allowed"]).await?;
        told(page, "task=text&text=a%zzb%ff", &["“text”"]).await?;
        told(page, "v=99&T=20", &["99", "version"]).await?;
        page.press("button", "Close").await?;
        assert_eq!(messages(page).await?, "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_megabyte_of_anything_is_outlived() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#T=20").await?;
        let good = pictures(page).await?;
        let flood =
            "location.hash = '#v=1&T=20&' + Array.from({ length: 60000 }, (_, k) => 'k' + k + '=%' + k).join('&')";
        page.run(flood, vec![]).await?;
        page.wait("document.querySelector('.messages').innerText.includes('more unknown keys')").await?;
        page.settle().await?;
        assert!(good == pictures(page).await?, "what was meant is shown");
        page.run("location.hash = '#' + 'x'.repeat(1 << 20)", vec![]).await?;
        page.wait("document.querySelectorAll('.column').length === 3").await?;
        page.run("location.hash = '#cells=' + 'gru,'.repeat(1 << 18)", vec![]).await?;
        page.wait("document.querySelector('.messages').innerText.includes('“cells” has too many entries')").await?;
        assert!(messages(page).await?.len() < 4000, "told in a few lines");
        page.slide("Hidden size H", 3).await?;
        linked(page, "H=4").await
    })
    .await
}
