//! How is the same model said in Python?
//!
//! A program that builds the layers, sets every weight and runs the inputs; its last line shows what the page shows.

use super::super::model::{Layer, Model};
use super::npz::weights;
use super::safetensors::state_dict;
use super::{ExportError, refuse_reversed};
use crate::cell::Family;
use crate::weights::Stored;

/// PyTorch in f64. `x` is `[T][I]`.
///
/// # Errors
/// [`ExportError`] where PyTorch has no such cell or layer, or layers of different sizes.
pub fn pytorch(model: &Model, x: &[f64]) -> Result<String, ExportError> {
    let dict = state_dict(model)?;
    let (first, layers) = (model.layers.first(), model.layers.len());
    let (input, hidden) = first.map_or((0, 0), |layer| (layer.input(), layer.hidden()));
    let both = if first.is_some_and(Layer::is_bidirectional) { "True" } else { "False" };
    let mut code = String::from("import torch\n\ntorch.set_default_dtype(torch.float64)\n");
    code += &format!(
        "rnn = torch.nn.{}({input}, {hidden}, num_layers={layers}, bidirectional={both})\n",
        ["LSTM", "GRU", "RNN"][class(model.variant.kind.family)]
    );
    let of = |prefix: &str| -> String {
        let mine = dict.iter().filter(|tensor| model.head.is_none() || tensor.name.starts_with(prefix));
        let line = |t: &Stored<f64>| {
            let name = t.name.strip_prefix(prefix).unwrap_or(&t.name);
            format!("    \"{name}\": torch.tensor({}).reshape({:?}),\n", list(&t.data), t.shape)
        };
        mine.map(line).collect()
    };
    code += &format!("rnn.load_state_dict({{\n{}}})\n", of("rnn."));
    code += &format!("x = torch.tensor({}).reshape(-1, {input})\nh, state = rnn(x)\n", list(x));
    match &model.head {
        None => code += "print(h)\n",
        Some(head) => {
            let width = head.weight.len() / head.outputs.max(1);
            code += &format!("fc = torch.nn.Linear({width}, {})\n", head.outputs);
            code += &format!("fc.load_state_dict({{\n{}}})\nprint(fc(h))\n", of("fc."));
        }
    }
    Ok(code)
}

/// Keras in f64. `x` is `[T][I]`.
///
/// # Errors
/// [`ExportError`] where Keras has no such cell or layer.
pub fn keras(model: &Model, x: &[f64]) -> Result<String, ExportError> {
    refuse_reversed(model, "Keras")?;
    let weights = weights(model)?;
    let input = model.layers.first().map_or(0, Layer::input);
    let mut code = String::from("import keras\nimport numpy as np\n\nkeras.backend.set_floatx(\"float64\")\n");
    code += &format!("model = keras.Sequential([\n    keras.Input((None, {input})),\n");
    let class = ["LSTM", "GRU", "SimpleRNN"][class(model.variant.kind.family)];
    let reset = if model.variant.has("reset-before") { ", reset_after=False" } else { "" };
    for layer in &model.layers {
        let one = format!("keras.layers.{class}({}, return_sequences=True{reset})", layer.hidden());
        let both = format!("keras.layers.Bidirectional({one})");
        code += &format!("    {},\n", if layer.is_bidirectional() { both } else { one });
    }
    if let Some(head) = &model.head {
        code += &format!("    keras.layers.Dense({}),\n", head.outputs);
    }
    code += "])\nmodel.set_weights([\n";
    let line = |t: &Stored<f64>| format!("    np.array({}).reshape({:?}),\n", list(&t.data), t.shape);
    code += &weights.iter().map(line).collect::<String>();
    code += &format!("])\nx = np.array({}).reshape(1, -1, {input})\nprint(model.predict(x)[0])\n", list(x));
    Ok(code)
}

/// The place of a family's class in a framework's list.
const fn class(family: Family) -> usize {
    match family {
        Family::Lstm => 0,
        Family::Gru => 1,
        Family::Rnn => 2,
    }
}

/// `[0.5, float("nan")]`
fn list(numbers: &[f64]) -> String {
    let number = |&v: &f64| match v {
        f64::INFINITY => "float(\"inf\")".to_owned(),
        f64::NEG_INFINITY => "-float(\"inf\")".to_owned(),
        v if v.is_nan() => "float(\"nan\")".to_owned(),
        v => zmij::Buffer::new().format_finite(v).to_owned(),
    };
    format!("[{}]", numbers.iter().map(number).collect::<Vec<_>>().join(", "))
}
