//! What is in a file of weights, and which numbers are they? Read in a worker, which hands back a JSON text or the numbers.

use crate::app::message::Packed;
use crate::weights::files::{Answer, Assignment, Ignored, Mapping, Model, Network, Warning, Why, read};
use crate::weights::{files, files::Choice};
use serde_json::{Value, json};

/// Which network of a file is meant, how it is read, and whether its numbers are wanted or only a look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ask {
    pub network: usize,
    /// The answers that were chosen; the likeliest where they are missing.
    pub choice: Option<Choice>,
    pub uses: bool,
}

impl Ask {
    /// As it travels.
    pub fn write(&self) -> String {
        let choice = self.choice.as_ref().map(|choice| json!({"answers": choice.answers, "readout": choice.readout}));
        json!({"network": self.network, "choice": choice, "uses": self.uses}).to_string()
    }

    fn read(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let number = |value: &Value| value.as_u64().map(|n| n as usize);
        let choice = value["choice"].as_object().map(|choice| Choice {
            answers: choice["answers"].as_array().into_iter().flatten().filter_map(number).collect(),
            readout: number(&choice["readout"]),
        });
        Some(Self { network: number(&value["network"])?, choice, uses: value["uses"].as_bool()? })
    }
}

/// `[[I, H, O], numbers]` with the cell's name as text, or one JSON text that describes what the file holds.
///
/// # Errors
/// A sentence that names what is wrong with the file.
pub fn answer(text: &str, bytes: &[u8]) -> Result<Packed, String> {
    let ask = Ask::read(text).ok_or("this is no question about a file")?;
    let said = |error: files::ImportError| error.to_string();
    let file = read(bytes).map_err(said)?;
    let mapping = Mapping::new(&file).map_err(said)?;
    let network = mapping.networks.get(ask.network).ok_or("there is no such network in the file")?;
    let choice = ask.choice.clone().unwrap_or_else(|| network.likeliest());
    let model = network.apply(&file, &choice).map_err(said);
    if ask.uses {
        return packed(&model?);
    }
    let rows = network.assignments(&file, &choice).map_err(said)?;
    let layers = network.layers(&choice).map_err(said)?;
    let bottom = model.as_ref().ok().and_then(|model| model.layers.first());
    let sizes = bottom.map(|layer| (layer.input(), layer.hidden()));
    let value = json!({
        "format": file.format.id(),
        "networks": mapping.networks.iter().map(|network| network.name.clone()).collect::<Vec<_>>(),
        "network": ask.network,
        "cell": model.as_ref().map_or_else(|_| network.variant.to_string(), |model| model.variant.to_string()),
        "convention": network.convention.map(|convention| convention.id()),
        "input": sizes.map(|(input, _)| input),
        "hidden": sizes.map(|(_, hidden)| hidden),
        "refused": model.err(),
        "layers": layers,
        "questions": network.questions.iter().map(|question| question.options.iter().map(option).collect()).collect::<Vec<Value>>(),
        "answers": choice.answers,
        "readouts": network.readouts.iter().map(|readout| json!([readout.names.join(", "), readout.outputs])).collect::<Vec<_>>(),
        "readout": choice.readout,
        "warnings": warnings(network),
        "rows": rows.iter().map(row).collect::<Vec<_>>(),
        "ignored": ignored(&mapping.ignored),
    });
    Ok(Packed { numbers: Vec::new(), texts: vec![value.to_string()] })
}

/// The one cell of a model with its readout.
fn packed(model: &Model) -> Result<Packed, String> {
    let [layer] = model.layers.as_slice() else { return Err("choose one layer of the stack".to_owned()) };
    let [direction] = layer.directions.as_slice() else { return Err("choose one direction".to_owned()) };
    let head = model.head.as_ref();
    let outputs = head.map_or(0, |head| head.outputs);
    let cell = direction.params.numbers();
    let rest = head.into_iter().flat_map(|head| head.weight.iter().chain(&head.bias)).copied();
    let sizes = [direction.params.input, direction.params.hidden, outputs].map(|n| n as f64).to_vec();
    Ok(Packed { numbers: vec![sizes, cell.chain(rest).collect()], texts: vec![model.variant.to_string()] })
}

