//! Does a large scene leave the page free, and does it come whatever becomes of the worker?

use super::seen::{differing, lane_values, pictures};
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

/// Moves sliders, a moment after one another; the last argument is told when that is done.
const DRAG: &str = "const [moves, done] = arguments;
    const move = () => {
        const [id, place] = moves.shift(), it = document.getElementById(id);
        it.value = place;
        it.dispatchEvent(new InputEvent('input', { bubbles: true }));
        if (moves.length) setTimeout(move, 15); else done();
    };
    move()";

#[tokio::test]
async fn stale_results_are_dropped() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        let bias = |place: usize| json!(["bias", place]);
        let drags = [
            ("/#H=128&T=300&fb=-2", json!([bias(101), bias(105), bias(140), bias(120), bias(60), bias(80)])),
            // The last one is small enough to be computed at once, while the worker still thinks about the other.
            ("/#H=4&T=300&fb=3.5", json!([bias(135), ["hidden", 3]])),
        ];
        for (link, moves) in drags {
            page.open(link).await?;
            let wanted = (pictures(page).await?, lane_values(page).await?);
            page.open("/#H=128&T=300").await?;
            page.client().execute_async(DRAG, vec![moves]).await?;
            page.settle().await?;
            assert!(wanted == (pictures(page).await?, lane_values(page).await?), "{link}: where the slider was left");
            page.value("new Promise((done) => setTimeout(done, 500))").await?;
            assert!(wanted.0 == pictures(page).await?, "{link}: and so it stays");
        }
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
        assert_eq!(differing(&good, &pictures(page).await?), [], "what was good stays");
        page.slide("Forget bias", 70).await?;
        assert_eq!(page.value("workers.length").await?, json!(2));
        assert!(good != pictures(page).await?, "another worker computes");
        assert_eq!(super::seen::messages(page).await?, "");
        Ok(())
    })
    .await
}
