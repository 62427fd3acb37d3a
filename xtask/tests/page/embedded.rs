//! Can the page be a part of another one?

use super::seen::blank_pictures;
use anyhow::Result;
use fantoccini::Locator;
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
async fn it_runs_inside_another_page() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        // This page itself frames nothing; for this test its document stands for another page's.
        page.devtools("Page.setBypassCSP", &json!({ "enabled": true })).await?;
        page.start("/").await?;
        let frame = "const frame = document.createElement('iframe'); frame.src = './?framed#hide=rail,header&cells=gru,elman'; \
                     frame.width = 900; frame.height = 600; document.body.replaceChildren(frame)";
        page.run(frame, vec![]).await?;
        page.client().find(Locator::Css("iframe")).await?.enter_frame().await?;
        page.wait("document.querySelectorAll('.column').length === 2").await?;
        page.settle().await?;
        assert_eq!(blank_pictures(page).await?, [""; 0]);
        page.client().enter_parent_frame().await?;
        Ok(())
    })
    .await
}
