//! Is the published page whole, sealed, and at home under any address?

use anyhow::Result;
use serde_json::{Value, json};
use xtask::browser::{Look, Page, with_page};

/// The headers that the server sends with the file that a CSS selector's element names.
async fn headers(page: &Page, selector: &str) -> Result<Value> {
    let script = "const [selector, done] = arguments; const link = document.querySelector(selector); \
                  fetch(link.href ?? link.src, { method: 'HEAD' }) \
                  .then((answer) => done(Object.fromEntries(answer.headers)), (error) => done(String(error)))";
    Ok(page.client().execute_async(script, vec![json!(selector)]).await?)
}

#[tokio::test]
async fn it_starts_under_any_address() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        page.start("/a/sub/path/").await?;
        page.start("/a/sub/path/index.html#v=1&lang=it").await
    })
    .await
}

#[tokio::test]
async fn everything_the_page_loads_is_named_and_sealed_by_its_content() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        let unsealed = "[...document.querySelectorAll('script, link[rel=stylesheet], link[rel=modulepreload], #engine')] \
                        .filter((it) => !it.integrity || !/-[0-9a-f]{16}\\./.test(it.src ?? it.href)).length";
        assert_eq!(page.value(unsealed).await?, json!(0));
        // As sent: what the program sets later, through the style object, the policy allows.
        let inline = "const done = arguments[0]; fetch('./').then((answer) => answer.text()).then((text) => \
                      done(new DOMParser().parseFromString(text, 'text/html') \
                      .querySelectorAll('script:not([src]), style, [style], [onclick]').length))";
        assert_eq!(page.client().execute_async(inline, vec![]).await?, json!(0));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_program_travels_once() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        for file in ["app_bg-", "app-", "boot-", "crash-", "styles-"] {
            let loads =
                format!("performance.getEntriesByType('resource').filter((it) => it.name.includes('/{file}')).length");
            assert_eq!(page.value(&loads).await?, json!(1), "{file}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_program_is_sent_as_a_host_should_send_it() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        let sent = headers(page, "#engine").await?;
        assert_eq!(sent["content-type"], "application/wasm", "{sent}");
        assert_eq!(sent["content-encoding"], "br", "{sent}");
        assert_eq!(sent["cache-control"], "public, max-age=31536000, immutable", "{sent}");
        assert_eq!(sent["x-content-type-options"], "nosniff", "{sent}");
        let script = headers(page, "script").await?;
        assert_eq!(script["content-type"], "text/javascript", "{script}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_policy_holds() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        let inline = "const it = document.createElement('div'); it.innerHTML = '<p style=\"color: rgb(1, 2, 3)\">x</p>'; \
                      document.body.append(it); return getComputedStyle(it.firstChild).color";
        assert_ne!(page.run(inline, vec![]).await?, json!("rgb(1, 2, 3)"));
        let refused = page.console_errors().await?;
        assert!(refused.iter().any(|error| error.contains("Content Security Policy")), "{refused:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_worker_script_is_where_the_program_is_told() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        let script = "const done = arguments[0]; fetch(gatescope.worker).then(async (answer) => done([answer.status, await answer.text()]))";
        let answer = page.client().execute_async(script, vec![]).await?;
        assert_eq!(answer[0], 200);
        assert!(answer[1].as_str().unwrap_or_default().contains("./app-"), "the worker loads the same program: {answer}");
        Ok(())
    })
    .await
}
