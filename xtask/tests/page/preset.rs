//! Does the page answer its question at first sight: where does the gradient get lost?

use super::seen::blank_pictures;
use anyhow::{Context, Result};
use serde_json::json;
use xtask::browser::{Look, Page, with_page};

/// The names of the pictures in a column, up to the colon that begins their facts.
async fn lanes(page: &Page, column: usize) -> Result<Vec<String>> {
    let titles = page
        .texts(&format!(
            "[...document.querySelectorAll('.column')[{column}].querySelectorAll('.lane [role=img]')]\
             .map((it) => it.getAttribute('aria-label').replace(/^(Heat map|Line chart) of /, '').split(/:| over /)[0])"
        ))
        .await?;
    Ok(titles)
}

#[tokio::test]
async fn three_cells_stand_side_by_side_with_all_their_lanes() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/").await?;
        assert_eq!(page.names("article").await?, ["LSTM", "GRU", "tanh RNN"]);
        let (input, output) = ("Input x", "Output against target");
        let lstm = ["input gate i", "forget gate f", "candidate g", "output gate o", "cell state c", "hidden state h"];
        let gradients = ["Gradient ∂L/∂h_t", "Gradient ∂L/∂c_t"];
        assert_eq!(lanes(page, 0).await?, [&[input], &lstm[..], &[output], &gradients[..]].concat());
        let gru = ["reset gate r", "update gate z", "candidate n", "hidden state h"];
        assert_eq!(lanes(page, 1).await?, [&[input], &gru[..], &[output], &gradients[..1]].concat());
        assert_eq!(lanes(page, 2).await?, [input, "hidden state h", output, gradients[0]]);
        assert_eq!(blank_pictures(page).await?, [""; 0]);
        let images = page.names("image").await?;
        for cell in ["LSTM", "GRU", "tanh RNN"] {
            let diagram = images.iter().find(|it| it.starts_with(&format!("Diagram of the {cell} cell at step 1: ")));
            assert!(diagram.is_some_and(|it| it.contains("hidden state h is ")), "{images:?}");
        }
        assert!(images.iter().any(|it| it.starts_with("Chart of the gradient norm over 40 steps")), "{images:?}");
        Ok(())
    })
    .await
}

/// The orders of magnitude in a measured sentence.
fn orders(sentence: &str) -> Result<f64> {
    let before = sentence.split(" orders of magnitude").next().context("a part before")?;
    before.rsplit(' ').next().context("a number")?.parse().with_context(|| sentence.to_owned())
}

#[tokio::test]
async fn the_plain_network_loses_more_of_the_gradient_than_the_lstm() -> Result<()> {
    with_page(Look::DESK, async |page| {
        page.open("/").await?;
        let told = page.texts("[...document.querySelectorAll('.finding')].map((it) => it.innerText)").await?;
        assert_eq!(told.len(), 3, "{told:?}");
        for sentence in &told {
            assert!(sentence.starts_with("×0.") && sentence.contains("half gone every"), "{sentence}");
        }
        let [lstm, gru, rnn] = [orders(&told[0])?, orders(&told[1])?, orders(&told[2])?];
        assert!(rnn > lstm + 3.0 && rnn > gru + 3.0, "{told:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_is_asked_of_any_other_place() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        page.open("/#T=500&H=64").await?;
        let elsewhere = page
            .texts("performance.getEntriesByType('resource').map((it) => it.name).filter((it) => !it.startsWith(location.origin + '/'))")
            .await?;
        assert_eq!(elsewhere, [""; 0]);
        assert_eq!(page.value("performance.getEntriesByType('resource').length > 4").await?, json!(true));
        assert_eq!(page.value("document.cookie").await?, json!(""));
        Ok(())
    })
    .await
}
