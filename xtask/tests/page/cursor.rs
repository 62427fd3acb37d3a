//! Does one cursor move through every picture, without a picture being drawn again?

use super::seen::{lane_values, linked, pictures, step};
use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

/// Counts every call that draws on a canvas.
const COUNT: &str = "globalThis.drawn = 0;
    for (const name of ['putImageData', 'drawImage', 'stroke', 'fill', 'fillRect', 'fillText', 'clearRect']) {
        const draw = CanvasRenderingContext2D.prototype[name];
        CanvasRenderingContext2D.prototype[name] = function (...args) { drawn += 1; return draw.apply(this, args); };
    }";

async fn cursor_place(page: &Page) -> Result<Vec<String>> {
    page.texts("[...document.querySelectorAll('.cursor')].map((it) => it.style.getPropertyValue('--cursor'))").await
}

#[tokio::test]
async fn keys_and_the_scrubber_move_it_and_nothing_is_drawn_again() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load(COUNT).await?;
        page.open("/").await?;
        assert_eq!(page.value("drawn > 20").await?, json!(true), "drawing is counted");
        page.run("drawn = 0", vec![]).await?;
        let (before, drawn) = (lane_values(page).await?, pictures(page).await?);
        page.keys(&Key::Right.to_string()).await?;
        assert_eq!(step(page).await?, 2);
        let after = lane_values(page).await?;
        assert_eq!(after.len(), before.len());
        let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
        assert!(changed > before.len() / 2, "{changed} of {} numbers changed", before.len());
        page.keys(&Key::End.to_string()).await?;
        assert_eq!(step(page).await?, 40);
        assert_eq!(cursor_place(page).await?, ["0.975"; 4], "in three columns and in the chart");
        page.slide("Time step", 13).await?;
        assert_eq!(step(page).await?, 13);
        linked(page, "t=13").await?;
        page.press("button", "First step").await?;
        page.keys(&Key::Home.to_string()).await?;
        assert_eq!(lane_values(page).await?, before);
        page.settle().await?;
        assert_eq!(page.value("drawn").await?, json!(0));
        assert!(drawn == pictures(page).await?, "the pictures are the same");
        Ok(())
    })
    .await
}

/// A move or press of the mouse at a share of the width of the first heat map.
async fn mouse(page: &Page, kind: &str, across: f64) -> Result<()> {
    let place = page
        .value("(({ left, top, width, height }) => [left, top + 0.55 * height, width])(document.querySelector('[data-units] canvas').getBoundingClientRect())")
        .await?;
    let at = |k: usize| place[k].as_f64().unwrap_or_default();
    let press = kind == "mousePressed" || kind == "mouseReleased";
    let event = json!({ "type": kind, "x": at(0) + across * at(2), "y": at(1), "clickCount": u8::from(press),
        "button": if press { "left" } else { "none" }, "buttons": u8::from(kind == "mousePressed") });
    page.devtools("Input.dispatchMouseEvent", &event).await?;
    page.settle().await
}

#[tokio::test]
async fn the_pointer_shows_a_step_and_a_press_stays_there() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        mouse(page, "mouseMoved", 0.51).await?;
        assert_eq!(cursor_place(page).await?, ["0.5"; 4]);
        assert_eq!(page.value("location.hash").await?, json!(""), "looking is no change");
        mouse(page, "mousePressed", 0.51).await?;
        mouse(page, "mouseReleased", 0.51).await?;
        linked(page, "t=21").await?;
        linked(page, "u=5").await?;
        mouse(page, "mouseMoved", -2.0).await?;
        assert_eq!(step(page).await?, 21);
        assert_eq!(page.value("document.querySelector('#unit').selectedOptions[0].text").await?, json!("unit 5 of 8"));
        Ok(())
    })
    .await
}
