//! Can the page be a part of another one?

use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, with_page};

#[tokio::test]
async fn a_link_hides_the_parts_it_names() -> Result<()> {
    with_page(Look { size: (800, 600), ..Look::PROJECTOR }, async |page| {
        let parts = [
            ("header", ".topbar"),
            ("rail", ".rail"),
            ("transport", ".transport"),
            ("diagram", ".diagram"),
            ("chart", ".chart"),
        ];
        let shown = |selector: &str| format!("Boolean(document.querySelector('{selector}')?.checkVisibility())");
        page.open("/").await?;
        for (part, selector) in parts {
            assert_eq!(page.value(&shown(selector)).await?, json!(true), "{part} is there");
        }
        for (part, selector) in parts {
            page.open(&format!("/#hide={part}")).await?;
            assert_eq!(page.value(&shown(selector)).await?, json!(false), "{part} is hidden");
            assert_eq!(page.value("document.querySelectorAll('.column').length").await?, json!(3));
        }
        page.open("/#hide=rail,header,transport&cells=gru").await?;
        assert_eq!(page.value("document.querySelectorAll('.topbar, .rail, .transport').length").await?, json!(0));
        assert_eq!(page.names("article").await?, ["GRU"]);
        page.keys("k").await?;
        assert_eq!(super::seen::messages(page).await?, "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_runs_inside_a_frame() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.start("/").await?;
        // A document of the same site that has no policy of its own, so that it may frame others.
        let script = page.value("gatescope.worker").await?;
        page.client().goto(script.as_str().unwrap_or_default()).await?;
        let frame = "const frame = document.createElement('iframe'); frame.src = './#hide=rail,header&cells=gru,elman'; \
                     frame.width = 900; frame.height = 600; document.body.append(frame)";
        page.run(frame, vec![]).await?;
        page.wait("document.querySelector('iframe').contentDocument?.querySelectorAll('.column').length === 2").await
    })
    .await
}
