//! Does training from JavaScript do what the library's and PyTorch's do?

use super::open;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use xtask::browser::{Look, Page, with_page};
use xtask::paths;

/// Defines `trainer`, `own`, `train`, `otherwise` and `bits` in the page.
const TRAINING: &str = include_str!("training.js");

async fn open_training(page: &Page) -> Result<()> {
    open(page).await?;
    page.run(TRAINING, vec![]).await.map(drop)
}

/// A record's configuration as options, in f64.
fn options(record: &Value) -> Value {
    let config = &record["config"];
    let mut options = json!({
        "task": record["task"], "T": config["T"], "batch": config["batch"], "hiddenSize": config["H"],
        "optimizer": "adam", "lr": config["lr"], "beta1": config["beta1"], "beta2": config["beta2"],
        "epsilon": config["eps"], "seed": record["seeds"]["init"], "dataSeed": record["seeds"]["data"],
        "precision": "f64",
    });
    assert_eq!(config["optimizer"], "Adam");
    let model = record["model"].as_str().unwrap_or_default();
    let (cell, start) = model.split_once('_').unwrap_or((model, "uniform"));
    options["cell"] = json!(cell);
    options["init"] = json!(start);
    if let Some(norm) = config["gradient_clipping"].as_f64() {
        options["clip"] = json!({ "norm": norm });
    }
    options
}

