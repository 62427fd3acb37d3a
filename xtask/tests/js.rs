//! Does the module for JavaScript do in a browser what it promises?
//!
//! Run by `cargo xtask test js`, which builds and serves it and starts the browser's driver.

#[path = "js/builds.rs"]
mod builds;
#[path = "js/training.rs"]
mod training;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use xtask::browser::{Look, Page, with_page};
use xtask::paths;

/// Defines `check(case)` and `refused(act)` in the page.
const CHECK: &str = include_str!("js/check.js");

async fn open(page: &Page) -> Result<()> {
    page.visit("/").await?;
    page.wait("document.querySelectorAll('#rows tr').length === 2").await?;
    page.client().execute_async(CHECK, vec![]).await.map(drop).context("the module cannot be imported")
}

#[tokio::test]
async fn the_example_shows_what_vanishes() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open(page).await?;
        let cells = page.texts("[...document.querySelectorAll('#rows td')].map((it) => it.textContent)").await?;
        let numbers: Vec<f64> = cells.iter().filter_map(|text| text.parse().ok()).collect();
        let [last, _, lstm, other, _, rnn] = numbers.as_slice() else { panic!("{cells:?}") };
        assert!((last - 1.0).abs() < 1e-9 && (other - 1.0).abs() < 1e-9, "{cells:?}");
        assert!(*lstm > 1e-3 && *rnn < 1e-6, "{cells:?}");
        Ok(())
    })
    .await
}

/// Every case in PyTorch's own layout, in both formats.
#[tokio::test]
async fn the_reference_cases_come_out() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open(page).await?;
        let mut ran = 0;
        for entry in fs::read_dir(paths::root().join("tests/reference"))? {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if !name.contains("_pt_") || path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let case: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
            for precision in ["f64", "f32"] {
                let found = page.run("return check(arguments[0], arguments[1])", vec![case.clone(), json!(precision)]);
                let worst: Vec<(String, Option<f64>)> = serde_json::from_value(found.await?)?;
                let tolerance = case["tolerance"][precision].clone();
                for (tensor, error) in worst {
                    let kind = if tensor.starts_with('∂') { "grad" } else { "forward" };
                    if let Some(most) = tolerance[kind].as_f64() {
                        assert!(error.is_some_and(|error| error <= most), "{name}, {precision}, {tensor}: {error:?}");
                        ran += 1;
                    }
                }
            }
        }
        assert!(ran > 200, "{ran} tensors were compared");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_wrong_is_named() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open(page).await?;
        for (act, says) in [
            ("new Cell('lsmt', { inputSize: 1, hiddenSize: 2 })", "there is no cell \"lsmt\"; there are lstm, gru"),
            ("new Cell('lstm', { inputSize: 1 })", "hiddenSize must be a whole number from 1 on"),
            ("new Cell('lstm', { inputSize: 1, hiddenSize: 2.5 })", "hiddenSize must be a whole number"),
            ("new Cell('lstm', { inputSize: 1, hidden_size: 2 })", "no member hidden_size"),
            ("new Cell('lstm', { inputSize: 1, hiddenSize: 2, init: 'zero' })", "it may be \"uniform\""),
            ("new Cell('lstm', { inputSize: 1, hiddenSize: 1e9 })", "H is 1000000000; it must lie in"),
            ("new Cell('lstm', { inputSize: 1, hiddenSize: 1e5 })", "H·max(I, H) over all nodes"),
            ("new Cell('rnn', { inputSize: 1, hiddenSize: 2, weights: { weight_ih: [1, 2] } })", "weights.weight_hh is missing"),
            (
                "new Cell('rnn', { inputSize: 1, hiddenSize: 2, weights: { weight_ih: [1], weight_hh: [1, 2, 3, 4] } })",
                "weights.weight_ih has 1 numbers where 2 are needed",
            ),
            ("cell().forward([1, 2, 'x'])", "inputs[2] is not a number"),
            ("cell().forward('x')", "inputs must be a Float64Array"),
            ("cell().forward([])", "no whole number of steps of 2"),
            ("cell().forward([1, 2, 3])", "no whole number of steps of 2"),
            ("cell().forward([1, 2], { h: [1, 2, 3] })", "no member h; it may have h0, c0"),
            ("cell().forward([1, 2], { h0: [1] })", "h0 has 1 numbers where 3 are needed"),
            ("cell().forward([1, 2]).node('z')", "there is no node \"z\"; there are "),
            ("cell().forward([1, 2]).backward({})", "at least one of hidden, cell, last"),
            ("cell().forward([1, 2]).backward({ last: [1] })", "last has 1 numbers where 3 are needed"),
        ] {
            let told = page.run(&format!("return refused(() => {act})"), vec![]).await?;
            let told = told.as_str().unwrap_or_default();
            assert!(told.contains(says), "{act}: {told}");
        }
        Ok(())
    })
    .await
}

/// The page's numbers, and what else the interface has.
#[tokio::test]
async fn parameters_are_drawn_kept_and_replaced() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open(page).await?;
        let same = "const [a, b] = [cell(), cell()], [x, y] = [a.weights, b.weights];
            const wider = { ...x, bias_ih: x.bias_ih.map((v) => v + 1) };
            a.setWeights(wider);
            const kept = refused(() => a.setWeights({ ...wider, weight_hh: [1] }));
            return [String(x.weight_ih) === String(y.weight_ih), a.weights.bias_ih[0] - y.bias_ih[0], kept !== null,
                a.weights.bias_ih[0] - y.bias_ih[0], a.kind, a.inputSize, a.hiddenSize, a.nodes.map((n) => n.symbol).includes('f'),
                a.forward([1, 2, 3, 4]).steps, cell('gru').forward([1, 2]).cell === undefined,
                cell('rnn', { precision: 'f32' }).forward([1, 2]).hidden instanceof Float32Array]";
        let told = page.run(same, vec![]).await?;
        assert_eq!(told, json!([true, 1, true, 1, "lstm", 2, 3, true, 2, true, true]));
        Ok(())
    })
    .await
}
