//! How do weights become the project's own file?

use super::super::model::Model;
use super::super::own::SCHEMA;
use super::suffix;
use crate::weights::{Form, Stored};

/// The file's text; every number is the shortest decimal that reads as the same double.
pub(super) fn write(model: &Model) -> String {
    let form = Form::canonical(&model.variant);
    let mut tensors = Vec::new();
    for (k, layer) in model.layers.iter().enumerate() {
        for direction in &layer.directions {
            let named = form.clone().with_suffix(&suffix(k, direction.reverse));
            tensors.extend(named.write_gradients(&direction.params).iter().map(tensor));
        }
    }
    if let Some(head) = &model.head {
        let (outputs, width) = (head.outputs, head.weight.len() / head.outputs.max(1));
        let stored = |name: &str, shape, data: &[f64]| Stored { name: name.to_owned(), shape, data: data.to_vec() };
        tensors.push(tensor(&stored("readout.weight", vec![outputs, width], &head.weight)));
        tensors.push(tensor(&stored("readout.bias", vec![outputs], &head.bias)));
    }
    format!("{{\"schema\":\"{SCHEMA}\",\"cell\":\"{}\",\"tensors\":{{\n{}}}}}\n", model.variant, tensors.join(",\n"))
}

fn tensor(stored: &Stored<f64>) -> String {
    let numbers: Vec<String> = stored.data.iter().map(|&number| decimal(number)).collect();
    format!("\"{}\":{{\"shape\":{:?},\"data\":[{}]}}", stored.name, stored.shape, numbers.join(","))
}

fn decimal(number: f64) -> String {
    match number {
        f64::INFINITY => "\"Infinity\"".to_owned(),
        f64::NEG_INFINITY => "\"-Infinity\"".to_owned(),
        number if number.is_nan() => "\"NaN\"".to_owned(),
        number => zmij::Buffer::new().format_finite(number).to_owned(),
    }
}
