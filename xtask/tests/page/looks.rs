//! Does the page fit its screen and follow the wishes of the person in front of it?

use super::seen::pictures;
use anyhow::Result;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

async fn ground(page: &Page) -> Result<String> {
    Ok(page.value("getComputedStyle(document.body).backgroundColor").await?.as_str().unwrap_or_default().to_owned())
}

/// Whether something reaches beyond the right edge of the window.
async fn overflows(page: &Page) -> Result<bool> {
    let wide = "document.scrollingElement.scrollWidth > innerWidth";
    Ok(page.value(wide).await? == json!(true))
}

#[tokio::test]
async fn the_ground_follows_the_system_until_one_is_chosen() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        let light = (ground(page).await?, pictures(page).await?);
        page.look(Look::PROJECTOR.dark()).await?;
        page.settle().await?;
        let dark = (ground(page).await?, pictures(page).await?);
        assert_ne!(light.0, dark.0);
        assert!(light.1.iter().zip(&dark.1).all(|(a, b)| a != b), "every picture has colours for a dark ground");
        page.choose("Theme", "Light").await?;
        assert!(light == (ground(page).await?, pictures(page).await?), "as on a light system");
        page.choose("Theme", "Dark").await?;
        page.open("/").await?;
        assert_eq!(page.value("document.documentElement.dataset.theme").await?, json!("dark"), "it is remembered");
        let soft = "getComputedStyle(document.querySelector('.tagline')).color";
        let before = page.value(soft).await?;
        page.choose("Theme", "High contrast").await?;
        assert_ne!(page.value(soft).await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_moves_by_itself_where_that_is_not_wanted() -> Result<()> {
    with_page(Look::PROJECTOR.still(), async |page| {
        page.open("/").await?;
        let moving = "[...document.querySelectorAll('*')].filter((it) => { const style = getComputedStyle(it); return \
                      [...style.transitionDuration.split(','), ...style.animationDuration.split(',')].some((time) => parseFloat(time) > 0) }).length";
        assert_eq!(page.value(moving).await?, json!(0));
        page.press("button", "Play").await?;
        page.wait("document.querySelector('.scrub input').value > 2").await?;
        page.press("button", "Pause").await
    })
    .await
}

#[tokio::test]
async fn a_projector_shows_the_whole_comparison_without_scrolling() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        for link in ["/", "/#lang=it", "/#cells=lstm_peephole,lstm,gru&task=text&theme=dark"] {
            page.open(link).await?;
            let fits = "document.scrollingElement.scrollHeight <= innerHeight && document.scrollingElement.scrollWidth <= innerWidth";
            assert_eq!(page.value(fits).await?, json!(true), "{link}");
            let main = "(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('.main'))";
            assert_eq!(page.value(main).await?, json!(0), "{link}: the stage scrolls");
            let seen = "[...document.querySelectorAll('.lane, .finding, .chart canvas, .transport button')].filter((it) => it.checkVisibility()) \
                        .filter((it) => { const { bottom, height } = it.getBoundingClientRect(); return bottom > innerHeight || height < 12 }) \
                        .map((it) => it.className)";
            assert_eq!(page.texts(seen).await?, [""; 0], "{link}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_phone_shows_one_cell_at_a_time() -> Result<()> {
    with_page(Look::PHONE, async |page| {
        page.open("/").await?;
        assert!(!overflows(page).await?);
        assert_eq!(page.names("article").await?, ["LSTM"]);
        page.press("tab", "tanh RNN").await?;
        assert_eq!(page.names("article").await?, ["tanh RNN"]);
        assert_eq!(page.value("document.querySelector('[role=tab][aria-selected=true]').innerText").await?, json!("tanh RNN"));
        assert!(!page.names("slider").await?.contains(&"Hidden size H".to_owned()), "the controls wait");
        page.click(".rail-toggle").await?;
        page.slide("Hidden size H", 3).await?;
        super::seen::linked(page, "H=4").await?;
        assert!(!overflows(page).await?);
        let small = "[...document.querySelectorAll('button, select, summary, label:has(input)')].filter((it) => it.checkVisibility()) \
                     .map((it) => [it, it.getBoundingClientRect()]).filter(([, { width, height }]) => width < 24 || height < 24) \
                     .map(([it]) => it.outerHTML.slice(0, 80))";
        assert_eq!(page.texts(small).await?, [""; 0], "too small for a finger");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn enlarged_four_times_it_is_one_column() -> Result<()> {
    with_page(Look { size: (320, 256), ..Look::PROJECTOR }, async |page| {
        for link in ["/", "/#lang=it&task=numbers&cells=lstm_peephole,gru.reset-before"] {
            page.open(link).await?;
            assert!(!overflows(page).await?, "{link}");
            page.click(".rail-toggle").await?;
            page.settle().await?;
            assert!(!overflows(page).await?, "{link}, with its controls");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_width_in_between_overflows() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#lang=it").await?;
        for width in [360, 600, 768, 899, 900, 1024, 1179, 1180, 1440, 2560] {
            page.look(Look { size: (width, 720), ..Look::PROJECTOR }).await?;
            page.settle().await?;
            assert!(!overflows(page).await?, "{width} pixels");
        }
        Ok(())
    })
    .await
}