#[tokio::test]
async fn recorded_trainings_come_out() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open_training(page).await?;
        let mut ran = 0;
        for entry in fs::read_dir(paths::root().join("tests/reference/training"))? {
            let path = entry?.path();
            let record: Value = serde_json::from_str(&fs::read_to_string(path.join("record.json"))?)?;
            let want = &record["first_steps_f64"];
            let want: [Vec<f64>; 2] =
                [serde_json::from_value(want["loss"].clone())?, serde_json::from_value(want["grad_norm"].clone())?];
            let updates = want[0].len();
            let found = page.run("return train(...arguments)", vec![options(&record), json!(updates)]).await?;
            let found: [Vec<f64>; 2] = serde_json::from_value(found).context("losses and norms")?;
            for (found, want) in found.iter().zip(&want) {
                assert!(found.len() == updates && updates >= 5, "{}", path.display());
                for (found, want) in found.iter().zip(want) {
                    assert!((found / want - 1.0).abs() < 1e-9, "{}: {found} {want}", path.display());
                }
            }
            ran += 1;
        }
        assert!(ran >= 3, "{ran} trainings were followed");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_example_learns_to_add() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open(page).await?;
        page.wait("document.getElementById('tried').textContent !== ''").await?;
        let cells = page.texts("[...document.querySelectorAll('#losses td')].map((it) => it.textContent)").await?;
        let numbers: Vec<f64> = cells.iter().filter_map(|text| text.parse().ok()).collect();
        assert_eq!(numbers.len(), 30, "{cells:?}");
        let updates: Vec<f64> = numbers.iter().step_by(3).copied().collect();
        assert!(updates.first() == Some(&20.0) && updates.last() == Some(&200.0), "{cells:?}");
        assert!(numbers.iter().all(|v| *v > 0.0), "{cells:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn own_batches_train_as_worked_out_one_by_one() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open_training(page).await?;
        for cell in ["lstm", "gru", "rnn"] {
            let found = page.run("return otherwise(arguments[0], 8)", vec![json!(cell)]).await?;
            let [loss, weights, updates]: [f64; 3] = serde_json::from_value(found)?;
            assert!(loss < 1e-12 && weights < 1e-11 && updates == 8.0, "{cell}: {loss} {weights} {updates}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_training_can_be_left_taken_up_and_looked_at() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open_training(page).await?;
        let going_on = "const a = trainer({ seed: 5, window: 5, task: 'reber_stream', T: 23 });
            a.step(7);
            const kept = a.snapshot(), first = a.step(9), end = bits(a.weights);
            a.restore(kept);
            const back = a.updates, again = a.step(9);
            const b = trainer({ seed: 5, window: 5, task: 'reber_stream', T: 23 });
            b.restore(kept);
            b.step(9);
            return [kept.update, back, String(again.losses) === String(first.losses), again.losses.length, bits(a.weights) === end,
                bits(b.weights) === end, again.update, again.loss === again.losses[8], again.stopped === undefined]";
        assert_eq!(page.run(going_on, vec![]).await?, json!([7, 7, true, 9, true, true, 16, true, true]));
        let looked_at = "const a = trainer({ precision: 'f64' });
            a.step(20);
            const cell = a.cell(), weights = a.weights, found = a.evaluate({ samples: 64, T: 30 });
            const same = trainer({ precision: 'f64', weights }), own_weights = bits(cell.weights);
            cell.forward([0.5, 1]).backward({ last: [1, 0, 0] }).norms('h');
            a.step(1);
            return [bits(weights).startsWith(own_weights.slice(0, -1)), cell.kind, bits(same.weights) === bits(weights), found.answers,
                found.loss > 0, found.accuracy <= 1, bits(cell.weights) === own_weights, weights['head.weight'].length,
                trainer().weights.weight_ih instanceof Float32Array, String(trainer().step(3).losses) === String(trainer().step(3).losses),
                String(trainer().step(3).losses) !== String(trainer({ seed: 2 }).step(3).losses)]";
        let looked_at = page.run(looked_at, vec![]).await?;
        assert_eq!(looked_at, json!([true, "lstm", true, 64, true, true, true, 3, true, true, true]));
        let ended = "const a = trainer({ optimizer: 'sgd', lr: 1000, cell: 'rnn' }), told = a.step(500), end = bits(a.weights);
            return [told.losses.length === told.update, told.stopped.update === told.update, typeof told.stopped.place,
                told.stopped.message.includes('lower the learning rate'), a.step(2).losses.length, bits(a.weights) === end]";
        assert_eq!(page.run(ended, vec![]).await?, json!([true, true, "string", true, 0, true]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_trained_is_named() -> Result<()> {
    with_page(Look::PROJECTOR, async |page| {
        open_training(page).await?;
        for (act, says) in [
            ("new Trainer()", "the options must be an object with cell"),
            ("new Trainer({ cell: 'gru', hiddenSize: 2 })", "need a task to train on, or inputSize"),
            ("trainer({ task: 'addding' })", "task is \"addding\"; it may be \"recall\""),
            ("trainer({ cell: 'lsmt' })", "there is no cell \"lsmt\""),
            ("trainer({ hidden: 3 })", "the options has no member hidden"),
            ("trainer({ inputSize: 3 })", "a training on a task with optimizer \"adam\" has no member inputSize"),
            ("trainer({ momentum: 0.9 })", "has no member momentum; it may have"),
            ("trainer({ optimizer: 'adagrad' })", "it may be \"sgd\", \"momentum\", \"rmsprop\", \"adam\""),
            ("trainer({ lr: 0 })", "lr is 0, outside"),
            ("trainer({ lr: 'fast' })", "lr must be a finite number"),
            ("trainer({ clip: {} })", "clip must have one of norm, value"),
            ("trainer({ clip: { norm: -1 } })", "clip is -1, outside"),
            ("trainer({ batch: 5000 })", "a batch of 5000 sequences is outside 1 to 1024"),
            ("trainer({ window: 13 })", "a window of 13 steps is outside 1 to 12"),
            ("trainer({ T: 1 })", "task adding: 1 steps"),
            ("trainer({ hiddenSize: 1e9 })", "choose fewer steps, units or sequences"),
            ("trainer({ loss: 'cross-entropy' })", "choose the squared error"),
            ("trainer({ loss: 'l1' })", "it may be \"squared\", \"cross-entropy\""),
            ("trainer({ text: 'abc' })", "task adding"),
            ("trainer({ task: 'text', text: 'abcabc' })", "leave T out"),
            ("trainer({ init: 'chrono', keepBias: 1 })", "give one of them"),
            ("trainer({ seed: -1 })", "seed must be a whole number"),
            ("trainer({ dataSeed: 0.5 })", "dataSeed must be a whole number"),
            ("trainer({ precision: 'f16' })", "it may be \"f64\" or \"f32\""),
            ("trainer({ weights: {} })", "weights.weight_ih is missing"),
            ("trainer({ keepBias: 1, weights: {} })", "weights and keepBias are both given"),
            (
                "trainer({ weights: { ...trainer().weights, 'head.bias': [1, 2] } })",
                "weights[\"head.bias\"] has 2 numbers",
            ),
            ("trainer().step(0)", "the number of updates must be a whole number from 1 on"),
            ("trainer().evaluate({ T: 1 })", "task adding: 1 steps"),
            ("trainer().evaluate({ sample: 1 })", "no member sample; it may have samples, T, seed"),
            ("trainer().stepOn([1, 2, 3], [1])", "no whole number of steps of 2 for each of the 1 answers"),
            ("trainer().stepOn([1, 2], [])", "for each of the 0 answers"),
            ("trainer({ task: 'recall' }).stepOn(Array(10).fill(1), [1])", "this network has"),
            ("own().step()", "has no task to draw sequences from; use stepOn"),
            ("own().evaluate()", "has no task"),
            ("own({ T: 5 })", "a training on your own batches with optimizer \"adam\" has no member T"),
            ("own({ init: 'chrono' })", "give the biases in weights instead"),
            ("own({ inputSize: 1e6, hiddenSize: 1e5 })", "H·max(I, H)"),
            ("own().stepOn([1, NaN], [1])", "; lower the learning rate or clip the gradient"),
            ("own().restore(own({ lr: 1 }).snapshot())", "of a training with other options"),
            ("own().restore(trainer().snapshot())", "of a training with other options"),
            ("own({ cell: 'gru' }).restore(own().snapshot())", "of a training with other options"),
        ] {
            let told = page.run(&format!("return refused(() => {act})"), vec![]).await?;
            let told = told.as_str().unwrap_or_default();
            assert!(told.contains(says), "{act}: {told}");
        }
        Ok(())
    })
    .await
}
