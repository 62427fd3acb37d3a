//! Is what is fetched on demand fetched once, from any address, and can the page do without it?

use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

const HELP: &str = "Help: how to read this, and the keyboard";
const READ: &str = "document.querySelector('dialog .keys')";
const LOADS: &str = "performance.getEntriesByType('resource').filter((it) => it.name.includes('/split_lab-')).length";

async fn block(page: &Page, urls: &[&str]) -> Result<()> {
    page.devtools("Network.enable", &json!({})).await?;
    page.devtools("Network.setBlockedURLs", &json!({ "urls": urls })).await.map(drop)
}

async fn close(page: &Page) -> Result<()> {
    page.press("button", "Close").await?;
    page.wait("!document.querySelector('dialog')").await
}

#[tokio::test]
async fn it_travels_once_and_only_when_it_is_asked_for() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        for address in ["/", "/a/sub/path/"] {
            page.open(address).await?;
            assert_eq!(page.value(LOADS).await?, json!(0), "{address}");
            page.press("button", HELP).await?;
            page.wait(READ).await?;
            close(page).await?;
            page.press("button", HELP).await?;
            assert_eq!(page.value(&format!("!!{READ}")).await?, json!(true), "at once");
            assert_eq!(page.value(LOADS).await?, json!(1), "{address}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_it_does_not_arrive_the_page_says_so_and_tries_again() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        block(page, &["*split_lab*"]).await?;
        page.press("button", HELP).await?;
        page.wait("document.querySelector('dialog').innerText.includes('did not arrive')").await?;
        page.press("button", "Try again").await?;
        page.wait("document.querySelector('dialog').innerText.includes('did not arrive')").await?;
        close(page).await?;
        page.press("button", "Play").await?;
        page.press("button", "Pause").await?;
        page.press("button", HELP).await?;
        page.wait("document.querySelector('dialog').innerText.includes('did not arrive')").await?;
        block(page, &[]).await?;
        page.press("button", "Try again").await?;
        page.wait(READ).await?;
        let told = page.console_errors().await?;
        assert!(told.iter().all(|error| error.contains("split_lab") || error.contains("fetch")), "{told:?}");
        Ok(())
    })
    .await
}