/// `[key, what]`: the words' key of an answer and what stands in it.
fn option(answer: &Answer) -> Value {
    match answer {
        Answer::Convention(convention) => json!(["convention", convention.id()]),
        Answer::Gates(gates) => json!(["gates", gates.join(" ")]),
        Answer::Cell(variant) => json!(["cell", variant.to_string()]),
        Answer::Swapped(swapped) => json!([if *swapped { "second" } else { "first" }, ""]),
        Answer::BothDirections(both) => json!([if *both { "directions" } else { "layers" }, ""]),
    }
}

fn warnings(network: &Network) -> Vec<Value> {
    let told = |warning: &Warning| match warning {
        Warning::NotFinite { name, count, .. } => json!(["not-finite", name, count]),
        Warning::InitialState { name } => json!(["initial", name, 0]),
        Warning::Activation => json!(["activation", "", 0]),
    };
    network.warnings.iter().map(told).collect()
}

/// Layer and direction, gate with its tensor, where it lies in the file.
fn row(row: &Assignment) -> Value {
    let ranges: Vec<String> = row.ranges.iter().map(|range| format!("{}:{}", range.start, range.end)).collect();
    let place = format!("{}{}", row.layer + 1, if row.reverse { " ←" } else { "" });
    let shape: Vec<String> = row.shape.iter().map(usize::to_string).collect();
    json!([
        place,
        row.gate,
        row.tensor.name(),
        format!("{}[{}]", row.name, ranges.join(", ")),
        shape.join(" × "),
        row.dtype.name()
    ])
}

fn ignored(ignored: &[Ignored]) -> Vec<Value> {
    let told = |one: &Ignored| {
        let (key, reason) = match &one.why {
            Why::Unused => ("unused", String::new()),
            Why::NoTensor => ("no-tensor", String::new()),
            Why::Refused(error) => ("refused", error.to_string()),
        };
        json!([one.name, key, reason])
    };
    ignored.iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Given, Origin, Scene, run};

    fn file(name: &str) -> Vec<u8> {
        std::fs::read(format!("{}/tests/reference/weights/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    }

    #[test]
    fn a_file_is_described_and_then_used() {
        let bytes = file("torch_gru_net.safetensors");
        let look = answer(&Ask::default().write(), &bytes).unwrap();
        let value: Value = serde_json::from_str(&look.texts[0]).unwrap();
        assert_eq!((value["format"].as_str(), value["cell"].as_str()), (Some("safetensors"), Some("gru")));
        assert!(value["rows"].as_array().unwrap().len() >= 6 && !value["readouts"].as_array().unwrap().is_empty());
        let used = answer(&Ask { uses: true, ..Ask::default() }.write(), &bytes).unwrap();
        let [sizes, numbers] = used.numbers.as_slice() else { panic!("sizes and numbers") };
        let [input, hidden, outputs] = [sizes[0] as usize, sizes[1] as usize, sizes[2] as usize];
        assert_eq!(numbers.len(), 3 * hidden * (input + hidden + 2) + outputs * (hidden + 1));
        assert_eq!((value["input"].as_u64(), value["hidden"].as_u64()), (Some(input as u64), Some(hidden as u64)));
    }

    #[test]
    fn its_numbers_run_as_the_files_own_cell() {
        let bytes = file("torch_gru_net.safetensors");
        let used = answer(&Ask { uses: true, ..Ask::default() }.write(), &bytes).unwrap();
        let mut scene = Scene::from_hash("cells=gru&task=adding&T=7").0;
        scene.hidden = used.numbers[0][1] as usize;
        scene.columns[0].given = Some(Given::new(Origin::File("net".into()), used.numbers[1].clone()));
        let comparison = run(&scene).unwrap();
        let file = read(&bytes).unwrap();
        let network = &Mapping::new(&file).unwrap().networks[0];
        let model = network.apply(&file, &network.likeliest()).unwrap();
        assert_eq!(comparison.columns[0].params, model.layers[0].directions[0].params);
        assert_eq!(comparison.columns[0].variant, model.variant);
    }

    #[test]
    fn what_is_no_file_of_weights_is_refused_in_words() {
        let refused = |bytes: &[u8]| answer(&Ask::default().write(), bytes).unwrap_err();
        assert!(refused(b"").contains("empty") && refused(b"hello world").contains("begins with"));
        assert!(refused(&file("keras_lstm.weights.h5")).contains("Python"));
        assert!(answer("{}", b"").unwrap_err().contains("no question"));
        let other = Ask { network: 9, ..Ask::default() };
        assert!(answer(&other.write(), &file("torch_lstm.safetensors")).unwrap_err().contains("no such network"));
    }
}
