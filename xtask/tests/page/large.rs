//! Does a large scene leave the page free, and does it come whatever becomes of the worker?

use super::seen::{lane_values, pictures};
use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, with_page};

const LARGE: &str = "/#H=128&T=500&cells=lstm,lstm,lstm";

/// Notes the workers and the longest time between two frames.
const WATCH: &str = "globalThis.workers = 0;
    globalThis.Worker = class extends Worker { constructor(...args) { super(...args); workers += 1; } };
    globalThis.stood = 0; globalThis.frames = 0; globalThis.busy = 0; let last = performance.now();
    const watch = (now) => { stood = Math.max(stood, now - last); frames += 1; last = now;
        if (document.querySelector('[aria-busy=true]')) busy += 1; requestAnimationFrame(watch); };
    requestAnimationFrame(watch);";

#[tokio::test]
async fn the_page_answers_while_the_worker_computes() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load(WATCH).await?;
        page.open(LARGE).await?;
        assert_eq!(page.value("workers").await?, json!(1));
        assert_eq!(page.names("article").await?, ["LSTM 1", "LSTM 2", "LSTM 3"]);
        let before = pictures(page).await?;
        let nudge = "const it = document.querySelector('#bias'); it.value = 50; stood = 0; busy = 0;
                     it.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        page.run(nudge, vec![]).await?;
        page.settle().await?;
        assert!(before != pictures(page).await?, "the result arrives");
        let stood = page.value("stood").await?.as_f64().unwrap_or(f64::INFINITY);
        let busy = page.value("busy").await?.as_u64().unwrap_or_default();
        assert!(busy > 2, "{busy} frames while it computes");
        assert!(stood < 1000.0, "{stood} ms between two frames");
        assert_eq!(page.value("workers").await?, json!(1), "the same worker");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn stale_results_are_dropped() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#H=128&T=300&fb=-2").await?;
        let wanted = (pictures(page).await?, lane_values(page).await?);
        page.open("/#H=128&T=300").await?;
        let drag = "const done = arguments[0], it = document.querySelector('#bias'); let places = [101, 105, 140, 120, 60, 80];
            const move = () => {
                it.value = places.shift();
                it.dispatchEvent(new InputEvent('input', { bubbles: true }));
                if (places.length) setTimeout(move, 15); else done();
            };
            move()";
        page.client().execute_async(drag, vec![]).await?;
        page.settle().await?;
        assert!(wanted == (pictures(page).await?, lane_values(page).await?), "the last place of the slider is shown");
        page.value("new Promise((done) => setTimeout(done, 300))").await?;
        assert!(wanted.0 == pictures(page).await?, "and stays");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_workers_the_page_computes_itself() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load(
            "globalThis.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } }",
        )
        .await?;
        page.open("/#H=128&T=200").await?;
        assert_eq!(page.names("article").await?.len(), 3);
        page.before_load("Object.defineProperty(globalThis, 'Worker', { value: undefined })").await?;
        page.open("/#H=128&T=200").await?;
        assert_eq!(page.names("article").await?.len(), 3);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_worker_that_fails_to_load_is_done_without() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.devtools("Network.enable", &json!({})).await?;
        page.devtools("Network.setBlockedURLs", &json!({ "urls": ["*/worker-*.js"] })).await?;
        page.open("/#H=128&T=200").await?;
        page.console_errors().await?;
        assert_eq!(page.names("article").await?.len(), 3);
        Ok(())
    })
    .await
}

/// A worker that breaks down in the middle of a computation, as when its memory runs out.
const FRAIL: &str = "globalThis.workers = [];
    globalThis.Worker = class extends Worker {
        constructor(...args) { super(...args); workers.push(this); }
        postMessage(...args) {
            if (globalThis.frail) { globalThis.frail = false; this.terminate();
                setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })), 50);
            }
            else super.postMessage(...args);
        }
    };";

#[tokio::test]
async fn a_worker_that_breaks_down_is_told_and_replaced() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load(FRAIL).await?;
        page.open("/#H=128&T=200").await?;
        let good = pictures(page).await?;
        page.run("globalThis.frail = true", vec![]).await?;
        page.slide("Forget bias", 50).await?;
        page.settle().await?;
        let told = super::seen::messages(page).await?;
        assert!(
            told.contains("The computation stopped: out of memory") && told.contains("last good picture"),
            "{told}"
        );
        assert!(good == pictures(page).await?, "what was good stays");
        page.slide("Forget bias", 70).await?;
        assert_eq!(page.value("workers.length").await?, json!(2));
        assert!(good != pictures(page).await?, "another worker computes");
        assert_eq!(super::seen::messages(page).await?, "");
        Ok(())
    })
    .await
}
