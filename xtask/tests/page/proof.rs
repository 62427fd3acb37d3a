//! Can a visitor check on their own device that the numbers are true?

use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, with_page};

const SHEET: &str = "document.querySelector('dialog').innerText";

#[tokio::test]
async fn the_reference_cases_run_in_the_browser() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#lab=proof").await?;
        page.press("button", "Run the reference cases here").await?;
        page.wait(&format!("{SHEET}.includes('all within their tolerances')")).await?;
        let told = page.value(SHEET).await?;
        let told = told.as_str().unwrap_or_default();
        assert!(told.contains("26 cases, 169\u{202f}934 numbers"), "{told}");
        assert_eq!(page.value("document.querySelectorAll('dialog tbody tr').length").await?, json!(26));
        let name = "document.querySelector('dialog tbody th').textContent";
        assert_eq!(page.value(name).await?, json!("gru_keras_reset_after"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn reference_cases_that_do_not_arrive_are_told_and_can_be_run_again() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.devtools("Network.enable", &json!({})).await?;
        page.devtools("Network.setBlockedURLs", &json!({ "urls": ["*/cases-*"] })).await?;
        page.open("/#lab=proof").await?;
        page.press("button", "Run the reference cases here").await?;
        page.wait(&format!("{SHEET}.includes('could not be loaded')")).await?;
        page.devtools("Network.setBlockedURLs", &json!({ "urls": [] })).await?;
        page.press("button", "Compute again").await?;
        page.wait(&format!("{SHEET}.includes('all within their tolerances')")).await?;
        let errors = page.console_errors().await?;
        assert!(errors.iter().all(|error| error.contains("cases-")), "{errors:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_gradients_of_the_scene_are_checked() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#lab=proof&T=12&H=3").await?;
        page.press("button", "Check the gradients").await?;
        page.wait("document.querySelectorAll('dialog .proofs li').length === 3").await?;
        let told =
            page.texts("[...document.querySelectorAll('dialog .proofs li')].map((it) => it.textContent)").await?;
        for line in told {
            let count = if line.starts_with("tanh") { 168 } else { 200 };
            assert!(line.contains(&format!("{count} of ")) && line.contains(&format!("{count} agree")), "{line}");
            assert!(line.contains("0 too coarse") && line.contains("× 10⁻"), "{line}");
        }
        Ok(())
    })
    .await
}
