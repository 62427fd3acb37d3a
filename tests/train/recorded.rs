//! Do trainings follow those that PyTorch recorded, from the first weight on?
//!
//! `tests/reference/training/*/`: `record.json` (configuration, seeds, losses and gradient norms before each of the first
//! updates, in f64) and `init.safetensors` (the initial weights). A folder named by `GATESCOPE_TRAINING_DIR` may hold more.

use gatescope::cell::Variant;
use gatescope::math::Real;
use gatescope::task::{self, Score, Sequence};
use gatescope::train::{Clip, Optimiser, Progress, Rule, Settings, Start, Trainer};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn of_config(record: &Value) -> Settings {
    let config = &record["config"];
    let size = |key: &str| config[key].as_u64().unwrap_or_else(|| panic!("config.{key}")) as usize;
    let number = |key: &str| config[key].as_f64().unwrap_or_else(|| panic!("config.{key}"));
    let seed = |key: &str| record["seeds"][key].as_u64().unwrap();
    let (cell, start) = match record["model"].as_str().unwrap().split_once('_') {
        None => (record["model"].as_str().unwrap(), Start::Uniform),
        Some(("rnn", "tanh")) => ("rnn", Start::Uniform),
        Some((cell, "chrono")) => (cell, Start::Chrono),
        Some((cell, bias)) => (cell, Start::KeepBias(bias.trim_start_matches("fb").parse().unwrap())),
    };
    let variant = Variant::parse(if cell == "rnn" { "elman" } else { cell }).unwrap();
    let sequence = Sequence::example(task::find(record["task"].as_str().unwrap()).unwrap());
    assert_eq!(config["weight_decay"].as_f64().unwrap_or(0.0), 0.0, "weight decay is not built");
    let rule = match config["optimizer"].as_str().unwrap().to_lowercase().as_str() {
        "adam" => Rule::Adam { beta1: number("beta1"), beta2: number("beta2"), epsilon: number("eps") },
        "rmsprop" => Rule::RmsProp { decay: number("alpha"), epsilon: number("eps") },
        "sgd" => match config["momentum"].as_f64() {
            Some(momentum) if momentum != 0.0 => Rule::Momentum { momentum },
            _ => Rule::Sgd,
        },
        other => panic!("unknown optimiser {other}"),
    };
    Settings {
        hidden: size("H"),
        steps: size("T"),
        batch: size("batch"),
        optimiser: Optimiser { rule, learning_rate: number("lr") },
        clip: config["gradient_clipping"].as_f64().map_or(Clip::Off, Clip::Norm),
        start,
        weights_seed: seed("init"),
        data_seed: seed("data"),
        ..Settings::new(variant, sequence)
    }
}

/// The tensors of a safetensors file in f32, by name.
fn tensors(file: &Path) -> Vec<(String, Vec<f32>)> {
    let bytes = std::fs::read(file).unwrap();
    let (length, rest) = bytes.split_first_chunk::<8>().unwrap();
    let (header, data) = rest.split_at(u64::from_le_bytes(*length) as usize);
    let header: Value = serde_json::from_slice(header).unwrap();
    let read = |(name, tensor): (&String, &Value)| {
        assert_eq!(tensor["dtype"], "F32");
        let end = |k: usize| tensor["data_offsets"][k].as_u64().unwrap() as usize;
        let numbers = data[end(0)..end(1)].as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b));
        (name.clone(), numbers.collect())
    };
    header.as_object().unwrap().iter().filter(|(name, _)| *name != "__metadata__").map(read).collect()
}

fn losses_and_norms<F: Real>(settings: &Settings, updates: usize) -> (Vec<f64>, Vec<f64>) {
    let mut trainer = Trainer::<F>::new(settings.clone()).unwrap();
    let report = |_| match trainer.update().unwrap() {
        Progress::Updated(report) => (report.loss, report.norm),
        Progress::Stopped(stop) => panic!("{stop}"),
    };
    (0..updates).map(report).unzip()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
}

fn worst(got: &[f64], want: &[f64]) -> f64 {
    got.iter().zip(want).map(|(g, w)| (g / w - 1.0).abs()).fold(0.0, f64::max)
}

fn assert_follows(folder: &Path) {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(folder.join("record.json")).unwrap();
    let record: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(record["schema"], "rnn-trained/1", "{name}");
    let settings = of_config(&record);
    assert_eq!(settings.score == Score::SquaredError, record["config"]["O"] == 1, "{name}");
    assert_starts_with(&settings, &folder.join("init.safetensors"), &name);
    let want = &record["first_steps_f64"];
    let (want_losses, want_norms) = (numbers(&want["loss"]), numbers(&want["grad_norm"]));
    assert!(want_losses.len() >= 5, "{name}");
    let (losses, norms) = losses_and_norms::<f64>(&settings, want_losses.len());
    let (loss, norm) = (worst(&losses, &want_losses), worst(&norms, &want_norms));
    let (short, _) = losses_and_norms::<f32>(&settings, 10);
    let f32_loss = worst(&short, &want_losses);
    println!("{name}: loss {loss:.1e}, gradient norm {norm:.1e}, f32 loss over 10 updates {f32_loss:.1e} (relative)");
    assert!(loss < 1e-9 && norm < 1e-9, "{name}: loss off by {loss}, norm by {norm}");
    assert!(f32_loss < 1e-4, "{name}: f32 loss off by {f32_loss}");
}

fn assert_starts_with(settings: &Settings, file: &Path, name: &str) {
    let trainer = Trainer::<f32>::new(settings.clone()).unwrap();
    let (params, head) = (trainer.network().params(), trainer.network().head());
    let mut all: Vec<(String, Vec<f32>)> =
        params.iter().map(|(tensor, data)| (format!("rnn.{}_l0", tensor.name()), data.to_vec())).collect();
    all.extend([("head.weight".to_owned(), head.weight.clone()), ("head.bias".to_owned(), head.bias.clone())]);
    all.sort_by(|a, b| a.0.cmp(&b.0));
    let mut want = tensors(file);
    want.sort_by(|a, b| a.0.cmp(&b.0));
    let bits = |tensors: &[(String, Vec<f32>)]| -> Vec<(String, Vec<u32>)> {
        tensors.iter().map(|(n, data)| (n.clone(), data.iter().map(|v| v.to_bits()).collect())).collect()
    };
    assert!(bits(&all) == bits(&want), "{name}: the initial weights differ");
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root).unwrap_or_else(|e| panic!("{}: {e}", root.display()));
    let mut folders: Vec<PathBuf> =
        entries.map(|e| e.unwrap().path()).filter(|p| p.join("record.json").is_file()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "no training in {}", root.display());
    folders
}

#[test]
fn trainings_follow_the_recorded_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/training");
    folders(&root).iter().for_each(|folder| assert_follows(folder));
}

#[test]
fn trainings_follow_those_of_the_given_folder() {
    if let Some(root) = std::env::var_os("GATESCOPE_TRAINING_DIR") {
        folders(Path::new(&root)).iter().for_each(|folder| assert_follows(folder));
    }
}
