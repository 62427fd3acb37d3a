//! Do files of weights give the cells that their frameworks run, and are broken ones refused by name?
//!
//! Files and what they have to give: `tests/reference/weights/`, `tests/reference/hostile/` and, when set, the folder named by
//! `GATESCOPE_WEIGHTS_DIR` (itself, and its folders `weights` and `hostile`). `-- --nocapture` prints how much was compared.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "weights/broken.rs"]
mod broken;
#[path = "weights/expected.rs"]
mod expected;
#[path = "weights/hostile.rs"]
mod hostile;
#[path = "weights/models.rs"]
mod models;
#[path = "weights/packed.rs"]
mod packed;
#[path = "weights/round_trip.rs"]
mod round_trip;

use gatescope::cell::Variant;
use gatescope::weights::files::{File, Mapping, Model, Network, read};
use gatescope::weights::{Convention, Form, Stored};
use std::path::{Path, PathBuf};

/// This repository's folder of that name, and those of the folder that is given.
fn folders(name: &str) -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference").join(name);
    let given = std::env::var_os("GATESCOPE_WEIGHTS_DIR").map(PathBuf::from);
    let given = given.into_iter().flat_map(|folder| [folder.join(name), folder]);
    std::iter::once(own).chain(given).collect()
}

fn mapping(file: &File<'_>) -> Mapping {
    Mapping::new(file).unwrap()
}

/// The first network of a file with the likeliest answers.
fn likeliest(bytes: &[u8]) -> (Network, Model) {
    let file = read(bytes).unwrap();
    let network = mapping(&file).networks.swap_remove(0);
    let model = network.apply(&file, &network.likeliest()).unwrap();
    (network, model)
}

/// The cell's name in the reference files.
fn cell_of(variant: &Variant) -> &'static str {
    match variant.kind.id {
        "lstm" | "lstm_peephole" => "lstm",
        "gru" => "gru",
        "elman" => "rnn_tanh",
        other => panic!("{other}"),
    }
}

/// The model's tensors under the names of its convention, as PyTorch numbers them where it has several layers.
fn stored(network: &Network, model: &Model) -> Vec<Stored<f64>> {
    let convention = network.convention.unwrap();
    let mut all = Vec::new();
    for (k, layer) in model.layers.iter().enumerate() {
        for direction in &layer.directions {
            let form = Form::new(convention, &model.variant, true).unwrap();
            let suffix = format!("_l{k}{}", if direction.reverse { "_reverse" } else { "" });
            let form = if convention == Convention::PyTorch { form.with_suffix(&suffix) } else { form };
            all.extend(form.write(&direction.params).unwrap());
        }
    }
    all
}
