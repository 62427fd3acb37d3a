//! Does a number open to its arithmetic, can one walk through it, and change it there?

use super::seen::{linked, unlinked};
use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

const NAME: &str = "document.querySelector('.inspector-name strong')?.innerText";

async fn named(page: &Page, name: &str) -> Result<()> {
    page.wait(&format!("{NAME} === {}", serde_json::to_string(name)?)).await
}

#[tokio::test]
async fn a_lanes_number_opens_and_one_walks_to_a_weight_and_back() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#t=12&u=3").await?;
        page.run("document.querySelectorAll('.of-gates .lane-value')[1].click()", vec![]).await?;
        named(page, "f[3]@12").await?;
        linked(page, "at=1:f[3]@12").await?;
        page.press("button", "pre_f[3]@12").await?;
        named(page, "pre_f[3]@12").await?;
        page.press("button", "b_if[3]").await?;
        named(page, "b_if[3]").await?;
        page.press("button", "Back to the number before").await?;
        named(page, "pre_f[3]@12").await?;
        page.press("button", "Forward to the number after").await?;
        named(page, "b_if[3]").await?;
        page.press("button", "Close the arithmetic").await?;
        unlinked(page, "at").await
    })
    .await
}

#[tokio::test]
async fn a_weight_is_set_and_goes_back() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#at=1:U_f%5B3,2%5D").await?;
        named(page, "U_f[3,2]").await?;
        page.run(
            "const i = document.querySelector('.is-weight'); i.value = '0.5'; i.dispatchEvent(new Event('input', { bubbles: true }));",
            vec![],
        )
        .await?;
        linked(page, "do=1:U_f:3,2=0.5").await?;
        page.wait("document.querySelector('.inspector-name output').innerText === '0.500000'").await?;
        page.press("button", "Back to the drawn value").await?;
        unlinked(page, "do").await
    })
    .await
}

#[tokio::test]
async fn a_gate_is_held_narrowed_down_and_let_go() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#at=1:f%5B3%5D@12").await?;
        named(page, "f[3]@12").await?;
        page.press("button", "at 0").await?;
        linked(page, "do=1:f=0").await?;
        page.wait("document.querySelector('.held-note')?.innerText.includes('Held at 0')").await?;
        page.paste("Steps", "20-30").await?;
        linked(page, "do=1:f@20-30=0").await?;
        page.wait("!document.querySelector('.held-note')").await?;
        page.paste("Steps", "30-20").await?;
        page.wait("document.querySelector('.hold [role=alert]')").await?;
        linked(page, "do=1:f@20-30=0").await?;
        page.run("document.querySelector('.hold-row .button').click()", vec![]).await?;
        unlinked(page, "do").await
    })
    .await
}

#[tokio::test]
async fn a_place_that_is_not_there_is_named_and_the_page_goes_on() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#at=2:f%5B99%5D@12").await?;
        page.wait("document.querySelector('.inspector [role=alert]')?.innerText.includes('2:f[99]@12')").await?;
        page.press("button", "1:h[1]@1").await?;
        named(page, "h[1]@1").await?;
        assert_eq!(page.value("document.querySelectorAll('article').length").await?, json!(3));
        Ok(())
    })
    .await
}
