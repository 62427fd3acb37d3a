//! How is the file written?

use super::{SCHEMA, SPECIALS};
use crate::cell::Tensor;
use crate::export::numbers::{Numbers, Piece, push};
use crate::scene::{Choice, Comparison, Scene};
use crate::task::{Channel, Sample};
use serde_json::Value;
use std::ops::Deref;

/// The file in pieces. `C` is a reference or a shared pointer.
#[derive(Clone, Debug)]
pub struct Json<C> {
    numbers: Numbers<C>,
    items: Vec<Item>,
    written: usize,
}

/// What comes next: a few words, or many numbers.
#[derive(Clone, Debug)]
enum Item {
    Text(String),
    Param { column: usize, tensor: Tensor, gradient: bool },
    Piece { column: usize, piece: Piece, gradient: bool },
}

impl<C: Deref<Target = Comparison>> Json<C> {
    /// The file of what came out of a scene, nothing written yet; a name for each column.
    pub fn new(comparison: C, scene: &Scene, names: &[String]) -> Self {
        let numbers = Numbers::new(comparison);
        let mut items = Items { numbers: &numbers, items: Vec::new() };
        items.put(format!(
            "{{\"schema\":\"{SCHEMA}\",\"link\":{},\"columns\":[",
            quoted(&format!("#{}", scene.to_hash()))
        ));
        for column in 0..numbers.comparison.columns.len() {
            items.put(if column > 0 { ",\n" } else { "\n" });
            items.column(column, names.get(column).map_or("", String::as_str));
        }
        items.put(format!("\n],\"sample\":{},", sample(&numbers.comparison.sample)));
        items.put(format!("\"readout\":{},", tensor(&[numbers.comparison.readout.len()], &numbers.comparison.readout)));
        items.put(format!("\"loss\":\"{}\"}}\n", numbers.comparison.loss.id()));
        let items = items.items;
        Self { numbers, items, written: 0 }
    }

    /// Pieces written, and pieces in all.
    pub fn progress(&self) -> (usize, usize) {
        (self.written, self.items.len())
    }
}

impl<C: Deref<Target = Comparison>> Iterator for Json<C> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let item = self.items.get(self.written)?;
        self.written += 1;
        let mut out = String::new();
        match *item {
            Item::Text(ref text) => out.push_str(text),
            Item::Param { column, tensor, gradient } => {
                let run = self.numbers.run(column);
                let params = if gradient { run.gradients.params() } else { &run.params };
                list(&mut out, params.tensor(tensor).iter().copied());
            }
            Item::Piece { column, piece, gradient } => list(&mut out, self.numbers.all(column, piece, gradient)),
        }
        Some(out)
    }
}

/// The items while they are listed.
struct Items<'a, C> {
    numbers: &'a Numbers<C>,
    items: Vec<Item>,
}

