//! How does a reference case read?

use super::json::{field, object, parse, shaped, size, string, strings, tensor};
use super::stacked::{self, StackCase};
use super::{ReferenceError, Skipped};
use crate::cell::Variant;
use crate::engine::Dims;
use crate::weights::{Convention, Form, Stored};
use serde_json::Value;

/// What a file turned out to be.
#[derive(Clone, Debug)]
pub enum Read {
    /// A case of one cell.
    Case(Box<Case>),
    /// A case of several cells: layers, or two directions.
    Stack(Box<StackCase>),
    /// A case, by its name, that needs what is not built, and what that is.
    Skipped(String, Skipped),
}

/// A reference case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// The cell.
    pub variant: Variant,
    /// How its weights are stored.
    pub form: Form,
    /// The sizes; the batch is 1.
    pub dims: Dims,
    /// The gates' names in the file.
    pub gates: Vec<String>,
    /// The stored weights.
    pub params: Vec<Stored<f64>>,
    /// x, `[T][I]`.
    pub x: Vec<f64>,
    /// The initial states in the order of the graph's states.
    pub initial: Vec<Vec<f64>>,
    /// w of the readout, `[H]`.
    pub readout: Vec<f64>,
    /// Targets of the squared error, `[T][H]`.
    pub targets: Vec<f64>,
    /// What comes out in f64.
    pub expected: Value,
    /// How close is close enough, for each precision.
    pub tolerance: Value,
    /// Whether gradients vanish over many steps, so that they are also compared step by step.
    pub vanishing: bool,
    /// How the optimisers are set whose steps the file has; null where it has none.
    pub training: Value,
}

/// Reads a case.
///
/// # Errors
/// [`ReferenceError`]: what is wrong with it, and where.
pub fn read(text: &str) -> Result<Read, ReferenceError> {
    let file = parse(text)?;
    let schema = string(&file, "schema")?;
    if schema != "rnn-refcase/1" {
        return Err(ReferenceError::Schema(schema.to_owned()));
    }
    let options = field(&file, "options")?;
    if let Some(missing) = not_built(&file, options)? {
        return Ok(Read::Skipped(string(&file, "id")?.to_owned(), missing));
    }
    let both = options["bidirectional"].as_bool().unwrap_or(false);
    match options["num_layers"].as_u64().unwrap_or(1) {
        1 if !both => case(&file, options).map(|case| Read::Case(Box::new(case))),
        layers => several(&file, options, layers as usize, both),
    }
}

/// The schema does not lay down how the inputs of several cells are named and shaped: an unknown way is no mistake.
fn several(file: &Value, options: &Value, layers: usize, both: bool) -> Result<Read, ReferenceError> {
    use ReferenceError::{Convention, Missing, Shape, Unknown};
    match stacked::read(file, options, layers, both) {
        Ok(case) => Ok(Read::Stack(Box::new(case))),
        Err(error @ (Convention(_) | Missing(_) | Shape { .. } | Unknown(_))) => {
            Ok(Read::Skipped(string(file, "id")?.to_owned(), Skipped::Layout(Box::new(error))))
        }
        Err(error) => Err(error),
    }
}

/// What the case needs and the engine does not have.
fn not_built(file: &Value, options: &Value) -> Result<Option<Skipped>, ReferenceError> {
    const KNOWN: [&str; 6] = ["bias", "reset_after", "linear_before_reset", "peepholes", "num_layers", "bidirectional"];
    let cell = string(file, "cell")?;
    if !["lstm", "gru", "rnn_tanh"].contains(&cell) {
        return Ok(Some(Skipped::Cell(cell.to_owned())));
    }
    let off = |value: &Value| value.is_null() || value == false || value == 0;
    let strange = object(options)?.iter().find(|(key, value)| !KNOWN.contains(&key.as_str()) && !off(value));
    Ok(strange.map(|(key, value)| Skipped::Option { key: key.clone(), value: value.to_string() }))
}

