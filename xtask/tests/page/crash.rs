//! When the program cannot start or stops, does a person read why, and is there a way back?

use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

/// Waits for the crash screen, forgets what the console said about it, and returns its heading.
async fn heading(page: &Page) -> Result<String> {
    page.wait("document.querySelector('#crash h1')").await?;
    page.console_errors().await?;
    page.text("#crash h1").await
}

async fn panic(page: &Page) -> Result<()> {
    page.run("dispatchEvent(new CustomEvent('gatescope-panic', { detail: 'on purpose, at here.rs:7' }))", vec![])
        .await
        .map(drop)
}

#[tokio::test]
async fn a_panic_shows_its_message_and_keeps_the_link() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/#v=1&cells=gru&seed=9").await?;
        panic(page).await?;
        assert_eq!(heading(page).await?, "Gatescope has stopped");
        let link = page.value("document.querySelector('#crash-link').value").await?;
        assert!(link.as_str().unwrap_or_default().ends_with("/#v=1&cells=gru&seed=9"), "{link}");
        let told = page.value("document.querySelector('#crash pre').textContent").await?;
        assert_eq!(told, json!("on purpose, at here.rs:7"));
        assert_eq!(page.value("document.activeElement.id").await?, json!("crash"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_way_back_is_the_preset_in_the_same_language() -> Result<()> {
    with_page(Look::PHONE.dark(), async |page| {
        page.start("/#v=1&cells=gru&lang=it").await?;
        panic(page).await?;
        assert_eq!(heading(page).await?, "Gatescope si è fermato");
        assert_eq!(page.value("document.querySelector('#crash').lang").await?, json!("it"));
        let wide = page.value("document.documentElement.scrollWidth > innerWidth").await?;
        assert_eq!(wide, json!(false), "nothing is wider than the phone");
        page.click("#crash .crash-row button:nth-child(2)").await?;
        page.wait("document.documentElement.dataset.boot === 'ready'").await?;
        let hash = page.value("location.hash").await?;
        assert!(!hash.as_str().unwrap_or_default().contains("cells=gru"), "{hash}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_first_failure_is_the_one_that_is_told() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        panic(page).await?;
        page.run("dispatchEvent(new CustomEvent('gatescope-panic', { detail: 'a later one' }))", vec![]).await?;
        heading(page).await?;
        assert_eq!(page.value("document.querySelectorAll('#crash').length").await?, json!(1));
        assert!(!page.text("#crash").await?.contains("a later one"));
        Ok(())
    })
    .await
}

/// A WebAssembly module whose one function `f` has this body, called by a timer as an event would call it.
async fn call(page: &Page, body: &str) -> Result<()> {
    let script = "const body = JSON.parse(arguments[0]);
        const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10];
        const bytes = new Uint8Array([...head, body.length + 2, 1, body.length, ...body]);
        const { f } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
        setTimeout(f)";
    page.run(script, vec![json!(body)]).await.map(drop)
}

#[tokio::test]
async fn a_trap_without_a_panic_is_told_too() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        // unreachable
        call(page, "[0, 0, 11]").await?;
        assert_eq!(heading(page).await?, "Gatescope has stopped");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_stack_overflow_is_told_too() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        // A function that calls itself.
        call(page, "[0, 16, 0, 11]").await?;
        assert_eq!(heading(page).await?, "Gatescope has stopped");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_slip_in_a_script_does_not_end_the_page() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        page.run("setTimeout(() => { throw new TypeError('not the program') })", vec![]).await?;
        page.value("new Promise((done) => setTimeout(done, 50))").await?;
        assert_eq!(page.value("document.querySelectorAll('#crash').length").await?, json!(0));
        assert!(page.console_errors().await?.iter().any(|error| error.contains("not the program")));
        Ok(())
    })
    .await
}

/// Loads the page with the files of these patterns out of reach, and returns what a person reads.
async fn without(page: &Page, patterns: &[&str]) -> Result<String> {
    page.devtools("Network.enable", &json!({})).await?;
    page.devtools("Network.setBlockedURLs", &json!({ "urls": patterns })).await?;
    page.visit("/").await?;
    heading(page).await
}

#[tokio::test]
async fn a_program_that_does_not_arrive_is_told() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        assert_eq!(without(page, &["*.wasm"]).await?, "A part of Gatescope did not arrive");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_script_that_does_not_arrive_is_told() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        assert_eq!(without(page, &["*/boot-*.js"]).await?, "A part of Gatescope did not arrive");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wrong_file_in_the_programs_place_is_told() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load(
            "globalThis.fetch = async () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })",
        )
        .await?;
        page.visit("/").await?;
        assert_eq!(heading(page).await?, "Gatescope could not start");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_browser_without_simd_is_told_what_it_lacks() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load("WebAssembly.validate = () => false").await?;
        page.visit("/").await?;
        assert_eq!(heading(page).await?, "This browser cannot run Gatescope");
        assert!(page.text("#crash").await?.contains("16.4"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_javascript_a_sentence_says_what_is_needed() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true })).await?;
        page.visit("/").await?;
        let text = page.text("body").await?;
        assert!(text.contains("please allow JavaScript"), "{text}");
        assert!(text.contains("consenti JavaScript"), "{text}");
        assert!(!text.contains("Still loading"), "{text}");
        Ok(())
    })
    .await
}
