//! Can a cell be changed inside, compared with itself, and have all of it taken back?

use super::seen::{linked, pictures, unlinked};
use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

const FRAMES: &str = "document.querySelectorAll('.column .held rect').length";

async fn told(page: &Page, selector: &str, text: &str) -> Result<()> {
    let at = serde_json::to_string(selector)?;
    let text = serde_json::to_string(text)?;
    page.wait(&format!("document.querySelector({at})?.innerText.includes({text})")).await
}

#[tokio::test]
async fn the_same_cell_stands_twice_with_settings_of_its_own() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#cells=lstm,lstm").await?;
        told(page, ".differ", "the same in everything").await?;
        page.press("button", "Options of LSTM").await?;
        page.wait("document.querySelector('.cell-options')").await?;
        page.press("checkbox", "Settings of its own").await?;
        let before = pictures(page).await?;
        page.wait("document.querySelector('#bias-1')").await?;
        page.run(
            "const s = document.querySelector('#bias-1'); s.value = 100; s.dispatchEvent(new Event('input', { bubbles: true }));",
            vec![],
        )
        .await?;
        linked(page, "cells=lstm:g=1:fb=0:init=uniform:prec=f64,lstm").await?;
        told(page, ".differ", "Forget bias: 0.0 | 3.0").await?;
        assert!(before != pictures(page).await?, "the first column runs with its own bias");
        page.press("checkbox", "Settings of its own").await?;
        page.wait("location.hash.includes('cells=lstm,lstm') && !location.hash.includes(':')").await
    })
    .await
}

#[tokio::test]
async fn a_part_is_taken_out_and_put_back_with_one_press() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#cells=lstm").await?;
        let whole = pictures(page).await?;
        page.press("button", "Options of LSTM").await?;
        page.wait("document.querySelector('.cell-options')").await?;
        page.press("checkbox", "no forget gate (f = 1)").await?;
        linked(page, "cells=lstm.no-f").await?;
        told(page, ".cell-head", "no forget gate").await?;
        assert!(whole != pictures(page).await?);
        page.press("button", "Show the unchanged cell beside it").await?;
        linked(page, "cells=lstm.no-f,lstm").await?;
        page.press("button", "Undo").await?;
        page.press("button", "Take back: no forget gate (f = 1)").await?;
        linked(page, "cells=lstm").await?;
        assert!(whole == pictures(page).await?, "as it was");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_link_holds_is_framed_listed_and_taken_back() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#cells=lstm,gru&do=1:f:2-4,7@5-20=0.5;2:z@10-40=1;1:U_f:3,2=0.5").await?;
        assert_eq!(page.value(FRAMES).await?, json!(3), "two ranges of units and one of another cell");
        page.wait("document.querySelectorAll('.changes li').length === 3").await?;
        told(page, ".cell-head", "2 changes inside").await?;
        page.press("button", "Take back: f:2-4,7@5-20=0.5").await?;
        page.wait(&format!("{FRAMES} === 1")).await?;
        page.press("button", "Undo").await?;
        page.wait(&format!("{FRAMES} === 3")).await?;
        page.press("button", "Back to the preset").await?;
        unlinked(page, "do").await
    })
    .await
}

#[tokio::test]
async fn paths_and_theory_are_drawn_beside_the_measured_gradient() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        let chart = "document.querySelector('.chart canvas').toDataURL()";
        let total = page.value(chart).await?;
        page.choose("What the chart shows of each cell", "∂L/∂c by path").await?;
        linked(page, "show=paths-c").await?;
        page.wait(&format!("{chart} !== {total}")).await?;
        page.settle().await?;
        let parts = page.value(chart).await?;
        page.press("checkbox", "theory").await?;
        linked(page, "theory=1").await?;
        page.wait(&format!("{chart} !== {parts}")).await
    })
    .await
}

#[tokio::test]
async fn an_explosion_is_named_and_a_remedy_helps() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#cells=elman.linear-h&T=500&H=4&init=identity&task=impulse&do=1:U_h:1,1=1000").await?;
        told(page, ".trouble", "pre_h is no longer a finite number from step 104 on").await?;
        linked(page, "t=104").await?;
        page.press("button", "Take back all changes").await?;
        page.wait("!document.querySelector('.trouble')").await
    })
    .await
}

#[tokio::test]
async fn a_short_format_runs_in_the_lab() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#cells=elman").await?;
        let f64 = pictures(page).await?;
        page.choose("Number format", "f16").await?;
        linked(page, "prec=f16").await?;
        told(page, ".finding", "Exactly zero").await?;
        assert!(f64 != pictures(page).await?);
        Ok(())
    })
    .await
}