impl<C: Deref<Target = Comparison>> Items<'_, C> {
    /// Words join those before.
    fn put(&mut self, text: impl AsRef<str>) {
        match self.items.last_mut() {
            Some(Item::Text(before)) => before.push_str(text.as_ref()),
            _ => self.items.push(Item::Text(text.as_ref().to_owned())),
        }
    }

    fn column(&mut self, column: usize, name: &str) {
        let run = self.numbers.run(column);
        let mut loss = String::new();
        push(&mut loss, run.loss, SPECIALS);
        self.put(format!("{{\"cell\":\"{}\",\"name\":{},\"loss\":{loss}", run.column, quoted(name)));
        if let Some(given) = &run.column.given {
            self.put(format!(",\"given\":{}", tensor(&[given.numbers().len()], given.numbers())));
        }
        self.params(column, "params", false);
        self.params(column, "param_gradients", true);
        self.pieces(column, |piece| matches!(piece, Piece::Input), "input");
        self.pieces(column, |piece| matches!(piece, Piece::Initial(_)), "initial");
        self.pieces(column, |piece| matches!(piece, Piece::Node(_)), "nodes");
        self.pieces(column, |piece| matches!(piece, Piece::Output), "output");
        self.put("}");
    }

    fn params(&mut self, column: usize, key: &str, gradient: bool) {
        let run = self.numbers.run(column);
        self.put(format!(",\n\"{key}\":{{"));
        for (k, tensor) in run.plan.graph().tensors().enumerate() {
            let shape = super::read::param_shape(run.plan.graph(), tensor, run.plan.dims());
            self.put(format!("{}\"{}\":{{\"shape\":{},\"data\":", comma(k), tensor.name(), sizes(&shape)));
            self.items.push(Item::Param { column, tensor, gradient });
            self.put("}");
        }
        self.put("}");
    }

    fn pieces(&mut self, column: usize, wanted: impl Fn(&Piece) -> bool, key: &str) {
        let graph = self.numbers.run(column).plan.graph();
        let pieces: Vec<Piece> = Piece::all(graph).into_iter().filter(wanted).collect();
        self.put(format!(",\n\"{key}\":"));
        if let [piece @ (Piece::Input | Piece::Output)] = pieces[..] {
            self.put("{");
            self.piece(column, piece);
            return;
        }
        self.put("{");
        for (k, &piece) in pieces.iter().enumerate() {
            self.put(format!("{}\"{}\":{{", comma(k), piece.symbol(graph)));
            if let Piece::Node(node) = piece {
                self.put(format!("\"term\":\"{}\",", graph.nodes[node].term));
            }
            self.piece(column, piece);
        }
        self.put("}");
    }

    /// Values and gradient, up to the brace that closes them.
    fn piece(&mut self, column: usize, piece: Piece) {
        let shape = sizes(&self.numbers.shape(column, piece));
        for (gradient, key) in [(false, "\"values\""), (true, ",\"gradient\"")] {
            self.put(format!("{key}:{{\"shape\":{shape},\"data\":"));
            self.items.push(Item::Piece { column, piece, gradient });
            self.put("}");
        }
        self.put("}");
    }
}

const fn comma(k: usize) -> &'static str {
    if k > 0 { ",\n" } else { "\n" }
}

/// `[1.5,2.0]`
fn list(out: &mut String, numbers: impl Iterator<Item = f64>) {
    out.push('[');
    for (k, number) in numbers.enumerate() {
        if k > 0 {
            out.push(',');
        }
        push(out, number, SPECIALS);
    }
    out.push(']');
}

fn sizes(shape: &[usize]) -> String {
    let sizes: Vec<String> = shape.iter().map(usize::to_string).collect();
    format!("[{}]", sizes.join(","))
}

fn tensor(shape: &[usize], data: &[f64]) -> String {
    let mut numbers = String::new();
    list(&mut numbers, data.iter().copied());
    format!("{{\"shape\":{},\"data\":{numbers}}}", sizes(shape))
}

/// The sequence: sizes, x, what is wanted (null where nothing is), what enters in symbols, what the rows hold.
fn sample(sample: &Sample) -> String {
    let wanted = |target: &Option<f64>| {
        let mut text = String::new();
        target.map_or_else(
            || "null".to_owned(),
            |y| {
                push(&mut text, y, SPECIALS);
                text
            },
        )
    };
    let targets: Vec<String> = sample.targets.iter().map(wanted).collect();
    let labels: Vec<String> = sample.labels.iter().map(|label| quoted(label)).collect();
    let channels: Vec<String> = sample.channels.iter().map(|channel| quoted(channel_name(channel))).collect();
    format!(
        "{{\"steps\":{},\"inputs\":{},\"targets\":[{}],\"labels\":[{}],\"channels\":[{}]}}",
        sample.steps,
        tensor(&[sample.steps, sample.input], &sample.inputs),
        targets.join(","),
        labels.join(","),
        channels.join(",")
    )
}

/// A symbol, or the key of a quantity.
fn channel_name(channel: &Channel) -> &str {
    match channel {
        Channel::Symbol(symbol) => symbol,
        Channel::Term(term) => term,
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
