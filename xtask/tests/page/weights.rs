//! Do weights of other frameworks come onto the page, and does nothing change before they are used?

use anyhow::Result;
use serde_json::{Value, json};
use xtask::browser::{Look, Page, with_page};
use xtask::paths;

const PAGE: &str = "/#lab=weights&task=adding&T=20";
const SHEET: &str = "document.querySelector('dialog').innerText";
const HEADS: &str = "[...document.querySelectorAll('.cell-head')].map((it) => it.innerText)";

/// Chooses one of the files that the tests have, as a person does.
async fn give(page: &Page, folder: &str, name: &str) -> Result<()> {
    let bytes = std::fs::read(paths::root().join("tests/reference").join(folder).join(name))?;
    let choose = "const input = document.querySelector('dialog input[type=file]'), data = new DataTransfer();
        data.items.add(new File([new Uint8Array(arguments[0])], arguments[1]));
        input.files = data.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(choose, vec![json!(bytes), Value::from(name)]).await.map(drop)
}

#[tokio::test]
async fn a_file_is_looked_at_first_and_then_used() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open(PAGE).await?;
        let before = page.value("location.hash").await?;
        give(page, "weights", "torch_gru_net.safetensors").await?;
        page.wait(&format!("{SHEET}.includes('rnn.weight_hh_l0[6:12, 0:6]')")).await?;
        page.wait(&format!("{SHEET}.includes('as PyTorch writes it: GRU, I = 2, H = 6')")).await?;
        assert_eq!(page.value("location.hash").await?, before, "looking changes nothing");
        page.press("button", "Use in column 1 (LSTM)").await?;
        page.wait(&format!("{HEADS}[0].includes('torch_gru_net.safetensors')")).await?;
        page.wait(&format!("{HEADS}[0].includes('GRU') && {HEADS}[0].includes('180 parameters')")).await?;
        page.press("button", "Back to drawn weights").await?;
        page.wait(&format!("!{HEADS}[0].includes('safetensors')")).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_leaves_something_open_is_asked_and_what_does_not_fit_is_said() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open(PAGE).await?;
        give(page, "weights", "keras_gru_dense.npz").await?;
        page.wait(&format!("{SHEET}.includes('as Keras writes it')")).await?;
        let read = "[...document.querySelectorAll('dialog .training-menu')].map((it) => it.innerText)";
        assert!(!page.texts(read).await?.is_empty());
        give(page, "weights", "torch_lstm.safetensors").await?;
        page.wait(&format!("{SHEET}.includes('reads 3 numbers at each step, the sequence has 2')")).await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_refused_is_named_and_changes_nothing() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open(PAGE).await?;
        let heads = page.texts(HEADS).await?;
        let alert = "document.querySelector('dialog .weights-refused')?.innerText ?? ''";
        for (name, told) in [
            ("pickled_object.npz", "pickle"),
            ("truncated_data.safetensors", "byte"),
            ("overlapping_offsets.safetensors", "byte"),
            ("int64_weights.safetensors", "weights are f64"),
            ("header_len_2pow63.safetensors", "at most"),
        ] {
            give(page, "hostile", name).await?;
            page.wait(&format!("({alert}).includes('{told}')")).await?;
        }
        give(page, "weights", "keras_lstm.weights.h5").await?;
        page.wait(&format!("({alert}).includes('import')")).await?;
        assert_eq!(page.texts(HEADS).await?, heads);
        Ok(())
    })
    .await
}
