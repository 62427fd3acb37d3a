//! What does the page make of numbers and texts of one's own, whatever they are?

use super::seen::{linked, pictures};
use anyhow::Result;
use fantoccini::key::Key;
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

async fn note(page: &Page) -> Result<String> {
    page.text("#editor-note").await
}

async fn typed(page: &Page) -> Result<String> {
    Ok(page.value("document.querySelector('.editor').value").await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn what_is_no_number_is_named_and_the_picture_stays() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#task=numbers&x=1,0,-1").await?;
        let good = pictures(page).await?;
        let refused = [
            ("0.5 abc 1", "Entry 2, “abc”"),
            ("1 2 NaN", "Entry 3, “NaN”"),
            ("∞", "Entry 1, “∞”"),
            ("1 inf", "Entry 2, “inf”"),
            ("0 2e6", "Entry 2, “2e6”, is outside -1"),
            ("1e999", "Entry 1, “1e999”, is outside"),
            ("0,5 1,2", "“0,5”: the comma may"),
            (" ", "There is no number yet"),
            ("<img src=x onerror=alert(1)>", "Entry 1, “<img”"),
        ];
        for (text, told) in refused {
            page.paste("Your numbers", text).await?;
            let note = note(page).await?;
            assert!(note.replace('−', "-").contains(told), "{text}: {note}");
            assert!(note.contains("The last good picture is kept"), "{text}: {note}");
            assert_eq!(typed(page).await?, text, "what was typed stays");
            assert!(good == pictures(page).await?, "{text}");
            assert_eq!(page.value("document.querySelector('.editor').ariaInvalid").await?, json!("true"));
        }
        linked(page, "x=1,0,-1").await?;
        page.choose("Sequence", "Sine").await?;
        page.choose("Sequence", "Own numbers").await?;
        assert_eq!(typed(page).await?, "<img src=x onerror=alert(1)>", "even after another task");
        page.paste("Your numbers", "0,5; 1,5").await?;
        linked(page, "x=0.5,1.5").await
    })
    .await
}

#[tokio::test]
async fn a_flood_of_numbers_does_not_stop_the_page() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#task=numbers").await?;
        let flood = "const it = document.querySelector('.editor'), start = performance.now(); it.value = '0.5 '.repeat(5e5); \
                     it.dispatchEvent(new InputEvent('input', { bubbles: true })); return performance.now() - start";
        let taken = page.run(flood, vec![]).await?.as_f64().unwrap_or(f64::INFINITY);
        page.settle().await?;
        assert!(note(page).await?.contains("more than 500 numbers"), "{}", note(page).await?);
        assert!(taken < 3000.0, "{taken} ms");
        page.paste("Your numbers", "1 2 3").await?;
        linked(page, "x=1,2,3").await
    })
    .await
}

#[tokio::test]
async fn a_sequence_is_drawn_by_keys() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#task=numbers&x=0,0,0").await?;
        page.find("slider", "Draw the sequence").await?;
        page.run("document.querySelector('.pad').focus()", vec![]).await?;
        page.keys(&format!("{}{}{}", Key::Right, Key::PageUp, Key::Up)).await?;
        linked(page, "x=0,0.3,0").await?;
        assert_eq!(page.value("document.querySelector('.pad').ariaValueText").await?, json!("Step 2 of 3: 0.300"));
        page.keys(&format!("{}{}", Key::End, Key::Down)).await?;
        linked(page, "x=0,0.3,-0.05").await?;
        assert_eq!(typed(page).await?, "0 0.3 -0.05", "the field says what is drawn");
        page.keys(&format!("{}{}", Key::Home, Key::Delete)).await?;
        assert_eq!(page.value("document.activeElement.getAttribute('class')").await?, json!("pad"));
        assert_eq!(page.value("document.querySelector('.scrub input').value").await?, json!("1"), "the cursor stays");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_flood_of_text_is_refused_and_the_page_lives() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#task=text").await?;
        page.paste("Your text", "to be or not to be").await?;
        page.wait("location.hash.includes('text=to')").await?;
        let good = pictures(page).await?;
        let flood = "const it = document.querySelector('.editor'); it.value = 'ab'.repeat(1 << 20); \
                     it.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        page.run(flood, vec![]).await?;
        page.settle().await?;
        assert!(note(page).await?.contains("more than 500 characters"), "{}", note(page).await?);
        assert!(good == pictures(page).await?, "the last good picture");
        page.paste("Your text", "\u{202e}\u{0}\u{7}🙂é<b>&amp;").await?;
        page.settle().await?;
        assert_eq!(page.value("document.querySelectorAll('#app b').length").await?, json!(0));
        page.slide("Hidden size H", 3).await?;
        linked(page, "H=4").await
    })
    .await
}
