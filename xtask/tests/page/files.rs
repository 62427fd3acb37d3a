//! Do pictures and numbers leave the page whole, and does a file come back?

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xtask::browser::{Look, Page, with_page};

/// Keeps what a person would get as a file: its name, its kind and its bytes as characters.
const KEEP: &str = "globalThis.kept = [];
    const known = new Map(), make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { const url = make(blob); known.set(url, blob); return url; };
    HTMLAnchorElement.prototype.click = function () {
        const reader = new FileReader(), name = this.download;
        reader.onload = () => kept.push([name, reader.result]);
        reader.readAsBinaryString(known.get(this.href));
    };";

/// Presses a button and gives the file that comes of it.
async fn saved(page: &Page, button: &str) -> Result<(String, Vec<u8>)> {
    page.run("kept.length = 0", vec![]).await?;
    page.press("button", button).await?;
    page.wait("kept.length === 1").await?;
    let kept: (String, String) = serde_json::from_value(page.value("kept[0]").await?)?;
    Ok((kept.0, kept.1.chars().map(|c| c as u8).collect()))
}

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

fn big_endian(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[tokio::test]
async fn pictures_have_their_title_and_their_link() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load(KEEP).await?;
        page.open("/#T=12&lab=export").await?;
        let (name, png) = saved(page, "How much of the gradient reaches each step?: save as PNG").await?;
        assert_eq!(name, "gatescope-How-much-of-the-gradient-reaches-each-step.png");
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n") && big_endian(&png, 16) == Some(1920), "{:?}", &png[..32]);
        for text in ["iTXtTitle\0", "iTXtDescription\0", "iTXtSource\0", "T=12"] {
            assert!(has(&png, text), "{text}");
        }
        let (name, svg) = saved(page, "LSTM: ∂L/∂fₜ, forget gate: save as SVG").await?;
        let svg = String::from_utf8(svg)?;
        assert_eq!(name, "gatescope-LSTM-L-fₜ-forget-gate.svg");
        assert!(svg.contains("<title>LSTM: ∂L/∂fₜ, forget gate</title>") && svg.contains("#v=1&amp;T=12"), "{svg}");
        let (_, svg) = saved(page, "GRU: y, output: save as SVG").await?;
        assert!(String::from_utf8(svg)?.contains("<title>GRU: y, output</title>"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn charts_of_the_laboratory_are_saved_beside_their_titles() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load(KEEP).await?;
        page.open("/#T=12&lab=map").await?;
        let (name, svg) = saved(page, "LSTM: save as SVG").await?;
        assert_eq!(name, "gatescope-LSTM-Lₛ-hₜ.svg");
        assert!(String::from_utf8(svg)?.contains("lab=map"));
        let (_, png) = saved(page, "LSTM: save as PNG").await?;
        assert!(png.starts_with(b"\x89PNG") && has(&png, "lab=map"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_number_leaves_and_comes_back() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.before_load(KEEP).await?;
        page.open("/#T=12&H=3&lab=export").await?;
        let (name, csv) = saved(page, "CSV").await?;
        let csv = String::from_utf8(csv)?;
        assert_eq!(name, "gatescope.csv");
        let head = csv.lines().next().context("no line")?;
        assert_eq!(head, "column,cell,t,node,unit,value,gradient");
        assert!(csv.lines().all(|line| line.split(',').count() == 7), "{head}");
        let (_, file) = saved(page, "JSON").await?;
        let file = String::from_utf8(file)?;
        page.open("/#T=20&H=5&lab=export").await?;
        give(page, &file.replacen("0.", "1.", 1)).await?;
        page.wait("document.querySelector('dialog').innerText.includes('The file was refused')").await?;
        assert_eq!(page.value("/T=20&H=5/.test(location.hash)").await?, json!(true), "the scene stays");
        give(page, &file).await?;
        page.wait("/T=12&H=3/.test(location.hash)").await?;
        Ok(())
    })
    .await
}

/// Chooses a file with this content, as a person does.
async fn give(page: &Page, text: &str) -> Result<()> {
    let choose = "const input = document.querySelector('input[type=file]'), data = new DataTransfer();
        data.items.add(new File([arguments[0]], 'scene.json', { type: 'application/json' }));
        input.files = data.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(choose, vec![Value::from(text)]).await.map(drop)
}
