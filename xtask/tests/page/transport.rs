//! Does the player play, and do the keys do what the sheet says?

use super::seen::{lane_values, linked, step};
use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

async fn speed(page: &Page, steps_per_second: usize) -> Result<()> {
    page.choose("Speed", &format!("{steps_per_second}/s")).await
}

#[tokio::test]
async fn it_plays_to_the_end_and_stops_there() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#T=12").await?;
        speed(page, 16).await?;
        page.press("button", "Play").await?;
        page.find("button", "Pause").await?;
        page.wait("document.querySelector('.scrub input').value === '12'").await?;
        page.wait("document.querySelector('.play').ariaLabel === 'Play'").await?;
        // Slowly, so that it is not at the end again before anyone can pause it.
        speed(page, 1).await?;
        page.press("button", "Play").await?;
        assert!(step(page).await? < 12, "from the start again");
        page.press("button", "Pause").await?;
        let stopped = step(page).await?;
        page.value("new Promise((done) => setTimeout(done, 1200))").await?;
        assert_eq!(step(page).await?, stopped);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn backward_it_plays_from_the_last_step_to_the_first() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#T=12&t=12").await?;
        page.press("radio", "Backward \u{a0}pass").await?;
        linked(page, "dir=backward").await?;
        let diagram = page.names("image").await?.into_iter().find(|it| it.starts_with("Diagram of the LSTM"));
        assert!(diagram.is_some_and(|it| it.contains("lengths of the gradients")));
        speed(page, 16).await?;
        page.press("button", "Play backward").await?;
        page.wait("document.querySelector('.scrub input').value === '1'").await?;
        page.wait("document.querySelector('.play').ariaLabel === 'Play backward'").await?;
        page.keys("d").await?;
        page.wait("document.querySelector('.play').ariaLabel === 'Play'").await
    })
    .await
}

#[tokio::test]
async fn phases_show_the_step_part_by_part() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#t=5").await?;
        let whole = lane_values(page).await?;
        page.press("button", "gates").await?;
        linked(page, "phase=gates").await?;
        let gates = lane_values(page).await?;
        let empty = |values: &[String]| values.iter().filter(|it| it.is_empty()).count();
        assert!(empty(&gates) > empty(&whole), "{gates:?}");
        page.run("document.activeElement.blur()", vec![]).await?;
        let phase = |key: Key| format!("{}{}", Key::Shift, key);
        page.keys(&phase(Key::Right)).await?;
        linked(page, "phase=candidate").await?;
        page.keys(&phase(Key::Left)).await?;
        page.keys(&phase(Key::Left)).await?;
        assert_eq!(step(page).await?, 4, "before the first phase is the last one of the step before");
        assert_eq!(page.names("button").await?.iter().filter(|it| *it == "gates").count(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn space_plays_and_the_sheet_gives_the_focus_back() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        page.keys(" ").await?;
        page.find("button", "Pause").await?;
        page.keys(" ").await?;
        page.find("button", "Play").await?;
        page.find("button", "Undo").await?;
        page.run("document.querySelector('#hidden').focus()", vec![]).await?;
        page.keys("?").await?;
        page.wait("document.querySelector('dialog[open]')").await?;
        page.wait("document.querySelector('dialog').innerText.includes('How to read Gatescope')").await?;
        let inside = "document.querySelector('dialog').contains(document.activeElement)";
        assert_eq!(page.value(inside).await?, json!(true));
        page.keys(&Key::Escape.to_string()).await?;
        page.wait("!document.querySelector('dialog')").await?;
        assert_eq!(page.value("document.activeElement.id").await?, json!("hidden"));
        page.keys("?").await?;
        page.wait("document.querySelector('dialog[open]')").await?;
        page.keys("?").await?;
        page.wait("!document.querySelector('dialog')").await?;
        assert_eq!(page.value("document.activeElement.id").await?, json!("hidden"), "the same key closes it");
        Ok(())
    })
    .await
}

/// What can take the focus: one radio of each group, in the order of the page.
const FOCUSABLE: &str =
    "[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter((it) => it.tabIndex >= 0 && !it.disabled && it.checkVisibility({ visibilityProperty: true }))
    .filter((it) => it.type !== 'radio' || it.checked)";

/// Whether what has the focus shows it, itself or by the label around it.
const RINGED: &str = "(() => {
    const ring = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const it = document.activeElement;
    return [it, it.closest('label'), it.closest('.pick')].some((it) => it && ring(getComputedStyle(it)))
        || it.type === 'range' && it.matches(':focus-visible');
})()";

#[tokio::test]
async fn tab_reaches_every_control_in_order_and_shows_where_it_is() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#task=numbers").await?;
        let count = page.value(&format!("(globalThis.order = {FOCUSABLE}).length")).await?.as_u64().unwrap_or_default();
        assert!(count > 40, "{count} controls");
        for k in 0..count {
            page.keys(&Key::Tab.to_string()).await?;
            let name = page.value("document.activeElement.outerHTML.slice(0, 120)").await?;
            let place = page.value("order.indexOf(document.activeElement)").await?;
            assert_eq!(place, json!(k), "{name}");
            assert_eq!(page.value(RINGED).await?, json!(true), "the focus is seen on {name}");
        }
        Ok(())
    })
    .await
}
