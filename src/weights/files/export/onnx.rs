//! How do weights become an ONNX model?
//!
//! One node LSTM, GRU or RNN for each layer; between layers the directions are laid side by side. Input `x` `[T, B, I]`,
//! output `y` `[T, B, D·H]`, or `[T, B, O]` with a readout. Opset 14, which ONNX Runtime has run since version 1.7.

use super::super::model::{Layer, Model};
use super::{DType, ExportError, encode, tensors, transposed};
use crate::weights::{Convention, Stored};

const OPSET: u64 = 14;
const IR_VERSION: u64 = 7;

/// A message that is being written.
#[derive(Default)]
struct Message(Vec<u8>);

impl Message {
    fn varint(&mut self, mut number: u64) {
        while number > 127 {
            self.0.push(number as u8 | 128);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn integer(mut self, field: u64, number: u64) -> Self {
        self.varint(field << 3);
        self.varint(number);
        self
    }

    fn bytes(mut self, field: u64, bytes: &[u8]) -> Self {
        self.varint(field << 3 | 2);
        self.varint(bytes.len() as u64);
        self.0.extend(bytes);
        self
    }

    fn message(self, field: u64, message: &Self) -> Self {
        self.bytes(field, &message.0)
    }
}

/// What the graph is made of.
#[derive(Default)]
struct Graph {
    nodes: Vec<Message>,
    tensors: Vec<Message>,
}

/// A model that ONNX Runtime runs; it has recurrent layers in f32 alone.
pub(super) fn write(model: &Model, dtype: DType) -> Result<Vec<u8>, ExportError> {
    let (mut graph, mut value) = (Graph::default(), "x".to_owned());
    for (k, (layer, cells)) in model.layers.iter().zip(tensors(model, Convention::Onnx)?).enumerate() {
        value = graph.layer(model, (k, layer), &joined(&cells), &value, dtype);
    }
    let width = model.layers.last().map_or(0, Layer::output);
    let (value, width) = match &model.head {
        None => (value, width),
        Some(head) => {
            let kernel = transposed(&head.weight, head.outputs);
            graph.tensor("readout_weight", &[width, head.outputs], &kernel, dtype);
            graph.tensor("readout_bias", &[head.outputs], &head.bias, dtype);
            graph.node("MatMul", &[&value, "readout_weight"], &["readout"], &[]);
            graph.node("Add", &["readout", "readout_bias"], &["y_readout"], &[]);
            ("y_readout".to_owned(), head.outputs)
        }
    };
    graph.node("Identity", &[&value], &["y"], &[]);
    Ok(graph.finish(model.layers.first().map_or(0, Layer::input), width, dtype).0)
}

/// The tensors of all directions, one after the other along the first axis.
fn joined(cells: &[Vec<Stored<f64>>]) -> Vec<Stored<f64>> {
    let count = cells.first().map_or(0, Vec::len);
    let join = |k: usize| {
        let parts: Vec<&Stored<f64>> = cells.iter().filter_map(|cell| cell.get(k)).collect();
        let mut shape = parts[0].shape.clone();
        shape[0] = parts.len();
        let data = parts.iter().flat_map(|part| &part.data).copied().collect();
        Stored { name: parts[0].name.clone(), shape, data }
    };
    (0..count).map(join).collect()
}

impl Graph {
    /// Adds a layer and gives the name of its output, `[T, B, D·H]`.
    fn layer(
        &mut self,
        model: &Model,
        (k, layer): (usize, &Layer),
        weights: &[Stored<f64>],
        input: &str,
        dtype: DType,
    ) -> String {
        let mut names = [input.to_owned(), String::new(), String::new(), String::new()].to_vec();
        for (place, tensor) in weights.iter().enumerate() {
            let name = format!("{}_l{k}", tensor.name);
            self.tensor(&name, &tensor.shape, &tensor.data, dtype);
            // P is the eighth input, after sequence_lens, initial_h and initial_c.
            names.resize(if place == 3 { 8 } else { names.len() }, String::new());
            names[if place == 3 { 7 } else { place + 1 }] = name;
        }
        let direction = match layer.directions.as_slice() {
            [_, _] => "bidirectional",
            [only] if only.reverse => "reverse",
            _ => "forward",
        };
        let (op, options): (&str, &[Message]) = match model.variant.kind.family {
            crate::cell::Family::Lstm => ("LSTM", &[]),
            crate::cell::Family::Gru => {
                let after = u64::from(!model.variant.has("reset-before"));
                ("GRU", &[integer("linear_before_reset", after)])
            }
            crate::cell::Family::Rnn => ("RNN", &[]),
        };
        let mut attributes = vec![integer("hidden_size", layer.hidden() as u64), text("direction", direction)];
        attributes.extend(options.iter().map(|option| Message(option.0.clone())));
        let [states, turned, output] = ["states", "turned", "h"].map(|name| format!("{name}_l{k}"));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.node(op, &names, &[&states], &attributes);
        // [T, D, B, H] to [T, B, D·H].
        self.node("Transpose", &[&states], &[&turned], &[integers("perm", &[0, 2, 1, 3])]);
        let shape = format!("shape_l{k}");
        let sizes: Vec<u8> = [0_i64, 0, -1].iter().flat_map(|size| size.to_le_bytes()).collect();
        self.tensors.push(tensor(&shape, &[3], 7, &sizes));
        self.node("Reshape", &[&turned, &shape], &[&output], &[]);
        output
    }

    fn node(&mut self, op: &str, inputs: &[&str], outputs: &[&str], attributes: &[Message]) {
        let mut node = Message::default();
        node = inputs.iter().fold(node, |node, name| node.bytes(1, name.as_bytes()));
        node = outputs.iter().fold(node, |node, name| node.bytes(2, name.as_bytes()));
        node = node.bytes(3, format!("{}_{op}", outputs.concat()).as_bytes()).bytes(4, op.as_bytes());
        self.nodes.push(attributes.iter().fold(node, |node, attribute| node.message(5, attribute)));
    }

    fn tensor(&mut self, name: &str, shape: &[usize], numbers: &[f64], dtype: DType) {
        self.tensors.push(tensor(name, shape, data_type(dtype), &encode(numbers, dtype)));
    }

    /// `ModelProto`: the graph with its input and output, and the version of the operators.
    fn finish(self, input: usize, output: usize, dtype: DType) -> Message {
        let mut graph = self.nodes.iter().fold(Message::default(), |graph, node| graph.message(1, node));
        graph = graph.bytes(2, b"gatescope");
        graph = self.tensors.iter().fold(graph, |graph, tensor| graph.message(5, tensor));
        graph = graph.message(11, &value("x", input, dtype)).message(12, &value("y", output, dtype));
        let opset = Message::default().bytes(1, b"").integer(2, OPSET);
        let model = Message::default().integer(1, IR_VERSION).bytes(2, b"gatescope");
        model.message(7, &graph).message(8, &opset)
    }
}

const fn data_type(dtype: DType) -> u64 {
    match dtype {
        DType::F64 => 11,
        DType::F32 => 1,
        DType::F16 => 10,
        DType::BF16 => 16,
    }
}

fn tensor(name: &str, shape: &[usize], data_type: u64, raw: &[u8]) -> Message {
    let dims = shape.iter().fold(Message::default(), |dims, &size| dims.integer(1, size as u64));
    dims.integer(2, data_type).bytes(8, name.as_bytes()).bytes(9, raw)
}

/// `ValueInfoProto` of `[T, B, width]`.
fn value(name: &str, width: usize, dtype: DType) -> Message {
    let free = |name: &str| Message::default().bytes(2, name.as_bytes());
    let fixed = Message::default().integer(1, width as u64);
    let shape = [free("T"), free("B"), fixed].iter().fold(Message::default(), |shape, dim| shape.message(1, dim));
    let tensor = Message::default().integer(1, data_type(dtype)).message(2, &shape);
    Message::default().bytes(1, name.as_bytes()).message(2, &Message::default().message(1, &tensor))
}

fn integer(name: &str, number: u64) -> Message {
    Message::default().bytes(1, name.as_bytes()).integer(3, number).integer(20, 2)
}

fn text(name: &str, text: &str) -> Message {
    Message::default().bytes(1, name.as_bytes()).bytes(4, text.as_bytes()).integer(20, 3)
}

fn integers(name: &str, numbers: &[u64]) -> Message {
    let named = Message::default().bytes(1, name.as_bytes());
    numbers.iter().fold(named, |message, &number| message.integer(8, number)).integer(20, 7)
}