fn case(file: &Value, options: &Value) -> Result<Case, ReferenceError> {
    let (cell, convention) = (string(file, "cell")?, string(file, "convention")?);
    let convention = Convention::find(convention).ok_or_else(|| unknown("convention", convention))?;
    let variant = variant(cell, convention, options)?;
    let dims = dims(field(file, "dims")?)?;
    let (losses, expected) = (field(file, "losses")?, field(field(file, "expected")?, "f64")?);
    let suffix = if convention == Convention::PyTorch { "_l0" } else { "" };
    Ok(Case {
        id: string(file, "id")?.to_owned(),
        form: form(file, convention, &variant, options)?.with_suffix(suffix),
        gates: strings(field(file, "gates")?)?,
        params: object(field(file, "params")?)?.iter().map(|(k, v)| tensor(k, v)).collect::<Result<_, _>>()?,
        x: shaped("x", field(file, "x")?, &[dims.steps, dims.input])?,
        initial: initial(file, &variant, dims.hidden)?,
        readout: shaped("w", field(field(losses, "readout")?, "w")?, &[dims.hidden])?,
        targets: shaped("targets", field(field(losses, "mse")?, "targets")?, &[dims.steps, dims.hidden])?,
        expected: expected.clone(),
        tolerance: field(file, "tolerance")?.clone(),
        vanishing: file.get("tags").map_or(Ok(Vec::new()), strings)?.iter().any(|tag| tag == "vanishing"),
        training: file.get("training_config").cloned().unwrap_or_default(),
        variant,
        dims,
    })
}

fn unknown(what: &'static str, name: &str) -> ReferenceError {
    ReferenceError::Name { what, name: name.to_owned() }
}

pub(super) fn variant(cell: &str, convention: Convention, options: &Value) -> Result<Variant, ReferenceError> {
    let peepholes = options["peepholes"].as_bool().unwrap_or(false);
    let reset_after = match convention {
        Convention::PyTorch => true,
        Convention::Keras => options["reset_after"].as_bool().unwrap_or(true),
        Convention::Onnx => {
            let lbr = &options["linear_before_reset"];
            lbr.as_i64().map_or(lbr.as_bool().unwrap_or(false), |n| n != 0)
        }
    };
    let id = match cell {
        "lstm" if peepholes => "lstm_peephole",
        "lstm" => "lstm",
        "gru" if reset_after => "gru",
        "gru" => "gru.reset-before",
        "rnn_tanh" => "elman",
        other => return Err(unknown("cell", other)),
    };
    Variant::parse(id).ok_or_else(|| unknown("cell", id))
}

pub(super) fn form(
    file: &Value,
    convention: Convention,
    variant: &Variant,
    options: &Value,
) -> Result<Form, ReferenceError> {
    let bias = options["bias"].as_bool().unwrap_or(true);
    let stored = strings(field(file, "stored_gate_order")?)?;
    let order: Vec<&str> = stored.iter().map(|gate| symbol(gate)).collect();
    Ok(Form::new(convention, variant, bias)?.with_gates(&order)?)
}

pub(super) fn dims(value: &Value) -> Result<Dims, ReferenceError> {
    Ok(Dims { steps: size(value, "T")?, input: size(value, "I")?, hidden: size(value, "H")?, batch: 1 })
}

fn initial(file: &Value, variant: &Variant, hidden: usize) -> Result<Vec<Vec<f64>>, ReferenceError> {
    let state = |key: &str| match &file[key] {
        Value::Null => Ok(vec![0.0; hidden]),
        value => shaped(key, value, &[hidden]),
    };
    let count = variant.graph().states.len();
    ["h0", "c0"][..count].iter().map(|key| state(key)).collect()
}

/// The node that the file's gate name means: the plain RNN's `a` is its hidden state.
pub(super) fn symbol(gate: &str) -> &str {
    if gate == "a" { "h" } else { gate }
}
