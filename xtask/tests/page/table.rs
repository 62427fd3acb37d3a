//! Can a person bring a table of one's own, see it as inputs and answers, and link to it?

use super::seen::linked;
use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

const CSV: &str = "a,b,c,y\n0.5,1,-1,\n0,0.25,1,0.5\n1,0,0,-0.5\n";

async fn note(page: &Page) -> Result<String> {
    page.text("#editor-note").await
}

#[tokio::test]
async fn a_pasted_table_is_shown_and_linked() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#task=table").await?;
        page.paste("Your table", CSV).await?;
        assert!(note(page).await?.contains("Line 2, column “y”: the number is missing"), "{}", note(page).await?);
        page.choose("Target column", "y").await?;
        assert!(note(page).await?.contains("3 rows, 4 columns; separated by commas, decimal point"), "{}", note(page).await?);
        linked(page, "x=a,b,c,=y;0.5,1,-1,;0,0.25,1,0.5;1,0,0,-0.5").await?;
        page.wait("[...document.querySelectorAll('canvas')].some((it) => /Heat map of .*: 3 units over 3 steps/.test(it.ariaLabel))").await?;
        let link = page.value("location.hash").await?;
        page.open(&format!("/{}", link.as_str().unwrap_or_default())).await?;
        linked(page, "x=a,b,c,=y;0.5,1,-1,;0,0.25,1,0.5;1,0,0,-0.5").await?;
        assert_eq!(page.value("document.querySelector('.editor').value.split('\\n')[0]").await?, json!("a,b,c,=y"));
        page.paste("Your table", "a,b,c,=y\n0.5,1,,1\n0,1,2,\n").await?;
        assert!(note(page).await?.contains("Line 2, column “c”: the number is missing"), "{}", note(page).await?);
        linked(page, "x=a,b,c,=y;0.5,1,-1,;0,0.25,1,0.5;1,0,0,-0.5").await
    })
    .await
}
